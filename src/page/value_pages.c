/* SPDX-License-Identifier: MIT */
/*
 * The definitions of one folder, kind, model or tool: pages for readers without scripts, for search
 * engines, and for links that say what they lead to.
 */
#include "base/arena.h"
#include "page/common.h"
#include "page/kinds.h"
#include "page/listing.h"

struct value page_folder_links(struct page_run *run)
{
	struct arena *mem = run->mem;
	struct value folders = value_list(mem);

	for (size_t i = 0; i < run->site->folder_count; i++) {
		const struct site_folder *folder = &run->site->folders[i];
		struct value item = value_map(mem);
		VALUE_SET(mem, item, "name", page_text(folder->name));
		VALUE_SET(mem, item, "url", value_string(folder->url));
		VALUE_SET(mem, item, "count", value_int(mem, (int64_t)folder->def_count));
		value_push(mem, folders, item);
	}
	return folders;
}

struct value page_value_links(struct page_run *run)
{
	struct value links = value_list(run->mem);

	for (size_t kind = 0; kind < FACET_COUNT; kind++) {
		const struct site_facet *facet = &run->site->facets->all[kind];
		for (size_t i = 0; i < facet->n; i++) {
			if (facet->values[i].has_page)
				value_push(run->mem, links,
				    page_facet_value(
					run, (enum site_facet_kind)kind, &facet->values[i]));
		}
	}
	return links;
}

/* --- folders -------------------------------------------------------------------------------- */

/* The folder's README.md, as the body of its page. */
static struct value readme_of(struct page_run *run, const struct site_folder *folder)
{
	return folder->readme.p ? value_html(page_readme(run, folder, S("../"))) : VALUE_NONE;
}

/* What a page of a value is about. */
struct about {
	enum site_facet_kind kind;
	const struct site_facet_value *value;
};

static void describe_value(struct page_run *run, struct value data, const void *what, size_t at)
{
	struct arena *mem = run->mem;
	const struct about *about = what;
	struct value value = page_facet_value(run, about->kind, about->value);
	const struct site_facet_value *all = site_facet_find(run->site, FACET_TOOL, S("ALL"));

	(void)at;
	value_set(mem, data, site_facet_names[about->kind], value);
	VALUE_SET(mem, data, "value", value);
	PAGE_SET_LIST(mem, data, "tabs",
	    about->kind == FACET_KIND ? page_kind_tabs(run, about->value->key) : value_list(mem));
	if (about->kind == FACET_TOOL && about->value->name.p && all)
		VALUE_SET(mem, data, "inherit", page_facet_value(run, FACET_TOOL, all));
}

static void describe_folder(struct page_run *run, struct value data, const void *what, size_t at)
{
	struct arena *mem = run->mem;
	const struct about *about = what;
	const struct site_folder *folder = site_facet_folder(run->site, about->value);

	describe_value(run, data, what, at);
	VALUE_SET(mem, data, "readme", at ? VALUE_NONE : readme_of(run, folder));
	VALUE_SET(mem, data, "graph_url", page_text(page_group_url(mem, folder)));
}

/* --- all ------------------------------------------------------------------------------------ */

static bool emit_value(struct page_run *run, const struct about *about)
{
	const bool is_folder = about->kind == FACET_FOLDER;
	const struct site_facet_value *value = about->value;
	const struct page_listing listing = {
	    .url = value->url,
	    .title = value->name.p ? value->name : value->key,
	    .template = is_folder ? S("folder") : S("listing"),
	    .rest_template = is_folder ? S("folder") : S("listing"),
	    .defs = value->defs,
	    .n = value->n,
	    .describe = is_folder ? describe_folder : describe_value,
	    .what = about,
	};

	return page_emit_listing(run, &listing);
}

static bool emit_facet(struct page_run *run, enum site_facet_kind kind)
{
	const struct site_facet *facet = &run->site->facets->all[kind];

	for (size_t i = 0; i < facet->n; i++) {
		const struct about about = {kind, &facet->values[i]};
		if ((kind == FACET_FOLDER || about.value->has_page) && !emit_value(run, &about))
			return false;
	}
	return true;
}

bool page_folders(struct page_run *run)
{
	return emit_facet(run, FACET_FOLDER);
}

bool page_values(struct page_run *run)
{
	return emit_facet(run, FACET_KIND) && emit_facet(run, FACET_MODEL) &&
	    emit_facet(run, FACET_TOOL);
}
