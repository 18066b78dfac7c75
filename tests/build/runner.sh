#!/bin/sh
# SPDX-License-Identifier: MIT
# Tests tests/run on a small tree of its own: each kind of failing test is seen and counted, and
# the last line is the tally.
. tests/tap.sh

# what the run around this one was told is not for those within
unset FOLDERS TEST_VARIANT TEST_WRAPPER TEST_JOBS
seconds=20
tree="$TEST_TMP/a tree"
mkdir -p "$tree/tests/kind"
cp tests/run tests/tap.sh "$tree/tests/"
echo 'kind release beside tests/kind/*.sh' >"$tree/tests/suites"

# suite LINE...: makes the tree's only test a script of these lines, and runs it.
suite() {
	rm -rf "$tree"/tests/kind/* "$tree/build"
	{
		echo '#!/bin/sh'
		printf '%s\n' "$@"
	} >"$tree/tests/kind/one.sh"
	chmod +x "$tree/tests/kind/one.sh"
	output=$(BUILD=build TEST_SECONDS=$seconds "$tree/tests/run" 2>&1)
	code=$?
	last=$(echo "$output" | tail -n 1)
}

suite 'echo ok 1 - a' 'echo ok 2 - b' 'echo 1..2'
is 'cases that pass are counted' "$code $last" '0 2 passed, 0 failed'

suite 'echo ok 1 - a' 'echo "not ok 2 - b"' 'echo "# why"' 'echo 1..2' 'exit 1'
is 'a case that fails is counted' "$code $last" '1 1 passed, 1 failed'
is 'a case that fails is shown with what explains it' \
	"$(echo "$output" | grep -c '^    # why$')" 1
is 'and named once more at the end' "$(echo "$output" | tail -n 3)" 'what failed:
kind/one: not ok 2 - b
1 passed, 1 failed'

suite 'echo "ok 1 - a # SKIP no net"' 'echo "not ok 2 # SKIP b"' 'echo ok 3 - c' 'echo 1..3'
is 'a skipped case is neither passed nor failed' "$code $last" '0 1 passed, 0 failed, 2 skipped'

suite 'echo ok 1 - a' 'kill -SEGV $$'
is 'a crash counts as a failed case' "$code $last" '1 1 passed, 1 failed'

suite 'echo 1..3' 'echo ok 1 - a'
is 'fewer cases than planned count as a failed case' "$code $last" '1 1 passed, 1 failed'

suite 'exit 0'
is 'no case at all counts as a failed case' "$code $last" '1 0 passed, 1 failed'

suite 'echo ok 1 - a' 'echo 1..1' 'exit 3'
is 'an exit code that no case explains counts as a failed case' "$code $last" '1 1 passed, 1 failed'

seconds=1
suite 'echo ok 1 - a' 'sleep 60'
seconds=20
is 'a test that hangs counts as a failed case' "$code $last" '1 1 passed, 1 failed'

suite 'echo ok 1 - a' 'echo 1..1'
chmod -x "$tree/tests/kind/one.sh"
last=$(BUILD=build "$tree/tests/run" 2>&1 | tail -n 1)
is 'a file that cannot be run counts as a failed case' "$last" '0 passed, 1 failed'

suite 'echo ok 1 - a' 'echo 1..1'
last=$(BUILD=build "$tree/tests/run" ^kind/one 2>&1 | tail -n 1)
is 'a pattern chooses tests' "$last" '1 passed, 0 failed'
last=$(BUILD=build "$tree/tests/run" nothing 2>&1 | tail -n 1)
is 'a pattern that fits nothing runs nothing' "$last" '0 passed, 0 failed'
works 'and is no success' sh -c '! BUILD=build "$0/tests/run" nothing' "$tree"

suite '. tests/tap.sh' 'is same a a' 'is other a b' 'works false false' 'done_testing'
is 'the helpers of tap.sh print what the runner counts' "$code $last" '1 1 passed, 2 failed'

mv "$tree/tests/kind" "$tree/tests/other"
last=$(BUILD=build "$tree/tests/run" 2>&1 | tail -n 1)
is 'a suite without a file counts as a failed case' "$last" '0 passed, 1 failed'
mv "$tree/tests/other" "$tree/tests/kind"

echo 'kind release beside tests/kind/*.sh tests/kind/gone.mjs' >"$tree/tests/suites"
suite 'echo ok 1 - a' 'echo 1..1'
is 'a file that is named and not there counts as a failed case' "$code $last" '1 1 passed, 1 failed'

echo 'kind release alone tests/kind/one.sh tests/kind/one.sh' >"$tree/tests/suites"
suite 'chmod a-x tests/run' 'echo ok 1 - a' 'echo 1..1'
chmod a+x "$tree/tests/run"
is 'that a file could not be started counts as a failed case' "$code $last" '1 1 passed, 1 failed'
echo 'kind release beside tests/kind/*.sh' >"$tree/tests/suites"

# A test in C stands for a program that was built.
mkdir -p "$tree/tests/unit/base" "$tree/build/release/tests/unit/base"
echo 'unit release beside tests/unit/*/test_*.c' >"$tree/tests/suites"
: >"$tree/tests/unit/base/test_a.c"
printf '%s\n' '#!/bin/sh' 'echo ok 1 - a' 'echo 1..1' >"$tree/build/release/tests/unit/base/test_a"
chmod +x "$tree/build/release/tests/unit/base/test_a"
# tally_of FOLDERS: the last line of a run of these folders' unit tests.
tally_of() {
	BUILD=build FOLDERS=$1 "$tree/tests/run" ^unit/ 2>&1 | tail -n 1
}
is 'FOLDERS chooses unit tests, * as without it' \
	"$(tally_of ''), $(tally_of '*'), $(tally_of 'yaml base'), $(tally_of yaml)" \
	'1 passed, 0 failed, 1 passed, 0 failed, 1 passed, 0 failed, 0 passed, 0 failed'
rm -r "$tree/tests/unit"

# Two that wait for each other end only when they run at the same time.
for name in one two; do
	other=$([ $name = one ] && echo two || echo one)
	printf '%s\n' '#!/bin/sh' "touch ../at-$name" "until [ -e ../at-$other ]; do sleep 0.05; done" \
		'echo ok 1 - a' 'echo 1..1' >"$tree/tests/kind/$name.sh"
	chmod +x "$tree/tests/kind/$name.sh"
done
# last_of JOBS HOW SECONDS: the last line of a run of both.
last_of() {
	rm -f "$TEST_TMP"/at-*
	echo "kind release $2 tests/kind/*.sh" >"$tree/tests/suites"
	BUILD=build TEST_SECONDS=$3 TEST_JOBS=$1 "$tree/tests/run" 2>&1 | tail -n 1
}
is 'files run beside each other' "$(last_of 2 beside 20)" '2 passed, 0 failed'
is 'no more of them than asked for' "$(last_of 1 beside 1)" '1 passed, 1 failed'
is 'or one after the other' "$(last_of 2 alone 1)" '1 passed, 1 failed'

done_testing
