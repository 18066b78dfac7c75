# SPDX-License-Identifier: MIT
# NUL and control characters, in the body, in a field and in a heading.
mkdir agents
printf -- '---\nname: nul\ndescription: Has a NUL.\n---\nBefore \000 after.\n' >agents/nul.md
printf -- '---\nname: bell\ndescription: "Rings \007 once."\n---\n# Head \033[31m\n\nRed \033[31mtext\013\014\010.\n' >agents/bell.md
printf -- '---\nname: delete\ndescription: Deletes.\n---\nA \177 and \302\205 and \302\233.\n' >agents/delete.md
