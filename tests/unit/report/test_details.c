/* SPDX-License-Identifier: MIT */
/* What is told of a change, one row a kind of detail. */
#include "report/details.h"

#include "unit/report/reported.h"

#include "base/utf8.h"

#define AGENT(fields, body) "---\nname: a\n" fields "---\n\n" body
#define TEN "0123456789"
#define HUNDRED TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN
#define LONG HUNDRED HUNDRED
#define DOTS "\xE2\x80\xA6"
#define MINUS "\xE2\x88\x92"
#define ARROW "\xE2\x86\x92"

struct row {
	const char *name;
	const char *before, *after;
	const char *want; /* lines by "; " */
};

static const struct row rows[] = {
    {"scalar", AGENT("model: opus\n", ""), AGENT("model: haiku\n", ""),
	"model: opus " ARROW " haiku; words +1 " MINUS "1"},
    {"scalar comes", AGENT("", ""), AGENT("model: haiku\n", ""), "model: haiku is new; words +2"},
    {"scalar goes", AGENT("model: haiku\n", ""), AGENT("", ""),
	"model: haiku is gone; words " MINUS "2"},
    {"scalar is emptied", AGENT("model: haiku\n", ""), AGENT("model:\n", ""),
	"model: haiku is empty now; words " MINUS "1"},
    {"long scalars that differ late", AGENT("note: " LONG "x\n", ""),
	AGENT("note: " LONG "y\n", ""),
	"note: " DOTS TEN TEN TEN TEN "x " ARROW " " DOTS TEN TEN TEN TEN "y; words +1 " MINUS "1"},
    {"one long scalar is the begin of the other", AGENT("note: " LONG "\n", ""),
	AGENT("note: " LONG "y\n", ""),
	"note: " DOTS TEN TEN TEN TEN " " ARROW " " DOTS TEN TEN TEN TEN "y; words +1 " MINUS "1"},
    {"long scalar comes", AGENT("", ""), AGENT("note: " LONG "\n", ""),
	"note: " HUNDRED TEN TEN TEN TEN TEN TEN DOTS " is new; words +2"},
    {"set", AGENT("tools: A, B\n", ""), AGENT("tools: C, A\n", ""),
	"tools: +C " MINUS "B; words +2 " MINUS "2"},
    {"long set", AGENT("tools: A\n", ""), AGENT("tools: A,B,C,D,E,F,G,H,I,J,K,L,M,N,O\n", ""),
	"tools: +B +C +D +E +F +G +H +I +J +K +L +M +2 more; words +1 " MINUS "1"},
    {"sections", AGENT("", "# A\n\nOld.\n\n# B\n"), AGENT("", "# A\n\nNew.\n\n# C\n\n# D\n"),
	"new sections C, D; removed section B; changed section A; words +4 " MINUS "2"},
    {"above the first section", AGENT("", "One.\n"), AGENT("", "Two.\n"),
	"changed section (opening text); words +1 " MINUS "1"},
    {"relations", AGENT("", "Delegate tests to the `tester` agent.\n"),
	AGENT("", "Escalate to the `tester` agent.\n"),
	"changed section (opening text); now escalates to tester; no longer delegates to tester; "
	"words +1 " MINUS "2"},
    {"white space", AGENT("", "One two.\n"), AGENT("", "One\ntwo.\n"),
	"white space only; paragraphs were wrapped anew"},
    {"quotes", AGENT("model: opus\n", ""), AGENT("model: 'opus'\n", ""),
	"words +1 " MINUS "1; the front matter is written in another way"},
    {"section renamed", AGENT("", "# A\n\nText.\n"), AGENT("", "# B\n\nText.\n"),
	"renamed section B (was A); words +1 " MINUS "1"},
    {"front matter comes", "Text.\n", "---\nmodel: opus\n---\nText.\n",
	"model: opus is new; words +4; front matter is new"},
    {"addition", NULL, AGENT("tools: A, B\nmodel: opus\ndescription: Does it. Well.\n", ""),
	"tools: +A +B; model: opus; description: Does it.; words +13"},
    {"addition with all tools", NULL, AGENT("", ""), "tools: ALL; words +4"},
    {"addition without any", NULL, AGENT("tools: []\n", ""), "tools: none; words +6"},
    {"removal", AGENT("", ""), NULL, "words " MINUS "4"},
};

static void write_plain(void *context, const struct report_piece *piece)
{
	buf_add(context, piece->text);
}

static str lines_text(const struct report_lines *lines)
{
	struct buf out;

	buf_init(&out, unit_mem);
	for (size_t i = 0; i < lines->n; i++) {
		buf_add(&out, i ? S("; ") : S(""));
		report_write_line(&out, &lines->items[i], write_plain, &out);
	}
	return buf_str(&out);
}

static void details(void **state)
{
	const struct row *row = *state;
	struct reported *all = reported_new();
	const struct report_item *item =
	    reported_change(all, str_of_cstr(row->before), str_of_cstr(row->after));
	const struct report_lines lines = report_details(unit_mem, &all->report, item);

	assert_str_equal(lines_text(&lines), str_of_cstr(row->want));
}

/* A value is not cut inside of a character, wherever the difference is. */
static void cuts_no_character(void **state)
{
	const str umlaut = S("\xC3\xA4");

	(void)state;
	for (size_t n = 90; n < 130; n++) {
		struct reported *all = reported_new();
		struct buf text;
		size_t replaced;

		buf_init(&text, unit_mem);
		for (size_t i = 0; i < n; i++)
			buf_add(&text, umlaut);
		const str before =
		    str_format(unit_mem, "---\nnote: a%.*s1\n---\n", STR_ARG(buf_str(&text)));
		const str after =
		    str_format(unit_mem, "---\nnote: a%.*s2\n---\n", STR_ARG(buf_str(&text)));
		const struct report_lines lines =
		    report_details(unit_mem, &all->report, reported_change(all, before, after));

		utf8_sanitize(unit_mem, lines_text(&lines), &replaced);
		assert_int_equal(replaced, 0);
	}
}

static void sums_up(void **state)
{
	struct reported *all = reported_new();
	struct buf out;

	(void)state;
	buf_init(&out, unit_mem);
	struct report_line line = report_summary(unit_mem, &all->report);
	report_write_line(&out, &line, write_plain, &out);
	assert_str_equal(buf_str(&out), S("no definition changed"));
	reported_change(all, S(AGENT("tools: A\n", "")), S(AGENT("tools: A, B\n", "")));
	reported_change(all, S(AGENT("tools: A\n", "")), S(AGENT("", "")));
	reported_change(all, S(AGENT("", "")), S(AGENT("sandbox: none\n", "")));
	reported_change(all, STR_ABSENT, S(AGENT("", "")));
	line = report_summary(unit_mem, &all->report);
	buf_clear(&out);
	report_write_line(&out, &line, write_plain, &out);
	assert_str_equal(buf_str(&out),
	    S("3 changed, 1 added; 1 gained all tools, 1 gained B; 1 with other permissions"));
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, details, rows);
	UNIT_TEST(&suite, cuts_no_character);
	UNIT_TEST(&suite, sums_up);
	return unit_run(&suite, "report/details");
}
