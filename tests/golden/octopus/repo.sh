# SPDX-License-Identifier: MIT
# Two roots, and merges of more than two.
#
#	A     X      X begins another history
#	|\ \  |
#	B C D |      each edits another file
#	|/ /  |
#	M     |      a merge of three
#	 \   /
#	   N         joins the histories: x.md comes from X
init
for name in b c d; do definition "agents/$name.md" "$name" "$(lines "$name" 5)"; done
commit A
branch c
change agents/c.md 's/line 2/line two/'
commit C
branch d main
change agents/d.md 's/line 2/line two/'
commit D
on main
change agents/b.md 's/line 2/line two/'
commit B
words_tick
git merge -q --no-edit -m M c d
git checkout -q --orphan x
git rm -q -rf .
definition agents/x.md x "$(lines x 5)"
commit X
on main
words_tick
git merge -q --no-edit --allow-unrelated-histories -m N x
