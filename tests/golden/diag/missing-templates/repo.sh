# SPDX-License-Identifier: MIT
# The folder of --templates does not exist.
definition agents/one.md one One.
options -C repo -o site --templates mine
