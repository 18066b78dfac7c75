/* SPDX-License-Identifier: MIT */
/* A revision's page: what changed, the diff, and the definition as it was. */
#include "base/arena.h"
#include "page/views.h"

/* How the text changed, in every way that there is; null without a difference. */
static struct value views_of(struct page_run *run, const struct page_revision_input *input)
{
	struct value views = value_map(run->mem);

	if (!input->diff)
		return VALUE_NONE;
	page_line_views(run, views, input->diff);
	VALUE_SET(run->mem, views, "words", page_words_view(run, input->prose));
	VALUE_SET(run->mem, views, "rendered", page_rendered_diff(run, input));
	return views;
}

/* This revision against the current text; null where the last change says just that. */
static struct value against_of(struct page_run *run, const struct page_revision_input *input)
{
	return input->against ? page_hunks(run, input->against) : VALUE_NONE;
}

static struct value sections_of(struct page_run *run, const struct site_change *change)
{
	struct arena *mem = run->mem;
	struct value list = value_list(mem);

	for (size_t i = 0; i < change->section_count; i++) {
		struct value item = value_map(mem);
		VALUE_SET(mem, item, "title", page_text(change->sections[i].title));
		VALUE_SET(mem, item, "from", page_text(change->sections[i].from));
		VALUE_SET(mem, item, "status_name",
		    value_string(page_say(run, TEXT_SECTION_ADDED + change->sections[i].status)));
		VALUE_SET(mem, item, "status",
		    value_string(site_section_status_names[change->sections[i].status]));
		value_push(mem, list, item);
	}
	return list;
}

/* [relation_gained relation_lost name url gone]: url when somebody bears the id, who may be gone
 * today. */
static struct value relation_items(
    struct page_run *run, const struct site_relation_change *relations, size_t n)
{
	struct arena *mem = run->mem;
	struct value list = value_list(mem);

	for (size_t i = 0; i < n; i++) {
		const struct site_def *bearer = map_get(&run->site->by_id, relations[i].target);
		struct value item = value_map(mem);
		const enum rel_kind kind = relations[i].relation;
		VALUE_SET(mem, item, "relation_gained",
		    value_string(page_say(run, TEXT_DELEGATES_TO_GAINED + kind)));
		VALUE_SET(mem, item, "relation_lost",
		    value_string(page_say(run, TEXT_DELEGATES_TO_LOST + kind)));
		VALUE_SET(mem, item, "name", value_string(relations[i].name));
		VALUE_SET(mem, item, "url", bearer ? value_string(bearer->url) : VALUE_NONE);
		VALUE_SET(mem, item, "gone", value_bool(bearer && bearer->deleted));
		value_push(mem, list, item);
	}
	return list;
}

/* What the text of the revision states: [label items[as above]], by relation. */
static struct value relations_then(struct page_run *run, const struct site_then *then)
{
	struct arena *mem = run->mem;
	const struct site_relation_change *sorted = site_then_sorted(mem, then);
	struct value groups = value_list(mem);

	for (size_t from = 0, to; from < then->n; from = to) {
		for (to = from; to < then->n && sorted[to].relation == sorted[from].relation;)
			to++;
		struct value group = value_map(mem);
		VALUE_SET(mem, group, "label",
		    value_string(page_relation_label(run, sorted[from].relation, false)));
		VALUE_SET(mem, group, "items", relation_items(run, sorted + from, to - from));
		value_push(mem, groups, group);
	}
	return groups;
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
	VALUE_SET(mem, data, "sections", sections_of(run, change));
	VALUE_SET(mem, data, "gained", relation_items(run, change->gained, change->gained_count));
	VALUE_SET(mem, data, "lost", relation_items(run, change->lost, change->lost_count));
}

/* The comparison with the revision before in the web view of the repository. */
static str forge_diff(struct page_run *run, const struct site_def *def, size_t index)
{
	const struct site *site = run->site;
	const struct repo_commit *newer = site_commit_of(site, &def->revisions[index]);
	const struct repo_commit *older = index + 1 < def->revision_count
	    ? site_commit_of(site, &def->revisions[index + 1])
	    : NULL;

	if (!newer || !older)
		return STR_ABSENT;
	return page_compare_url(
	    run->mem, site, oid_hex(run->mem, &older->id, 40), oid_hex(run->mem, &newer->id, 40));
}

bool page_revision(struct page_run *run, const struct page_revision_input *input)
{
	struct arena_mark mark = arena_mark(run->mem);
	struct arena *mem = run->mem;
	const struct site_def *def = input->def;
	const struct site_revision *revision = &def->revisions[input->revision];

	if (!page_is_wanted(run, revision->url))
		return true;
	struct value data = page_begin(run, revision->url, def->def.title, S("catalogue"));

	/* for search engines a version of the definition's page, when the address is known */
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
	VALUE_SET(mem, data, "compare_url", page_text(forge_diff(run, def, input->revision)));
	add_change(run, data, &revision->change);
	PAGE_SET_LIST(mem, data, "then", relations_then(run, input->then));
	VALUE_SET(mem, data, "views", views_of(run, input));
	VALUE_SET(mem, data, "against", against_of(run, input));
	VALUE_SET(mem, data, "gaps", page_gaps(run, input));
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
