# SPDX-License-Identifier: MIT
# The file of --config does not exist.
definition agents/one.md one 'One.'
options -C repo -o site --config agentdoc.yaml
