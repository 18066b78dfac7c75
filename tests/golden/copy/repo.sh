# SPDX-License-Identifier: MIT
# One definition becomes two in the commit that deletes it: both continue its history. A copy whose
# source stays is a new definition.
#
#	A  agents/writer.md added
#	|
#	B  writer.md edited
#	|
#	C  plugins/a/agents/writer.md and plugins/b/agents/author.md, and agents/writer.md is gone
#	|
#	D  plugins/b/agents/author.md copied to clone.md, which is new
init
definition agents/writer.md writer "$(lines writer 12)"
commit 'add writer'
change agents/writer.md 's/line 3/line three/'
commit 'edit writer'
mkdir -p plugins/a/agents plugins/b/agents
cp agents/writer.md plugins/a/agents/writer.md
sed 's/^name: writer/name: author/' agents/writer.md >plugins/b/agents/author.md
git rm -q agents/writer.md
commit 'writer in two plugins'
cp plugins/b/agents/author.md plugins/b/agents/clone.md
commit 'copy author'
