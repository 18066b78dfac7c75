#!/bin/sh
# SPDX-License-Identifier: MIT
# Tests that pages say what is missing in a history: dates, names, subjects, texts; and that links
# are told from files. The repositories are those of the golden cases.
. tests/tap.sh

# built CASE: the site of a golden case in $TEST_TMP/CASE/site.
built() {
	mkdir -p "$TEST_TMP/$1/repo"
	root=$PWD
	(cd "$TEST_TMP/$1/repo" &&
		sh -eu -c '. "$1"; . "$2"' sh "$root/tests/words.sh" "$root/tests/golden/$1/repo.sh") \
		>"$TEST_TMP/log" 2>&1
	"$AGENTDOC" build -q -C "$TEST_TMP/$1/repo" -o "$TEST_TMP/$1/site" >>"$TEST_TMP/log" 2>&1
	site=$TEST_TMP/$1/site
}

# text PAGE: what a page says, without markup, white space as one blank.
text() {
	sed -e 's/<[^>]*>/ /g' -e 's/&#39;/'"'"'/g' "$site/$1" | tr -s ' \n' '  '
}

# page DEFINITION SUBJECT: the page of the revision whose commit has that subject.
page() {
	short=$(git -C "$site/../repo" log --format='%h %s' --abbrev=10 | sed -n "s/ $2\$//p")
	echo "agents/$1/$short.html"
}

# says NAME PAGE TEXT; lacks NAME PAGE TEXT
says() {
	case $(text "$2") in *"$3"*) ok "$1" ;; *) not_ok "$1" "$2 does not say '$3'" ;; esac
}
lacks() {
	case $(text "$2") in *"$3"*) not_ok "$1" "$2 says '$3'" ;; *) ok "$1" ;; esac
}

built odd-commits
says 'no date' "$(page one 'no date')" 'no date · Ada Example'
says 'a date that is none' "$(page one 'in the year 10000')" 'no date · Ada Example'
says 'a date before 1970' "$(page one 'before 1970')" '1969-12-31 · Ada Example'
says 'no name' "$(page one 'no name')" '(no name)'
says 'a name of blanks' "$(page one 'a name of blanks')" '(no name)'
says 'no subject' agents/one/history.html '(no subject)'
says 'Latin 1' agents/one/history.html 'für alle'
says 'Japanese' agents/one/history.html '日本語'
says 'an unknown character set' agents/one/history.html 'w�rde'
says 'commits without a date have a page' changes/undated.html 'more than a number holds'
is 'no control characters' "$(LC_ALL=C grep -rlE "$(printf '[\001-\010\013\014\016-\037\177]|\302[\200-\237]')" \
	--include='*.html' --include='*.xml' "$site" | head -n 3)" ''
is 'no address' "$(grep -rlE 'nobody@|ada\.private@|grace@' --include='*.html' --include='*.json' "$site" | head -n 3)" ''

built gaps
says 'a text that is lost' "$(page lost B)" 'The text of this revision cannot be read'
says 'the text before is lost' "$(page lost C)" 'The text before this revision cannot be read'
says 'then nobody knows' "$(page lost C)" 'nobody can say what changed'
lacks 'all texts are there' "$(page lost D)" 'cannot be read'
says 'the last text of a removed one' agents/gone.html 'its last text cannot be read'
says 'bytes that are no text' "$(page bytes B)" 'Not all bytes of this revision are text'
lacks 'bytes that are text again' "$(page bytes C)" 'Not all bytes'
says 'an empty file' "$(page empty B)" 'The file was empty'
says 'a link to nobody knows where' "$(page link C)" 'a symbolic link ; where it led cannot be read'

built types
says 'a link' "$(page link 'none is a file')" 'In this revision the path was a symbolic link to tracked.md'
says 'a file again' "$(page link 'all are files again')" \
	'Before, the path was a symbolic link to ../people/persona.md'
lacks 'the text of a link is no definition' "$(page link 'all are files again')" 'front matter added'
says 'a link took the place' agents/stays/history.html 'removed: it became a symbolic link to tracked.md'
done_testing
