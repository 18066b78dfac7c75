# SPDX-License-Identifier: MIT
# A shallow clone: what is unknown is told of each definition that reaches the boundary, and of no
# other.
#
#	A  old.md, gone.md                       not fetched
#	|
#	B  old.md edited                         not fetched
#	:  - - - - - - - - - - - - - - - - - -
#	C  mid.md added                          the boundary: what it has may be older
#	|
#	D  new.md added, mid.md edited
#	|
#	E  gone.md removed
mkdir ../origin
cd ../origin
init
definition agents/old.md old "$(lines old 6)"
definition agents/gone.md gone "$(lines gone 6)"
commit A
change agents/old.md 's/line 2/line two/'
commit B
definition agents/mid.md mid "$(lines mid 6)"
commit C
definition agents/new.md new "$(lines new 6)"
change agents/mid.md 's/line 2/line two/'
commit D
git rm -q agents/gone.md
commit E
cd ..
git clone -q --depth 3 "file://$PWD/origin" repo
git -C repo remote set-url origin https://example.org/team/origin.git
