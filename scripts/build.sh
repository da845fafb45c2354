#!/usr/bin/env bash
# Builds the release of headway, with Swift's own libraries inside: it starts faster, and the program
# can be copied to a machine without Swift. Another product can be named.
source "$(dirname "$0")/common.sh"
product=${1:-headway}
say "building $product (release)"
swift build -c release --product "$product" --static-swift-stdlib -Xlinker -s --quiet || fail "the build failed"
