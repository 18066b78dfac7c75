/* SPDX-License-Identifier: MIT */
/* graph/data.js: from when to when what is gone was there. */
#include "unit/english.h"
#include "unit/site/drawn.h"

#include "page/graph_parts.h"

/*
 *	commit     1        0        work tree
 *	d0         added
 *	gone       added    removed in the one or in the other
 *
 * d0 names it to this day.
 */
static const struct edge edges[] = {{0, SITE_NONE, REL_DELEGATES_TO}};

static struct site *make_site(uint32_t removed_in)
{
	struct site *site = site_of(1, edges, 1);
	struct site_def *gone = site->removed = ARENA_NEW(unit_mem, struct site_def);

	site->language = unit_english();
	site->removed_count = 1;
	site->commits.items = ARENA_ARRAY(unit_mem, struct repo_commit, 2);
	site->commits.n = 2;
	site->missing = ARENA_NEW(unit_mem, struct site_missing);
	site->missing_count = 1;
	site->missing[0] = (struct site_missing){.id = S("agent/gone"), .name = S("gone")};
	site->edges[0].since = 1;
	site->defs[0].id = S("agent/d0");
	*gone = (struct site_def){
	    .id = S("agent/gone"), .def = {.title = S("gone")}, .url = S("u"), .deleted = true};
	gone->revisions = ARENA_ARRAY(unit_mem, struct site_revision, 2);
	gone->revision_count = 2;
	gone->revisions[0].hist.commit = removed_in;
	gone->revisions[1].hist.commit = 1;
	*map_put(unit_mem, &site->by_id, gone->id) = gone;
	return site;
}

struct row {
	const char *name;
	uint32_t removed_in;
	const char *want; /* the times, and the row of what is gone */
};

static const struct row rows[] = {
    {"gone in a commit", 0, "2 [\"agent/gone\",\"gone\",0,-1,\"u\",0,1]"},
    {"gone in the work tree alone", HIST_UNCOMMITTED, "1 [\"agent/gone\",\"gone\",0,-1,\"u\",0,1]"},
};

/* Counts the times, which are the only rows without a name, and finds the node. */
static bool take(void *context, const struct page *page)
{
	str rest = page->content, line, node = S("none");
	size_t times = 0;

	while (str_next_line(&rest, &line)) {
		times += str_starts_with(line, S("[\"\","));
		if (str_starts_with(line, S("[\"agent/gone")))
			node = str_slice(line, 0, str_find_char(line, ']', 0) + 1);
	}
	*(str *)context = str_format(unit_mem, "%zu %.*s", times, STR_ARG(node));
	return true;
}

static void tells_when_it_was_gone(void **state)
{
	const struct row *row = *state;
	struct site *site = make_site(row->removed_in);
	str got = S("");
	struct arena *mem = arena_open();
	struct page_run run = {
	    .site = site, .mem = mem, .tmp = unit_mem, .sink = take, .context = &got};

	for (size_t i = 0; i < site->commits.n; i++)
		site->commits.items[i].author_utc_s = REPO_TIME_UNKNOWN;
	assert_true(graph_emit_data(&run));
	arena_close(mem);
	assert_str_equal(got, str_of_cstr(row->want));
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, tells_when_it_was_gone, rows);
	return unit_run(&suite, "page/graph_data");
}
