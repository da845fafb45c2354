# Read by the other scripts.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf '==> %s\n' "$*"; }
fail() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}

# The Kedro versions that are tested; the first is the one of the demo.
KEDRO_VERSIONS=(1.7.0 0.19.15 0.18.14)
kedro_python() { printf '%s/.build/kedro-%s/bin/python' "$PWD" "$1"; }
# What pip installs for a version: Kedro 0.18 takes no kedro-datasets of after 2.0.0.
kedro_packages() {
  case $1 in
    0.18.*) printf 'kedro==%s kedro-datasets==2.0.0' "$1" ;;
    *) printf 'kedro==%s kedro-datasets[json]' "$1" ;;
  esac
}
# The Python a version can do with: 0.18 is of before Python 3.12.
kedro_base() {
  case $1 in
    0.18.*) command -v python3.11 || command -v python3.10 || command -v python3.9 || command -v python3 ;;
    *) command -v python3 ;;
  esac
}
