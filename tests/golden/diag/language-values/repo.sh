# SPDX-License-Identifier: MIT
# A file over the built-in German: a text of it is changed, a message that only templates of one's
# own know is added, and the rest cannot be used.
definition agents/one.md one 'One.'
put agentdoc.yml 'language: de'
put languages/de.yml 'direction: [ltr]' 'plural: klingon' 'texts:' '  removed: gelöscht' '  shout: laut' \
	'  moved: von {form} nach {to}' 'messages:' '  mine: meins' '  list: [a, b]'
