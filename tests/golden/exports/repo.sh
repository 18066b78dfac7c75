# SPDX-License-Identifier: MIT
# A graph for other programs: two folders and the top, three kinds, a declared and several stated
# relations, a name that nobody defines, and names that are the syntax of the formats.
#
#	lead ==> tester, "quoted" \ end, ghost      declared, the last one not defined
#	lead --> pdf, deploy
#	tester --> lead
init
put agents/core/lead.md --- 'name: lead' 'description: Leads.' 'agents: [tester, quoted, ghost]' --- '' \
	'Delegates to tester for tests.' '' \
	'- Use the pdf skill for papers' '- Run /deploy at the end'
definition agents/core/tester.md tester 'Escalate to lead when stuck.'
definition 'agents/odd & <more>/quoted.md' "'\"quoted\" \\ end'" 'Collaborates with tester.'
definition agents/alone.md '"1. `style`: x#35; %%{init}%%"' 'Works alone.'
definition skills/pdf/SKILL.md pdf 'Reads papers.'
definition commands/deploy.md deploy 'Deploys with tester.'
commit 'all of it'
