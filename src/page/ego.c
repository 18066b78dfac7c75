/* SPDX-License-Identifier: MIT */
/* The neighbourhood of a definition as a drawing: who names it, both ways, whom it names. */
#include "base/arena.h"
#include "base/vec.h"
#include "page/common.h"

enum { WIDE = 1000 }; /* pixels; a drawing above that is made smaller to fit the page */

/* A neighbour, once however many edges lead to it. */
struct neighbour {
	size_t def; /* index, or SITE_NONE */
	size_t missing; /* index when def is SITE_NONE */
	enum rel_kind relation;
};

struct neighbours {
	struct neighbour *items;
	size_t n, cap;
};

struct sides {
	struct neighbours in, both, out;
};

/* Marks by definition: bit 0 names it, bit 1 is named by it. */
enum { MARK_IN = 1, MARK_OUT = 2 };

static void mark_edges(const struct site *site, const struct site_def *def, unsigned char *marks)
{
	for (size_t i = 0; i < def->in_count; i++)
		marks[site->edges[def->in[i]].source] |= MARK_IN;
	for (size_t i = 0; i < def->out_count; i++) {
		size_t target = site->edges[def->out[i]].target;
		if (target != SITE_NONE)
			marks[target] |= MARK_OUT;
	}
}

static bool holds_missing(const struct neighbours *list, size_t missing)
{
	for (size_t i = 0; i < list->n; i++) {
		if (list->items[i].def == SITE_NONE && list->items[i].missing == missing)
			return true;
	}
	return false;
}

static void add_once(struct arena *mem, struct neighbours *list, unsigned char *marks,
    const struct neighbour *neighbour)
{
	if (neighbour->def != SITE_NONE) {
		if (!marks[neighbour->def])
			return;
		marks[neighbour->def] = 0;
	} else if (holds_missing(list, neighbour->missing)) {
		return;
	}
	VEC_PUSH(mem, list, *neighbour);
}

/* marks is all zero again afterwards. */
static struct sides find_sides(
    struct arena *mem, const struct site *site, const struct site_def *def)
{
	struct sides sides = {0};
	unsigned char *marks = ARENA_ARRAY(mem, unsigned char, site->def_count);

	mark_edges(site, def, marks);
	for (size_t i = 0; i < def->in_count; i++) {
		const struct site_edge *edge = &site->edges[def->in[i]];
		struct neighbour one = {edge->source, SITE_NONE, edge->relation};
		bool both = marks[edge->source] == (MARK_IN | MARK_OUT);
		add_once(mem, both ? &sides.both : &sides.in, marks, &one);
	}
	for (size_t i = 0; i < def->out_count; i++) {
		const struct site_edge *edge = &site->edges[def->out[i]];
		struct neighbour one = {edge->target, edge->missing, edge->relation};
		add_once(mem, &sides.out, marks, &one);
	}
	return sides;
}

static str label_of(const struct site *site, const struct neighbour *neighbour)
{
	return neighbour->def == SITE_NONE ? site->missing[neighbour->missing].name
					   : site->defs[neighbour->def].def.title;
}

static enum def_kind kind_of(const struct site *site, const struct neighbour *neighbour)
{
	return neighbour->def == SITE_NONE ? site->missing[neighbour->missing].kind
					   : site->defs[neighbour->def].def.kind;
}

static str *labels_of(struct arena *mem, const struct site *site, const struct neighbours *list)
{
	str *labels = ARENA_ARRAY(mem, str, list->n);

	for (size_t i = 0; i < list->n; i++)
		labels[i] = label_of(site, &list->items[i]);
	return labels;
}

struct value page_box(struct arena *mem, const struct graph_box *box)
{
	struct value v = value_map(mem);

	VALUE_SET(mem, v, "x", value_int(mem, box->x));
	VALUE_SET(mem, v, "y", value_int(mem, box->y));
	VALUE_SET(mem, v, "width", value_int(mem, box->width));
	VALUE_SET(mem, v, "height", value_int(mem, box->height));
	VALUE_SET(mem, v, "text_x", value_int(mem, box->x + box->width / 2));
	VALUE_SET(mem, v, "text_y", value_int(mem, box->y + box->height / 2));
	return v;
}

static void add_point(struct buf *out, char command, int x, int y)
{
	buf_char(out, command);
	buf_uint(out, (uint64_t)(x < 0 ? 0 : x)); /* layouts have no negative coordinates */
	buf_char(out, ' ');
	buf_uint(out, (uint64_t)(y < 0 ? 0 : y));
}

str page_curve(struct arena *mem, const struct graph_curve *curve)
{
	static const char commands[] = {'M', 'C', ' ', ' '};
	struct buf out;

	buf_init(&out, mem);
	for (size_t i = 0; i < 4; i++)
		add_point(&out, commands[i], curve->x[i], curve->y[i]);
	return buf_str(&out);
}

str page_path(struct arena *mem, const struct graph_path *path)
{
	struct buf out;

	buf_init(&out, mem);
	add_point(&out, 'M', path->curves[0].x[0], path->curves[0].y[0]);
	for (size_t i = 0; i < path->count; i++) {
		const struct graph_curve *curve = &path->curves[i];
		bool straight = curve->y[0] == curve->y[3];
		add_point(&out, straight ? 'L' : 'C', curve->x[straight ? 3 : 1], curve->y[1]);
		for (size_t k = 2; !straight && k < 4; k++)
			add_point(&out, ' ', curve->x[k], curve->y[k]);
	}
	return buf_str(&out);
}

static struct value side_of(struct page_run *run, const struct neighbours *list,
    const struct graph_box *boxes, const struct graph_curve *curves, str direction)
{
	struct arena *mem = run->mem;
	struct value items = value_list(mem);

	for (size_t i = 0; i < list->n; i++) {
		const struct neighbour *one = &list->items[i];
		bool resolved = one->def != SITE_NONE;
		str label = label_of(run->site, one);
		struct value item = page_box(mem, &boxes[i]);
		VALUE_SET(mem, item, "name", value_string(label));
		VALUE_SET(
		    mem, item, "label", value_string(graph_label_fit(mem, label, boxes[i].width)));
		VALUE_SET(mem, item, "url",
		    resolved ? value_string(run->site->defs[one->def].url) : VALUE_NONE);
		VALUE_SET(mem, item, "missing", value_bool(!resolved));
		VALUE_SET(mem, item, "kind", value_string(def_kinds[kind_of(run->site, one)].name));
		VALUE_SET(mem, item, "relation", value_string(rel_kinds[one->relation].name));
		VALUE_SET(
		    mem, item, "relation_label", value_string(rel_kinds[one->relation].label));
		VALUE_SET(mem, item, "direction", value_string(direction));
		VALUE_SET(mem, item, "curve",
		    graph_curve_is_none(&curves[i]) ? VALUE_NONE
						    : value_string(page_curve(mem, &curves[i])));
		value_push(mem, items, item);
	}
	return items;
}

static struct value title_of(struct arena *mem, const char *text, size_t n, int x, int y)
{
	struct value title = value_map(mem);

	if (!n)
		return VALUE_NONE;
	VALUE_SET(mem, title, "text", value_string(str_format(mem, "%s (%zu)", text, n)));
	VALUE_SET(mem, title, "x", value_int(mem, x));
	VALUE_SET(mem, title, "y", value_int(mem, y));
	return title;
}

struct value page_ego(struct page_run *run, const struct site_def *def)
{
	struct arena *mem = run->mem;
	const struct site *site = run->site;

	if (def->deleted || (!def->in_count && !def->out_count))
		return VALUE_NONE;
	struct sides sides = find_sides(mem, site, def);
	struct graph_ego_input input = {
	    .in = labels_of(mem, site, &sides.in),
	    .both = labels_of(mem, site, &sides.both),
	    .out = labels_of(mem, site, &sides.out),
	    .in_count = sides.in.n,
	    .both_count = sides.both.n,
	    .out_count = sides.out.n,
	    .centre = def->def.title,
	};
	struct graph_ego ego = graph_ego_layout(mem, &input);
	struct value data = value_map(mem);
	struct value centre = page_box(mem, &ego.centre);
	VALUE_SET(mem, centre, "label",
	    value_string(graph_label_fit(mem, def->def.title, ego.centre.width)));
	VALUE_SET(mem, data, "width", value_int(mem, ego.width));
	VALUE_SET(mem, data, "height", value_int(mem, ego.height));
	VALUE_SET(mem, data, "wide", value_bool(ego.width > WIDE));
	VALUE_SET(mem, data, "centre", centre);
	VALUE_SET(mem, data, "in", side_of(run, &sides.in, ego.in, ego.in_curves, S("in")));
	VALUE_SET(
	    mem, data, "both", side_of(run, &sides.both, ego.both, ego.both_curves, S("both")));
	VALUE_SET(mem, data, "out", side_of(run, &sides.out, ego.out, ego.out_curves, S("out")));
	VALUE_SET(mem, data, "in_title",
	    title_of(mem, "named by", sides.in.n, ego.in_title_x, ego.title_y));
	VALUE_SET(mem, data, "both_title",
	    title_of(mem, "both ways", sides.both.n, ego.both_title_x, ego.title_y));
	VALUE_SET(mem, data, "out_title",
	    title_of(mem, "names", sides.out.n, ego.out_title_x, ego.title_y));
	VALUE_SET(
	    mem, data, "count", value_int(mem, (int64_t)(sides.in.n + sides.both.n + sides.out.n)));
	return data;
}
