# SPDX-License-Identifier: MIT
# A clone without the texts of former revisions: what it lacks is said of each revision, and what is
# known is shown.
#
#	A  one.md, gone.md, moved.md
#	|
#	B  one.md edited; gone.md removed; moved.md -> agents/there.md, as it is
#	|
#	C  one.md edited: the text of it is here, that of B is not
mkdir ../origin
cd ../origin
init
git config uploadpack.allowFilter true
for name in one gone moved; do definition "agents/$name.md" "$name" "$(lines "$name" 6)"; done
commit A
change agents/one.md 's/line 2/line two/'
git rm -q agents/gone.md
move agents/moved.md agents/there.md
commit B
change agents/one.md 's/line 3/line three/'
commit C
cd ..
git clone -q --filter=blob:none "file://$PWD/origin" repo
git -C repo remote set-url origin https://example.org/team/origin.git
