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

struct page_edges page_find_referrers(
    struct arena *mem, const struct page_referrers *referrers, const struct site_def *def)
{
	const str slugs[] = {def->slug, slug_of(mem, def->def.stem), slug_of(mem, def->def.name)};
	const struct site *site = referrers->site;
	VEC(const struct site_edge *) edges = {0};

	for (size_t i = 0; i < sizeof slugs / sizeof *slugs; i++) {
		const struct page_missing_list *list = map_get(&referrers->by_slug, slugs[i]);
		bool repeated = !slugs[i].n;
		for (size_t k = 0; k < i; k++)
			repeated = repeated || str_eq(slugs[k], slugs[i]);
		for (; list && !repeated; list = list->next) {
			for (size_t k = 0; k < list->missing->in_count; k++)
				VEC_PUSH(mem, &edges, &site->edges[list->missing->in[k]]);
		}
	}
	return (struct page_edges){edges.items, edges.n};
}
