/* SPDX-License-Identifier: MIT */
/*
 * What static/catalogue.js filters and sorts by: scripts that call a function, so that they load
 * from file:// and under a policy of script-src 'self'. A list has an item for each definition, in
 * the order of the alphabet.
 *
 *	agentdoc.catalogue({
 *	  values: {kind: [[key, url], ...], ...},   in the order of the page; url "": no page
 *	  of: {kind: [[0], ...], ...},              which values a definition has
 *	  age: [seconds, ...],                      from its last change to the newest commit; or -1
 *	  newest: SECONDS,                          the time of that commit
 *	  callers: [...], changes: [...]})          how many name it, how many revisions it has
 *
 * Of a catalogue on several pages the script makes the rows of the others itself, and needs:
 *
 *	agentdoc.catalogueRows({url: [...], title: [...], names: [...], tools: [-1 for all, ...]})
 *	agentdoc.catalogueTexts({summary: [...], color: [...], change: [...]})
 */
#include "base/arena.h"
#include "base/json.h"
#include "base/limits.h"
#include "page/common.h"
#include "page/kinds.h"
#include "page/listing.h"

static void write_values(struct json *j, const struct site_facets *facets)
{
	json_key(j, S("values"));
	json_object(j);
	for (size_t kind = 0; kind < FACET_COUNT; kind++) {
		const struct site_facet *facet = &facets->all[kind];
		json_key(j, site_facet_names[kind]);
		json_array(j);
		for (size_t i = 0; i < facet->n; i++) {
			const str url = facet->values[i].url;
			json_array(j);
			json_string(j, facet->values[i].key);
			json_string(j, url.p ? url : S(""));
			json_array_end(j);
		}
		json_array_end(j);
	}
	json_object_end(j);
}

static void write_of(struct json *j, const struct site *site)
{
	json_key(j, S("of"));
	json_object(j);
	for (size_t kind = 0; kind < FACET_COUNT; kind++) {
		json_key(j, site_facet_names[kind]);
		json_array(j);
		for (size_t i = 0; i < site->def_count; i++) {
			const struct site_facet_ids *ids =
			    &site->facets->all[kind].of[site->facets->order[i]];
			json_array(j);
			for (size_t k = 0; k < ids->n; k++)
				json_int(j, ids->items[k]);
			json_array_end(j);
		}
		json_array_end(j);
	}
	json_object_end(j);
}

/* One number or text of a definition; absent text is written as "". */
struct cell {
	bool is_text;
	int64_t number;
	str text;
};

#define NUMBER(n) ((struct cell){.number = (int64_t)(n)})
#define TEXT(s) ((struct cell){.is_text = true, .text = (s)})

typedef struct cell cell_of(struct page_run *run, const struct site_def *def);

static struct cell age_of(struct page_run *run, const struct site_def *def)
{
	int64_t age_s;

	return NUMBER(site_age_s(run->site, def, &age_s) ? age_s : -1);
}

static struct cell callers_of(struct page_run *run, const struct site_def *def)
{
	return NUMBER(site_count_callers(run->site, def));
}

static struct cell changes_of(struct page_run *run, const struct site_def *def)
{
	(void)run;
	return NUMBER(def->revision_count);
}

static struct cell url_of(struct page_run *run, const struct site_def *def)
{
	(void)run;
	return TEXT(def->url);
}

static struct cell title_of(struct page_run *run, const struct site_def *def)
{
	(void)run;
	return TEXT(def->def.title);
}

static struct cell names_of(struct page_run *run, const struct site_def *def)
{
	return NUMBER(page_count_names(run, def));
}

static struct cell tools_of(struct page_run *run, const struct site_def *def)
{
	(void)run;
	return NUMBER(def->def.tools.inherits_all ? -1 : (int64_t)def->def.tools.allowed.n);
}

static struct cell summary_of(struct page_run *run, const struct site_def *def)
{
	(void)run;
	return TEXT(def->def.summary);
}

static struct cell color_of(struct page_run *run, const struct site_def *def)
{
	(void)run;
	return TEXT(def->def.color);
}

static struct cell change_of(struct page_run *run, const struct site_def *def)
{
	(void)run;
	return TEXT(def->revision_count ? def->revisions[0].change.sentence : S(""));
}

struct column {
	str key;
	cell_of *cell;
};

static const struct column filter_columns[] = {
    {{"age", 3}, age_of},
    {{"callers", 7}, callers_of},
    {{"changes", 7}, changes_of},
};

static const struct column row_columns[] = {
    {{"url", 3}, url_of},
    {{"title", 5}, title_of},
    {{"names", 5}, names_of},
    {{"tools", 5}, tools_of},
};

static const struct column text_columns[] = {
    {{"summary", 7}, summary_of},
    {{"color", 5}, color_of},
    {{"change", 6}, change_of},
};

#define COUNT(columns) (sizeof(columns) / sizeof *(columns))

static void write_columns(
    struct page_run *run, struct json *j, const struct column *columns, size_t n)
{
	const struct site *site = run->site;

	for (size_t k = 0; k < n; k++) {
		json_key(j, columns[k].key);
		json_array(j);
		for (size_t i = 0; i < site->def_count; i++) {
			const struct cell cell =
			    columns[k].cell(run, &site->defs[site->facets->order[i]]);
			if (cell.is_text)
				json_string(j, cell.text.p ? cell.text : S(""));
			else
				json_int(j, cell.number);
		}
		json_array_end(j);
	}
}

static bool emit_filters(struct page_run *run)
{
	struct arena_mark mark = arena_mark(run->mem);
	struct buf out;
	struct json j;

	buf_init(&out, run->mem);
	buf_add(&out, S("agentdoc.catalogue("));
	json_init(&j, &out);
	json_object(&j);
	write_values(&j, run->site->facets);
	write_of(&j, run->site);
	json_int_at(&j, S("newest"), run->site->facets->newest_utc_s);
	write_columns(run, &j, filter_columns, COUNT(filter_columns));
	json_object_end(&j);
	buf_add(&out, S(")\n"));
	bool going = page_emit_bytes(run, S("catalogue/data.js"), buf_str(&out));
	arena_rewind(run->mem, mark);
	return going;
}

/* A file of columns alone: agentdoc.FUNCTION({...}). */
static bool emit_columns(
    struct page_run *run, str url, const char *function, const struct column *columns, size_t n)
{
	struct arena_mark mark = arena_mark(run->mem);
	struct buf out;
	struct json j;

	buf_init(&out, run->mem);
	buf_format(&out, "agentdoc.%s(", function);
	json_init(&j, &out);
	json_object(&j);
	write_columns(run, &j, columns, n);
	json_object_end(&j);
	buf_add(&out, S(")\n"));
	bool going = page_emit_bytes(run, url, buf_str(&out));
	arena_rewind(run->mem, mark);
	return going;
}

bool page_catalogue_data(struct page_run *run)
{
	if (!run->site->def_count)
		return true;
	if (!emit_filters(run))
		return false;
	return run->site->def_count <= LIMIT_PAGE_WHOLE ||
	    (emit_columns(
		 run, S("catalogue/rows.js"), "catalogueRows", row_columns, COUNT(row_columns)) &&
		emit_columns(run, S("catalogue/texts.js"), "catalogueTexts", text_columns,
		    COUNT(text_columns)));
}
