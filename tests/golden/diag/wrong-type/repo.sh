# SPDX-License-Identifier: MIT
# Fields of types that they cannot have.
put agents/types.md --- 'name: [a, b]' 'description: Odd types.' 'model: {a: b}' 'tools: 3' 'color: [red]' 'skills: {a: 1}' \
	'agents: yes' --- 'Body of types.'
