# SPDX-License-Identifier: MIT
# A bare repository: what HEAD holds is shown.
mkdir ../origin
cd ../origin
init
definition agents/one.md one One.
commit one
cd ..
rmdir repo
git clone -q --bare origin repo
git -C repo remote remove origin
