#!/bin/sh
# SPDX-License-Identifier: MIT
# Tests tests/site/check.mjs: every kind of harm that a site can take is found, and told as what it
# is. A check that never fails is none.
. tests/tap.sh

root=$PWD
cd "${TEST_TMP:?}" || exit 2
mkdir repo
(cd repo && sh -eu -c '. "$1/tests/words.sh"; . "$1/tests/golden/kinds/repo.sh"' sh "$root") >log 2>&1 || {
	not_ok 'the repository of the golden case can be made' "$(cat log)"
	done_testing
	exit
}
base=https://site.example/x/
"$AGENTDOC" build -q -C repo -o sound --base-url "$base" >diag 2>&1
echo ada@example.com >people

settings="source=repo base=$base diag=diag people=people"
"$root/tests/site/check.mjs" sound sound $settings >log
is 'a sound site is found sound' "$(grep -v -e '^ok' -e '^#' -e '^1\.\.' log)" ''

# finds PROMISE NAME FILE SCRIPT: of a site in which sed changed a file, the check will say that the
# promise is broken. All sites are checked at once, at the end.
sites=0
: >wanted
set --
finds() {
	sites=$((sites + 1))
	printf '%s\t%s\t%s\n' "$sites" "$1" "$2" >>wanted
	cp -r sound "$sites"
	sed "$4" "sound/$3" >"$sites/$3" || not_ok "$2" "the script is wrong: $4"
	! cmp -s "sound/$3" "$sites/$3" || not_ok "$2" "the script changes nothing: $4"
}

page=agents/lead.html
finds 'no word of a definition' 'a word that is nowhere' $page 's/great//g'
finds 'no word of a body' 'a word that only the source has' $page 's/<p>Leads with great care/<p>Leads with care/'
finds 'no word of a body' 'a word of a code block' $page '/<pre tabindex/s/echo//'
finds 'no word of front matter' 'a value that only the source has' $page '/<dt>/s/core//'
finds 'every link' 'a link to no file' $page 's,href="../agents/tester.html,href="../agents/tster.html,'
finds 'every link' 'a link to no anchor' $page 's/href="#notes"/href="#nots"/'
finds 'every link' 'a link to no anchor of another page' $page 's/tester.html#method/tester.html#methods/'
finds 'every link' 'a link that climbs out' $page 's,href="../index.html",href="../../index.html",'
finds 'every link' 'a link from the root of the host' $page 's,href="../index.html",href="/index.html",'
finds 'every link' 'a link with a scheme' $page 's,href="../index.html",href="javascript:void(0)",'
finds 'every link' 'a link of the search to no page' search/documents.js 's,"slugs":"\([^l]*\)lead,"slugs":"\1leed,'
finds 'every link' 'a link of the list for readers' llms.txt 's,agents/lead.md,agents/leed.md,'
finds 'pages are sound' 'an inline script' $page 's,<h1>,<script>x()</script><h1>,'
finds 'pages are sound' 'a handler' $page 's,<h1>,<h1 onclick="x()">,'
finds 'pages are sound' 'an inline style' $page 's,<h1>,<h1 style="color:red">,'
finds 'pages are sound' 'a style element' $page 's,<h1>,<style></style><h1>,'
finds 'pages are sound' 'an image from elsewhere' $page 's,<h1>,<img src="https://example.com/a.png" alt=""><h1>,'
finds 'pages are sound' 'a script from elsewhere' $page 's,<h1>,<script src="https://example.com/a.js"></script><h1>,'
finds 'pages are sound' 'a frame' $page 's,<h1>,<iframe src="../index.html"></iframe><h1>,'
finds 'pages are sound' 'a base' $page 's,<h1>,<base href="../"><h1>,'
finds 'pages are sound' 'no policy' $page '/Content-Security-Policy/d'
finds 'pages are sound' 'a policy that allows too much' $page "s/script-src 'self'/script-src 'self' 'unsafe-inline'/"
finds 'pages are sound' 'an element that is not closed' $page 's,</h1>,,'
finds 'pages are sound' 'an element that was not opened' $page 's,</h1>,</h1></p>,'
finds 'pages are sound' 'an id that stands twice' $page 's,<h1>,<h1 id="ad-main">,'
finds 'pages are sound' 'an entity that is none' $page 's,<h1>,<h1>a & b,'
finds 'pages are sound' 'a bracket in text' $page 's,<h1>,<h1>a < b,'
finds 'one article' 'a second article' $page 's,<article,<article></article><article,'
finds 'one article' 'no article' $page 's,<article[^>]*>,<div>,; s,</article>,</div>,'
finds 'one article' 'an article where none belongs' insights.html 's,<h1>,<article></article><h1>,'
finds 'says so' 'a banner that is not there' $page 's/notice warn/note/'
finds 'e-mail' 'an address' $page 's,<h1>,<h1>ada@example.com,'
finds 'no file is missing' 'bytes that are no text' $page 's,<h1>,<h1>'"$(printf '\377')"','
finds 'keys of the contract' 'keys in another order' api/catalog.json 's/"kind":"agent","slug":"lead"/"slug":"lead","kind":"agent"/'
finds 'keys of the contract' 'one key more' api/graph.json 's/"declared":true/"declared":true,"strong":true/'
finds 'keys of the contract' 'one key less' api/changes.json 's/"author":"[^"]*",//'
finds 'keys of the contract' 'another type' api/agent/lead.json 's/"revisions":2/"revisions":"2"/'
finds 'keys of the contract' 'a time of another form' api/agent/lead.json 's/T11:00:00Z/ 11:00:00/'
finds 'keys of the contract' 'files that contradict each other' api/agent/lead.json 's/"model":"sonnet"/"model":"opus"/'
finds 'keys of the contract' 'an edge from nowhere' api/graph.json 's|"source":"agent/lead"|"source":"agent/leed"|'
finds 'keys of the contract' 'what is no JSON' api/changes.json 's/\[/[,/'
finds 'feeds and sitemap' 'a feed that is not closed' feed.xml 's,</feed>,,'
finds 'feeds and sitemap' 'a feed without id' feed.xml 's,<id>[^<]*</id>,,'
finds 'feeds and sitemap' 'entries with one id' feed.xml 's,<id>[^<]*</id>,<id>urn:x</id>,'
finds 'feeds and sitemap' 'an entry without an author' feed.xml 's,<author>.*</author>,,'
finds 'feeds and sitemap' 'an author without a name' feed.xml 's,<name>[^<]*</name>,<name></name>,'
finds 'feeds and sitemap' 'an address of an author' feed.xml 's,</name>,</name><email>a@b.c</email>,'
finds 'feeds and sitemap' 'an entry without content' feed.xml 's,<content ,<summary ,; s,</content>,</summary>,'
finds 'feeds and sitemap' 'an entry without a link' agents/lead/feed.xml '/<entry>/,/<content/s,<link[^>]*/>,,'
finds 'feeds and sitemap' 'an id that is no address' feed.xml 's,<id>urn:,<id>1,'
finds 'feeds and sitemap' 'an old entry before a new one' feed.xml '/<entry>/,/<author>/s,<updated>2024-01-02,<updated>2025-01-02,'
finds 'feeds and sitemap' 'a feed that is older than its entries' feed.xml '1,/<updated>/s,<updated>2024,<updated>2023,'
finds 'feeds and sitemap' 'markup that nobody closes' feed.xml 's,<p>,<p><b>,'
finds 'feeds and sitemap' 'a feed with a relative link' feed.xml "s,$base,,"
finds 'feeds and sitemap' 'a time that is none' feed.xml 's,<updated>2024,<updated>24,'
finds 'every link' 'an address of the sitemap that is no page' sitemap.xml 's,agents/lead.html,agents/leed.html,'

finds 'no file is missing' 'a file that is missing' agents/lead/history.html d
rm "$sites/agents/lead/history.html"

for site in $(seq "$sites"); do
	set -- "$@" "$site" "$site" $settings --
done
"$root/tests/site/check.mjs" "$@" >log
while IFS='	' read -r site promise name; do
	if grep -q "^not ok [0-9]* - $site: .*$promise" log; then
		ok "$name"
	else
		not_ok "$name" "not found: $promise"
	fi
done <wanted
done_testing
