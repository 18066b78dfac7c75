/* SPDX-License-Identifier: MIT */
/* The search page with its list from A to Z for readers without scripts, and the index. */
#include "base/arena.h"
#include "base/date.h"
#include "page/common.h"
#include "page/kinds.h"
#include "page/listing.h"
#include "site/facets.h"

static str joined(struct arena *mem, const struct def_strings *strings)
{
	struct buf out;

	buf_init(&out, mem);
	for (size_t i = 0; i < strings->n; i++) {
		if (i)
			buf_add(&out, S(", "));
		buf_add(&out, strings->items[i]);
	}
	return buf_str(&out);
}

/* The sections that the markdown renderer found, as the index wants them. */
static struct search_section *sections_of(
    struct arena *mem, const struct md_document *document, size_t *ret_n)
{
	struct search_section *sections =
	    ARENA_ARRAY(mem, struct search_section, document->section_count);

	for (size_t i = 0; i < document->section_count; i++) {
		const struct md_section *section = &document->sections[i];
		bool headed = section->heading != MD_NO_HEADING;
		sections[i].text = section->text;
		sections[i].heading = headed ? document->headings[section->heading].text : S("");
		sections[i].anchor = headed ? document->headings[section->heading].anchor : S("");
	}
	*ret_n = document->section_count;
	return sections;
}

/* Everybody who wrote a version, a line each. */
static str authors_of(struct page_run *run, const struct site_def *def)
{
	struct map seen = {0};
	struct buf out;

	buf_init(&out, run->mem);
	for (size_t i = 0; i < def->revision_count; i++) {
		const struct repo_commit *commit = site_commit_of(run->site, &def->revisions[i]);
		if (!commit || map_get(&seen, page_author(run, commit)))
			continue;
		*map_put(run->mem, &seen, page_author(run, commit)) = run->mem;
		buf_add(&out, out.n ? S("\n") : S(""));
		buf_add(&out, page_author(run, commit));
	}
	return buf_str(&out);
}

static void set_age(
    struct search_document *entry, const struct site *site, const struct site_def *def)
{
	int64_t age_s;

	entry->has_age = site_age_s(site, def, &age_s);
	if (entry->has_age)
		entry->age = (uint32_t)(age_s / DATE_DAY_S);
}

void page_add_to_search(struct page_run *run, const struct page_definition_input *input)
{
	const struct site_def *def = input->def;
	struct arena_mark mark = arena_mark(run->mem);
	struct arena *mem = run->mem;
	struct search_document entry = {
	    .kind = def_kinds[def->def.kind].name,
	    .plural = def_kinds[def->def.kind].plural,
	    .slug = def->slug,
	    .title = def->def.title,
	    .aliases = str_format(mem, "%.*s %.*s", STR_ARG(def->def.name), STR_ARG(def->def.stem)),
	    .folder = def->deleted ? S("") : run->site->folders[def->folder].name,
	    .model = def->def.model,
	    .tools = def->def.tools.inherits_all ? S("ALL") : joined(mem, &def->def.tools.allowed),
	    .authors = authors_of(run, def),
	    .summary = def->def.summary,
	    .description = def->def.description,
	    .past = input->past,
	    .deleted = def->deleted,
	};

	set_age(&entry, run->site, def);
	entry.sections = sections_of(mem, &input->bodies->current.document, &entry.section_count);
	search_add(run->search, run->tmp, &entry);
	arena_rewind(run->mem, mark);
}

bool page_search_index(struct page_run *run)
{
	struct arena_mark mark = arena_mark(run->mem);
	const struct site_facets *facets = run->site->facets;
	size_t n;
	str day = facets->has_newest ? date_day(run->mem, facets->newest_utc_s) : S("");
	struct search_shard *shards = search_shards(run->mem, run->tmp, run->search, day, &n);
	bool going = true;

	for (size_t i = 0; going && i < n; i++)
		going = page_emit_bytes(run, shards[i].path, shards[i].content);
	arena_rewind(run->mem, mark);
	return going;
}

enum { NAMES_MAX = 2000 }; /* listed on the page itself: 160 KB */

/* The pages of the catalogue by what stands on them: [url first last], names. */
static struct value spans_of(struct page_run *run)
{
	struct arena *mem = run->mem;
	const struct site *site = run->site;
	const struct page_cut cut = page_catalogue_cut(site);
	const size_t *order = site->facets->order;
	struct value list = value_list(mem);

	for (size_t i = 0; i < page_cut_pages(&cut); i++) {
		const size_t first = order[page_cut_first(&cut, i)];
		const size_t last = order[page_cut_end(&cut, i) - 1];
		struct value span = value_map(mem);
		VALUE_SET(mem, span, "url", value_string(page_cut_url(mem, &cut, i)));
		VALUE_SET(mem, span, "first", value_string(site->defs[first].def.title));
		VALUE_SET(mem, span, "last", value_string(site->defs[last].def.title));
		value_push(mem, list, span);
	}
	return list;
}

bool page_search(struct page_run *run)
{
	struct arena_mark mark = arena_mark(run->mem);
	struct arena *mem = run->mem;
	struct value data =
	    page_begin(run, S("search.html"), page_say(run, TEXT_PAGE_SEARCH), S("search"));

	if (run->site->def_count <= NAMES_MAX)
		page_add_names(run, data);
	else
		PAGE_SET_LIST(mem, data, "spans", spans_of(run));
	VALUE_SET(mem, data, "noindex", value_bool(true));
	bool going = page_emit(run, S("search"), data);
	arena_rewind(run->mem, mark);
	return going;
}
