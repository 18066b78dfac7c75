# SPDX-License-Identifier: MIT
# A clone that has the last commit alone.
mkdir ../origin
cd ../origin
init
definition agents/one.md one "$(lines one 5)"
commit one
definition agents/two.md two Two.
commit two
change agents/one.md 's/line 2/line two/'
commit three
cd ..
git clone -q --depth 1 "file://$PWD/origin" repo
git -C repo remote set-url origin https://example.org/team/origin.git
