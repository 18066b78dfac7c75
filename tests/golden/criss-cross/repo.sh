# SPDX-License-Identifier: MIT
# Two branches that merge each other twice, and a revision that reaches the end along both ways.
#
#	A          one.md, two.md
#	|  \
#	B   C      B edits one.md; C edits two.md and renames it to three.md
#	| X |
#	M   N      M merges C into B's branch, N merges B into C's: the same tree
#	|   |
#	D   E      both edit one.md, each another line
#	|  /
#	O          one.md is neither's: a revision, and so are D, E and B; A once
init
definition agents/one.md one "$(lines one 9)"
definition agents/two.md two "$(lines two 9)"
commit A
branch side
move agents/two.md agents/three.md
change agents/three.md 's/line 4/line four/'
commit C
on main
change agents/one.md 's/line 5/line five/'
commit B
git branch before
merge M side
on side
merge N before
change agents/one.md 's/line 9/line nine/'
commit E
on main
change agents/one.md 's/line 1 /line one /;s/line 1\./line one./'
commit D
merge O side
