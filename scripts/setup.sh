#!/usr/bin/env bash
# Installs what is missing: libraries by apt, Kedro in virtual environments under .build.
source "$(dirname "$0")/common.sh"

command -v swift >/dev/null || fail "swift is not installed: Headway needs Swift 6.3 (https://swift.org/install)"
command -v python3 >/dev/null || fail "python3 is not installed: apt-get install python3"

missing=()
need() { # need PACKAGE COMMAND...: PACKAGE is missing when COMMAND fails
  local package=$1
  shift
  "$@" >/dev/null 2>&1 || missing+=("$package")
}

need git command -v git
need libstdc++-12-dev test -d /usr/include/c++
need pkg-config command -v pkg-config
need libgraphviz-dev pkg-config --exists libgvc
need libsqlite3-dev pkg-config --exists sqlite3
need python3-venv python3 -c 'import ensurepip, venv'
need fontconfig command -v fc-list
need strace command -v strace

if [ ${#missing[@]} -gt 0 ]; then
  command -v apt-get >/dev/null || fail "please install: ${missing[*]}"
  root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || fail "please install as root: apt-get install ${missing[*]}"
    root=(sudo)
  fi
  say "installing by apt: ${missing[*]}"
  log=$(mktemp)
  trap 'rm -f "$log"' EXIT
  apt() { "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=120 "$@" >>"$log" 2>&1; }
  apt install -y --no-install-recommends "${missing[@]}" ||
    { apt update && apt install -y --no-install-recommends "${missing[@]}"; } ||
    fail "apt-get could not install ${missing[*]}: $(tail -n 1 "$log")"
fi

mkdir -p .build
install() { # install VERSION PYTHON
  local folder=.build/kedro-$1 wanted packages
  wanted=$(kedro_packages "$1")
  [ "$(cat "$folder/headway-installed" 2>/dev/null)" = "$wanted" ] && return
  say "installing Kedro $1 in $folder"
  rm -rf "$folder"
  "$2" -m venv "$folder" || fail "$2 -m venv $folder failed"
  read -ra packages <<<"$wanted"
  "$folder/bin/pip" install --quiet --disable-pip-version-check "${packages[@]}" ||
    fail "pip could not install Kedro $1"
  printf '%s' "$wanted" >"$folder/headway-installed"
}
for version in "${KEDRO_VERSIONS[@]}"; do install "$version" "$(kedro_base "$version")"; done
# Tested where there is a Python that is old enough.
if oldest=$(kedro_base 0.17.7); then install 0.17.7 "$oldest"; fi
