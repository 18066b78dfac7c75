/* SPDX-License-Identifier: MIT */
/* The graph of a collection without its site: the stages of `agentdoc graph`. */
#ifndef BUILD_GRAPH_H
#define BUILD_GRAPH_H

#include "build/build.h"
#include "page/export.h"

struct build_graph_options {
	struct build_options build; /* folder, revision, configuration and sources count */
	enum page_export format;
	str focus; /* absent: the whole graph */
	str to; /* given: the way from the focus to it as text, in no format */
	size_t depth; /* around the focus */
	unsigned relations; /* bits of SITE_RELATION */
};

enum build_graph_result {
	BUILD_GRAPH_DONE,
	BUILD_GRAPH_NO_FOCUS, /* no node, or several, are named so */
	BUILD_GRAPH_NO_TARGET, /* the same of what the way leads to */
	BUILD_GRAPH_FAILED, /* after a fatal diagnostic */
};

/*
 * Reads the definitions of the work tree or of a revision, joins them, and writes the graph, or
 * a way: a line for each step, and one that says so where no way leads. The history is not read:
 * when an edge came is null in the JSON.
 * Owner   *ret_text lives in mem: the graph, or the sentence of why there is no such node
 */
enum build_graph_result build_graph(struct arena *mem, struct diag *diag,
    const struct build_graph_options *options, str *ret_text) ATTR_NODISCARD;

#endif
