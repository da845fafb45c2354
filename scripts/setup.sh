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
for version in "${KEDRO_VERSIONS[@]}"; do
  folder=.build/kedro-$version
  wanted=$(kedro_packages "$version")
  [ "$(cat "$folder/headway-installed" 2>/dev/null)" = "$wanted" ] && continue
  say "installing Kedro $version in $folder"
  rm -rf "$folder"
  base=$(kedro_base "$version")
  "$base" -m venv "$folder" || fail "$base -m venv $folder failed"
  read -ra packages <<<"$wanted"
  "$folder/bin/pip" install --quiet --disable-pip-version-check "${packages[@]}" ||
    fail "pip could not install Kedro $version"
  printf '%s' "$wanted" >"$folder/headway-installed"
done
