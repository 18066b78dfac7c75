/* SPDX-License-Identifier: MIT */
/* Atom feeds (RFC 4287): of the whole site, an entry a commit; of a definition, an entry a
 * revision. */
#include <stdlib.h>

#include "base/arena.h"
#include "page/changes.h"
#include "page/kinds.h"

enum {
	FEED_ENTRIES = 50, /* of the newest commits; what is older stands in the change log */
	ENTRY_DEFINITIONS = 20, /* of one commit; the change log has all */
};

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
 * When a commit came to be as it is: that is the committer's date. The author's may be much older,
 * and readers of feeds would put the entry far down. Where neither is known it is the beginning of
 * time, as in git.
 */
static int64_t updated_at(const struct repo_commit *commit)
{
	if (commit->commit_utc_s != REPO_TIME_UNKNOWN)
		return commit->commit_utc_s;
	return commit->author_utc_s != REPO_TIME_UNKNOWN ? commit->author_utc_s : 0;
}

struct entry {
	const struct repo_commit *commit;
	size_t order; /* in the history, newest first */
	struct value data;
};

struct feed {
	str url, title;
	str id; /* distinguishes it from the site's other feeds */
	str home; /* url of the page that it follows */
	struct entry entries[FEED_ENTRIES];
	size_t n;
};

/* Adds an entry with all but what it is about. */
static struct value add_entry(
    struct page_run *run, struct feed *feed, const struct repo_commit *commit, str subject)
{
	struct arena *mem = run->mem;
	struct value data = value_map(mem);

	page_add_commit(run, data, commit);
	VALUE_SET(mem, data, "id",
	    value_string(str_format(mem, "urn:agentdoc:%.*s:%.*s",
		STR_ARG(value_text(*value_get(data, S("commit")))), STR_ARG(subject))));
	VALUE_SET(mem, data, "updated", page_date(run, true, updated_at(commit)));
	feed->entries[feed->n] = (struct entry){commit, feed->n, data};
	feed->n++;
	return data;
}

/* Commits are in an order of their own, which dates need not follow. */
static int compare_entries(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;
	const int64_t time_a = updated_at(a->commit), time_b = updated_at(b->commit);

	if (time_a != time_b)
		return time_a > time_b ? -1 : 1;
	return a->order < b->order ? -1 : 1;
}

static bool emit_feed(struct page_run *run, struct feed *feed)
{
	struct arena *mem = run->mem;
	struct value data = page_begin(run, feed->url, feed->title, S(""));
	struct value entries = value_list(mem);

	if (feed->n)
		qsort(feed->entries, feed->n, sizeof *feed->entries, compare_entries);
	for (size_t i = 0; i < feed->n; i++)
		value_push(mem, entries, feed->entries[i].data);
	/* a feed must say when it was updated; one without entries is as old as the commit */
	const struct repo_commit *newest =
	    feed->n ? feed->entries[0].commit : &run->site->commits.items[0];
	VALUE_SET(mem, data, "id",
	    value_string(str_format(mem, "urn:agentdoc:%.*s:feed:%.*s", STR_ARG(collection_id(run)),
		STR_ARG(feed->id))));
	VALUE_SET(mem, data, "home", value_string(feed->home));
	VALUE_SET(mem, data, "updated", page_date(run, true, updated_at(newest)));
	VALUE_SET(mem, data, "entries", entries);
	return page_emit(run, S("feed"), data);
}

static str revision_url(const struct site_def *def, const struct site_revision *revision)
{
	return revision->url.p ? revision->url : def->url;
}

/* What a commit did to each definition, so that nobody has to follow a link to know. */
static void add_definitions(
    struct page_run *run, struct value entry, const struct site_commit *change)
{
	struct arena *mem = run->mem;
	struct value list = value_list(mem);

	for (size_t i = 0; i < change->n && i < ENTRY_DEFINITIONS; i++) {
		const struct site_commit_item *item = &change->items[i];
		struct value def = page_def_link(run, item->def);
		VALUE_SET(mem, def, "revision_url",
		    value_string(revision_url(item->def, item->revision)));
		VALUE_SET(mem, def, "sentence", page_text(item->revision->change.sentence));
		PAGE_SET_LIST(mem, def, "fields", page_field_changes(run, &item->revision->change));
		value_push(mem, list, def);
	}
	VALUE_SET(mem, entry, "definitions_more",
	    value_int(mem, (int64_t)(change->n - value_count(list))));
	PAGE_SET_LIST(mem, entry, "definitions", list);
}

static bool emit_site_feed(struct page_run *run)
{
	struct arena_mark mark = arena_mark(run->mem);
	const struct site *site = run->site;
	struct feed feed = {
	    .url = S("feed.xml"),
	    .title = site->config.title,
	    .id = S("site"),
	    .home = S("changes.html"),
	};

	if (!page_is_wanted(run, feed.url))
		return true;
	for (size_t i = 0; i < site->change_count && feed.n < FEED_ENTRIES; i++) {
		const struct site_commit *change = &site->changes[i];
		if (change->commit == HIST_UNCOMMITTED)
			continue;
		struct value entry =
		    add_entry(run, &feed, &site->commits.items[change->commit], S("site"));
		VALUE_SET(run->mem, entry, "title", *value_get(entry, S("subject")));
		VALUE_SET(run->mem, entry, "link", value_string(page_log_url(run, change)));
		add_definitions(run, entry, change);
	}
	bool going = emit_feed(run, &feed);
	arena_rewind(run->mem, mark);
	return going;
}

static bool emit_def_feed(struct page_run *run, const struct site_def *def)
{
	struct arena_mark mark = arena_mark(run->mem);
	struct arena *mem = run->mem;
	struct feed feed = {
	    .url = str_cat(mem, def->base, S("/feed.xml")),
	    .title = def->def.title,
	    .id = def->id,
	    .home = def->url,
	};

	if (!page_is_wanted(run, feed.url)) {
		arena_rewind(mem, mark);
		return true;
	}
	for (size_t i = 0; i < def->revision_count && feed.n < FEED_ENTRIES; i++) {
		const struct site_revision *revision = &def->revisions[i];
		const struct repo_commit *commit = site_commit_of(run->site, revision);
		if (!commit)
			continue;
		struct value entry = add_entry(run, &feed, commit, def->id);
		VALUE_SET(mem, entry, "title", page_text(revision->change.sentence));
		VALUE_SET(mem, entry, "link", value_string(revision_url(def, revision)));
		PAGE_SET_LIST(mem, entry, "fields", page_field_changes(run, &revision->change));
	}
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
