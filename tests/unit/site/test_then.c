/* SPDX-License-Identifier: MIT */
/* What older texts stated, found by going back through what was gained and lost. */
#include "site/then.h"

#include "unit/unit.h"

struct row {
	const char *name;
	const char *now; /* targets, one letter each */
	const char *gained, *lost; /* of one revision */
	const char *want;
};

static const struct row rows[] = {
    {"nothing changed", "ab", "", "", "ab"},
    {"gained one", "ab", "b", "", "a"},
    {"lost one", "ab", "", "c", "abc"},
    {"one for another", "ab", "a", "c", "bc"},
    {"gained what is not known", "a", "x", "", "a"},
    {"lost what is there in other words", "a", "", "a", "a"},
    {"all of a removed one", "", "", "ba", "ab"},
};

static struct site_relation_change *changes_of(const char *letters)
{
	struct site_relation_change *changes =
	    ARENA_ARRAY(unit_mem, struct site_relation_change, strlen(letters));

	for (size_t i = 0; letters[i]; i++)
		changes[i].target = changes[i].name = (str){letters + i, 1};
	return changes;
}

static void give_edges(struct site *site, struct site_def *def, const char *letters)
{
	const size_t n = strlen(letters);

	site->missing = ARENA_ARRAY(unit_mem, struct site_missing, n);
	site->edges = ARENA_ARRAY(unit_mem, struct site_edge, n);
	def->out = ARENA_ARRAY(unit_mem, size_t, n);
	def->out_count = n;
	for (size_t i = 0; i < n; i++) {
		site->missing[i].id = site->missing[i].slug = (str){letters + i, 1};
		site->edges[i] = (struct site_edge){.target = SITE_NONE, .missing = i};
		def->out[i] = i;
	}
}

static void goes_back(void **state)
{
	const struct row *row = *state;
	struct site_then then = {.mem = arena_open()};
	struct site site = {0};
	struct site_def def = {0};
	const struct site_change change = {
	    .gained = changes_of(row->gained),
	    .gained_count = strlen(row->gained),
	    .lost = changes_of(row->lost),
	    .lost_count = strlen(row->lost),
	};
	struct buf got;

	then.empty = arena_mark(then.mem);
	give_edges(&site, &def, row->now);
	site_then_begin(&then, &site, &def);
	site_then_step(&then, &change);
	const struct site_relation_change *sorted = site_then_sorted(unit_mem, &then);
	buf_init(&got, unit_mem);
	for (size_t i = 0; i < then.n; i++)
		buf_add(&got, sorted[i].target);
	assert_str_equal(buf_str(&got), str_of_cstr(row->want));
	arena_close(then.mem);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, goes_back, rows);
	return unit_run(&suite, "site/then");
}
