# SPDX-License-Identifier: MIT
# Front matter for run.mjs, with what the collections do not have.
#
#	A  a list of maps, lists in 40 lists
#	|
#	B  by a commit of the year 10000: an item left out, the members of the one before the last in
#	|  another order, white space in the last; other text in the innermost list
#	C  a member set, whose name every object of a script has
init
opened=$(printf '%40s' '' | tr ' ' '[')
closed=$(printf '%40s' '' | tr ' ' ']')
put agents/one.md --- 'name: one' 'description: One.' 'steps:' '  - {do: read, by: one}' \
	'  - {do: write, by: two}' '  - {do: check, by: three}' '  - {do: end, by: four of  us}' \
	"deep: ${opened}first$closed" --- '' 'Text.'
commit 'a definition'
put agents/one.md --- 'name: one' 'description: One.' 'steps:' '  - {do: read, by: one}' \
	'  - {by: three, do: check}' '  - {do: end, by: four of us}' \
	"deep: ${opened}second$closed" --- '' 'Text.'
git add -A
GIT_AUTHOR_DATE='@253402300800 +0000' GIT_COMMITTER_DATE='1704200000 +0000' git commit -q -m 'in the year 10000'
put agents/one.md --- 'name: one' 'description: One.' '__proto__: {constructor: two}' --- '' 'Text.'
commit 'names of every object'
