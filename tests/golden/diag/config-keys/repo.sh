# SPDX-License-Identifier: MIT
# Keys that agentdoc does not know, of which one begins as a known one does, one is like none and
# one belongs elsewhere; a key that stands twice. The site is built all the same.
init
definition agents/one.md one 'One.'
put agentdoc.yml 'colour: red' 'titles: many' 'titl: few' 'bananas: 3' 'description: Ours.' 'repository:' '  brunch: main' \
	'description: Theirs.'
commit one
