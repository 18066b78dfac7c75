# SPDX-License-Identifier: MIT
# For test scripts in sh, which source it: prints results as TAP, one line a case, which tests/run
# counts. Not for choosing what runs: that is tests/suites.
#
#	. tests/tap.sh
#	is 'two and two' "$(expr 2 + 2)" 4
#	done_testing
#
# Every case has a name; what explains a failure follows it as lines that begin with "# ".

tap_cases=0
tap_failed=0

# ok NAME: the case passed.
ok() {
	tap_cases=$((tap_cases + 1))
	printf 'ok %d - %s\n' "$tap_cases" "$1"
}

# not_ok NAME [TEXT]: the case failed, for the reason TEXT.
not_ok() {
	tap_cases=$((tap_cases + 1))
	tap_failed=$((tap_failed + 1))
	printf 'not ok %d - %s\n' "$tap_cases" "$1"
	[ -z "${2-}" ] || printf '%s\n' "$2" | sed 's/^/# /'
}

# skip NAME WHY: the case was left out.
skip() {
	tap_cases=$((tap_cases + 1))
	printf 'ok %d - %s # SKIP %s\n' "$tap_cases" "$1" "$2"
}

# is NAME GOT WANTED: the two texts are equal.
is() {
	if [ "$2" = "$3" ]; then
		ok "$1"
	else
		not_ok "$1" "got:    $2
wanted: $3"
	fi
}

# clean NAME FINDINGS: there is nothing to complain about; else each line says what.
clean() {
	if [ -z "$2" ]; then ok "$1"; else not_ok "$1" "$2"; fi
}

# works NAME COMMAND...: the command exits with 0; its output is shown when it does not.
works() {
	tap_name=$1
	shift
	if tap_output=$("$@" 2>&1); then ok "$tap_name"; else not_ok "$tap_name" "$tap_output"; fi
}

# done_testing: the last line of a script. Says how many cases ran, so that a script that ended
# early is noticed, and gives the exit code.
done_testing() {
	printf '1..%d\n' "$tap_cases"
	[ "$tap_failed" -eq 0 ]
}
