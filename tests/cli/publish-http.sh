#!/bin/sh
# SPDX-License-Identifier: MIT
# Tests `agentdoc publish` over HTTP: with and without credentials, and that no password is told.
. tests/tap.sh
. tests/words.sh

root=$PWD
mkdir -p "${TEST_TMP:?}/repo" && cd "$TEST_TMP" || exit 2
export GIT_TERMINAL_PROMPT=0
git init -q --bare pages.git
git -C pages.git config http.receivepack true
(
	cd repo || exit
	init
	definition agents/lead.md lead 'Leads.'
	commit 'one'
)

# serve [NAME:PASSWORD]: its address is in $address; it ends with the script, or by unserve.
serve() {
	rm -f input address
	mkfifo input
	"$root/tests/cli/http-backend.mjs" "$PWD" "$@" <input >address 2>log &
	exec 3>input
	tries=0
	until [ -s address ] || [ $tries = 200 ]; do
		sleep 0.05
		tries=$((tries + 1))
	done
	address=$(cat address)
}
unserve() {
	exec 3>&-
	wait
}

publish() {
	"$AGENTDOC" publish -C repo --yes "$@" >out 2>err </dev/null
	code=$?
}

serve
git -C repo remote add origin "$address/pages.git"
publish
is 'a site is published over HTTP' "$code $(git -C pages.git rev-list --count gh-pages)" '0 1'
git clone -q -b gh-pages "$address/pages.git" view
"$AGENTDOC" build -q -C repo -o site 2>/dev/null
rm -rf view/.git
is 'and fetched again it is what build writes' "$(diff -r site view)" ''
publish
is 'a second time there is nothing to do' "$code $(grep -c already out)" '0 1'
git clone -q repo beside
git -C beside remote set-url origin "$address/pages.git"
definition beside/agents/lead.md lead 'Leads well.'
(cd beside && commit 'better')
"$AGENTDOC" publish -C beside >out 2>err </dev/null
is 'another clone gets what the branch holds, and follows it' "$? $(git -C beside for-each-ref refs/heads refs/tags | wc -l | tr -d ' ')" '0 1'
unserve

tip=$(git -C pages.git rev-parse gh-pages)
serve team:sesame
git -C repo remote set-url origin "$address/pages.git"
definition repo/agents/lead.md lead 'Leads on.'
(cd repo && commit 'on')
publish
is 'without credentials nothing is published' "$code $(grep -c AD705 err) $(git -C pages.git rev-parse gh-pages)" "3 1 $tip"
git -C repo config credential.helper '!f() { echo username=team; echo password=sesame; }; f'
publish
is 'the credentials of git count' "$code $(git -C pages.git log -1 --format=%s gh-pages | sed 's/.* //')" \
	"0 $(git -C repo rev-parse HEAD)"
git -C repo config --unset credential.helper
git -C repo remote set-url origin "$(echo "$address/pages.git" | sed 's|//|//team:sesame@|')"
definition repo/agents/lead.md lead 'Leads further.'
(cd repo && commit 'further')
publish
is 'those of the address, too' "$code" 0
is 'and no password is told' "$(grep -l sesame out err)$(git -C pages.git grep -l sesame gh-pages)" ''
git -C repo remote set-url origin "$(echo "$address/gone.git" | sed 's|//|//team:sesame@|')"
publish
is 'nor when it fails' "$code $(grep -l sesame out err)" '3 '
publish --remote "$(git -C repo remote get-url origin)"
is 'nor when it stands on the command line' "$code $(grep -l sesame out err)" '3 '
unserve

done_testing
