# SPDX-License-Identifier: MIT
# Paths that are a file, then something else, then a file again; and files that only sometimes are
# definitions.
#
#	A  link.md, module.md, folder.md, persona.md (with front matter), tracked.md
#	|
#	B  link.md a link, module.md a submodule, folder.md a folder, persona.md without front matter,
#	|  tracked.md ignored, but still tracked
#	|
#	C  all are files again
init
for name in link module folder tracked; do definition "agents/$name.md" "$name" "$(lines "$name" 5)"; done
definition people/persona.md persona "$(lines persona 5)"
definition elsewhere/other.md other 'Makes the folder one of definitions.'
commit 'all are files'
rm agents/link.md agents/module.md agents/folder.md
ln -s tracked.md agents/link.md
git update-index --add --remove --cacheinfo "160000,$(git rev-parse HEAD),agents/module.md"
definition agents/folder.md/inner.md inner 'Inside.'
put people/persona.md "$(lines persona 5)"
put .gitignore tracked.md
words_tick
git add agents/link.md agents/folder.md people .gitignore
git commit -q -m 'none is a file'
rm -r agents/link.md agents/folder.md
git rm -q --cached agents/module.md
for name in link module folder; do definition "agents/$name.md" "$name" "$(lines "$name" 5)"; done
definition people/persona.md persona "$(lines persona 5)"
commit 'all are files again'
