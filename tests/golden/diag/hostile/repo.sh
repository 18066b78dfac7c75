# SPDX-License-Identifier: MIT
# Definitions that try to be more than text: tags, handlers, templates, schemes, names that are paths.
put agents/script.md --- 'name: "</title><script>alert(1)</script>"' \
	'description: "<img src=x onerror=alert(2)> </script> {{site.title}} {{{body}}}"' 'color: "red\" onclick=\"alert(3)"' \
	'model: "{{>layout}}"' 'tools: ["<b>", "javascript:alert(4)"]' 'tags: {"<i>": "</dd>"}' --- \
	'# {{name}} <script>alert(5)</script>' '' '<img src=x onerror="alert(6)">' '' '</article></main><h1>out</h1>' '' \
	'[a](javascript:alert(7)) [b](JaVaScRiPt:alert(8)) [c](data:text/html,x) ![d](https://example.com/pixel.png)' '' \
	'<a href="https://example.com" onclick="x()">link</a> <style>body{display:none}</style> <iframe src=x></iframe>' '' \
	'<!-- a comment --> <![CDATA[ data ]]> <?php code ?> &lt;b&gt; &#0; &#x1b;' '' \
	'```{{lang}} "><script>' '</code></pre><script>alert(9)</script>' '```' '' '{{#a}}{{/b}} {{>nothing}} {{=<% %>=}}' '' \
	'## <b onmouseover=x>Heading</b> "quoted" \`code\`' '' '[x]: javascript:alert(10) "title"' '' '[x]'
put agents/quote.md --- "name: 'quo\"te'" "description: 'Names {{name}} & others.'" --- "Text of 'quote' & <more>."
put 'agents/<b>.md' --- 'name: ../../etc/passwd' 'description: A path for a name.' --- 'Text of a path.'
put 'agents/C# Expert.md' --- 'name: C# Expert' 'description: A sign in a name.' --- 'Text of an expert.'
put agents/.hidden.md --- 'name: .hidden' 'description: A dot in front.' --- 'Text of what is hidden.'
put agents/CON.md --- 'name: CON' 'description: A device.' --- 'Text of a device.'
put 'agents/]]>.md' --- 'name: "]]>"' 'description: "]]> ends no CDATA"' --- 'Text with ]]> in it.'
