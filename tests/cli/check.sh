#!/bin/sh
# SPDX-License-Identifier: MIT
# Tests the verb check: each finding with its place and its fix, levels, what --since and a baseline
# leave out, the formats and the exit codes.
#
#	start    lead (agents: ghost), helper and tester, which delegate in a circle, old-hand, two of a name
#	main     old-hand is renamed to new-hand, tester gets a misspelt tool
. tests/tap.sh
. tests/words.sh

root=$PWD
cd "${TEST_TMP:?}" || exit 2
mkdir repo
(
	cd repo
	init
	put agents/lead.md --- 'name: lead' 'description: Leads.' 'agents: [ghost]' --- '' 'Delegates to the `old-hand` agent.'
	put agents/helper.md --- 'name: helper' 'description: Helps.' 'tools: [Read, Bsh, "Bash(git:*)", mcp__x__y]' --- '' 'Delegates to the `tester` agent.'
	put agents/tester.md --- 'name: tester' 'description: Tests.' --- '' 'Delegates to the `helper` agent.' '' 'See [this](missing.md).'
	put agents/bare.md --- 'name: bare' --- '' 'Text.'
	put agents/colon.md --- 'name: colon' 'description: Use this: now' --- '' 'Text.'
	definition one/agents/twin.md twin 'Text.'
	definition two/agents/twin.md twin 'Text.'
	definition agents/old-hand.md old-hand "$(lines old 8)"
	put agents/long.md --- 'name: long' 'description: Long.' --- ''
	awk 'BEGIN { for (i = 0; i < 3001; i++) print "word" }' >>agents/long.md
	commit 'start'
	git tag start
	move agents/old-hand.md agents/new-hand.md
	change agents/new-hand.md 's/name: old-hand/name: new-hand/'
	change agents/tester.md 's/^name: tester/&\ntools: Grepp/'
	commit 'rename'
) || exit 2

# check ARGUMENT...: what it prints is in out and err, its exit code in $code.
check() {
	"$AGENTDOC" check -C repo "$@" >out 2>err
	code=$?
}

# finds NAME WANTED: the findings without their fixes, and the exit code.
finds() {
	is "$1" "$code $(cat err)
$(grep -v '^    Fix: ' out)" "$2"
}

check
finds 'every finding has its place, and the last line sums up' '0 
agents/bare.md:2:1: warning: no description; the first paragraph is shown in its place [AD112]
agents/colon.md:3:22: warning: front matter is not valid YAML ('"'mapping values are not allowed in this context'); value of 'description'"' read as plain text [AD101]
agents/helper.md:4:15: note: unknown tool '"'Bsh'; did you mean 'Bash'"'? [AD118]
agents/helper.md:7:1: note: work goes round in a circle of 2: '"'helper' to 'tester' to 'helper'"' [AD203]
agents/lead.md:4:1: warning: '"'ghost'"' names no definition, shown as unresolved [AD201]
agents/lead.md:7:1: warning: '"'old-hand' was renamed to 'new-hand'"' in '"$(git -C repo rev-parse --short=10 HEAD)"', shown as unresolved [AD202]
agents/long.md:5:1: note: the text has 3001 words, the limit is 3000 [AD117]
agents/tester.md:3:8: note: unknown tool '"'Grepp'; did you mean 'Grep'"'? [AD118]
agents/tester.md:9:1: warning: link to '"'missing.md'"' leads nowhere, shown as text [AD404]
two/agents/twin.md: note: '"'one/agents/twin.md' already has the address 'twin', this one got 'two-twin'"' [AD402]
two/agents/twin.md:2:1: warning: '"'twin' is the name of 'one/agents/twin.md'"' too, both are shown [AD401]
11 findings in 9 definitions: 6 warnings, 5 notes'
is 'every finding has a fix below it' "$(grep -c '^    Fix: [A-Z].*\.$' out)" 11
cp out first
check
is 'twice the same bytes' "$(cmp out first 2>&1)" ''
check --strict
is '--strict counts warnings' "$code" 1
is 'nothing was written' "$(git -C repo status --porcelain; ls repo)" 'agents
one
two'

# Levels

put repo/agentdoc.yml 'check:' '  AD201: error' '  unknown-tool: off' '  ad404: note' '  duplicate-name: "off"'
check
is 'errors give the exit code 1' "$code" 1
is 'levels hold' "$(grep -cE 'error: .*\[AD201\]|note: .*\[AD404\]' out) $(grep -cE 'AD118|AD401' out)" '2 0'
"$AGENTDOC" build -q -C repo -o site --strict >log 2>&1
is 'a build knows them, too' "$? $(grep -cE 'error: .*\[AD201\]' log) $(grep -c AD401 log)" '1 1 0'
put repo/agentdoc.yml 'check: {AD118: of}'
check
is 'a level that there is not is told' "$code $(cat err)" "1 repo/agentdoc.yml:1:16: error: 'check.AD118' is 'of', which is none of off, note, warning, error; did you mean 'off'? [AD005]"
put repo/agentdoc.yml 'check: {AD999: off}'
check
is 'a code that there is not is told' "$code $(cat err)" "1 repo/agentdoc.yml:1:16: error: 'check.AD999' is no diagnostic; \`agentdoc explain\` lists them [AD005]"
put repo/agentdoc.yml 'check: {AD601: off}'
check
is 'what ends a build cannot be switched off' "$code $(grep -c 'its level is fixed' err)" '1 1'
put repo/agentdoc.yml 'chekc: 1'
check
is 'what is wrong with the configuration is a finding' "$code $(head -n 1 out)" "0 agentdoc.yml:1:1: warning: unknown key 'chekc' ignored; did you mean 'check'? [AD003]"
check -C repo/
is 'a slash behind the folder takes nothing off its name' "$(head -n 1 out | cut -d: -f1)" agentdoc.yml
rm repo/agentdoc.yml

# Since

check --since start
finds '--since tells all of what changed and what is new elsewhere' '0 
agents/lead.md:7:1: warning: '"'old-hand' was renamed to 'new-hand'"' in '"$(git -C repo rev-parse --short=10 HEAD)"', shown as unresolved [AD202]
agents/tester.md:3:8: note: unknown tool '"'Grepp'; did you mean 'Grep'"'? [AD118]
agents/tester.md:9:1: warning: link to '"'missing.md'"' leads nowhere, shown as text [AD404]
3 findings in what changed since '"$(git -C repo rev-parse --short=10 start)"' (2 of 9 definitions): 2 warnings, 1 note'
check --since HEAD
finds 'since HEAD nothing changed' '0 
no findings in what changed since '"$(git -C repo rev-parse --short=10 HEAD)"' (0 of 9 definitions)'
echo 'More.' >>repo/agents/bare.md
check --since HEAD
is 'what is not committed counts' "$code $(sed -n '1s/:.*//p' out) $(sed -n '$s/.*(\(.*\)).*/\1/p' out)" '0 agents/bare.md 1 of 9 definitions'
git -C repo checkout -q agents/bare.md
(
	cd repo
	branch side start
	definition agents/side.md side 'Text.'
	commit 'side'
	on main
) >/dev/null
check --since side
is '--since begins where both parted' "$code $(tail -n 1 out | grep -o 'since [0-9a-f]*')" "0 since $(git -C repo rev-parse --short=10 start)"
check --since nowhere
is 'a revision that there is not is told' "$code $(cat err)" "3 fatal: 'nowhere' names no commit [AD307]"
put plain/agents/one.md --- 'name: one' --- '' 'Text.'
"$AGENTDOC" check -C plain --since HEAD >out 2>err
is 'without a repository there is no --since' "$? $(grep -c 'not a git repository \[AD307\]' err)" '3 1'

# Sources that came later

put repo/agentdoc.yml 'sources: [agents, later]'
definition repo/later/new.md new 'Text.'
check --since start
is 'a source that was not there yet is no mistake' "$code $(cat err)$(tail -n 1 out | grep -o '([^)]*)')" '0 (3 of 8 definitions)'
rm -r repo/agentdoc.yml repo/later

# Baseline

check --write-baseline base.json
is 'a baseline is written' "$code $(cat out) $(grep -c fingerprint base.json)" '0 base.json: 11 findings 11'
check --baseline base.json
finds 'what it holds is left out' '0 
no findings in 9 definitions; 11 more in the baseline'
cp -r repo/agents kept
change repo/agents/tester.md '1,/^$/s/^$/\nOne line more.\n/'
change repo/agents/colon.md 's/^name/color: red\nname/'
check --baseline base.json
is 'it outlasts moved lines' "$(tail -n 1 out)" 'no findings in 9 definitions; 11 more in the baseline'
echo 'And [that](missing.md) and [other](absent.md).' >>repo/agents/tester.md
change repo/agents/bare.md 's/^name/description: Bare.\n&/'
check --baseline base.json --strict
is 'new findings count, also of words that are known' "$code $(grep -c AD404 out) $(tail -n 1 out)" \
	'1 2 2 findings in 9 definitions: 2 warnings; 10 more in the baseline; 1 of the baseline not found any more'
rm -r repo/agents && mv kept repo/agents
check --baseline absent.json
is 'a baseline that is not there is told' "$code $(cat err)" '3 absent.json: fatal: the baseline cannot be read: No such file or directory [AD008]'
echo '{"schema":2,"findings":[]}' >odd.json
check --baseline odd.json
is 'one of another version is told' "$code $(cat err)" '3 odd.json: fatal: the baseline cannot be read: another version of agentdoc wrote it [AD008]'
check --baseline first
is 'a file that is none is told' "$code $(grep -c 'in line 1 \[AD008\]' err)" '3 1'
check --write-baseline no/folder.json
is 'one that cannot be written is told' "$code $(grep -c 'cannot be written: .*\[AD008\]' err)" '3 1'

# Paths

check agents/lead.md two
is 'paths narrow down what is told' "$code $(grep -oE '^[^ :]*:[0-9]+' out | tr '\n' ' ')$(tail -n 1 out)" \
	'0 agents/lead.md:4 agents/lead.md:7 two/agents/twin.md:2 4 findings in 9 definitions: 3 warnings, 1 note'
check agents/absent.md
is 'a path that is not there is told' "$code $(grep -c AD001 err)" '3 1'
"$AGENTDOC" check -C repo/agents lead.md >out 2>err
is 'paths count from the folder' "$? $(grep -c '^agents/lead.md' out)" '0 2'

# Formats

check --format yaml
is 'a format that there is not is told' "$code $(cat err)" "2 agentdoc: '--format' is text, json or sarif, unlike 'yaml'"
for format in json sarif; do
	check --format "$format"
	mv out "out.$format"
done
put "repo/agents/od d:ä.md" --- 'name: ä' 'description: Odd.' 'tools: ["ä", Bsh]' --- '' 'Text.'
check --format sarif
mv out odd.sarif
rm "repo/agents/od d:ä.md"
"$AGENTDOC" check -C plain --format sarif >plain.sarif 2>err
(cd "$root" && node tests/cli/findings.mjs "$TEST_TMP") >findings 2>&1
is 'JSON and SARIF are sound, and say the same' "$(cat findings)" ''
# The asan suite runs without the packages of npm where they are not installed.
if [ -d "$root/tests/node_modules/ajv-draft-04" ]; then
	for file in out odd plain; do
		clean "the SARIF of $file is valid by its schema" "$("$root/tests/cli/sarif.mjs" "$file.sarif" 2>&1)"
	done
	sed 's/"startLine":[0-9]*/"startLine":0/' out.sarif >wrong.sarif
	is 'one that is not valid is found out' "$("$root/tests/cli/sarif.mjs" wrong.sarif | grep -c 'startLine: must be')" \
		"$(grep -c '"startLine"' out.sarif)"
else
	skip 'the SARIF by its schema' 'the packages of tests/package-lock.json are not installed'
fi
done_testing
