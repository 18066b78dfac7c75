/* SPDX-License-Identifier: MIT */
/*
 * What a site takes over of the one before it once both are joined: the changes of revisions. Texts
 * and what they state are taken over in site.c, on the way.
 */
#include "site/site.h"

static bool is_same_revision(const struct hist_revision *a, const struct hist_revision *b)
{
	return a->commit == b->commit && a->status == b->status && a->sweep == b->sweep &&
	    oid_eq(&a->blob, &b->blob) && oid_eq(&a->old_blob, &b->old_blob) &&
	    str_eq(a->path, b->path) && str_eq(a->old_path, b->old_path) && a->mode == b->mode &&
	    a->old_mode == b->old_mode;
}

/* Whose place among the former ones is the same; names and order are, too. */
static const struct site_def *counterpart(const struct site *site, const struct site_def *def)
{
	const struct site *former = site->former;

	if (!def->deleted)
		return &former->defs[def - site->defs];
	return site->removed_count == former->removed_count ? &former->removed[def - site->removed]
							    : NULL;
}

const struct site_def *site_former_def(const struct site *site, const struct site_def *def)
{
	if (!site->has_former_history || !site->has_former_names)
		return NULL;
	const struct site_def *former = counterpart(site, def);

	if (!former || !str_eq(former->id, def->id) || former->cut != def->cut ||
	    former->revision_count != def->revision_count ||
	    (!def->deleted && former->def.source.p != def->def.source.p))
		return NULL;
	for (size_t i = 0; i < def->revision_count; i++) {
		if (!is_same_revision(&def->revisions[i].hist, &former->revisions[i].hist))
			return NULL;
	}
	return former;
}

void site_take_changes(struct site_def *def, const struct site_def *former)
{
	for (size_t i = 0; i < def->revision_count; i++) {
		def->revisions[i].change = former->revisions[i].change;
		def->revisions[i].model = former->revisions[i].model;
	}
}
