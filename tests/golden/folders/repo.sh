# SPDX-License-Identifier: MIT
# Folders whose pages want one name: of the case, of signs, of what the top is called; and a source
# deep down.
#
#	A  all
init
definition agents/one.md one 'In no folder.'
definition top/agents/two.md two 'In a folder that is called as the page of no folder.'
definition 'A B/agents/three.md' three 'A blank.'
definition a-b/agents/four.md four 'A dash.'
definition A-B/agents/five.md five 'Capital letters.'
definition '(ab)/agents/six.md' six 'Signs alone differ.'
definition '.dot/agents/seven.md' seven 'A dot in front.'
definition 'a/b/c/d/e/f/agents/g/h/eight.md' eight 'Deep down.'
definition '+/agents/nine.md' nine 'A folder of signs alone.'
definition index/agents/ten.md ten 'Called as an index.'
definition agents/agents/eleven.md eleven 'A marker in a marker.'
put 'A B/README.md' '# A and B' '' 'Say hello.'
put a-b/README.md 'A dash.'
commit 'all'
