#!/usr/bin/env bash
# Builds the release of headway.
source "$(dirname "$0")/common.sh"
say "building headway (release)"
swift build -c release --product headway --quiet || fail "the build failed"
