/* SPDX-License-Identifier: MIT */
/* A definition's own page, living or removed, and its source twin. */
#include "base/arena.h"
#include "page/common.h"
#include "page/insights.h"
#include "page/origins.h"

enum {
	RECENT_REVISIONS = 5, /* shown on the page itself; the rest has a page of its own */
	EDGES_SHOWN = 6, /* of one relation; the rest is folded away */
	NAMESAKES = 12, /* a hundred of one name would else make ten thousand links */
	LEAD_MAX =
	    480, /* bytes of a description that heads the page whole; else its summary does */
};

static struct value paragraphs_of(struct arena *mem, str text)
{
	struct value list = value_list(mem);
	str rest = text;

	while (rest.n) {
		size_t end = str_find(rest, S("\n\n"), 0);
		str part = str_trim(str_slice(rest, 0, end));
		if (part.n)
			value_push(mem, list, value_string(part));
		rest = end == STR_NONE ? S("") : str_from(rest, end + 2);
	}
	return list;
}

static struct value examples_of(struct arena *mem, const struct definition *def)
{
	struct value list = value_list(mem);

	for (size_t i = 0; i < def->example_count; i++) {
		struct value example = value_map(mem);
		VALUE_SET(mem, example, "turns", page_dialogue(mem, def->examples[i].text));
		value_push(mem, list, example);
	}
	return list;
}

static uint32_t count_lines(str text)
{
	str line;
	uint32_t n = 0;

	while (str_next_line(&text, &line))
		n++;
	return n;
}

/*
 * What is wrong with the end of a file may stand behind its last line, which has no anchor. The
 * lines are counted once: a megabyte may have a hundred thousand links that lead nowhere.
 */
static void add_problems(struct arena *mem, struct value list, const struct definition *def,
    const struct diag_item *problems, size_t n)
{
	const uint32_t lines = n ? count_lines(def->source) : 0;

	for (size_t i = 0; i < n; i++) {
		const struct diag_item *problem = &problems[i];
		const uint32_t line = problem->place.line;
		struct value item = value_map(mem);
		if (problem->severity == DIAG_NOTE && problem->code != AD103)
			continue;
		VALUE_SET(mem, item, "severity",
		    value_string(str_of_cstr(diag_severity_name(problem->severity))));
		VALUE_SET(mem, item, "text", value_string(problem->text));
		VALUE_SET(
		    mem, item, "code", value_string(str_of_cstr(diag_info(problem->code)->id)));
		VALUE_SET(mem, item, "line",
		    line > 0 && line <= lines ? value_int(mem, line) : VALUE_NONE);
		value_push(mem, list, item);
	}
}

/* Of the file, and of its body. */
static struct value problems_of(
    struct arena *mem, const struct definition *def, const struct page_body *body)
{
	struct value list = value_list(mem);

	add_problems(mem, list, def, def->problems, def->problem_count);
	add_problems(mem, list, def, body->problems, body->problem_count);
	return list;
}

/* A name that nobody defines, with what is known of who bore it. */
static struct value missing_link(struct page_run *run, const struct site_missing *missing)
{
	struct arena *mem = run->mem;
	struct value link = value_map(mem);
	const struct site_def *former = missing->former;

	VALUE_SET(mem, link, "id", value_string(missing->id));
	VALUE_SET(mem, link, "kind", value_string(def_kinds[missing->kind].name));
	VALUE_SET(mem, link, "name", value_string(missing->name));
	VALUE_SET(mem, link, "url", former ? value_string(former->url) : VALUE_NONE);
	VALUE_SET(mem, link, "deleted", value_bool(former && former->deleted));
	VALUE_SET(mem, link, "summary", VALUE_NONE);
	VALUE_SET(mem, link, "broke", page_break(run, missing));
	return link;
}

/* One edge seen from either end: the other end as a link, with the words that state it. */
static struct value edge_item(struct page_run *run, const struct site_edge *edge, bool incoming)
{
	struct arena *mem = run->mem;
	const struct site *site = run->site;
	const struct site_def *source = &site->defs[edge->source];
	struct value item = incoming	? page_def_link(run, source)
	    : edge->target == SITE_NONE ? missing_link(run, &site->missing[edge->missing])
					: page_def_link(run, &site->defs[edge->target]);

	VALUE_SET(mem, item, "missing", value_bool(edge->target == SITE_NONE));
	VALUE_SET(mem, item, "declared", value_bool(edge->declared));
	VALUE_SET(mem, item, "line", value_int(mem, edge->line));
	VALUE_SET(mem, item, "evidence", value_string(edge->evidence));
	VALUE_SET(mem, item, "source_url", value_string(source->url));
	return item;
}

static struct value edge_group(struct arena *mem, enum rel_kind kind, bool incoming)
{
	struct value group = value_map(mem);
	str label = incoming ? rel_kinds[kind].inverse : rel_kinds[kind].label;

	VALUE_SET(mem, group, "relation", value_string(rel_kinds[kind].name));
	VALUE_SET(mem, group, "label", value_string(label));
	return group;
}

/* Edges of one end, grouped by relation in the order of the relations. */
static struct value relations_of(struct page_run *run, const size_t *edges, size_t n, bool incoming)
{
	struct arena *mem = run->mem;
	struct value groups = value_list(mem);

	for (size_t kind = 0; kind < REL_KIND_COUNT; kind++) {
		struct value shown = value_list(mem), more = value_list(mem);
		for (size_t i = 0; i < n; i++) {
			const struct site_edge *edge = &run->site->edges[edges[i]];
			if (edge->relation != (enum rel_kind)kind)
				continue;
			value_push(mem, value_count(shown) < EDGES_SHOWN ? shown : more,
			    edge_item(run, edge, incoming));
		}
		if (!value_count(shown))
			continue;
		struct value group = edge_group(mem, (enum rel_kind)kind, incoming);
		size_t count = value_count(shown) + value_count(more);
		VALUE_SET(mem, group, "count", value_int(mem, (int64_t)count));
		VALUE_SET(mem, group, "edges", shown);
		PAGE_SET_LIST(mem, group, "more", more);
		value_push(mem, groups, group);
	}
	return groups;
}

static struct value source_lines(struct arena *mem, str source)
{
	struct value lines = value_list(mem);
	str line;

	for (int64_t number = 1; str_next_line(&source, &line); number++) {
		struct value item = value_map(mem);
		VALUE_SET(mem, item, "number", value_int(mem, number));
		VALUE_SET(mem, item, "text", value_string(line));
		value_push(mem, lines, item);
	}
	return lines;
}

static void add_history(struct page_run *run, struct value data, const struct site_def *def)
{
	struct arena *mem = run->mem;
	struct value recent = value_list(mem);
	size_t shown =
	    def->revision_count < RECENT_REVISIONS ? def->revision_count : RECENT_REVISIONS;

	for (size_t i = 0; i < shown; i++)
		value_push(mem, recent, page_revision_row(run, &def->revisions[i]));
	PAGE_SET_LIST(mem, data, "recent", recent);
	VALUE_SET(mem, data, "last", shown ? recent.list->items[0] : VALUE_NONE);
	VALUE_SET(mem, data, "more_revisions",
	    shown < def->revision_count ? value_int(mem, (int64_t)(def->revision_count - shown))
					: VALUE_NONE);
	VALUE_SET(mem, data, "history_url",
	    def->revision_count > 1 ? value_string(str_cat(mem, def->base, S("/history.html")))
				    : VALUE_NONE);
	VALUE_SET(mem, data, "feed_url",
	    def->revision_count > 1 ? value_string(str_cat(mem, def->base, S("/feed.xml")))
				    : VALUE_NONE);
	VALUE_SET(mem, data, "cut", value_bool(def->cut));
}

/*
 * The commit that last wrote the text: its address in a web view stays the same until the text
 * changes, while that of HEAD would change this page with every commit.
 */
static str commit_of_text(struct page_run *run, const struct site_def *def)
{
	for (size_t i = 0; i < def->revision_count; i++) {
		const struct site_revision *revision = &def->revisions[i];
		const struct repo_commit *commit = site_commit_of(run->site, revision);
		if (commit && !oid_is_none(&revision->hist.blob))
			return oid_hex(run->mem, &commit->id, 40);
	}
	return run->site->source_commit;
}

static void add_source(struct page_run *run, struct value data, const struct site_def *def)
{
	struct arena *mem = run->mem;
	str commit = commit_of_text(run, def);

	VALUE_SET(mem, data, "raw_url", value_string(str_cat(mem, def->base, S(".md"))));
	VALUE_SET(mem, data, "json_url",
	    value_string(str_format(mem, "api/%.*s.json", STR_ARG(def->id))));
	VALUE_SET(
	    mem, data, "blob_url", page_text(page_blob_url(mem, run->site, commit, def->def.path)));
	VALUE_SET(mem, data, "edit_url",
	    def->deleted ? VALUE_NONE : page_text(page_edit_url(mem, run->site, def->def.path)));
	PAGE_SET_LIST(mem, data, "source", source_lines(mem, def->def.source));
}

/* The duplicate that a definition is part of; NULL when its name is its own. */
static const struct site_duplicate *find_duplicate(const struct site *site, size_t self)
{
	for (size_t i = 0; i < site->duplicate_count; i++) {
		const struct site_duplicate *duplicate = &site->duplicates[i];
		for (size_t k = 0; k < duplicate->n; k++) {
			if (duplicate->defs[k] == self)
				return duplicate;
		}
	}
	return NULL;
}

/* Other living definitions of the same kind with the same name: so many, and how many more. */
static void add_namesakes(struct page_run *run, struct value data, const struct site_def *def)
{
	const struct site *site = run->site;
	const struct site_duplicate *duplicate =
	    def->deleted ? NULL : find_duplicate(site, (size_t)(def - site->defs));
	struct value list = value_list(run->mem);
	size_t n = duplicate ? duplicate->n : 0;

	for (size_t i = 0; i < n && value_count(list) < NAMESAKES; i++) {
		const struct site_def *other = &site->defs[duplicate->defs[i]];
		if (other != def)
			value_push(run->mem, list, page_def_row(run, other));
	}
	size_t shown = value_count(list);
	PAGE_SET_LIST(run->mem, data, "namesakes", list);
	VALUE_SET(run->mem, data, "namesakes_more",
	    value_int(run->mem, n > shown + 1 ? (int64_t)(n - shown - 1) : 0));
}

/* Who still names a removed one. Of a name without a target the kind is a guess. */
static struct value referrers_of(struct page_run *run, const struct site_def *def)
{
	const struct site *site = run->site;
	struct value list = value_list(run->mem);

	for (size_t i = 0; def->deleted && i < site->missing_count; i++) {
		const struct site_missing *missing = &site->missing[i];
		for (size_t k = 0; k < missing->in_count && str_eq(missing->slug, def->slug); k++)
			value_push(
			    run->mem, list, edge_item(run, &site->edges[missing->in[k]], true));
	}
	return list;
}

/* What stands in large type: the description when it is short, else its first sentence. */
static void add_description(struct arena *mem, struct value data, const struct definition *def)
{
	bool whole = def->description.n && def->description.n <= LEAD_MAX;
	struct value paragraphs = paragraphs_of(mem, def->description);
	struct value lead = value_list(mem);

	if (whole)
		lead = paragraphs;
	else if (def->summary.n)
		value_push(mem, lead, value_string(def->summary));
	VALUE_SET(mem, data, "lead", lead);
	PAGE_SET_LIST(mem, data, "paragraphs", whole ? value_list(mem) : paragraphs);
	PAGE_SET_LIST(mem, data, "examples", examples_of(mem, def));
	VALUE_SET(mem, data, "has_more",
	    value_bool(def->example_count || (!whole && def->description.n)));
}

/* Of what is not there only that it went. */
static struct value origin_of(
    const struct page_origins *origins, const struct site_def *def, str key)
{
	return value_get(def->def.front, key) ? page_origin(origins, key)
					      : page_last_change(origins, key);
}

static void add_fields(struct page_run *run, struct value data, const struct site_def *def)
{
	struct arena *mem = run->mem;
	const struct def_tools *tools = &def->def.tools;
	struct page_origins origins;

	page_origins_init(&origins, run, def);
	VALUE_SET(mem, data, "fields", page_fields(&origins, def));
	VALUE_SET(mem, data, "description_origin", origin_of(&origins, def, S("description")));
	VALUE_SET(mem, data, "model_origin", origin_of(&origins, def, S("model")));
	PAGE_SET_LIST(mem, data, "tool_origins", page_tool_origins(&origins, def));
	PAGE_SET_LIST(mem, data, "forbidden", page_strings(mem, &tools->forbidden));
	VALUE_SET(mem, data, "tools_rationale", page_text(tools->rationale));
	VALUE_SET(mem, data, "no_tools", value_bool(!tools->inherits_all && !tools->allowed.n));
}

static void add_relations(struct page_run *run, struct value data, const struct site_def *def)
{
	struct arena *mem = run->mem;

	VALUE_SET(mem, data, "ego", page_ego(run, def));
	VALUE_SET(mem, data, "names", relations_of(run, def->out, def->out_count, false));
	VALUE_SET(mem, data, "named_by", relations_of(run, def->in, def->in_count, true));
	VALUE_SET(mem, data, "names_total", value_int(mem, (int64_t)def->out_count));
	VALUE_SET(mem, data, "named_by_total", value_int(mem, (int64_t)def->in_count));
	VALUE_SET(mem, data, "both_totals", value_bool(def->out_count && def->in_count));
	VALUE_SET(mem, data, "has_relations", value_bool(def->out_count || def->in_count));
	VALUE_SET(mem, data, "reach", page_reach(run, def));
	add_namesakes(run, data, def);
	PAGE_SET_LIST(mem, data, "referrers", referrers_of(run, def));
}

static struct value toc_of(struct arena *mem, const struct md_document *document)
{
	struct value toc = value_list(mem);

	for (size_t i = 0; i < document->heading_count; i++) {
		const struct md_heading *heading = &document->headings[i];
		struct value item = value_map(mem);
		VALUE_SET(mem, item, "text", value_string(heading->text));
		VALUE_SET(mem, item, "anchor", value_string(heading->anchor));
		VALUE_SET(mem, item, "level", value_int(mem, heading->level));
		value_push(mem, toc, item);
	}
	return toc;
}

static struct value definition_data(struct page_run *run, const struct page_definition_input *input)
{
	struct arena *mem = run->mem;
	const struct site_def *def = input->def;
	const struct page_body *body = &input->bodies->current;
	struct value data = page_begin(run, def->url, def->def.title, S("catalogue"));
	struct value row = page_def_row(run, def);

	VALUE_SET(mem, data, "description", page_text(def->def.summary));
	VALUE_SET(mem, data, "noindex", value_bool(def->deleted));
	VALUE_SET(mem, data, "def", row);
	add_description(mem, data, &def->def);
	add_fields(run, data, def);
	PAGE_SET_LIST(mem, data, "problems", problems_of(mem, &def->def, body));
	VALUE_SET(mem, data, "body", value_html(body->document.html));
	VALUE_SET(mem, data, "has_body", value_bool(str_trim(def->def.body).n > 0));
	PAGE_SET_LIST(mem, data, "ages", page_ages(run, def, input->blame, &body->document));
	VALUE_SET(mem, data, "toc", toc_of(mem, &body->document));
	add_relations(run, data, def);
	add_history(run, data, def);
	add_source(run, data, def);
	return data;
}

bool page_definition(struct page_run *run, const struct page_definition_input *input)
{
	const struct site_def *def = input->def;
	struct arena_mark mark = arena_mark(run->mem);
	bool going = page_emit(run, S("definition"), definition_data(run, input)) &&
	    page_emit_bytes(run, str_cat(run->mem, def->base, S(".md")), def->def.source);

	page_add_to_search(run, def, &input->bodies->current.document);
	arena_rewind(run->mem, mark);
	return going;
}
