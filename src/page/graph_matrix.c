/* SPDX-License-Identifier: MIT */
/*
 * Who names whom as a matrix: a row and a column for each definition, both in the order of the
 * folders, and a last column for names that nobody defines. Small ones say of each cell what it
 * means; large ones are one path, whose rows say whose they are.
 */
#include "base/arena.h"
#include "base/limits.h"
#include "base/vec.h"
#include "page/graph_parts.h"

enum {
	PAGE_WIDTH = 1240,
	MARGIN_MAX = 210, /* for the names beside a matrix */
	NAMED_MAX = 64, /* definitions; above that the names do not fit */
	NAMED_CELL = 18, /* pixels */
	CELL_MAX = 9,
	CELL_MIN = 2,
	ROWS_MAX = 400, /* above that rows are too thin to point at */
	LABEL_HEIGHT = 13,
};

struct matrix {
	const struct site *site;
	size_t *defs; /* by place */
	size_t *places; /* + 1, by definition; 0: not in it */
	size_t n, columns; /* the column of undefined names included */
	int cell, left, top;
	bool named;
};

static bool has_relation(const struct site *site, size_t def)
{
	return site->defs[def].in_count || site->defs[def].out_count;
}

/* Whether one of its definitions names something that nobody defines. */
static bool names_missing(const struct matrix *matrix)
{
	for (size_t i = 0; i < matrix->site->missing_count; i++) {
		const struct site_missing *missing = &matrix->site->missing[i];
		for (size_t k = 0; k < missing->in_count; k++) {
			if (matrix->places[matrix->site->edges[missing->in[k]].source])
				return true;
		}
	}
	return false;
}

static int margin_of(const struct matrix *matrix)
{
	int widest = 0;

	if (!matrix->named)
		return MARGIN_MAX;
	for (size_t i = 0; i < matrix->n; i++) {
		int width = graph_label_width(matrix->site->defs[matrix->defs[i]].def.title);
		widest = width > widest ? width : widest;
	}
	return widest > MARGIN_MAX ? MARGIN_MAX : widest;
}

static int cell_of(const struct matrix *matrix)
{
	int fits = (PAGE_WIDTH - MARGIN_MAX) / (int)(matrix->columns + 1);

	if (matrix->named)
		return NAMED_CELL;
	return fits > CELL_MAX ? CELL_MAX : fits < CELL_MIN ? CELL_MIN : fits;
}

static struct matrix begin_matrix(struct page_run *run, size_t folder)
{
	const struct site *site = run->site;
	struct matrix matrix = {
	    .site = site,
	    .defs = ARENA_ARRAY(run->mem, size_t, site->def_count),
	    .places = ARENA_ARRAY(run->mem, size_t, site->def_count),
	};

	for (size_t i = 0; i < site->folder_count; i++) {
		const struct site_folder *one = &site->folders[i];
		for (size_t k = 0; (folder == SITE_NONE || folder == i) && k < one->def_count;
		     k++) {
			if (!has_relation(site, one->defs[k]))
				continue;
			matrix.defs[matrix.n++] = one->defs[k];
			matrix.places[one->defs[k]] = matrix.n;
		}
	}
	matrix.columns = matrix.n + names_missing(&matrix);
	matrix.named = matrix.n <= NAMED_MAX;
	matrix.left = margin_of(&matrix);
	matrix.top = matrix.named ? matrix.left : 0;
	matrix.cell = cell_of(&matrix);
	return matrix;
}

/* A cell that is marked: by the first edge that leads there. */
struct cell {
	size_t row, column;
	const struct site_edge *edge;
};

struct cell_list {
	struct cell *items;
	size_t n, cap;
};

/* Edges stand by source, so that the last row of a column tells whether a cell was there. */
static struct cell_list cells_of(struct page_run *run, const struct matrix *matrix)
{
	struct cell_list cells = {0};
	size_t *last_row = ARENA_ARRAY(run->mem, size_t, matrix->n + 1); /* + 1 */

	for (size_t i = 0; i < run->site->edge_count; i++) {
		const struct site_edge *edge = &run->site->edges[i];
		size_t row = matrix->places[edge->source];
		size_t column =
		    edge->target == SITE_NONE ? matrix->n + 1 : matrix->places[edge->target];
		if (!row || !column || last_row[column - 1] == row)
			continue;
		last_row[column - 1] = row;
		VEC_PUSH(run->mem, &cells, ((struct cell){row - 1, column - 1, edge}));
	}
	return cells;
}

/* One path for all cells, either those of definitions or those of undefined names. */
static str path_of(
    struct page_run *run, const struct matrix *matrix, const struct cell_list *cells, bool missing)
{
	int cell = matrix->cell, side = cell > 4 ? cell - 1 : cell;
	struct buf out;

	buf_init(&out, run->mem);
	for (size_t i = 0; i < cells->n; i++) {
		const struct cell *one = &cells->items[i];
		if ((one->edge->target == SITE_NONE) == missing)
			buf_format(&out, "M%d %dh%dv%dh-%dz", (int)one->column * cell,
			    (int)one->row * cell, side, side, side);
	}
	return buf_str(&out);
}

static struct value marked_cells(
    struct page_run *run, const struct matrix *matrix, const struct cell_list *cells)
{
	struct arena *mem = run->mem;
	struct value list = value_list(mem);

	for (size_t i = 0; i < cells->n; i++) {
		const struct cell *one = &cells->items[i];
		const struct site_def *source = &run->site->defs[one->edge->source];
		bool missing = one->edge->target == SITE_NONE;
		struct value v = value_map(mem);
		VALUE_SET(mem, v, "x", value_int(mem, (int)one->column * matrix->cell + 2));
		VALUE_SET(mem, v, "y", value_int(mem, (int)one->row * matrix->cell + 2));
		VALUE_SET(mem, v, "size", value_int(mem, matrix->cell - 4));
		VALUE_SET(mem, v, "from", value_string(source->def.title));
		VALUE_SET(mem, v, "to",
		    value_string(missing ? run->site->missing[one->edge->missing].name
					 : run->site->defs[one->edge->target].def.title));
		VALUE_SET(mem, v, "label",
		    value_string(page_relation_label(run, one->edge->relation, false)));
		VALUE_SET(mem, v, "relation", value_string(rel_kinds[one->edge->relation].name));
		VALUE_SET(mem, v, "missing", value_bool(missing));
		VALUE_SET(mem, v, "line", value_int(mem, one->edge->line));
		value_push(mem, list, v);
	}
	return list;
}

/* A row for each definition: its name, its page, and how much it names. */
static struct value rows_of(struct page_run *run, const struct matrix *matrix)
{
	struct arena *mem = run->mem;
	struct value rows = value_list(mem);

	for (size_t i = 0; i < matrix->n; i++) {
		const struct site_def *def = &run->site->defs[matrix->defs[i]];
		struct value row = value_map(mem);
		int start = (int)i * matrix->cell;
		VALUE_SET(mem, row, "name", value_string(def->def.title));
		VALUE_SET(mem, row, "url", value_string(def->url));
		VALUE_SET(mem, row, "out", value_int(mem, (int64_t)def->out_count));
		VALUE_SET(mem, row, "in", value_int(mem, (int64_t)def->in_count));
		VALUE_SET(mem, row, "start", value_int(mem, start));
		VALUE_SET(mem, row, "middle", value_int(mem, start + matrix->cell / 2));
		if (matrix->named)
			VALUE_SET(mem, row, "label",
			    value_string(graph_label_fit(mem, def->def.title, matrix->left)));
		value_push(mem, rows, row);
	}
	return rows;
}

/* The folders beside the matrix; a label that would stand on the one before is left out. */
static struct value groups_of(struct page_run *run, const struct matrix *matrix)
{
	struct arena *mem = run->mem;
	struct value groups = value_list(mem);
	int free_from = 0;

	for (size_t start = 0, end; start < matrix->n; start = end) {
		size_t index = run->site->defs[matrix->defs[start]].folder;
		const struct site_folder *folder = &run->site->folders[index];
		for (end = start + 1;
		     end < matrix->n && run->site->defs[matrix->defs[end]].folder == index;)
			end++;
		struct value group = value_map(mem);
		int middle = (int)(start + end) * matrix->cell / 2;
		VALUE_SET(mem, group, "name",
		    value_string(graph_folder_title(run->site->language, folder)));
		VALUE_SET(mem, group, "url", value_string(page_group_url(mem, folder)));
		VALUE_SET(mem, group, "start", value_int(mem, (int)start * matrix->cell));
		VALUE_SET(mem, group, "size", value_int(mem, (int)(end - start) * matrix->cell));
		if (!matrix->named && middle - LABEL_HEIGHT / 2 >= free_from) {
			VALUE_SET(mem, group, "label",
			    value_string(graph_label_fit(
				mem, graph_folder_title(run->site->language, folder), MARGIN_MAX)));
			VALUE_SET(mem, group, "middle", value_int(mem, middle));
			free_from = middle + LABEL_HEIGHT / 2 + 1;
		}
		value_push(mem, groups, group);
	}
	return groups;
}

/* Lines between all rows and columns, for a matrix that is read cell by cell. */
static str grid_of(struct page_run *run, const struct matrix *matrix)
{
	int cell = matrix->cell, wide = (int)matrix->columns * cell, high = (int)matrix->n * cell;
	struct buf out;

	buf_init(&out, run->mem);
	for (int i = 1; i < (int)matrix->n; i++)
		buf_format(&out, "M0 %dH%d", i * cell, wide);
	for (int i = 1; i < (int)matrix->columns; i++)
		buf_format(&out, "M%d 0V%d", i * cell, high);
	return buf_str(&out);
}

/* What is said in place of a matrix that nobody could read. */
static struct value left_out(
    struct page_run *run, const struct matrix *matrix, const struct cell_list *cells)
{
	struct value v = value_map(run->mem);

	VALUE_SET(run->mem, v, "left_out", value_bool(true));
	VALUE_SET(run->mem, v, "shown", value_int(run->mem, (int64_t)matrix->n));
	VALUE_SET(run->mem, v, "cell_count", value_int(run->mem, (int64_t)cells->n));
	return v;
}

struct value graph_draw_matrix(struct page_run *run, size_t folder)
{
	struct arena *mem = run->mem;
	struct matrix matrix = begin_matrix(run, folder);
	struct cell_list cells = cells_of(run, &matrix);
	struct value v = value_map(mem);

	if (!cells.n)
		return VALUE_NONE;
	if (matrix.n > LIMIT_MATRIX || cells.n > LIMIT_MATRIX_CELLS)
		return left_out(run, &matrix, &cells);
	int wide = (int)matrix.columns * matrix.cell, high = (int)matrix.n * matrix.cell;
	VALUE_SET(mem, v, "min_x", value_int(mem, -matrix.left));
	VALUE_SET(mem, v, "min_y", value_int(mem, -matrix.top));
	VALUE_SET(mem, v, "width", value_int(mem, wide + matrix.left + 2));
	VALUE_SET(mem, v, "height", value_int(mem, high + matrix.top + 2));
	VALUE_SET(mem, v, "wide", value_int(mem, wide));
	VALUE_SET(mem, v, "high", value_int(mem, high));
	VALUE_SET(mem, v, "cell", value_int(mem, matrix.cell));
	VALUE_SET(mem, v, "missing_x",
	    matrix.columns > matrix.n ? value_int(mem, high + matrix.cell / 2) : VALUE_NONE);
	if (matrix.named) {
		VALUE_SET(mem, v, "grid", value_string(grid_of(run, &matrix)));
		VALUE_SET(mem, v, "marks", marked_cells(run, &matrix, &cells));
	} else {
		VALUE_SET(mem, v, "cells", value_string(path_of(run, &matrix, &cells, false)));
		VALUE_SET(mem, v, "gaps", value_string(path_of(run, &matrix, &cells, true)));
	}
	if (matrix.n <= ROWS_MAX)
		VALUE_SET(mem, v, "rows", rows_of(run, &matrix));
	VALUE_SET(mem, v, "named", value_bool(matrix.named));
	VALUE_SET(mem, v, "groups", groups_of(run, &matrix));
	VALUE_SET(mem, v, "shown", value_int(mem, (int64_t)matrix.n));
	VALUE_SET(mem, v, "cell_count", value_int(mem, (int64_t)cells.n));
	return v;
}
