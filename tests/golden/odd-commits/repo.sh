# SPDX-License-Identifier: MIT
# Commits whose dates, names and messages are not what they should be. Each edits one.md; all in a
# row.
#
#	dates    1969, far in the future, a year of five digits, more than a number holds, none
#	names    none, blanks alone, an address in its place, control characters
#	message  none, in Latin 1 and in Japanese with the header that says so, in Latin 1 without it,
#	         with a header that names no character set, with control characters, two lines
#
# The last author has two names and two addresses, which .mailmap brings together.
init
definition agents/one.md one 'Line 0.'
put .mailmap 'Grace Example <grace@example.com> <GRACE@old.example.com>'
commit 'an ordinary commit'

# raw AUTHOR-LINE MESSAGE [HEADER...]: a commit object as it is written, which git would not write
raw() {
	words_author=$1 words_message=$2
	shift 2
	words_count=$((${words_count:-0} + 1))
	echo "Line $words_count." >>agents/one.md
	git add agents/one.md
	words_commit=$({
		printf 'tree %s\nparent %s\n' "$(git write-tree)" "$(git rev-parse HEAD)"
		printf 'author %b\n' "$words_author"
		printf 'committer C O Mitter <committer@example.com> %s +0000\n' $((1704200000 + words_count))
		[ $# -eq 0 ] || printf '%s\n' "$@"
		printf '\n%b' "$words_message"
	} | git hash-object -t commit -w --literally --stdin)
	git update-ref HEAD "$words_commit"
}
ada='Ada Example <ada@example.com>'
raw "$ada -86400 +0000" 'before 1970\n'
raw "$ada 4102444800 +0000" 'in the year 2100\n'
raw "$ada 253402300800 +0000" 'in the year 10000\n'
raw "$ada 99999999999999999999999 +0000" 'more than a number holds\n'
raw "$ada" 'no date\n'
raw ' <nobody@example.com> 1704200000 +0000' 'no name\n'
raw '\t  <blank@example.com> 1704200000 +0000' 'a name of blanks\n'
raw 'ada.private@example.com <ada.private@example.com> 1704200000 +0000' 'an address for a name\n'
raw 'A\177B\302\205C\033D <control@example.com> 1704200000 +0000' 'control \177 \302\233 \033 characters\n'
raw "$ada 1704200000 +0000" ''
raw "$ada 1704200000 +0000" '\n \n\t\n'
raw 'J\366rg <joerg@example.com> 1704200000 +0000' 'f\374r alle\n' 'encoding ISO-8859-1'
raw 'Yamada <yamada@example.com> 1704200000 +0000' '\223\372\226\173\214\352\n' 'encoding Shift_JIS'
raw 'J\366rg <joerg@example.com> 1704200000 +0000' 'f\374r alle, nobody says how\n'
raw "$ada 1704200000 +0000" 'w\374rde\n' 'encoding x-nonsense'
raw "$ada 1704200000 +0000" 'two\nlines of a subject\n\nand a body\n'
raw 'G. E. <grace@old.example.com> 1704200000 +0000' 'by another name\n'
raw 'Grace Example <Grace@Example.com> 1704200000 +0000' 'by the name\n'
