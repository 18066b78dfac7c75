# SPDX-License-Identifier: MIT
# Every kind of definition and every shape of front matter on one small site, whose pages are
# compared as a whole.
#
#	A  agents, skill with assets, command, README.md of a folder; files that are no definitions
#	|
#	B  edits: a field, a section, a relation
init
put README.md '# Not a definition'
put agents/README.md '# Our team' '' 'Who does **what**: the [lead](review/lead.md).'
put agents/review/README.md 'Those who *review*.'
put agents/review/lead.md --- \
	'name: lead' \
	'description: Use this agent to lead. Examples:\n\n<example>\nuser: "Who leads?"\nassistant: "The lead."\n</example>' \
	'tools: Read, Grep, Bash(git log:*)' 'model: opus' 'color: blue' 'priority: 3' 'tags: [one, two]' \
	'owner: {team: core, since: 2024}' \
	--- '' '# Lead' '' 'Leads with care.' '' '## Delegation' '' \
	'- Delegate tests to the `tester` agent.' '- Hand over to ghost-writer for prose.' '' \
	'## Notes' '' 'See [the tester](../tester.md#method), [nothing](../gone.md) and <https://example.com/>.' '' \
	'| a | b |' '| - | -: |' '| 1 | 2 |' '' '```sh' 'echo "<b>" {{name}}' '```' '' '- [x] done' '- [ ] open' '' \
	'A claim.[^1] ~~Gone.~~ <script>alert(1)</script> <details><summary>More</summary>Text</details>' '' \
	'[^1]: The source.'
put agents/tester.md --- 'name: tester' 'description: Tests.' 'tools:' '  allowed: [Read, Bash]' \
	'  forbidden: [Write]' '  rationale: A tester changes nothing.' 'escalation_to: [lead]' \
	'skills: [pdf]' --- '# Tester' '' '## Method' '' 'Tries all.'
put agents/plain.md '# Plain' '' 'No front matter at all.'
put teams/chief.agent.md --- 'name: chief' 'description: The chief.' 'agents: [lead, tester]' \
	'handoffs:' '  - label: Test it' '    agent: tester' '    prompt: Test this.' --- 'Decides.'
put skills/pdf/SKILL.md --- 'name: pdf' 'description: Reads PDF files.' 'allowed-tools: Read Bash(python3 *)' \
	'license: MIT' --- '# PDF' '' 'Run [the script](scripts/read.py), see [the form](reference/form.md).'
put skills/pdf/scripts/read.py 'print("pdf")'
put skills/pdf/reference/form.md '# Form' '' 'An asset, not a definition.'
put commands/ship.md --- 'description: Ships it.' 'argument-hint: "[version]"' 'allowed-tools: Bash(git *)' --- \
	'Ship $ARGUMENTS with the lead agent.'
put prompts/fix.prompt.md --- 'mode: agent' 'description: Fixes it.' --- 'Fix it.'
put docs/guide.md 'No definition: it has no front matter.'
commit 'add all'

change agents/review/lead.md -e 's/^model: opus/model: sonnet/' -e 's/with care/with great care/'
change commands/ship.md 's/the lead agent/the tester agent/'
commit 'edit two'
