#!/usr/bin/env bash
# The tables of docs/performance.md, from this machine: release build against peers.
# usage: bench.sh [PART [OPTION...]]; the tables go to standard output, JSON to .build/bench.
source "$(dirname "$0")/common.sh"
export PYTHONPATH=$PWD/Benchmarks
headway=$PWD/.build/release/headway
python=$PWD/.build/bench-venv/bin/python

peers() { # installs the peers once; without them their columns say so
  local wanted="networkx==3.6.1 numpy==2.4.6 ortools==9.15.6755"
  [ "$(cat .build/bench-venv/headway-installed 2>/dev/null)" = "$wanted" ] && return
  say "installing $wanted in .build/bench-venv" >&2
  if python3 -m venv .build/bench-venv &&
    "$python" -m pip install --quiet --disable-pip-version-check $wanted; then
    printf '%s' "$wanted" >.build/bench-venv/headway-installed
  else
    say "the peers could not be installed: their columns stay empty" >&2
  fi
}

bench() { # bench PART [OPTION...]
  local part=$1
  shift
  case $part in
    lint)
      scripts/build.sh >&2
      python3 -m lint.bench "$headway" "$@"
      ;;
    projects)
      scripts/build.sh >&2
      python3 -m projects.bench "$headway" "$(kedro_python 1.7.0)" "$@"
      ;;
    run)
      command -v ninja >/dev/null || say "ninja is not installed: apt-get install ninja-build" >&2
      scripts/build.sh >&2
      for shape in independent layered; do
        python3 -m runner.bench "$headway" --shape "$shape" "$@"
      done
      ;;
    trace)
      command -v strace >/dev/null || fail "strace is not installed: apt-get install strace"
      scripts/build.sh >&2
      python3 -m tracing.bench "$headway" "$@"
      ;;
    ordering)
      peers
      scripts/build.sh ordering-bench >&2
      python3 -m ordering.growth "$@"
      ;;
    quality)
      peers
      scripts/build.sh ordering-bench >&2
      python3 -m ordering.quality "$@"
      ;;
    missing)
      scripts/build.sh missing-bench >&2
      .build/release/missing-bench "$@"
      ;;
    *) fail "no such part: $part (lint, projects, run, trace, ordering, quality or missing)" ;;
  esac
}

if [ $# -gt 0 ]; then
  bench "$@"
else
  for part in lint projects run trace ordering quality missing; do bench "$part"; done
fi
