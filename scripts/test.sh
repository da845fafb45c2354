#!/usr/bin/env bash
# Builds and runs every test.
source "$(dirname "$0")/common.sh"
say "building and running the tests"
swift build --build-tests --quiet || fail "the build failed"
swift test --skip-build --parallel --quiet "$@" || swift test --skip-build "$@" || fail "a test failed"
say "all tests passed"
