/* SPDX-License-Identifier: MIT */
/*
 * Collections with a past, drawn as commits and what each did to which definition. Days are those
 * since 2025-01-01, a Wednesday.
 */
#ifndef UNIT_SITE_LIVED_H
#define UNIT_SITE_LIVED_H

#include "base/date.h"
#include "site/finish.h"
#include "site/trends.h"
#include "unit/unit.h"

#define DAY_0 INT64_C(1735689600)
#define NO_DAY INT32_MIN

struct lived_commit {
	int32_t day; /* of the author; NO_DAY: unknown */
	const char *author; /* NULL ends the list */
};

/* What a commit did; those of a definition stand together, the newest first. */
struct lived_change {
	size_t def;
	uint32_t commit; /* index into the commits */
	enum hist_status status;
	const char *model; /* NULL: the text is gone */
	unsigned flags; /* enum site_change_flag */
	bool end; /* of the list; the entry itself does not count */
};

struct lived {
	size_t defs, removed; /* the removed ones have the last numbers */
	struct lived_commit commits[8]; /* newest first */
	struct lived_change changes[12];
};

static inline int64_t day_s(int32_t day)
{
	return day == NO_DAY ? REPO_TIME_UNKNOWN : DAY_0 + (int64_t)day * DATE_DAY_S;
}

static inline void lived_commits(const struct lived *lived, struct site *site)
{
	site->commits.items = ARENA_ARRAY(unit_mem, struct repo_commit, 8);
	for (size_t i = 0; i < 8 && lived->commits[i].author; i++) {
		struct repo_commit *commit = &site->commits.items[site->commits.n++];
		commit->author_utc_s = day_s(lived->commits[i].day);
		commit->commit_utc_s = commit->author_utc_s;
		commit->author.name = str_of_cstr(lived->commits[i].author);
		commit->author.email = commit->author.name;
	}
}

static inline struct site_def *lived_def(struct site *site, size_t i)
{
	return i < site->def_count ? &site->defs[i] : &site->removed[i - site->def_count];
}

static inline void lived_revisions(const struct lived *lived, struct site *site)
{
	for (size_t i = 0; i < 12; i++) {
		const struct lived_change *change = &lived->changes[i];
		if (change->end)
			break;
		struct site_def *def = lived_def(site, change->def);
		if (!def->revisions)
			def->revisions = ARENA_ARRAY(unit_mem, struct site_revision, 12);
		struct site_revision *revision = &def->revisions[def->revision_count++];
		revision->hist.commit = change->commit;
		revision->hist.status = change->status;
		revision->change.flags = change->flags;
		revision->model = str_of_cstr(change->model);
		if (def->revision_count == 1 && change->model)
			def->def.model = revision->model;
	}
}

/* With trends. */
static inline struct site *site_that_lived(const struct lived *lived)
{
	struct arena *tmp = arena_open();
	struct site *site = ARENA_NEW(unit_mem, struct site);

	site->def_count = lived->defs;
	site->removed_count = lived->removed;
	site->defs = ARENA_ARRAY(unit_mem, struct site_def, lived->defs);
	site->removed = ARENA_ARRAY(unit_mem, struct site_def, lived->removed);
	site->folders = ARENA_NEW(unit_mem, struct site_folder);
	site->folder_count = 1;
	for (size_t i = 0; i < lived->removed; i++)
		site->removed[i].deleted = true;
	lived_commits(lived, site);
	lived_revisions(lived, site);
	site_group_changes(unit_mem, tmp, site);
	site_find_trends(unit_mem, tmp, site);
	arena_close(tmp);
	return site;
}

#endif
