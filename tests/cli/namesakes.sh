#!/bin/sh
# SPDX-License-Identifier: MIT
# Tests that a hundred definitions of one name do not make ten thousand links: a page lists some of
# its namesakes and says how many more there are; nor does the page that compares list them all.
. tests/tap.sh
. tests/words.sh

# built N: a site of N agents that are all called "same".
built() {
	rm -rf "$TEST_TMP/in" "$TEST_TMP/site"
	mkdir "$TEST_TMP/in"
	(
		cd "$TEST_TMP/in" || exit
		for i in $(seq 10 $(($1 + 9))); do
			definition "agents/n$i.md" same "Number $i."
		done
	)
	"$AGENTDOC" build -q -C "$TEST_TMP/in" -o "$TEST_TMP/site" >"$TEST_TMP/log" 2>&1
}

# listed: how many namesakes the first page links, and what it says of the others.
listed() {
	grep -c '>compare</a>' "$TEST_TMP/site/agents/n10.html"
	sed -n 's,.*#ad-duplicates">\(.* more\)</a>.*,\1,p' "$TEST_TMP/site/agents/n10.html"
}

built 1
is 'a name of its own' "$(listed)" 0
built 2
is 'two' "$(listed)" 1
built 13
is 'as many as are shown' "$(listed)" 12
built 40
is 'many' "$(listed)" "12
27 more"

# shared N: what the page that compares says of N names with two definitions each.
shared() {
	rm -rf "$TEST_TMP/in" "$TEST_TMP/site"
	mkdir "$TEST_TMP/in"
	(
		cd "$TEST_TMP/in" || exit
		for i in $(seq 10 $(($1 + 9))); do
			definition "kit/agents/n$i.md" "n$i" One.
			definition "parts/agents/n$i.md" "n$i" Two.
		done
	)
	"$AGENTDOC" build -q -C "$TEST_TMP/in" -o "$TEST_TMP/site" >"$TEST_TMP/log" 2>&1
	grep -c '>compare</a>' "$TEST_TMP/site/compare.html"
	sed -n 's,.*href="insights.html#ad-duplicates">\([^<]*\)<.*,\1,p' "$TEST_TMP/site/compare.html"
}
is 'where two are compared, as many shared names as are shown' "$(shared 20)" 20
is 'and of more the first, with a way to all' "$(shared 21)" '20
All 21'
done_testing
