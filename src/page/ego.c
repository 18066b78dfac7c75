/* SPDX-License-Identifier: MIT */
/* The neighbourhood of a definition as a drawing: who names it, both ways, whom it names. */
#include "base/arena.h"
#include "page/definition_parts.h"

/* What fits one column on each side: more boxes are no help, and stand in the lists below. */
enum {
	SIDE_SHOWN = 12,
	BOTH_SHOWN = 8,
	MORE_HEIGHT = 22, /* of the line that says how many are left */
};

static str label_of(const struct site *site, const struct page_neighbour *neighbour)
{
	return neighbour->def == SITE_NONE ? site->missing[neighbour->missing].name
					   : site->defs[neighbour->def].def.title;
}

static enum def_kind kind_of(const struct site *site, const struct page_neighbour *neighbour)
{
	return neighbour->def == SITE_NONE ? site->missing[neighbour->missing].kind
					   : site->defs[neighbour->def].def.kind;
}

static str *labels_of(
    struct arena *mem, const struct site *site, const struct page_neighbours *list)
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

/* The data of a path: "M1 2C3 4 5 6 7 8". */
static str path_of(struct arena *mem, const struct graph_curve *curve)
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

static struct value side_of(struct page_run *run, const struct page_neighbours *list,
    const struct graph_box *boxes, const struct graph_curve *curves, str direction)
{
	struct arena *mem = run->mem;
	struct value items = value_list(mem);

	for (size_t i = 0; i < list->n; i++) {
		const struct page_neighbour *one = &list->items[i];
		bool resolved = one->def != SITE_NONE;
		str label = label_of(run->site, one);
		struct value item = page_box(mem, &boxes[i]);
		VALUE_SET(mem, item, "name", value_string(label));
		VALUE_SET(
		    mem, item, "label", value_string(graph_label_fit(mem, label, boxes[i].width)));
		VALUE_SET(mem, item, "url",
		    resolved ? value_string(run->site->defs[one->def].url) : VALUE_NONE);
		VALUE_SET(mem, item, "missing", value_bool(!resolved));
		page_set_kind(run, item, kind_of(run->site, one));
		VALUE_SET(mem, item, "relation", value_string(rel_kinds[one->relation].name));
		VALUE_SET(mem, item, "relation_label",
		    value_string(page_relation_label(run, one->relation, false)));
		VALUE_SET(mem, item, "direction", value_string(direction));
		VALUE_SET(mem, item, "curve",
		    graph_curve_is_none(&curves[i]) ? VALUE_NONE
						    : value_string(path_of(mem, &curves[i])));
		value_push(mem, items, item);
	}
	return items;
}

static struct value title_of(struct arena *mem, size_t n, int x, int y)
{
	struct value title = value_map(mem);

	if (!n)
		return VALUE_NONE;
	VALUE_SET(mem, title, "count", value_int(mem, (int64_t)n));
	VALUE_SET(mem, title, "x", value_int(mem, x));
	VALUE_SET(mem, title, "y", value_int(mem, y));
	return title;
}

/* One side of the drawing: who is drawn, and where. */
struct drawn_side {
	const struct page_neighbours *all;
	struct page_neighbours shown;
	const struct graph_box *boxes;
	const struct graph_curve *curves;
	int title_x;
};

static struct drawn_side shown_of(const struct page_neighbours *all, size_t most)
{
	struct drawn_side side = {.all = all, .shown = *all};

	if (side.shown.n > most)
		side.shown.n = most;
	return side;
}

/* {nodes[..] title{count x y} more{count x y}}; more is null when all are drawn. */
static struct value side_value(
    struct page_run *run, const struct drawn_side *side, const struct graph_ego *ego, str direction)
{
	struct arena *mem = run->mem;
	struct value data = value_map(mem);
	const size_t left = side->all->n - side->shown.n;
	struct value more = VALUE_NONE;

	if (left) {
		const struct graph_box *last = &side->boxes[side->shown.n - 1];
		more = title_of(
		    mem, left, last->x + last->width / 2, last->y + last->height + MORE_HEIGHT - 4);
	}
	VALUE_SET(
	    mem, data, "nodes", side_of(run, &side->shown, side->boxes, side->curves, direction));
	VALUE_SET(mem, data, "title", title_of(mem, side->all->n, side->title_x, ego->title_y));
	VALUE_SET(mem, data, "more", more);
	return data;
}

struct value page_ego(
    struct page_run *run, const struct site_def *def, const struct page_sides *sides)
{
	struct arena *mem = run->mem;
	const struct site *site = run->site;
	struct drawn_side in = shown_of(&sides->in, SIDE_SHOWN);
	struct drawn_side both = shown_of(&sides->both, BOTH_SHOWN);
	struct drawn_side out = shown_of(&sides->out, SIDE_SHOWN);
	const size_t count = sides->in.n + sides->both.n + sides->out.n;
	const size_t shown = in.shown.n + both.shown.n + out.shown.n;

	if (def->deleted || !count)
		return VALUE_NONE;
	struct graph_ego_input input = {
	    .in = labels_of(mem, site, &in.shown),
	    .both = labels_of(mem, site, &both.shown),
	    .out = labels_of(mem, site, &out.shown),
	    .in_count = in.shown.n,
	    .both_count = both.shown.n,
	    .out_count = out.shown.n,
	    .centre = def->def.title,
	};
	struct graph_ego ego = graph_ego_layout(mem, &input);
	struct value data = value_map(mem);
	struct value centre = page_box(mem, &ego.centre);
	in.boxes = ego.in, in.curves = ego.in_curves, in.title_x = ego.in_title_x;
	both.boxes = ego.both, both.curves = ego.both_curves, both.title_x = ego.both_title_x;
	out.boxes = ego.out, out.curves = ego.out_curves, out.title_x = ego.out_title_x;
	VALUE_SET(mem, centre, "label",
	    value_string(graph_label_fit(mem, def->def.title, ego.centre.width)));
	VALUE_SET(mem, data, "width", value_int(mem, ego.width));
	VALUE_SET(
	    mem, data, "height", value_int(mem, ego.height + (shown < count ? MORE_HEIGHT : 0)));
	VALUE_SET(mem, data, "centre", centre);
	VALUE_SET(mem, data, "in", side_value(run, &in, &ego, S("in")));
	VALUE_SET(mem, data, "both", side_value(run, &both, &ego, S("both")));
	VALUE_SET(mem, data, "out", side_value(run, &out, &ego, S("out")));
	VALUE_SET(mem, data, "count", value_int(mem, (int64_t)count));
	return data;
}
