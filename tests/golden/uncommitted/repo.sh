# SPDX-License-Identifier: MIT
# What the work tree says is what the site shows; what git does not have yet is "not committed".
#
#	A  edited.md, staged.md, deleted.md, moved.md, calm.md
#	:
#	work tree  edited.md and staged.md edited, the one of them staged; deleted.md deleted;
#	           moved.md -> elsewhere.md; new.md new; ignored.md ignored
init
for name in edited staged deleted moved calm; do
	definition "agents/$name.md" "$name" "$(lines "$name" 6)"
done
put .gitignore ignored.md
commit 'add five'
change agents/edited.md 's/line 3/line three/'
change agents/staged.md 's/line 3/line three/'
git add agents/staged.md
rm agents/deleted.md
mv agents/moved.md agents/elsewhere.md
definition agents/new.md new 'New.'
definition agents/ignored.md ignored 'Nobody sees it.'
