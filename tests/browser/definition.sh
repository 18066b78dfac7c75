# SPDX-License-Identifier: MIT
# Makes a repository of definitions that are hard to show, with the words of tests/words.sh. What holds
# for every kind of page is fixture.sh.
#
#	agents/a-*.md    much of one thing: headings, rows, cells, lines, fields, a description
#	agents/b-*.md    nothing of it: no text, no name that can be said
#	agents/c-*.md    what its page does: dialogues, code, relations, hand-overs, copies, sizes
init

words() { # N: so many words in a line
	awk -v n="$1" 'BEGIN { for (i = 1; i <= n; i++) printf "%sword%d", (i > 1 ? " " : ""), i }'
}

put agentdoc.yml 'title: Hard to show' 'repository: https://github.com/example/team'

# --- much of one thing -----------------------------------------------------------------------
put agents/a-heading.md --- 'name: a-heading' 'description: Has a heading of 200 words.' --- '' "## $(words 200)" '' 'Text.' \
	'' '## After it' '' 'More.'
put agents/a-headings.md --- 'name: a-headings' 'description: Has 3,000 headings.' --- '' '# The title'
awk 'BEGIN { for (i = 1; i <= 2999; i++) printf "\n%s Heading %d\n\nText %d.\n", (i % 3 ? "###" : "##"), i, i }' >>agents/a-headings.md
put agents/a-rows.md --- 'name: a-rows' 'description: Has a table of 400 rows.' --- '' '| key | value | note |' '| --- | --- | ---: |'
awk 'BEGIN { for (i = 1; i <= 400; i++) printf "| key %d | `value_%d` | %d |\n", i, i, i }' >>agents/a-rows.md
put agents/a-cells.md --- 'name: a-cells' 'description: Has cells of 5,000 characters.' --- '' '| short | long |' '| --- | --- |' \
	"| words | $(words 620) |" "| one word | $(words 620 | tr -d ' ') |"
put agents/a-lines.md --- 'name: a-lines' 'description: Has a source of 300 KB.' ---
awk 'BEGIN { for (i = 1; i <= 3000; i++) printf "\nLine %d goes on for a while, and then for a while longer, until it has a hundred bytes.\n", i }' \
	>>agents/a-lines.md
{
	put agents/a-fields.md --- 'name: a-fields' 'description: |'
	awk 'BEGIN { for (i = 1; i <= 120; i++) printf "  Sentence %d of a description that has six thousand bytes in all.\n", i }'
	printf '%s\n' 'model: opus' 'tools:'
	awk 'BEGIN { for (i = 1; i <= 60; i++) printf "  - mcp__server_%d__tool\n", i }'
	awk 'BEGIN { for (i = 1; i <= 30; i++) printf "field-%d: value %d\n", i, i }'
	printf '%s\n' 'permissionMode: bypassPermissions' --- '' 'Text.'
} >fields.new
cat fields.new >>agents/a-fields.md
rm fields.new

# --- nothing of it -----------------------------------------------------------------------------
put agents/b-emoji.md --- 'name: 🚀🎉' 'description: 👍' --- '' '## 🚀' '' '🎉'
put agents/🦊.md --- 'name: 🦊' 'description: Its file is an emoji, too.' --- '' 'Names 🚀🎉.'
put agents/b-empty.md ''
put agents/b-front.md --- 'name: b-front' 'description: Nothing stands below.' ---
put agents/b-headings.md --- 'name: b-headings' 'description: Only headings.' --- '' '##' '## ' '## ---'
put agents/b-broken.md --- 'name: b-broken' 'description: this: is: no: YAML' 'tools: [Read' --- '' 'Text that is shown.'

# --- what its page does --------------------------------------------------------------------------
put agents/c-main.md --- 'name: c-main' \
	'description: "Use this when much is to be done. Examples:\n\n<example>\nContext: the tests fail\nuser: \"Look\"\nassistant: \"I look\"\n<commentary>\nIt can look.\n</commentary>\n</example>"' \
	'model: sonnet' 'tools: Read, Bash' 'skills: c-other, c-nobody' 'handoffs:' '  - label: Go on' '    agent: c-other' \
	'    prompt: Go on with it.' --- '' '# Main' '' 'Delegates to c-other.' '' '## Code' '' '```sh' \
	"echo $(words 60)" 'echo second line' '```' '' '## Wide' '' "| $(words 30 | sed 's/ / | /g') |" \
	"|$(words 30 | sed 's/word[0-9]* */---|/g')" "| $(words 30 | sed 's/ / | /g') |" '' '## Last part' ''
awk 'BEGIN { for (i = 1; i <= 40; i++) printf "Paragraph %d of the last part, which is long.\n\n", i }' >>agents/c-main.md
put agents/c-other.md --- 'name: c-other' 'description: Is handed over to.' --- '' \
	"Escalates to c-main. $(words 80)"
put agents/c-other-copy.md --- 'name: c-other-copy' 'description: Was copied.' --- '' \
	"Escalates to c-main. $(words 80)"
number=0
while [ $number -lt 30 ]; do
	number=$((number + 1))
	put "agents/crew/c-$number.md" --- "name: c-$number" 'description: Of the crew.' --- '' 'Delegates to c-main.'
done
commit 'what is hard to show'
change agents/c-main.md 's/tools: Read, Bash/tools: Read, Bash, Write/'
commit 'main: may write'
printf '\n## Added\n\n%s\n' "$(words 300)" >>agents/c-main.md
commit 'main: has more to say'
