# SPDX-License-Identifier: MIT
# A path of the command line does not exist.
init
definition agents/one.md one 'One.'
commit one
options -C repo -o site agents plugins
