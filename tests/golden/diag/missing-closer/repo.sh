# SPDX-License-Identifier: MIT
# Front matter that no line of dashes ends: at a heading, at prose, at the end of the file.
put agents/heading.md --- 'name: heading' 'description: Ends at a heading.' '' '# Heading' '' 'Body of heading.'
put agents/prose.md --- 'name: prose' 'description: Ends at prose.' '' 'Body of prose, in a sentence.'
put agents/end.md --- 'name: end' 'description: Ends with the file.'
