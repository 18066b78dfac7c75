#!/bin/sh
# SPDX-License-Identifier: MIT
# Tests the manual pages: mandoc finds no fault, they tell of every command, option, key, colour and
# diagnostic of the program and of no other option, and their examples run.
. tests/tap.sh
. tests/words.sh

root=$PWD
manuals=$(dirname "$AGENTDOC")/man
cd "${TEST_TMP:?}" || exit 2

for page in agentdoc.1 agentdoc.yml.5; do
	clean "$page: mandoc has no warning" "$(cd "$manuals" && mandoc -T lint -W warning "$page" 2>&1)"
	clean "$page: nothing of the template is left" "$(grep -n '{{{\|}}}' "$manuals/$page")"
	mandoc -T ascii -O width=400 "$manuals/$page" | col -bx >"$page"
	is "$page: it is shown" "$(grep -c '^NAME' "$page")" 1
done

# The part of the page that tells of one command.
told() {
	sed -n "/^   agentdoc $1\( \|\$\)/,/^   agentdoc /p" agentdoc.1 |
		awk 'NR > 1 && /^ {0,3}[a-zA-Z]/ { exit } { print }'
}

# What the usage text lists on the left: "-o, --output DIR".
usage_options() {
	"$AGENTDOC" "$1" --help | sed -n '/^options:/,$p' | grep -oE '^  (-[a-zA-Z], )?--[a-z-]+( [^ ]+)?'
}

for verb in $("$AGENTDOC" --help | sed -n 's/^  \([a-z]*\)  .*/\1/p'); do
	is "$verb: the manual has its options and no other" \
		"$(told "$verb" | grep -oE '^     (-[a-zA-Z], )?--[a-z-]+( [^ ]+)?' | sed 's/^ *//')" \
		"$(usage_options "$verb" | sed 's/^ *//')"
	is "$verb: the manual says how it is called" \
		"$(sed -n '/^SYNOPSIS/,/^DESCRIPTION/p' agentdoc.1 | grep -c "^     agentdoc $verb")" 1
done
is 'every diagnostic is listed' \
	"$(grep -oE '^ +AD[0-9]+ ' agentdoc.1 | tr -d ' ')" "$("$AGENTDOC" explain | cut -d' ' -f1)"
is 'every key is listed, with its meaning' \
	"$("$AGENTDOC" config | sed -n 's/^\([a-z_.]*\): .*/\1/p' | while read -r key; do
		grep -qE "^     $(echo "$key" | sed 's/\./\\./g')( |\$)" agentdoc.yml.5 || echo "$key"
	done)" ''
is 'every page and colour is listed' \
	"$("$AGENTDOC" config | sed -n 's/^\(Pages by name\|Colours\): //p' | tr -d '`,' | tr ' ' '\n' |
		while read -r word; do grep -qw -- "$word" agentdoc.yml.5 || echo "$word"; done)" ''

# --- the examples -------------------------------------------------------------------------------

mkdir -p path/to/repository
(
	cd path/to/repository || exit
	init
	definition agents/planner.md planner 'Delegates to the `tester` agent.'
	definition agents/tester.md tester 'Tests.'
	commit first
	git tag v1.2
	branch my-branch
	change agents/tester.md 's/Tests/Tests well/'
	commit second
) || exit 2
cd path/to/repository || exit 2
mkdir "$TEST_TMP/bin"
ln -s "$AGENTDOC" "$TEST_TMP/bin/agentdoc"
PATH=$TEST_TMP/bin:$PATH
sed -n 's/^ *\$ \(agentdoc .*\)/\1/p' "$TEST_TMP/agentdoc.1" "$TEST_TMP/agentdoc.yml.5" >"$TEST_TMP/commands"
is 'there are examples' "$(test "$(wc -l <"$TEST_TMP/commands")" -ge 4 && echo some)" some
while read -r line; do
	case $line in *path/to/repository*) folder=$TEST_TMP ;; *) folder=. ;; esac
	works "it runs: $line" sh -c "cd '$folder' && $line" </dev/null
done <"$TEST_TMP/commands"

sed -n '/^EXAMPLES/,/^SEE/p' "$TEST_TMP/agentdoc.yml.5" | sed -n 's/^     \{0,1\}//p' | sed 's/^    //' |
	grep -v -e '^EXAMPLES' -e '^SEE' >agentdoc.yml
is 'the example of a configuration is right' \
	"$("$AGENTDOC" config --check --strict 2>&1; echo "$?") $(grep -c '^title: ' agentdoc.yml)" '0 1'
cd "$root" || exit 2
done_testing
