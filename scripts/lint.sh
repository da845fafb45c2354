#!/usr/bin/env bash
# Formatting of every Swift file.
source "$(dirname "$0")/common.sh"
say "checking the format"
folders=()
for folder in Sources Tests Benchmarks; do [ -d "$folder" ] && folders+=("$folder"); done
swift format lint --strict --parallel --recursive Package.swift "${folders[@]}" ||
  fail "swift format lint found something: swift format -i -r Sources Tests"
