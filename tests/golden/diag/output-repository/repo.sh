# SPDX-License-Identifier: MIT
# The output is the repository itself.
init
definition agents/one.md one One.
commit one
options -C repo -o repo
