/* SPDX-License-Identifier: MIT */
/*
 * The text cases of tests/cases/markdown: what a piece of markdown looks like as HTML. A file holds
 * groups of a name, the text and the HTML:
 *
 *	=== a name
 *	Some *text*.
 *	--- html
 *	<p>Some <em>text</em>.</p>
 *
 * Links: see rendered.h. An empty line before the next group belongs to none.
 */
#include "unit/markdown/rendered.h"

#include "base/file.h"
#include "base/limits.h"

#define FOLDER "tests/cases/markdown"

struct text_case {
	const char *name;
	str body, html;
};

static void renders(void **state)
{
	const struct text_case *row = *state;

	assert_str_equal(str_trim_end(rendered(row->body).html.s), row->html);
}

/* Takes the lines up to one that begins with mark off *rest; the line itself stays. */
static str take_until(str *rest, str mark)
{
	const str all = *rest;
	str line;

	while (rest->n && !str_starts_with(*rest, mark))
		str_next_line(rest, &line);
	return str_slice(all, 0, all.n - rest->n);
}

static void add_file(struct unit_suite *suite, struct arena *mem, str name)
{
	const str path = str_format(mem, FOLDER "/%.*s", STR_ARG(name));
	str text, line;

	assert_true(file_read(mem, path, LIMIT_TEMPLATE, &text));
	while (str_next_line(&text, &line)) {
		struct text_case *const row = ARENA_NEW(mem, struct text_case);

		assert_true(str_starts_with(line, S("=== ")));
		row->name = str_cstr(mem, str_from(line, 4));
		row->body = take_until(&text, S("--- html\n"));
		assert_true(str_next_line(&text, &line));
		row->html = str_trim_end(take_until(&text, S("=== ")));
		unit_add(suite,
		    str_cstr(mem, str_format(mem, "%.*s: %s", STR_ARG(name), row->name)), renders,
		    row);
	}
}

int main(void)
{
	struct arena *const mem = arena_open();
	struct unit_suite suite = {0};
	struct file_entry *entries;
	size_t n;
	int status;

	if (!file_list(mem, S(FOLDER), &entries, &n) || n == 0) {
		fputs("run me in the root of the source tree\n", stderr);
		return 1;
	}
	for (size_t i = 0; i < n; i++)
		add_file(&suite, mem, entries[i].name);
	status = unit_run(&suite, "markdown/cases");
	arena_close(mem);
	return status;
}
