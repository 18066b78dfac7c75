# SPDX-License-Identifier: MIT
# What changed since a tag or a month: each definition once, with the sum of what changed; widened
# permissions first. Copies that lived for less than a day are folded.
#
#	A  2024-01  agents lead (sonnet; Read), writer (Read, Grep), tester, old, swing (sonnet)
#	|           v1.0, annotated
#	B           lead may use Bash, swing gets opus
#	|
#	C  2024-02  copies of four agents                 D  on a branch: writer may use everything
#	|                                                 |
#	E           the copies are removed, 12 hours later|
#	|  `----------------------------------------------'
#	M           the branch is merged; release/1.1 lies on E and has not D
#	|
#	F  2024-03  lead gets opus; swing gets sonnet again; old removed; tester becomes checker
#	|           v1.2
#	G           a new agent, and a command that uses the old one
#
# Since v1.0 swing has not changed at all.
agent() {
	put "agents/$1.md" --- "name: $1" "description: Does the work of $1." "$2" "$3" --- '' \
		"# $1" '' "The $1 does what it must, and says so in this line." \
		"It has more lines than one, so that moves are seen."
}
init
agent lead 'model: sonnet' 'tools: Read'
agent writer 'model: haiku' 'tools: Read, Grep'
agent tester 'model: haiku' 'tools: Read'
agent old 'model: haiku' 'tools: Read'
agent swing 'model: sonnet' 'tools: Read'
commit 'add five'
git tag -a -m 'first release' v1.0
agent lead 'model: sonnet' 'tools: Read, Bash'
agent swing 'model: opus' 'tools: Read'
commit 'let the lead run programs'
branch side
author 'Bob Example' bob@example.com
agent writer 'model: haiku' 'color: blue'
commit 'the writer may use everything'
on main
author 'Ada Example' ada@example.com
words_clock=1706900000 # 2024-02-02
for name in lead writer tester old; do
	put "copies/agents/$name-copy.md" --- "name: $name-copy" 'description: A copy.' --- '' \
		"$(lines "$name" 6)"
done
commit 'generate copies'
git rm -q -r copies
words_clock=$((words_clock + 43200 - 86400))
commit 'remove what was generated'
git tag release/1.1
merge 'merge the writer' side
words_clock=1709400000 # 2024-03-02
agent lead 'model: opus' 'tools: Read, Bash'
agent swing 'model: sonnet' 'tools: Read'
git rm -q agents/old.md
move agents/tester.md agents/checker.md
commit 'sort out'
git tag v1.2
agent scout 'model: haiku' 'tools: Read, WebFetch'
put commands/go.md --- 'description: Goes.' 'agents: [old]' --- '' 'Go.'
commit 'add a scout and a command'
