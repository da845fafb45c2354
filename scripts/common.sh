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
    0.17.*) printf 'kedro==%s' "$1" ;;
    0.18.*) printf 'kedro==%s kedro-datasets==2.0.0' "$1" ;;
    *) printf 'kedro==%s kedro-datasets[json]' "$1" ;;
  esac
}
# first_python NAME...: the first that there is; a command of that name may be a stand-in that
# starts nothing.
first_python() {
  local name
  for name in "$@"; do
    "$name" -c pass 2>/dev/null && command -v "$name" && return
  done
  return 1
}
# The Python a version can do with: 0.18 is of before Python 3.12, 0.17 of before 3.9.
kedro_base() {
  case $1 in
    0.17.*) first_python python3.8 python3.7 ;;
    0.18.*) first_python python3.11 python3.10 python3.9 python3 ;;
    *) first_python python3 ;;
  esac
}
