/* SPDX-License-Identifier: MIT */
/*
 * That no text of a definition is more than text in a comment, and that a comment stays short. The
 * comment is rendered by cmark-gfm: what a definition says must stand in code.
 */
#include "unit/report/reported.h"

#include "base/json.h"
#include "base/limits.h"
#include "markdown/md.h"

/* Every text has this word, which so tells where a text ended up. */
#define WORD "TRAP"

struct row {
	const char *name;
	const char *text;
};

static const struct row rows[] = {
    {"emphasis", "**" WORD "**"},
    {"mention", "@" WORD},
    {"link", "[" WORD "](https://example.org)"},
    {"bare link", "www.example.org/" WORD},
    {"e-mail address", WORD "@example.org"},
    {"image", "![" WORD "](https://example.org/x.png)"},
    {"element", "<img src=" WORD ">"},
    {"end of the code", "`" WORD},
    {"end of longer code", "a``" WORD "`b```"},
    {"code at both ends", "`" WORD "`"},
    {"backslashes", "\\`" WORD "\\"},
    {"end of the folded part", "</details>" WORD},
    {"end of the summary", "</code></summary>" WORD},
    {"comment", "<!--" WORD},
    {"entity", "&#96;" WORD "&#96;"},
    {"end of the cell", "a|" WORD "|b"},
    {"end of the cell behind a backslash", "a\\|" WORD "\\|b"},
    {"right to left", "\xE2\x80\xAE" WORD},
};

/* Fails where the word stands outside of code. */
static void assert_in_code(str html)
{
	int depth = 0;
	size_t seen = 0;

	for (size_t i = 0; i < html.n; i++) {
		const str rest = str_from(html, i);

		depth += str_starts_with(rest, S("<code")) - str_starts_with(rest, S("</code>"));
		if (!str_starts_with(rest, S(WORD)))
			continue;
		seen++;
		if (depth < 1)
			fail_msg(
			    "outside of code: %.*s", (int)(rest.n < 200 ? rest.n : 200), rest.p);
	}
	assert_true(seen > 0);
}

static str comment_of(const struct report *report, enum report_texts texts)
{
	const struct report_style style = {.texts = texts};
	struct arena *tmp = arena_open();
	struct buf out;

	buf_init(&out, unit_mem);
	report_markdown(tmp, &out, report, &style);
	arena_close(tmp);
	return buf_str(&out);
}

/* The text as name, tool, value, section, path and body of a definition that changed. */
static void stays_text(void **state)
{
	const struct row *row = *state;
	struct reported *all = reported_new();
	const struct hist_revision hist = {
	    .status = HIST_RENAMED,
	    .path = str_format(unit_mem, "agents/%s.md", row->text),
	    .old_path = str_format(unit_mem, "old/%s.md", row->text),
	};
	struct buf quoted;

	buf_init(&quoted, unit_mem);
	json_quote(&quoted, str_of_cstr(row->text));
	const str value = buf_str(&quoted);
	const str before = S("---\nname: a\ntools: [Read]\nnote: x\n---\n\n# One\n");
	const str after = str_format(unit_mem,
	    "---\nname: %.*s\ntools: [Read, %.*s]\nnote: %.*s\n---\n\n# %s\n\n%s\n```\n",
	    STR_ARG(value), STR_ARG(value), STR_ARG(value), row->text, row->text);

	reported_add(all, hist, before, after);
	for (enum report_texts texts = REPORT_NO_TEXTS; texts <= REPORT_WORDS; texts++) {
		struct arena *tmp = arena_open();
		const str comment = comment_of(&all->report, texts);
		const struct md_options options = {0};
		const struct md_document document = md_render(unit_mem, tmp, comment, &options);

		assert_in_code(document.html.s);
		arena_close(tmp);
	}
}

/* A change that needs about size bytes to be told. */
static void add_long(struct reported *all, size_t i, size_t size)
{
	const struct hist_revision hist = {
	    .status = HIST_MODIFIED, .path = str_format(unit_mem, "agents/a%zu.md", i)};
	struct buf after;

	buf_init(&after, unit_mem);
	buf_add(&after, S("---\nname: a\n---\n"));
	while (after.n < size)
		buf_add(&after, S("A line of text.\n"));
	reported_add(all, hist, S("---\nname: a\n---\n"), buf_str(&after));
}

static void has_a_greatest_length(void **state)
{
	struct reported *all = reported_new();

	(void)state;
	for (size_t i = 0; i < REPORTED_MAX - 1; i++)
		add_long(all, i, i % 20 == 0 ? 20000 : 40);
	for (enum report_texts texts = REPORT_NO_TEXTS; texts <= REPORT_WORDS; texts++) {
		const str comment = comment_of(&all->report, texts);

		assert_true(comment.n <= LIMIT_COMMENT);
		assert_true(comment.n > LIMIT_COMMENT / 2);
		assert_true(str_contains(comment, S("\nLeft out for lack of room: ")));
		assert_true(str_ends_with(comment, S("shows all of it.\n")));
	}
}

static void leaves_out_a_long_text_first(void **state)
{
	struct reported *all = reported_new();

	(void)state;
	add_long(all, 1, 2 * LIMIT_COMMENT);
	add_long(all, 2, 100);
	const str comment = comment_of(&all->report, REPORT_LINES);

	assert_true(str_contains(comment, S("`agents/a1.md`")));
	assert_true(str_contains(comment, S("\n+A line of text.\n")));
	assert_true(str_contains(comment, S("\nLeft out for lack of room: 1 texts.")));
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, stays_text, rows);
	UNIT_TEST(&suite, has_a_greatest_length);
	UNIT_TEST(&suite, leaves_out_a_long_text_first);
	return unit_run(&suite, "report/markdown");
}
