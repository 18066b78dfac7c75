# SPDX-License-Identifier: MIT
# No front matter: no problem, but said.
put agents/plain.md '# Plain' '' 'Only prose.'
put agents/rule.md 'Prose first.' '' '---' '' 'A rule is no front matter.'
