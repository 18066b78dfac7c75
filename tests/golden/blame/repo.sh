# SPDX-License-Identifier: MIT
# Who changed which part last:
#
#	1 ada   the text
#	2 bob   one paragraph in other words
#	3 sweep "agent" is written "Agent" everywhere: looked through
#	4 ada   paragraphs wrapped anew, the sections in another order: no change of either
#	5 bob   an item of the list
#
# The file that names the sweep has a line that names nothing.
init
definition agents/lead.md lead '# Lead' '' \
	'The lead agent reads what was asked and decides which agent does it.' '' \
	'It answers in short sentences and names the files it has read.' '' \
	'## Limits' '' '- Never edits files of another agent.' '- Asks before it deletes.' '' \
	'## Method' '' 'Each agent gets one task, and the lead agent waits for all of them.'
commit 'add the lead'
author 'Bob Example' bob@example.com
change agents/lead.md 's/in short sentences/with one table/'
commit 'tables instead of sentences'
author 'Sweep Example' sweep@example.com
change agents/lead.md 's/agent/Agent/g'
commit 'write Agent everywhere'
sweep=$(git rev-parse HEAD)
author 'Ada Example' ada@example.com
definition agents/lead.md lead '# Lead' '' \
	'The lead Agent reads what was asked' 'and decides which Agent does it.' '' \
	'It answers with one table' 'and names the files it has read.' '' \
	'## Method' '' 'Each Agent gets one task, and the lead Agent waits for all of them.' '' \
	'## Limits' '' '- Never edits files of another Agent.' '- Asks before it deletes.'
commit 'method before limits'
author 'Bob Example' bob@example.com
change agents/lead.md 's/before it deletes/twice before it deletes anything/'
put .git-blame-ignore-revs '# spelling' "$sweep # Agent" 'v1.0'
commit 'ask twice'
