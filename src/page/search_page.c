/* SPDX-License-Identifier: MIT */
/* The search page with its list from A to Z for readers without scripts, and the index. */
#include "base/arena.h"
#include "base/vec.h"
#include "markdown/md.h"
#include "page/common.h"
#include "page/kinds.h"
#include "search/search.h"

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

static void add_definition(
    struct page_run *run, struct search_index *index, const struct site_def *def)
{
	struct arena_mark mark = arena_mark(run->tmp);
	struct arena *scratch = run->tmp;
	struct md_options options = {.want_sections = true, .heading_shift = 1};
	struct md_document document = md_render(scratch, run->mem, def->def.body, &options);
	struct search_document entry = {
	    .id = def->id,
	    .url = def->url,
	    .kind = def_kinds[def->def.kind].name,
	    .title = def->def.title,
	    .aliases =
		str_format(scratch, "%.*s %.*s", STR_ARG(def->def.name), STR_ARG(def->def.stem)),
	    .folder = def->deleted ? S("") : run->site->folders[def->folder].name,
	    .model = def->def.model,
	    .tools =
		def->def.tools.inherits_all ? S("ALL") : joined(scratch, &def->def.tools.allowed),
	    .summary = def->def.summary,
	    .deleted = def->deleted,
	};

	entry.sections = sections_of(scratch, &document, &entry.section_count);
	search_add(index, run->mem, &entry);
	arena_rewind(run->tmp, mark);
}

static bool emit_index(struct page_run *run)
{
	struct arena *mem = arena_open(); /* the index outlives the data of a page */
	struct search_index *index = search_new(mem);
	const struct site *site = run->site;
	size_t n;
	bool going = true;

	for (size_t i = 0; i < site->def_count; i++)
		add_definition(run, index, &site->defs[i]);
	for (size_t i = 0; i < site->removed_count; i++)
		add_definition(run, index, &site->removed[i]);
	struct search_shard *shards = search_shards(mem, run->tmp, index, &n);
	for (size_t i = 0; going && i < n; i++)
		going = page_emit_bytes(run, shards[i].path, shards[i].content);
	arena_close(mem);
	return going;
}

/* By name, letter by letter: what a reader without scripts has instead of a search. */
static struct value rows_by_kind(struct page_run *run)
{
	struct value rows = value_list(run->mem);

	for (size_t i = 0; i < run->site->def_count; i++)
		value_push(run->mem, rows, page_def_link(run, &run->site->defs[i]));
	return rows;
}

bool page_search(struct page_run *run)
{
	struct arena_mark mark = arena_mark(run->mem);
	struct arena *mem = run->mem;
	struct value data = page_begin(run, S("search.html"), S("Search"), S("search"));

	VALUE_SET(mem, data, "definitions", rows_by_kind(run));
	VALUE_SET(mem, data, "noindex", value_bool(true));
	bool going = page_emit(run, S("search"), data);
	arena_rewind(run->mem, mark);
	return going && emit_index(run);
}
