# SPDX-License-Identifier: MIT
# Definitions that want the same name or the same address.
#
#	A  one/agents/lead.md, name lead
#	|
#	B  two/agents/lead.md, name lead: the same name and the same slug, but younger
#	|
#	C  Two/agents/LEAD.md, name chief: the same slug after case folding
#	|
#	D  agents/lead-two.md: what a slug with its folder would be
#	|
#	E  commands/lead.md: another kind, its own slugs
#	|
#	F  names that are no file names: dots, devices, blanks, signs, other scripts
init
definition one/agents/lead.md lead 'The first.'
commit 'the first'
definition two/agents/lead.md lead 'The second.'
commit 'the second'
definition Two/agents/LEAD.md chief 'The third.'
commit 'the third'
definition agents/two-lead.md two-lead 'The fourth.'
commit 'the fourth'
definition commands/lead.md lead 'A command.'
commit 'a command'
definition 'agents/C# Expert.md' 'C# Expert' 'Sharp.'
definition 'agents/C++ Expert.md' 'C++ Expert' 'Plus plus.'
definition agents/.hidden.md .hidden 'Seen all the same.'
definition agents/_private.md _private 'Seen, too.'
definition agents/CON.md CON 'A device somewhere.'
definition agents/index.md index 'Not the index.'
definition agents/history.md history 'Not a history.'
definition agents/Überprüfer.md Überprüfer 'Prüft.'
definition agents/审查.md 审查 '审查代码。'
definition 'agents/a..b.md' ../../etc/passwd 'No way out.'
definition 'agents/%41&amp;<b>"'"'.md" quoted 'Signs that need escapes.'
commit 'odd names'
