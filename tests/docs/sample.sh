#!/bin/sh
# SPDX-License-Identifier: MIT
# Makes the repository that the documentation works with, in a folder "team-agents" of the working
# folder, and "team-agents.git", the remote it was pushed to.
#
#	1  planner, backend-developer, qa-tester, deployer, style-guide
#	2  code-reviewer, review
#	3  frontend-developer, docs-writer                                  tag v1.0
#	4  planner: another model
#	5  qa-tester becomes test-writer; planner still says qa-tester
#	6  code-reviewer: gains Bash, another first step
#	7  release-notes, release
#	8  deployer removed                                                  tag v1.1
#	9  security-auditor; planner works with it
#
# shellcheck source=tests/words.sh
. "$(cd "$(dirname "$0")/.." && pwd)/words.sh"
set -e

first_definitions() {
	put agents/planner.md --- 'name: planner' \
		'description: Turns a wish into small tasks and hands them out. Use when a feature needs more than one change.' \
		'model: sonnet' 'tools: Read, Grep, Glob, Task' 'color: purple' --- '' \
		'# Planner' '' 'You turn a wish into tasks that one specialist can finish in a day.' '' \
		'## How you work' '' '1. Read the code that the wish touches.' '2. Write the tasks, each with how to see that it is done.' \
		'3. Hand each task to the one who knows the place best.' '' \
		'## Delegation' '' '- Delegate work on the server to `backend-developer`.' '- Delegate tests to `qa-tester`.' \
		'- Ask `style-guide` how we name things.' '' '## Never' '' 'Never write code yourself.'
	put agents/engineering/backend-developer.md --- 'name: backend-developer' \
		'description: Builds and changes the services behind the product.' 'model: sonnet' 'tools: Read, Edit, Bash' \
		'color: blue' --- '' '# Backend developer' '' 'You change the services: storage, queues and interfaces.' '' \
		'## Rules' '' '- A change of an interface needs a test first. Hand it to `qa-tester`.' \
		'- Follow the `style-guide`.' '' '## Escalation' '' 'Escalate to `planner` when a task is larger than it looked.'
	put agents/quality/qa-tester.md --- 'name: qa-tester' 'description: Writes tests that fail for one reason only.' \
		'model: haiku' 'tools: Read, Edit, Bash' 'color: green' --- '' '# Tests' '' 'You write tests before the code is there.' '' \
		'## What a test says' '' 'A test has a name that tells what is expected. It draws its input above itself.' '' \
		'Each one fails for one reason, and its message says which.' '' 'Report to `planner` what cannot be tested.'
	put agents/engineering/deployer.md --- 'name: deployer' 'description: Brings a version to the servers.' 'tools: Bash' --- '' \
		'# Deployer' '' 'You roll a version out, one server at a time.'
	put skills/style-guide/SKILL.md --- 'name: style-guide' 'description: How we name things and write comments.' \
		'allowed-tools: Read' --- '' '# Style' '' 'Words, not abbreviations. A comment says why.'
}

more_definitions() {
	put agents/engineering/frontend-developer.md --- 'name: frontend-developer' \
		'description: Builds what people see and click.' 'model: sonnet' 'tools: Read, Edit, Bash' 'color: cyan' --- '' \
		'# Frontend developer' '' 'You build pages that work with a keyboard alone.' '' \
		'## Rules' '' '- Coordinate with `backend-developer` on every new interface.' '- Follow the `style-guide`.'
	put agents/writing/docs-writer.md --- 'name: docs-writer' \
		'description: Writes the guide that users read.' 'model: haiku' 'tools: Read, Edit' 'color: orange' --- '' \
		'# Docs writer' '' 'You write short sentences with an example each.' '' 'Ask `backend-developer` when an example fails.'
}

reviewer() {
	put agents/quality/code-reviewer.md --- 'name: code-reviewer' \
		'description: Reads a change with fresh eyes before it lands.' 'model: opus' 'tools: Read, Grep' 'color: red' --- '' \
		'# Code reviewer' '' '## Steps' '' '1. Read the description of the change.' '2. Read the tests, then the code.' \
		'3. Say what must change and what only could.' '' '## Works with' '' \
		'- Hands missing tests over to `qa-tester`.' '- Follows the `style-guide`.'
	put commands/review.md --- 'description: Review the change on this branch' 'argument-hint: "[branch]"' --- '' \
		'Let `code-reviewer` read what differs between main and $ARGUMENTS.'
}

release() {
	put skills/release-notes/SKILL.md --- 'name: release-notes' \
		'description: Turns merged changes into notes that users understand.' 'allowed-tools: Read, Grep' --- '' \
		'# Release notes' '' 'One line a change, in the words of a user. The `style-guide` holds here, too.'
	put commands/release.md --- 'description: Prepare a release' 'argument-hint: "[version]"' --- '' \
		'Use the `release-notes` skill for version $ARGUMENTS, then let `docs-writer` read the notes.'
}

mkdir team-agents
cd team-agents
init
first_definitions
commit 'the first four agents'
author 'Grace Example' grace@example.com
reviewer
commit 'a reviewer, and a command that calls it'
author 'Ada Example' ada@example.com
more_definitions
commit 'more specialists'
git tag v1.0

change agents/planner.md 's/^model: sonnet/model: opus/'
commit 'planner: a stronger model for large wishes'
move agents/quality/qa-tester.md agents/quality/test-writer.md
change agents/quality/test-writer.md 's/^name: qa-tester/name: test-writer/'
change agents/engineering/backend-developer.md 's/`qa-tester`/`test-writer`/'
change agents/quality/code-reviewer.md 's/`qa-tester`/`test-writer`/'
commit 'qa-tester is called test-writer now'
author 'Grace Example' grace@example.com
change agents/quality/code-reviewer.md -e 's/^tools: Read, Grep/tools: Read, Grep, Bash/' \
	-e 's/^1. Read the description of the change/1. Run the tests and read the description of the change/'
commit 'code-reviewer: runs the tests first'
release
commit 'release notes'
git rm -q agents/engineering/deployer.md
commit 'deployer: a pipeline does this now'
git tag v1.1

author 'Noor Example' noor@example.com
put agents/quality/security-auditor.md --- 'name: security-auditor' \
	'description: Looks for ways in which a change could be misused.' 'model: opus' 'tools: Read, Grep' 'color: yellow' --- '' \
	'# Security auditor' '' 'You read a change as an attacker would.' '' \
	'Report what you find to `code-reviewer`; escalate leaks to `planner`.'
change agents/planner.md 's/^- Ask `style-guide`/- Consult `security-auditor` before anything that handles passwords.\
&/'
commit 'a security auditor'

git init -q --bare -b main ../team-agents.git
git remote add origin ../team-agents.git
git push -q -u origin main v1.0 v1.1
