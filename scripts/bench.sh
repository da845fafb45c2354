#!/usr/bin/env bash
# The figures of docs/performance.md, from this machine: release build against peers.
source "$(dirname "$0")/common.sh"
command -v ninja >/dev/null || fail "ninja is not installed: apt-get install ninja-build"
headway=$PWD/.build/release/headway
say "headway lint on fixtures/waiting"
python3 Benchmarks/lint/bench.py "$headway"
say "headway run against ninja"
for shape in independent layered; do
  python3 Benchmarks/runner/bench.py "$headway" --shape "$shape"
done
