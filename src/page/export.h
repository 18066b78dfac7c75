/* SPDX-License-Identifier: MIT */
/* The graph of a site, or a part of it, as text for other programs. */
#ifndef PAGE_EXPORT_H
#define PAGE_EXPORT_H

#include "site/selection.h"

enum page_export {
	PAGE_EXPORT_DOT,
	PAGE_EXPORT_MERMAID,
	PAGE_EXPORT_GRAPHML,
	PAGE_EXPORT_JSON,
	PAGE_EXPORT_SVG,
	PAGE_EXPORT_COUNT,
};

struct page_export_format {
	const char *name; /* "mermaid" */
	str url; /* "graph/graph.mmd" */
};

extern const struct page_export_format page_exports[PAGE_EXPORT_COUNT];

/* What is written: of the site what is selected. */
struct page_export_input {
	const struct site *site;
	struct site_selection selection;
	size_t focus; /* the node that it stands around, or SITE_NONE */
};

void page_write_export(struct arena *tmp, struct buf *out, enum page_export format,
    const struct page_export_input *input);

#endif
