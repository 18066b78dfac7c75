# SPDX-License-Identifier: MIT
# The commit that HEAD names is gone.
init
definition agents/one.md one One.
commit one
rm -rf .git/objects/??
