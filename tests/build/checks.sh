#!/bin/sh
# SPDX-License-Identifier: MIT
# Tests the checks of build-aux/ on a small tree of its own: each sees the breach it is there for,
# at its place, and finds nothing in a tree without one.
. tests/tap.sh

tree=$TEST_TMP/tree

# fresh_tree: a tree with one clean file in two folders.
fresh_tree() {
	rm -rf "$tree"
	mkdir -p "$tree/src/base" "$tree/src/git" "$tree/tests"
	cp -R build-aux "$tree/"
	cp tests/tap.sh "$tree/tests/"
	cp src/LAYERS "$tree/src/"
	header src/base/a.h 'int a(void); /* strcpy(x, y), html_trust(x) */'
	header src/git/b.h '#include "base/a.h"'
}

# header FILE LINE...: a header with the licence line.
header() {
	file=$tree/$1
	shift
	printf '%s\n' '/* SPDX-License-Identifier: MIT */' "$@" >"$file"
}

# finds CHECK TEXT: the check fails and names TEXT.
finds() {
	found=$(CHECK_FLAGS=-Isrc "$tree/build-aux/check-$1.sh")
	case $found in
	*'not ok'*"$2"*) ok "$1 finds: $2" ;;
	*) not_ok "$1 finds: $2" "$found" ;;
	esac
}

fresh_tree
for check in layers headers trust banned size; do
	works "$check finds nothing in a clean tree" "$tree/build-aux/check-$check.sh"
done

header src/base/up.h '#include "git/b.h"'
finds layers 'src/base/up.h:2: base (layer 0) includes git/b.h (layer 1)'
header src/git/side.h '#include "yaml/yml.h"'
finds layers 'src/git/side.h:2: git (layer 1) includes yaml/yml.h (layer 1)'
header src/git/bare.h '#include "b.h"'
finds layers 'src/git/bare.h:2: "b.h" does not name its folder'
header src/base/foreign.h '#include <git2.h>'
finds layers 'src/base/foreign.h:2: <git2.h> belongs in src/git/ alone'
mkdir "$tree/src/cellar"
header src/cellar/c.h 'int c;'
finds layers 'the folder cellar is not in src/LAYERS'

fresh_tree
header src/base/lazy.h 'size_t lazy(void);'
finds headers "unknown type name"

fresh_tree
header src/git/trust.h 'static int t(void)' '{' '	return html_trust(1);' '}'
finds trust 'src/git/trust.h:4:'

fresh_tree
header src/base/banned.h '/* a' '*/ int x = atoi ("strcat()"), y = my_gets("\"");' 'int z = gets(p);'
finds banned 'src/base/banned.h:3:'
finds banned 'src/base/banned.h:4:'
is 'banned leaves comments, strings and longer names alone' \
	"$("$tree/build-aux/check-banned.sh" | grep -c '^# ')" 2

fresh_tree
header src/base/long.h 'static int long_one(void)' '{' "$(yes '	work();' | head -n 68)" '}'
finds size 'src/base/long.h:2: long_one has 71 lines'
header src/base/wide.h 'static int wide(int a, int (*b)(int, int), int c, int d,' \
	'    int e, int f, struct arena *mem)' '{' '}'
finds size 'src/base/wide.h:2: wide has 6 parameters'
header src/base/big.h "$(yes 'int x;' | head -n 700)"
finds size 'src/base/big.h: 701 lines'

fresh_tree
header src/base/torn.h '/*' ' * a table' ' *torn' ' */'
finds format 'src/base/torn.h:4: *torn'

# a checkout with a breach of each kind
fresh_tree
git init -q "$tree"
printf 'see %s\n' "/wo""rk/main" >"$tree/note.md"
awk 'BEGIN { for (i = 0; i < 100001; i++) print "123456789" }' >"$tree/big.txt"
echo 'int x;' >"$tree/src/base/free.h"
git -C "$tree" add .
finds repo 'big.txt: 1000010 bytes'
finds repo "note.md:1:see /wo""rk/main"
finds repo 'src/base/free.h'

done_testing
