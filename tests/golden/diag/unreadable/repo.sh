# SPDX-License-Identifier: MIT
# A file that is too large for any reading, and a pipe: left out, and said.
definition agents/one.md one 'One.'
truncate -s 70000000 agents/sparse.md
mkfifo agents/pipe.md
