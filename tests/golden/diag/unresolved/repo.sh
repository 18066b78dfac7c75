# SPDX-License-Identifier: MIT
# The front matter names who does not exist, or itself.
put agents/lead.md --- 'name: lead' 'description: Leads.' 'agents: [ghost, lead]' 'skills: [nothing]' 'escalation_to: nobody' \
	'handoffs:' '  - agent: someone' '    label: Go' --- 'Body of lead.'
