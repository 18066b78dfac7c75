#!/bin/sh
# SPDX-License-Identifier: MIT
# Tests agentdoc.yml: what its keys do to a site, that a wrong one harms nothing, and the verb config.
. tests/tap.sh
. tests/words.sh

root=$PWD
mkdir "${TEST_TMP:?}/repo" && cd "$TEST_TMP" || exit 2
(
	cd repo || exit
	init
	git remote add origin https://user:secret@github.com/team/agents.git
	definition agents/one.md one 'Delegates to the `two` agent.'
	definition agents/two.md two 'Text.'
	definition drafts/agents/hidden.md hidden 'The word zanzibar.'
	commit 'three agents'
	git mv drafts/agents/hidden.md agents/open.md
	commit 'publish it'
	git rm -q agents/two.md
	commit 'two is gone'
	put art/logo.svg '<svg xmlns="http://www.w3.org/2000/svg"/>'
)

# build LINE...: builds with a configuration of these lines; the exit code is in $code.
build() {
	put repo/agentdoc.yml "$@"
	"$AGENTDOC" build -q -C repo -o site >log 2>&1
	code=$?
}

# holds NAME FILE TEXT: a file of the site has the text.
holds() {
	if grep -qF -- "$3" "site/$2"; then ok "$1"; else not_ok "$1" "$2 lacks: $3"; fi
}

build 'title: Ours'
is 'a remote with a password shows none of it' "$code $(grep -rlE 'secret|user:' site)" '0 '
holds 'the host of the remote decides on links' agents/one.html 'https://github.com/team/agents/edit/main/agents/one.md'
is 'a rename is followed' "$(grep -rl 'drafts/agents' site | head -n 1 | wc -l | tr -d ' ')" 1

build 'exclude: drafts/'
is 'what is left out stands nowhere, whatever it became' "$code $(grep -rlE 'drafts' site)" '0 '
is 'what it became is there' "$(ls site/agents/open.md)" site/agents/open.md
build 'exclude: ["agents/o*.md"]'
is 'a pattern leaves out several' "$code $(cd site/agents && echo *.md)" '0 hidden.md two.md'

build 'authors: none'
is 'without authors nobody is named' "$code $(grep -rl 'Ada' site)" '0 '

# A history of five people: two authors on main, one on a branch that is merged, a co-author whose
# trailer git takes for a part of the subject, and one who set a tag.
mkdir people && (
	cd people || exit
	init
	author 'Wilhelmina Quux' wquux@quux.example
	definition agents/one.md one 'Delegates to the `two` agent.'
	commit 'one'
	author 'Zebedee Farnsworth' zeb@farnsworth.example
	definition agents/two.md two 'Text.'
	commit "two
Co-authored-by: Xanthippe Vole <vole@xanthippe.example>"
	git tag v1
	branch side
	author 'Ottoline Ypsilon' otto@ypsilon.example
	change agents/one.md 's/Delegates/Hands over/'
	commit 'one hands over'
	on main
	definition agents/three.md three 'Soon gone.'
	commit "three

Signed-off-by: Zebedee Farnsworth <zeb@farnsworth.example>"
	merge 'join the side' side
	git -c user.name='Tabitha Uhland' -c user.email=tag@uhland.example tag -a v2 -m 'the second'
	git rm -q agents/three.md
	commit 'three is gone'
)
# names_in SITE: the words of the people of this history that its files hold.
names_in() {
	grep -rhoE 'Wilhelmina|Quux|Zebedee|Farnsworth|Xanthippe|Vole|Ottoline|Ypsilon|Tabitha|Uhland|C O Mitter|@[a-z]+\.example' \
		"$1" | sort -u | tr '\n' ' '
}
people() {
	put people/agentdoc.yml 'url: https://docs.example.org/' "$@"
	"$AGENTDOC" build -q -C people -o people-site >log 2>&1
}
people
is 'authors are named, and who stands in a subject' "$? $(names_in people-site)" \
	'0 @xanthippe.example Farnsworth Ottoline Quux Vole Wilhelmina Xanthippe Ypsilon Zebedee '
is 'on every kind of page, in feeds, JSON and the search' "$(for file in agents/one.html \
	agents/one/history.html agents/one/feed.xml changes.html changes/2024-01.html changes/since-v1.html \
	removed.html insights.html feed.xml search/documents.js catalogue/data.js api/changes.json \
	api/insights.json api/agent/one.json; do
	grep -qE 'Quux|Farnsworth|Ypsilon' "people-site/$file" || echo "not in $file"
done)" ''
(cd people-site && find . -type f | sort) >with
people 'authors: none'
is 'without authors not one name and no address stands in any file' "$? $(names_in people-site)" '0 '
is 'all pages are there but the list of what one author alone wrote' \
	"$(cd people-site && find . -type f | sort | diff ../with - | sed -n 's/^[<>]//p')" ' ./insights/sole.html'
is 'what else a subject says stays' "$(grep -c '"subject":"two"' people-site/api/changes.json)" 1
build 'removed: false'
is 'without removed definitions there is no page of them' "$code $(ls site/removed.html site/agents/two.html 2>/dev/null)$(grep -rl 'href="[./]*removed.html"' site)" '0 '
build 'history: false' 'nav: [catalogue, changes, removed]'
is 'without a history there is no page of it' \
	"$code $(cd site && find . -name 'changes*' ! -path './assets/*' -o -name 'removed*' -o -name 'feed.xml' -o -name 'history.html' | sort)" '0 '
is 'nor a link to one' "$(grep -rlE 'href="[^"]*(changes|removed|history|feed)[^"]*\.(html|xml)' site)" ''
is 'nor a word of it beside the one of the footer' \
	"$(find site -name '*.html' -exec cat {} + | sed 's/class="changed"//; s/<p>History left out/<p>/; s/data-history="off"//' | grep -ciE 'histor|revision|changed|version')" 0
is 'every page tells the list of keys' "$(grep -L '<html[^>]* data-history="off"' $(find site -name '*.html'))" ''
is 'which is on every page' "$(grep -L '<p>History left out</p>' $(find site -name '*.html'))" ''
mkdir twins && (
	cd twins || exit
	init
	definition zeta/agents/twin.md twin 'The elder.'
	commit 'the elder'
	definition alpha/agents/twin.md twin 'The younger.'
	commit 'the younger'
)
# elder ARGUMENT...: which of both has the address that both want.
elder() {
	"$AGENTDOC" build -q -C twins -o twins-site "$@" >log 2>&1
	sed -n 's,.*<code data-copy>\([^<]*\)</code>.*,\1,p' twins-site/agents/twin.html
}
is 'who came first has the address' "$(elder)" zeta/agents/twin.md
is 'without the history, too' "$(elder --no-history)" zeta/agents/twin.md
build 'keyboard: false'
holds 'keys are switched off' index.html 'data-keyboard="off"'

build 'repository: {forge: none}'
is 'without a forge there are no links' "$code $(grep -rlE 'github.com/team/agents/(blob|edit|commit|raw)' site)" '0 '
build 'repository:' '  url: https://code.example.org/team/agents' '  forge: gitlab' '  branch: trunk' '  edit: false'
holds 'a host is named' agents/one.html 'https://code.example.org/team/agents/-/blob/'
is 'edit: false leaves those links out' "$(grep -rl '/-/edit/' site)" ''

build 'logo: art/logo.svg' 'nav:' '  - graph' '  - {label: Home, page: catalogue}' '  - {label: Wiki, url: "https://example.org/?a=1&b"}' \
	'footer:' '  text: "Made **here** <script>"' '  links: [{label: Imprint, url: "https://example.org/imprint"}, insights]' \
	'colors:' '  light: {accent: teal}' '  dark: {accent: "#8ff", link: rgb(1 2 3)}'
is 'the logo is copied' "$code $(cat site/assets/logo.svg)" '0 <svg xmlns="http://www.w3.org/2000/svg"/>'
holds 'and shown' agents/one.html '<img src="../assets/logo.svg" alt="">'
is 'the navigation has the entries in their order' \
	"$(sed -n '/<nav aria-label="Site"/p' site/agents/one.html | grep -oE 'href="[^"]*"|>[A-Z][a-z]*<' | tr -d '\n')" \
	'href="../graph.html">Graph<href="../index.html">Home<href="https://example.org/?a=1&amp;b">Wiki<'
holds 'the foot is markdown' index.html 'Made <strong>here</strong>'
is 'and none of its scripts runs' "$(grep -c '<script></' site/index.html)" 0
holds 'and has links to pages' agents/one.html '<a href="../insights.html">Insights</a>'
holds 'a colour of both themes' assets/colors.css '--accent: light-dark(teal, #8ff);'
is 'a colour of one theme keeps the other' "$(grep -c -- '--link: light-dark(.*, rgb(1 2 3));' site/assets/colors.css)" 1
is 'the colours are linked behind site.css' \
	"$(grep -oE 'assets/(site|colors).css' site/index.html | tr '\n' ' ')" 'assets/site.css assets/colors.css '

# refused NAME PLACE CODE LINE...: the build ends, says where, and leaves the former site.
refused() {
	name=$1 place=$2 id=$3
	shift 3
	rm -rf before && cp -r site before
	build "$@"
	is "$name: exit code, place and diagnostic" \
		"$code $(sed -n 's/^repo\/agentdoc.yml:\([0-9:]*\): error: .*\[\(AD[0-9]*\)\]$/\1 \2/p' log)" "1 $place $id"
	is "$name: the former site stays" "$(diff -r before site)" ''
}

refused 'no YAML' 2:4 AD002 'title: [a' 'nav: x'
refused 'a list as a title' 1:8 AD004 'title: [a]'
refused 'an unknown word' 2:10 AD005 'title: a' 'authors: nobody'
refused 'a style in a colour' 2:15 AD005 'colors:' '  light: {bg: "red;}"}'
build 'logo: art/none.svg'
is 'a logo that is not there' "$code $(grep -c 'art/none.svg: error: .*AD006' log)" '1 1'
build 'titel: Ours'
is 'an unknown key is a warning that says what was meant' "$code $(grep -c "did you mean 'title'" log)" '0 1'
"$AGENTDOC" build -q -C repo -o site --strict >log 2>&1
is 'and an error under --strict' $? 1

# config ARGUMENT...: what the verb prints is in out and err, its exit code in $code.
config() {
	"$AGENTDOC" config "$@" >out 2>err
	code=$?
}

config --check -C repo
is 'config --check says the same without a build' "$code $(grep -c AD003 err)" '0 1'
config --check --strict -C repo
is 'with --strict it minds' "$code" 1
put repo/agentdoc.yml 'title: [a]'
config --check -C repo
is 'a wrong type is an error' "$code $(grep -c 'agentdoc.yml:1:8: .*AD004' err)" '1 1'
config
keys=$(sed -n 's/^X("\([^"]*\)".*/\1/p' "$root/src/site/config_schema.def")
is 'config lists every key' "$code $(sed -n 's/^\([a-z_.]*\): .*/\1/p' out)" "0 $keys"
config --format nothing
is 'an unknown format is wrong usage' "$code" 2
config --format schema
is 'the schema in the tree is that of the program' "$(diff out "$root/agentdoc.schema.json")" ''
config --format markdown
is 'the reference in the tree is that of the program' \
	"$(sed -n '/^| key /,$p' "$root/docs/configuration.md" | diff out -)" ''
done_testing
