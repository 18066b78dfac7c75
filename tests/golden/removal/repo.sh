# SPDX-License-Identifier: MIT
# Definitions that are gone keep a page with their last text, and who still names them is listed.
#
#	A  agents old.md, keeper.md (delegates to old); command tidy.md; skill pack with an asset
#	|
#	B  old.md edited
#	|
#	C  old.md, tidy.md and the skill removed
#	|
#	D  agents/README.md and a file that never was a definition are removed: no tombstones
#	|
#	E  a built site; skills kept and gone, each with an agent of its own
#	|
#	F  the site, skill gone and both agents removed: the one tombstone is that of the skill
init
definition agents/old.md old '# Old' '' 'Was here first, [beside](gone.md).'
definition agents/keeper.md keeper '# Keeper' '' '- Delegate the rest to the `old` agent.'
put agents/README.md '# Our agents'
put notes/idea.md 'Only an idea.'
put commands/tidy.md --- 'description: Tidies up.' --- 'Tidy up.'
put skills/pack/SKILL.md --- 'name: pack' 'description: Packs.' --- 'Pack it.'
put skills/pack/list.txt 'one thing'
commit 'add all'
change agents/old.md 's/first/first of all/'
commit 'edit old'
git rm -q -r agents/old.md commands skills
commit 'remove three'
git rm -q agents/README.md notes/idea.md
commit 'remove what was no definition'
definition site/agents/keeper.md keeper 'What a build once wrote.'
definition skills/kept/SKILL.md kept 'Stays.'
definition skills/kept/agents/helper.md helper 'Helps to keep.'
definition skills/gone/SKILL.md gone 'Goes.'
definition skills/gone/agents/leaver.md leaver 'Helps to go.'
commit 'add a site and skills with agents'
git rm -q -r site skills/kept/agents skills/gone
commit 'remove what belongs to others'
