# SPDX-License-Identifier: MIT
# --rev where there is no repository.
definition agents/one.md one One.
options -C repo -o site --rev main
