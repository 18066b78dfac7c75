/* SPDX-License-Identifier: MIT */
/* The change log of the whole site, and the age of edges: both read the revisions of everything. */
#include "site/finish.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/date.h"

struct item {
	const struct site_def *def;
	const struct site_revision *revision;
	size_t order; /* of the definition: living by kind and slug, then removed */
};

/* What is not committed has the largest index but comes first: adding one wraps it to 0. */
static int compare_items(const void *left, const void *right)
{
	const struct item *a = left, *b = right;
	uint32_t commit_a = a->revision->hist.commit + 1;
	uint32_t commit_b = b->revision->hist.commit + 1;

	if (commit_a != commit_b)
		return commit_a < commit_b ? -1 : 1;
	if (a->order != b->order)
		return a->order < b->order ? -1 : 1;
	return 0;
}

static size_t collect(const struct site *site, struct item *items)
{
	size_t n = 0;

	for (size_t i = 0; i < site->def_count + site->removed_count; i++) {
		const struct site_def *def =
		    i < site->def_count ? &site->defs[i] : &site->removed[i - site->def_count];
		for (size_t r = 0; r < def->revision_count; r++) {
			if (items)
				items[n] = (struct item){def, &def->revisions[r], i};
			n++;
		}
	}
	return n;
}

void site_group_changes(struct arena *mem, struct arena *tmp, struct site *site)
{
	size_t n = collect(site, NULL);
	struct item *items = ARENA_ARRAY(tmp, struct item, n);
	struct site_commit_item *flat = ARENA_ARRAY(mem, struct site_commit_item, n);
	size_t groups = 0;

	collect(site, items);
	if (n)
		qsort(items, n, sizeof *items, compare_items);
	for (size_t i = 0; i < n; i++)
		groups +=
		    i == 0 || items[i].revision->hist.commit != items[i - 1].revision->hist.commit;
	site->changes = ARENA_ARRAY(mem, struct site_commit, groups);
	for (size_t i = 0; i < n; i++) {
		uint32_t commit = items[i].revision->hist.commit;
		flat[i] = (struct site_commit_item){items[i].def, items[i].revision};
		if (i == 0 || commit != items[i - 1].revision->hist.commit)
			site->changes[site->change_count++] =
			    (struct site_commit){.commit = commit, .items = &flat[i]};
		site->changes[site->change_count - 1].n++;
	}
}

/* Months as author dates tell them; those of commits that do not tell are a month, too. */
static void place_changes(struct arena *mem, struct arena *tmp, struct site *site)
{
	struct map cuts = {0};

	site->log_places = ARENA_ARRAY(mem, struct site_log_place, site->commits.n);
	for (size_t i = 0; i < site->change_count; i++) {
		const struct site_commit *change = &site->changes[i];
		if (change->commit == HIST_UNCOMMITTED)
			continue;
		const int64_t utc_s = site->commits.items[change->commit].author_utc_s;
		const str month = utc_s == REPO_TIME_UNKNOWN ? S("") : date_month(tmp, utc_s);
		void **cut = map_put(tmp, &cuts, month);
		if (!*cut)
			*cut = ARENA_NEW(tmp, struct site_log_cut);
		site->log_places[change->commit] = site_log_put(*cut, change->n);
	}
}

void site_finish(struct arena *mem, struct arena *tmp, struct site *site)
{
	struct arena_mark mark = arena_mark(tmp);

	if (site->has_history) {
		site_group_changes(mem, tmp, site);
		place_changes(mem, tmp, site);
	}
	site_date_edges(site);
	site_collect_past_edges(mem, site);
	site_find_trends(mem, tmp, site);
	arena_rewind(tmp, mark);
}
