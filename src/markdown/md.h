/* SPDX-License-Identifier: MIT */
/*
 * Markdown to safe HTML: the only includer of cmark-gfm. GitHub's dialect (tables, task lists,
 * strikethrough, autolinks, footnotes). Nothing of the text is lost and nothing of it runs: raw
 * HTML outside a small allow-list is shown literally, links keep only harmless schemes.
 */
#ifndef MARKDOWN_MD_H
#define MARKDOWN_MD_H

#include "base/html.h"

/*
 * One heading in order of the text. Anchors are unique within a document; none begins with "ad-",
 * which is for the ids of the page around, or with "fn-" or "fnref-", which are the footnotes'.
 */
struct md_heading {
	unsigned level; /* 1 to 6, as the author wrote it */
	unsigned shown_level; /* in the HTML */
	uint32_t line; /* from 1, within the body */
	str text; /* plain, white space folded */
	str anchor; /* without '#', never empty */
};

/*
 * The plain text of what stands below one heading (or before the first), for the search index. The
 * headings' own text is not repeated, so the text may be empty. A section for each heading, and
 * before them one for the text without heading, if there is any.
 */
struct md_section {
	size_t heading; /* index into headings, or MD_NO_HEADING */
	str text; /* words separated by single spaces, code included */
};

#define MD_NO_HEADING ((size_t)-1)

/* What a block is. The parts are those of lists, tables and footnotes, and any block of a quote. */
enum md_block_kind {
	MD_BLOCK_PARAGRAPH,
	MD_BLOCK_HEADING,
	MD_BLOCK_CODE,
	MD_BLOCK_RAW, /* raw HTML; its tags may enclose blocks that follow */
	MD_BLOCK_RULE,
	MD_BLOCK_QUOTE,
	MD_BLOCK_LIST,
	MD_BLOCK_ITEM, /* in a list */
	MD_BLOCK_TABLE,
	MD_BLOCK_ROW, /* in a table */
	MD_BLOCK_NOTES, /* all footnotes; comes last */
	MD_BLOCK_NOTE, /* in the footnotes */
};

/*
 * Where a block of the body stands in both forms of it: the blocks of the document, and one level
 * down the parts of lists, tables, quotes and footnotes, each behind its parent. The HTML of all
 * blocks without a parent, put together, is that of the document. Lines rise, but for footnotes.
 */
struct md_block {
	enum md_block_kind kind;
	uint32_t first_line, last_line; /* within the body; both 0 for MD_BLOCK_NOTES */
	size_t html_at, html_n; /* bytes of the document's html */
	size_t parent; /* index into blocks, or MD_NO_BLOCK */
};

#define MD_NO_BLOCK ((size_t)-1)

struct md_document {
	struct html html;
	struct md_block *blocks;
	size_t block_count;
	struct md_heading *headings;
	size_t heading_count;
	struct md_section *sections; /* empty unless options.want_sections */
	size_t section_count;
	uint32_t unclosed_fence_line; /* within the body; 0 when every fence is closed */
	/* parsing it in full would take ages: without tables, autolinks or any markdown */
	bool simplified;
};

/*
 * Decides where a link or image of the text goes. Called for relative destinations alone: absolute
 * ones are kept when their scheme is http, https or mailto, and '#...' goes to the document's own
 * anchors. The destination is as browsers read it: control characters are gone, '\' is '/', a blank
 * is "%20"; other percent signs are the author's.
 *
 * Returns the new destination, or an absent view when it leads nowhere: the text is then shown
 * without a link, its destination as a title. What is returned is held to the same rules: another
 * scheme leads nowhere, and an image on another host becomes a link to it. mem is scratch memory;
 * the result is copied.
 */
typedef str md_resolve_link(void *context, struct arena *mem, str destination, uint32_t line);

struct md_options {
	md_resolve_link *resolve; /* NULL: relative links lead nowhere */
	void *context;
	bool want_sections;
	/*
	 * Added to the levels of headings in the HTML (h1 is h2 with 1), up to 6. The text is taken
	 * to stand below a heading that is one deeper than this, and levels that the author left
	 * out are closed up: see markdown/ladder.h.
	 */
	unsigned heading_shift;
};

/*
 * Renders body, which must be valid UTF-8 (utf8_sanitize).
 * Owner   everything in mem; scratch in tmp
 * Fails   never: every text is markdown
 * Cost    about 80 MB/s (70 with sections), linear; hostile texts are simplified to stay so
 * Source  CommonMark 0.31, GitHub Flavored Markdown
 */
struct md_document md_render(
    struct arena *mem, struct arena *tmp, str body, const struct md_options *options);

/* Which cmark-gfm runs, "0.29.0.gfm.6". */
str md_library_version(void);

#endif
