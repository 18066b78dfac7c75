#!/bin/sh
# SPDX-License-Identifier: MIT
# Tests what the options of `agentdoc build` do to the site, to what is printed and to the exit code.
# What every site must be is tested in tests/golden/ and tests/corpora/.
#
#	A  agents/lead.md, commands/ship.md; tag v1
#	|
#	B  agents/lead.md edited; agents/tester.md: its front matter is repaired (a warning)
. tests/tap.sh
. tests/words.sh

cd "${TEST_TMP:?}" || exit 2
mkdir repo
(
	cd repo
	init
	definition agents/lead.md lead '# Lead' '' 'Leads.'
	put commands/ship.md --- 'description: Ships.' --- 'Ship it.'
	commit A
	git tag v1
	change agents/lead.md 's/Leads\./Leads well./'
	put agents/tester.md --- 'name: tester' 'description: Tests: all' --- 'Tests.'
	commit B
) || exit 2

# build ARGUMENT...: what it prints is in `out` and `err`, its exit code in $code.
build() {
	"$AGENTDOC" build "$@" >out 2>err
	code=$?
}

# in_catalog SITE: the ids of its definitions.
in_catalog() {
	grep -o '"id":"[^"]*"' "$1/api/catalog.json" | cut -d'"' -f4 | sort | tr '\n' ' '
}

everything='agent/lead agent/tester command/ship '

# --- where it reads and writes ------------------------------------------------------------------

(cd repo && "$AGENTDOC" build >../out 2>../err)
is 'without options the folder here becomes site/' "$? $(in_catalog repo/site)" "0 $everything"
is 'a summary of two lines ends a build' "$(grep -c -e '^2 agents, 0 skills, 1 commands' -e '^site: ' out) $(wc -l <out)" '2 2'
is 'problems go to standard error' "$(grep -c AD101 err) $(grep -c AD101 out)" '1 0'
(cd repo && "$AGENTDOC" build >../out 2>&1)
is 'the site is not read as a source' "$? $(in_catalog repo/site)" "0 $everything"
is 'building again writes nothing' "$(grep -c ' 0 written, ' out)" 1
rm -r repo/site

for output in flat deep/er/site 'with blank' site/; do
	build -C repo -o "$output"
	is "-o $output" "$code $(in_catalog "$output")" "0 $everything"
done
build --directory=repo --output=long
is 'long options with an equals sign' "$code $(in_catalog long)" "0 $everything"
build -C repo -o "$TEST_TMP/absolute"
is 'an absolute -o' "$code $(in_catalog absolute)" "0 $everything"
is 'all of these are the same site' "$(diff -r flat absolute; diff -r flat deep/er/site; diff -r flat long)" ''

mkdir elsewhere
ln -s elsewhere link
build -C repo -o link
is 'a link as -o stays a link, to the site' "$code $(test -h link && in_catalog elsewhere)" "0 $everything"

build -C repo/agents -o sub
is '-C of a folder of the repository shows what is in it' "$code $(in_catalog sub)" '0 agent/lead agent/tester '
build -C repo -o one agents/lead.md
is 'a path is a file' "$code $(in_catalog one)" '0 agent/lead '
build -C repo -o two commands agents/tester.md
is 'paths are added to each other' "$code $(in_catalog two)" '0 agent/tester command/ship '
build -C repo -o two -- commands
is 'what stands behind -- is a path' "$code $(in_catalog two)" '0 command/ship '
is 'what is no longer shown is removed from the site' "$(ls two/agents 2>/dev/null)" ''

build -q -C repo -o flat
is '-q prints problems alone' "$code $(cat out)$(cut -d: -f1 err)" '0 agents/tester.md'

# --- what it shows ------------------------------------------------------------------------------

build -C repo -o rev --rev v1
is '--rev shows a revision' "$code $(in_catalog rev)" '0 agent/lead command/ship '
is '--rev does not show what came later' "$(grep -c '"subject":"B"' rev/api/changes.json)" 0
build -C repo -o rev --rev HEAD~1
is '--rev knows the ways of git to name one' "$code $(in_catalog rev)" '0 agent/lead command/ship '
git -C repo checkout -q v1
build -C repo -o checked-out
git -C repo checkout -q main
is '--rev shows what a check-out of it shows' "$(diff -r rev checked-out)" ''

build -C repo -o bare --no-history
is '--no-history ends well' "$code $(in_catalog bare)" "0 $everything"
is '--no-history has no revisions' "$(find bare -name 'history.html' -o -name feed.xml)" ''
is '--no-history knows no dates' "$(grep -c '"created":"' bare/api/catalog.json)" 0

# --- what it says of problems -------------------------------------------------------------------

build -C repo -o strict --strict
is '--strict: a warning is exit 1, and the site is there' "$code $(in_catalog strict)" "1 $everything"
build -C repo -o strict --strict commands
is '--strict: without a warning it is exit 0' "$code" 0
put plain/agents/plain.md 'No front matter.'
build -C plain -o strict --strict
is '--strict: notes are no warnings' "$code $(grep -c 'note: .*AD103' err)" '0 1'

# --- for whom it is -----------------------------------------------------------------------------

build -C repo -o based --base-url https://example.org/team
is '--base-url ends well' "$code" 0
is 'every link of a feed is absolute' \
	"$(grep -ho 'href="[^"]*"' based/feed.xml based/agents/lead/feed.xml | grep -vc '"https://example.org/team/')" 0
is 'every address of the sitemap is' \
	"$(grep -o '<loc>[^<]*' based/sitemap.xml | grep -vc '>https://example.org/team/[a-z0-9]')" 0
is 'the sitemap is told to robots' "$(grep -c '^Sitemap: https://example.org/team/sitemap.xml$' based/robots.txt)" 1
is 'pages have their address' \
	"$(grep -c 'rel="canonical" href="https://example.org/team/agents/lead.html"' based/agents/lead.html)" 1
is 'links of pages stay relative' "$(grep -c '<a [^>]*href="https://example.org' based/agents/lead.html)" 0
build -C repo -o unbased
is 'without it there is no sitemap' "$(ls unbased/sitemap.xml 2>/dev/null)$(grep -c Sitemap unbased/robots.txt)" 0
build -C repo -o slash --base-url https://example.org/team/
is 'a slash at its end makes no difference' "$(diff -r based slash)" ''

# --- agentdoc.yml -------------------------------------------------------------------------------

put other.yml 'title: "Ours & theirs"' 'description: What we use.' 'base_url: https://example.org/ours' \
	'repository: {url: https://git.example/team/agents, forge: github}' 'sources: [commands]'
build -C repo -o configured --config other.yml
is '--config reads another file' "$code $(in_catalog configured)" '0 command/ship '
is 'the title is on every page' \
	"$(grep -L 'Ours &amp; theirs' configured/*.html configured/commands/*.html)" ''
is 'the description is on the first one' "$(grep -c '<p[^>]*>What we use.</p>' configured/index.html)" 1
is 'base_url is --base-url' "$(grep -c 'https://example.org/ours/sitemap.xml' configured/robots.txt)" 1
is 'repository is where its source is' \
	"$(grep -c 'href="https://git.example/team/agents/blob/[0-9a-f]*/commands/ship.md"' configured/commands/ship.html)" 1
build -C repo -o configured --config other.yml --base-url https://example.com/cli/ agents
is 'options win over the file' \
	"$code $(in_catalog configured)$(grep -c 'https://example.com/cli/' configured/robots.txt)" '0 agent/lead agent/tester 1'
cp other.yml repo/agentdoc.yml
build -C repo -o configured
is 'agentdoc.yml of the folder is read without being named' "$code $(in_catalog configured)" '0 command/ship '

# --- many diagnostics of a kind --------------------------------------------------------------------

mkdir -p noisy/commands
for i in 1 2 3 4 5 6 7; do
	echo "Ship $i." >"noisy/commands/ship-$i.md"
done
printf -- '---\nname: lead\n---\n\n' >noisy/commands/lead.md
awk 'BEGIN { for (i = 1; i <= 52; i++) printf "[x](no-%02d.md)\n", i }' >>noisy/commands/lead.md
build -q -C noisy -o noisy-site
is 'warnings are printed up to a limit, notes up to a lower one' \
	"$(grep -c 'warning: .*\[AD404\]' err) $(grep -c 'note: .*\[AD103\]' err)" '50 5'
is 'what is left out is counted, and where it stands is said' "$(tail -n 3 err)" \
	'... and 2 more of AD103 (the definition has no front matter)
... and 2 more of AD404 (a relative link of a definition leads nowhere)
agentdoc check shows all of them'
is 'that is so' "$("$AGENTDOC" check -C noisy | grep -c '\[AD103\]')" 7
# alarm NAME: how many notices of a definition's page warn.
alarm() {
	grep -c 'class="notice warn"' "noisy-site/commands/$1.html"
}
printf -- '---\nname: odd\ndescription: Ships: it\n---\n' >noisy/commands/odd.md
build -q -C noisy -o noisy-site
is 'a page warns of what its text or its front matter lacks, not of a note' \
	"$(alarm lead) $(alarm odd) $(alarm ship-1) $(grep -c 'class="notice"' noisy-site/commands/ship-1.html)" '1 1 0 1'
mkdir noisy/templates
awk 'BEGIN { for (i = 1; i <= 51; i++) printf "{{nothing_%d}}\n", i }' >noisy/templates/definition_before.mustache
rm noisy/commands/lead.md noisy/commands/[os]*
echo 'Ship.' >noisy/commands/ship.md
build -q --strict-templates -C noisy -o noisy-site
is 'nobody is sent to check for what it does not look at' "$(tail -n 1 err)" \
	'... and 1 more of AD502 (a template uses a name that its data do not have)'
done_testing
