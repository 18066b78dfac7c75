/* SPDX-License-Identifier: MIT */
/* When trends end, and when a revision counts. The trends themselves stand in files of their own.
 */
#include "site/trends.h"

#include "base/arena.h"
#include "base/vec.h"
#include "site/finish.h"
#include "site/trend_parts.h"

int64_t site_newest_time(const struct site *site)
{
	const struct repo_commits *commits = &site->commits;
	int64_t newest = REPO_TIME_UNKNOWN; /* smaller than every time */

	for (size_t i = 0; i < commits->n; i++) {
		const int64_t utc_s = commits->items[i].author_utc_s;
		const int64_t limit = commits->items[0].commit_utc_s;
		if (utc_s > newest && (limit == REPO_TIME_UNKNOWN || utc_s <= limit))
			newest = utc_s;
	}
	return newest == REPO_TIME_UNKNOWN && commits->n ? commits->items[0].commit_utc_s : newest;
}

int64_t site_time_of(
    const struct site *site, int64_t now_utc_s, const struct site_revision *revision)
{
	const struct repo_commit *commit = site_commit_of(site, revision);

	if (!commit)
		return now_utc_s;
	return commit->author_utc_s < now_utc_s ? commit->author_utc_s : now_utc_s;
}

bool site_is_care(const struct site *site, const struct site_revision *revision)
{
	const unsigned idle = CHANGE_RENAME_ONLY | CHANGE_WHITESPACE_ONLY | CHANGE_REFORMATTED;

	if (revision->hist.status == HIST_DELETED || site_is_boundary(site, revision))
		return false;
	return revision->hist.status == HIST_ADDED ||
	    !(revision->change.flags & (idle | CHANGE_SWEEP));
}

/* What a revision lets its definition do that it could not do before. */
static void find_gains(const struct site_change *change, struct site_widened *widened)
{
	for (size_t i = 0; i < change->field_count; i++) {
		const struct site_field_change *field = &change->fields[i];
		if (!(site_field_groups(field) & GROUP_TOOLS_WIDENED))
			continue;
		if (str_eq(field->key, S("tools")))
			widened->gained = field->added;
		else
			widened->allowed = field->removed;
	}
}

static void find_widened(struct arena *mem, const struct site *site, struct site_trends *trends)
{
	VEC(struct site_widened) found = {0};

	for (size_t i = 0; i < site->change_count; i++) {
		const struct site_commit *change = &site->changes[i];
		for (size_t k = 0; k < change->n; k++) {
			const struct site_commit_item *item = &change->items[k];
			if (item->def->deleted ||
			    !(item->revision->change.groups & GROUP_TOOLS_WIDENED))
				continue;
			struct site_widened widened = {item->def, item->revision, {0}, {0}};
			find_gains(&item->revision->change, &widened);
			VEC_PUSH(mem, &found, widened);
		}
	}
	trends->widened = found.items;
	trends->widened_count = found.n;
}

void site_find_trends(struct arena *mem, struct arena *tmp, struct site *site)
{
	struct site_trends *trends = ARENA_NEW(mem, struct site_trends);

	trends->now_utc_s = site_newest_time(site);
	site_find_series(mem, tmp, site, trends);
	site_find_activity(mem, tmp, site, trends);
	site_find_authors(mem, tmp, site, trends);
	site_find_upkeep(mem, site, trends);
	find_widened(mem, site, trends);
	site->trends = trends;
}
