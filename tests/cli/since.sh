#!/bin/sh
# SPDX-License-Identifier: MIT
# Tests where a history begins that `since` cuts: exactly the commits that git names are told, also
# where lines part and meet, and definitions older than that are told as such.
. tests/tap.sh
. tests/words.sh

root=$PWD
mkdir "${TEST_TMP:?}/repo" && cd "$TEST_TMP" || exit 2
#
#	1 -- 2 -- R -- 5 -- M -- 7     R: tag release, on main
#	      \            /
#	       3 --- 4 ----            a side line that R does not have
#
(
	cd repo || exit
	init
	definition agents/one.md one 'First.'
	definition agents/two.md two 'First.'
	commit 'c1'
	definition agents/one.md one 'Second.'
	commit 'c2'
	branch side
	definition agents/two.md two 'Third.'
	commit 'c3'
	definition agents/two.md two 'Fourth.'
	commit 'c4'
	on main
	definition agents/one.md one 'Release.'
	commit 'cR'
	git tag release
	definition agents/one.md one 'Fifth.'
	commit 'c5'
	merge 'cM' side
	definition agents/new.md new 'Seventh.'
	commit 'c7'
)

# build SINCE: the subjects that the site tells are in $told.
build() {
	echo "since: $1" >agentdoc.yml
	"$AGENTDOC" build -q -C repo --config agentdoc.yml -o site >log 2>&1
	code=$?
	told=$(grep -o '"subject":"[^"]*"' site/api/changes.json | cut -d '"' -f 4 | sort | tr '\n' ' ')
}

# git_tells RANGE...: what git lists, but merges that only put together what others did.
git_tells() {
	git -C repo log --no-merges --format=%s "$@" -- agents | sort | tr '\n' ' '
}

build ''
is 'without it all is told' "$code $told" "0 $(git_tells HEAD)"
build release
is 'since a tag: what is no ancestor of it, and the tag itself' "$code $told" \
	"0 $(git_tells HEAD --not release^)"
build "$(git -C repo rev-parse --short release)"
is 'a short id does, too' "$code $told" "0 $(git_tells HEAD --not release^)"
build HEAD
is 'since HEAD: the last commit alone' "$code $told" '0 c7 '
build "$(git -C repo log -1 --format=%cs release)"
is 'since a day: what is not older; the merge stands for what it brought from before' "$code $told" '0 c5 c7 cM cR '
build 2001-01-01
is 'a day before all of it leaves nothing out' "$code $told" "0 $(git_tells HEAD)"
is 'and the pages do not say so' "$(grep -rl 'without its beginning' site)" ''
build release
works 'the site is sound' "$root/tests/site/check.mjs" site site brief=1
is 'no page holds a text from before' "$(grep -rl 'Second\.' site)" ''
is 'what was there before is not told as new' "$(grep -c 'oldest text of this history' site/agents/one.html)" 1
is 'what came after is' "$(grep -c 'oldest text of this history' site/agents/new.html)" 0
is 'the pages say that the history begins later' "$(grep -c 'without its beginning' site/index.html)" 1

build nowhere
is 'a revision that is nowhere is told' "$code $(grep -c AD307 log)" '3 1'
git -C repo checkout -q --orphan apart
git -C repo commit -q -m apart
git -C repo tag apart
git -C repo checkout -q main
build apart
is 'so is one that is no part of this history' "$code $(grep -c AD307 log)" '3 1'

done_testing
