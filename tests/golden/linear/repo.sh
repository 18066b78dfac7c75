# SPDX-License-Identifier: MIT
# One definition that is added and edited, and one beside it that another commit adds.
#
#	A  lead.md added
#	|
#	B  fields: model, tools, a new one
#	|
#	C  sections: one changed, one removed, two added
#	|
#	D  tester.md added: what lead.md says of it since C has a target now
#	|
#	E  lead.md: white space alone
#	|
#	F  nothing that concerns a definition
init
put agents/lead.md --- 'name: lead' 'description: Leads the work.' 'model: sonnet' 'tools: Read, Grep' --- \
	'' '# Lead' '' '## Rules' '' 'Be kind to everybody.' '' '## History' '' 'Was new.'
commit 'add the lead'

change agents/lead.md -e 's/sonnet/opus/' -e 's/Read, Grep/Read, Bash, Write/' -e '/^tools/a\
color: red'
commit 'a better model, and other tools'

change agents/lead.md -e 's/kind to everybody/kind to all of them/' -e '/^## History/,$d'
cat >>agents/lead.md <<'END'
## Delegation

- Delegate tests to the tester agent.

## Übung

Macht den Meister.
END
commit 'sections'

definition agents/tester.md tester '# Tester' '' 'Reports to `lead`.'
commit 'add the tester'

change agents/lead.md 's/^Be kind.*$/&  /'
commit 'blanks'

put notes.txt nothing
commit 'notes'
