# SPDX-License-Identifier: MIT
# Front matter that YAML rejects: repaired where a value is at fault, else shown as text.
put agents/colon.md --- 'name: colon' 'description: Use it so: carefully' 'model: opus' --- 'Body of colon.'
put agents/bracket.md --- 'name: bracket' 'tools: [Read, Write] and more' 'description: Closes late.' --- 'Body of bracket.'
put agents/lines.md --- 'name: lines' 'description: First: line' '  and: a second' 'color: red' --- 'Body of lines.'
put agents/tab.md --- 'name: tab' "$(printf '\tdescription: behind a tab')" --- 'Body of tab.'
put agents/quote.md --- 'name: quote' 'description: "never closed' 'model: opus' --- 'Body of quote.'
put agents/hopeless.md --- '{ ] : [ }' '@ ` %' '? - :' --- 'Body of hopeless.'
put agents/no-map.md --- '- a list' '- of things' --- 'Body of no-map.'
