/* SPDX-License-Identifier: MIT */
/*
 * From the site model to what templates see: one file a page kind, model in, template values out.
 * No HTML in C strings: markup stands in templates/, and what is safe HTML comes from markdown/.
 *
 * Every page's data hold "root" (the relative way to the site's root: "", "../", "../../"); urls in
 * the data are relative to the root, so a template writes href="{{root}}{{url}}".
 */
#ifndef PAGE_PAGE_H
#define PAGE_PAGE_H

#include "base/arena.h"
#include "site/site.h"

/* What a file of the site is made of: data for a template, or the bytes themselves. */
struct page {
	str url; /* "agents/backend-lead.html" */
	str template; /* "definition"; absent: content is the file */
	struct value data;
	str content;
};

/* Where finished pages go. False stops the producer, which then returns false too. */
typedef bool page_sink(void *context, const struct page *page);

/*
 * What a producer of pages works with. mem holds the data of one page and is rewound by the
 * producer after the sink has taken it; tmp is scratch.
 */
struct page_run {
	const struct site *site;
	struct arena *mem, *tmp;
	struct diag *diag;
	page_sink *sink;
	void *context;
	struct value shared; /* of page_share: what all pages say of the site */
};

/* What all pages say of the site, made once for a run; lives in mem. */
struct value page_share(struct arena *mem, const struct site *site);

/* All pages of one kind of file; false when the sink said so. */
typedef bool page_produce(struct page_run *run);

/* Every kind of page that is made from the finished site, in the order of their writing. */
struct page_kind {
	str name; /* as `agentdoc data` and the documentation name it */
	page_produce *produce;
};

extern const struct page_kind page_kinds[];
extern const size_t page_kind_count;

/* The rendered body of the last revision page: most revisions change only fields. */
struct page_body_memo {
	struct arena *mem;
	struct arena_mark empty; /* mem is rewound to it when another body comes */
	str body; /* a copy in mem; absent at first */
	struct html html;
};

/*
 * The pages that stand apart because their text is at hand only while history is read: one
 * revision. before is NULL for the first, or when it cannot be read; after is NULL when the
 * definition was deleted or cannot be read. Both are what site_add_change got.
 */
struct page_revision_input {
	const struct site_def *def;
	size_t revision; /* index into def->revisions */
	const struct definition *before, *after;
	struct page_body_memo *memo;
};

bool page_revision(struct page_run *run, const struct page_revision_input *input);

#endif
