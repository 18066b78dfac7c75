# SPDX-License-Identifier: MIT
# Code blocks that are never closed: the rest of the file is code.
put agents/fence.md --- 'name: fence' 'description: Opens a fence.' --- '# Fence' '' '```sh' 'echo one' '' '# Not a heading' '' 'Not prose.'
put agents/tilde.md --- 'name: tilde' 'description: Closes another fence.' --- '~~~' 'code' '```' 'more code'
put agents/item.md --- 'name: item' 'description: In an item.' --- '- item' '' '  ```' '  code' '' 'Prose: the item has ended.'
