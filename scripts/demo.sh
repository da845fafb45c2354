#!/usr/bin/env bash
# The story on fixtures/: lint finds D, draw shows it, fix orders it, run keeps it alone.
source "$(dirname "$0")/common.sh"

headway=$PWD/.build/release/headway
demo=$PWD/.build/demo
export VIRTUAL_ENV=$PWD/.build/kedro-${KEDRO_VERSIONS[0]}
export NO_COLOR=1
rm -rf "$demo"
mkdir -p "$demo"
cp -r fixtures/waiting fixtures/waiting-kedro "$demo/"
cd "$demo"

run() { # run STATUS COMMAND...: shows and runs a command that must end with STATUS
  local wanted=$1 status=0
  shift
  printf '\n$ %s\n' "$(sed "s|$headway|headway|" <<<"$*")"
  "$@" || status=$?
  [ "$status" -eq "$wanted" ] || fail "expected exit status $wanted, got $status: $*"
}

story() { # story PROJECT MEMORY
  local project=$1 memory=$2
  say "$project: A, B and C are light and slow, D takes nearly all the memory ($memory)"
  run 1 "$headway" lint "$project" --memory "$memory"
  run 0 "$headway" draw "$project" --memory "$memory" -o "$project-before.svg"
  say "the run keeps D alone, even before anything is fixed"
  run 0 "$headway" run "$project" --memory "$memory"
  say "the fix, in a copy of the project"
  cp -r "$project" "$project-fixed"
  run 1 "$headway" fix "$project-fixed" --memory "$memory"
  run 0 "$headway" fix "$project-fixed" --memory "$memory" --apply
  run 0 "$headway" lint "$project-fixed" --memory "$memory"
  run 0 "$headway" draw "$project-fixed" --memory "$memory" -o "$project-after.svg"
}

story waiting 700MiB
story waiting-kedro 750MiB

say "the same as split runs"
run 0 "$headway" fix waiting-kedro --memory 750MiB --strategy split --emit shell

printf '\n'
say "pictures: .build/demo/waiting-before.svg, waiting-after.svg, waiting-kedro-before.svg, waiting-kedro-after.svg"
