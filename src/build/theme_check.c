/* SPDX-License-Identifier: MIT */
/* What is wrong with the user's templates: what a build would say, and what it would not notice. */
#include "base/arena.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "build/stages.h"
#include "build/theme_mark.h"
#include "page/embedded.h"
#include "site/guess.h"

struct checker {
	struct build *build;
	struct build_theme theme;
	str *texts; /* of the user's templates, read once for all blocks that are looked for */
	size_t n;
};

/* A page is rendered for what its template says wrong; nobody wants the page. */
static bool render(void *context, const struct page *page)
{
	struct build *build = context;

	return !page->template.p || build_render(build, page);
}

static void report_unknown(struct checker *c, str path, str name)
{
	const str nearest = build_theme_nearest(c->build->mem, &c->theme, name);
	struct buf hint;

	buf_init(&hint, c->build->mem);
	if (nearest.p)
		buf_format(&hint, "; did you mean '%.*s'?", STR_ARG(nearest));
	diag_report(c->build->diag, AD505, diag_at(path, 0, 0),
	    "no template is called '%.*s', and none includes it%.*s", STR_ARG(name),
	    STR_ARG(buf_str(&hint)));
}

/* Whether another text than the one that is checked has a block of that name. */
static bool has_block(struct checker *c, str text, str tag)
{
	size_t n;
	const struct embedded_file *files = embedded_templates(&n);

	for (size_t i = 0; i < n; i++) {
		if (str_contains(files[i].content, tag))
			return true;
	}
	for (size_t i = 0; i < c->n; i++) {
		if (!str_eq(c->texts[i], text) && str_contains(c->texts[i], tag))
			return true;
	}
	/* one of its own, which it prints and fills */
	return str_find(text, tag, str_find(text, tag, 0) + 1) != STR_NONE;
}

/* A block that no template has any more: what it holds is printed nowhere. */
static void check_blocks(struct checker *c, str path, str text)
{
	str rest = text, line;

	if (!str_contains(text, S("{{<")))
		return;
	for (size_t number = 1; str_next_line(&rest, &line); number++) {
		for (size_t at = 0; (at = str_find(line, S("{{$"), at)) != STR_NONE; at += 3) {
			const size_t end = str_find(line, S("}}"), at);
			if (end == STR_NONE)
				break;
			const str tag = str_slice(line, at, end + 2);
			if (!has_block(c, text, tag))
				diag_report(c->build->diag, AD507, diag_at(path, number, at + 1),
				    "no template has a block '%.*s', so it is printed nowhere",
				    STR_ARG(str_slice(tag, 3, tag.n - 2)));
		}
	}
}

static void check_drift(struct checker *c, const struct build_theme_entry *entry, str text)
{
	if (build_theme_age(text, entry) == THEME_DRIFTED)
		diag_report(c->build->diag, AD506, diag_at(entry->path, 1, 1),
		    "the built-in '%.*s' has changed since this copy was made of it",
		    STR_ARG(entry->name));
}

static void check_file(struct checker *c, str path, str name)
{
	const struct build_theme_entry *entry = build_theme_find(&c->theme, name);
	str text;

	if (!file_read(c->build->mem, path, LIMIT_ASSET, &text))
		return;
	if (entry)
		check_drift(c, entry, text);
	if (entry && entry->kind == THEME_ASSET)
		return;
	if (!entry && !map_get(&c->build->shadows, name))
		report_unknown(c, path, name);
	check_blocks(c, path, text);
}

static void check_folder(struct checker *c, str folder, str prefix, unsigned depth)
{
	struct arena *mem = c->build->mem;
	const str end = S(".mustache");
	struct file_entry *entries;
	size_t n;

	if (depth > LIMIT_ASSET_DEPTH || !file_list(mem, folder, &entries, &n))
		return;
	for (size_t i = 0; i < n; i++) {
		const str path = path_join(mem, folder, entries[i].name);
		const str name = path_join(mem, prefix, entries[i].name);

		if (entries[i].kind == FILE_FOLDER)
			check_folder(c, path, name, depth + 1);
		else if (entries[i].kind != FILE_REGULAR)
			continue;
		else if (str_ends_with(name, end))
			check_file(c, path, str_slice(name, 0, name.n - end.n));
		else if (build_theme_find(&c->theme, name))
			check_file(c, path, name);
	}
}

static void read_templates(struct checker *c)
{
	struct build *build = c->build;

	c->texts = ARENA_ARRAY(build->mem, str, build->shadows.n);
	for (size_t i = 0; i < build->shadows.n; i++) {
		const str path =
		    build_shadow_path(build->mem, c->theme.folder, build->shadows.entries[i].key);
		if (file_read(build->mem, path, LIMIT_TEMPLATE, &c->texts[c->n]))
			c->n++;
	}
}

static bool check(struct build *build)
{
	struct checker c = {.build = build};

	if (!build_look(build))
		return false;
	const bool compiled = build_compile_templates(build);
	if (build->input.config.templates.p) {
		c.theme.folder = build->input.config.templates;
		build_theme_fill(build->mem, &c.theme);
		read_templates(&c);
		check_folder(&c, c.theme.folder, S(""), 0);
	}
	if (!compiled || !build_read(build))
		return false;
	build_walk(build);
	return build_make_pages(build, render, build);
}

/* Of what the definitions themselves have wrong a check of the theme says nothing. */
static void pass_on(struct diag *from, struct diag *to)
{
	size_t n;
	const struct diag_item *items = diag_items(from, &n);

	for (size_t i = 0; i < n; i++) {
		const struct diag_item *item = &items[i];
		const bool is_theme = item->code >= AD501 && item->code <= AD507;

		if (is_theme || item->code <= AD007 || item->severity == DIAG_FATAL)
			diag_repeat(to, item);
	}
}

bool build_theme_check(struct diag *diag, const struct build_options *given)
{
	struct build_options options = *given;
	struct build build = {.options = &options};

	options.strict_templates = true;
	build_open(&build);
	build.diag = diag_new(build.mem);
	const bool done = check(&build);
	pass_on(build.diag, diag);
	build_close(&build);
	return done;
}

bool build_check_config(struct diag *diag, const struct build_options *options)
{
	struct build build = {.options = options, .diag = diag};
	struct site_config config;

	build_open(&build);
	const bool done = build_open_repository(&build) && build_read_config(&build, &config) &&
	    build_read_assets(&build, build_config_folder(&build), &config);
	build_close(&build);
	return done;
}
