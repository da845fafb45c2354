# make demo   installs what is missing, builds, and runs the story on fixtures/
# make test   installs what is missing, builds, and runs every check and every test
# make bench  prints the tables of docs/performance.md; bench-lint, bench-run, bench-trace,
#             bench-ordering and bench-quality print a part; bench-missing that of
#             docs/missing-dependencies.md
.PHONY: demo test setup lint release bench
.DEFAULT_GOAL := test

setup:
	@scripts/setup.sh

release: setup
	@scripts/build.sh

demo: release
	@scripts/demo.sh

lint:
	@scripts/lint.sh

test: setup lint
	@scripts/test.sh

bench: setup
	@scripts/bench.sh

bench-%: setup
	@scripts/bench.sh $*
