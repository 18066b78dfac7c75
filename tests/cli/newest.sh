#!/bin/sh
# SPDX-License-Identifier: MIT
# Tests what the ages of a site count from: the newest time at which anybody wrote a commit. Of the
# tip it may be long ago, as a rebase and a pick keep that time.
#
#	one     2026 or so    agents/one.md
#	two     2001          agents/two.md, picked on top of it
. tests/tap.sh
. tests/words.sh

cd "${TEST_TMP:?}" || exit 2
mkdir repo
(
	cd repo
	init
	definition agents/one.md one 'Text.'
	commit 'one'
	definition agents/two.md two 'Text.'
	git add -A
	words_tick
	GIT_AUTHOR_DATE='2001-01-01T00:00:00Z' git commit -q -m 'two'
) || exit 2
day=$(TZ=UTC git -C repo log -1 --format=%ad --date=format-local:%F HEAD~1)
"$AGENTDOC" build -q -C repo -o site >log 2>&1
is 'it is built' "$? $(cat log)" '0 '
is 'the search counts from the newest' "$(grep -o '"newest":"[^"]*"' site/search/documents.js)" "\"newest\":\"$day\""
is 'one is as old as that, two some thousand days' \
	"$(sed 's/.*"age":"\(.\)\(\(.\)*\)","removed.*/\1/' site/search/documents.js)" 3
done_testing
