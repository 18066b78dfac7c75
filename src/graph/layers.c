/* SPDX-License-Identifier: MIT */
/*
 * Layers and the order within them after Sugiyama, Tagawa and Toda (1981). A link over several
 * layers gets a bend in each layer between, which takes a place there like a node, so that no line
 * has to run below a box.
 */
#include "graph/layers.h"

#include <stdlib.h>

#include "base/arena.h"

enum {
	SWEEPS = 10,
	BENDS_MAX = 24, /* a link over more layers has no bends: it would cost more than it tells */
};

/* A node in the order that breaks cycles. */
struct sender {
	size_t node;
	long balance; /* outgoing minus incoming weight: sources first */
};

static int compare_senders(const void *left, const void *right)
{
	const struct sender *a = left, *b = right;

	if (a->balance != b->balance)
		return a->balance > b->balance ? -1 : 1;
	return a->node < b->node ? -1 : a->node > b->node;
}

/* Nodes that mostly send come first; a link against this order counts as turned round. */
static size_t *rank_nodes(struct arena *tmp, const struct graph_layered_input *input)
{
	struct sender *senders = ARENA_ARRAY(tmp, struct sender, input->node_count);
	size_t *ranks = ARENA_ARRAY(tmp, size_t, input->node_count);

	for (size_t i = 0; i < input->node_count; i++)
		senders[i].node = i;
	for (size_t i = 0; i < input->link_count; i++) {
		const struct graph_link *link = &input->links[i];
		senders[link->from].balance += (long)link->weight;
		senders[link->to].balance -= (long)link->weight;
	}
	if (input->node_count)
		qsort(senders, input->node_count, sizeof *senders, compare_senders);
	for (size_t i = 0; i < input->node_count; i++)
		ranks[senders[i].node] = i;
	return ranks;
}

static bool is_forward(const struct graph_link *link, const size_t *ranks)
{
	return ranks[link->from] < ranks[link->to];
}

/* Longest path in the order of ranks. As many passes as layers, at most as many as nodes. */
static void assign_layers(struct layers *layers, const size_t *ranks)
{
	const struct graph_layered_input *input = layers->input;
	bool moved = true;

	while (moved) {
		moved = false;
		for (size_t i = 0; i < input->link_count; i++) {
			const struct graph_link *link = &input->links[i];
			bool forward = is_forward(link, ranks);
			struct layer_item *first = &layers->items[forward ? link->from : link->to];
			struct layer_item *second = &layers->items[forward ? link->to : link->from];
			first->linked = second->linked = true;
			if (second->layer > first->layer)
				continue;
			second->layer = first->layer + 1;
			layers->count =
			    second->layer >= layers->count ? second->layer + 1 : layers->count;
			moved = true;
		}
	}
}

static size_t span_of(const struct layers *layers, const struct graph_link *link)
{
	size_t a = layers->items[link->from].layer, b = layers->items[link->to].layer;

	return a < b ? b - a : a - b;
}

/* The bends and segments of one link, its left end being item left. */
static void add_segments(struct layers *layers, size_t index, size_t left, size_t right)
{
	double weight = (double)layers->input->links[index].weight;

	layers->first_bend[index] = layers->item_count;
	for (size_t i = 0; i < layers->bend_count[index]; i++) {
		size_t bend = layers->item_count++;
		layers->items[bend] = (struct layer_item){
		    .layer = layers->items[left].layer + 1, .is_bend = true, .linked = true};
		layers->segments[layers->segment_count++] =
		    (struct layer_segment){left, bend, weight};
		left = bend;
	}
	layers->segments[layers->segment_count++] = (struct layer_segment){left, right, weight};
}

/* Cuts links at the layers that they pass. */
static void bend_links(struct arena *tmp, struct layers *layers)
{
	const struct graph_layered_input *input = layers->input;
	size_t bends = 0;

	layers->first_bend = ARENA_ARRAY(tmp, size_t, input->link_count);
	layers->bend_count = ARENA_ARRAY(tmp, size_t, input->link_count);
	for (size_t i = 0; i < input->link_count; i++) {
		size_t span = span_of(layers, &input->links[i]);
		layers->bend_count[i] = span <= BENDS_MAX ? span - 1 : 0;
		bends += layers->bend_count[i];
	}
	struct layer_item *items = ARENA_ARRAY(tmp, struct layer_item, input->node_count + bends);
	for (size_t i = 0; i < input->node_count; i++)
		items[i] = layers->items[i];
	layers->items = items;
	layers->item_count = input->node_count;
	layers->segments = ARENA_ARRAY(tmp, struct layer_segment, input->link_count + bends);
	for (size_t i = 0; i < input->link_count; i++) {
		const struct graph_link *link = &input->links[i];
		bool forward = items[link->from].layer < items[link->to].layer;
		add_segments(
		    layers, i, forward ? link->from : link->to, forward ? link->to : link->from);
	}
}

/* The neighbours of each item to the left, or to the right. */
static struct layer_side side_of(struct arena *tmp, const struct layers *layers, bool to_left)
{
	size_t n = layers->segment_count;
	struct layer_side side = {
	    .starts = ARENA_ARRAY(tmp, size_t, layers->item_count + 2),
	    .others = ARENA_ARRAY(tmp, size_t, n),
	    .weights = ARENA_ARRAY(tmp, double, n),
	};

	/* starts are counted one item further on, so that filling moves them to where they belong
	 */
	for (size_t i = 0; i < n; i++)
		side.starts[(to_left ? layers->segments[i].right : layers->segments[i].left) + 2]++;
	for (size_t i = 2; i < layers->item_count + 2; i++)
		side.starts[i] += side.starts[i - 1];
	for (size_t i = 0; i < n; i++) {
		const struct layer_segment *segment = &layers->segments[i];
		size_t item = to_left ? segment->right : segment->left;
		size_t at = side.starts[item + 1]++;
		side.others[at] = to_left ? segment->left : segment->right;
		side.weights[at] = segment->weight;
	}
	return side;
}

static void fill_layers(struct arena *tmp, struct layers *layers)
{
	layers->order = ARENA_ARRAY(tmp, size_t *, layers->count);
	layers->sizes = ARENA_ARRAY(tmp, size_t, layers->count);
	for (size_t i = 0; i < layers->item_count; i++) {
		if (layers->items[i].linked)
			layers->sizes[layers->items[i].layer]++;
	}
	for (size_t i = 0; i < layers->count; i++) {
		layers->order[i] = ARENA_ARRAY(tmp, size_t, layers->sizes[i]);
		layers->sizes[i] = 0;
	}
	for (size_t i = 0; i < layers->item_count; i++) {
		struct layer_item *item = &layers->items[i];
		if (!item->linked)
			continue;
		item->place = layers->sizes[item->layer]++;
		layers->order[item->layer][item->place] = i;
	}
}

/* An item while its layer is sorted. */
struct sorted {
	double key;
	size_t place, item;
};

static int compare_sorted(const void *left, const void *right)
{
	const struct sorted *a = left, *b = right;

	if (a->key < b->key || a->key > b->key)
		return a->key < b->key ? -1 : 1;
	return a->place < b->place ? -1 : a->place > b->place;
}

/* The weighted mean place of the neighbours to one side; its own place without any. */
static double barycentre(const struct layers *layers, const struct layer_side *side, size_t item)
{
	double sum = 0, weight = 0;

	for (size_t i = side->starts[item]; i < side->starts[item + 1]; i++) {
		sum += side->weights[i] * (double)layers->items[side->others[i]].place;
		weight += side->weights[i];
	}
	return weight > 0 ? sum / weight : (double)layers->items[item].place;
}

static void sort_layer(
    struct layers *layers, size_t layer, const struct layer_side *side, struct sorted *scratch)
{
	size_t n = layers->sizes[layer];
	size_t *order = layers->order[layer];

	for (size_t i = 0; i < n; i++)
		scratch[i] = (struct sorted){barycentre(layers, side, order[i]), i, order[i]};
	qsort(scratch, n, sizeof *scratch, compare_sorted);
	for (size_t i = 0; i < n; i++) {
		order[i] = scratch[i].item;
		layers->items[order[i]].place = i;
	}
}

/* To the right each layer follows the one to its left, on the way back the one to its right. */
static void sweep_layers(struct arena *tmp, struct layers *layers)
{
	struct sorted *scratch = ARENA_ARRAY(tmp, struct sorted, layers->item_count);

	for (size_t sweep = 0; sweep < SWEEPS; sweep++) {
		for (size_t i = 1; i < layers->count; i++) {
			bool to_right = sweep % 2 == 0;
			sort_layer(layers, to_right ? i : layers->count - 1 - i,
			    to_right ? &layers->to_left : &layers->to_right, scratch);
		}
	}
}

struct layers layers_find(struct arena *tmp, const struct graph_layered_input *input)
{
	struct layers layers = {
	    .input = input,
	    .items = ARENA_ARRAY(tmp, struct layer_item, input->node_count),
	};

	assign_layers(&layers, rank_nodes(tmp, input));
	bend_links(tmp, &layers);
	layers.to_left = side_of(tmp, &layers, true);
	layers.to_right = side_of(tmp, &layers, false);
	fill_layers(tmp, &layers);
	sweep_layers(tmp, &layers);
	return layers;
}
