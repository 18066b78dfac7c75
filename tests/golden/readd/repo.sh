# SPDX-License-Identifier: MIT
# A path that is deleted and comes back continues its history, with the same text and with another.
#
#	A  same.md, other.md added
#	|
#	B  both deleted
#	|
#	C  nothing that concerns them
#	|
#	D  same.md comes back as it was, other.md with another text
init
definition agents/same.md same "$(lines same 6)"
definition agents/other.md other "$(lines other 6)"
commit 'both are added'
cp agents/same.md ..
git rm -q -r agents
commit 'both are deleted'
put notes.txt notes
commit 'nothing'
mkdir agents
mv ../same.md agents
definition agents/other.md other 'A text that has nothing of the one before.'
commit 'both come back'
