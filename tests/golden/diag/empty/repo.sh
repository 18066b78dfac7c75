# SPDX-License-Identifier: MIT
# Files without a byte, with blanks alone, and with front matter alone.
mkdir agents
: >agents/zero.md
printf ' \n\n\t\n' >agents/blank.md
put agents/front.md --- 'name: front' 'description: No body follows.' ---
put agents/dashes.md --- ---
mkdir -p skills/void
: >skills/void/SKILL.md
