/* SPDX-License-Identifier: MIT */
/* The links of the frame: the navigation and the foot, as the configuration wants them. */
#include "base/arena.h"
#include "page/common.h"

/* The pages that a configuration knows by name, as site_page_words lists them. */
static const struct named_page {
	str name, url;
	enum language_key label;
	bool needs_history;
	bool is_default; /* stands in the navigation when nothing is said */
} pages[] = {
    {{"catalogue", 9}, {"index.html", 10}, TEXT_PAGE_CATALOGUE, false, true},
    {{"graph", 5}, {"graph.html", 10}, TEXT_PAGE_GRAPH, false, true},
    {{"changes", 7}, {"changes.html", 12}, TEXT_PAGE_CHANGES, true, true},
    {{"removed", 7}, {"removed.html", 12}, TEXT_PAGE_REMOVED, true, true},
    {{"insights", 8}, {"insights.html", 13}, TEXT_PAGE_INSIGHTS, false, true},
    {{"search", 6}, {"search.html", 11}, TEXT_PAGE_SEARCH, false, false},
    {{"compare", 7}, {"compare.html", 12}, TEXT_PAGE_COMPARE, false, false},
};

enum { PAGE_COUNT = sizeof pages / sizeof *pages };

bool page_has_removed(const struct site *site)
{
	return site->has_history && site->config.removed;
}

static bool is_there(const struct site *site, const struct named_page *page)
{
	if (str_eq(page->name, S("removed")))
		return page_has_removed(site);
	return !page->needs_history || site->has_history;
}

static const struct named_page *find_page(str name)
{
	for (size_t i = 0; i < PAGE_COUNT; i++) {
		if (str_eq(pages[i].name, name))
			return &pages[i];
	}
	return NULL;
}

/* {label url external current page}: one of url, in the site, and external is null. */
static void add_entry(struct arena *mem, const struct site *site, struct value list,
    const struct site_link *link, const struct named_page *page, bool current)
{
	struct value entry = value_map(mem);
	const str url = page ? page->url : link->page;
	const str label = link->label.n ? link->label
	    : page			? language_text(site->language, page->label)
					: url;

	VALUE_SET(mem, entry, "label", value_string(label));
	VALUE_SET(mem, entry, "url", page_text(url));
	VALUE_SET(mem, entry, "external", page_text(link->url));
	VALUE_SET(mem, entry, "current", value_bool(current));
	VALUE_SET(
	    mem, entry, "page", page && !link->label.n ? value_string(page->name) : VALUE_NONE);
	value_push(mem, list, entry);
}

static struct value list_links(
    struct arena *mem, const struct site *site, const struct site_links *links, str section)
{
	struct value list = value_list(mem);

	for (size_t i = 0; i < links->n; i++) {
		const struct site_link *link = &links->items[i];
		const struct named_page *page = link->page.p ? find_page(link->page) : NULL;

		if (!page || is_there(site, page))
			add_entry(mem, site, list, link, page, page && str_eq(page->name, section));
	}
	return list;
}

struct value page_nav(struct arena *mem, const struct site *site, str section)
{
	const struct site_link none = {0};
	struct value list = value_list(mem);

	if (site->config.nav.given)
		return list_links(mem, site, &site->config.nav, section);
	for (size_t i = 0; i < PAGE_COUNT; i++) {
		if (pages[i].is_default && is_there(site, &pages[i]))
			add_entry(
			    mem, site, list, &none, &pages[i], str_eq(pages[i].name, section));
	}
	return list;
}

/* Relative links of the text lead nowhere: it stands on pages of every depth. */
struct value page_footer(struct arena *mem, const struct site *site)
{
	const struct md_options options = {.heading_shift = 1};
	struct value footer = value_map(mem);

	if (!site->config.footer.n && !site->config.footer_links.n)
		return VALUE_NONE;
	struct arena *tmp = arena_open();
	VALUE_SET(mem, footer, "text", VALUE_NONE);
	if (site->config.footer.n)
		VALUE_SET(mem, footer, "text",
		    value_html(md_render(mem, tmp, site->config.footer, &options).html));
	arena_close(tmp);
	PAGE_SET_LIST(
	    mem, footer, "links", list_links(mem, site, &site->config.footer_links, STR_ABSENT));
	return footer;
}
