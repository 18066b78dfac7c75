#!/bin/sh
# SPDX-License-Identifier: MIT
# Tests the links to the web view of a repository by the address of its remote: the comparison on the
# page of a revision, and the line beside a problem. The patterns of all hosts are tests/unit/site/test_forge.c.
#
#	A  agents/lead.md
#	|
#	B  agents/lead.md edited
#	|
#	C  agents/broken one.md: its front matter is repaired, which is a problem with a line
. tests/tap.sh
. tests/words.sh

mkdir "${TEST_TMP:?}/repo" && cd "$TEST_TMP" || exit 2
(
	cd repo || exit
	init
	git remote add origin https://github.com/o/r.git
	definition agents/lead.md lead 'Leads.'
	commit A
	change agents/lead.md 's/Leads\./Leads well./'
	commit B
	put 'agents/broken one.md' --- 'name: broken' 'description: Tests: all' --- 'Tests.'
	commit C
)
older=$(git -C repo rev-parse HEAD~2) newer=$(git -C repo rev-parse HEAD~1)

# links_of REMOTE LINE...: builds with that remote and these lines of agentdoc.yml; says the addresses
# on the page of the second revision that compare, and those of the page with a problem that name a line.
links_of() {
	git -C repo remote set-url origin "$1"
	shift
	put repo/agentdoc.yml 'title: Ours' "$@"
	"$AGENTDOC" build -q -C repo -o site >log 2>&1
	grep -hoE 'href="https://[^"]*"' "site/agents/lead/$(printf %.10s "$newer").html" | grep compare
	grep -o '<li><span class="severity.*' site/agents/broken-one.html | grep -oE 'href="https://[^"]*"'
}

is 'GitHub' "$(links_of https://github.com/o/r.git)" \
	"href=\"https://github.com/o/r/compare/$older...$newer\"
href=\"https://github.com/o/r/blob/main/agents/broken%20one.md?plain=1#L3\""
is 'GitHub, by ssh' "$(links_of git@github.com:o/r.git)" \
	"href=\"https://github.com/o/r/compare/$older...$newer\"
href=\"https://github.com/o/r/blob/main/agents/broken%20one.md?plain=1#L3\""
is 'GitLab, in a group of groups' "$(links_of https://gitlab.com/g/h/r.git)" \
	"href=\"https://gitlab.com/g/h/r/-/compare/$older...$newer\"
href=\"https://gitlab.com/g/h/r/-/blob/main/agents/broken%20one.md?plain=1#L3\""
is 'Gitea' "$(links_of https://gitea.com/o/r.git)" \
	"href=\"https://gitea.com/o/r/compare/$older...$newer\"
href=\"https://gitea.com/o/r/src/branch/main/agents/broken%20one.md?display=source#L3\""
is 'Gitea on a host whose name tells nothing' \
	"$(links_of https://code.example.org/o/r.git 'repository: {forge: gitea}')" \
	"href=\"https://code.example.org/o/r/compare/$older...$newer\"
href=\"https://code.example.org/o/r/src/branch/main/agents/broken%20one.md?display=source#L3\""
is 'a host that nobody knows gets no links' "$(links_of https://code.example.org/o/r.git)" ''
is 'nor does a repository without one' "$(links_of https://github.com/o/r.git 'repository: {forge: none}')" ''
links_of https://github.com/o/r.git >/dev/null
first=$(printf %.10s "$older")
is 'the first revision has nothing to be compared with' \
	"$(ls site/agents/lead/ | grep -c "$first") $(grep -c '/compare/' "site/agents/lead/$first.html")" '1 0'
done_testing
