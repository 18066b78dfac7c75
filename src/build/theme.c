/* SPDX-License-Identifier: MIT */
/* The theme as a list, and copies of what is built in. What is wrong with it: theme_check.c. */
#include "build/theme.h"

#include <errno.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/path.h"
#include "base/version.h"
#include "build/stages.h"
#include "build/theme_mark.h"
#include "page/embedded.h"
#include "site/guess.h"

enum { PURPOSE_MAX = 160 };

/* What the comment at the beginning of a template says first. */
static str first_comment(struct arena *mem, str content)
{
	struct buf words;
	str word;

	if (!str_starts_with(content, S("{{!")))
		return STR_ABSENT;
	str rest = str_trim(str_slice(content, 3, str_find(content, S("}}"), 0)));
	buf_init(&words, mem);
	while (str_next_line(&rest, &word))
		buf_format(&words, "%s%.*s", words.n ? " " : "", STR_ARG(str_trim(word)));
	return def_first_sentence(mem, buf_str(&words), PURPOSE_MAX);
}

/* "in: definition, revision": which templates include one. */
static str list_users(struct arena *mem, str name)
{
	size_t n;
	const struct embedded_file *files = embedded_templates(&n);
	const str partial = str_format(mem, "{{>%.*s}}", STR_ARG(name));
	const str parent = str_format(mem, "{{<%.*s}}", STR_ARG(name));
	struct buf out;

	buf_init(&out, mem);
	for (size_t i = 0; i < n; i++) {
		if (str_contains(files[i].content, partial) ||
		    str_contains(files[i].content, parent))
			buf_format(&out, "%s%.*s", out.n ? ", " : "in ", STR_ARG(files[i].name));
	}
	return out.n ? buf_str(&out) : S("chosen by the data of a page");
}

static str asset_purpose(str name)
{
	if (str_ends_with(name, S(".css")))
		return S("a style sheet");
	if (str_ends_with(name, S(".js")))
		return S("a script");
	return str_ends_with(name, S(".svg")) ? S("an image") : S("a text");
}

static enum build_theme_kind template_kind(str name, str purpose)
{
	if (str_find_char(name, '/', 0) != STR_NONE)
		return THEME_PARTIAL;
	return str_starts_with(purpose, S("Empty")) ? THEME_HOOK : THEME_PAGE;
}

static struct build_theme_entry template_entry(
    struct arena *mem, str folder, const struct embedded_file *file)
{
	const str purpose = first_comment(mem, file->content);

	return (struct build_theme_entry){
	    .name = file->name,
	    .kind = template_kind(file->name, purpose),
	    .content = file->content,
	    .purpose = purpose.n ? purpose : list_users(mem, file->name),
	    .path = build_shadow_path(mem, folder, file->name),
	};
}

static struct build_theme_entry asset_entry(
    struct arena *mem, str folder, const struct embedded_file *file)
{
	const str name = str_cat(mem, S("assets/"), file->name);

	return (struct build_theme_entry){
	    .name = name,
	    .kind = THEME_ASSET,
	    .content = file->content,
	    .purpose = asset_purpose(name),
	    .path = path_join(mem, folder, name),
	};
}

static int compare_entries(const void *left, const void *right)
{
	const struct build_theme_entry *a = left, *b = right;

	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	return str_cmp(a->name, b->name);
}

void build_theme_fill(struct arena *mem, struct build_theme *theme)
{
	size_t templates, assets;
	const struct embedded_file *files = embedded_templates(&templates);
	const struct embedded_file *others = embedded_assets(&assets);

	theme->entries = ARENA_ARRAY(mem, struct build_theme_entry, templates + assets);
	for (size_t i = 0; i < templates; i++)
		theme->entries[theme->n++] = template_entry(mem, theme->folder, &files[i]);
	for (size_t i = 0; i < assets; i++)
		theme->entries[theme->n++] = asset_entry(mem, theme->folder, &others[i]);
	for (size_t i = 0; i < theme->n; i++)
		theme->entries[i].shadowed = file_kind(theme->entries[i].path) != FILE_MISSING;
	qsort(theme->entries, theme->n, sizeof *theme->entries, compare_entries);
}

bool build_theme_list(struct arena *mem, struct diag *diag, const struct build_options *options,
    struct build_theme *ret_theme)
{
	struct build build = {.options = options, .diag = diag};
	struct build_theme theme = {0};
	struct site_config config;

	build_open(&build);
	const bool done = build_open_repository(&build) && build_read_config(&build, &config);
	if (done) {
		theme.has_folder = config.templates.p != NULL;
		theme.folder = theme.has_folder
		    ? str_dup(mem, config.templates)
		    : path_join(mem, build_config_folder(&build), S("templates"));
		build_theme_fill(mem, &theme);
		*ret_theme = theme;
	}
	build_close(&build);
	return done;
}

const struct build_theme_entry *build_theme_find(const struct build_theme *theme, str name)
{
	const str end = S(".mustache");

	if (str_ends_with(name, end))
		name = str_slice(name, 0, name.n - end.n);
	if (str_starts_with(name, S("templates/")))
		name = str_from(name, S("templates/").n);
	for (size_t i = 0; i < theme->n; i++) {
		if (str_eq(theme->entries[i].name, name))
			return &theme->entries[i];
	}
	return NULL;
}

str build_theme_nearest(struct arena *mem, const struct build_theme *theme, str name)
{
	struct site_guess guess = {.written = name};

	for (size_t i = 0; i < theme->n; i++)
		site_guess_try(mem, &guess, theme->entries[i].name);
	return site_guess_result(&guess);
}

static bool fail_write(struct diag *diag, str path)
{
	diag_report(
	    diag, AD602, diag_at(path, 0, 0), "the file cannot be written (%s)", strerror(errno));
	return false;
}

bool build_theme_eject(struct arena *mem, struct diag *diag, const struct build_theme_entry *entry)
{
	struct buf out;

	buf_init(&out, mem);
	build_theme_add_mark(&out, entry);
	buf_add(&out, entry->content);
	return (file_make_folders(path_dir(entry->path)) &&
		   file_write(entry->path, buf_str(&out))) ||
	    fail_write(diag, entry->path);
}
