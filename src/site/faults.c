/* SPDX-License-Identifier: MIT */
/* Names left behind, texts that are too long, unknown tools and circles, each with its place. */
#include "site/faults.h"

#include "base/arena.h"
#include "base/buf.h"
#include "definition/front_place.h"
#include "site/insights.h"
#include "site/known_tools.h"
#include "site/tool_table.h"
#include "site/trends.h"

enum { HEX_SHOWN = 10 };

/* "'old' was renamed to 'new' in 0123456789, shown as unresolved" */
static void report_left_behind(struct arena *tmp, struct diag *diag, const struct site *site,
    const struct site_missing *missing, struct diag_place place)
{
	const struct site_def *former = missing->former;
	const str how = former->deleted
	    ? S("removed")
	    : str_format(tmp, "renamed to '%.*s'", STR_ARG(former->def.name));
	const str when = missing->gone == HIST_UNCOMMITTED
	    ? S("(not committed)")
	    : str_cat(
		  tmp, S("in "), oid_hex(tmp, &site->commits.items[missing->gone].id, HEX_SHOWN));

	diag_report(diag, AD202, place, "'%.*s' was %.*s %.*s, shown as unresolved",
	    STR_ARG(missing->name), STR_ARG(how), STR_ARG(when));
}

static void report_unknown(
    struct diag *diag, const struct site *site, size_t missing, struct diag_place place)
{
	const size_t nearest = site->insights->nearest[missing];
	const str name = site->missing[missing].name;

	if (nearest == SITE_NONE)
		diag_report(diag, AD201, place, "'%.*s' names no definition, shown as unresolved",
		    STR_ARG(name));
	else
		diag_report(diag, AD201, place,
		    "'%.*s' names no definition, shown as unresolved; did you mean '%.*s'?",
		    STR_ARG(name), STR_ARG(site->defs[nearest].def.name));
}

void site_report_unresolved(
    struct arena *tmp, struct diag *diag, const struct site *site, enum site_said said)
{
	for (size_t i = 0; i < site->edge_count; i++) {
		const struct site_edge *edge = &site->edges[i];

		if (edge->target != SITE_NONE || edge->declared != (said == SITE_DECLARED))
			continue;
		const struct site_missing *missing = &site->missing[edge->missing];
		const struct diag_place place =
		    diag_at(site->defs[edge->source].def.path, edge->line, 1);
		if (missing->former)
			report_left_behind(tmp, diag, site, missing, place);
		else if (edge->declared)
			report_unknown(diag, site, edge->missing, place);
	}
}

static void report_long(struct diag *diag, const struct definition *def)
{
	if (def->words > SITE_OVERSIZED_WORDS)
		diag_report(diag, AD117, diag_at(def->path, def->body_line, 1),
		    "the text has %zu words, the limit is %u", def->words, SITE_OVERSIZED_WORDS);
}

/* Where the front matter writes a word behind one of its keys; the key's line when it does not. */
static struct diag_place word_place(const struct definition *def, str key, str word)
{
	const uint32_t key_line = def_key_line(def, key);
	const str source = def->front_source;
	uint32_t line = def->front_line;
	size_t start = 0;

	for (; line < key_line; line++)
		start = str_find_char(source, '\n', start) + 1;
	const size_t at = front_find_value(source, start, word);
	if (at == STR_NONE)
		return diag_at(def->path, key_line, 1);
	for (size_t i = start; i < at; i++) {
		if (source.p[i] == '\n') {
			line++;
			start = i + 1;
		}
	}
	return diag_at(def->path, line, at - start + 1);
}

/* The spellings of the field that lists what may be used. */
static str tools_key(const struct definition *def)
{
	static const str keys[] = {{"tools", 5}, {"allowed-tools", 13}, {"allowed_tools", 13},
	    {"disallowed-tools", 16}, {"disallowedTools", 15}};

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		if (value_get(def->front, keys[i]))
			return keys[i];
	}
	return keys[0];
}

static void report_tool(struct arena *tmp, struct diag *diag, const struct site *site,
    const struct definition *def, str written)
{
	const str tool = site_tool_name(written);

	if (site_is_known_tool(tool))
		return;
	const struct diag_place place = word_place(def, tools_key(def), tool);
	const str nearest = site_nearest_tool(tmp, tool);
	const str agent = str_cat(tmp, S("agent/"), tool);
	if (map_get(&site->by_id, agent))
		diag_report(diag, AD118, place, "'%.*s' is the name of an agent, not of a tool",
		    STR_ARG(tool));
	else if (nearest.p)
		diag_report(diag, AD118, place, "unknown tool '%.*s'; did you mean '%.*s'?",
		    STR_ARG(tool), STR_ARG(nearest));
	else
		diag_report(diag, AD118, place, "unknown tool '%.*s'", STR_ARG(tool));
}

static void report_tools(
    struct arena *tmp, struct diag *diag, const struct site *site, const struct definition *def)
{
	for (size_t i = 0; i < def->tools.allowed.n; i++)
		report_tool(tmp, diag, site, def, def->tools.allowed.items[i]);
	for (size_t i = 0; i < def->tools.forbidden.n; i++)
		report_tool(tmp, diag, site, def, def->tools.forbidden.items[i]);
}

/* "lead > tester > lead": at the line that states its first step. */
static void report_cycle(
    struct arena *tmp, struct diag *diag, const struct site *site, const struct site_cycle *cycle)
{
	const struct site_edge *first = &site->edges[cycle->path[0]];
	struct buf way;

	buf_init(&way, tmp);
	for (size_t i = 0; i < cycle->path_n; i++)
		buf_format(&way, "'%.*s' to ",
		    STR_ARG(site->defs[site->edges[cycle->path[i]].source].def.name));
	buf_format(&way, "'%.*s'", STR_ARG(site->defs[first->source].def.name));
	diag_report(diag, AD203, diag_at(site->defs[first->source].def.path, first->line, 1),
	    "work goes round in a circle of %zu: %.*s", cycle->n, STR_ARG(buf_str(&way)));
}

void site_report_faults(struct arena *tmp, struct diag *diag, const struct site *site)
{
	const struct arena_mark mark = arena_mark(tmp);

	site_report_unresolved(tmp, diag, site, SITE_STATED);
	for (size_t i = 0; i < site->def_count; i++) {
		report_long(diag, &site->defs[i].def);
		report_tools(tmp, diag, site, &site->defs[i].def);
	}
	for (size_t i = 0; i < site->cycle_count; i++)
		report_cycle(tmp, diag, site, &site->cycles[i]);
	arena_rewind(tmp, mark);
}
