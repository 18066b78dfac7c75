# SPDX-License-Identifier: MIT
# A definition that moves five times, once with an edit, and stays one definition with one history.
#
#	A  agents/helper.md added
#	|
#	B  -> agents/team/assistant.md, with an edit
#	|
#	C  -> agents/team/Assistant.md: the case alone
#	|
#	D  the folder: agents/team -> agents/crew; a second definition goes with it
#	|
#	E  a new helper.md, which is another definition: it gets the address that the old one left
#	|
#	F  -> agents/crew/scribe.md, and too much is new: one is gone, another begins
init
definition agents/helper.md helper "$(lines helper 12)"
commit 'add helper'

move agents/helper.md agents/team/assistant.md
change agents/team/assistant.md -e 's/^name: .*/name: assistant/' -e 's/line 12/line twelve/'
commit 'helper is an assistant'

move agents/team/assistant.md agents/team/Assistant.md
definition agents/team/mate.md mate "$(lines mate 5)"
commit 'a capital letter, and a mate'

move agents/team agents/crew
commit 'a crew'

definition agents/helper.md helper "$(lines other 12)"
commit 'another helper'

git rm -q agents/crew/Assistant.md
definition agents/crew/scribe.md scribe "$(lines scribe 12)"
commit 'a scribe instead'
