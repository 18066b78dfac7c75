#!/bin/sh
# SPDX-License-Identifier: MIT
# Tests the promise that a build never harms: the site appears whole or not at all, what is foreign
# is never touched, and what did not change is not written. That refusals touch nothing is also
# checked of every case of tests/golden/diag/.
. tests/tap.sh
. tests/words.sh

cd "${TEST_TMP:?}" || exit 2
for name in one two three; do definition "repo/agents/$name.md" "$name" "$(lines "$name" 3)"; done

build() {
	"$AGENTDOC" build -C repo "$@" >out 2>&1
	code=$?
}

# state FOLDER: every file with its inode, time and sum.
state() {
	(cd "$1" && find . -type f -exec ls -i {} + -exec cksum {} + | sort)
}

# leftovers: what a run may leave beside the site, and must not.
leftovers() {
	find . -maxdepth 1 -name 'site?*'
}

# --- whole or not at all ------------------------------------------------------------------------

build -o site
is 'a build ends well' "$code $(leftovers)" '0 '
state site >before
touch -t 200001010000 site/index.html
build -o site
is 'an unchanged site is not written' "$code $(grep -o ' 0 written, [0-9]* unchanged, 0 removed' out | wc -l)" '0 1'
is 'its files stay the same files' "$(state site | diff before -)" ''
is 'their times, too' "$(find site -name index.html -newer repo/agents/one.md)" ''

change repo/agents/one.md 's/line 2/line two/'
state site >before
build -o site
is 'after an edit only what differs is written' "$code $(state site | diff before - | grep -c 'two.html')" '0 0'
is 'and that is the page of the edited one' "$(grep -q 'line two' site/agents/one.html && echo told)" told
rm repo/agents/three.md
build -o site
is 'what is gone is removed' "$code $(ls site/agents/three.html site/agents/three.md 2>/dev/null)" '0 '

printf 'example.org\n' >site/CNAME
printf '*\n' >site/.gitignore
change repo/agents/one.md 's/line two/line 2/'
build -o site
is 'files of the user are carried over' "$code $(cat site/CNAME site/.gitignore | tr '\n' ' ')" '0 example.org * '

cp -r site former
change repo/agents/two.md 's/line 1/line one/'
if (trap '' XFSZ && ulimit -f 1) 2>/dev/null; then
	(
		trap '' XFSZ
		ulimit -f 1
		"$AGENTDOC" build -C repo -o site 2>err >out
		echo $? >code
	)
	is 'a write that fails: exit 3, and it is said' "$(cat code) $(grep -c 'AD602' err)" '3 1'
	is 'a write that fails: the former site stays' "$(diff -r former site)$(leftovers)" ''
else
	skip 'a write that fails' 'the shell cannot limit the size of files'
fi

for delay in 0.001 0.002 0.003 0.005 0.008 0.012 0.02 0.03; do
	"$AGENTDOC" build -q -C repo -o site >out 2>&1 &
	sleep "$delay"
	kill -KILL $! 2>/dev/null
	wait $! 2>/dev/null
done
build -o site
"$AGENTDOC" build -q -C repo -o reference >out 2>&1
rm site/CNAME site/.gitignore
is 'killed builds leave nothing that harms the next one' "$code $(diff -r site reference)$(leftovers)" '0 '

for i in 1 2 3 4; do
	change repo/agents/two.md "s/line 3.*/line 3 $i/"
	"$AGENTDOC" build -q -C repo -o site >"out$i" 2>&1 &
done
wait
build -o site
"$AGENTDOC" build -q -C repo -o reference >out 2>&1
is 'builds at the same time do not spoil the site' "$code $(diff -r site reference)$(leftovers)" '0 '

# --- what is foreign ----------------------------------------------------------------------------

# refused NAME CODE OUTPUT: the build ends with 3, says the code, and all is as it was.
refused() {
	find . -path ./err -prune -o -path ./out -prune -o -path ./before -prune -o -exec ls -dn {} + | cut -d' ' -f1,3- >before
	build -o "$3"
	is "$1: exit 3, and $2" "$code $(grep -c "$2" out)" '3 1'
	is "$1: nothing was touched" "$(find . -path ./err -prune -o -path ./out -prune -o -path ./before -prune -o -exec ls -dn {} + | cut -d' ' -f1,3- | diff before - | grep -v -e ' \.$')" ''
}

mkdir -p notes empty site-of-mine mine/agents
echo mine >notes/index.html
cp -r reference site-of-mine
mv site-of-mine/reference site-of-mine/site
echo mine >site-of-mine/site/draft.txt
definition mine/agents/one.md one One.
refused 'files of somebody else' AD601 notes
refused 'a site with a file of somebody else' AD601 site-of-mine/site
refused 'the folder of the definitions' AD601 repo/agents
refused 'the folder that is read' AD601 repo
refused 'a file' AD601 repo/agents/one.md
refused 'below a file' AD602 repo/agents/one.md/site
refused 'the working folder' AD603 .
refused 'the folder above' AD603 notes/..
refused 'the root' AD603 /
refused 'the home folder' AD603 "$HOME"
ln -s loop loop
refused 'a link to itself' AD602 loop
rm loop
if [ -d /proc/self ]; then
	refused 'a place where nothing can be made' AD602 /proc/site
else
	skip 'a place where nothing can be made' 'there is no /proc'
fi
if [ "$(id -u)" -ne 0 ]; then
	mkdir locked
	chmod 555 locked
	refused 'a folder without the right to write' AD602 locked/site
	chmod 000 repo/agents/one.md
	build -o site
	is 'a definition without the right to read is left out' "$code $(grep -c AD111 out)" '0 1'
	chmod 755 locked repo/agents/one.md
else
	skip 'folders and files without rights' 'root has them all'
fi
build -o empty
is 'an empty folder is nobody'"'"'s' "$code $(test -f empty/index.html && echo there)" '0 there'
build -o new/and/deep/site
is 'parents are made' "$code" 0
build -o other/and/deep/site --templates nowhere
is 'but not for nothing' "$code $(ls -d other 2>/dev/null)" '3 '
done_testing
