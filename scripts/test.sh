#!/usr/bin/env bash
# Builds and runs every test; the whole log is in .build/test.log.
source "$(dirname "$0")/common.sh"
say "testing what the benchmarks measure on"
PYTHONPATH=Benchmarks python3 -m unittest --quiet graphs.test_generators || fail "a generator failed"
say "building and running the tests"
swift build --build-tests --quiet || fail "the build failed"
log=.build/test.log
if ! swift test --skip-build "$@" >"$log" 2>&1; then
  grep -A 20 '✘' "$log" >&2 || tail -n 40 "$log" >&2
  fail "a test failed: see $log"
fi
tail -n 1 "$log"
say "all tests passed"
