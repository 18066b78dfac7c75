/* SPDX-License-Identifier: MIT */
/*
 * No word is lost: each word of a text stands in its HTML as often, in what is seen or in an
 * attribute that keeps it. lost_words.h counts; here is that it finds losses, and that constructs
 * which GitHub shows without some of their words keep them.
 */
#include "unit/markdown/rendered.h"

#include "unit/markdown/lost_words.h"

struct row {
	const char *name;
	str body;
};

static const struct row rows[] = {
    {"plain", UNIT_S("One two, two *three* fo**o**r.\n")},
    {"list with numbers", UNIT_S("1. one\n2. two\n   10) ten\n")},
    {"tasks", UNIT_S("- [x] done\n- [ ] open\n")},
    {"entities", UNIT_S("&copy; &#123; &nosuch; a&amp;b\n")},
    {"cells beyond the columns", UNIT_S("|a|b|\n|-|-|\n|c|d|e f|g|\n")},
    {"cells beyond, carriage returns", UNIT_S("x\r\n\r\n|a|\r\n|-|\r\n|b|c\r|d|e|\r\n")},
    {"cells beyond, in a footnote", UNIT_S("x[^1]\n\n[^1]:\n    |a|\n    |-|\n    |b|c|\n")},
    {"destinations", UNIT_S("[a](b/c.md 'd e') ![f](g.png) [h](#i) <https://j.k/l> [m](n:o)\n")},
    {"destinations that are known", UNIT_S("[a](known/b.md#c 'd') ![e](known.png 'f')\n")},
    {"info strings", UNIT_S("```js {1,3} title=\"a b\"\nx\n```\n\n~~~ \xC3\xA9\xC3\xA9\n~~~\n")},
    {"tags", UNIT_S("a <T> <x-y z=\"1\">b</x-y> <b>c</b> <br>d <!-- e --> <?f?> <![CDATA[g]]>\n")},
    {"tag blocks", UNIT_S("<workflow>\n<step n=\"1\">a</step>\n</workflow>\n\n<!--\nb\n-->\n")},
    {"details",
	UNIT_S("<details open>\n<summary>a</summary>\nb\n\nc\n\n</details>\n<details>\nd\n")},
    {"images of HTML", UNIT_S("<img src=\"a.png\" alt=\"b c\" width=\"10\"> <img src=d onx=e>\n")},
    {"footnotes", UNIT_S("a[^one] b\n\n[^one]: c *d*\n[^two]: e\n")},
    {"items that look like definitions", UNIT_S("1. [Step 1]: [What]\n2. [Step 2]: [How]\n   x\n")},
    {"front matter in the middle", UNIT_S("a\n\n---\nname: b\n---\n\nc\n")},
    {"a title without end", UNIT_S("[a](b \"c\n\nd [e][f] [g\n")},
    {"code", UNIT_S("`a b` ``c ` d``\n\n    e\n\n\tf\n")},
    {"deep", UNIT_S("> > > > - - - a\n> > > > - - - b ***c***\n")},
};

static void keeps_all_words(void **state)
{
	const struct row *row = *state;
	size_t n;
	const struct lost_word *const lost =
	    lost_words_find(unit_mem, row->body, rendered(row->body).html.s, &n);

	if (n)
		fail_msg("'%.*s' stands %zu times, not %zu", STR_ARG(lost->word), lost->in_html,
		    lost->in_source);
}

struct loss_row {
	const char *name;
	str body, html;
	const char *lost; /* words, each with a blank behind it */
};

static const struct loss_row loss_rows[] = {
    {"none", UNIT_S("a *b*"), UNIT_S("<p>a <em>b</em></p>"), ""},
    {"one", UNIT_S("a b"), UNIT_S("<p>a</p>"), "b "},
    {"a second", UNIT_S("a a"), UNIT_S("<p>a</p>"), "a "},
    {"the name of a tag is no word", UNIT_S("p"), UNIT_S("<p></p>"), "p "},
    {"an id is no word", UNIT_S("# a"), UNIT_S("<h1 id=\"a\"></h1>"), "a "},
    {"an entity is no word", UNIT_S("lt a"), UNIT_S("<p>&lt; a</p>"), "lt "},
    {"a title is one", UNIT_S("a"), UNIT_S("<p><span title=\"a\"></span></p>"), ""},
    {"part of a word", UNIT_S("ab"), UNIT_S("<p>a</p>"), "ab "},
    {"a tag that is shown", UNIT_S("<T>"), UNIT_S("<p></p>"), "T "},
    {"a number in the text", UNIT_S("a 1. b"), UNIT_S("<p>a b</p>"), "1 "},
};

static void finds_losses(void **state)
{
	const struct loss_row *row = *state;
	struct lost_word *lost;
	struct buf got;
	size_t n;

	lost = lost_words_find(unit_mem, row->body, row->html, &n);
	buf_init(&got, unit_mem);
	for (size_t i = 0; i < n; i++)
		buf_format(&got, "%.*s ", STR_ARG(lost[i].word));
	assert_str_equal(buf_str(&got), str_of_cstr(row->lost));
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, finds_losses, loss_rows);
	UNIT_ROWS(&suite, keeps_all_words, rows);
	return unit_run(&suite, "markdown/words");
}
