# Read by the other scripts.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf '==> %s\n' "$*"; }
fail() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}

# The Kedro versions that are tested; the first is the one of the demo.
KEDRO_VERSIONS=(1.7.0 0.19.15)
kedro_python() { printf '%s/.build/kedro-%s/bin/python' "$PWD" "$1"; }
