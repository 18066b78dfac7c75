/* SPDX-License-Identifier: MIT */
/* The body of a definition as HTML, with its links turned into links between pages. */
#include "base/arena.h"
#include "base/path.h"
#include "markdown/md.h"
#include "page/common.h"

struct link_context {
	struct page_run *run;
	struct diag *diag; /* NULL: nothing is reported */
	const struct definition *def;
	str root;
};

/* Another definition's page; else the file in the repository's web view; else nowhere, and said so.
 */
static str resolve_link(void *context, struct arena *mem, str destination, uint32_t line)
{
	const struct link_context *link = context;
	const struct site *site = link->run->site;
	str url = site_resolve_link(mem, site, link->def->path, destination);

	if (url.p)
		return str_cat(mem, link->root, url);
	str path = path_normalize(mem, path_join(mem, path_dir(link->def->path), destination));
	if (path.n && path.p[0] != '/')
		url = page_blob_url(mem, site, site->source_commit, path);
	if (!url.p && link->diag)
		diag_report(link->diag, AD404,
		    diag_at(link->def->path, link->def->body_line + line - 1, 1),
		    "link to '%.*s' leads nowhere, shown as text", STR_ARG(destination));
	return url;
}

static struct value toc_of(struct arena *mem, const struct md_document *document)
{
	struct value toc = value_list(mem);

	for (size_t i = 0; i < document->heading_count; i++) {
		const struct md_heading *heading = &document->headings[i];
		struct value item = value_map(mem);
		VALUE_SET(mem, item, "text", value_string(heading->text));
		VALUE_SET(mem, item, "anchor", value_string(heading->anchor));
		VALUE_SET(mem, item, "level", value_int(mem, heading->level));
		value_push(mem, toc, item);
	}
	return toc;
}

struct html page_body(struct page_run *run, struct arena *mem, struct diag *diag,
    const struct definition *def, str root, struct value *ret_toc)
{
	struct link_context context = {run, diag, def, root};
	struct md_options options = {
	    .resolve = resolve_link,
	    .context = &context,
	    .heading_shift = 1,
	};
	struct md_document document = md_render(mem, run->tmp, def->body, &options);

	if (ret_toc)
		*ret_toc = toc_of(mem, &document);
	return document.html;
}
