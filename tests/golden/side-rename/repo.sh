# SPDX-License-Identifier: MIT
# Renames that no commit shows whole: a branch adds the file under its new name in one commit and
# removes the old one in another. The merge against its first parent has both ends.
#
#	A            agents/early.md, late.md, calm.md
#	|  \
#	B   |        calm.md edited
#	|   C        early.md copied to agents/soon.md; late.md removed
#	|   |
#	|   D        early.md removed; agents/tardy.md has what late.md had
#	|   |
#	|   E        soon.md edited
#	|  /
#	M            no revision of any: each equals a parent; but soon.md was early.md, tardy.md was
#	|            late.md, and both go on to A
#	F            tardy.md edited
init
for name in early late calm; do definition "agents/$name.md" "$name" "$(lines "$name" 8)"; done
commit A
branch side
cp agents/early.md agents/soon.md
mv agents/late.md ../late.md
commit C
git rm -q agents/early.md
mv ../late.md agents/tardy.md
commit D
change agents/soon.md 's/line 2/line two/'
commit E
on main
change agents/calm.md 's/line 2/line two/'
commit B
merge M side
change agents/tardy.md 's/line 3/line three/'
commit F
