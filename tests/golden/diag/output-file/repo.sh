# SPDX-License-Identifier: MIT
# A file where the folder should be.
definition agents/one.md one One.
put ../site 'mine'
