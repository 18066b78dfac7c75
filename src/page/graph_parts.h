/* SPDX-License-Identifier: MIT */
/*
 * What graph.html and graph/GROUP.html are made of: links between folders, drawings, matrices, rows
 * of tables and the data of the script. Private to the graph pages.
 */
#ifndef PAGE_GRAPH_PARTS_H
#define PAGE_GRAPH_PARTS_H

#include "page/common.h"

/* How folders are linked: each ordered pair once, and what that makes for each folder. */
struct graph_folders {
	struct graph_link
	    *items; /* by falling weight; to folder_count: names that nobody defines */
	size_t count;
	size_t *inside, *out, *in, *missing; /* relations by folder; missing: to undefined names */
};

struct graph_folders graph_count_folders(struct page_run *run);

/* The name of a folder for people. */
str graph_folder_title(const struct language *language, const struct site_folder *folder);

/*
 * The folders and their heaviest links, as the data of the "drawing" partial:
 *	{width height wide some shown all
 *	 boxes[x y width height text_x text_y label label_y note note_y url broken]
 *	 links[curve weight thickness from to folder_ends x y text_x text_y]}
 * where ends are the numbers of both in graph/data.js. Null when there are fewer than two folders.
 */
struct value graph_draw_folders(struct page_run *run, const struct graph_folders *folders);

/*
 * The definitions of a folder, or of SITE_NONE all that have relations, with the names that they
 * use and nobody defines; data as above, but with
 *	boxes[kind missing id] links[relation relation_label node_ends] count drawn legend[relation
 *	label]
 * count being the number of relations and drawn of boxes. Null when there are too many for a
 * drawing that can be read.
 */
struct value graph_draw_definitions(struct page_run *run, size_t folder);

/*
 * Who names whom as a matrix, of the definitions of a folder, or of SITE_NONE of all, those
 * without relations left out:
 *	{min_x min_y width height wide high cell missing_x named shown cell_count
 *	 rows[name url in out start middle label] groups[name url start size label middle]
 *	 cells gaps                                          paths; of a large one
 *	 grid marks[x y size from to label relation missing line]    of one with room for names}
 * Beyond LIMIT_MATRIX only {left_out shown cell_count}. Null when nothing is marked.
 */
struct value graph_draw_matrix(struct page_run *run, size_t folder);

/* graph/data.js: nodes and edges for static/graph.js. */
bool graph_emit_data(struct page_run *run);

#endif
