# SPDX-License-Identifier: MIT
# HEAD is a commit and no branch.
init
definition agents/one.md one One.
commit one
definition agents/two.md two Two.
commit two
git checkout -q --detach HEAD~1
