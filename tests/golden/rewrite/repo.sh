# SPDX-License-Identifier: MIT
# One definition that is written anew: a long description of which a word changed, and a body of
# forty paragraphs for which forty others came. What is long is folded.
init
long() {
	words_line=0
	while [ "$words_line" -lt 12 ]; do
		words_line=$((words_line + 1))
		printf 'Sentence %s of the description is as long as this one. ' "$words_line"
	done
}
# many TAG: forty paragraphs
many() {
	for number in 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40 \
		41 42 43 44 45 46 47 48 49; do
		printf '%s%s.\n\n' "$1" "$number"
	done
}
put agents/lead.md --- 'name: lead' "description: $(long)" --- '' "$(many 'Alpha bravo charlie delta ')"
commit 'write it'
put agents/lead.md --- 'name: lead' "description: $(long | sed 's/Sentence 6/Statement 6/')" --- '' \
	"$(many 'Zulu yankee xray whiskey ')"
commit 'write it anew'
