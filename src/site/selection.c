/* SPDX-License-Identifier: MIT */
/* Which nodes and edges belong to a part of the graph. */
#include "site/selection.h"

#include "base/arena.h"
#include "base/vec.h"

static size_t count_nodes(const struct site *site)
{
	return site->def_count + site->missing_count;
}

static size_t target_of(const struct site *site, const struct site_edge *edge)
{
	return edge->target == SITE_NONE ? site->def_count + edge->missing : edge->target;
}

static bool counts(const struct site_choice *choice, const struct site_edge *edge)
{
	return choice->relations & SITE_RELATION(edge->relation);
}

/* The search: nodes in the order in which they were reached. */
struct search {
	const struct site *site;
	const struct site_choice *choice;
	bool *reached;
	size_t *queue;
	size_t n;
};

static void reach(struct search *search, size_t node)
{
	if (search->reached[node])
		return;
	search->reached[node] = true;
	search->queue[search->n++] = node;
}

static void reach_sources(struct search *search, const size_t *edges, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct site_edge *edge = &search->site->edges[edges[i]];
		if (counts(search->choice, edge))
			reach(search, edge->source);
	}
}

static void reach_neighbours(struct search *search, size_t node)
{
	const struct site *site = search->site;

	if (node >= site->def_count) {
		const struct site_missing *missing = &site->missing[node - site->def_count];
		reach_sources(search, missing->in, missing->in_count);
		return;
	}
	const struct site_def *def = &site->defs[node];
	for (size_t i = 0; i < def->out_count; i++) {
		const struct site_edge *edge = &site->edges[def->out[i]];
		if (counts(search->choice, edge))
			reach(search, target_of(site, edge));
	}
	reach_sources(search, def->in, def->in_count);
}

static void reach_around(struct arena *tmp, const struct site *site,
    const struct site_choice *choice, struct site_selection *selection)
{
	struct search search = {
	    .site = site,
	    .choice = choice,
	    .reached = selection->nodes,
	    .queue = ARENA_ARRAY(tmp, size_t, count_nodes(site)),
	};
	size_t at = 0;

	reach(&search, choice->focus);
	for (size_t depth = 0; depth < choice->depth && at < search.n; depth++) {
		for (const size_t end = search.n; at < end; at++)
			reach_neighbours(&search, search.queue[at]);
	}
}

static void reach_all(
    const struct site *site, const struct site_choice *choice, struct site_selection *selection)
{
	for (size_t i = 0; i < site->def_count; i++)
		selection->nodes[i] = true;
	for (size_t i = 0; i < site->edge_count; i++) {
		if (counts(choice, &site->edges[i]))
			selection->nodes[target_of(site, &site->edges[i])] = true;
	}
}

struct site_selection site_select(
    struct arena *mem, struct arena *tmp, const struct site *site, const struct site_choice *choice)
{
	const struct arena_mark mark = arena_mark(tmp);
	struct site_selection selection = {
	    .nodes = ARENA_ARRAY(mem, bool, count_nodes(site)),
	    .edges = ARENA_ARRAY(mem, bool, site->edge_count),
	};

	if (choice->focus == SITE_NONE)
		reach_all(site, choice, &selection);
	else
		reach_around(tmp, site, choice, &selection);
	for (size_t i = 0; i < count_nodes(site); i++)
		selection.node_count += selection.nodes[i];
	for (size_t i = 0; i < site->edge_count; i++) {
		const struct site_edge *edge = &site->edges[i];
		selection.edges[i] = counts(choice, edge) && selection.nodes[edge->source] &&
		    selection.nodes[target_of(site, edge)];
		selection.edge_count += selection.edges[i];
	}
	arena_rewind(tmp, mark);
	return selection;
}

/* ---- a node by its name ---- */

struct found {
	size_t *items;
	size_t n, cap;
};

str site_node_id(const struct site *site, size_t node)
{
	return node < site->def_count ? site->defs[node].id
				      : site->missing[node - site->def_count].id;
}

static struct found find_defs(struct arena *tmp, const struct site *site, str name)
{
	struct found found = {0};

	for (size_t i = 0; i < site->def_count; i++) {
		const struct site_def *def = &site->defs[i];
		if (str_eq(def->def.name, name) || str_eq(def->slug, name))
			VEC_PUSH(tmp, &found, i);
	}
	return found;
}

static struct found find_missing(struct arena *tmp, const struct site *site, str name)
{
	struct found found = {0};

	for (size_t i = 0; i < site->missing_count; i++) {
		const struct site_missing *missing = &site->missing[i];
		if (str_eq(missing->name, name) || str_eq(missing->slug, name))
			VEC_PUSH(tmp, &found, site->def_count + i);
	}
	return found;
}

static size_t find_id(const struct site *site, str id)
{
	for (size_t i = 0; i < count_nodes(site); i++) {
		if (str_eq(site_node_id(site, i), id))
			return i;
	}
	return SITE_NONE;
}

/* The kind in front of a '/', and the name behind it. */
static enum def_kind split_id(str *name)
{
	for (size_t kind = 0; kind < DEF_KIND_COUNT; kind++) {
		const str prefix = def_kinds[kind].name;
		if (str_starts_with(*name, prefix) &&
		    str_starts_with(str_from(*name, prefix.n), S("/"))) {
			*name = str_from(*name, prefix.n + 1);
			return (enum def_kind)kind;
		}
	}
	return DEF_AGENT;
}

static str describe_unknown(struct arena *mem, struct arena *tmp, const struct site *site, str name)
{
	str bare = name;
	const enum def_kind kind = split_id(&bare);
	const size_t nearest = site_nearest(tmp, site, bare, kind);

	if (nearest == SITE_NONE)
		return str_format(mem, "no definition is named '%.*s'", STR_ARG(name));
	return str_format(mem, "no definition is named '%.*s'; did you mean '%.*s'?", STR_ARG(name),
	    STR_ARG(site->defs[nearest].id));
}

static str describe_several(
    struct arena *mem, const struct site *site, str name, const struct found *found)
{
	struct buf out;

	buf_init(&out, mem);
	buf_format(&out, "'%.*s' may be", STR_ARG(name));
	for (size_t i = 0; i < found->n; i++)
		buf_format(&out, "%s '%.*s'",
		    i == 0		   ? ""
			: i + 1 < found->n ? ","
					   : " or",
		    STR_ARG(site_node_id(site, found->items[i])));
	return buf_str(&out);
}

bool site_find_node(struct arena *mem, struct arena *tmp, const struct site *site, str name,
    size_t *ret_node, str *ret_problem)
{
	const size_t exact = find_id(site, name);
	struct found found = {0};

	if (exact != SITE_NONE) {
		*ret_node = exact;
		return true;
	}
	found = find_defs(tmp, site, name);
	if (!found.n)
		found = find_missing(tmp, site, name);
	if (found.n == 1) {
		*ret_node = found.items[0];
		return true;
	}
	*ret_problem = found.n ? describe_several(mem, site, name, &found)
			       : describe_unknown(mem, tmp, site, name);
	return false;
}
