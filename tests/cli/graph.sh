#!/bin/sh
# SPDX-License-Identifier: MIT
# Tests `agentdoc graph`: which part of the graph it writes, of which state, that other programs can
# read it, and what it refuses. What the formats hold is the golden exports.
#
#	A  lead -> tester -> checker, agent tester and skill tester
#	|
#	B  lead -> checker; tester alone
. tests/tap.sh
. tests/words.sh

root=$PWD
cd "${TEST_TMP:?}" || exit 2
mkdir repo empty
(
	cd repo
	init
	definition agents/lead.md lead 'Delegates to tester.'
	definition agents/tester.md tester 'Delegates to checker.'
	definition agents/checker.md checker 'Checks.'
	definition skills/tester/SKILL.md tester 'Tests.'
	commit A
	git tag start
	definition agents/lead.md lead 'Delegates to checker, then to nobody.'
	definition agents/tester.md tester 'Alone.'
	commit B
) || exit 2

# call ARGUMENT...: what it prints is in $out and $err, its exit code in $code.
call() {
	"$AGENTDOC" graph "$@" >out 2>err
	code=$?
	out=$(cat out) err=$(cat err)
}

# edges NAME WANT ARGUMENT...: the edges of the repository, in DOT.
edges() {
	name=$1 want=$2
	shift 2
	call -C repo "$@"
	is "$name" "$code $err$(sed -n 's/^  "\(.*\)" -> "\(.*\)" \[.*/\1>\2 /p' out | tr -d '\n')" "0 $want"
}

# Which part, of which state

edges 'the work tree' 'agent/lead>agent/checker '
edges 'a revision' 'agent/lead>agent/tester agent/tester>agent/checker ' --rev start
edges 'around a definition' 'agent/lead>agent/tester ' --rev start --focus agent/lead
edges 'further around it' 'agent/lead>agent/tester agent/tester>agent/checker ' --rev start --focus lead --depth 2
edges 'against the direction' 'agent/tester>agent/checker ' --rev start --focus checker
edges 'one relation' 'agent/lead>agent/checker ' --relation uses,delegates_to
edges 'a relation that nobody has' '' --relation escalates_to
edges 'below a path' '' agents/lead.md agents/tester.md
edges 'what is not committed' 'agent/lead>agent/checker '
(cd repo && definition agents/tester.md tester 'Delegates to lead.')
edges 'counts in the work tree' 'agent/lead>agent/checker agent/tester>agent/lead '
edges 'but not in HEAD' 'agent/lead>agent/checker ' --rev HEAD
git clone -q --bare repo bare
call -C bare --focus lead
is 'of a bare repository it is HEAD' "$code $err$(grep -c ' -> ' out)" '0 1'

for format in dot mermaid graphml json svg; do
	call -C repo --format "$format"
	is "--format $format" "$code $err" '0 '
	cp out "$format"
	call -C repo --format "$format"
	is "--format $format is the same again" "$(cmp out "$format" && echo same)" same
done
call -C repo
is 'the default is DOT' "$(cmp out dot && echo same)" same
"$AGENTDOC" build -q -C repo -o built --no-history
for pair in dot:graph/graph.dot mermaid:graph/graph.mmd graphml:graph/graph.graphml svg:graph/graph.svg json:api/graph.json; do
	is "the site has the same ${pair%%:*}" "$(cmp "${pair%%:*}" "built/${pair#*:}" && echo same)" same
done

# The way from one to another

# way NAME WANT ARGUMENT...: the steps that it prints.
way() {
	name=$1 want=$2
	shift 2
	call -C repo --rev start "$@"
	is "$name" "$code $err$out" "0 $want"
}

way 'a way of two steps' 'agent/lead delegates_to agent/tester (agents/lead.md:6)
agent/tester delegates_to agent/checker (agents/tester.md:6)' --focus lead --to agent/checker
way 'no way there, but back' 'no way from agent/tester to agent/lead
agent/lead delegates_to agent/tester (agents/lead.md:6)' --focus agent/tester --to lead
way 'no way at all' 'no way from agent/lead to skill/tester
no way from skill/tester to agent/lead' --focus lead --to skill/tester
way 'no way along other relations' 'no way from agent/lead to agent/checker
no way from agent/checker to agent/lead' --focus lead --to checker --relation uses
way 'no way around' 'no way from agent/lead to agent/lead' --focus lead --to lead

# What is no repository, and what has no definitions

mkdir plain
cp -r repo/agents plain/agents
call -C plain
is 'a folder that is no repository' "$code $err$(grep -c ' -> ' out)" '0 2'
for format in dot mermaid graphml json svg; do
	call -C empty --format "$format"
	is "no definitions, as $format" "$code $(echo "$err" | grep -c AD403)" '0 1'
	cp out "empty.$format"
done

# refused NAME CODE PART ARGUMENT...: nothing on standard output, and the part in the message.
refused() {
	name=$1 want=$2 part=$3
	shift 3
	call "$@"
	case $err in
	*"$part"*) is "$name" "$code $out" "$want " ;;
	*) not_ok "$name" "'$part' is not in: $err" ;;
	esac
}

refused 'an unknown format' 2 "dot, mermaid, graphml, json or svg, unlike 'png'" -C repo --format png
refused 'an unknown definition' 2 "no definition is named 'agent/chekcer'; did you mean 'agent/checker'?" \
	-C repo --focus agent/chekcer
refused 'one that is there, but not in the revision' 2 "no definition is named 'nobody'" -C repo --rev start --focus nobody
refused 'a name of two' 2 "'tester' may be 'agent/tester' or 'skill/tester'" -C repo --focus tester
refused 'a depth of 0' 2 "unlike '0'" -C repo --focus lead --depth 0
refused 'a depth that is no number' 2 "unlike '1x'" -C repo --focus lead --depth 1x
refused 'an empty depth' 2 "unlike ''" -C repo --focus lead --depth ''
refused 'a depth that is too large' 2 'from 1 to 99' -C repo --focus lead --depth 99999999999999999999
refused 'a depth around nothing' 2 "needs '--focus'" -C repo --depth 2
refused 'a way to the unknown' 2 "'--to': no definition is named 'leda'" -C repo --focus lead --to leda
refused 'a way from the unknown' 2 "'--focus': no definition is named 'leda'" -C repo --focus leda --to lead
refused 'a way from nowhere' 2 "'--to' needs '--focus'" -C repo --to lead
refused 'a way in a format' 2 "goes without '--format' and '--depth'" -C repo --focus lead --to checker --format dot
refused 'a way of a depth' 2 "goes without '--format' and '--depth'" -C repo --focus lead --to checker --depth 2
refused 'an unknown relation' 2 "does not know 'likes'" -C repo --relation uses,likes
refused 'no relation' 2 "does not know ''" -C repo --relation ''
refused 'an unknown revision' 3 AD307 -C repo --rev nowhere
refused 'a revision of what is no repository' 3 AD307 -C plain --rev HEAD
refused 'a folder that is not there' 3 AD001 -C nowhere
refused 'a path that is not there' 3 AD001 -C repo nowhere

# Other programs read it: names that are their syntax, then nothing at all

mkdir odd
(cd odd && . "$root/tests/golden/exports/repo.sh") >log 2>&1 || not_ok 'the odd names are there' "$(cat log)"
for format in dot mermaid graphml svg; do
	call -C odd --format "$format"
	cp out "odd.$format"
done
refused 'a way to a name that nobody has' 2 "'--to': 'ghost' is not defined" -C odd --focus lead --to ghost
clean 'xmllint reads GraphML and SVG' "$(xmllint --noout odd.graphml odd.svg empty.graphml empty.svg graphml svg 2>&1)"
if command -v dot >/dev/null; then
	clean 'dot draws DOT' "$(for file in odd.dot empty.dot dot; do dot -Tsvg "$file" 2>&1 >drawn.svg; done)"
	dot -Tsvg odd.dot | xmllint --xpath '//*[@class="node"]//*[local-name()="text"]/text()' - 2>&1 |
		grep -F 'quoted' >label
	is 'with every name as it is' "$(cat label)" '"quoted" \ end'
else
	skip 'dot draws DOT' 'Graphviz is not installed'
fi
names='"quoted" \ end
1. `style`: x#35; %%{init}%%
Top folder
core
deploy
ghost
lead
odd & <more>
pdf
tester'
(cd "$root" && node tests/cli/mermaid.mjs "$TEST_TMP/odd.mermaid") >labels 2>&1
is 'Mermaid draws the flowchart, with every name as it is' "$(LC_ALL=C sort -u labels)" "$names"
(cd "$root" && node tests/cli/mermaid.mjs "$TEST_TMP/empty.mermaid") >labels 2>&1
is 'and one of nothing' "$(cat labels)" ''
done_testing
