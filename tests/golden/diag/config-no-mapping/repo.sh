# SPDX-License-Identifier: MIT
# agentdoc.yml is YAML, but no mapping.
definition agents/one.md one 'One.'
put agentdoc.yml '- agents'
