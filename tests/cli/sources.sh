#!/bin/sh
# SPDX-License-Identifier: MIT
# Tests which definitions a call takes: paths as operands, in all their spellings.
. tests/tap.sh
. tests/words.sh

repo=$TEST_TMP/repo
mkdir "$repo"
(
	cd "$repo" || exit
	init
	definition a/agents/one.md one 'The first.'
	definition b/agents/two.md two 'The second.'
	definition b/agents/three.md three 'The third.'
	commit 'three agents'
)

# takes NAME WANT FOLDER PATH...: the slugs that are left when FOLDER is built with these paths.
takes() {
	name=$1 want=$2 folder=$3
	shift 3
	"$AGENTDOC" build -q -C "$folder" -o "$TEST_TMP/site" "$@" >"$TEST_TMP/log" 2>&1
	is "$name" "$(cd "$TEST_TMP/site/agents" && echo *.md)" "$want"
}

takes 'no path' 'one.md three.md two.md' "$repo"
takes 'a folder' 'three.md two.md' "$repo" b
takes 'a file' 'two.md' "$repo" b/agents/two.md
takes 'a folder twice' 'three.md two.md' "$repo" b ./b/ b/agents
takes 'the top beside a folder' 'one.md three.md two.md' "$repo" . b
takes 'a path below the folder of -C' 'two.md' "$repo/b" agents/two.md
takes 'an absolute path' 'three.md two.md' "$repo" "$(cd "$repo" && pwd -P)/b"
takes 'the top as an absolute path' 'one.md three.md two.md' "$repo" "$(cd "$repo" && pwd -P)"

"$AGENTDOC" build -q -C "$repo" -o "$TEST_TMP/out" "$TEST_TMP" >"$TEST_TMP/log" 2>&1
is 'an absolute path outside ends the build' "$?" 3
is 'and writes nothing' "$(ls -d "$TEST_TMP/out" 2>/dev/null)" ''
done_testing
