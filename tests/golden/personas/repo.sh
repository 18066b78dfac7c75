# SPDX-License-Identifier: MIT
# Personas: files without front matter beside definitions, in a collection without a folder that says
# what it holds. Those that are gone were definitions by the same rule, asked of the tree that had
# them last.
#
#	A  team/lead.md (front matter), team/writer.md, team/critic.md, team/SECURITY.md, notes/idea.md
#	|
#	B  writer.md edited
#	|
#	C  writer.md and SECURITY.md removed, notes/ removed: one tombstone
#	|
#	D  team/lead.md and team/critic.md removed together: two tombstones
#	|
#	E  agents/chief.md and, beside it, agents/bare.md: now a folder says what it holds
#	|
#	F  team/late.md, without front matter, comes and
#	|
#	G  goes: in that tree it was no definition
init
definition team/lead.md lead 'Leads.'
put team/writer.md '# Writer' '' 'Writes well.'
put team/critic.md '# Critic' '' 'Finds what is wrong.'
put team/SECURITY.md 'Call us.'
put notes/idea.md 'An idea.'
commit A
change team/writer.md 's/well/very well/'
commit B
git rm -q -r team/writer.md team/SECURITY.md notes
commit C
git rm -q -r team
commit D
definition agents/chief.md chief 'Decides.'
put agents/bare.md '# Bare' '' 'Without front matter.'
commit E
put team/late.md '# Late'
commit F
git rm -q -r team
commit G
