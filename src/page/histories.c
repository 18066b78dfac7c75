/* SPDX-License-Identifier: MIT */
/* The list of a definition's revisions. */
#include "base/arena.h"
#include "page/common.h"
#include "page/kinds.h"

static struct value revision_item(struct page_run *run, const struct site_def *def, size_t index)
{
	const struct site_revision *revision = &def->revisions[index];
	struct value item = page_revision_row(run, revision);
	struct arena *mem = run->mem;

	VALUE_SET(mem, item, "number", value_int(mem, (int64_t)(def->revision_count - index)));
	VALUE_SET(mem, item, "current", value_bool(index == 0 && !def->deleted));
	VALUE_SET(mem, item, "choose", value_bool(true));
	VALUE_SET(mem, item, "from_chosen", value_bool(index == 1));
	VALUE_SET(mem, item, "to_chosen", value_bool(index == 0));
	return item;
}

/* Distinct author names, in the order of their last revision. */
static struct value authors_of(struct page_run *run, const struct site_def *def)
{
	struct value authors = value_list(run->mem);
	struct map seen = {0};

	for (size_t i = 0; i < def->revision_count; i++) {
		const struct repo_commit *commit = site_commit_of(run->site, &def->revisions[i]);
		if (!commit || !commit->author.name.p || map_get(&seen, commit->author.email))
			continue;
		*map_put(run->mem, &seen, commit->author.email) = run->mem;
		value_push(run->mem, authors, value_string(page_author(run, commit)));
	}
	return authors;
}

static bool emit_history(struct page_run *run, const struct site_def *def)
{
	struct arena_mark mark = arena_mark(run->mem);
	struct arena *mem = run->mem;
	str url = str_cat(mem, def->base, S("/history.html"));

	if (!page_is_wanted(run, url)) {
		arena_rewind(mem, mark);
		return true;
	}
	const str title =
	    language_fill_one(mem, run->site->language, TEXT_TITLE_HISTORY_OF, def->def.title);
	struct value data = page_begin(run, url, title, S("catalogue"));
	struct value revisions = value_list(mem);
	size_t swept = 0;

	for (size_t i = 0; i < def->revision_count; i++) {
		value_push(mem, revisions, revision_item(run, def, i));
		swept += (def->revisions[i].change.flags & CHANGE_SWEEP) != 0;
	}
	VALUE_SET(mem, data, "def", page_def_row(run, def));
	VALUE_SET(mem, data, "revisions", revisions);
	VALUE_SET(mem, data, "count", value_int(mem, (int64_t)def->revision_count));
	/* hiding all of them would leave nothing */
	VALUE_SET(
	    mem, data, "swept", value_int(mem, swept < def->revision_count ? (int64_t)swept : 0));
	VALUE_SET(mem, data, "swept_many", value_bool(swept != 1));
	PAGE_SET_LIST(mem, data, "authors", authors_of(run, def));
	VALUE_SET(mem, data, "feed_url", value_string(str_cat(mem, def->base, S("/feed.xml"))));
	VALUE_SET(mem, data, "cut", value_bool(def->cut));
	VALUE_SET(mem, data, "noindex", value_bool(true));
	bool going = page_emit(run, S("history"), data);
	arena_rewind(run->mem, mark);
	return going;
}

bool page_histories(struct page_run *run)
{
	const struct site *site = run->site;

	for (size_t i = 0; i < site->def_count + site->removed_count; i++) {
		const struct site_def *def =
		    i < site->def_count ? &site->defs[i] : &site->removed[i - site->def_count];
		if (def->revision_count > 1 && !emit_history(run, def))
			return false;
	}
	return true;
}
