# SPDX-License-Identifier: MIT
# --rev names no commit.
init
definition agents/one.md one One.
commit one
options -C repo -o site --rev v9
