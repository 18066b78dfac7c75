#!/bin/sh
# SPDX-License-Identifier: MIT
# Tests the verb theme: what it lists, that copies never overwrite, and what it finds wrong with them.
. tests/tap.sh
. tests/words.sh

cd "${TEST_TMP:?}" || exit 2
definition repo/agents/one.md one 'Text of one.'

# theme ARGUMENT...: what it prints is in out and err, its exit code in $code.
theme() {
	"$AGENTDOC" theme "$@" -C repo >out 2>err
	code=$?
}

theme list
is 'list tells of templates, hooks, partials and assets' \
	"$code $(grep -cE '^  (layout|head_extra|partials/crumbs|assets/site.css) ' out)" '0 4'
is 'every line says what it is for, or where it is included' "$(grep '^  ' out | awk 'NF < 2')" ''
is 'nothing is replaced yet' "$(grep -c replaced out)" 0
theme show head_extra
is 'show prints the built-in text' "$code $(grep -c 'Empty: shadow it' out)" '0 1'
theme check
is 'without templates of one'"'"'s own nothing is wrong' "$code $(cat err)" '0 '

theme eject layout head_extra partials/crumbs.mustache assets/site.css
is 'eject writes where the build looks, and says so' "$code $(cat out | tr '\n' ' ')" \
	'0 repo/templates/layout.mustache repo/templates/head_extra.mustache repo/templates/partials/crumbs.mustache repo/templates/assets/site.css '
is 'a copy begins with what it was made of' \
	"$(head -n 1 repo/templates/layout.mustache | grep -cE '^\{\{! agentdoc theme eject layout [0-9a-f]{16} \}\}$')" 1
"$AGENTDOC" build -q -C repo -o ejected >log 2>&1
mv repo/templates mine
"$AGENTDOC" build -q -C repo -o built-in >>log 2>&1
mv mine repo/templates
is 'a copy changes nothing' "$(diff -r built-in ejected | grep -v 'theme eject' | grep '^[<>]')" ''
theme list
is 'list tells what is replaced' "$(grep -c '\[replaced\]' out)" 4
theme check
is 'fresh copies are right' "$code $(cat err)" '0 '

(
	mkdir past && cd past || exit
	init
	definition agents/one.md one 'The first text of one.'
	commit 'one'
	definition agents/one.md one 'The second text of one.' 'And more.'
	commit 'another text'
)
theme list
"$AGENTDOC" theme eject -C past $(sed -n 's/^  \([^ ]*\) .*/\1/p' out) >out 2>err
is 'all there is can be copied' "$? $(cat err)" '0 '
"$AGENTDOC" theme check -C past >out 2>err
is 'and of a history copies are right too' "$? $(cat err)" '0 '

echo mine >repo/templates/head_extra.mustache
theme eject head_extra folder
is 'eject never overwrites, and copies the others' \
	"$code $(cat repo/templates/head_extra.mustache) $(grep -c 'already' err) $(cat out)" '1 mine 1 repo/templates/folder.mustache'
theme eject layuot revision
is 'an unknown name is told with the one that was meant, and nothing is written' \
	"$code $(grep -c "did you mean 'layout'" err) $(ls repo/templates | grep -c revision)" '2 1 0'
rm -r repo/templates

# finds NAME WANT FILE LINE...: check finds this problem (place and code) in a file of these lines.
finds() {
	name=$1 want=$2 file=$3
	shift 3
	rm -rf repo/templates
	put "repo/templates/$file" "$@"
	theme check
	is "$name" "$code $(sed -n 's/^repo\/templates\/\([^ ]*\): [a-z]*: .*\[\(AD[0-9]*\)\]$/\1 \2/p' err)" "$want"
}

finds 'a copy of an older built-in template' '1 layout.mustache:1:1 AD506' layout.mustache \
	'{{! agentdoc theme eject layout 0123456789abcdef }}' '{{$main}}{{/main}}'
finds 'a template that is not closed' '1 folder.mustache:2:1 AD501' folder.mustache '<p>' '{{#x}}'
finds 'a name that no data have' '1 folder.mustache:1:3 AD502' folder.mustache '  {{nothing}}'
finds 'a partial that does not exist' '1 folder.mustache:1:1 AD503' folder.mustache '{{>partials/none}}'
finds 'a file that no template includes' '1 foldr.mustache AD505' foldr.mustache 'text'
has_hint=$(grep -c "did you mean 'folder'" err)
is 'it says what was perhaps meant' "$has_hint" 1
finds 'a block that there is not' '1 folder.mustache:1:13 AD507' folder.mustache '{{<layout}} {{$mian}}x{{/mian}}{{/layout}}'
for number in 1 2 3; do put "repo/templates/own$number.mustache" "{{\$own$number}}{{/own$number}}"; done
put repo/templates/folder.mustache '{{<own3}}{{$own3}}x{{/own3}}{{$own2}}y{{/own2}}{{/own3}}{{>own1}}{{>own2}}'
theme check
is 'blocks of templates of one'"'"'s own are found' "$code $(cat err)" '0 '
finds 'a partial of one'"'"'s own is right' '0 ' partials/crumbs.mustache 'text'
put repo/templates/own.mustache 'text'
put repo/templates/head_extra.mustache '{{>own}}'
theme check
is 'also one that only the own templates include' "$code $(cat err)" '0 '

rm -r repo/templates
put repo/templates/folder.mustache '{{<builtin/folder}}{{$main}}<p>mine</p>{{/main}}{{/builtin/folder}}'
put repo/templates/assets/custom.css 'body { margin: 0 }'
put repo/templates/assets/fonts/own.txt 'own'
theme check
"$AGENTDOC" build -q -C repo -o site >log 2>&1
page=$(find site/folders -name '*.html' | head -n 1)
is 'a template may extend the built-in one of its name' "$code $(grep -c '<p>mine</p>' "$page") $(grep -c '</html>' "$page")" '0 1 1'
is 'custom.css is linked behind all others' "$(grep -o 'assets/[a-z]*.css' "$page" | tail -n 1)" assets/custom.css
is 'other assets are taken over' "$(cat site/assets/fonts/own.txt)" own

for call in '' 'list one' 'show' 'eject' 'lits'; do
	theme $call
	is "'theme $call' is wrong usage" "$code $(cat out)" '2 '
done
done_testing
