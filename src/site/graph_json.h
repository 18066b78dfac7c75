/* SPDX-License-Identifier: MIT */
/* The JSON of the graph, which api/ and `agentdoc graph` share (DESIGN section 7). */
#ifndef SITE_GRAPH_JSON_H
#define SITE_GRAPH_JSON_H

#include "base/json.h"
#include "site/selection.h"

/* The full id of a commit by its index; absent for HIST_UNCOMMITTED. */
str site_commit_hex(struct arena *mem, const struct site *site, uint32_t commit);

/* Writes one object: {source target relation declared resolved path line evidence since until}. */
void site_edge_json(
    struct arena *tmp, struct json *json, const struct site *site, const struct site_edge *edge);

/*
 * Writes the file: {nodes, edges}, a line each. Of a selection only what is selected; without one
 * (NULL) all, and then also the edges that stood once and who had them.
 */
void site_graph_json(struct arena *tmp, struct buf *out, const struct site *site,
    const struct site_selection *selection);

#endif
