#!/bin/sh
# SPDX-License-Identifier: MIT
# Tests that no page of a site grows without end: one folder with more definitions than a matrix can
# show (LIMIT_MATRIX), each of which names two others; and of more links between folders than a drawing
# can show.
. tests/tap.sh
. tests/words.sh

count=2010
mkdir "${TEST_TMP:?}/repo" && cd "$TEST_TMP" || exit 2
(
	cd repo || exit
	init
	mkdir agents
	awk -v n="$count" 'BEGIN {
		for (i = 0; i < n; i++) {
			file = sprintf("agents/worker-%04d.md", i)
			printf "---\nname: worker-%04d\ndescription: Does work %d.\n---\n\nDelegates to " \
				"`worker-%04d` and to `worker-%04d`.\n", i, i, (i + 1) % n, (i + 7) % n >file
			close(file)
		}
	}'
	commit 'many'
)
"$AGENTDOC" build -q -C repo -o site >log 2>&1
is 'a folder of many definitions builds' "$? $(cat log)" '0 '
is 'no page has 300 KB' "$(find site -name '*.html' -size +300k)" ''
is 'all numbers of the insights are in groups' \
	"$(grep -cE '>(All )?[0-9]{4,}<' site/insights.html) $(grep -c '>All 2,010<' site/insights.html)" '0 3'
is 'a matrix that tells nothing is left out, and both pages say so' \
	"$(grep -c '2,010 definitions have relations, and 4,020 cells would be marked' site/graph.html site/graph/top.html)" \
	'site/graph.html:1
site/graph/top.html:1'
is 'they lead to what has it all' \
	"$(sed -n '/cells would be marked/p' site/graph.html site/graph/top.html | grep -oE 'href="[^"]*"' | tr '\n' ' ')" \
	'href="#ad-folders" href="api/graph.json" href="#ad-relations" href="../api/graph.json" '
is 'the relations go on over pages, each stands once' \
	"$(cat site/graph/top.html site/graph/top/*.html | grep -c '^<tr><th scope="row">') $(cd site/graph/top && echo *)" \
	'4020 10.html 11.html 2.html 3.html 4.html 5.html 6.html 7.html 8.html 9.html'
is 'the pages lead on, and say where they are' \
	"$(grep -oE 'href="[^"]*" rel="(prev|next)"|<title>[^<]*' site/graph/top/2.html | tr '\n' ' ')" \
	'<title>Graph of Top folder, page 2 · Agent definitions href="../../graph/top.html" rel="prev" href="../../graph/top/3.html" rel="next" '

folders=35
mkdir ties
awk -v n="$folders" 'BEGIN {
	for (i = 0; i < n; i++) {
		folder = sprintf("ties/kit/with/a/long/path/part-%02d/agents", i)
		system("mkdir -p " folder)
		file = sprintf("%s/lead-%02d.md", folder, i)
		printf "---\nname: lead-%02d\ndescription: Leads.\n---\n\n", i >file
		for (k = 1; k <= 3; k++)
			printf "Delegates to `lead-%02d`.\n", (i + k) % n >file
		close(file)
	}
}'
"$AGENTDOC" build -q -C ties -o ties-site >log 2>&1
is 'of the links between many folders the heaviest are drawn, and it says so' \
	"$? $(grep -c 'The 60 heaviest of 105 links are drawn' ties-site/graph.html) $(grep -c 'class="edge' ties-site/graph.html)" \
	'0 1 60'
is 'a long path stands by its end in a box, and is told whole' \
	"$(grep -c '<title>kit/with/a/long/path/part-07: .*<text [^>]*>…/long/path/part-07</text>' ties-site/graph.html)" 1
is 'and beside the catalogue' \
	"$(grep -c 'title="kit/with/a/long/path/part-07"><span dir="auto">…/long/path/part-07<' ties-site/index.html)" 1
done_testing
