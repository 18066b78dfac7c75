/* SPDX-License-Identifier: MIT */
/*
 * Tests how two rendered bodies become one. A row's bodies are markdown; wanted is the view, in
 * which '+' and '-' stand for the hidden words "added " and "removed ", and '/' for a line end.
 */
#include "unit/unit.h"

#include "rendered/rendered.h"
#include "unit/rendered/check_view.h"
#include "unit/rendered/words.h"

static struct rendered_view compare(str before, str after)
{
	const struct md_options options = {.heading_shift = 1};
	struct arena *const tmp = arena_open();
	const struct md_document old_document = md_render(unit_mem, tmp, before, &options);
	const struct md_document new_document = md_render(unit_mem, tmp, after, &options);
	const struct rendered_view view =
	    rendered_compare(unit_mem, tmp, &rendered_english, &old_document, &new_document);
	const char *const problem = check_view(unit_mem, view.html.s, &old_document, &new_document);

	assert_int_equal(arena_used(tmp), 0);
	arena_close(tmp);
	if (problem)
		fail_msg("%s in: %s", problem, unit_visible(view.html.s));
	return view;
}

/* The view as rows have it. */
static str brief(str html)
{
	static const struct {
		str long_form;
		char c;
	} forms[] = {
	    {{"<span class=\"unseen\">added </span>", 34}, '+'},
	    {{"<span class=\"unseen\">removed </span>", 36}, '-'},
	    {{"\n", 1}, '/'},
	};
	struct buf out;

	buf_init(&out, unit_mem);
	for (size_t i = 0; i < html.n;) {
		size_t k = 0;

		while (k < 3 && !str_starts_with(str_from(html, i), forms[k].long_form))
			k++;
		buf_char(&out, k < 3 ? forms[k].c : html.p[i]);
		i += k < 3 ? forms[k].long_form.n : 1;
	}
	return buf_str(&out);
}

struct row {
	const char *name;
	str before, after;
	const char *want;
};

static const struct row rows[] = {
    /* what is no difference */
    {"both empty", UNIT_S(""), UNIT_S(""), ""},
    {"equal", UNIT_S("a\n"), UNIT_S("a\n"), ""},
    {"wrapped in another way", UNIT_S("a b\nc\n"), UNIT_S("a\nb c\n"), ""},
    {"another mark for the same", UNIT_S("* a\n"), UNIT_S("- a\n"), ""},
    {"ids", UNIT_S("a\n"), UNIT_S("a\n\n[x]: y\n"), ""},

    /* words */
    {"a word", UNIT_S("ask once now\n"), UNIT_S("ask twice now\n"),
	"<p>ask <del>-once</del><ins>+twice</ins> now</p>/"},
    {"a word in a phrase", UNIT_S("ask *me now* or later\n"), UNIT_S("ask *him now* or later\n"),
	"<p>ask <em><del>-me</del><ins>+him</ins> now</em> or later</p>/"},
    {"what is escaped", UNIT_S("a < b & c is it\n"), UNIT_S("a < b & d is it\n"),
	"<p>a &lt; b &amp; <del>-c</del><ins>+d</ins> is it</p>/"},
    {"an escaped character", UNIT_S("this & that\n"), UNIT_S("this < that\n"),
	"<p>this <del>-&amp;</del><ins>+&lt;</ins> that</p>/"},
    {"a heading", UNIT_S("# The first part\n"), UNIT_S("# The second part\n"),
	"<h2>The <del>-first</del><ins>+second</ins> part</h2>/"},
    {"code", UNIT_S("```\nrun  all\n  tests\n```\n"), UNIT_S("```\nrun  most\n  tests\n```\n"),
	"<pre tabindex=\"0\"><code>run  <del>-all</del><ins>+most</ins>/  tests/</code></pre>/"},
    {"where tags differ, both", UNIT_S("see the docs first\n"), UNIT_S("see *the docs* always\n"),
	"<p><span class=\"was\">see the docs <del>-first</del></span> "
	"<span class=\"now\">see <em>the docs</em> <ins>+always</ins></span></p>/"},
    {"where tags alone differ, all", UNIT_S("see it\n"), UNIT_S("see *it*\n"),
	"<p><span class=\"was\"><del>-see it</del></span> "
	"<span class=\"now\"><ins>+see </ins><em><ins>+it</ins></em></span></p>/"},

    /* blocks */
    {"added", UNIT_S("a\n"), UNIT_S("a\n\nb\n"), "<p>a</p>/<ins class=\"block\">+<p>b</p></ins>/"},
    {"removed", UNIT_S("a\n\nb\n"), UNIT_S("b\n"),
	"<del class=\"block\">-<p>a</p></del>/<p>b</p>/"},
    {"too unlike to be one", UNIT_S("one of these\n"), UNIT_S("quite another text\n"),
	"<del class=\"block\">-<p>one of these</p></del>/"
	"<ins class=\"block\">+<p>quite another text</p></ins>/"},
    {"all from nothing", UNIT_S(""), UNIT_S("---\n"), "<ins class=\"block\">+<hr></ins>/"},
    {"headings whose upper level is left out", UNIT_S("## a\n\nb\n\n### c\n\nd\n"),
	UNIT_S("## a\n\nb\n\n### c\n\nd\n\ne\n\n### f\n"),
	"<p class=\"gap\">\xE2\x80\xA6 3 blocks unchanged</p>/<p>d</p>/"
	"<ins class=\"block\">+<p>e</p>/<h3>f</h3></ins>/"},
    {"what stayed is left out", UNIT_S("a\n\nb\n\nc\n\nd\n"), UNIT_S("a\n\nb\n\nc\n\nd\n\ne\n"),
	"<p class=\"gap\">\xE2\x80\xA6 3 blocks unchanged</p>/<p>d</p>/"
	"<ins class=\"block\">+<p>e</p></ins>/"},
    {"on both sides and between", UNIT_S("A\n\nb\n\nc\n\nd\n\ne\n\nf\n"),
	UNIT_S("a\n\nx\n\nb\n\nc\n\nd\n\ny\n\ne\n\nf\n"),
	"<del class=\"block\">-<p>A</p></del>/<ins class=\"block\">+<p>a</p>/"
	"<p>x</p></ins>/<p>b</p>/"
	"<p class=\"gap\">\xE2\x80\xA6 1 block unchanged</p>/<p>d</p>/"
	"<ins class=\"block\">+<p>y</p></ins>/<p>e</p>/"
	"<p class=\"gap\">\xE2\x80\xA6 1 block unchanged</p>/"},

    /* lists */
    {"an item", UNIT_S("- a\n- b\n"), UNIT_S("- a\n- c\n- b\n"),
	"<ul>/<li>a</li>/<li class=\"added\"><ins>+c</ins></li>/<li>b</li>/</ul>/"},
    {"items are numbered, because some are left out", UNIT_S("3. a\n4. b\n5. c\n"),
	UNIT_S("3. a\n4. b\n5. c\n6. d\n"),
	"<ol start=\"3\">/<li class=\"gap\">\xE2\x80\xA6 2 items unchanged</li>/"
	"<li value=\"5\">c</li>/<li class=\"added\" value=\"6\"><ins>+d</ins></li>/</ol>/"},
    {"a list in an item", UNIT_S("- do this:\n  - a\n"), UNIT_S("- do this:\n  - a\n  - b\n"),
	"<ul>/<li>do this:/<ul>/<li>a</li>/<li class=\"added\"><ins>+b</ins></li>/</ul>/"
	"</li>/</ul>/"},
    {"a task is done", UNIT_S("- [ ] write it\n"), UNIT_S("- [x] write it\n"),
	"<ul>/<li class=\"task\"><span class=\"was\">"
	"<input type=\"checkbox\" disabled aria-label=\"to do\"><del>- write it</del></span> "
	"<span class=\"now\"><input type=\"checkbox\" disabled checked aria-label=\"done\">"
	"<ins>+ write it</ins></span></li>/</ul>/"},
    {"a task is added", UNIT_S("- a\n"), UNIT_S("- a\n- [ ] b\n"),
	"<ul>/<li>a</li>/<li class=\"added task\"><ins>+"
	"<input type=\"checkbox\" disabled aria-label=\"to do\"> b</ins></li>/</ul>/"},

    /* tables */
    {"a cell and a row", UNIT_S("|a|b|\n|-|-|\n|1|read it|\n"),
	UNIT_S("|a|b|\n|-|-|\n|1|write it|\n|2|x|\n"),
	"<div class=\"table-wrap\" role=\"group\" tabindex=\"0\" aria-label=\"Table\"><table>"
	"<thead>/<tr><th scope=\"col\">a</th><th scope=\"col\">b</th></tr>/</thead>/<tbody>/"
	"<tr><td>1</td><td><del>-read it</del><ins>+write it</ins></td></tr>/"
	"<tr class=\"added\"><td><ins>+2</ins></td><td><ins>x</ins></td></tr>/</tbody>/"
	"</table>/</div>/"},
    {"rows are left out", UNIT_S("|a|b|\n|-|-|\n|1|x|\n|2|x|\n|3|x|\n"),
	UNIT_S("|a|b|\n|-|-|\n|1|x|\n|2|x|\n"),
	"<div class=\"table-wrap\" role=\"group\" tabindex=\"0\" aria-label=\"Table\"><table>"
	"<thead>/<tr><th scope=\"col\">a</th><th scope=\"col\">b</th></tr>/</thead>/<tbody>/"
	"<tr class=\"gap\"><td colspan=\"2\">\xE2\x80\xA6 1 row unchanged</td></tr>/"
	"<tr> <td>2</td> <td>x</td> </tr>/"
	"<tr class=\"removed\"><td><del>-3</del></td><td><del>x</del></td></tr>/</tbody>/"
	"</table>/</div>/"},

    /* others that hold blocks */
    {"a quote", UNIT_S("> a\n>\n> b\n"), UNIT_S("> a\n>\n> b\n>\n> c\n"),
	"<blockquote><p class=\"gap\">\xE2\x80\xA6 1 block unchanged</p>/<p>b</p>/"
	"<ins class=\"block\">+<p>c</p></ins>/</blockquote>/"},
    {"details stay whole, and are open",
	UNIT_S("<details>\n<summary>s</summary>\n\na b c d\n\n</details>\n"),
	UNIT_S("<details>\n<summary>s</summary>\n\na b c\n\n</details>\n"),
	"<details open><summary>s</summary><p>a b c<del>- d</del></p>/</details>/"},

    /* what must not stand in a page twice */
    {"links within the text", UNIT_S("# a\n"), UNIT_S("# a\n\n[go](#a)\n"),
	"<h2>a</h2>/<ins class=\"block\">+<p><span>go</span></p></ins>/"},
    {"footnotes", UNIT_S("a\n"), UNIT_S("a[^1]\n\n[^1]: b\n"),
	"<p><span class=\"was\"><del>-a</del></span> <span class=\"now\"><ins>+a</ins>"
	"<sup class=\"footnote-ref\" data-label=\"1\"><span><ins>+1</ins></span></sup></span></p>/"
	"<ins class=\"block\">+<div class=\"footnotes\" role=\"group\" aria-label=\"Footnotes\"> "
	"<ol> <li data-label=\"1\"> <p>b</p> </li> </ol> </div></ins>/"},
    {"what the author struck out", UNIT_S("a\n"), UNIT_S("a\n\n~~b~~ c\n"),
	"<p>a</p>/<ins class=\"block\">+<p><s>b</s> c</p></ins>/"},
};

static void shows_changes(void **state)
{
	const struct row *const row = *state;
	const struct rendered_view view = compare(row->before, row->after);

	assert_str_equal(brief(view.html.s), str_of_cstr(row->want));
	assert_false(view.bounded);
}

/* --- limits ---------------------------------------------------------------------------------- */

static void add_numbers(struct buf *body, size_t from, size_t n)
{
	for (size_t i = from; i < from + n; i++)
		buf_format(body, "w%zu ", i);
}

/* Paragraphs of which each shares half of its words with one of the other body. */
static str many_words(size_t shift)
{
	struct buf body;

	buf_init(&body, unit_mem);
	for (size_t i = 0; i < 300; i++) {
		add_numbers(&body, 10000 * i, 500);
		add_numbers(&body, 10000 * i + 1000 + 500 * shift, 500);
		buf_add(&body, S("\n\n"));
	}
	return buf_str(&body);
}

static void says_when_it_was_too_much(void **state)
{
	(void)state;
	assert_true(compare(many_words(0), many_words(1)).bounded);
}

static str nested_items(size_t depth, const char *last)
{
	struct buf body;

	buf_init(&body, unit_mem);
	for (size_t i = 0; i < depth; i++)
		buf_format(&body, "%*s- the same words\n", (int)(2 * i), "");
	buf_format(&body, "%*s- %s\n", (int)(2 * depth), "", last);
	return buf_str(&body);
}

static void compares_nested_lists_to_a_depth(void **state)
{
	const struct rendered_view shallow =
	    compare(nested_items(5, "a word here"), nested_items(5, "one word here"));
	const struct rendered_view deep =
	    compare(nested_items(40, "a word here"), nested_items(40, "one word here"));

	(void)state;
	assert_false(shallow.bounded);
	assert_true(str_contains(shallow.html.s, S("</ins> word here")));
	assert_true(deep.bounded);
	assert_false(str_contains(deep.html.s, S("</ins> word here")));
}

/* The checker of this file would be worth nothing if it took any view for any pair. */
static void the_checker_sees_what_is_wrong(void **state)
{
	const struct md_options options = {0};
	struct arena *const tmp = arena_open();
	const struct md_document before = md_render(unit_mem, tmp, S("a\n\nb c d\n"), &options);
	const struct md_document after = md_render(unit_mem, tmp, S("a\n\nb c e\n"), &options);
	static const char *const views[] = {
	    "", /* says nothing */
	    "<p>a</p><p>b c <ins>e</ins></p>", /* lacks what was removed */
	    "<p>a</p><p>b c <del>d</del></p>", /* lacks what was added */
	    "<p>b c <del>d</del><ins>e</ins></p>", /* lacks a block */
	    "<p>a</p><p>b c <del>d</del><ins>e</ins></p><p>f</p>", /* has one more */
	    "<p>a<p>b c <del>d</del><ins>e</ins></p></p>", /* is no HTML */
	    "<p>a</p><p>b c <del>d<ins>e</del></ins></p>",
	    "<p>a</p><p id=\"x\">b c <del>d</del><ins>e</ins></p>",
	    "<article><p>a</p><p>b c <del>d</del><ins>e</ins></p></article>",
	    "<p class=\"gap\">all</p>", /* leaves out what is not the same */
	};

	(void)state;
	for (size_t i = 0; i < sizeof views / sizeof *views; i++)
		assert_non_null(check_view(unit_mem, str_of_cstr(views[i]), &before, &after));
	assert_null(check_view(unit_mem,
	    S("<p class=\"gap\">1</p><p>b c <del>d</del><ins>e</ins></p>"), &before, &after));
	arena_close(tmp);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, shows_changes, rows);
	UNIT_TEST(&suite, says_when_it_was_too_much);
	UNIT_TEST(&suite, compares_nested_lists_to_a_depth);
	UNIT_TEST(&suite, the_checker_sees_what_is_wrong);
	return unit_run(&suite, "rendered/rendered");
}
