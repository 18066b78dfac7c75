#!/bin/sh
# SPDX-License-Identifier: MIT
# Tests what the program says of itself, and what it does with a call that makes no sense.
. tests/tap.sh

mkdir "${TEST_TMP:?}/here"

# call ARGUMENT...: what it prints is in $out and $err, its exit code in $code.
call() {
	(cd "$TEST_TMP/here" && "$AGENTDOC" "$@") >"$TEST_TMP/out" 2>"$TEST_TMP/err"
	code=$?
	out=$(cat "$TEST_TMP/out") err=$(cat "$TEST_TMP/err")
}

# has NAME TEXT PART: the part stands in the text.
has() {
	case $2 in
	*"$3"*) ok "$1" ;;
	*) not_ok "$1" "'$3' is not in: $2" ;;
	esac
}

call
is 'without a command the exit code is 2' "$code" 2
is 'without a command nothing goes to standard output' "$out" ''
has 'without a command the usage is shown' "$err" 'usage: agentdoc'

for option in --help -h help; do
	call $option
	is "$option ends well" "$code $err" '0 '
	has "$option shows the commands" "$out" build
done

call --version
is '--version ends well' "$code" 0
is '--version prints the version first, as its source has it' "$(echo "$out" | head -n 1)" \
	"agentdoc $(sed -n 's/^#define AGENTDOC_VERSION "\(.*\)"$/\1/p' src/base/version.h)"
is 'then every library that the README names, with its version' \
	"$(echo "$out" | sed 1d | tr ',' '\n' | sed -n 's/^ *\([a-z0-9-]*\) [0-9][0-9a-z.]*$/\1/p' | sort)" \
	"$(sed -n '/^| dependency/,/^$/p' README.md | sed -n 's/^| \([a-z0-9-]*\) |.*/\1/p' |
		grep -v -e dependency -e '^-*$' | sort)"

# refused NAME ARGUMENT...: wrong usage, said on standard error, with what was wrong.
refused() {
	name=$1 wrong=$2
	shift 2
	call "$@"
	is "$name: the exit code is 2" "$code $out" '2 '
	has "$name: the message names it" "$err" "$wrong"
}

refused 'an unknown command' "'bild' is not a command" bild
refused 'an unknown option' "'--outpt'" build --outpt x
refused 'an unknown short option' "'-x'" build -x
refused 'an option whose beginning is one' "'--out'" build --out x
refused 'an option without its value' '--output' build --output
refused 'a short option without its value' '-o' build -o
refused 'a flag with a value' '--strict' build --strict=yes
refused 'an address that is none' "'example.org'" build --base-url example.org
refused 'an address that would run' "'javascript:x//'" build --base-url javascript:x//
refused 'an empty address' '--base-url' build --base-url ''
refused 'a diagnostic that does not exist' "'AD999'" explain AD999
refused 'something that is no diagnostic' "'nonsense'" explain nonsense
refused 'two diagnostics' 'at most 1' explain AD101 AD102
is 'wrong usage writes nothing' "$(ls -A "$TEST_TMP/here")" ''

for verb in $("$AGENTDOC" --help | sed -n 's/^  \([a-z]*\)  .*/\1/p'); do
	call "$verb" --help
	is "$verb --help ends well" "$code $err" '0 '
	has "$verb --help shows how it is called" "$out" "usage: agentdoc $verb"
done

codes=$(sed -n 's/^X(\(AD[0-9]*\),.*/\1/p' src/base/diag_codes.def)
call explain
is 'explain lists every diagnostic' "$(echo "$out" | cut -d' ' -f1 | sort)" "$(echo "$codes" | sort)"
for one in $codes; do
	call explain "$one"
	is "explain $one: what it is, a title, a blank line, an explanation" \
		"$code $err$(echo "$out" | awk 'NR == 1 && $1 == "'"$one"'" || NR == 2 && NF > 2 || NR == 3 && !NF || NR == 4 && NF > 2' | wc -l)" '0 4'
done
call explain ad101
is 'a code may be in lower case' "$code" 0

if [ -w /dev/full ]; then
	for verb in --version --help explain 'explain AD101' 'build --help'; do
		"$AGENTDOC" $verb >/dev/full 2>"$TEST_TMP/err"
		is "$verb on a full disk is no success" "$? $(grep -c 'standard output' "$TEST_TMP/err")" '3 1'
	done
	mkdir -p "$TEST_TMP/repo"
	"$AGENTDOC" build -C "$TEST_TMP/repo" -o "$TEST_TMP/site" >/dev/full 2>"$TEST_TMP/err"
	is 'a build whose summary cannot be printed is no success' \
		"$? $(grep -c 'standard output' "$TEST_TMP/err")" '3 1'
else
	skip 'a full disk' 'there is no /dev/full'
fi
done_testing
