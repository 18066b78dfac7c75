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
