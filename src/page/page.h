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
#include "diff/diff.h"
#include "markdown/md.h"
#include "search/search.h"
#include "site/blame.h"
#include "site/site.h"
#include "site/then.h"

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
	str only; /* the one page that is wanted; absent: all are */
	str missing_root; /* where links of 404.html begin; absent: as the configuration says */
	struct value shared; /* of page_share: what all pages say of the site */
	/* Whether the tree that is shown has a file or folder at a path. */
	bool (*exists)(void *context, str path);
	struct search_index *search; /* takes every definition */
};

/* Whether anybody asks for the page at url: producers of many leave out the data of others. */
static inline bool page_is_wanted(const struct page_run *run, str url)
{
	return !run->only.p || str_eq(run->only, url);
}

/* What all pages say of the site, made once for a run; lives in mem. */
struct value page_share(struct arena *mem, const struct site *site);

/* All pages of one kind of file; false when the sink said so. */
typedef bool page_produce(struct page_run *run);

/* How much of the site must be known before pages of a kind can be made, each more than before. */
enum page_needs {
	PAGE_NEEDS_MODEL, /* of site_begin */
	PAGE_NEEDS_CHANGES, /* those of every revision, and site_finish */
	PAGE_NEEDS_SEARCH, /* every definition in the index, too */
};

/* Every kind of page that is made from the finished site, in the order of their writing. */
struct page_kind {
	str name; /* as `agentdoc data` and the documentation name it */
	page_produce *produce;
	enum page_needs needs;
	/* Patterns (base/glob.h) that cover the urls, separated by spaces; other kinds' may, too.
	 */
	str urls;
};

/* Whether pages of a kind may stand at url. */
bool page_kind_covers(const struct page_kind *kind, str url);

extern const struct page_kind page_kinds[];
extern const size_t page_kind_count;

/* A body as HTML, and whether links in it depend on where the page stands. */
struct page_body {
	struct arena *mem;
	struct arena_mark empty; /* mem is rewound to this for another body */
	str source; /* the body that was rendered, a view or a copy; absent: none yet */
	str root;
	bool has_links;
	struct md_document document;
	const struct diag_item *problems; /* what rendering it showed */
	size_t problem_count;
};

/*
 * The bodies of one definition while its pages are written. Most revisions change only fields, so
 * that the current body serves nearly all of them. Of the others the last two are kept: what a
 * revision is compared with is what the next older one shows, so that each is rendered once.
 */
struct page_bodies {
	struct page_body current, others[2];
	size_t newest; /* of the others */
};

/* Opens the memory of bodies; the caller closes it. */
void page_bodies_open(struct page_bodies *bodies);
void page_bodies_close(struct page_bodies *bodies);

/* Renders the current body of a definition; what was rendered for another one is forgotten. */
void page_bodies_begin(
    struct page_run *run, struct page_bodies *bodies, const struct site_def *def);

/*
 * Renders every body and every README of a folder for what is reported on the way: links that lead
 * nowhere, markdown that takes too long. Nothing goes to the sink.
 */
void page_check_texts(struct page_run *run);

/*
 * The page of one revision, written while its text is at hand. before is NULL for the first, or
 * when it cannot be read; after is NULL when the definition was deleted or cannot be read; diff is
 * of their sources, NULL when one is missing or both are equal.
 */
struct page_revision_input {
	const struct site_def *def;
	size_t revision; /* index into def->revisions */
	const struct definition *before, *after;
	const struct diff *diff;
	const struct prose *prose; /* of the same texts; NULL where diff is */
	const struct diff *against; /* this text and the current one; NULL: not shown */
	const struct site_then *then; /* the relations of this text */
	struct page_bodies *bodies;
};

bool page_revision(struct page_run *run, const struct page_revision_input *input);

/* What is known of a definition when all of its revisions were read. */
struct page_definition_input {
	const struct site_def *def;
	const struct page_bodies *bodies;
	const struct site_blame *blame;
	str past; /* lines of older versions that the last one does not have */
};

/* A definition's own page and its source twin. */
bool page_definition(struct page_run *run, const struct page_definition_input *input);

/* Adds a definition to the search index of the run. */
void page_add_to_search(struct page_run *run, const struct page_definition_input *input);

#endif
