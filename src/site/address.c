/* SPDX-License-Identifier: MIT */
/* Who lives at which address: slugs are unique, stable, and safe as names of files everywhere. */
#include "site/address.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/limits.h"
#include "base/path.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "base/vec.h"

/* Folders that tell a kind or hold a whole collection, and so say nothing about a group. */
static const str silent_folders[] = {
    {"agents", 6},
    {"agent", 5},
    {"skills", 6},
    {"commands", 8},
    {"command", 7},
    {"prompts", 7},
    {"chatmodes", 9},
    {"plugins", 7},
    {"categories", 10},
    {"src", 3},
    {".claude", 7},
    {".github", 7},
};

/* File names that Windows keeps for devices, whatever their extension. */
static const str device_names[] = {
    {"con", 3},
    {"prn", 3},
    {"aux", 3},
    {"nul", 3},
};

static bool is_one_of(str s, const str *list, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (str_eq(s, list[i]))
			return true;
	}
	return false;
}

static bool is_device_name(str slug)
{
	bool numbered = slug.n == 4 && char_is_digit(slug.p[3]) &&
	    (str_starts_with(slug, S("com")) || str_starts_with(slug, S("lpt")));
	str stem = str_slice(slug, 0, str_find_char(slug, '.', 0));

	return numbered ||
	    is_one_of(stem, device_names, sizeof device_names / sizeof *device_names);
}

/* A slug must not look like another file of its folder: "a.html" would be the page of "a". */
static bool has_page_extension(str slug)
{
	return str_ends_with(slug, S(".html")) || str_ends_with(slug, S(".md"));
}

static str make_slug(struct arena *mem, str text, enum def_kind kind)
{
	struct buf out;

	buf_init(&out, mem);
	unicode_slug(&out, text, true);
	str slug = utf8_prefix(buf_str(&out), LIMIT_SLUG);
	while (str_ends_with(slug, S("-")))
		slug.n--;
	if (!slug.n)
		return def_kinds[kind].name;
	if (has_page_extension(slug)) {
		size_t dot = str_rfind_char(slug, '.');
		return str_format(mem, "%.*s-%.*s", STR_ARG(str_slice(slug, 0, dot)),
		    STR_ARG(str_from(slug, dot + 1)));
	}
	if (is_device_name(slug))
		return str_format(mem, "%.*s-%.*s", STR_ARG(slug), STR_ARG(def_kinds[kind].name));
	return str_dup(mem, slug);
}

/* The folder that a definition stands in; of a skill the one that holds the skill's own. */
static str outer_folder(str path, enum def_kind kind)
{
	str folder = path_dir(path);

	return kind == DEF_SKILL ? path_dir(folder) : folder;
}

/*
 * "backend-lead" in plugins/a/agents wants "backend-lead", then "agents-backend-lead",
 * "a-agents-backend-lead" and so on up to the root, then a number.
 */
static str unique_slug(struct arena *mem, const struct map *taken, const struct site_def *def)
{
	str stem = make_slug(mem, def->def.stem, def->def.kind);
	str folder = outer_folder(def->def.path, def->def.kind);
	str wanted = def->def.stem;
	str slug = stem;

	while (map_get(taken, slug) && folder.n) {
		str name = path_base(folder);
		folder = path_dir(folder);
		if (is_one_of(name, silent_folders, sizeof silent_folders / sizeof *silent_folders))
			continue;
		wanted = str_format(mem, "%.*s-%.*s", STR_ARG(name), STR_ARG(wanted));
		slug = make_slug(mem, wanted, def->def.kind);
	}
	for (unsigned i = 2; map_get(taken, slug); i++)
		slug = str_format(mem, "%.*s-%u", STR_ARG(stem), i);
	return slug;
}

static void set_address(struct arena *mem, struct site_def *def, str slug)
{
	const struct def_kind_info *kind = &def_kinds[def->def.kind];

	def->slug = slug;
	def->id = str_format(mem, "%.*s/%.*s", STR_ARG(kind->name), STR_ARG(slug));
	def->base = str_format(mem, "%.*s/%.*s", STR_ARG(kind->plural), STR_ARG(slug));
	def->url = str_format(mem, "%.*s.html", STR_ARG(def->base));
}

/* Living before removed, then older first (a larger index is an older commit), then by path. */
static int compare_age(const void *left, const void *right)
{
	const struct site_def *a = *(const struct site_def *const *)left;
	const struct site_def *b = *(const struct site_def *const *)right;
	uint32_t first_a = 0, first_b = 0;

	if (a->deleted != b->deleted)
		return a->deleted ? 1 : -1;
	if (a->revision_count)
		first_a = a->revisions[a->revision_count - 1].hist.commit + 1;
	if (b->revision_count)
		first_b = b->revisions[b->revision_count - 1].hist.commit + 1;
	if (first_a != first_b)
		return first_a > first_b ? -1 : 1;
	return str_cmp(a->def.path, b->def.path);
}

void site_give_addresses(struct arena *mem, struct arena *tmp, struct diag *diag, struct site *site)
{
	size_t n = site->def_count + site->removed_count;
	struct site_def **order = ARENA_ARRAY(tmp, struct site_def *, n);
	struct map taken[DEF_KIND_COUNT] = {0};

	for (size_t i = 0; i < n; i++)
		order[i] =
		    i < site->def_count ? &site->defs[i] : &site->removed[i - site->def_count];
	qsort(order, n, sizeof *order, compare_age);
	for (size_t i = 0; i < n; i++) {
		struct site_def *def = order[i];
		enum def_kind kind = def->def.kind;
		str slug = unique_slug(mem, &taken[kind], def);
		const struct site_def *older =
		    map_get(&taken[kind], make_slug(tmp, def->def.stem, kind));
		if (older && !def->deleted)
			diag_report(diag, AD402, diag_at(def->def.path, 0, 0),
			    "'%.*s' already has the address '%.*s', this one got '%.*s'",
			    STR_ARG(older->def.path), STR_ARG(older->slug), STR_ARG(slug));
		set_address(mem, def, slug);
		*map_put(tmp, &taken[kind], slug) = def;
	}
}

static void add_old_base(struct arena *mem, struct site_def *def, str base)
{
	struct {
		str *items;
		size_t n, cap;
	} list = {def->old_bases.items, def->old_bases.n, def->old_bases.n};

	VEC_PUSH(mem, &list, base);
	def->old_bases = (struct def_strings){list.items, list.n};
}

static str base_of_path(struct arena *mem, str path, enum def_kind fallback)
{
	enum def_path said = def_path_kind(path);
	enum def_kind kind = said < DEF_PATH_MAYBE ? (enum def_kind)said : fallback;

	return str_format(mem, "%.*s/%.*s", STR_ARG(def_kinds[kind].plural),
	    STR_ARG(make_slug(mem, def_path_stem(path, kind), kind)));
}

void site_give_redirects(struct arena *mem, struct site *site)
{
	struct map taken = {0};

	for (size_t i = 0; i < site->def_count; i++)
		*map_put(mem, &taken, site->defs[i].base) = &site->defs[i];
	for (size_t i = 0; i < site->removed_count; i++)
		*map_put(mem, &taken, site->removed[i].base) = &site->removed[i];
	for (size_t i = 0; i < site->def_count; i++) {
		struct site_def *def = &site->defs[i];
		for (size_t r = 0; r < def->revision_count; r++) {
			const struct hist_revision *hist = &def->revisions[r].hist;
			if (hist->status != HIST_RENAMED)
				continue;
			str base = base_of_path(mem, hist->old_path, def->def.kind);
			void **holder = map_put(mem, &taken, base);
			if (*holder)
				continue;
			*holder = def;
			add_old_base(mem, def, base);
		}
	}
}

str site_folder_name(struct arena *mem, str path, enum def_kind kind)
{
	str rest = outer_folder(path, kind);
	str part;
	struct buf out;

	buf_init(&out, mem);
	while (rest.n && str_next_part(&rest, '/', &part)) {
		if (is_one_of(part, silent_folders, sizeof silent_folders / sizeof *silent_folders))
			continue;
		if (out.n)
			buf_char(&out, '/');
		buf_add(&out, part);
	}
	return buf_str(&out);
}

static int compare_folders(const void *left, const void *right)
{
	const struct site_folder *a = left, *b = right;

	return str_cmp(a->name, b->name);
}

static void give_folder_slugs(struct arena *mem, struct site *site)
{
	struct map taken = {0};

	for (size_t i = 0; i < site->folder_count; i++) {
		struct site_folder *folder = &site->folders[i];
		struct buf out;
		buf_init(&out, mem);
		unicode_slug(&out, folder->name, true);
		str stem = out.n ? utf8_prefix(buf_str(&out), LIMIT_SLUG) : S("top");
		if (is_device_name(stem) || has_page_extension(stem))
			stem = str_cat(mem, stem, S("-folder"));
		folder->slug = stem;
		for (unsigned k = 2; map_get(&taken, folder->slug); k++)
			folder->slug = str_format(mem, "%.*s-%u", STR_ARG(stem), k);
		*map_put(mem, &taken, folder->slug) = folder;
		folder->url = str_format(mem, "folders/%.*s.html", STR_ARG(folder->slug));
	}
}

static void fill_folder(struct arena *mem, struct site *site, size_t index)
{
	struct site_folder *folder = &site->folders[index];

	folder->defs = ARENA_ARRAY(mem, size_t, folder->def_count);
	folder->def_count = 0;
	for (size_t i = 0; i < site->def_count; i++) {
		if (site->defs[i].folder == index)
			folder->defs[folder->def_count++] = i;
	}
}

static void add_readmes(struct arena *mem, struct site *site, const struct def_files *files)
{
	for (size_t i = 0; i < files->readme_count; i++) {
		const struct def_readme *readme = &files->readmes[i];
		str path = path_join(mem, readme->folder, S("README.md"));
		str name = site_folder_name(mem, path, DEF_AGENT);
		size_t replaced;
		for (size_t k = 0; k < site->folder_count; k++) {
			struct site_folder *folder = &site->folders[k];
			if (!str_eq(folder->name, name) || folder->readme.p)
				continue;
			folder->readme = utf8_sanitize(mem, readme->bytes, &replaced);
			folder->readme_path = path;
		}
	}
}

void site_make_folders(struct arena *mem, struct site *site, const struct def_files *files)
{
	struct map by_name = {0};
	VEC(struct site_folder) folders = {0};

	for (size_t i = 0; i < site->def_count; i++) {
		struct site_def *def = &site->defs[i];
		str name = site_folder_name(mem, def->def.path, def->def.kind);
		void **there = map_put(mem, &by_name, name);
		if (!*there) {
			*there = def;
			VEC_PUSH(mem, &folders, (struct site_folder){.name = name});
		}
	}
	site->folders = folders.items;
	site->folder_count = folders.n;
	if (folders.n)
		qsort(site->folders, folders.n, sizeof *site->folders, compare_folders);
	for (size_t i = 0; i < folders.n; i++)
		*map_put(mem, &by_name, site->folders[i].name) = &site->folders[i];
	for (size_t i = 0; i < site->def_count; i++) {
		struct site_def *def = &site->defs[i];
		struct site_folder *folder =
		    map_get(&by_name, site_folder_name(mem, def->def.path, def->def.kind));
		def->folder = (size_t)(folder - site->folders);
		folder->def_count++;
	}
	for (size_t i = 0; i < folders.n; i++)
		fill_folder(mem, site, i);
	give_folder_slugs(mem, site);
	add_readmes(mem, site, files);
}
