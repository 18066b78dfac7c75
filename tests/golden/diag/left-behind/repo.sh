# SPDX-License-Identifier: MIT
# Names of front matter that a renaming, a removal and a removal that is not committed left behind.
init
definition agents/old.md old "$(lines old 8)"
definition agents/gone.md gone "$(lines gone 8)"
definition agents/going.md going "$(lines going 8)"
put agents/lead.md --- 'name: lead' 'description: Leads.' 'agents:' '  - old' '  - gone' '  - going' '  - goin' --- '' 'Text.'
commit 'four agents'
move agents/old.md agents/new.md
change agents/new.md 's/name: old/name: new/'
git rm -q agents/gone.md
commit 'one is renamed, one removed'
rm agents/going.md
