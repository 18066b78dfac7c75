# SPDX-License-Identifier: MIT
# Makes a repository that tries to run something on its pages, with the words of tests/words.sh. What
# would run sets window.ran, and a test sees that it is not set. All of it is changed, moved and
# removed too, for the diffs, the lists and the feeds.
run='window.ran=1'
script="<script>$run</script>"
handler="<img src=x onerror=$run>"
init
put agentdoc.yml "title: '</title>$script {{title}}'" "description: '$handler'"
hostile() {
	put "agents/$1.md" --- "name: \"</h1>$script$1\"" "description: \"$2 $handler </script> {{site.title}} {{{body}}}\"" \
		"color: 'red\" onmouseover=\"$run'" "model: \"{{>layout}}$script\"" "tools: [\"$handler\", 'javascript:$run']" \
		"'<b onclick=\"$run\">': \"</dd>$script\"" 'agents: ["</text><script>window.ran=1</script>", second]' --- '' "$2 $script" '' "$handler" '' \
		"[a](javascript:$run) [b](JaVaScRiPt:$run) [c](&#106;avascript:$run) [d](data:text/html,$script) [e](vbscript:x)" '' \
		"<a href=\"javascript:$run\">f</a> <a href=' javascript:$run'>g</a> <svg onload='$run'><a xlink:href='javascript:$run'>h</a></svg>" '' \
		"<iframe srcdoc=\"$script\"></iframe> <object data=\"javascript:$run\"></object> <form action=\"javascript:$run\"><button>i</button></form>" '' \
		"<details open ontoggle='$run'><summary>j</summary></details> <style>* { display: none }</style> <base href=\"https://example.org/\">" '' \
		"<meta http-equiv=refresh content='0;url=https://example.org/'> <link rel=stylesheet href=https://example.org/x.css>" '' \
		'![pixel](https://example.org/pixel.png) </article></main></body></html>' '' "## <b onmouseover='$run'>Heading</b> $script" '' \
		'```"><script>window.ran=1</script>' "</code></pre>$script" '```' '' "<!-- --> $script -->" '' "<plaintext>" '' \
		'Delegates to second. Delegates to `</text><script>window.ran=1</script>`.'
}
hostile first 'One.'
hostile second 'Two.'
hostile third 'Three.'
put "agents/'\"><script>.md" --- 'name: quotes' 'description: Quotes in its path.' --- '' 'Delegates to first.'
author "$script" 'x@example.com'
commit "$script $handler"
hostile first 'Another one.'
hostile second 'Another two.'
commit "</title>$script"
git rm -q agents/second.md
commit "removed $script"

# Names that are something to scripts, to file systems, or to eyes; and texts that are too much or nothing.
long=$(printf 'x%.0s' $(seq 300))
words=$(printf 'word %.0s' $(seq 200))
odd() {
	for twice in '' -again; do put_odd "$1$twice" "$2$twice" "$3" "$4" "$5" "$6"; done
}
put_odd() {
	put "agents/odd/$1.md" --- "name: '$2'" "description: '$3'" "model: '$4'" "tools: ['$5', '$6']" --- '' "Delegates to \`$2\`."
}
odd proto __proto__ constructor __proto__ constructor __proto__
odd constructor constructor hasOwnProperty constructor toString hasOwnProperty
odd image '<img src=x onerror=window.ran=1>' '<img src=x onerror=window.ran=1>' '<img src=x onerror=window.ran=1>' '"><script>window.ran=1</script>' '../../x'
odd override "$(printf '\342\200\256reversed')" "$(printf '\342\200\256desrever')" "$(printf '\342\200\256model')" "$(printf '\342\200\256tool')" '"quoted"'
odd emoji '🦊' '🦊🦊' '🦊' '🦊' ..
odd dots .. . .. .hidden _x
odd slash a/b a/b a/b a/b //
odd upper Case Upper MODEL TOOL Tool
odd lower case lower model tool tOOL
odd long "$long" "$words" "$long" "$long" "$long-2"
put agents/odd/text.md --- 'name: text' "description: $(printf '%s ' "$words" "$words" "$words" "$words" "$words" "$words")" --- '' "## $words" '' \
	'| a | b |' '| --- | --- |' "| $(printf 'cell%.0s' $(seq 1250)) | b |" "$(seq 400 | sed 's/.*/| & | row |/')" '' "$(seq 3000 | sed 's/.*/### Heading &\n/')"
put agents/odd/nothing.md --- 'name: nothing' ---
put agents/odd/empty.md ''
commit 'what is odd'
