# SPDX-License-Identifier: MIT
# The working folder.
definition agents/one.md one One.
options -C repo -o .
