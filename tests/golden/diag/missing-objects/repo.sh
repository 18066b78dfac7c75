# SPDX-License-Identifier: MIT
# Objects that are gone: the text of a former revision, the tree of one, and a commit with all before.
init
definition agents/one.md one "$(lines one 5)"
commit one
change agents/one.md 's/line 1/line one/'
commit two
change agents/one.md 's/line 2/line two/'
commit three
definition agents/two.md two Two.
commit four
change agents/one.md 's/line 3/line three/'
commit five
drop() {
	words_object=$(git rev-parse "$1")
	rm -f ".git/objects/$(echo "$words_object" | sed 's,^..,&/,')"
}
drop HEAD~1:agents/one.md
drop HEAD~2:agents
drop HEAD~3
