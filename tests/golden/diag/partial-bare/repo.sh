# SPDX-License-Identifier: MIT
# A clone without any text, and without a work tree: what it lacks is said, never fetched.
mkdir ../origin
cd ../origin
init
git config uploadpack.allowFilter true
definition agents/one.md one One.
commit one
cd ..
git clone -q --bare --filter=blob:none "file://$PWD/origin" repo
git -C repo remote set-url origin https://example.org/team/origin.git
