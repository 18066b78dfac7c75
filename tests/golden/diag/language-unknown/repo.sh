# SPDX-License-Identifier: MIT
# A language that agentdoc does not have, and no file of its own for it.
definition agents/one.md one 'One.'
put agentdoc.yml 'language: german'
