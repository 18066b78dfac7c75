#!/bin/sh
# SPDX-License-Identifier: MIT
# Tests what the world does to a build: signals, a repository of somebody else, folders without the
# right to write, settings that point outside. Each is told, and nothing is lost.
. tests/tap.sh
. tests/words.sh

cd "${TEST_TMP:?}" || exit 2
mkdir repo
(
	cd repo || exit
	init
	for name in one two three; do definition "agents/$name.md" "$name" "$(lines "$name" 40)"; done
	commit first
) || exit 2
"$AGENTDOC" build -q -C repo -o site >log 2>&1
is 'a build' "$? $(cat log)" '0 '
cp -R site former

# --- signals ------------------------------------------------------------------------------------

for signal in INT TERM HUP; do
	for delay in 0 0.002 0.005 0.01 0.02; do
		# a shell ignores SIGINT for what it puts in the background; env restores it
		(trap - INT && exec env --default-signal=INT "$AGENTDOC" build -q -C repo --no-history -o site) >log 2>&1 &
		sleep "$delay"
		kill -s "$signal" $! 2>/dev/null
		wait $! 2>/dev/null
		[ -f site/index.html ] || echo "no site after $signal at $delay"
	done
done >lost
is 'at no moment a signal leaves no site' "$(cat lost)" ''
"$AGENTDOC" build -q -C repo -o site >log 2>&1
code=$?
is 'the next build is as if nothing had happened' "$code $(diff -r former site)$(echo site?*)" '0 site?*'

# --- leftovers ----------------------------------------------------------------------------------

# The number of a process that lives says nothing: this shell never wrote a site.
cp -R former "site.new-$$"
"$AGENTDOC" build -q -C repo -o site >log 2>&1
is 'what a build left whose number somebody bears by now goes' "$? $(cat log)$(echo site?*)" '0 site?*'
mv site "site.old-$$"
"$AGENTDOC" build -q -C repo -o site >log 2>&1
is 'so does the former site that a build was just exchanging' \
	"$? $(cat log)$(diff -r former site)$(echo site?*)" '0 site?*'

# Ten at once, of two states.
definition repo/agents/four.md four "$(lines four 40)"
for i in 1 2 3 4 5; do
	"$AGENTDOC" build -q -C repo -o site >"log-$i" 2>&1 &
	"$AGENTDOC" build -q -C repo -o site --no-history >"log-$i-without" 2>&1 &
done
wait
is 'of builds at once none fails' "$(cat log-*)" ''
"$AGENTDOC" build -q -C repo -o site-anew >log 2>&1
"$AGENTDOC" build -q -C repo -o site >>log 2>&1
is 'and after them one build makes all well' \
	"$? $(cat log)$(diff -r site-anew site)$(echo site.*)" '0 site.*'
rm -rf site-anew repo/agents/four.md
"$AGENTDOC" build -q -C repo -o site >log 2>&1

# --- a repository of somebody else --------------------------------------------------------------

if [ "$(id -u)" -eq 0 ]; then
	cp -R repo theirs
	chown -R 12345:12345 theirs
	"$AGENTDOC" build -q -C theirs -o their-site >log 2>&1
	is "another user's repository: exit 3, AD306, and what git wants to hear" \
		"$? $(grep -c 'AD306' log) $(grep -c 'safe\.directory' log) $(ls -d their-site 2>/dev/null)" '3 1 1 '
	mkdir home
	git config --file home/.gitconfig safe.directory "$TEST_TMP/theirs"
	HOME=$TEST_TMP/home "$AGENTDOC" build -q -C theirs -o their-site >log 2>&1
	is 'named in safe.directory it is read' "$? $(diff -r former their-site)" '0 '
else
	skip "another user's repository" 'only root can make one'
fi

# --- without the right to write -----------------------------------------------------------------

# without_rights COMMAND...: as nobody when this is root, who has every right.
without_rights() {
	if [ "$(id -u)" -eq 0 ]; then HOME=$place setpriv --reuid=65534 --regid=65534 --clear-groups "$@"; else "$@"; fi
}

# where everybody may go, unlike the folder of the test
place=$(mktemp -d /tmp/agentdoc-faults.XXXXXX) && cd "$place" || exit 2
chmod 755 .
cp "$AGENTDOC" program
mkdir open closed
chmod 777 open
cp -R "$TEST_TMP/repo" locked
[ "$(id -u)" -ne 0 ] || chown -R 65534:65534 locked
chmod -R a-w locked closed
if without_rights ./program --version >/dev/null 2>&1; then
	without_rights ./program build -q -C locked -o open/site >"$TEST_TMP/log" 2>&1
	is 'a repository that cannot be written is read all the same' "$? $(cat "$TEST_TMP/log")$(diff -r "$TEST_TMP/former" open/site)" '0 '
	without_rights ./program build -q -C locked -o closed/site >"$TEST_TMP/log" 2>&1
	is 'an output that cannot be written: exit 3, AD602, the folder is named' \
		"$? $(grep -c 'closed/site.*AD602' "$TEST_TMP/log") $(ls closed)" '3 1 '
	(cd locked && without_rights ../program build -q) >"$TEST_TMP/log" 2>&1
	is 'so is the one that nobody named' "$? $(grep -c 'AD602' "$TEST_TMP/log") $(ls -d locked/site 2>/dev/null)" '3 1 '
else
	skip 'folders without the right to write' 'the program cannot be run as another user'
fi
chmod -R u+w . && cd "$TEST_TMP" && rm -rf "$place"

# --- settings that point outside ----------------------------------------------------------------

mkdir outside
put outside/agents/secret.md --- 'name: secret' --- 'Secret.'
put outside/logo.svg '<svg xmlns="http://www.w3.org/2000/svg"/>'
ln -s ../outside repo/link
# outside NAME CODE LINE: a configuration of this line ends the build and touches nothing.
outside() {
	put repo/agentdoc.yml "$3"
	"$AGENTDOC" build -q -C repo -o site >log 2>&1
	code=$?
	is "$1" "$([ "$code" -ne 0 ] && echo refused) $(grep -c "$2" log)$(diff -r former site)" 'refused 1'
	is "$1: nothing of it is in the site" "$(grep -rl -i secret site)" ''
}
outside 'sources outside' AD005 'sources: ../outside'
outside 'sources that are absolute' AD005 "sources: $TEST_TMP/outside"
outside 'a logo outside' AD00 'logo: ../outside/logo.svg'
outside 'a logo behind a link' AD00 'logo: link/logo.svg'
done_testing
