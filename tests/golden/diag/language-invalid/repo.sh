# SPDX-License-Identifier: MIT
# The file of a language is no YAML.
definition agents/one.md one 'One.'
put agentdoc.yml 'language: sv'
put languages/sv.yml 'name: Svenska' 'messages: [agents'
