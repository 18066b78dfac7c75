/* SPDX-License-Identifier: MIT */
/* A definition's own page, living or removed, and its source twin. */
#include "base/arena.h"
#include "page/definition_parts.h"
#include "page/insights.h"
#include "page/origins.h"

enum {
	RECENT_REVISIONS = 5, /* shown on the page itself; the rest has a page of its own */
	FIELDS_SHOWN = 7, /* of front matter beside model and tools; the rest is folded away */
	NAMESAKES = 12, /* a hundred of one name would else make ten thousand links */
	/* bytes of a description that heads the page whole; else its summary does */
	LEAD_MAX = 480,
	ANNOUNCEMENT_MAX = 40, /* bytes of "Examples:" and its like */
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
static void add_problems(struct page_run *run, struct value list, const struct definition *def,
    const struct diag_item *problems, size_t n)
{
	struct arena *mem = run->mem;
	const uint32_t lines = n ? count_lines(def->source) : 0;

	for (size_t i = 0; i < n; i++) {
		const struct diag_item *problem = &problems[i];
		const uint32_t line = problem->place.line;
		struct value item = value_map(mem);
		if (problem->severity == DIAG_NOTE && problem->code != AD103)
			continue;
		VALUE_SET(mem, item, "severity",
		    value_string(str_of_cstr(diag_severity_name(problem->severity))));
		VALUE_SET(mem, item, "severity_name",
		    value_string(page_say(run, TEXT_SEVERITY_NOTE + problem->severity)));
		VALUE_SET(mem, item, "text", value_string(problem->text));
		VALUE_SET(
		    mem, item, "code", value_string(str_of_cstr(diag_info(problem->code)->id)));
		VALUE_SET(mem, item, "line",
		    line > 0 && line <= lines ? value_int(mem, line) : VALUE_NONE);
		VALUE_SET(mem, item, "line_url",
		    line > 0 && line <= lines
			? page_text(page_line_url(mem, run->site, def->path, line))
			: VALUE_NONE);
		value_push(mem, list, item);
	}
}

/* Of the file, and of its body. */
static struct value problems_of(
    struct page_run *run, const struct definition *def, const struct page_body *body)
{
	struct value list = value_list(run->mem);

	add_problems(run, list, def, def->problems, def->problem_count);
	add_problems(run, list, def, body->problems, body->problem_count);
	return list;
}

/* Whether more than notes is said, which are no reason to worry. */
static bool is_warned(const struct definition *def, const struct page_body *body)
{
	return diag_count_items(def->problems, def->problem_count, DIAG_WARNING) ||
	    diag_count_items(body->problems, body->problem_count, DIAG_WARNING);
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

/* The file in the web view of the repository as it is now; null for what is gone. */
static struct value repository_links(struct page_run *run, const struct site_def *def)
{
	struct arena *mem = run->mem;
	const struct site *site = run->site;
	const str path = def->def.path;
	const str file = page_file_url(mem, site, path);

	if (def->deleted || !file.n)
		return VALUE_NONE;
	struct value links = value_map(mem);
	VALUE_SET(mem, links, "file", value_string(file));
	VALUE_SET(mem, links, "edit", page_text(page_edit_url(mem, site, path)));
	VALUE_SET(mem, links, "history", page_text(page_file_log_url(mem, site, path)));
	VALUE_SET(mem, links, "raw", page_text(page_raw_url(mem, site, path)));
	return links;
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
	VALUE_SET(mem, data, "repository_links", repository_links(run, def));
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

/* Where the words begin that only announce examples ("Examples:"); the length when none do. */
static size_t announcement_at(str text)
{
	size_t at = str_rfind_char(text, '.');

	at = at == STR_NONE ? 0 : at + 1;
	const str last = str_trim(str_from(text, at));
	return last.n < ANNOUNCEMENT_MAX && str_ends_with(last, S(":")) &&
		(str_starts_with(last, S("Example")) || str_starts_with(last, S("example")))
	    ? at
	    : text.n;
}

/*
 * What stands in large type: the description when it is short, else its first sentence. Words that
 * announce examples stand with these.
 */
static void add_description(struct arena *mem, struct value data, const struct definition *def)
{
	const str all = str_trim(def->description);
	const size_t end = def->example_count ? announcement_at(all) : all.n;
	const str text = str_trim(str_slice(all, 0, end));
	bool whole = text.n && text.n <= LEAD_MAX;
	struct value paragraphs = paragraphs_of(mem, text);
	struct value lead = value_list(mem);

	if (whole)
		lead = paragraphs;
	else if (def->summary.n)
		value_push(mem, lead, value_string(def->summary));
	VALUE_SET(mem, data, "lead", lead);
	PAGE_SET_LIST(mem, data, "paragraphs", whole ? value_list(mem) : paragraphs);
	VALUE_SET(mem, data, "announcement", page_text(str_trim(str_from(all, end))));
	PAGE_SET_LIST(mem, data, "examples", examples_of(mem, def));
	VALUE_SET(mem, data, "has_more", value_bool(def->example_count || (!whole && text.n)));
}

static void add_fields(struct page_run *run, struct value data, const struct site_def *def)
{
	struct arena *mem = run->mem;
	const struct def_tools *tools = &def->def.tools;
	struct page_origins origins;

	page_origins_init(&origins, run, def);
	PAGE_SET_FOLDED(mem, data, "fields", page_fields(&origins, def), FIELDS_SHOWN);
	VALUE_SET(mem, data, "description_origin", page_last_change(&origins, S("description")));
	VALUE_SET(mem, data, "model_origin", page_last_change(&origins, S("model")));
	VALUE_SET(mem, data, "tools_changed",
	    value_bool(page_last_change(&origins, S("tools")).kind != VALUE_NULL));
	VALUE_SET(mem, data, "tool_origins", page_tool_origins(&origins, def));
	PAGE_SET_LIST(mem, data, "forbidden", page_strings(mem, &tools->forbidden));
	VALUE_SET(mem, data, "tools_rationale", page_text(tools->rationale));
	VALUE_SET(mem, data, "no_tools", value_bool(!tools->inherits_all && !tools->allowed.n));
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
	PAGE_SET_LIST(mem, data, "problems", problems_of(run, &def->def, body));
	VALUE_SET(mem, data, "warned", value_bool(is_warned(&def->def, body)));
	VALUE_SET(mem, data, "body", value_html(body->document.html));
	VALUE_SET(mem, data, "has_body", value_bool(str_trim(def->def.body).n > 0));
	PAGE_SET_LIST(mem, data, "ages", page_ages(run, def, input->blame, &body->document));
	VALUE_SET(mem, data, "contents", page_contents(mem, &body->document));
	VALUE_SET(mem, data, "size", page_size(run, def));
	page_add_relations(run, data, def);
	add_namesakes(run, data, def);
	VALUE_SET(mem, data, "alike", page_alike(run, def));
	page_add_beside(run, data, def);
	add_history(run, data, def);
	add_source(run, data, def);
	return data;
}

bool page_definition(struct page_run *run, const struct page_definition_input *input)
{
	const struct site_def *def = input->def;
	struct arena_mark mark = arena_mark(run->mem);
	bool going = !page_is_wanted(run, def->url) ||
	    page_emit(run, S("definition"), definition_data(run, input));

	going =
	    going && page_emit_bytes(run, str_cat(run->mem, def->base, S(".md")), def->def.source);
	arena_rewind(run->mem, mark);
	return going;
}
