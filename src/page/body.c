/* SPDX-License-Identifier: MIT */
/* The body of a definition as HTML, with its links turned into links between pages. */
#include "base/arena.h"
#include "page/common.h"

struct link_context {
	struct page_run *run;
	struct diag *diag; /* NULL: nothing is reported */
	const struct definition *def;
	str root;
	bool has_links;
};

/* A file that is no definition: in the repository's web view, if there is one and the file exists.
 */
static str resolve_file(
    const struct link_context *link, struct arena *mem, str destination, uint32_t line)
{
	struct page_run *run = link->run;
	str path = site_link_path(mem, link->def->path, destination);

	if (path.n && run->exists(run->context, path))
		return page_file_url(mem, run->site, path);
	if (link->diag)
		diag_report(link->diag, AD404,
		    diag_at(link->def->path, link->def->body_line + line - 1, 1),
		    "link to '%.*s' leads nowhere, shown as text", STR_ARG(destination));
	return STR_ABSENT;
}

static str resolve_link(void *context, struct arena *mem, str destination, uint32_t line)
{
	struct link_context *link = context;
	str url = site_resolve_link(mem, link->run->site, link->def->path, destination);

	link->has_links = true;
	return url.p ? str_cat(mem, link->root, url) : resolve_file(link, mem, destination, line);
}

/* Puts the body of def into one that is empty but for its memory. */
static void render(
    struct page_run *run, struct page_body *body, struct diag *diag, const struct definition *def)
{
	struct link_context context = {run, diag, def, body->root, false};
	struct md_options options = {
	    .resolve = resolve_link,
	    .context = &context,
	    .want_sections = diag != NULL,
	    .heading_shift = 1,
	};

	body->document = md_render(body->mem, run->tmp, def->body, &options);
	body->source = def->body;
	body->has_links = context.has_links;
	if (diag && body->document.simplified)
		diag_report(diag, AD116, diag_at(def->path, def->body_line, 1),
		    "markdown would take too long, shown with less of it");
}

struct html page_readme(struct page_run *run, const struct site_folder *folder, str root)
{
	const struct definition readme = {
	    .path = folder->readme_path,
	    .body = folder->readme,
	    .body_line = 1,
	};
	struct page_body body = {.mem = run->mem, .root = root};

	render(run, &body, run->diag, &readme);
	return body.document.html;
}

/* What is wrong with a text that is gone nobody can mend: only its page says so. */
static void keep_problems(
    struct page_run *run, const struct site_def *def, struct diag *found, struct page_body *body)
{
	body->problems = diag_items(found, &body->problem_count);
	for (size_t i = 0; !def->deleted && i < body->problem_count; i++)
		diag_repeat(run->diag, &body->problems[i]);
}

static void open_body(struct page_body *body)
{
	*body = (struct page_body){.mem = arena_open()};
	body->empty = arena_mark(body->mem);
}

void page_bodies_open(struct page_bodies *bodies)
{
	open_body(&bodies->current);
	open_body(&bodies->others[0]);
	open_body(&bodies->others[1]);
	bodies->newest = 0;
}

void page_bodies_close(struct page_bodies *bodies)
{
	arena_close(bodies->current.mem);
	arena_close(bodies->others[0].mem);
	arena_close(bodies->others[1].mem);
}

static void clear_body(struct page_body *body, str root)
{
	arena_rewind(body->mem, body->empty);
	*body = (struct page_body){.mem = body->mem, .empty = body->empty, .root = root};
}

void page_bodies_begin(struct page_run *run, struct page_bodies *bodies, const struct site_def *def)
{
	clear_body(&bodies->current, S("../"));
	clear_body(&bodies->others[0], STR_ABSENT);
	clear_body(&bodies->others[1], STR_ABSENT);
	struct diag *found = diag_new(bodies->current.mem);
	render(run, &bodies->current, found, &def->def);
	keep_problems(run, def, found, &bodies->current);
}

void page_check_texts(struct page_run *run)
{
	const struct site *site = run->site;
	struct page_bodies bodies;

	page_bodies_open(&bodies);
	for (size_t i = 0; i < site->def_count; i++)
		page_bodies_begin(run, &bodies, &site->defs[i]);
	page_bodies_close(&bodies);
	for (size_t i = 0; i < site->folder_count; i++) {
		const struct arena_mark mark = arena_mark(run->mem);

		if (site->folders[i].readme.p)
			page_readme(run, &site->folders[i], S("../"));
		arena_rewind(run->mem, mark);
	}
}

static bool serves(const struct page_body *body, str source, str root)
{
	return body->source.p && str_eq(body->source, source) &&
	    (!body->has_links || str_eq(body->root, root));
}

const struct md_document *page_revision_document(
    struct page_run *run, struct page_bodies *bodies, const struct definition *def, str root)
{
	struct page_body *body;

	if (serves(&bodies->current, def->body, root))
		return &bodies->current.document;
	if (!serves(&bodies->others[bodies->newest], def->body, root))
		bodies->newest = 1 - bodies->newest;
	body = &bodies->others[bodies->newest];
	if (!serves(body, def->body, root)) {
		clear_body(body, root);
		render(run, body, NULL, def);
		body->source = str_dup(body->mem, def->body);
	}
	return &body->document;
}

struct html page_revision_body(
    struct page_run *run, struct page_bodies *bodies, const struct definition *def, str root)
{
	return page_revision_document(run, bodies, def, root)->html;
}
