/* SPDX-License-Identifier: MIT */
/* Atom feeds (RFC 4287): of the whole site, an entry a commit; of a definition, an entry a
 * revision. */
#include "base/arena.h"
#include "page/common.h"
#include "page/kinds.h"

enum { FEED_ENTRIES = 50 };

/*
 * Ids must be the same for ever and nobody else's: the commit where the history begins tells
 * repositories apart, which needs no base url. A revision that is not committed has no identity and
 * stands in no feed.
 */
static str collection_id(struct page_run *run)
{
	const struct repo_commits *commits = &run->site->commits;

	return oid_hex(run->mem, &commits->items[commits->n - 1].id, 40);
}

/*
 * An entry must have a date, and the committer's is as good as any where the author's is not known.
 * Where neither is, it is the beginning of time, as in git.
 */
static struct value entry_date(struct page_run *run, const struct repo_commit *commit)
{
	int64_t utc_s = commit->author_utc_s;

	if (utc_s == REPO_TIME_UNKNOWN)
		utc_s = commit->commit_utc_s;
	return page_date(run->mem, true, utc_s == REPO_TIME_UNKNOWN ? 0 : utc_s);
}

static void add_entry_id(struct page_run *run, struct value entry, str subject)
{
	str commit = value_text(*value_get(entry, S("commit")));

	VALUE_SET(run->mem, entry, "id",
	    value_string(
		str_format(run->mem, "urn:agentdoc:%.*s:%.*s", STR_ARG(commit), STR_ARG(subject))));
}

struct feed {
	str url, title;
	str id; /* distinguishes it from the site's other feeds */
	str home; /* url of the page that it follows */
	struct value entries;
};

static bool emit_feed(struct page_run *run, const struct feed *feed)
{
	struct arena *mem = run->mem;
	struct value data = page_begin(run, feed->url, feed->title, S(""));
	struct value entries = feed->entries;
	/* a feed must say when it was updated; one without entries is as old as the commit */
	const struct value *updated =
	    value_count(entries) ? value_get(entries.list->items[0], S("date")) : NULL;

	VALUE_SET(mem, data, "id",
	    value_string(str_format(mem, "urn:agentdoc:%.*s:feed:%.*s", STR_ARG(collection_id(run)),
		STR_ARG(feed->id))));
	VALUE_SET(mem, data, "home", value_string(feed->home));
	VALUE_SET(mem, data, "updated",
	    updated ? *updated : entry_date(run, &run->site->commits.items[0]));
	VALUE_SET(mem, data, "entries", entries);
	return page_emit(run, S("feed"), data);
}

static bool emit_site_feed(struct page_run *run)
{
	struct arena_mark mark = arena_mark(run->mem);
	const struct site *site = run->site;
	struct value entries = value_list(run->mem);

	for (size_t i = 0; i < site->change_count && value_count(entries) < FEED_ENTRIES; i++) {
		if (site->changes[i].commit == HIST_UNCOMMITTED)
			continue;
		struct value entry = page_commit_row(run, &site->changes[i]);
		add_entry_id(run, entry, S("site"));
		VALUE_SET(run->mem, entry, "date",
		    entry_date(run, &site->commits.items[site->changes[i].commit]));
		VALUE_SET(run->mem, entry, "title", *value_get(entry, S("subject")));
		VALUE_SET(run->mem, entry, "link", *value_get(entry, S("log_url")));
		value_push(run->mem, entries, entry);
	}
	struct feed feed = {
	    .url = S("feed.xml"),
	    .title = site->config.title,
	    .id = S("site"),
	    .home = S("changes.html"),
	    .entries = entries,
	};
	bool going = emit_feed(run, &feed);
	arena_rewind(run->mem, mark);
	return going;
}

static bool emit_def_feed(struct page_run *run, const struct site_def *def)
{
	struct arena_mark mark = arena_mark(run->mem);
	struct arena *mem = run->mem;
	struct value entries = value_list(mem);

	for (size_t i = 0; i < def->revision_count && value_count(entries) < FEED_ENTRIES; i++) {
		if (def->revisions[i].hist.commit == HIST_UNCOMMITTED)
			continue;
		struct value entry = page_revision_row(run, &def->revisions[i]);
		add_entry_id(run, entry, def->id);
		VALUE_SET(mem, entry, "date",
		    entry_date(run, site_commit_of(run->site, &def->revisions[i])));
		VALUE_SET(mem, entry, "title", page_text(def->revisions[i].change.sentence));
		VALUE_SET(mem, entry, "link",
		    value_string(def->revisions[i].url.p ? def->revisions[i].url : def->url));
		PAGE_SET_LIST(
		    mem, entry, "fields", page_field_changes(run, &def->revisions[i].change));
		value_push(mem, entries, entry);
	}
	struct feed feed = {
	    .url = str_cat(mem, def->base, S("/feed.xml")),
	    .title = def->def.title,
	    .id = def->id,
	    .home = def->url,
	    .entries = entries,
	};
	bool going = emit_feed(run, &feed);
	arena_rewind(run->mem, mark);
	return going;
}

static bool emit_def_feeds(struct page_run *run, const struct site_def *defs, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (defs[i].revision_count > 1 && !emit_def_feed(run, &defs[i]))
			return false;
	}
	return true;
}

bool page_feeds(struct page_run *run)
{
	const struct site *site = run->site;

	if (!site->has_history)
		return true;
	return emit_site_feed(run) && emit_def_feeds(run, site->defs, site->def_count) &&
	    emit_def_feeds(run, site->removed, site->removed_count);
}
