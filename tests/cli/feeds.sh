#!/bin/sh
# SPDX-License-Identifier: MIT
# Tests the feeds: XML whatever people write into commits and fields, entries in the order of their
# dates, links that are absolute where the base of the site is known and nowhere else.
. tests/tap.sh
. tests/words.sh

root=$PWD
cd "${TEST_TMP:?}" || exit 2

# Markup, an end of CDATA, a control character and half a letter where a reader of XML would choke;
# an address for a name; the second commit was written long before it was committed.
mkdir repo && cd repo && init && cd .. || exit 2
nasty=$(printf '<b>&amp; ]]> "one" \001 \303 </entry>')
put repo/agents/one.md --- 'name: "one & <two>"' 'model: sonnet' 'tools: [Read]' --- 'Text.'
(cd repo && author "<Eve> & ]]>" eve@example.com && commit "$nasty")
put repo/agents/one.md --- 'name: "one & <two>"' 'model: "]]> <i>opus</i>"' 'tools: [Read, "<Bash>"]' --- 'Text.'
(cd repo && words_clock=1704279600 && author bob@example.com bob@example.com && words_tick &&
	export GIT_AUTHOR_DATE='1500000000 +0000' && git add -A && git commit -q -m 'written long ago')
i=0
while [ $i -lt 30 ]; do
	i=$((i + 1))
	definition "repo/agents/many-$i.md" "many-$i" 'One of many.'
done
(cd repo && words_clock=1704366000 && commit 'add many')

well_formed() {
	xmllint --noout "$1/feed.xml" "$1"/agents/*/feed.xml 2>&1
}
hrefs() {
	sed 's/<[^>]*href="/\n&/g' "$1" | sed -n 's/^<[^>]*href="\([^"]*\)".*/\1/p'
}
entries() {
	grep -c '<entry>' "$1"
}

"$AGENTDOC" build -q -C repo -o near >log 2>&1
"$AGENTDOC" build -q -C repo -o far --base-url https://site.example/x >>log 2>&1
clean 'feeds are well-formed' "$(well_formed near)"
clean 'with a base of the site, too' "$(well_formed far)"
echo 'eve@example.com
bob@example.com
ada@example.com' >people
works 'they keep to the rules of Atom' "$root/tests/site/check.mjs" near near people=people brief=1
works 'with a base of the site, too' "$root/tests/site/check.mjs" far far people=people brief=1 \
	base=https://site.example/x/

is 'without a base no link is absolute' "$(hrefs near/feed.xml | grep -c '^[a-z]*:')" 0
is 'and no feed names itself' "$(cat near/feed.xml near/agents/one/feed.xml | grep -c 'rel="self"')" 0
is 'with a base all links are absolute' \
	"$(hrefs far/feed.xml | grep -vc '^https://site.example/x/')" 0
is 'and each feed names itself' "$(grep -c 'rel="self" href="https://site.example/x/agents/one/feed.xml"' far/agents/one/feed.xml)" 1

is 'an entry a commit' "$(entries near/feed.xml)" 3
is 'an entry a revision' "$(entries near/agents/one/feed.xml)" 2
is 'the change is in the feed itself' \
	"$(grep -c '<ins>&lt;Bash&gt;</ins>' near/feed.xml near/agents/one/feed.xml)" 'near/feed.xml:1
near/agents/one/feed.xml:1'
is 'a large commit is cut' "$(grep -c '<li>agent .*many-' near/feed.xml) $(grep -o 'and 10 more' near/feed.xml)" \
	'20 and 10 more'
is 'what was written long ago is no old entry' \
	"$(grep -A9 '<title>written long ago' near/feed.xml | sed -n 's/.*<\(updated\|published\)>\(....\).*/\1 \2/p' | tr '\n' ' ')" \
	'updated 2024 published 2017 '

# 60 more commits: the feed stays short
(cd repo && i=0 && while [ $i -lt 60 ]; do
	i=$((i + 1))
	echo "Line $i." >>agents/one.md
	git commit -q -a -m "line $i"
done)
"$AGENTDOC" build -q -C repo -o near >log 2>&1
is 'a feed holds no more than fifty entries' \
	"$(entries near/feed.xml) $(entries near/agents/one/feed.xml)" '50 50'

# --- what is no XML, or hard to bear, in every place that a feed shows ----------------------------

# text N: the bytes that stand in names, descriptions, fields, subjects and names of authors.
text() {
	case $1 in
	1) printf '\001\002\010\013\014\016\037\177' ;; # control characters
	2) printf '\357\277\276 \357\277\277 \360\237\277\276' ;; # U+FFFE, U+FFFF, U+1FFFE
	3) printf '\355\240\200 \355\277\277 \300\200 \364\220\200\200' ;; # halves of pairs, too long, too high
	4) printf '\342\200\256gnp.exe \342\200\217 \342\201\247 \342\201\251' ;; # from right to left
	5) head -c 10240 /dev/zero | tr '\0' n ;;
	6) printf '\302\205 \302\237 \342\200\250 \357\273\277' ;; # C1, a line separator, a BOM within
	7) printf '%s' ']]> & <script>alert(1)</script> <!-- &amp;lt; &#0; &#xFFFE; &nbsp; <?x?>' ;;
	8) printf 'write to eight@example.com' ;;
	esac
}
mkdir hard && cd hard && init && cd .. || exit 2
for i in 1 2 3 4 5 6 7 8; do
	put "hard/agents/d$i.md" --- "name: 'a $(text $i) b'" "description: 'd $(text $i)'" 'model: opus' --- "$(text $i)"
	(cd hard && author "N $(text $i)" "p$i@example.com" && commit "subject $(text $i) end") 2>git.log
	put "hard/agents/d$i.md" --- "name: 'a $(text $i) b'" "description: 'new $(text $i)'" "model: 'm $(text $i)'" \
		"tools: ['T $(text $i)']" --- "$(text $i) More."
	(cd hard && author "N $(text $i)" "p$i@example.com" && commit "again $(text $i) end") 2>git.log
	echo "p$i@example.com" >>people
done
"$AGENTDOC" build -q -C hard -o rough --base-url https://site.example/x >log 2>&1
is 'every hard definition has its feed' "$(find rough -name feed.xml | wc -l | tr -d ' ')" 9
clean 'hard feeds are well-formed' "$(well_formed rough)"
works 'and keep to the rules of Atom' "$root/tests/site/check.mjs" rough rough people=people brief=1 \
	base=https://site.example/x/
is 'nothing in them is markup that was not' "$(cat rough/feed.xml rough/agents/*/feed.xml | grep -ciE '<script|<!--|<\?x[^m]')" 0
is 'no address of a name is told' "$(sed -n 's/.*<name>\(.*\)<.name>.*/\1/p' rough/agents/d8/feed.xml | grep -c @)" 0
is 'a long name is whole' "$(grep -c "<title>a n\{10240\} b" rough/agents/d5/feed.xml)" 1
is 'dates are those of RFC 3339' "$(cat rough/feed.xml rough/agents/*/feed.xml | grep -E '<(updated|published)>' |
	grep -vcE '>[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z<')" 0
done_testing
