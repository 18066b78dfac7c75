# SPDX-License-Identifier: MIT
# Values of the wrong type, and values that are none of those that are allowed: all of them are told
# with their places, and nothing is written. A source that climbs out is no source.
init
definition agents/one.md one 'One.'
put agentdoc.yml 'title: [a, b]' 'sources: [../elsewhere]' 'base_url: {}' 'url: example.org' 'repository:' '  forge: gitbub' '  edit: "yes"' \
	'nav:' '  - grahp' '  - label: Wiki' '    link: https://example.org/' 'colors:' '  light: {acent: red, bg: "url(x)"}'
commit one
