# SPDX-License-Identifier: MIT
# Paths that are a file, then something else, then a file again; and files that only sometimes are
# definitions.
#
#	A  link.md, stays.md, went.md, module.md, folder.md, persona.md (with front matter), tracked.md;
#	|  late.md is a symbolic link from the beginning
#	|
#	B  link.md, stays.md, went.md links, module.md a submodule, folder.md a folder, persona.md without
#	|  front matter, tracked.md ignored, but still tracked
#	|
#	C  link.md leads elsewhere, went.md is removed, module.md is a folder
#	|
#	D  all are files again, late.md for the first time; but stays.md is a link still, and went.md gone
#
# stays.md and went.md are removed definitions since B: a link is none.
init
for name in link stays went module folder tracked; do definition "agents/$name.md" "$name" "$(lines "$name" 5)"; done
ln -s link.md agents/late.md
definition people/persona.md persona "$(lines persona 5)"
definition elsewhere/other.md other 'Makes the folder one of definitions.'
commit 'all are files'
rm agents/link.md agents/stays.md agents/went.md agents/module.md agents/folder.md
ln -s tracked.md agents/link.md
ln -s tracked.md agents/stays.md
ln -s tracked.md agents/went.md
git update-index --add --remove --cacheinfo "160000,$(git rev-parse HEAD),agents/module.md"
definition agents/folder.md/inner.md inner 'Inside.'
put people/persona.md "$(lines persona 5)"
put .gitignore tracked.md
words_tick
git add agents/link.md agents/stays.md agents/went.md agents/folder.md people .gitignore
git commit -q -m 'none is a file'
git rm -q agents/went.md
git rm -q --cached agents/module.md
definition agents/module.md/deep.md deep 'Deep inside.'
ln -sf ../people/persona.md agents/link.md
commit 'others are none'
rm -r agents/link.md agents/folder.md agents/module.md agents/late.md
for name in link module folder late; do definition "agents/$name.md" "$name" "$(lines "$name" 5)"; done
definition people/persona.md persona "$(lines persona 5)"
commit 'all are files again'
