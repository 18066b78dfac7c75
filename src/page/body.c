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

static struct page_body render(struct page_run *run, struct arena *mem, struct diag *diag,
    const struct definition *def, str root)
{
	struct link_context context = {run, diag, def, root, false};
	struct md_options options = {
	    .resolve = resolve_link,
	    .context = &context,
	    .want_sections = diag != NULL,
	    .heading_shift = 1,
	};
	struct page_body body = {.source = def->body, .root = root};

	body.document = md_render(mem, run->tmp, def->body, &options);
	body.has_links = context.has_links;
	if (diag && body.document.simplified)
		diag_report(diag, AD116, diag_at(def->path, def->body_line, 1),
		    "markdown would take too long, shown with less of it");
	return body;
}

struct html page_readme(struct page_run *run, const struct definition *readme, str root)
{
	return render(run, run->mem, run->diag, readme, root).document.html;
}

/* What is wrong with a text that is gone nobody can mend: only its page says so. */
static void keep_problems(
    struct page_run *run, const struct site_def *def, struct diag *found, struct page_body *body)
{
	body->problems = diag_items(found, &body->problem_count);
	for (size_t i = 0; !def->deleted && i < body->problem_count; i++) {
		const struct diag_item *item = &body->problems[i];
		diag_report(run->diag, item->code, item->place, "%.*s", STR_ARG(item->text));
	}
}

void page_bodies_begin(struct page_run *run, struct page_bodies *bodies, const struct site_def *def)
{
	arena_rewind(bodies->mem, bodies->empty);
	struct diag *found = diag_new(bodies->mem);
	bodies->current = render(run, bodies->mem, found, &def->def, S("../"));
	keep_problems(run, def, found, &bodies->current);
	bodies->behind_current = arena_mark(bodies->mem);
	bodies->last = (struct page_body){.source = STR_ABSENT};
}

static bool serves(const struct page_body *body, str source, str root)
{
	return body->source.p && str_eq(body->source, source) &&
	    (!body->has_links || str_eq(body->root, root));
}

struct html page_revision_body(
    struct page_run *run, struct page_bodies *bodies, const struct definition *def, str root)
{
	if (serves(&bodies->current, def->body, root))
		return bodies->current.document.html;
	if (!serves(&bodies->last, def->body, root)) {
		arena_rewind(bodies->mem, bodies->behind_current);
		bodies->last = render(run, bodies->mem, NULL, def, root);
		bodies->last.source = str_dup(bodies->mem, def->body);
	}
	return bodies->last.document.html;
}
