# SPDX-License-Identifier: MIT
# Links: to a file, to a folder, to nowhere, to itself, out of the repository.
init
definition agents/real.md real 'A file.'
put ../secret.md --- 'name: secret' 'description: Of somebody else.' --- 'Hidden words.'
ln -s real.md agents/link.md
ln -s nowhere.md agents/dangling.md
ln -s loop.md agents/loop.md
ln -s ../../secret.md agents/outside.md
ln -s agents team
mkdir -p skills
ln -s ../agents skills/pack
commit 'links'
