# SPDX-License-Identifier: MIT
# Paths at which several definitions stood, one after the other. A definition is the same as long as
# it stays at its path, comes back to it, or is renamed: what moves to a path that another one left
# does not inherit the history of that one, and the one that left keeps a page of its own.
#
#	A  first.md, mover.md, leaver.md
#	|
#	B  first.md removed
#	|
#	C  mover.md -> first.md: first.md has two lives, and the first one is a removed definition
#	|
#	D  leaver.md -> left.md
#	|
#	E  a new leaver.md
#	|
#	F  first.md removed: both lives are removed definitions
#	|
#	G  first.md comes back: it goes on with the second life
#	|
#	H  another root brings first.md, too; the merge keeps ours
init
for name in first mover leaver; do definition "agents/$name.md" "$name" "$(lines "$name" 8)"; done
commit A
git rm -q agents/first.md
commit B
move agents/mover.md agents/first.md
commit C
move agents/leaver.md agents/left.md
commit D
definition agents/leaver.md leaver "$(lines new 8)"
commit E
cp agents/first.md ..
git rm -q agents/first.md
commit F
mv ../first.md agents/first.md
change agents/first.md 's/line 2/line two/'
commit G
git checkout -q --orphan other
git rm -q -rf .
definition agents/first.md first "$(lines root 8)"
commit 'another root'
on main
words_tick
git merge -q -s ours --no-edit --allow-unrelated-histories -m H other
