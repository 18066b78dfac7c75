#!/bin/sh
# SPDX-License-Identifier: MIT
# Tests `make static`: one file that needs nothing of the machine it runs on and makes the same site
# as the other program.
. tests/tap.sh
. tests/words.sh

make static >"${TEST_TMP:?}/log" 2>&1
is 'it is linked, without a warning' "$? $(grep -i warning "$TEST_TMP/log")" '0 '
static=$BUILD/release/agentdoc-static
cd "$TEST_TMP" || exit 2
is 'it asks for no shared library' "$(ldd "$static" 2>&1 | grep -c '=>')" 0

mkdir repo
(
	cd repo || exit
	init
	definition agents/one.md one 'Delegates to the `two` agent.'
	definition agents/two.md two 'Text.'
	commit both
	change agents/two.md 's/Text/More text/'
	commit more
) || exit 2
"$AGENTDOC" build -q -C repo -o want >log 2>&1
"$static" build -q -C repo -o got >log 2>&1
is 'it makes the same site' "$? $(diff -r want got)" '0 '
env -i "$static" build -q -C repo -o bare >log 2>&1
is 'it does so with an empty environment' "$? $(diff -r want bare)" '0 '
is 'it runs with the same libraries' "$("$static" --version)" "$("$AGENTDOC" --version)"

# In a root with nothing but the program and the repository.
mkdir root
cp "$static" root/agentdoc
cp -R repo root/repo
if [ "$(id -u)" -eq 0 ] && chroot root /agentdoc --version >/dev/null 2>&1; then
	chroot root /agentdoc build -q -C /repo -o /site >log 2>&1
	is 'it needs no other file' "$? $(diff -r want root/site)" '0 '
else
	skip 'a root of its own' 'only root may change it'
fi
done_testing
