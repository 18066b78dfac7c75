# SPDX-License-Identifier: MIT
# A folder with files of somebody else.
definition agents/one.md one One.
put ../site/precious.txt 'mine'
put ../site/index.html 'mine, too'
