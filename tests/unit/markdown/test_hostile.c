/* SPDX-License-Identifier: MIT */
/*
 * Text that wants to run something, or to break out of the page. Each vector is rendered, and the
 * checker (check_html.h) reads the result: whatever is not on its lists is an error. Each is also
 * tried in other places: in a heading, a cell, an item, a link's text, a summary and a block.
 */
#include "unit/markdown/rendered.h"

struct vector {
	const char *name;
	str body;
};

static const struct vector vectors[] = {
    /* elements */
    {"script", UNIT_S("<script>alert(1)</script>")},
    {"script, capitals", UNIT_S("<ScRiPt>alert(1)</sCrIpT>")},
    {"script with source", UNIT_S("<script src=//evil.example/x.js></script>")},
    {"script not closed", UNIT_S("<script>alert(1)")},
    {"script with a line in its tag", UNIT_S("<script\n>alert(1)</script\n>")},
    {"script in a script", UNIT_S("<scr<script>ipt>alert(1)</scr</script>ipt>")},
    {"closer of a script", UNIT_S("a</script><script>alert(1)</script>")},
    {"style", UNIT_S("<style>@import 'https://evil.example';</style>")},
    {"iframe", UNIT_S("<iframe src=\"javascript:alert(1)\"></iframe>")},
    {"iframe with a document", UNIT_S("<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>")},
    {"object and embed", UNIT_S("<object data=x></object><embed src=x>")},
    {"svg", UNIT_S("<svg onload=alert(1)><script>alert(1)</script></svg>")},
    {"math", UNIT_S("<math><mtext></math><a xlink:href=javascript:alert(1)>x</a>")},
    {"form", UNIT_S("<form action=https://evil.example><input><button>a</button></form>")},
    {"base", UNIT_S("<base href=https://evil.example/>")},
    {"meta refresh", UNIT_S("<meta http-equiv=refresh content='0;url=javascript:alert(1)'>")},
    {"link", UNIT_S("<link rel=stylesheet href=//evil.example>")},
    {"video", UNIT_S("<video><source onerror=alert(1)></video>")},
    {"template", UNIT_S("<template><script>alert(1)</script></template>")},
    {"noscript", UNIT_S("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">")},
    {"closers of the page", UNIT_S("</article></main></body></html>")},
    {"textarea and title", UNIT_S("</textarea></title><plaintext>")},
    {"comment that is not closed", UNIT_S("<!-- <b>")},
    {"comment that closes early", UNIT_S("<!--><script>alert(1)</script>-->")},
    {"conditional comment", UNIT_S("<!--[if IE]><script>alert(1)</script><![endif]-->")},
    {"CDATA", UNIT_S("<![CDATA[<script>alert(1)</script>]]>")},
    {"instruction", UNIT_S("<?xml-stylesheet href=\"javascript:alert(1)\"?>")},
    {"declaration", UNIT_S("<!ENTITY x SYSTEM \"file:///etc/passwd\">")},
    {"tag with a slash for a blank", UNIT_S("<img/src=x/onerror=alert(1)>")},
    {"tag with a form feed", UNIT_S("<img\fsrc=x\fonerror=alert(1)>")},
    {"tag with NUL", UNIT_S("<scr\0ipt>alert(1)</scr\0ipt>")},
    {"brackets alone", UNIT_S("<<>><</>< >&<b")},
    {"full-width brackets", UNIT_S("\xEF\xBC\x9Cscript\xEF\xBC\x9E")},
    /* attributes */
    {"handler", UNIT_S("<img src=known onerror=alert(1)>")},
    {"handler on what is allowed", UNIT_S("<b onmouseover=alert(1)>a</b>")},
    {"handler on details",
	UNIT_S("<details open ontoggle=alert(1)><summary>a</summary></details>")},
    {"style attribute", UNIT_S("<b style=\"background:url(javascript:alert(1))\">a</b>")},
    {"quote in an attribute", UNIT_S("<img src=\"known\" alt='\"onerror=alert(1) x=\"'>")},
    {"entity of a quote", UNIT_S("<img src=\"known\" alt=\"&quot;onerror=alert(1) x=&quot;\">")},
    {"bracket in an attribute", UNIT_S("<img src=\"known\" alt=\"><script>alert(1)</script>\">")},
    {"second source", UNIT_S("<img src=known src=javascript:alert(1)>")},
    {"size that is more", UNIT_S("<img src=known width='1 onload=alert(1)'>")},
    {"set of sources", UNIT_S("<img srcset=\"https://evil.example/x 1x\">")},
    {"an id of the page", UNIT_S("<b id=ad-search>a</b>")},
    /* links */
    {"javascript", UNIT_S("[a](javascript:alert(1))")},
    {"javascript, capitals", UNIT_S("[a](JaVaScRiPt:alert(1))")},
    {"javascript, a tab within", UNIT_S("[a](<java\tscript:alert(1)>)")},
    {"javascript, entities", UNIT_S("[a](&#106;avascript&colon;alert(1))")},
    {"javascript, a line end within", UNIT_S("[a](java&#10;script:alert(1))")},
    {"javascript, NUL within", UNIT_S("[a](java&#0;script:alert(1))")},
    {"javascript, a control character before", UNIT_S("[a](&#1;javascript:alert(1))")},
    {"javascript, a blank before", UNIT_S("[a](< javascript:alert(1)>)")},
    {"javascript, a no-break space before", UNIT_S("[a](&nbsp;javascript:alert(1))")},
    {"javascript, percent", UNIT_S("[a](javascript%3Aalert(1))")},
    {"javascript, escaped", UNIT_S("[a](javascript\\:alert(1))")},
    {"javascript, slashes", UNIT_S("[a](javascript://%0aalert(1))")},
    {"javascript, autolink", UNIT_S("<javascript:alert(1)>")},
    {"javascript, reference", UNIT_S("[a][r]\n\n[r]: javascript:alert(1)")},
    {"javascript, image", UNIT_S("![a](javascript:alert(1))")},
    {"javascript, image of HTML", UNIT_S("<img src=\"java&#115;cript:alert(1)\">")},
    {"javascript from the resolver", UNIT_S("[a](evil) ![a](evil) <img src=evil>")},
    {"vbscript", UNIT_S("[a](vbscript:msgbox(1))")},
    {"data", UNIT_S("[a](data:text/html;base64,PHNjcmlwdD4=) ![b](data:image/svg+xml,<svg>)")},
    {"file", UNIT_S("[a](file:///etc/passwd) <file:///etc/passwd>")},
    {"blob and about", UNIT_S("[a](blob:x) [b](about:blank) [c](view-source:x)")},
    {"feed of javascript", UNIT_S("[a](feed:javascript:alert(1))")},
    {"XMPP, which autolinks know", UNIT_S("xmpp:a@example.org/b xmpp:a@b.c")},
    {"http without host", UNIT_S("[a](http:javascript:alert(1)) [b](https:) [c](http://)")},
    {"backslashes of a host", UNIT_S("[a](\\\\\\\\evil.example) [b](/\\\\evil.example)")},
    {"quote in a destination", UNIT_S("[a](known\"onmouseover=\"alert(1))")},
    {"quote in a title", UNIT_S("[a](known 'x\" onmouseover=\"alert(1)')")},
    {"bracket in a destination", UNIT_S("[a](<known\"\\>\\<script\\>alert(1)>)")},
    {"quote in an alternative text", UNIT_S("![\" onerror=\"alert(1)](known)")},
    {"fragment with a quote", UNIT_S("[a](#\"onclick=\"x)\n\n# \"onclick=\"x")},
    {"link in a link", UNIT_S("[a ![b](https://example.org/b) <https://example.org>](known)")},
    {"mail with more", UNIT_S("<mailto:a@b.c?subject=\"onclick=\"x>")},
    /* the rest */
    {"heading that is an id of the page", UNIT_S("# ad-search\n# ad\n# ad\n# ad-\n")},
    {"heading that is an id of a footnote", UNIT_S("# fn-1\n# fnref 1\n\na[^1]\n\n[^1]: b")},
    {"heading with markup", UNIT_S("# \"><script>alert(1)</script>")},
    {"language", UNIT_S("```\"onload=alert(1)><script>\nx\n```")},
    {"language with an entity", UNIT_S("```&quot;&gt;&lt;script&gt;\nx\n```")},
    {"code", UNIT_S("`<script>alert(1)</script>`\n\n    </code></pre><script>")},
    {"mustache", UNIT_S("{{{html}}} {{>partial}} {{=<% %>=}} `{{x}}`")},
    {"label of a footnote", UNIT_S("a[^\"><script>]\n\n[^\"><script>]: b")},
    {"table", UNIT_S("| <td> | </table><script> |\n|-|-|\n| </td> | a | <script> |")},
    {"end of a details", UNIT_S("</details></summary><details><summary></details>")},
    {"tags across blocks",
	UNIT_S("<b>\n\na\n\n</b>\n\n- <b>\n- </b>\n\n> <details>\n\n</details>")},
    {"tags across marks", UNIT_S("*<b>* </b> [<b>](known) </b> **</b><i>**</i>")},
    {"control characters", UNIT_S("\x01\x08\x0B\x1F\x7F a \xC2\x85 \xEF\xBF\xBE")},
    {"direction override", UNIT_S("\xE2\x80\xAE[a](known) `x`")},
};

/* %s is the vector. */
static const char *const places[] = {
    "%s",
    "# %s",
    "- %s",
    "> %s",
    "| %s |\n|---|\n| %s |\n",
    "[%s](known)",
    "![%s](known)",
    "**%s**",
    "a[^1]\n\n[^1]: %s",
    "<details><summary>%s</summary>\n%s\n</details>",
    "<div>\n%s\n</div>",
    "<x>%s</x>",
};

static str replace_marks(const char *place, str vector)
{
	struct buf body;

	buf_init(&body, unit_mem);
	for (; *place; place++) {
		if (place[0] != '%') {
			buf_char(&body, *place);
			continue;
		}
		buf_add(&body, vector);
		place++;
	}
	return buf_str(&body);
}

/* What rendered() asserts is the point: the checker finds nothing. */
static void is_harmless(void **state)
{
	const struct vector *row = *state;

	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		rendered(replace_marks(places[i], row->body));
}

/* --- the checker itself ---------------------------------------------------------------------- */

struct checker_row {
	const char *name;
	str html;
	const char *problem; /* how it begins; NULL: none */
};

static const struct checker_row checker_rows[] = {
    {"all is well", UNIT_S("<p class=\"raw-text\">a &amp; <a href=\"x\">b</a></p>\n"), NULL},
    {"element", UNIT_S("<p><script></script></p>"), "an element 'script'"},
    {"attribute", UNIT_S("<p onclick=\"x\">a</p>"), "an attribute 'onclick'"},
    {"no quotes", UNIT_S("<p class=raw-text>a</p>"), "an attribute without value"},
    {"class", UNIT_S("<p class=\"x\">a</p>"), "an attribute's value 'x'"},
    {"scheme", UNIT_S("<p><a href=\"javascript:x\">a</a></p>"), "a URL with a scheme"},
    {"scheme in an entity", UNIT_S("<p><a href=\"data&amp;:x\">a</a></p>"), "a URL with a scheme"},
    {"host", UNIT_S("<p><a href=\"//x\">a</a></p>"), "a URL"},
    {"rel", UNIT_S("<p><a href=\"https://x\">a</a></p>"), "a link elsewhere without rel"},
    {"image from elsewhere", UNIT_S("<p><img src=\"https://x\" alt=\"a\"></p>"),
	"an image from elsewhere"},
    {"link in a link", UNIT_S("<p><a href=\"x\"><a href=\"y\"></a></a></p>"), "a link in"},
    {"no such id", UNIT_S("<p><a href=\"#x\">a</a></p>"), "a link to no id"},
    {"same id", UNIT_S("<h1 id=\"a\">a</h1><h1 id=\"a\">a</h1>"), "an id that is taken"},
    {"id of the page", UNIT_S("<h1 id=\"ad-x\">a</h1>"), "an id"},
    {"not closed", UNIT_S("<p>a"), "not closed"},
    {"closed in the wrong order", UNIT_S("<p><b>a</p></b>"), "a closer without opener"},
    {"block in a paragraph", UNIT_S("<p><p>a</p></p>"), "misplaced"},
    {"words in a list", UNIT_S("<ul>a</ul>"), "misplaced words"},
    {"details without summary", UNIT_S("<details><p>a</p></details>"), "a details without"},
    {"ampersand", UNIT_S("<p>a & b</p>"), "a loose '&'"},
    {"bracket", UNIT_S("<p>a > b</p>"), "a loose bracket"},
    {"control character", UNIT_S("<p>\x01</p>"), "control character"},
};

static void checker_finds(void **state)
{
	const struct checker_row *row = *state;
	const char *const problem = check_html(unit_mem, row->html);

	if (!row->problem)
		assert_null(problem);
	else
		assert_str_equal(str_slice(str_of_cstr(problem), 0, strlen(row->problem)),
		    str_of_cstr(row->problem));
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, checker_finds, checker_rows);
	UNIT_ROWS(&suite, is_harmless, vectors);
	return unit_run(&suite, "markdown/hostile");
}
