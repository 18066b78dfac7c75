# SPDX-License-Identifier: MIT
# Revisions of which something is missing: the page says what, and the rest of the history is there.
#
#	A  lost.md, bytes.md, empty.md, large.md, gone.md, link.md
#	|
#	B  lost.md edited: this text is lost later. bytes.md in Latin 1, with a zero byte. empty.md empty.
#	|  gone.md edited and
#	C  removed: its last text is lost later. lost.md edited. bytes.md repaired. empty.md blanks alone.
#	|  link.md a link, whose target is lost later
#	|
#	D  lost.md, empty.md and link.md as in A
init
for name in lost bytes empty gone link; do definition "agents/$name.md" "$name" "$(lines "$name" 5)"; done
commit A
cp agents/empty.md agents/link.md ..
change agents/lost.md 's/line 2/line two/'
change agents/gone.md 's/line 2/line two/'
printf 'A line in Latin 1: caf\351.\nA zero: \000.\n' >>agents/bytes.md
: >agents/empty.md
commit B
change agents/lost.md 's/line 3/line three/'
definition agents/bytes.md bytes "$(lines bytes 5)" 'A line in Unicode: café.'
put agents/empty.md '' '  '
ln -sf nowhere.md agents/link.md
git rm -q agents/gone.md
commit C
rm agents/link.md
cp ../empty.md ../link.md agents
change agents/lost.md -e 's/line two/line 2/' -e 's/line three/line 3/'
commit D
rm ../empty.md ../link.md
lose() {
	words_object=$(git rev-parse "$1")
	rm -f ".git/objects/$(echo "$words_object" | sed 's,^..,&/,')"
}
lose HEAD~2:agents/lost.md
lose HEAD~2:agents/gone.md
lose HEAD~1:agents/link.md
