# SPDX-License-Identifier: MIT
# A site in German: pages, sentences, dates and plural forms. The JSON below api/ stays English.
#
#	A   lead delegates to tester and to a name that nobody has; tester; helper
#	B   lead: a tool more, one delegation less, two words more
#	C   helper goes, tester becomes checker
init
put agentdoc.yml 'title: Unsere Agenten' 'language: de'
put agents/lead.md --- 'name: lead' 'description: Leads.' 'tools: Read' --- '' '# Lead' '' '- Delegates to tester.' \
	'- Delegates to oracle.' '' '## Limits' '' 'Never deploys.'
put agents/tester.md --- 'name: tester' 'description: Tests.' --- '' '# Tester' '' 'Runs what others wrote, again and again.'
definition agents/helper.md helper 'Helps.'
commit 'add three'
change agents/lead.md 's/tools: Read/tools: Read, Bash/; s/^- Delegates to oracle.$//; s/Never deploys/Never ever deploys alone/'
commit 'lead may run programs'
rm agents/helper.md
move agents/tester.md agents/checker.md
commit 'one less, one renamed'
