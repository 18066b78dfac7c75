#!/bin/sh
# SPDX-License-Identifier: MIT
# Tests that what is kept back of a published site stands nowhere on the branch: not in a page, an
# index, a feed, the JSON or the search, and that the rest is still a sound site.
. tests/tap.sh
. tests/words.sh

root=$PWD
mkdir "${TEST_TMP:?}/repo" && cd "$TEST_TMP" || exit 2
git init -q --bare remote.git
#
#	1 lead, oldone, mystery    2 oldone goes   3 lead says quince   4 lead says violin   HEAD
#	        names both                          tag v1
(
	cd repo || exit
	init
	git remote add origin "file://$TEST_TMP/remote.git"
	definition agents/lead.md lead 'Asks for a zucchini.'
	definition agents/oldone.md oldone 'Plays the xylophone.'
	definition drafts/agents/mystery.md mystery 'The word zanzibar.'
	author 'Zoe Quorum' zoe@example.com
	commit 'three with walnut'
	author 'Ada Example' ada@example.com
	git rm -q agents/oldone.md
	commit 'oldone goes'
	definition agents/lead.md lead 'Asks for a quince.'
	commit 'a quince'
	git tag v1
	definition agents/lead.md lead 'Asks for a violin.'
	commit 'a violin'
)

# kept NAME WORDS OPTION...: none of the words, a pattern, stands on the published branch; the
# configuration is in $config.
kept() {
	name=$1 words=$2
	shift 2
	git -C remote.git update-ref -d refs/heads/gh-pages
	rm -rf view
	printf '%s\n' "$config" >agentdoc.yml
	"$AGENTDOC" publish -C repo --config agentdoc.yml --yes "$@" >out 2>err </dev/null
	code=$?
	git clone -q -b gh-pages remote.git view && rm -rf view/.git
	clean "$name" "$([ $code = 0 ] || cat err)$(grep -rniE "$words" view | cut -c 1-200)$(find view | grep -iE "$words")"
	works "$name: the rest is a sound site" "$root/tests/site/check.mjs" view view brief=1
}

# stands NAME WORD: it does.
stands() {
	if grep -rqi "$2" view; then ok "$1"; else not_ok "$1" "$2 is nowhere"; fi
}

config=
kept 'nothing is kept back without an option' 'no such word anywhere'
for word in zucchini xylophone zanzibar quince violin walnut 'Zoe Quorum'; do stands "$word is public" "$word"; done

kept '--no-removed' 'oldone\.html|xylophone' --no-removed
stands 'what is there is told with its history' quince
config='removed: false'
kept 'the key removed' 'oldone\.html|xylophone'
config='exclude: drafts/'
kept 'the key exclude' 'mystery|zanzibar'
stands 'and the rest' xylophone
config='authors: none'
kept 'the key authors' 'Zoe|Quorum|Ada Example'
config=
kept '--no-history' 'zucchini|xylophone|quince|walnut|Zoe|oldone' --no-history
stands 'the files of today' violin
kept '--since a tag' 'zucchini|xylophone|walnut|Zoe|oldone' --since v1
stands 'what the tag has' quince
kept '--since a commit' 'zucchini|xylophone|walnut|Zoe|oldone' --since "$(git -C repo rev-parse v1)"
kept '--since a day' 'zucchini|xylophone|walnut|Zoe|oldone' --since 2024-01-04
stands 'and that day' quince
kept '--since a day of the future' 'zucchini|xylophone|quince|walnut|Zoe|oldone' --since 2030-01-01
config='since: v1'
kept 'the key since' 'zucchini|xylophone|walnut|Zoe|oldone'
is 'the boundary is told as none of a clone' "$(grep -rliE 'shallow|fetched' view --include=*.html)" ''
config='{since: v1, exclude: drafts/, removed: false, authors: none}'
kept 'all of them' 'zucchini|xylophone|walnut|Zoe|oldone|zanzibar|mystery|Ada Example'

done_testing
