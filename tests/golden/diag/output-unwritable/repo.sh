# SPDX-License-Identifier: MIT
# No folder can be made below a file.
definition agents/one.md one One.
put ../file 'mine'
options -C repo -o file/site
