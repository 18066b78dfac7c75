/* SPDX-License-Identifier: MIT */
/* Files for machines that are no JSON: sitemap, robots, llms.txt, redirects, 404. */
#include "base/arena.h"
#include "page/common.h"
#include "page/kinds.h"

/* Renders a template without the frame of a page around what run->mem holds. */
static bool emit_and_rewind(
    struct page_run *run, struct arena_mark mark, str template, struct value data)
{
	bool going = page_emit(run, template, data);

	arena_rewind(run->mem, mark);
	return going;
}

static struct value all_rows(struct page_run *run)
{
	struct value list = value_list(run->mem);

	for (size_t i = 0; i < run->site->def_count; i++)
		value_push(run->mem, list, page_def_row(run, &run->site->defs[i]));
	return list;
}

/* A sitemap needs absolute addresses: without a base url there is none to write. */
static bool emit_sitemap(struct page_run *run)
{
	struct arena_mark mark = arena_mark(run->mem);

	if (!run->site->config.base_url.n)
		return true;
	struct value data = page_begin(run, S("sitemap.xml"), S("Sitemap"), S(""));
	VALUE_SET(run->mem, data, "folders", page_folder_links(run));
	VALUE_SET(run->mem, data, "values", page_value_links(run));
	VALUE_SET(run->mem, data, "definitions", all_rows(run));
	return emit_and_rewind(run, mark, S("sitemap"), data);
}

static bool emit_robots(struct page_run *run)
{
	struct arena_mark mark = arena_mark(run->mem);

	return emit_and_rewind(
	    run, mark, S("robots"), page_begin(run, S("robots.txt"), S("robots.txt"), S("")));
}

static bool emit_llms(struct page_run *run)
{
	struct arena_mark mark = arena_mark(run->mem);
	struct value data = page_begin(run, S("llms.txt"), run->site->config.title, S(""));

	VALUE_SET(run->mem, data, "kinds", page_kind_groups(run, NULL, run->site->def_count));
	return emit_and_rewind(run, mark, S("llms"), data);
}

bool page_machine(struct page_run *run)
{
	return emit_sitemap(run) && emit_robots(run) && emit_llms(run);
}

/* A host shows it at whatever address was asked for, so that its links are absolute if they can. */
bool page_not_found(struct page_run *run)
{
	struct arena_mark mark = arena_mark(run->mem);
	struct value data =
	    page_begin(run, S("404.html"), page_say(run, TEXT_TITLE_NOT_FOUND), S(""));

	if (run->missing_root.p)
		VALUE_SET(run->mem, data, "root", value_string(run->missing_root));
	else if (run->site->config.base_url.n)
		VALUE_SET(run->mem, data, "root", value_string(run->site->config.base_url));
	VALUE_SET(run->mem, data, "noindex", value_bool(true));
	return emit_and_rewind(run, mark, S("not-found"), data);
}

static bool emit_redirect(struct page_run *run, const struct site_def *def, str old_base)
{
	struct arena_mark mark = arena_mark(run->mem);
	str url = str_cat(run->mem, old_base, S(".html"));
	struct value data = page_begin(run, url, def->def.title, S(""));
	str base = run->site->config.base_url;

	if (base.n)
		VALUE_SET(
		    run->mem, data, "canonical", value_string(str_cat(run->mem, base, def->url)));
	VALUE_SET(run->mem, data, "def", page_def_link(run, def));
	return emit_and_rewind(run, mark, S("redirect"), data);
}

bool page_redirects(struct page_run *run)
{
	for (size_t i = 0; i < run->site->def_count; i++) {
		const struct site_def *def = &run->site->defs[i];
		for (size_t k = 0; k < def->old_bases.n; k++) {
			if (!emit_redirect(run, def, def->old_bases.items[k]))
				return false;
		}
	}
	return true;
}
