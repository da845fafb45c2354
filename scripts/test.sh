#!/usr/bin/env bash
# Builds and runs every test; the whole log is in .build/test.log.
source "$(dirname "$0")/common.sh"
say "testing the generators and the checks of the benchmarks"
PYTHONPATH=Benchmarks python3 -m unittest --quiet graphs.test_generators ordering.test_checks ||
  fail "a test of the benchmarks failed"
say "building and running the tests"
swift build --build-tests --quiet || fail "the build failed"
log=.build/test.log
if ! swift test --skip-build "$@" >"$log" 2>&1; then
  grep -A 20 '✘' "$log" >&2 || tail -n 40 "$log" >&2
  fail "a test failed: see $log"
fi
tail -n 1 "$log"
say "all tests passed"
