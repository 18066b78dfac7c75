#!/bin/sh
# SPDX-License-Identifier: MIT
# Tests that one commit gives one site: however the repository is laid out, wherever it lies, and
# whatever the environment says.
#
#	A  agents/lead.md, agents/tester.md, skills/pdf/SKILL.md
#	|  \
#	B   C    both edit; C by another author, whom .mailmap knows
#	|  /
#	M
. tests/tap.sh
. tests/words.sh

cd "${TEST_TMP:?}" || exit 2
mkdir plain
(
	cd plain
	init
	definition agents/lead.md lead '- Delegate tests to the `tester` agent.'
	definition agents/tester.md tester "$(lines tester 6)"
	definition skills/pdf/SKILL.md pdf 'Reads.'
	put .mailmap 'Grace Example <grace@example.com> <old@example.com>'
	commit A
	branch side
	author G old@example.com
	change agents/tester.md 's/line 2/line two/'
	commit C
	on main
	author 'Ada Example' ada@example.com
	change agents/lead.md 's/tests/all tests/'
	commit B
	merge M side
) || exit 2
"$AGENTDOC" build -q -C plain -o want >out 2>&1
is 'a plain repository' "$? $(cat out)" '0 '
is 'names come from .mailmap, and no address is told' \
	"$(grep -c '"author":"Grace Example"' want/api/agent/tester.json) $(grep -rl 'example\.com' want)" '1 '

# same NAME REPOSITORY [OPTION...]: gives the site that the plain one gives, and the notices in $notice.
notice=
same() {
	name=$1
	shift
	rm -rf got
	"$AGENTDOC" build -q -C "$@" -o got >out 2>&1
	is "$name" "$? $(grep -o 'AD[0-9][0-9]*' out)$(diff -r want got | head -n 20)" "0 $notice"
}

git clone -q plain clone
git -C clone remote remove origin
same 'a clone elsewhere' clone
git clone -q --bare plain bare
git -C bare remote remove origin
notice=AD309
same 'a bare repository' bare
notice=AD311
git -C clone worktree add -q ../tree -b other main
git -C tree checkout -q --ignore-other-worktrees main
same 'a work tree of its own' tree
notice=
cp -r plain moved
mv moved/.git gitdir
echo "gitdir: $TEST_TMP/gitdir" >moved/.git
same 'a .git that is a file' moved
cp -r plain packed
git -C packed gc -q --aggressive --prune=now
git -C packed pack-refs --all
same 'all in a pack, with deltas' packed
git -C packed commit-graph write --reachable 2>/dev/null
same 'with a commit graph' packed
mkdir -p 'a name with blanks & signs/ä'
cp -r plain 'a name with blanks & signs/ä/'
same 'a folder with an odd name' 'a name with blanks & signs/ä/plain'
cp -r plain crlf
git -C crlf config core.autocrlf true
rm crlf/agents/*.md
git -C crlf checkout -q .
same 'line ends that git changes in the work tree' crlf
cp -r plain replaced
git -C replaced tag -a -m tagged v1
"$AGENTDOC" build -q -C replaced -o tagged >out 2>&1
"$AGENTDOC" build -q -C replaced --rev v1 -o got >out 2>&1
is 'a tag' "$? $(cat out)$(diff -r tagged got | head -n 20)" '0 '
same 'the branch by its name' plain --rev main

# A detached HEAD is on no branch; all else is the same.
git clone -q plain detached
git -C detached remote remove origin
git -C detached checkout -q --detach
"$AGENTDOC" build -q -C detached -o got >out 2>&1
is 'a detached HEAD' "$? $(grep -o 'AD[0-9][0-9]*' out)" '0 AD310'
is 'a detached HEAD has no branch' "$(grep -o '"branch":[^,]*' got/api/catalog.json)" '"branch":null'
sed 's/"branch":"main"/"branch":null/' want/api/catalog.json | diff - got/api/catalog.json >out
is 'and nothing else that differs' "$(cat out)$(diff -r want/api got/api | grep -v -e catalog -e '^[<>-]' -e '^[0-9]')" ''

# --- the environment ----------------------------------------------------------------------------

# under NAME VARIABLE=VALUE...: gives the same site in another environment.
under() {
	name=$1
	shift
	rm -rf got
	env "$@" "$AGENTDOC" build -q -C plain -o got >out 2>&1
	is "$name" "$? $(cat out)$(diff -r want got | head -n 20)" '0 '
}

under 'another time zone' TZ=Asia/Kolkata
under 'another language' LC_ALL=de_DE.UTF-8 LANG=tr_TR.UTF-8
under 'no environment' -i
under 'an environment of git' GIT_DIR="$TEST_TMP/nowhere" GIT_WORK_TREE=/ GIT_INDEX_FILE=/dev/null
under 'a home with settings' HOME="$TEST_TMP/home" XDG_CONFIG_HOME="$TEST_TMP/home"
(umask 077 && under 'another umask' A=b)
touch plain/agents/*.md plain/skills/pdf/SKILL.md
same 'files that were touched' plain

# --- what is cut off ----------------------------------------------------------------------------

git clone -q --depth 1 "file://$TEST_TMP/plain" shallow
"$AGENTDOC" build -q -C shallow -o got >out 2>&1
is 'a shallow clone builds, with one notice' "$? $(grep -c 'AD303' out) $(wc -l <out)" '0 1 1'
is 'the JSON says so' "$(grep -c '"shallow":true,"partial":false' got/api/catalog.json)" 1
is 'when a definition was created is not claimed' "$(grep -c '"created":null' got/api/catalog.json)" 3
is 'every page says so' "$(grep -L -i shallow $(find got -name '*.html'))" ''
git -C shallow fetch -q --unshallow
git -C shallow remote remove origin
same 'once it has all, it is as the others' shallow

git -C plain config uploadpack.allowFilter true
git clone -q --filter=blob:none "file://$TEST_TMP/plain" partial
git -C partial remote set-url origin "file://$TEST_TMP/nowhere"
"$AGENTDOC" build -q -C partial -o got >out 2>&1
is 'a partial clone builds, with one notice' "$? $(grep -c 'AD304' out) $(wc -l <out)" '0 1 1'
is 'the JSON says so, too' "$(grep -c '"shallow":false,"partial":true' got/api/catalog.json)" 1
is 'what it lacks is listed all the same' "$(grep -c '"revisions":2' got/api/catalog.json)" 2
is 'nothing was fetched' "$(git -C partial rev-list --objects --missing=print HEAD | grep -c '^?')" 2

mkdir sha256
if (cd sha256 && git init -q --object-format=sha256 && definition agents/one.md one One. && commit one) 2>/dev/null; then
	"$AGENTDOC" build -q -C sha256 -o got256 >out 2>&1
	is 'a repository of a kind that is not known: exit 3, and it is said' "$? $(grep -c AD306 out)" '3 1'
else
	skip 'a repository with SHA-256' 'this git makes none'
fi
done_testing
