/* SPDX-License-Identifier: MIT */
/*
 * The revisions of one definition, newest first, so that few texts are alive at a time and git
 * finds each delta base in its cache.
 */
#include "build/chain.h"

#include "base/arena.h"
#include "base/limits.h"
#include "base/utf8.h"

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

static void read_text(
    struct chain *chain, const struct oid *blob, str path, struct chain_text *text)
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
    struct chain *chain, const struct oid *blob, str path, const struct chain_text *keep)
{
	const struct site_def *def = chain->def;
	struct chain_text *free_text = NULL;

	if (oid_is_none(blob))
		return NULL;
	if (is_current(def, blob) && str_eq(path, def->def.path))
		return &def->def;
	for (size_t i = 0; i < CHAIN_TEXTS; i++) {
		struct chain_text *text = &chain->texts[i];
		if (oid_eq(&text->blob, blob) && str_eq(text->def.path, path))
			return text->readable ? &text->def : NULL;
		if (text != keep)
			free_text = text;
	}
	read_text(chain, blob, path, free_text);
	return free_text->readable ? &free_text->def : NULL;
}

static const struct chain_text *holder_of(const struct chain *chain, const struct definition *def)
{
	for (size_t i = 0; i < CHAIN_TEXTS; i++) {
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

static bool has_part(const struct chain *chain, enum chain_part part)
{
	return (chain->parts & part) != 0;
}

/* What differs between the texts of a revision; the words only for those who show or count them. */
struct comparison {
	struct diff diff, against;
	struct prose prose;
};

static void compare_texts(struct chain *chain, struct page_revision_input *input, bool is_shown,
    struct comparison *comparison)
{
	struct build *build = chain->build;
	const struct definition *before = input->before, *after = input->after;

	if (is_shown)
		input->against =
		    compare_with_current(chain, input->revision, after, &comparison->against);
	if (!before || !after || str_eq(before->source, after->source))
		return;
	comparison->diff = diff_lines(build->tmp, build->mem, before->source, after->source);
	input->diff = &comparison->diff;
	if (!is_shown && !has_part(chain, CHAIN_BLAME))
		return;
	comparison->prose = diff_prose(build->tmp, build->mem, &comparison->diff);
	input->prose = &comparison->prose;
}

static bool take_revision(struct chain *chain, size_t index)
{
	struct build *build = chain->build;
	struct site_revision *revision = &chain->def->revisions[index];
	const bool is_shown = has_part(chain, CHAIN_PAGES) && revision->url.p &&
	    page_is_wanted(chain->run, revision->url);
	struct arena_mark mark = arena_mark(build->tmp);
	struct site_texts texts = {.memo = &chain->memo};
	struct comparison comparison;

	read_texts(chain, &revision->hist, &texts);
	struct page_revision_input input = {
	    .def = chain->def,
	    .revision = index,
	    .before = texts.before,
	    .after = texts.after,
	    .then = &chain->then,
	    .bodies = &chain->bodies,
	};
	compare_texts(chain, &input, is_shown, &comparison);
	texts.diff = input.diff;
	if (has_part(chain, CHAIN_CHANGES))
		site_add_change(build->mem, build->tmp, build->site, chain->def, revision, &texts);
	if (has_part(chain, CHAIN_VERSIONS))
		page_versions_add(&chain->versions, &revision->hist, &input);
	if (has_part(chain, CHAIN_BLAME))
		site_blame_pass(&chain->blame, index, texts.before != NULL, input.prose);
	const bool going = !is_shown || page_revision(chain->run, &input);
	site_then_step(&chain->then, &revision->change);
	arena_rewind(build->tmp, mark);
	return going;
}

/* Begins with a definition; the current body is rendered once, before its first page. */
static void begin(struct chain *chain, struct site_def *def)
{
	const struct site *site = chain->build->site;

	chain->def = def;
	for (size_t i = 0; i < CHAIN_TEXTS; i++)
		chain->texts[i].blob = (struct oid){{0}};
	if (has_part(chain, CHAIN_BODIES))
		page_bodies_begin(chain->run, &chain->bodies, def);
	site_reference_memo_begin(&chain->memo, def);
	page_versions_begin(&chain->versions);
	if (has_part(chain, CHAIN_BLAME))
		site_blame_begin(&chain->blame, site, def);
	site_then_begin(&chain->then, site, def);
}

bool chain_run(struct chain *chain, struct site_def *def, unsigned parts)
{
	bool going = true;

	chain->parts = parts;
	begin(chain, def);
	for (size_t i = 0; going && i < def->revision_count; i++)
		going = take_revision(chain, i);
	const struct page_definition_input input = {
	    def, &chain->bodies, &chain->blame, buf_str(&chain->versions.past)};
	if (going && has_part(chain, CHAIN_PAGES))
		going = (!has_part(chain, CHAIN_VERSIONS) ||
			    page_versions_emit(chain->run, &chain->versions, def)) &&
		    page_definition(chain->run, &input);
	if (going && has_part(chain, CHAIN_SEARCH))
		page_add_to_search(chain->run, &input);
	return going;
}

unsigned chain_parts_of(const struct site_def *def, str url)
{
	const str rest = str_from(url, str_starts_with(url, def->base) ? def->base.n : 0);

	if (str_eq(url, def->url))
		return CHAIN_PAGES | CHAIN_BODIES | CHAIN_BLAME;
	if (str_eq(rest, S(".md")))
		return CHAIN_PAGES;
	if (str_eq(rest, S(".js")))
		return CHAIN_PAGES | CHAIN_VERSIONS;
	return CHAIN_PAGES | CHAIN_BODIES;
}

static void open_memory(struct arena **ret_mem, struct arena_mark *ret_empty)
{
	*ret_mem = arena_open();
	*ret_empty = arena_mark(*ret_mem);
}

void chain_open(struct chain *chain, struct build *build, struct page_run *run)
{
	*chain = (struct chain){.build = build, .run = run};
	page_bodies_open(&chain->bodies);
	open_memory(&chain->versions.mem, &chain->versions.empty);
	open_memory(&chain->blame.mem, &chain->blame.empty);
	open_memory(&chain->then.mem, &chain->then.empty);
	site_reference_memo_open(&chain->memo);
	for (size_t i = 0; i < CHAIN_TEXTS; i++)
		open_memory(&chain->texts[i].mem, &chain->texts[i].empty);
}

void chain_close(struct chain *chain)
{
	for (size_t i = 0; i < CHAIN_TEXTS; i++)
		arena_close(chain->texts[i].mem);
	site_reference_memo_close(&chain->memo);
	arena_close(chain->then.mem);
	arena_close(chain->blame.mem);
	arena_close(chain->versions.mem);
	page_bodies_close(&chain->bodies);
}
