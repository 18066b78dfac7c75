# SPDX-License-Identifier: MIT
# A second work tree, on another branch; paths are relative to it.
mkdir ../origin
cd ../origin
init
definition agents/one.md one One.
commit one
branch other
definition agents/two.md two Two.
commit two
on main
rmdir ../repo
git worktree add -q ../repo other
