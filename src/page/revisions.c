/* SPDX-License-Identifier: MIT */
/* A revision's page: what changed, the diff, and the definition as it was. */
#include "base/arena.h"
#include "page/common.h"

enum { CONTEXT_LINES = 3 };

/* Lines of one run as one text: "-old line\n-another\n". Escaped by the template, not here. */
static str run_text(struct arena *mem, const struct diff *diff, const struct diff_run *run)
{
	static const char signs[] = {' ', '-', '+'};
	bool is_new = run->op == DIFF_INSERT;
	const str *lines =
	    is_new ? diff->new_lines + run->new_line : diff->old_lines + run->old_line;
	struct buf out;

	buf_init(&out, mem);
	for (uint32_t i = 0; i < run->n; i++) {
		buf_char(&out, signs[run->op]);
		buf_add(&out, lines[i]);
		if (!str_ends_with(lines[i], S("\n")))
			buf_add(&out, S("\n\\ no line end\n"));
	}
	return buf_str(&out);
}

static struct value hunk_of(
    struct arena *mem, const struct diff *diff, const struct diff_hunk *hunk)
{
	struct value item = value_map(mem);
	struct value runs = value_list(mem);

	for (size_t i = 0; i < hunk->run_count; i++) {
		const struct diff_run *run = &hunk->runs[i];
		struct value one = value_map(mem);
		VALUE_SET(mem, one, "same", value_bool(run->op == DIFF_EQUAL));
		VALUE_SET(mem, one, "added", value_bool(run->op == DIFF_INSERT));
		VALUE_SET(mem, one, "removed", value_bool(run->op == DIFF_DELETE));
		VALUE_SET(mem, one, "text", value_string(run_text(mem, diff, run)));
		value_push(mem, runs, one);
	}
	VALUE_SET(mem, item, "head",
	    value_string(str_format(mem, "@@ -%u,%u +%u,%u @@", hunk->old_start, hunk->old_count,
		hunk->new_start, hunk->new_count)));
	VALUE_SET(mem, item, "runs", runs);
	return item;
}

/* {added removed bounded hunks[head runs[added removed text]]}; null without a difference. */
static struct value diff_of(struct page_run *run, const struct diff *diff)
{
	struct arena *mem = run->mem;
	struct diff_hunk *hunks;

	if (!diff)
		return VALUE_NONE;
	size_t n = diff_hunks(mem, diff, CONTEXT_LINES, &hunks);
	struct value data = value_map(mem);
	struct value list = value_list(mem);
	for (size_t i = 0; i < n; i++)
		value_push(mem, list, hunk_of(mem, diff, &hunks[i]));
	VALUE_SET(mem, data, "added", value_int(mem, diff->added));
	VALUE_SET(mem, data, "removed", value_int(mem, diff->removed));
	VALUE_SET(mem, data, "bounded", value_bool(diff->bounded));
	VALUE_SET(mem, data, "hunks", list);
	return data;
}

static struct value sections_of(struct arena *mem, const struct site_change *change)
{
	static const str words[] = {{"added", 5}, {"removed", 7}, {"changed", 7}};
	struct value list = value_list(mem);

	for (size_t i = 0; i < change->section_count; i++) {
		struct value item = value_map(mem);
		VALUE_SET(mem, item, "title", page_text(change->sections[i].title));
		VALUE_SET(mem, item, "status", value_string(words[change->sections[i].status]));
		value_push(mem, list, item);
	}
	return list;
}

static struct value relation_changes(
    struct page_run *run, const struct site_relation_change *changes, size_t n)
{
	struct arena *mem = run->mem;
	struct value list = value_list(mem);

	for (size_t i = 0; i < n; i++) {
		struct value item = value_map(mem);
		VALUE_SET(
		    mem, item, "relation", value_string(rel_kinds[changes[i].relation].label));
		VALUE_SET(mem, item, "name", value_string(changes[i].name));
		value_push(mem, list, item);
	}
	return list;
}

/* {url}; what changed in the older one is not known yet. */
static struct value neighbour(struct arena *mem, const struct site_def *def, size_t index)
{
	if (index >= def->revision_count)
		return VALUE_NONE;
	struct value link = value_map(mem);
	VALUE_SET(mem, link, "url", page_text(def->revisions[index].url));
	return link;
}

static void add_change(struct page_run *run, struct value data, const struct site_change *change)
{
	struct arena *mem = run->mem;

	size_t parts = change->section_count + change->gained_count + change->lost_count;

	PAGE_SET_LIST(mem, data, "fields", page_field_changes(run, change));
	VALUE_SET(mem, data, "part_count", value_int(mem, (int64_t)parts));
	VALUE_SET(mem, data, "sections", sections_of(mem, change));
	VALUE_SET(mem, data, "gained", relation_changes(run, change->gained, change->gained_count));
	VALUE_SET(mem, data, "lost", relation_changes(run, change->lost, change->lost_count));
}

bool page_revision(struct page_run *run, const struct page_revision_input *input)
{
	struct arena_mark mark = arena_mark(run->mem);
	struct arena *mem = run->mem;
	const struct site_def *def = input->def;
	const struct site_revision *revision = &def->revisions[input->revision];
	struct value data = page_begin(run, revision->url, def->def.title, S("catalogue"));

	VALUE_SET(mem, data, "noindex", value_bool(true));
	if (run->site->config.base_url.n)
		VALUE_SET(mem, data, "canonical",
		    value_string(str_cat(mem, run->site->config.base_url, def->url)));
	VALUE_SET(mem, data, "def", page_def_link(run, def));
	VALUE_SET(mem, data, "revision", page_revision_row(run, revision));
	VALUE_SET(
	    mem, data, "number", value_int(mem, (int64_t)(def->revision_count - input->revision)));
	VALUE_SET(mem, data, "count", value_int(mem, (int64_t)def->revision_count));
	VALUE_SET(mem, data, "current", value_bool(input->revision == 0 && !def->deleted));
	VALUE_SET(
	    mem, data, "history_url", value_string(str_cat(mem, def->base, S("/history.html"))));
	VALUE_SET(mem, data, "newer", neighbour(mem, def, input->revision - 1));
	VALUE_SET(mem, data, "older", neighbour(mem, def, input->revision + 1));
	add_change(run, data, &revision->change);
	VALUE_SET(mem, data, "diff", diff_of(run, input->diff));
	VALUE_SET(mem, data, "has_text", value_bool(input->after != NULL));
	VALUE_SET(
	    mem, data, "has_body", value_bool(input->after && str_trim(input->after->body).n > 0));
	VALUE_SET(mem, data, "body",
	    input->after
		? value_html(page_revision_body(run, input->bodies, input->after, S("../../")))
		: VALUE_NONE);
	VALUE_SET(mem, data, "front_source",
	    input->after ? page_text(input->after->front_source) : VALUE_NONE);
	bool going = page_emit(run, S("revision"), data);
	arena_rewind(run->mem, mark);
	return going;
}
