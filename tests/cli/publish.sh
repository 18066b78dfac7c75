#!/bin/sh
# SPDX-License-Identifier: MIT
# Tests what `agentdoc publish` puts on a branch: fetched again it is the site that `build` writes, the
# work tree and the index are untouched, and a second time only what is new is stored.
. tests/tap.sh
. tests/words.sh

root=$PWD
mkdir "${TEST_TMP:?}/repo" && cd "$TEST_TMP" || exit 2
TEST_TMP=$PWD # without links, as git prints it
remote=file://$TEST_TMP/remote.git
git init -q --bare remote.git
(
	cd repo || exit
	init
	git remote add origin "$remote"
	definition agents/lead.md lead 'Delegates to the `tester` agent.'
	definition agents/tester.md tester 'Says xylophone.'
	definition skills/pdf/SKILL.md pdf 'Reads [pages](gone.md).'
	commit 'three of them'
	change agents/tester.md 's/xylophone/violin/'
	commit 'the tester changes'
)

# publish OPTION...: what it prints is in out and err, its exit code in $code.
publish() {
	"$AGENTDOC" publish -C repo "$@" >out 2>err </dev/null
	code=$?
}

# tip [BRANCH]: where the branch of the remote leads; "" when it is not there.
tip() {
	git -C remote.git rev-parse -q --verify "refs/heads/${1:-gh-pages}"
}

# files [BRANCH]: the names on the branch.
files() {
	git -C remote.git ls-tree -r --name-only "${1:-gh-pages}"
}

# state: all that publishing must not touch.
state() {
	(cd repo && ls -l .git/index .git/HEAD && git status --porcelain && git for-each-ref refs/heads refs/tags && cat .git/HEAD)
}

# told NAME FILE TEXT: the file has a line with the text.
told() {
	if grep -qF -- "$3" "$2"; then ok "$1"; else not_ok "$1" "not told: $3
$(cat "$2")"; fi
}

# --- a dry run and the first time ---------------------------------------------------------------

state >before
publish --dry-run
is 'a dry run ends well' "$code" 0
told 'it tells how many files' out 'new objects'
told 'it tells where to' out "as 'gh-pages' of $remote"
told 'it tells what becomes public' out '3 definitions with all text'
told 'it tells the history, too' out '4 revisions since 2024-01-02'
is 'it stores nothing' "$(tip)$(git -C repo count-objects)" "$(git -C repo count-objects)"
objects=$(git -C repo count-objects)
publish --dry-run
is 'no object, either' "$(git -C repo count-objects)" "$objects"

publish
is 'the first time needs a yes' "$code $(tip)" '2 '
told 'and says so' err --yes
publish --yes
is 'with it the site is published' "$code" 0
is 'the numbers are told once' "$(cat out err | grep -c 'new objects')" 1
told 'one author is one' err 'the name of 1 author'
is 'what is wrong comes before what is asked' "$(sed -n '/AD404/=' err)" 1
first=$(tip)
is 'as a commit without a parent' "$(git -C remote.git rev-list --count gh-pages)" 1
is 'whose message tells the source' "$(git -C remote.git log -1 --format=%s gh-pages)" \
	"$("$AGENTDOC" --version | head -n 1) from $(git -C repo rev-parse HEAD)"
is 'by who publishes, at the time of the source' "$(git -C remote.git log -1 --format='%an <%ae> %ct' gh-pages)" \
	"C O Mitter <committer@example.com> $(git -C repo log -1 --format=%ct)"
is 'work tree, index, HEAD and branches are as they were' "$(state | diff before -)" ''

# --- what stands there --------------------------------------------------------------------------

"$AGENTDOC" build -q -C repo -o site 2>/dev/null
git clone -q -b gh-pages "$remote" view
rm -rf view/.git
is 'fetched again it is what build writes' "$(diff -r site view)" ''
works 'and a sound site' "$root/tests/site/check.mjs" view view brief=1
is 'no name begins with . or _ but the marker' "$(files | grep -E '(^|/)[._]')" .nojekyll
is 'all are plain files' "$(git -C remote.git ls-tree -r gh-pages | cut -d ' ' -f 1 | sort -u)" 100644
works 'git finds nothing wrong with the objects' git -C remote.git fsck --strict --no-dangling

# --- again --------------------------------------------------------------------------------------

publish
is 'the same state again changes nothing' "$code $(tip)" "0 $first"
told 'and says so' out 'shows this site already'

change repo/agents/tester.md 's/violin/trumpet/'
(cd repo && commit 'louder')
git -C repo count-objects -v | sed -n 's/^count: //p' >loose
publish
second=$(tip)
is 'a change is published without a question' "$code $([ "$second" != "$first" ] && echo moved)" '0 moved'
is 'still without a parent' "$(git -C remote.git rev-list --count gh-pages)" 1
stored=$(($(git -C repo count-objects -v | sed -n 's/^count: //p') - $(cat loose)))
changed=$(git -C remote.git diff-tree -r --diff-filter=AM --name-only "$first" "$second" | wc -l)
total=$(files | wc -l)
told 'it tells what was new' out "$total files"
is 'what did not change is not stored again' \
	"$([ "$stored" -lt "$((changed + 20))" ] && [ "$changed" -lt "$total" ] && echo reused)" reused
told 'the number of new objects is git'"'"'s' out ", $stored new objects"
git clone -q -b gh-pages "$remote" louder
is 'the change is seen' "$(grep -c trumpet louder/agents/tester.md)" 1

publish --keep-history --allow-dirty
is 'nothing new makes no commit with --keep-history, either' "$code $(tip)" "0 $second"
(cd repo && definition agents/new.md new 'Is new.' && commit 'one more')
publish --keep-history
is 'with --keep-history the branch grows' "$code $(git -C remote.git rev-parse gh-pages~1)" "0 $second"

# --- many at once -------------------------------------------------------------------------------

# number NAME: what count-objects -v says of the repository under that name.
number() {
	git -C "$1" count-objects -v | sed -n "s/^$2: //p"
}

# From now on a pack each time, so that what a push sends can be counted.
git -C remote.git config receive.unpackLimit 1
for i in $(seq 40); do definition "repo/agents/many$i.md" "many$i" "Does one of $i."; done
(cd repo && commit 'forty more')
loose=$(number repo count)
publish --branch many --yes
told 'many new files are told' err 'files ('
is 'they get a pack, not a file each' \
	"$(($(number repo count) - loose < 140)) $(($(number repo in-pack) > 100))" '1 1'
works 'git finds nothing wrong with it' git -C repo fsck --strict --no-dangling
is 'no object is missing there' "$(git -C remote.git rev-list --objects --missing=print many | grep -c '^?')" 0
publish --branch many
is 'nor found to be new again' "$code $(grep -c 'shows this site already' out)" '0 1'
change repo/agents/many7.md 's/one of/two of/'
(cd repo && commit 'seven does two')
sent=$(number remote.git in-pack)
publish --branch many
new=$(sed -n 's/.*, \([0-9]*\) new objects.*/\1/p' out)
# there, git adds to the pack what the new objects are told apart from
is 'a push sends what is new, no more' "$code $(($(number remote.git in-pack) - sent <= 2 * new))" '0 1'
is 'of which there is little' "$((new < 50)) $(($(files many | wc -l) > 150))" '1 1'
is 'and leaves no file of its own' "$(ls repo/.git | grep -c agentdoc)" 0
rm -rf repo/agents/many*
(cd repo && commit 'the forty go')
publish
is 'a branch that is further behind is published, too' "$code" 0

# --- CNAME, other branches, folders -------------------------------------------------------------

publish --cname agents.example.org
is '--cname writes the file' "$code $(git -C remote.git show gh-pages:CNAME)" '0 agents.example.org'
is 'feeds get its address' "$(git -C remote.git show gh-pages:feed.xml | grep -c 'https://agents.example.org/')" \
	"$(git -C remote.git show gh-pages:feed.xml | grep -c 'https://')"
(cd repo && commit 'nothing')
publish
is 'a CNAME that is there is kept' "$code $(git -C remote.git show gh-pages:CNAME)" '0 agents.example.org'

git clone -q "$remote" other 2>/dev/null
(
	cd other || exit
	git checkout -q --orphan web
	git rm -rfq . 2>/dev/null
	put index.html '<!doctype html><title>Ours</title>'
	put docs/guide.html '<!doctype html><title>Guide</title>'
	put docs/agents/old.html '<!doctype html><title>Old</title>'
	commit 'pages by hand'
	git push -q origin web
)
publish --yes --branch web --prefix docs/team
is 'with a prefix the rest of the branch stays' "$code $(files web | grep -v '^docs/team/' | tr '\n' ' ')" \
	'0 docs/agents/old.html docs/guide.html index.html '
is 'and its history' "$(git -C remote.git rev-list --count web)" 2
is 'the site stands below it' "$(files web | grep -c '^docs/team/agents/lead.html')" 1
publish --branch web --prefix docs/team
is 'there, too, a second time changes nothing' "$code $(git -C remote.git rev-list --count web)" '0 2'
publish --yes --branch fresh --prefix team
is 'a new branch keeps Jekyll away at its top' "$code $(files fresh | grep -v '^team/')" '0 .nojekyll'
works 'git finds nothing wrong there' git -C remote.git fsck --strict --no-dangling

# --- the local branch ---------------------------------------------------------------------------

publish --no-push --branch local
is '--no-push writes the local branch alone' \
	"$code $(tip local)$(git -C repo rev-list --count local)" '0 1'
git -C repo branch -q gh-pages origin/gh-pages
definition repo/agents/later.md later 'Is later.'
(cd repo && commit 'later')
publish
is 'a local branch in step moves along' "$code $(git -C repo rev-parse gh-pages)" "0 $(tip)"
git -C repo update-ref refs/heads/gh-pages "$first"
definition repo/agents/later.md later 'Is later still.'
(cd repo && commit 'later still')
publish
is 'one that is not stays' "$code $(git -C repo rev-parse gh-pages)" "0 $first"
git -C repo checkout -q --detach
definition repo/agents/later.md later 'Is last.'
(cd repo && commit 'last')
publish
is 'a detached HEAD is no obstacle' "$code $(git -C remote.git log -1 --format=%s gh-pages | sed 's/.* //')" \
	"0 $(git -C repo rev-parse HEAD)"
git clone -q --bare repo bare.git
git -C bare.git remote set-url origin "$remote"
"$AGENTDOC" publish -C bare.git --branch bare --yes >out 2>err
is 'a bare repository publishes, too' "$? $(files bare | grep -c lead.html)" '0 1'

done_testing
