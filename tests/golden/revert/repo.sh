# SPDX-License-Identifier: MIT
# Deletions that are taken back, on one branch or the other.
#
#	A        kept.md, back.md, twice.md, gone.md
#	|
#	B        kept.md, back.md, twice.md and gone.md removed
#	|  \
#	|   C    a revert of B on the side: all four are there again
#	|   |
#	|   D    kept.md edited; twice.md and gone.md removed again
#	|   |
#	|   E    twice.md comes back with another text
#	F   |    back.md comes back on main, with another text
#	|  /
#	M        back.md keeps main's text: all else is the side's
#
# kept.md: D C B A. back.md: F B A, what the side did with it is no revision. twice.md: E D C B A.
# gone.md: B A, a removed definition; the merge is as main, and what the side did is no revision.
init
for name in kept back twice gone; do definition "agents/$name.md" "$name" "$(lines "$name" 6)"; done
commit A
git rm -q -r agents
put notes.txt nothing
commit B
branch side
words_tick
git revert --no-edit HEAD >/dev/null
change agents/kept.md 's/line 2/line two/'
git rm -q agents/twice.md agents/gone.md
commit D
definition agents/twice.md twice "$(lines other 6)"
commit E
on main
definition agents/back.md back "$(lines main 6)"
commit F
merge_stopped side
git checkout -q main -- agents/back.md
commit M
