/* SPDX-License-Identifier: MIT */
/*
 * Reports made from texts, for the tests of the formats: each item is an agent whose text went from
 * one to another. Not for how the two states are read.
 */
#ifndef REPORT_REPORTED_H
#define REPORT_REPORTED_H

#include "unit/english.h"
#include "unit/unit.h"

#include "report/report.h"

enum { REPORTED_MAX = 2000 };

struct reported {
	struct site site;
	struct report report;
};

static inline struct reported *reported_new(void)
{
	struct reported *all = ARENA_NEW(unit_mem, struct reported);
	static const struct rel_entry tester = {DEF_AGENT, UNIT_S("agents/tester.md"),
	    UNIT_S("tester"), UNIT_S("tester"), UNIT_S("tester")};

	all->site.language = unit_english();
	all->site.defs = ARENA_ARRAY(unit_mem, struct site_def, REPORTED_MAX);
	all->site.names = rel_index_new(unit_mem, &tester, 1);
	all->report = (struct report){
	    .site = &all->site,
	    .from = S("0123456789abcdef0123456789abcdef01234567"),
	    .items = ARENA_ARRAY(unit_mem, struct report_item, REPORTED_MAX),
	};
	return all;
}

static inline struct definition *reported_def(str path, str text)
{
	struct definition *def = ARENA_NEW(unit_mem, struct definition);
	struct arena *tmp = arena_open();

	def_parse(unit_mem, tmp, NULL, path, DEF_AGENT, text, def);
	arena_close(tmp);
	return def;
}

/* Adds an agent at a path; an absent text says that it was not, or is no longer, there. */
static inline struct report_item *reported_add(
    struct reported *all, struct hist_revision hist, str before, str after)
{
	struct site_def *def = &all->site.defs[all->site.def_count++];
	struct site_revision *revision = ARENA_NEW(unit_mem, struct site_revision);
	struct report_item *item = &all->report.items[all->report.n++];
	const str old_path = hist.old_path.p ? hist.old_path : hist.path;
	struct site_reference_memo memo;
	struct site_texts texts = {.memo = &memo};
	struct arena *tmp = arena_open();
	struct diff diff;

	texts.before = before.p ? reported_def(old_path, before) : NULL;
	texts.after = after.p ? reported_def(hist.path, after) : NULL;
	if (before.p && after.p) {
		diff = diff_lines(unit_mem, tmp, texts.before->source, texts.after->source);
		texts.diff = &diff;
	}
	def->def = after.p ? *texts.after : *texts.before;
	def->deleted = true; /* it has no place in the index of names */
	def->slug = def->def.stem;
	def->id = str_cat(unit_mem, S("agent/"), def->slug);
	revision->hist = hist;
	revision->hist.commit = HIST_UNCOMMITTED;
	revision->hist.blob.id[0] = 1;
	revision->hist.sweep = 1;
	site_reference_memo_open(&memo);
	site_add_change(unit_mem, tmp, &all->site, def, revision, &texts);
	site_reference_memo_close(&memo);
	def->deleted = !after.p;
	arena_close(tmp);
	*item = (struct report_item){def, revision, report_rank(revision), before, after};
	return item;
}

/* A change of the agent at agents/lead.md. */
static inline struct report_item *reported_change(struct reported *all, str before, str after)
{
	const struct hist_revision hist = {
	    .status = !before.p ? HIST_ADDED
		: after.p	? HIST_MODIFIED
				: HIST_DELETED,
	    .path = S("agents/lead.md"),
	};

	return reported_add(all, hist, before, after);
}

#endif
