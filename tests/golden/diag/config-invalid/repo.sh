# SPDX-License-Identifier: MIT
# agentdoc.yml is no YAML.
definition agents/one.md one 'One.'
put agentdoc.yml 'title: Ours' 'sources: [agents'
