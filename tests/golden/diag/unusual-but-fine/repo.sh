# SPDX-License-Identifier: MIT
# What is fine: a byte order mark, line ends of Windows, more than three dashes.
mkdir agents
printf '\357\273\277---\nname: mark\ndescription: Has a mark.\n---\nBody of mark.\n' >agents/mark.md
printf -- '---\r\nname: windows\r\ndescription: Has other line ends.\r\n---\r\nBody of windows.\r\n' >agents/windows.md
printf -- '---\nname: dashes\ndescription: Has many dashes.\n--------\nBody of dashes.\n' >agents/dashes.md
