/* SPDX-License-Identifier: MIT */
/* Which producer makes the page at an address, and what has to be read for it first. */
#include "build/pages.h"

#include "base/arena.h"

static bool take(void *context, const struct page *page)
{
	struct build_pages *pages = context;
	const bool going = pages->sink(pages->context, page);

	pages->failed = pages->failed || !going;
	pages->found = true;
	/* nothing behind the one page that is wanted matters, but changes are read to the end */
	return going && !pages->may_stop;
}

static bool exists(void *context, str path)
{
	const struct build_pages *pages = context;

	return build_exists(pages->build, path);
}

static size_t count_defs(const struct site *site)
{
	return site->def_count + site->removed_count;
}

static struct site_def *def_at(const struct site *site, size_t i)
{
	return i < site->def_count ? &site->defs[i] : &site->removed[i - site->def_count];
}

static size_t index_of(const struct site *site, const struct site_def *def)
{
	return def->deleted ? site->def_count + (size_t)(def - site->removed)
			    : (size_t)(def - site->defs);
}

void build_pages_open(
    struct build_pages *pages, struct build *build, page_sink *sink, void *context)
{
	*pages = (struct build_pages){.build = build, .sink = sink, .context = context};
	pages->index = arena_open();
	pages->is_read = ARENA_ARRAY(build->mem, bool, count_defs(build->site));
	pages->run = (struct page_run){
	    .site = build->site,
	    .mem = build->page,
	    .tmp = build->tmp,
	    .diag = build->diag,
	    .sink = take,
	    .context = pages,
	    .shared = page_share(build->mem, build->site),
	    .exists = exists,
	    .search = search_new(pages->index),
	};
	chain_open(&pages->chain, build, &pages->run);
}

void build_pages_close(struct build_pages *pages)
{
	chain_close(&pages->chain);
	arena_close(pages->index);
}

static bool run_chain(struct build_pages *pages, size_t i, unsigned parts);

/*
 * Of a definition that is as it was the former build has the changes, or reads them now: so they
 * are read once, whatever else is saved meanwhile. It may have taken them over itself.
 */
static bool take_changes(struct build_pages *pages, size_t i)
{
	struct build_pages *former = pages->former;
	struct site_def *def = def_at(pages->build->site, i);
	const struct site_def *other = former ? site_former_def(pages->build->site, def) : NULL;

	if (!other)
		return false;
	const size_t k = index_of(former->build->site, other);
	if (!former->is_read[k] && !run_chain(former, k, CHAIN_CHANGES))
		return false;
	site_take_changes(def, other);
	return true;
}

static bool run_chain(struct build_pages *pages, size_t i, unsigned parts)
{
	const struct site *site = pages->build->site;

	if (!pages->is_read[i] && !take_changes(pages, i))
		parts |= CHAIN_CHANGES;
	pages->is_read[i] = true;
	return !parts || chain_run(&pages->chain, def_at(site, i), parts);
}

static void finish(struct build_pages *pages)
{
	struct build *build = pages->build;

	site_finish(build->mem, build->tmp, build->site);
	pages->is_finished = true;
}

bool build_pages_make(struct build_pages *pages)
{
	const size_t n = count_defs(pages->build->site);
	bool going = true;

	for (size_t i = 0; going && i < n; i++)
		going = run_chain(pages, i, CHAIN_ALL);
	finish(pages);
	for (size_t i = 0; going && i < page_kind_count; i++)
		going = page_kinds[i].produce(&pages->run);
	return going;
}

bool build_pages_step(struct build_pages *pages)
{
	const size_t n = count_defs(pages->build->site);

	while (pages->next_read < n && pages->is_read[pages->next_read])
		pages->next_read++;
	if (pages->next_read == n) {
		if (!pages->is_finished)
			finish(pages);
		return false;
	}
	/* no page is made, so that no sink can stop it */
	return run_chain(pages, pages->next_read, 0);
}

static void index_texts(struct build_pages *pages)
{
	const size_t n = count_defs(pages->build->site);
	const unsigned parts = CHAIN_SEARCH | CHAIN_BODIES | CHAIN_VERSIONS;

	while (pages->next_indexed < n && run_chain(pages, pages->next_indexed, parts))
		pages->next_indexed++;
}

static void put_owner(struct build_pages *pages, str url, struct site_def *def)
{
	void **owner = map_put(pages->build->mem, &pages->owners, url);

	if (!*owner)
		*owner = def;
}

static void list_owners(struct build_pages *pages)
{
	const struct site *site = pages->build->site;
	struct arena *mem = pages->build->mem;

	for (size_t i = 0; !pages->is_listed && i < count_defs(site); i++) {
		struct site_def *def = def_at(site, i);
		put_owner(pages, def->url, def);
		put_owner(pages, str_cat(mem, def->base, S(".md")), def);
		put_owner(pages, str_cat(mem, def->base, S(".js")), def);
		for (size_t k = 0; k < def->revision_count; k++)
			if (def->revisions[k].url.p)
				put_owner(pages, def->revisions[k].url, def);
	}
	pages->is_listed = true;
}

/* What kinds of pages need, which are ordered by it. */
static void prepare(struct build_pages *pages, enum page_needs needs)
{
	while (needs >= PAGE_NEEDS_CHANGES && build_pages_step(pages))
		continue;
	if (needs >= PAGE_NEEDS_SEARCH)
		index_texts(pages);
}

static void produce(struct build_pages *pages, const struct page_kind *kind, str url)
{
	const str only = kind->needs == PAGE_NEEDS_SEARCH ? STR_ABSENT : url;

	prepare(pages, kind->needs);
	pages->run.only = only;
	pages->may_stop = only.p != NULL;
	/* that the producer was stopped says only that the page was found */
	const bool is_done = kind->produce(&pages->run);
	pages->failed = pages->failed || (!is_done && !pages->found);
	pages->run.only = STR_ABSENT;
	pages->may_stop = false;
}

static void run_owner(struct build_pages *pages, const struct site_def *def, str url)
{
	pages->run.only = url;
	const bool is_done =
	    run_chain(pages, index_of(pages->build->site, def), chain_parts_of(def, url));
	pages->failed = pages->failed || (!is_done && !pages->found);
	pages->run.only = STR_ABSENT;
}

enum build_page_found build_pages_find(struct build_pages *pages, str url)
{
	list_owners(pages);
	const struct site_def *owner = map_get(&pages->owners, url);

	pages->found = pages->failed = false;
	if (owner)
		run_owner(pages, owner, url);
	for (size_t i = 0; i < page_kind_count && !pages->found; i++) {
		if (page_kind_covers(&page_kinds[i], url))
			produce(pages, &page_kinds[i], url);
	}
	if (pages->failed)
		return BUILD_PAGE_FAILED;
	return pages->found ? BUILD_PAGE_MADE : BUILD_PAGE_NONE;
}
