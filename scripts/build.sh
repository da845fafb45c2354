#!/usr/bin/env bash
# Builds the release of headway, with Swift's own libraries inside: it starts faster, and the program
# can be copied to a machine without Swift.
source "$(dirname "$0")/common.sh"
say "building headway (release)"
swift build -c release --product headway --static-swift-stdlib -Xlinker -s --quiet || fail "the build failed"
