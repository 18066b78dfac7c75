#!/bin/sh
# SPDX-License-Identifier: MIT
# Tests the verb data: that it shows what the templates of a build see, and what it refuses.
. tests/tap.sh
. tests/words.sh

root=$PWD
mkdir "${TEST_TMP:?}/repo" && cd "$TEST_TMP" || exit 2
(
	cd repo || exit
	init
	definition agents/one.md one 'Delegates to the `two` agent.'
	definition agents/two.md two 'Text.'
	commit 'two agents'
	definition agents/one.md one 'Delegates to the `two` agent, always.'
	commit 'more of one'
)

# data ARGUMENT...: what it prints is in out and err, its exit code in $code.
data() {
	"$AGENTDOC" data "$@" -C repo >out 2>err
	code=$?
}

"$AGENTDOC" build -q -C repo -o site >log 2>&1
data --list
is 'every page of a site is listed' \
	"$code $(cut -d' ' -f1 out | grep '\.html$' | sort)" "0 $(cd site && find . -name '*.html' | sed 's|^\./||' | sort)"
cp out pages
for url in $(cut -d' ' -f1 out); do
	data --compact "$url"
	is "$url: one line that names the page" \
		"$code $(wc -l <out | tr -d ' ') $(grep -cF "{\"schema\":1,\"url\":\"$url\",\"template\":\"" out)" '0 1 1'
done
data agents/one.html
is 'for people it has a line for each member' "$code $(sed -n '1,5p' out | tr -d '\n')" \
	'0 {  "schema": 1,  "url": "agents/one.html",  "template": "definition",  "data": {'
# A template that prints a value shows the same as data does.
put mine/head_extra.mustache '<meta name="probe" content="{{title}}|{{section}}|{{site.title}}">'
"$AGENTDOC" build -q -C repo -o probed --templates mine >log 2>&1
want=$(sed -n 's/.*name="probe" content="\(.*\)">/\1/p' probed/agents/one.html)
got=$(sed -n 's/^    "\(title\|section\)": "\(.*\)",$/\2/p; s/^      "title": "\(.*\)",$/\1/p' out | head -n 3 | tr '\n' '|')
is 'templates see just that' "$got" "$want|"

# keys: TEMPLATE NAME for each name of the data of the pages of a site, those of site with its dot.
keys() {
	while read -r url template; do
		data "$url"
		awk -v template="$template" '
			/^    "/ { site = $1 == "\"site\":" }
			/^    "|^      "/ {
				if (/^      / && !site) next
				gsub(/[":]/, "", $1)
				print template, (/^      / ? "site." : "") $1
			}' out
	done
}
# The names are a contract for templates of users: what is in data.keys must not go without a new
# schema. What is new may be added to it.
keys <pages | sort -u >now
clean 'no name of the data has gone' "$(sort -u "$root/tests/cli/data.keys" | comm -23 - now)"

data agents/on.html
is 'an unknown page is told with the one that was meant' "$code $(cat out)$(grep -c "did you mean 'agents/one.html'" err)" '2 1'
data
is 'without a page it is wrong usage' "$code" 2
data --list index.html
is 'a list of one page is wrong usage, too' "$code" 2
data index.html --rev nowhere
is 'a revision that is none is told' "$code $(grep -c AD307 err)" '3 1'
is 'nothing was written' "$(cd repo && git status --porcelain)" ''
done_testing
