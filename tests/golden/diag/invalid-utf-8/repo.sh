# SPDX-License-Identifier: MIT
# Bytes that are not UTF-8: in the body, in the front matter, in names of files and folders, in a
# whole file of Latin 1, and in what git keeps of a commit.
init
mkdir agents
printf -- '---\nname: bytes\ndescription: Has \377 bytes.\n---\nBody \303( of \355\240\200 bytes.\n' >agents/bytes.md
printf -- '---\nname: latin\ndescription: \334bt \344hnlich.\n---\nF\374r S\344tze.\n' >agents/latin.md
printf -- '---\nname: cut\ndescription: Is cut.\n---\nAt the end \342\202' >agents/cut.md
printf -- '---\nname: named\ndescription: Odd name.\n---\nBody of named.\n' >"$(printf 'agents/na\377med.md')"
folder=$(printf 'gro\337')
put "$folder/agents/$(printf 'b\366se.md')" 'No front matter, and the name is no text.'
put "$folder/README.md" 'Of the folder.'
author "$(printf 'J\366rg')" joerg@example.com
git config i18n.commitEncoding latin1
commit "$(printf 'f\374r alle')"
git config --unset i18n.commitEncoding
git mv "$folder" "$(printf 'g\377')"
commit "$(printf 'bytes \377 without an encoding')"
