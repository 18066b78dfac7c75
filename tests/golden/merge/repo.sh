# SPDX-License-Identifier: MIT
# Merges that take one side's text are no revisions; one that makes a text of its own is.
#
#	A        one.md, two.md, three.md
#	|  \
#	B   C    B edits one.md; C edits two.md and three.md
#	|  /
#	M        all is equal to one of its parents: no revision
#	|  \
#	D   E    both edit three.md
#	|  /
#	N        three.md is neither's: a revision
#	|  \
#	|   F    edits one.md
#	G   |    edits one.md, too
#	|  /
#	O        keeps ours: F's edit is no revision that git log shows
init
for name in one two three; do definition "agents/$name.md" "$name" "$(lines "$name" 6)"; done
commit A
branch side
change agents/two.md 's/line 2/line two/'
change agents/three.md 's/line 2/line two/'
commit C
on main
change agents/one.md 's/line 1/line one/'
commit B
merge M side

branch side2
change agents/three.md 's/line 5/line five of the side/'
commit E
on main
change agents/three.md 's/line 5/line five of ours/'
commit D
merge_stopped side2
definition agents/three.md three "$(lines three 4)" 'line five of both'
commit N

branch side3
change agents/one.md 's/line 3/line three of the side/'
commit F
on main
change agents/one.md 's/line 3/line three of ours/'
commit G
words_tick
git merge -q -s ours --no-edit -m O side3
