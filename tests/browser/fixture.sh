# SPDX-License-Identifier: MIT
# Makes the repository of the browser tests, with the words of tests/words.sh: small, and with every
# kind of page. Not for what a page must say: that is golden/.
#
#	agents/core/lead.md     names everybody: a neighbourhood of 60
#	agents/core/*.md        a ring of delegations, a name twice, a name that nobody has
#	agents/crew/member-*    60 that name the lead, changed together
#	agents/core/mover.md    changes in all ways: alone, among many, with parts that move and others that stay
#	agents/web/*.md         what is hard to lay out: wide, long, from right to left, without spaces
#	agents/broken/*.md      what is wrong: YAML, bytes, nothing at all
#	skills/, commands/      the other kinds
#	and some that were renamed, removed, or changed and not committed
init

# --- a first month ---------------------------------------------------------------------------
put agentdoc.yml 'title: The browser collection' 'description: Every kind of page, and what is hard to lay out.' \
	'repository: https://example.org/team/agents'
put agents/core/README.md '# The core' '' 'They know each other: [the lead](lead.md) and [the tester](tester.md).'
put agents/core/lead.md --- 'name: lead' 'description: |' '  Leads the collection. Use when work has to be spread.' '' \
	'  <example>' '  user: "Who tests?"' '  assistant: "The tester does."' '  </example>' \
	'model: sonnet' 'color: red' 'tools: Read, Bash, Edit' --- '' '# Lead' '' 'Opens here.' '' '## Rules' '' \
	'- Delegates to tester.' '- Delegates to keeper.' '- Escalates to the-oracle.' '' '## Table' '' \
	'| key | value |' '| --- | --- |' '| one | `code` |'
put agents/core/tester.md --- 'name: tester' 'description: Tests what others build.' 'tools: Read, Grep' --- '' \
	'Delegates to keeper.' '' '- [x] done' '- [ ] open[^1]' '' '[^1]: A note.'
put agents/core/keeper.md --- 'name: keeper' 'description: Keeps what was tested.' --- '' 'Delegates to lead.'
put agents/core/double.md --- 'name: tester' 'description: Has a name that is taken.' --- '' 'Text.'
put agents/core/mover.md --- 'name: mover' 'description: Moves things.' 'model: haiku' 'tools: Read' --- '' '# Mover' '' \
	'The first paragraph stands above all others and tells what a mover is there for.' '' \
	'The second paragraph is the one that moves, as it says in more than just a few words.' '' \
	'## Order' '' '- Lifts what is heavy.' '- Carries what is light.' '- Leaves what is nailed down.' '' \
	'## Rest' '' 'A paragraph that stays where it is.' '' 'Another one that stays where it is.' '' \
	'A third one that stays, so that there is something to fold.' '' 'And a fourth one, which is the same for ever.' '' \
	'A fifth one, of the same kind as all others here.' '' 'A sixth one, and no more than that.' '' '## End' '' 'It ends here.'
put agents/core/loner.md --- 'name: loner' 'description: Knows nobody.' --- '' 'Text that stands alone.'
put skills/style-guide/SKILL.md --- 'name: style-guide' 'description: How to write.' 'allowed-tools: Read' --- '' \
	'# Style' '' 'Plain words.'
put commands/release.md --- 'description: Release it.' 'argument-hint: "[version]"' --- '' 'Run it with $ARGUMENTS.'
definition agents/core/former.md former 'Says something that stays.' 'Delegates to tester.'
definition agents/core/gone.md gone 'Will be removed.' 'Delegates to tester.'
commit 'begin the collection'

# --- layouts ---------------------------------------------------------------------------------
long=$(printf 'word%.0s' 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30)
cells=$(printf '| a column with words %.0s' 1 2 3 4 5 6 7 8 9 10 11 12)
put agents/web/wide.md --- "name: wide-$long" "description: $long $long" "model: $long" "tools: $long, mcp__server__$long" \
	"key-$long: $long" --- '' "# Heading $long" '' "Text $long and \`code-$long\`." '' "[$long](https://example.org/$long)" '' \
	"$cells|" "$(echo "$cells" | sed 's/a column with words/---/g')|" "$cells|" '' '```sh' "echo $long $long $long" '```' '' \
	"> - 1. > quoted $long" '' "$long@example.org" '' "Delegates to lead." ''
put agents/web/größe-設計.md --- 'name: 設計エージェント' 'description: 設計を行うエージェントです。長い説明文が続きますので、折り返しが必要になります。' \
	--- '' '# 設計' '' '計画を設計する者。leadに委任する。Delegates to `lead`.'
put agents/web/rtl.md --- 'name: وكيل' 'description: وصف الوكيل بالعربية.' --- '' '# عنوان' '' 'نص بالعربية مع English في الوسط.'
put agents/web/empty-body.md --- 'name: empty-body' 'description: Has no text.' ---
put agents/web/headings.md --- 'name: headings' 'description: Many levels.' --- '' '# One' '## Two' '### Three' '#### Four' \
	'##### Five' '###### Six' '# One' 'Text.' '' '<details><summary>More</summary>Hidden text.</details>' '' '<thinking>Shown.</thinking>'
put agents/broken/yaml.md --- 'name: broken-yaml' 'description: uses: a colon: too many' --- '' 'Text.'
put agents/broken/nothing.md ''
put agents/broken/bytes.md --- 'name: bytes' 'description: Holds a bad byte.' --- '' "$(printf 'Bad \377 byte.')" ''
put agents/broken/no-front-matter.md 'Only text.'
commit 'what is hard to lay out'

# --- a crew, which changes together ------------------------------------------------------------
number=0
while [ $number -lt 60 ]; do
	number=$((number + 1))
	put "agents/crew/member-$number.md" --- "name: member-$number" "description: Member $number of the crew." 'model: haiku' --- '' \
		"Member $number. Delegates to lead."
done
commit 'sixty members'
for file in agents/crew/*.md agents/core/mover.md; do change "$file" 's/haiku/sonnet/'; done
commit 'a better model for the crew'

# --- a second and a third month ----------------------------------------------------------------
words_clock=$((words_clock + 86400 * 40))
author 'Grace Example' grace@example.com
change agents/core/lead.md -e 's/model: sonnet/model: opus/' -e 's/Bash, Edit/Edit, Write/' -e 's/Opens here/Opens over there/'
commit 'lead: a larger model'
printf '\n## Escalation\n\nEscalates to keeper.\n' >>agents/core/lead.md
commit 'lead: whom to ask'
{
	sed -e '/second paragraph/,+1d' -e 's/tools: Read/tools: Read, Bash/' -e 's/what is light/what is not heavy/' \
		agents/core/mover.md
	printf '\n%s\n' 'The second paragraph is the one that moves, as it says in more than just a few words.'
} >mover.new
mv mover.new agents/core/mover.md
commit 'mover: first things first'
change agents/core/mover.md 's/It ends here/It ends there/'
commit 'mover: another end'
move agents/core/former.md agents/core/latter.md
commit 'a better name'
words_clock=$((words_clock + 86400 * 40))
change agents/web/wide.md "s/^Text $long/Other text $long $long/"
commit "one very long subject $long that goes on and on so that it has to be wrapped somewhere, and it is"
git rm -q agents/core/gone.md
commit 'gone is gone'

# --- and what is not committed -------------------------------------------------------------------
change agents/core/loner.md 's/stands alone/stands all alone/'
