# SPDX-License-Identifier: MIT
# Keys that agentdoc does not know, of which one begins as a known one does, and values of the wrong
# type. A source that climbs out is no source.
init
definition agents/one.md one 'One.'
put agentdoc.yml 'title: [a, b]' 'colour: red' 'titles: many' 'titl: few' 'description: Ours.' 'sources: [../elsewhere]' \
	'base_url: {}'
commit one
