#!/bin/sh
# SPDX-License-Identifier: MIT
# Tests `agentdoc diff`: which states its words name, what it tells of them in each format, and its
# exit codes.
#
#	A      lead, tester, gone, team and the skill pdf
#	|  \
#	B   C  main: lead and team may use more, tester moves, gone goes, fresh comes; side: pdf
. tests/tap.sh
. tests/words.sh

agent() {
	put "agents/$1.md" --- "name: $1" "description: Does the work of $1." "$2" --- '' "$(lines "$1" 8)"
}

cd "${TEST_TMP:?}" || exit 2
mkdir repo
(
	cd repo
	init
	agent lead 'tools: Read, Edit'
	agent tester 'model: opus'
	agent gone 'tools: Read'
	agent team 'agents: [gone]'
	definition skills/pdf/SKILL.md pdf "$(lines pdf 8)"
	commit A
	git tag start
	git tag text "$(git rev-parse HEAD:agents/lead.md)"
	branch side
	change skills/pdf/SKILL.md 's/line 2/line two/'
	commit C
	on main
	change agents/lead.md -e 's/Edit/Bash/' -e 's/line 3/line three/'
	change agents/team.md 's/^agents:/permissionMode: bypassPermissions\n&/'
	move agents/tester.md agents/qa/checker.md
	git rm -q agents/gone.md
	agent fresh 'tools: Bash'
	commit B
) || exit 2
git -C repo remote add origin "$PWD/repo"
git -C repo update-ref refs/remotes/origin/release HEAD

# call ARGUMENT...: what it prints is in $out and $err, its exit code in $code.
call() {
	"$AGENTDOC" diff -C repo "$@" >out 2>err
	code=$?
	out=$(cat out) err=$(cat err)
}

# heads NAME WANT ARGUMENT...: the definitions and the last line, in order.
heads() {
	name=$1 want=$2
	shift 2
	call "$@"
	is "$name" "$code $err$(sed -n 's/^\([a-z][a-z, ]* [a-z]*\)  .*/\1/p' out | tr '\n' ';')$(tail -n 1 out)" "0 $want"
}

# Which states

all='widened, changed agent lead;permissions, changed agent team;removed agent gone;added agent fresh;renamed agent tester;'
sum='2 changed, 1 renamed, 1 added, 1 removed; 1 gained Bash; 1 with other permissions'
heads 'A B' "$all$sum" start main
heads 'A..B' "$all$sum" start..main
heads 'A.. is up to HEAD' "$all$sum" start..
heads '..B is from HEAD' 'changed skill pdf;1 changed' start..side
heads 'A...B leaves out what A got meanwhile' 'changed skill pdf;1 changed' main...side
is 'A...B says from which commit' "$("$AGENTDOC" diff -C repo main...side --format json | sed -n '1s/.*"from":{"commit":"\([0-9a-f]*\)".*/\1/p')" \
	"$(git -C repo merge-base main side)"
heads 'A revision and itself' 'no definition changed' main main
heads 'A alone is up to the work tree' 'no definition changed' HEAD

echo 'One more line.' >>repo/agents/lead.md
heads 'which may differ from HEAD' 'changed agent lead;1 changed' HEAD
is 'and has no commit' "$("$AGENTDOC" diff -C repo HEAD --format json | grep -c '"to":{"commit":null}')" 1
rm repo/agents/fresh.md
(cd repo && definition agents/new.md new 'Written today, not added.')
heads 'with files that git does not know and without those that are gone' \
	'removed agent fresh;added agent new;changed agent lead;1 changed, 1 added, 1 removed' HEAD
(cd repo && mkdir -p agents/old && mv agents/team.md agents/old/team.md && echo x >>agents/old/team.md)
heads 'a file of the work tree that moved' 'renamed agent team;1 renamed' HEAD -- agents/team.md agents/old
git -C repo checkout -q . && rm -r repo/agents/new.md repo/agents/old

# Which paths

heads 'a path behind A' 'widened, changed agent lead;1 changed; 1 gained Bash' start agents/lead.md
heads 'a path behind A and B' 'no definition changed' start main skills
heads 'a path that is gone' 'removed agent gone;1 removed' start -- agents/gone.md
heads 'a path that only the later state has' 'added agent fresh;1 added' start main -- agents/fresh.md
git -C repo branch agents
heads 'a branch that is named like a folder is a branch' 'no definition changed' main agents
heads 'unless it stands behind --' 'no definition changed' main -- agents
git -C repo branch -q -D agents

# What cannot be compared

# refused NAME CODE PART ARGUMENT...: nothing on standard output, and the message has the part.
refused() {
	name=$1 wrong=$3 want=$2
	shift 3
	call "$@"
	case $err in
	*"$wrong"*) is "$name" "$code $out" "$want " ;;
	*) not_ok "$name" "'$wrong' is not in: $code $err" ;;
	esac
}

refused 'no revision' 2 "'diff' needs A"
refused 'no revision before --' 2 'needs a revision' -- agents
refused 'an unknown format' 2 "text, markdown or json, unlike 'html'" start --format html
refused 'an unknown choice of colours' 2 "unlike 'blue'" start --color blue
refused 'an unknown revision' 3 "'nowhere' names no commit" nowhere
refused 'a branch of the remote alone' 3 "did you mean 'origin/release'?" release
refused 'an unknown revision of a range' 3 "'nowhere' names no commit" start..nowhere
refused 'a second word that is nothing' 3 "'nowhere' names no commit, and no file" start nowhere
refused 'a tag that names a text' 3 "'text' names no commit" text
refused 'a path in neither state' 3 'nowhere.md' start main -- nowhere.md
refused 'a path outside of the repository' 3 'lies outside' start -- ../x
git -C repo checkout -q --orphan alone && git -C repo commit -q -m alone && git -C repo checkout -q main
refused 'two histories that have nothing in common' 3 'no commit in common' main...alone
git init -q -b main unborn
"$AGENTDOC" diff -C unborn HEAD >out 2>err
is 'a branch without commits' "$? $(cat out)$(grep -c 'no commits yet' err)" '3 1'
mkdir none
GIT_CEILING_DIRECTORIES=$PWD "$AGENTDOC" diff -C none HEAD >out 2>err
is 'no repository' "$? $(cat out)$(grep -c 'not in a git repository' err)" '3 1'
git clone -q --depth 1 "file://$PWD/repo" shallow
"$AGENTDOC" diff -C shallow "$(git -C repo rev-parse start)" >out 2>err
is 'a commit that a shallow clone lacks' "$? $(cat out)$(grep -c 'which is shallow' err)" '3 1'
git clone -q --bare repo bare
"$AGENTDOC" diff -C bare start >out 2>err
is 'a bare repository is compared up to HEAD' "$? $(tail -n 1 out)" "0 $sum"
"$AGENTDOC" diff -C repo/agents/lead.md HEAD >out 2>err
is 'a file in place of a folder is named' "$? $(grep -c '^repo/agents/lead.md: fatal: a file' err)" '3 1'

# Exit codes and colours

call start main --exit-code
is '--exit-code: 1 when something changed' "$code" 1
call main main --exit-code
is '--exit-code: 0 when nothing did' "$code" 0
call start main
is 'no colours in a file' "$(grep -c "$(printf '\033')" out)" 0
call start main --color always
is 'unless they are wanted' "$(grep -c "$(printf '\033\\[1;33mwidened, changed')" out)" 1

# What is told

call start main
is 'of widened tools, and of what else a definition says' "$(sed -n '2,/^$/p' out)" "    tools +Bash −Edit; changed opening text
    tools: +Bash −Edit
    changed section (opening text)
    words +2 −2"
is 'who still names what is gone' "$(grep -A1 '^removed agent gone' out | tail -n 1)" '    still named by team'
is 'where a definition moved from' "$(grep -c '^renamed agent tester  agents/tester.md → agents/qa/checker.md$' out)" 1
call start main -p agents/lead.md
is '--patch shows lines' "$(grep -E '^    [-+@]' out)" "    @@ -1,12 +1,12 @@
    -tools: Read, Edit
    +tools: Read, Bash
    -lead says something long enough in line 3.
    +lead says something long enough in line three."
call start main --words agents/lead.md
is '--words shows words' "$(grep -E '^    [~@]' out)" "    @@ -4 +4 @@
    ~tools: Read, [-Edit-]{+Bash+}
    @@ -7 +7 @@
    ~lead says something long enough in line 1.
    ~lead says something long enough in line 2.
    ~lead says something long enough in line [-3-]{+three+}.
    ~lead says something long enough in line 4.
    ~lead says something long enough in line 5.
    ~lead says something long enough in line 6.
    ~lead says something long enough in line 7.
    ~lead says something long enough in line 8."
call start main --format json
is 'JSON that a program can read' "$(node -e '
	const all = JSON.parse(require("fs").readFileSync("out"));
	const lead = all.definitions[0];
	console.log(all.schema, all.definitions.map(one => one.id + " " + one.status).join(" "),
		JSON.stringify(lead.change.fields), lead.groups.join(), JSON.stringify(all.summary));
	' 2>&1)" '1 agent/lead modified agent/team modified agent/gone deleted agent/fresh added agent/checker renamed [{"key":"tools","added":["Bash"],"removed":["Edit"]}] tools-widened,tools-narrowed,body {"added":1,"modified":2,"renamed":1,"copied":0,"deleted":1,"widened":1,"gained":[{"tool":"Bash","definitions":1}]}'
"$AGENTDOC" build -q -C repo -o site >log 2>&1
is 'which tells of a change what api/ tells' "$(node -e '
	const fs = require("fs");
	const here = JSON.parse(fs.readFileSync("out")).definitions[0].change;
	const there = JSON.parse(fs.readFileSync("site/api/agent/lead.json")).history[0].change;
	console.log(JSON.stringify(here) === JSON.stringify(there));
	')" true
call start main --format markdown
is 'markdown: what to look at first' "$(sed -n 1,8p out)" "### Agent definitions: 2 changed, 1 renamed, 1 added, 1 removed; 1 gained \`Bash\`; 1 with other permissions

From \`$(git -C repo rev-parse --short=10 start)\` to \`$(git -C repo rev-parse --short=10 main)\`.

**Permissions to look at**

- agent \`lead\` \`tools\`: \`+Bash\` \`−Edit\`
- agent \`team\` \`permissionMode\`: \`bypassPermissions\` is new"
is 'a row and a folded part for each' "$(grep -c '^| agent' out) $(grep -c '^<details>' out) $(grep -c '^</details>' out)" '5 5 5'

# Texts that cannot be read as they are

(
	cd repo
	printf -- '---\nname: raw\ndescription: A\033[31m\377\000.\n---\n\n\342\200\256Text.\n' >agents/raw.md
	: >agents/empty.md
)
heads 'bytes that are no text' 'added agent empty;added agent raw;2 added' HEAD
is 'and that command no terminal' "$(LC_ALL=C grep -c "$(printf '[\033\377]')" out)" 0
call HEAD -p
is 'nor turn the direction of a line' "$(grep -c '\\u202eText' out) $(LC_ALL=C grep -c "$(printf '\342\200\256')" out)" '1 0'
rm repo/agents/raw.md repo/agents/empty.md

# A text that git lacks: told, and neither an addition nor left out.
cp -r repo damaged
blob=$(git -C repo rev-parse main~1:agents/lead.md)
rm -f "damaged/.git/objects/$(echo "$blob" | cut -c1-2)/$(echo "$blob" | cut -c3-)"
"$AGENTDOC" diff -C damaged main~1 main -- agents/lead.md >out 2>err
is 'a text that git lacks' "$? $(grep -c AD111 err) $(sed -n 's/  .*//p;/missing/p' out | head -n 1)" '0 1 changed agent lead'
is 'is told as missing' "$(grep -c '    a text is missing and was not compared' out)" 1
"$AGENTDOC" diff -C damaged main~1 main~1 -- agents/lead.md >out 2>err
is 'one that both states have and git lacks did not go' "$? $(cat out)" '0 no definition changed'
done_testing
