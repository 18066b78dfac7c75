# SPDX-License-Identifier: MIT
# The address that a renamed definition had leads to the one it has now, unless it was given away.
#
#	A  first.md, taken.md, agents/lone.md
#	|
#	B  first.md -> second.md; taken.md -> moved.md
#	|
#	C  second.md -> third.md; a new taken.md; lone.md -> commands/lone.md: another kind
init
definition agents/first.md first "$(lines first 8)"
definition agents/taken.md taken "$(lines taken 8)"
definition agents/lone.md lone "$(lines lone 8)"
commit 'add three'
move agents/first.md agents/second.md
move agents/taken.md agents/moved.md
commit 'rename two'
move agents/second.md agents/third.md
definition agents/taken.md taken "$(lines new 8)"
move agents/lone.md commands/lone.md
commit 'rename again, and give an address away'
