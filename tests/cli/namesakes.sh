#!/bin/sh
# SPDX-License-Identifier: MIT
# Tests that a hundred definitions of one name do not make ten thousand links: a page lists some of
# its namesakes and says how many more there are.
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
done_testing
