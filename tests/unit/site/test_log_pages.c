/* SPDX-License-Identifier: MIT */
#include "site/log_pages.h"

#include "unit/unit.h"

/*
 * Commits of so many definitions, and what stands on the pages: "|" between pages, of each commit
 * the definitions from and to.
 */
struct row {
	const char *name;
	size_t commits[4]; /* 0: no more */
	const char *wanted;
};

enum { ALL = SITE_LOG_LINES }; /* 600 */

static const struct row rows[] = {
    {"nothing", {0}, ""},
    {"one", {1}, "0-1"},
    {"several on one page", {1, 20, 3}, "0-1 0-20 0-3"},
    {"a page is full to the last line", {ALL - 1}, "0-599"},
    {"what comes behind a full page begins the next", {ALL - 1, 1}, "0-599 | 0-1"},
    {"what does not fit begins the next", {10, ALL - 5, 2}, "0-10 | 0-595 0-2"},
    {"what fits on no page begins one of its own", {10, 2 * ALL},
	"0-10 | 0-599 | 599-1199 | 1199-1200"},
    {"and others follow below its end", {ALL + 9, 5}, "0-599 | 599-609 0-5"},
};

static void cuts_commits(void **state)
{
	const struct row *row = *state;
	struct site_log_place places[4];
	struct site_log_cut cut = {0};
	struct buf out;
	size_t n = 0;

	for (; n < 4 && row->commits[n]; n++)
		places[n] = site_log_put(&cut, row->commits[n]);
	buf_init(&out, unit_mem);
	for (size_t page = 0; page < site_log_page_count(&cut); page++) {
		buf_format(&out, "%s", page ? " |" : "");
		for (size_t i = 0; i < n; i++) {
			const struct site_log_part part =
			    site_log_part_of(places[i], row->commits[i], page);
			if (part.from < part.to)
				buf_format(&out, "%s%zu-%zu", out.n ? " " : "", part.from, part.to);
		}
	}
	assert_str_equal(buf_str(&out), str_of_cstr(row->wanted));
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, cuts_commits, rows);
	return unit_run(&suite, "site/log_pages");
}
