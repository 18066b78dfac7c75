# SPDX-License-Identifier: MIT
# A clone without the texts of former revisions.
mkdir ../origin
cd ../origin
init
git config uploadpack.allowFilter true
definition agents/one.md one "$(lines one 5)"
definition agents/gone.md gone Gone.
commit one
change agents/one.md 's/line 2/line two/'
git rm -q agents/gone.md
commit two
cd ..
git clone -q --filter=blob:none "file://$PWD/origin" repo
git -C repo remote set-url origin https://example.org/team/origin.git
