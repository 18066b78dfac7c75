/* SPDX-License-Identifier: MIT */
/* The search page with its list from A to Z for readers without scripts, and the index. */
#include "base/arena.h"
#include "page/common.h"
#include "page/kinds.h"

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

void page_add_to_search(
    struct page_run *run, const struct site_def *def, const struct md_document *body)
{
	struct arena_mark mark = arena_mark(run->mem);
	struct arena *mem = run->mem;
	struct search_document entry = {
	    .id = def->id,
	    .url = def->url,
	    .kind = def_kinds[def->def.kind].name,
	    .title = def->def.title,
	    .aliases = str_format(mem, "%.*s %.*s", STR_ARG(def->def.name), STR_ARG(def->def.stem)),
	    .folder = def->deleted ? S("") : run->site->folders[def->folder].name,
	    .model = def->def.model,
	    .tools = def->def.tools.inherits_all ? S("ALL") : joined(mem, &def->def.tools.allowed),
	    .summary = def->def.summary,
	    .deleted = def->deleted,
	};

	entry.sections = sections_of(mem, body, &entry.section_count);
	search_add(run->search, run->tmp, &entry);
	arena_rewind(run->mem, mark);
}

static bool emit_index(struct page_run *run)
{
	struct arena_mark mark = arena_mark(run->mem);
	size_t n;
	struct search_shard *shards = search_shards(run->mem, run->tmp, run->search, &n);
	bool going = true;

	for (size_t i = 0; going && i < n; i++)
		going = page_emit_bytes(run, shards[i].path, shards[i].content);
	arena_rewind(run->mem, mark);
	return going;
}

bool page_search(struct page_run *run)
{
	struct arena_mark mark = arena_mark(run->mem);
	struct arena *mem = run->mem;
	struct value data = page_begin(run, S("search.html"), S("Search"), S("search"));

	page_add_names(run, data);
	VALUE_SET(mem, data, "noindex", value_bool(true));
	bool going = page_emit(run, S("search"), data);
	arena_rewind(run->mem, mark);
	return going && emit_index(run);
}
