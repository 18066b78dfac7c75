/* SPDX-License-Identifier: MIT */
/*
 * One state of the site after the other; each owns its memory and the pages that were made of it.
 *
 * A state stands on the one that it takes texts, history and changes from. As long as little
 * differs all of them stand on the same; one that differs in much carries the next ones, so that
 * what is new is read once, too.
 *
 *	whole <- new commit <- current
 *	                    <- (the one before: gone)
 */
#include "build/preview.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/bug.h"
#include "base/limits.h"
#include "build/pages.h"
#include "build/watched.h"

enum {
	TEXTS_DIFFER_MAX = 32, /* from the state that it stands on; then it carries the next one */
	GROUNDS_MAX = 8, /* one below the other; then all is read again, for their memory */
};

/* A state of the site. */
struct generation {
	struct generation *ground; /* what it stands on; NULL: it was read whole */
	unsigned depth; /* of grounds below it */
	unsigned holders; /* those who stand on it, and the preview */
	struct build build;
	struct build_pages pages;
	bool has_pages;
	struct map index; /* url -> struct preview_page *: files of the search, made together */
	struct arena *made; /* pages, until they are too many */
	struct map cache; /* url -> struct preview_page *, in made */
	size_t made_size;
	str style, code;
};

struct preview {
	const struct build_options *options;
	struct generation *current; /* NULL before the first refresh */
	struct generation *base; /* what the next one stands on; perhaps the current one */
	struct arena *failed_mem; /* of the diagnostics of a refresh that failed; NULL: none did */
	struct diag *failed;
};

static struct generation *hold(struct generation *g)
{
	if (g)
		g->holders++;
	return g;
}

/* The last one who lets go closes it, and lets go of what it stands on. */
static void let_go(struct generation *g)
{
	while (g && --g->holders == 0) {
		struct generation *ground = g->ground;

		if (g->has_pages)
			build_pages_close(&g->pages);
		arena_close(g->made);
		build_close(&g->build);
		free(g);
		g = ground;
	}
}

struct preview *preview_open(const struct build_options *options)
{
	struct preview *preview = calloc(1, sizeof *preview);

	if (!preview)
		bug_out_of_memory();
	preview->options = options;
	return preview;
}

void preview_close(struct preview *preview)
{
	let_go(preview->base);
	let_go(preview->current);
	arena_close(preview->failed_mem);
	free(preview);
}

static struct preview_page *keep(struct arena *mem, struct map *map, str url, str content)
{
	struct preview_page *page = ARENA_NEW(mem, struct preview_page);
	const struct oid hash = repo_hash_blob(content);

	*page = (struct preview_page){str_dup(mem, content), oid_hex(mem, &hash, 20)};
	*map_put(mem, map, str_dup(mem, url)) = page;
	return page;
}

/* Pages come again when they are asked for, but for the index, whose files are made once. */
static bool take(void *context, const struct page *page)
{
	struct generation *g = context;
	struct build *build = &g->build;
	const bool is_index = !page->template.p && str_starts_with(page->url, S("search/"));
	str content = page->content;

	if (page->template.p) {
		if (!build_render(build, page))
			return false;
		content = buf_str(&build->out);
	}
	if (is_index) {
		keep(build->mem, &g->index, page->url, content);
	} else {
		keep(g->made, &g->cache, page->url, content);
		g->made_size += content.n;
	}
	return true;
}

static void forget_pages(struct generation *g)
{
	arena_close(g->made);
	g->made = arena_open();
	g->cache = (struct map){0};
	g->made_size = 0;
}

static enum preview_found make(struct generation *g, str url, const struct preview_page **ret_page)
{
	if (g->made_size > LIMIT_PREVIEW_PAGES)
		forget_pages(g);
	switch (build_pages_find(&g->pages, url)) {
	case BUILD_PAGE_FAILED:
		return PREVIEW_FAILED;
	case BUILD_PAGE_NONE:
		return PREVIEW_NONE;
	case BUILD_PAGE_MADE:
		break;
	}
	const struct preview_page *page = map_get(&g->cache, url);
	*ret_page = page ? page : map_get(&g->index, url);
	return *ret_page ? PREVIEW_FOUND : PREVIEW_NONE;
}

enum preview_found preview_find(struct preview *preview, str url, struct preview_page *ret_page)
{
	struct generation *g = preview->current;
	const struct preview_page *page = map_get(&g->cache, url);
	enum preview_found found = PREVIEW_FOUND;

	if (!page)
		page = map_get(&g->index, url);
	if (!page)
		found = make(g, url, &page);
	if (found == PREVIEW_FOUND)
		*ret_page = *page;
	return found;
}

/* Its name in the cache is that of no file. */
static const str missing = {"/404.html", 9};

enum preview_found preview_find_missing(struct preview *preview, struct preview_page *ret_page)
{
	struct generation *g = preview->current;
	const struct preview_page *page = map_get(&g->cache, missing);

	if (!page) {
		struct preview_page made;
		/* the file itself must not be taken for it */
		*map_put(g->made, &g->cache, S("404.html")) = NULL;
		g->pages.run.missing_root = S("/");
		const enum preview_found found = preview_find(preview, S("404.html"), &made);
		g->pages.run.missing_root = STR_ABSENT;
		page = map_get(&g->cache, S("404.html"));
		*map_put(g->made, &g->cache, S("404.html")) = NULL;
		if (found != PREVIEW_FOUND)
			return found;
		*map_put(g->made, &g->cache, missing) = (void *)(uintptr_t)page;
	}
	*ret_page = *page;
	return PREVIEW_FOUND;
}

bool preview_step(struct preview *preview)
{
	return build_pages_step(&preview->current->pages);
}

struct diag *preview_diag(struct preview *preview)
{
	return preview->failed ? preview->failed : preview->current->build.diag;
}

/* Of the user's assets those that are style sheets, or all others. */
static str hash_assets(struct generation *g, bool styles)
{
	const struct site_config *config = &g->build.site->config;
	struct arena_mark mark = arena_mark(g->build.tmp);
	struct buf all;

	buf_init(&all, g->build.tmp);
	for (size_t i = 0; i < config->asset_count; i++) {
		const struct site_asset *asset = &config->assets[i];
		const struct oid hash = repo_hash_blob(asset->content);
		if (str_ends_with(asset->name, S(".css")) != styles)
			continue;
		buf_format(&all, "%.*s %.*s\n", STR_ARG(asset->name),
		    STR_ARG(oid_hex(g->build.tmp, &hash, 40)));
	}
	const struct oid hash = repo_hash_blob(buf_str(&all));
	arena_rewind(g->build.tmp, mark);
	return oid_hex(g->build.mem, &hash, 20);
}

/* Colours are a style sheet that the configuration makes. */
static void hash_style(struct generation *g)
{
	const struct preview_page *colors = NULL;

	g->style = hash_assets(g, true);
	g->code = hash_assets(g, false);
	if (make(g, S("assets/colors.css"), &colors) == PREVIEW_FOUND)
		g->style =
		    str_format(g->build.mem, "%.*s%.*s", STR_ARG(g->style), STR_ARG(colors->hash));
}

str preview_style(const struct preview *preview)
{
	return preview->current->style;
}

str preview_code(const struct preview *preview)
{
	return preview->current->code;
}

static bool load(struct generation *g)
{
	struct build *build = &g->build;

	if (!build_look(build) || !build_compile_templates(build) || !build_read(build))
		return false;
	build_walk(build);
	build_pages_open(&g->pages, build, take, g);
	g->pages.former = g->ground ? &g->ground->pages : NULL;
	g->has_pages = true;
	hash_style(g);
	return true;
}

static struct generation *open_generation(
    const struct build_options *options, struct generation *ground)
{
	struct generation *g = calloc(1, sizeof *g);

	if (!g)
		bug_out_of_memory();
	g->ground = hold(ground);
	g->depth = ground ? ground->depth + 1 : 0;
	g->build.options = options;
	g->build.former = ground ? &ground->build : NULL;
	build_open(&g->build);
	g->made = arena_open();
	g->build.diag = diag_new(g->build.mem);
	return g;
}

static void forget_failure(struct preview *preview)
{
	arena_close(preview->failed_mem);
	preview->failed_mem = NULL;
	preview->failed = NULL;
}

static void keep_failure(struct preview *preview, struct diag *diag)
{
	preview->failed_mem = arena_open();
	preview->failed = diag_new(preview->failed_mem);
	diag_repeat_all(preview->failed, diag, DIAG_NOTE);
}

static size_t count_new_texts(const struct site *site)
{
	size_t n = 0;

	for (size_t i = 0; i < site->def_count; i++) {
		const struct site_def *former =
		    map_get(&site->former->by_path, site->defs[i].def.path);
		n += !former || former->def.source.p != site->defs[i].def.source.p;
	}
	return n;
}

/* What names there are decides what texts state, so a new one means that all of it is read. */
static bool differs_in_much(const struct site *site)
{
	return !site->former || !site->has_former_names || !site->has_former_history ||
	    count_new_texts(site) > TEXTS_DIFFER_MAX;
}

/* Of one that others stand on only what texts hold is needed from now on. */
static void replace(struct preview *preview, struct generation *next)
{
	if (preview->current)
		forget_pages(preview->current);
	let_go(preview->current);
	preview->current = next;
	if (!differs_in_much(next->build.site))
		return;
	let_go(preview->base);
	preview->base = hold(next);
}

bool preview_refresh(struct preview *preview)
{
	const bool is_deep = preview->base && preview->base->depth >= GROUNDS_MAX;
	struct generation *next =
	    hold(open_generation(preview->options, is_deep ? NULL : preview->base));

	forget_failure(preview);
	if (!load(next)) {
		keep_failure(preview, next->build.diag);
		let_go(next);
		return false;
	}
	replace(preview, next);
	return true;
}

struct preview_folders preview_folders(struct preview *preview, struct arena *mem)
{
	return build_list_watched(mem, &preview->current->build);
}
