#!/bin/sh
# kedro run --nodes clean --nodes fit
echo kedro run --nodes clean --nodes fit
kedro run --nodes "clean,fit" --env local --env local; kedro run --nodes fit
kedro run --tags 'a' \
  --tags b > log.txt 2>&1
cat <<TEXT
kedro run --nodes gone --nodes gone_too
TEXT
kedro run --to-nodes "$LAST" --nodes `pick` --from-nodes "$(first --nodes x --nodes y)"
