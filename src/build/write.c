/* SPDX-License-Identifier: MIT */
/*
 * The last stage: every page. Revisions are read definition by definition, newest first, so that
 * few texts are alive at a time and git finds each delta base in its cache.
 */
#include "base/arena.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "build/stages.h"
#include "page/versions.h"

static bool take_file(struct build *build, str path, str content)
{
	const struct build_sink *sink = build->options->sink;

	return sink ? sink->take(sink->context, path, content)
		    : emit_file(build->emit, path, content);
}

static bool take_page(void *context, const struct page *page)
{
	struct build *build = context;

	if (!page->template.p)
		return take_file(build, page->url, page->content);
	return build_render(build, page) && take_file(build, page->url, buf_str(&build->out));
}

bool build_open_output(struct build *build)
{
	return build_compile_templates(build) &&
	    (build->options->sink ||
		emit_open(build->mem, build->diag, build->output, &build->emit));
}

/* One text of a chain of revisions, with the arena it lives in. */
struct text {
	struct arena *mem;
	struct arena_mark empty;
	struct oid blob; /* none: nothing was read yet */
	bool readable;
	struct definition def;
};

enum { TEXTS = 2 }; /* those after and before a revision */

struct chain {
	struct build *build;
	struct page_run *run;
	struct site_def *def;
	struct text texts[TEXTS];
	struct page_bodies bodies;
	struct site_reference_memo memo;
	struct page_versions versions;
	struct site_blame blame;
	struct site_then then;
};

/* Whether the blob is what the file holds now: that was read and parsed when the build began. */
static bool is_current(const struct site_def *def, const struct oid *blob)
{
	return oid_eq(blob, &def->blob) && !def->deleted;
}

/* The bytes of a blob: the file's own where the work tree has them, else the repository's. */
static bool read_blob(
    const struct chain *chain, const struct oid *blob, struct arena *mem, str *ret_bytes)
{
	const struct site_def *def = chain->def;

	if (is_current(def, blob)) {
		*ret_bytes = def->def.source;
		return true;
	}
	return repo_read_blob(mem, chain->build->repo, blob, ret_bytes);
}

/* Of a partial clone AD304 has told it for all of them. */
static void report_missing(struct build *build, const struct oid *blob, str path)
{
	if (!repo_info(build->repo)->partial)
		diag_report(build->diag, AD305, diag_at(path, 0, 0),
		    "the text of blob '%.*s' cannot be read, shown as missing",
		    STR_ARG(oid_hex(build->tmp, blob, 10)));
}

static void read_text(struct chain *chain, const struct oid *blob, str path, struct text *text)
{
	struct build *build = chain->build;
	str bytes;

	arena_rewind(text->mem, text->empty);
	text->blob = *blob;
	text->readable = read_blob(chain, blob, text->mem, &bytes);
	if (text->readable)
		def_parse_fields(
		    text->mem, build->tmp, path, chain->def->def.kind, bytes, &text->def);
	text->def.path = path;
	if (is_current(chain->def, blob))
		text->def.replaced = chain->def->def.replaced;
	if (!text->readable)
		report_missing(build, blob, path);
}

/*
 * The definition that a blob holds; NULL for none and for one that cannot be read. Nearly always
 * it was the last one read; keep is the text that must not be overwritten.
 */
static const struct definition *text_of(
    struct chain *chain, const struct oid *blob, str path, const struct text *keep)
{
	const struct site_def *def = chain->def;
	struct text *free_text = NULL;

	if (oid_is_none(blob))
		return NULL;
	if (is_current(def, blob) && str_eq(path, def->def.path))
		return &def->def;
	for (size_t i = 0; i < TEXTS; i++) {
		struct text *text = &chain->texts[i];
		if (oid_eq(&text->blob, blob) && str_eq(text->def.path, path))
			return text->readable ? &text->def : NULL;
		if (text != keep)
			free_text = text;
	}
	read_text(chain, blob, path, free_text);
	return free_text->readable ? &free_text->def : NULL;
}

static const struct text *holder_of(const struct chain *chain, const struct definition *def)
{
	for (size_t i = 0; i < TEXTS; i++) {
		if (def == &chain->texts[i].def)
			return &chain->texts[i];
	}
	return NULL;
}

/* Of the newest revision and the one before the change of the newest page says the same. */
static const struct diff *compare_with_current(
    struct chain *chain, size_t index, const struct definition *text, struct diff *ret_diff)
{
	struct build *build = chain->build;
	const struct site_def *def = chain->def;

	if (index < 2 || !text || def->deleted || !def->revisions[index].url.p ||
	    str_eq(text->source, def->def.source))
		return NULL;
	*ret_diff = diff_lines(build->tmp, build->mem, text->source, def->def.source);
	return ret_diff;
}

/* Where a path points that is a symbolic link; absent when it is none, "" when nobody knows. */
static str link_target(struct build *build, unsigned mode, const struct oid *blob)
{
	str target = S("");
	size_t replaced;

	if (mode != REPO_MODE_LINK)
		return STR_ABSENT;
	if (!repo_read_blob(build->tmp, build->repo, blob, &target))
		return S("");
	return utf8_sanitize(build->tmp, utf8_prefix(target, LIMIT_LINK), &replaced);
}

/* What stood at the path before and after a revision: definitions, or links. */
static void read_texts(
    struct chain *chain, const struct hist_revision *hist, struct site_texts *texts)
{
	struct build *build = chain->build;
	str old_path = hist->old_path.p ? hist->old_path : hist->path;

	texts->link = link_target(build, hist->mode, &hist->blob);
	texts->old_link = link_target(build, hist->old_mode, &hist->old_blob);
	if (texts->link.p && !texts->link.n)
		report_missing(build, &hist->blob, hist->path);
	if (!texts->link.p)
		texts->after = text_of(chain, &hist->blob, hist->path, NULL);
	if (!texts->old_link.p)
		texts->before =
		    text_of(chain, &hist->old_blob, old_path, holder_of(chain, texts->after));
}

static bool write_revision(struct chain *chain, size_t index)
{
	struct build *build = chain->build;
	struct site_revision *revision = &chain->def->revisions[index];
	const struct hist_revision *hist = &revision->hist;
	struct arena_mark mark = arena_mark(build->tmp);
	struct site_texts texts = {.memo = &chain->memo};
	struct diff diff, against;
	struct prose prose;

	read_texts(chain, hist, &texts);
	if (texts.before && texts.after && !str_eq(texts.before->source, texts.after->source)) {
		diff =
		    diff_lines(build->tmp, build->mem, texts.before->source, texts.after->source);
		prose = diff_prose(build->tmp, build->mem, &diff);
		texts.diff = &diff;
	}
	site_add_change(build->mem, build->tmp, build->site, chain->def, revision, &texts);
	struct page_revision_input input = {
	    .def = chain->def,
	    .revision = index,
	    .before = texts.before,
	    .after = texts.after,
	    .diff = texts.diff,
	    .prose = texts.diff ? &prose : NULL,
	    .against = compare_with_current(chain, index, texts.after, &against),
	    .then = &chain->then,
	    .bodies = &chain->bodies,
	};
	page_versions_add(&chain->versions, hist, &input);
	site_blame_pass(&chain->blame, index, texts.before != NULL, input.prose);
	bool going = !revision->url.p || page_revision(chain->run, &input);
	site_then_step(&chain->then, &revision->change);
	arena_rewind(build->tmp, mark);
	return going;
}

/* All pages of one definition, newest revision first, so that its current body is rendered once. */
static bool write_chain(struct chain *chain, struct site_def *def)
{
	bool going = true;

	chain->def = def;
	for (size_t i = 0; i < TEXTS; i++)
		chain->texts[i].blob = (struct oid){{0}};
	page_bodies_begin(chain->run, &chain->bodies, def);
	site_reference_memo_begin(&chain->memo, def);
	page_versions_begin(&chain->versions);
	site_blame_begin(&chain->blame, chain->build->site, def);
	site_then_begin(&chain->then, chain->build->site, def);
	for (size_t i = 0; going && i < def->revision_count; i++)
		going = write_revision(chain, i);
	struct page_definition_input input = {
	    def, &chain->bodies, &chain->blame, buf_str(&chain->versions.past)};
	return going && page_versions_emit(chain->run, &chain->versions, def) &&
	    page_definition(chain->run, &input);
}

static bool write_chains(struct build *build, struct page_run *run)
{
	struct site *site = build->site;
	struct chain chain = {.build = build, .run = run};
	bool going = true;

	page_bodies_open(&chain.bodies);
	chain.versions.mem = arena_open();
	chain.versions.empty = arena_mark(chain.versions.mem);
	chain.blame.mem = arena_open();
	chain.blame.empty = arena_mark(chain.blame.mem);
	chain.then.mem = arena_open();
	chain.then.empty = arena_mark(chain.then.mem);
	site_reference_memo_open(&chain.memo);
	for (size_t i = 0; i < TEXTS; i++) {
		chain.texts[i].mem = arena_open();
		chain.texts[i].empty = arena_mark(chain.texts[i].mem);
	}
	for (size_t i = 0; going && i < site->def_count; i++)
		going = write_chain(&chain, &site->defs[i]);
	for (size_t i = 0; going && i < site->removed_count; i++)
		going = write_chain(&chain, &site->removed[i]);
	for (size_t i = 0; i < TEXTS; i++)
		arena_close(chain.texts[i].mem);
	site_reference_memo_close(&chain.memo);
	arena_close(chain.versions.mem);
	page_bodies_close(&chain.bodies);
	arena_close(chain.blame.mem);
	arena_close(chain.then.mem);
	return going;
}

static bool write_rest(struct page_run *run)
{
	for (size_t i = 0; i < page_kind_count; i++) {
		if (!page_kinds[i].produce(run))
			return false;
	}
	return true;
}

bool build_write(struct build *build)
{
	return build_make_pages(build, take_page, build);
}

bool build_make_pages(struct build *build, page_sink *sink, void *context)
{
	struct arena *index = arena_open();
	struct page_run run = {
	    .site = build->site,
	    .mem = build->page,
	    .tmp = build->tmp,
	    .diag = build->diag,
	    .sink = sink,
	    .context = context,
	    .shared = page_share(build->mem, build->site),
	    .exists = build_exists,
	    .search = search_new(index),
	};
	bool going = write_chains(build, &run);

	site_finish(build->mem, build->tmp, build->site);
	going = going && write_rest(&run);
	arena_close(index);
	return going;
}
