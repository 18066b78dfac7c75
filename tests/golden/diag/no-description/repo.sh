# SPDX-License-Identifier: MIT
# No description, an empty one, and one of another type.
put agents/none.md --- 'name: none' --- 'The first paragraph stands in lists.'
put agents/void.md --- 'name: void' 'description:' --- 'The first paragraph stands in lists.'
put agents/list.md --- 'name: list' 'description: [a, b]' --- 'The first paragraph stands in lists.'
