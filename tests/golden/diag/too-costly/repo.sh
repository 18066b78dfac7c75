# SPDX-License-Identifier: MIT
# Bodies that would take a markdown parser minutes: a table of 300,000 cells, addresses without
# end in one word, comments that never close. They are shown plainly, and no word is lost.
repeat() {
	awk -v text="$1" -v n="$2" 'BEGIN { while (n-- > 0) printf "%s", text }'
}
definition agents/table.md table '|a|' '|-|' "$(repeat '|' 300000)"
definition agents/links.md links "$(repeat 'http://a.b<' 30000)"
definition agents/comments.md comments "$(repeat 'a <!-- ' 45000)"
