/* SPDX-License-Identifier: MIT */
/* Edges without a target, looked up by the names that a removed definition had. */
#include "page/referrers.h"

#include "base/arena.h"
#include "base/unicode.h"
#include "base/vec.h"

struct page_referrers page_index_referrers(struct arena *mem, const struct site *site)
{
	struct page_referrers referrers = {
	    .site = site, .lists = ARENA_ARRAY(mem, struct page_missing_list, site->missing_count)};

	for (size_t i = site->missing_count; i-- > 0;) {
		void **slot = map_put(mem, &referrers.by_slug, site->missing[i].slug);
		referrers.lists[i] = (struct page_missing_list){&site->missing[i], *slot};
		*slot = &referrers.lists[i];
	}
	return referrers;
}

static str slug_of(struct arena *mem, str text)
{
	struct buf out;

	buf_init(&out, mem);
	unicode_slug(&out, text, true);
	return buf_str(&out);
}

enum { SLUGS_MAX = 3 };

/* What a definition may be called, each once. */
static size_t slugs_of(struct arena *mem, const struct site_def *def, str slugs[SLUGS_MAX])
{
	const str all[] = {def->slug, slug_of(mem, def->def.stem), slug_of(mem, def->def.name)};
	size_t n = 0;

	for (size_t i = 0; i < SLUGS_MAX; i++) {
		bool repeated = !all[i].n;
		for (size_t k = 0; k < n; k++)
			repeated = repeated || str_eq(slugs[k], all[i]);
		if (!repeated)
			slugs[n++] = all[i];
	}
	return n;
}

static void add_edges(struct arena *mem, struct page_edges *edges, const struct site *site,
    const struct site_missing *missing)
{
	for (size_t i = 0; i < missing->in_count; i++)
		VEC_PUSH(mem, edges, &site->edges[missing->in[i]]);
}

struct page_edges page_find_referrers(
    struct arena *mem, const struct page_referrers *referrers, const struct site_def *def)
{
	struct page_edges edges = {0};
	str slugs[SLUGS_MAX];
	const size_t n = slugs_of(mem, def, slugs);

	for (size_t i = 0; i < n; i++) {
		const struct page_missing_list *list = map_get(&referrers->by_slug, slugs[i]);
		for (; list; list = list->next)
			add_edges(mem, &edges, referrers->site, list->missing);
	}
	return edges;
}

struct page_edges page_look_for_referrers(
    struct arena *mem, const struct site *site, const struct site_def *def)
{
	struct page_edges edges = {0};
	str slugs[SLUGS_MAX];
	const size_t n = slugs_of(mem, def, slugs);

	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < site->missing_count; k++) {
			if (str_eq(site->missing[k].slug, slugs[i]))
				add_edges(mem, &edges, site, &site->missing[k]);
		}
	}
	return edges;
}
