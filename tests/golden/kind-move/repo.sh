# SPDX-License-Identifier: MIT
# Moves that change the kind of a definition, or what it is: the history goes on.
#
#	A  prompts/review.prompt.md, agents/plan.md, skills/pack/SKILL.md, docs/guide.md (no definition)
#	|
#	B  review.prompt.md -> skills/review/SKILL.md; plan.md -> commands/plan.md, with an edit;
#	|  skills/pack -> skills/bundle; guide.md -> agents/guide.md: a definition from here on, and
#	|  what it was before is part of its history
#	|
#	C  skills/review/SKILL.md -> skills/review/skill.md: the case alone
#	|
#	D  commands/plan.md -> docs/README.md: no definition any more, removed
init
put prompts/review.prompt.md --- 'mode: agent' 'description: Reviews.' --- "$(lines review 8)"
definition agents/plan.md plan "$(lines plan 8)"
definition skills/pack/SKILL.md pack "$(lines pack 8)"
put docs/guide.md "$(lines guide 8)"
commit A
move prompts/review.prompt.md skills/review/SKILL.md
move agents/plan.md commands/plan.md
change commands/plan.md 's/line 3/line three/'
move skills/pack skills/bundle
move docs/guide.md agents/guide.md
commit B
git mv skills/review/SKILL.md skills/review/skill.md
commit C
move commands/plan.md docs/README.md
commit D
