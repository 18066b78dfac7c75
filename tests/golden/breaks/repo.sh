# SPDX-License-Identifier: MIT
# Names that nobody bears any more, relations that came with their target, and some that ended:
#
#	1  lead hands out work to helper, code-checker and a late-comer that is not there yet
#	2  helper is removed, code-checker is now called style-checker
#	3  late-comer comes: what lead said of it holds from now on
#	4  lead says no more of archivist, who is still there
init
definition agents/lead.md lead '## Delegation' '' '- Delegate research to the `helper-agent` agent.' \
	'- Delegate checks to the `code-checker` agent.' '- Delegate the rest to the `late-comer` agent.' \
	'- Delegate storage to the `archivist` agent.'
definition agents/helper-agent.md helper-agent 'Helps with whatever is asked of it.'
definition agents/code-checker.md code-checker "$(lines check 8)"
definition agents/archivist.md archivist 'Stores what others wrote.'
commit 'a team'
author 'Bob Example' bob@example.com
git rm -q agents/helper-agent.md
move agents/code-checker.md agents/style-checker.md
change agents/style-checker.md 's/code-checker/style-checker/'
commit 'one less, one renamed'
definition agents/late-comer.md late-comer 'Came late.'
commit 'the late-comer'
change agents/lead.md '/archivist/d'
commit 'no archive'
