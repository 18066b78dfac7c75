/* SPDX-License-Identifier: MIT */
/* Which revision each line of a text is from, and what does not count as a change of it. */
#include "site/blame.h"

#include "unit/unit.h"

enum { TEXTS_MAX = 5 };

/* Texts from the first to the last, and for each line of the last the number of its text. */
struct history_case {
	const char *name;
	const char *texts[TEXTS_MAX];
	const char *want; /* "1" is the first text */
	unsigned ignored; /* bit n: blame looks through the n-th text */
};

static const struct history_case cases[] = {
    {"one text", {"a\n\nb\n"}, "111", 0},
    {"an added paragraph", {"alpha one\n", "alpha one\n\nbeta two\n"}, "112", 0},
    {"a changed word",
	{"The first agent reads files.\n\nThe second one writes.\n",
	    "The first agent reads folders.\n\nThe second one writes.\n"},
	"221", 0},
    {"a paragraph wrapped anew",
	{"The first agent reads files and folders.\n\nEnd of the text.\n",
	    "The first agent reads\nfiles and folders.\n\nEnd of the text.\n"},
	"1111", 0},
    {"a change before a new wrapping",
	{"The first agent reads files and folders.\n",
	    "The first agent reads files, links and folders.\n",
	    "The first agent reads\nfiles, links and folders.\n"},
	"22", 0},
    {"a section moved to the end",
	{"# One\n\nThe text of the first section stands here.\n\n# Two\n\nThe text of the "
	 "second section is another.\n",
	    "# Two\n\nThe text of the second section is another.\n\n# One\n\nThe text of the "
	    "first section stands here.\n"},
	"1111111", 0},
    {"white space in code is a change", {"```\nif x:\n  y()\n```\n", "```\nif x:\n    y()\n```\n"},
	"1121", 0},
    {"a change taken back is the change that took it back",
	{"Use the fast model.\n", "Use the slow model.\n", "Use the fast model.\n"}, "3", 0},
    {"looking through a sweep",
	{"Use the fast model for drafts.\n", "Use the slow model for drafts.\n",
	    "Use the slow model for drafts.\n\nNew text.\n"},
	"113", 1u << 2},
    {"what a sweep added is the sweep's", {"Old text.\n", "Old text.\n\nNew text.\n"}, "112",
	1u << 2},
    {"front matter",
	{"---\nname: x\nmodel: a\n---\nText.\n", "---\nname: x\nmodel: b\n---\nText.\n"}, "11211",
	0},
};

static void set_blob(struct oid *id, size_t number)
{
	*id = (struct oid){{(unsigned char)number}};
}

/* A definition with a revision for each text, and a site whose commits they are. */
static struct site *make_site(const struct history_case *c, struct site_def *def)
{
	struct site *site = ARENA_NEW(unit_mem, struct site);
	size_t n = 0;

	while (n < TEXTS_MAX && c->texts[n])
		n++;
	*def = (struct site_def){.revision_count = n};
	def->revisions = ARENA_ARRAY(unit_mem, struct site_revision, n);
	site->commits.items = ARENA_ARRAY(unit_mem, struct repo_commit, n);
	site->commits.n = n;
	set_blob(&def->blob, n);
	def->def.source = str_of_cstr(c->texts[n - 1]);
	for (size_t i = 0; i < n; i++) {
		struct hist_revision *hist = &def->revisions[i].hist;
		hist->commit = (uint32_t)i;
		set_blob(&hist->blob, n - i);
		set_blob(&hist->old_blob, n - i - 1);
		set_blob(&site->commits.items[i].id, 100 + n - i);
		if (c->ignored >> (n - i) & 1)
			*map_put(unit_mem, &site->ignored, oid_key(&site->commits.items[i].id)) =
			    site;
	}
	return site;
}

static void pass(struct site_blame *blame, size_t revision, const struct history_case *c)
{
	struct arena *tmp = arena_open();
	size_t number = blame->def->revision_count - revision;
	struct prose prose;

	if (number > 1) {
		struct diff diff = diff_lines(unit_mem, tmp, str_of_cstr(c->texts[number - 2]),
		    str_of_cstr(c->texts[number - 1]));
		prose = diff_prose(unit_mem, tmp, &diff);
	}
	site_blame_pass(blame, revision, number > 1, number > 1 ? &prose : NULL);
	arena_close(tmp);
}

static void follows_lines(void **state)
{
	const struct history_case *c = *state;
	struct site_blame blame = {.mem = arena_open()};
	struct site_def def;
	struct site *site = make_site(c, &def);
	struct buf got;

	blame.empty = arena_mark(blame.mem);
	buf_init(&got, unit_mem);
	site_blame_begin(&blame, site, &def);
	for (size_t i = 0; i < def.revision_count; i++)
		pass(&blame, i, c);
	for (uint32_t line = 0; line < blame.n; line++) {
		uint32_t revision = site_blame_of(&blame, line, line);
		assert_int_not_equal(revision, SITE_UNKNOWN);
		buf_char(&got, (char)('0' + def.revision_count - revision));
	}
	assert_str_equal(buf_str(&got), str_of_cstr(c->want));
	arena_close(blame.mem);
}

/* A merge took one side: revisions of the other have texts that never led to the current one. */
static void leaves_other_sides_alone(void **state)
{
	static const struct history_case c = {"", {"Text.\n", "Text.\n\nMore of it.\n"}, "112", 0};
	struct site_blame blame = {.mem = arena_open()};
	struct site_def def;
	struct site *site = make_site(&c, &def);

	(void)state;
	blame.empty = arena_mark(blame.mem);
	set_blob(&def.revisions[0].hist.blob, 77);
	site_blame_begin(&blame, site, &def);
	pass(&blame, 0, &c);
	assert_int_equal(site_blame_of(&blame, 0, 2), SITE_UNKNOWN);
	arena_close(blame.mem);
}

/* Several lines are as old as the newest of them. */
static void takes_the_newest_of_several(void **state)
{
	static const struct history_case c = {"", {"Text.\n", "Text.\n\nMore of it.\n"}, "112", 0};
	struct site_blame blame = {.mem = arena_open()};
	struct site_def def;
	struct site *site = make_site(&c, &def);

	(void)state;
	blame.empty = arena_mark(blame.mem);
	site_blame_begin(&blame, site, &def);
	pass(&blame, 0, &c);
	pass(&blame, 1, &c);
	assert_int_equal(site_blame_of(&blame, 0, 1), 1);
	assert_int_equal(site_blame_of(&blame, 0, 2), 0);
	arena_close(blame.mem);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, follows_lines, cases);
	UNIT_TEST(&suite, leaves_other_sides_alone);
	UNIT_TEST(&suite, takes_the_newest_of_several);
	return unit_run(&suite, "site/blame");
}
