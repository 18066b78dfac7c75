#!/bin/sh
# SPDX-License-Identifier: MIT
# Tests when `agentdoc publish` says no, and that it then leaves every branch as it was: whose a branch
# is, what is not committed, what a clone lacks, remotes that are gone, slow or against it, two who
# publish at once, and the end of the process at any time.
. tests/tap.sh
. tests/words.sh

mkdir "${TEST_TMP:?}/repo" && cd "$TEST_TMP" || exit 2
TEST_TMP=$PWD # without links, as git prints it
export GIT_TERMINAL_PROMPT=0
remote=file://$TEST_TMP/remote.git
git init -q --bare remote.git
(
	cd repo || exit
	init
	git remote add origin "$remote"
	definition agents/lead.md lead 'Delegates to the `tester` agent.'
	definition agents/tester.md tester 'Says violin.'
	commit 'two of them'
	change agents/tester.md 's/violin/trumpet/'
	commit 'louder'
)

# publish OPTION...: what it prints is in out and err, its exit code in $code.
publish() {
	"$AGENTDOC" publish -C repo --yes "$@" >out 2>err </dev/null
	code=$?
}

# refs: where all branches lead, here and there.
refs() {
	for repository in repo remote.git; do git -C $repository for-each-ref refs/heads 2>/dev/null; done
}

# refused NAME CODE OPTION...: nothing was published, and it is told why.
refused() {
	name=$1 wanted=$2
	shift 2
	refs >before
	publish "$@"
	if [ "$code" = 3 ] && grep -q "\[$wanted\]$" err && [ "$(refs | diff before -)" = '' ]; then
		ok "$name"
	else
		not_ok "$name" "exit code $code, wanted 3 and $wanted
$(cat err)
$(refs | diff before -)"
	fi
}

# changed LINE: a definition that no commit before has.
changed() {
	definition repo/agents/tester.md tester "$1"
	(cd repo && commit "$1")
}

# --- usage ---------------------------------------------------------------------------------------

while read -r option value; do
	publish "--$option" "$value"
	is "--$option $value is refused" "$code $(wc -l <err | tr -d ' ')" '2 1'
done <<-END
	branch -d
	branch a..b
	branch HEAD
	branch a b
	remote --upload-pack=touch
	prefix ../up
	prefix _site
	prefix a//b
	cname not/a.host
	cname localhost
	base-url ftp://example.org
END

# --- whose the branch is ----------------------------------------------------------------------------

git clone -q "$remote" hand 2>/dev/null
(
	cd hand || exit
	git checkout -q -b gh-pages
	put index.html '<!doctype html><title>By hand</title>'
	commit 'by hand'
	git push -q origin gh-pages
)
refused 'a branch that somebody made by hand is not replaced' AD701
publish --force
is 'with --force it is' "$code $(git -C remote.git show gh-pages:.nojekyll)" '0 agentdoc site 1'
(
	cd hand || exit
	git fetch -q
	git reset -q --hard origin/gh-pages
	put videos/one.mp4 film
	commit 'a film'
	git push -q origin gh-pages
)
changed 'after the film'
refused 'a file that somebody added is not lost' AD701
grep -q "holds 'videos'" err && ok 'and it is named' || not_ok 'and it is named' "$(cat err)"
git -C remote.git update-ref -d refs/heads/gh-pages
refused 'the branch that the site is made from is never replaced' AD704 --branch main --force
publish
git -C repo fetch -q
git -C repo branch -q gh-pages origin/gh-pages
git -C repo worktree add -q ../beside gh-pages
changed 'with a work tree beside'
refused 'a branch that is checked out in another work tree stays' AD704
refused 'also without a push' AD704 --no-push --force
local=$(git -C repo rev-parse gh-pages)
publish --force
is 'with --force it is pushed, and the work tree stays sound' \
	"$code $(git -C repo rev-parse gh-pages) $(git -C beside status --porcelain)" "0 $local "
git -C repo worktree remove --force ../beside
git -C repo branch -q -D gh-pages

# --- what is published --------------------------------------------------------------------------------

echo 'More.' >>repo/agents/lead.md
refused 'a change that is not committed is not published' AD702
grep -q "agents/lead.md" err && ok 'and its file is named' || not_ok 'and its file is named' "$(cat err)"
git -C repo add agents/lead.md
refused 'nor one in the index' AD702
publish --allow-dirty
is 'with --allow-dirty it is, and the commit says so' \
	"$code $(git -C remote.git log -1 --format=%s gh-pages | grep -c 'not committed')" '0 1'
git -C repo checkout -q HEAD -- agents
definition repo/agents/secret.md secret 'Not for everybody.'
refused 'nor is a definition that git does not know' AD702
rm repo/agents/secret.md
echo notes >repo/notes.txt
changed 'with notes'
publish
is 'another file that git does not know does not matter' "$code" 0
git clone -q --depth 1 "file://$TEST_TMP/repo" shallow
git -C shallow remote set-url origin "$remote"
mv repo whole && mv shallow repo
refused 'a shallow clone is not published' AD703
publish --allow-shallow
is 'with --allow-shallow it is' "$code" 0
rm -rf repo && mv whole repo
git -C repo config uploadpack.allowFilter true
git clone -q --filter=blob:none "file://$TEST_TMP/repo" partial
git -C partial remote set-url --push origin "$remote"
mv repo whole && mv partial repo # so that nothing can be fetched from where it was cloned
lacks() {
	git -C repo rev-list --objects --all --missing=print | grep -c '^?'
}
missing=$(lacks)
refused 'nor is a partial clone' AD703
publish --allow-shallow --branch partial
is 'with --allow-shallow it is, and says what it lacks' "$code $(grep -c AD304 err)" '0 1'
is 'whole, from a clone that lacks as much as before' \
	"$(git -C remote.git rev-list --objects --missing=print partial | grep -c '^?') $((missing > 0)) $(lacks)" "0 1 $missing"
git -C remote.git update-ref -d refs/heads/partial
rm -rf repo && mv whole repo
if [ "$(id -u)" = 0 ]; then
	chown -R 12345:12345 repo
	refused 'nor is the repository of another user' AD306
	grep -q 'safe.directory' err && ok 'and it is told how to trust it' || not_ok 'and it is told how to trust it' "$(cat err)"
	mkdir home
	git config --file home/.gitconfig safe.directory "$TEST_TMP/repo"
	(
		HOME=$TEST_TMP/home GIT_CONFIG_GLOBAL=$TEST_TMP/home/.gitconfig
		export HOME GIT_CONFIG_GLOBAL
		publish --branch trusted
		is 'who trusts it publishes it' "$code $(git -C remote.git rev-list --count trusted)" '0 1'
		exit "$tap_failed"
	)
	tap_cases=$((tap_cases + 1)) tap_failed=$((tap_failed + $?))
	chown -R "$(id -u):$(id -g)" repo
	git -C remote.git update-ref -d refs/heads/trusted
else
	skip 'the repository of another user' 'only root can give one away'
fi
git init -q empty
mv repo whole && mv empty repo
refused 'nor is what has no commit' AD307
rm -rf repo && mkdir repo
GIT_CEILING_DIRECTORIES=$TEST_TMP
export GIT_CEILING_DIRECTORIES
refused 'nor what is in no repository' AD306
rm -rf repo && mv whole repo
changed 'for the rest'
refused 'a begin of the history that is nowhere is told' AD307 --since nowhere
refs >before
put repo/agents/broken.md --- 'name: broken: twice' 'description: a: b' --- '' Text.
(cd repo && commit 'broken')
publish --strict
is '--strict publishes nothing when there are warnings' "$code $(git -C remote.git for-each-ref refs/heads)" \
	"1 $(sed -n '/gh-pages/p' before)"

# --- the remote ---------------------------------------------------------------------------------------

refused 'a remote without a name is told' AD705 --remote nowhere
refused 'one that is gone, too' AD705 --remote "file://$TEST_TMP/gone.git"
put remote.git/hooks/pre-receive '#!/bin/sh' 'echo "no pages on Sundays" >&2' 'exit 1'
chmod +x remote.git/hooks/pre-receive
refused 'a hook of the remote may refuse' AD707
grep -q 'no pages on Sundays' err && ok 'and is heard' || not_ok 'and is heard' "$(cat err)"
rm remote.git/hooks/pre-receive
put repo/.git/hooks/pre-push '#!/bin/sh' 'exit 1'
chmod +x repo/.git/hooks/pre-push
refused 'so may one of the user' AD707

# Another one is faster: the hook runs when git has seen that the lease holds.
other=$(git -C remote.git commit-tree -m other "$(git -C remote.git rev-parse 'gh-pages^{tree}')")
put repo/.git/hooks/pre-push '#!/bin/sh' "git --git-dir=$TEST_TMP/remote.git update-ref refs/heads/gh-pages $other"
publish
is 'who is slower loses nothing of the other one' \
	"$code $(grep -c AD706 err) $(git -C remote.git rev-parse gh-pages)" "3 1 $other"
rm repo/.git/hooks/pre-push
# The same where the former site had to be fetched first: from that on until the push it may move.
git clone -q repo fetching
git -C fetching remote set-url origin "$remote"
tip=$(git -C remote.git rev-parse gh-pages)
third=$(git -C remote.git commit-tree -m third "$tip^{tree}")
put fetching/.git/hooks/pre-push '#!/bin/sh' "git --git-dir=$TEST_TMP/remote.git update-ref refs/heads/gh-pages $third"
chmod +x fetching/.git/hooks/pre-push
git -C fetching cat-file -e "$tip" 2>/dev/null
fetched=$?
"$AGENTDOC" publish -C fetching >out 2>err </dev/null
is 'also one who fetched it before' "$? $((fetched > 0)) $(grep -c AD706 err) $(git -C remote.git log -1 --format=%s gh-pages)" '3 1 1 third'
publish
is 'and publishes at the next try' "$code $(git -C remote.git log -1 --format=%s gh-pages | sed 's/.* //')" \
	"0 $(git -C repo rev-parse HEAD)"

# Two at once, of different states: one wins whole; the other wins after it, or is told.
git clone -q repo second
git -C second remote set-url origin "$remote"
changed 'the first of two'
definition second/agents/two.md two 'Second.'
(cd second && commit 'the second of two')
"$AGENTDOC" publish -C second >second.out 2>second.err &
second_pid=$!
publish
wait $second_pid
second_code=$?
case "$code $second_code" in
'0 0' | '0 3' | '3 0') ok 'of two at once at least one wins' ;;
*) not_ok 'of two at once at least one wins' "$code $second_code
$(cat err second.err)" ;;
esac
tip=$(git -C remote.git log -1 --format=%s gh-pages | sed 's/.* //')
[ "$tip" = "$(git -C repo rev-parse HEAD)" ] && winner=first || winner=second
[ "$tip" = "$(git -C second rev-parse HEAD)" ] || [ $winner = first ] || winner=nobody
is 'and the branch is that of a winner' "$winner $([ $winner = first ] && echo "$code" || echo "$second_code")" "$winner 0"
clean 'the other one is told, if it did not win' "$(
	[ "$code" = 0 ] || grep -q AD706 err || cat err
	[ "$second_code" = 0 ] || grep -q AD706 second.err || cat second.err
)"

# --- this machine ---------------------------------------------------------------------------------------

changed 'for this machine'
mkdir bin
path=$PATH
PATH=$TEST_TMP/bin
"$AGENTDOC" publish -C repo --yes >out 2>err
code=$?
PATH=$path
is 'a missing git is told' "$code $(grep -c AD708 err)" '3 1'
(
	unset GIT_COMMITTER_NAME GIT_COMMITTER_EMAIL
	GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=user.useConfigOnly GIT_CONFIG_VALUE_0=true
	export GIT_CONFIG_COUNT GIT_CONFIG_KEY_0 GIT_CONFIG_VALUE_0
	refused 'nobody publishes without a name' AD709
	exit "$tap_failed"
)
tap_cases=$((tap_cases + 1)) tap_failed=$((tap_failed + $?))
# Who is root may write everywhere, but not make a folder where a file stands.
cp -r repo/.git/objects objects
for name in 0 1 2 3 4 5 6 7 8 9 a b c d e f; do
	for more in 0 1 2 3 4 5 6 7 8 9 a b c d e f; do
		[ -e "repo/.git/objects/$name$more" ] || : >"repo/.git/objects/$name$more"
	done
done
chmod a-w repo/.git/objects/??
refused 'a repository that takes no object is told' AD710 --cname unwritten.example.org
chmod -R u+w repo/.git/objects
rm -rf repo/.git/objects && mv objects repo/.git/objects
git clone -q --shared repo alternate
git -C alternate remote set-url origin "$remote"
"$AGENTDOC" publish -C alternate --branch alternate --yes >out 2>err
is 'a clone with borrowed objects publishes' "$? $(git -C remote.git cat-file -t alternate)" '0 commit'
works 'and all objects arrive' git -C remote.git fsck --connectivity-only

# --- the end at any time ----------------------------------------------------------------------------------

# A push that takes as long as the test wants: the hook waits until it is ended.
changed 'for the signals'
put repo/.git/hooks/pre-push '#!/bin/sh' "echo \$\$ >$TEST_TMP/hook" 'exec sleep 60'
chmod +x repo/.git/hooks/pre-push
for signal in INT TERM HUP; do
	rm -f hook
	refs >before
	# sh starts background jobs deaf to SIGINT; env gives it back
	env --default-signal=INT "$AGENTDOC" publish -C repo >out 2>err </dev/null &
	pid=$!
	tries=0
	until [ -s hook ] || [ $tries = 300 ]; do
		sleep 0.05
		tries=$((tries + 1))
	done
	kill -s $signal $pid
	wait $pid
	code=$?
	is "SIG$signal during the push ends it" "$((code > 128)) $(refs | diff before -)" '1 '
done
rm repo/.git/hooks/pre-push
for delay in 0.00 0.01 0.02 0.04 0.08; do
	refs >before
	"$AGENTDOC" publish -C repo --no-push --branch "killed$delay" >out 2>err </dev/null &
	pid=$!
	sleep $delay
	kill -s KILL $pid 2>/dev/null
	wait $pid 2>/dev/null
	git -C repo fsck --strict --no-dangling >fsck 2>&1
	is "killed after $delay seconds the repository is sound" "$? $(git -C repo status --porcelain -uno)" '0 '
done
publish
is 'and the next one publishes' "$code $(git -C remote.git log -1 --format=%s gh-pages | sed 's/.* //')" \
	"0 $(git -C repo rev-parse HEAD)"

done_testing
