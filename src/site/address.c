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
#include "site/folder_names.h"

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

/* Who has which slug of a kind. */
struct kind_slugs {
	struct map taken; /* folded slug to its definition */
	struct map numbers; /* folded stem to the last number behind it that was given */
};

static bool is_one_of(str s, const str *list, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (str_eq(s, list[i]))
			return true;
	}
	return false;
}

static bool is_device_name(str stem)
{
	bool numbered = stem.n == 4 && char_is_digit(stem.p[3]) &&
	    (str_starts_with(stem, S("com")) || str_starts_with(stem, S("lpt")));

	return numbered ||
	    is_one_of(stem, device_names, sizeof device_names / sizeof *device_names);
}

/* A slug must not look like another file of its folder: "a.html" would be the page of "a". */
static bool has_page_extension(str slug)
{
	return str_ends_with(slug, S(".html")) || str_ends_with(slug, S(".md"));
}

/* The slug of a text that every system can have as the name of a file; "" becomes empty. */
static str safe_slug(struct arena *mem, str text, str empty, str suffix)
{
	struct buf out;

	buf_init(&out, mem);
	unicode_slug(&out, text, true);
	str slug = utf8_prefix(buf_str(&out), LIMIT_SLUG);
	while (str_ends_with(slug, S("-")) || str_ends_with(slug, S(".")))
		slug.n--;
	if (!slug.n)
		return empty;
	if (has_page_extension(slug)) {
		size_t dot = str_rfind_char(slug, '.');
		slug = str_format(mem, "%.*s-%.*s", STR_ARG(str_slice(slug, 0, dot)),
		    STR_ARG(str_from(slug, dot + 1)));
	}
	str stem = str_slice(slug, 0, str_find_char(slug, '.', 0));
	if (is_device_name(stem))
		return str_format(mem, "%.*s-%.*s%.*s", STR_ARG(stem), STR_ARG(suffix),
		    STR_ARG(str_from(slug, stem.n)));
	return slug;
}

static str make_slug(struct arena *mem, str text, enum def_kind kind)
{
	return safe_slug(mem, text, def_kinds[kind].name, def_kinds[kind].name);
}

/* Under which an address is taken: two that differ in case alone are one file on some systems. */
static bool is_taken(struct arena *tmp, const struct map *taken, str address)
{
	return map_get(taken, unicode_fold_case(tmp, address)) != NULL;
}

/* The folder that a definition stands in; of a skill the one that holds the skill's own. */
static str outer_folder(str path, enum def_kind kind)
{
	str folder = path_dir(path);

	return kind == DEF_SKILL ? path_dir(folder) : folder;
}

/* "stem-2" and so on; the numbers that were given before are not tried again. */
static str numbered_slug(struct arena *mem, struct arena *tmp, struct kind_slugs *slugs, str stem)
{
	void **last = map_put(tmp, &slugs->numbers, unicode_fold_case(tmp, stem));
	uintptr_t number = *last ? (uintptr_t)*last : 1;
	str slug;

	do
		slug = str_format(mem, "%.*s-%u", STR_ARG(stem), (unsigned)++number);
	while (is_taken(tmp, &slugs->taken, slug));
	*last = (void *)number;
	return slug;
}

/*
 * "backend-lead" in plugins/a/agents/team wants "backend-lead", then "team-backend-lead",
 * "a-team-backend-lead" and so on up to the root, then a number.
 */
static str unique_slug(
    struct arena *mem, struct arena *tmp, struct kind_slugs *slugs, const struct site_def *def)
{
	str stem = make_slug(mem, def->def.stem, def->def.kind);
	str folder = outer_folder(def->def.path, def->def.kind);
	str wanted = def->def.stem;
	str slug = stem;

	while (is_taken(tmp, &slugs->taken, slug) && folder.n) {
		str name = path_base(folder);
		folder = path_dir(folder);
		if (is_one_of(name, silent_folders, sizeof silent_folders / sizeof *silent_folders))
			continue;
		wanted = str_format(mem, "%.*s-%.*s", STR_ARG(name), STR_ARG(wanted));
		slug = make_slug(mem, wanted, def->def.kind);
	}
	return is_taken(tmp, &slugs->taken, slug) ? numbered_slug(mem, tmp, slugs, stem) : slug;
}

bool site_has_namesakes(struct arena *tmp, const struct def_files *files)
{
	const struct arena_mark mark = arena_mark(tmp);
	struct map taken[DEF_KIND_COUNT] = {0};
	bool has = false;

	for (size_t i = 0; !has && i < files->n; i++) {
		const struct def_file *file = &files->items[i];
		const str stem = def_path_stem(file->path, file->kind);
		const str slug = unicode_fold_case(tmp, make_slug(tmp, stem, file->kind));
		void **holder = map_put(tmp, &taken[file->kind], slug);
		has = *holder != NULL;
		*holder = &taken;
	}
	arena_rewind(tmp, mark);
	return has;
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
	/* what is not committed is the youngest: 0 */
	const uint32_t first_a = a->first + 1u, first_b = b->first + 1u;

	if (a->deleted != b->deleted)
		return a->deleted ? 1 : -1;
	if (first_a != first_b)
		return first_a > first_b ? -1 : 1;
	return str_cmp(a->def.path, b->def.path);
}

void site_give_addresses(struct arena *mem, struct arena *tmp, struct diag *diag, struct site *site)
{
	size_t n = site->def_count + site->removed_count;
	struct site_def **order = ARENA_ARRAY(tmp, struct site_def *, n);
	struct kind_slugs slugs[DEF_KIND_COUNT] = {0};

	for (size_t i = 0; i < n; i++)
		order[i] =
		    i < site->def_count ? &site->defs[i] : &site->removed[i - site->def_count];
	qsort(order, n, sizeof *order, compare_age);
	for (size_t i = 0; i < n; i++) {
		struct site_def *def = order[i];
		enum def_kind kind = def->def.kind;
		str slug = unique_slug(mem, tmp, &slugs[kind], def);
		str wanted = unicode_fold_case(tmp, make_slug(tmp, def->def.stem, kind));
		const struct site_def *older = map_get(&slugs[kind].taken, wanted);
		if (older && !def->deleted)
			diag_report(diag, AD402, diag_at(def->def.path, 0, 0),
			    "'%.*s' already has the address '%.*s', this one got '%.*s'",
			    STR_ARG(older->def.path), STR_ARG(older->slug), STR_ARG(slug));
		set_address(mem, def, slug);
		*map_put(tmp, &slugs[kind].taken, unicode_fold_case(tmp, slug)) = def;
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

static void add_redirects(struct arena *mem, struct map *taken, struct site_def *def)
{
	for (size_t i = 0; i < def->revision_count; i++) {
		const struct hist_revision *hist = &def->revisions[i].hist;
		if (hist->status != HIST_RENAMED)
			continue;
		str base = base_of_path(mem, hist->old_path, def->def.kind);
		void **holder = map_put(mem, taken, unicode_fold_case(mem, base));
		if (*holder)
			continue;
		*holder = def;
		add_old_base(mem, def, base);
	}
}

void site_give_redirects(struct arena *mem, struct site *site)
{
	struct map taken = {0};

	for (size_t i = 0; i < site->def_count; i++)
		*map_put(mem, &taken, unicode_fold_case(mem, site->defs[i].base)) = site;
	for (size_t i = 0; i < site->removed_count; i++)
		*map_put(mem, &taken, unicode_fold_case(mem, site->removed[i].base)) = site;
	for (size_t i = 0; i < site->def_count; i++)
		add_redirects(mem, &taken, &site->defs[i]);
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

str site_group_slug(
    struct arena *mem, struct arena *tmp, struct map *taken, str text, str empty, str suffix)
{
	const str stem = safe_slug(mem, text, empty, suffix);
	str slug = stem;

	for (unsigned k = 2; is_taken(tmp, taken, slug); k++)
		slug = str_format(mem, "%.*s-%u", STR_ARG(stem), k);
	*map_put(tmp, taken, unicode_fold_case(tmp, slug)) = taken;
	return slug;
}

static void give_folder_slugs(struct arena *mem, struct site *site)
{
	struct map taken = {0};

	for (size_t i = 0; i < site->folder_count; i++) {
		struct site_folder *folder = &site->folders[i];
		folder->slug =
		    site_group_slug(mem, mem, &taken, folder->name, S("top"), S("folder"));
		folder->url = str_format(mem, "folders/%.*s.html", STR_ARG(folder->slug));
	}
}

/* How many definitions of a group stand right beside a README.md. */
static size_t count_beside(
    const struct site *site, const struct site_folder *folder, str readme_folder)
{
	size_t n = 0;

	for (size_t i = 0; i < folder->def_count; i++) {
		const struct definition *def = &site->defs[folder->defs[i]].def;
		n += str_eq(outer_folder(def->path, def->kind), readme_folder);
	}
	return n;
}

/*
 * The first README.md of a folder's name counts; the shallower ones come first. But the one at the
 * top of a repository introduces the repository: what introduces the definitions without a folder
 * of their own is the README.md beside most of them.
 */
static void add_readmes(struct arena *mem, const struct site *site, const struct map *folders,
    const struct def_files *files)
{
	size_t beside = 0; /* of the one that introduces the top */

	for (size_t i = 0; i < files->readme_count; i++) {
		const struct def_readme *readme = &files->readmes[i];
		str path = path_join(mem, readme->folder, S("README.md"));
		struct site_folder *folder =
		    map_get(folders, site_folder_name(mem, path, DEF_AGENT));
		size_t replaced;
		if (!folder)
			continue;
		size_t n = folder->name.n ? 0 : count_beside(site, folder, readme->folder);
		if ((folder->readme.p && n <= beside) || (!n && !readme->folder.n))
			continue;
		if (!folder->name.n)
			beside = n;
		folder->readme = utf8_sanitize(mem, readme->bytes, &replaced);
		folder->readme_path = path;
	}
}

/* Makes the folders without their definitions, sorted, and ret_folders from name to folder. */
static void find_folders(struct arena *mem, struct site *site, struct map *ret_folders)
{
	VEC(struct site_folder) folders = {0};

	for (size_t i = 0; i < site->def_count; i++) {
		const struct definition *def = &site->defs[i].def;
		str name = site_folder_name(mem, def->path, def->kind);
		void **there = map_put(mem, ret_folders, name);
		if (!*there) {
			*there = site;
			VEC_PUSH(mem, &folders, (struct site_folder){.name = name});
		}
	}
	site->folders = folders.items;
	site->folder_count = folders.n;
	if (folders.n)
		qsort(site->folders, folders.n, sizeof *site->folders, compare_folders);
	for (size_t i = 0; i < folders.n; i++)
		*map_put(mem, ret_folders, site->folders[i].name) = &site->folders[i];
}

void site_make_folders(struct arena *mem, struct site *site, const struct def_files *files)
{
	struct map folders = {0};

	find_folders(mem, site, &folders);
	for (size_t i = 0; i < site->def_count; i++) {
		struct site_def *def = &site->defs[i];
		struct site_folder *folder =
		    map_get(&folders, site_folder_name(mem, def->def.path, def->def.kind));
		def->folder = (size_t)(folder - site->folders);
		folder->def_count++;
	}
	for (size_t i = 0; i < site->folder_count; i++) {
		struct site_folder *folder = &site->folders[i];
		folder->defs = ARENA_ARRAY(mem, size_t, folder->def_count);
		folder->def_count = 0;
	}
	for (size_t i = 0; i < site->def_count; i++) {
		struct site_folder *folder = &site->folders[site->defs[i].folder];
		folder->defs[folder->def_count++] = i;
	}
	give_folder_slugs(mem, site);
	site_shorten_folders(mem, mem, site->folders, site->folder_count);
	add_readmes(mem, site, &folders, files);
}
