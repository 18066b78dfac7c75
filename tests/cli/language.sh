#!/bin/sh
# SPDX-License-Identifier: MIT
# Tests the language of a site: built in, of one's own over it, of one's own alone, and unknown ones.
# What programs read stays as it is in every language.
. tests/tap.sh
. tests/words.sh

cd "${TEST_TMP:?}" || exit 2
mkdir repo
(
	cd repo || exit
	init
	definition agents/lead.md lead "$(lines lead 8)"
	commit A
	change agents/lead.md 's/line 2/line two/'
	commit B
)

# build CODE [NAME=VALUE...]: builds into site, with the language
build() {
	printf 'language: %s\n' "$1" >repo/agentdoc.yml
	"$AGENTDOC" build -C repo -o site >log 2>&1
}

history=site/agents/lead/history.html
build en
is 'English' $? 0
cp -r site/api english
works 'English: a message' grep -q 'History of' "$history"

build de
is 'German' $? 0
works 'German: a message' grep -q 'Verlauf von' "$history"
works 'German: a plural' grep -q '2 Fassungen' "$history"
works 'German: a sentence' grep -q 'neu, mit [0-9]* Wörtern' "$history"
works 'German: a date for people' grep -q '>[0-9]*\.[0-9]*\.20[0-9]*</time>' "$history"
works 'German: a month' grep -q 'Januar\|Februar\|März\|April\|Mai\|Juni\|Juli\|August\|September\|Oktober\|November\|Dezember' site/changes/20*.html
works 'German: the same for programs' grep -q 'datetime="20[0-9-]*T' "$history"
is 'the data for programs are the same' "$(diff -r english site/api)" ''
"$AGENTDOC" diff -C repo HEAD~1 HEAD >told
works 'agentdoc diff tells it in English' grep -q 'changed section\|words' told

build de-AT
is 'a regional code takes its kin' $? 0
works 'of its own in pages' grep -q 'Verlauf von' "$history"

build sv
is 'unknown' $? 1
works 'unknown: what there is' grep -q "there is no language 'sv', .* 'de', 'en'.*languages/sv.yml.*AD021" log
is 'unknown: no guess between codes of two letters' "$(grep -c 'did you mean' log)" 0
build deu
works 'unknown: what was perhaps meant' grep -q "did you mean 'de'?.*AD021" log

mkdir repo/languages
cat >repo/languages/sv.yml <<EOF2
name: Svenska
code: sv
messages:
  history: Historik
texts:
  removed: borttagen
EOF2
build sv
is 'of its own' $? 0
works 'of its own: given' grep -q 'Historik' "$history"
works 'of its own: not given' grep -q 'History of' "$history"
works 'of its own: what is missing is counted' grep -q 'languages/sv.yml: note: [0-9]* of [0-9]* texts are not given .*AD023' log

printf 'messages:\n  history: Chronik\n' >repo/languages/de.yml
build de
works 'over the built-in one' grep -q 'Chronik' "$history"
works 'over the built-in one: the rest of that' grep -q 'Verlauf von' "$history"
is 'over the built-in one: nothing is missing' "$(grep -c 'AD023' log)" 0
done_testing
