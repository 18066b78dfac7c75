# SPDX-License-Identifier: MIT
# A path of the command line leads out of the repository.
init
definition agents/one.md one 'One.'
put ../secret/agents/two.md 'Not ours.'
commit one
options -C repo -o site ../secret
