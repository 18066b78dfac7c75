/* SPDX-License-Identifier: MIT */
/* Files of the user that the site takes over: the logo, and what stands in templates/assets. */
#include <errno.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "base/vec.h"
#include "build/stages.h"

struct reader {
	struct build *build;
	VEC(struct site_asset) found;
	bool failed;
};

static bool fail(struct build *build, str path, str why)
{
	diag_report(
	    build->diag, AD006, diag_at(path, 0, 0), "%.*s, nothing was written", STR_ARG(why));
	return false;
}

static str read_problem(struct build *build, size_t max)
{
	if (errno == EFBIG)
		return str_format(build->mem, "the file has more than %zu bytes", max);
	return str_of_cstr(strerror(errno));
}

static void read_asset(struct reader *r, str path, str name)
{
	struct site_asset asset = {.name = name};

	if (!file_read(r->build->mem, path, LIMIT_ASSET, &asset.content)) {
		r->failed = !fail(r->build, path, read_problem(r->build, LIMIT_ASSET));
		return;
	}
	VEC_PUSH(r->build->mem, &r->found, asset);
}

/* Folders within it are walked, too; what begins with a dot, and links, are left out. */
static void read_assets(struct reader *r, str folder, str prefix, unsigned depth)
{
	struct arena *mem = r->build->mem;
	struct file_entry *entries;
	size_t n;

	if (depth > LIMIT_ASSET_DEPTH || !file_list(mem, folder, &entries, &n)) {
		r->failed = !fail(r->build, folder, S("the folder cannot be read"));
		return;
	}
	for (size_t i = 0; i < n && !r->failed; i++) {
		const str path = path_join(mem, folder, entries[i].name);
		const str name = path_join(mem, prefix, entries[i].name);

		if (str_starts_with(entries[i].name, S(".")))
			continue;
		if (entries[i].kind == FILE_FOLDER)
			read_assets(r, path, name, depth + 1);
		else if (entries[i].kind == FILE_REGULAR)
			read_asset(r, path, name);
	}
}

/* How files of the kinds that browsers show begin; of text nothing but '<' is certain. */
static const struct image_kind {
	str extension, magic;
	size_t at;
} image_kinds[] = {
    {{".svg", 4}, {"<", 1}, 0},
    {{".png", 4}, {"\x89PNG", 4}, 0},
    {{".jpg", 4}, {"\xff\xd8\xff", 3}, 0},
    {{".jpeg", 5}, {"\xff\xd8\xff", 3}, 0},
    {{".gif", 4}, {"GIF8", 4}, 0},
    {{".webp", 5}, {"WEBP", 4}, 8},
    {{".avif", 5}, {"ftyp", 4}, 4},
    {{".ico", 4}, {"\0\0\1\0", 4}, 0},
};

static bool is_image(str path, str content)
{
	for (size_t i = 0; i < sizeof image_kinds / sizeof *image_kinds; i++) {
		const struct image_kind *kind = &image_kinds[i];
		if (str_eq_nocase(path_extension(path), kind->extension))
			return str_starts_with(str_from(content, kind->at), kind->magic);
	}
	return false;
}

/* A link among the folders of a path may lead out of the repository. */
static bool has_link(struct build *build, str folder, str path)
{
	for (size_t i = str_find_char(path, '/', 0); i != STR_NONE;
	     i = str_find_char(path, '/', i + 1)) {
		if (file_kind(path_join(build->mem, folder, str_slice(path, 0, i))) == FILE_LINK)
			return true;
	}
	return false;
}

static bool read_logo(struct reader *r, str folder, struct site_config *config)
{
	struct build *build = r->build;
	const str path = path_join(build->mem, folder, config->logo);
	struct site_asset logo = {0};

	if (file_kind(path) != FILE_REGULAR)
		return fail(build, path, S("the logo is no file"));
	if (has_link(build, folder, config->logo))
		return fail(build, path, S("the logo stands behind a symbolic link"));
	if (!file_read(build->mem, path, LIMIT_LOGO, &logo.content))
		return fail(build, path, read_problem(build, LIMIT_LOGO));
	if (!is_image(path,
		str_starts_with(logo.content, S("\xef\xbb\xbf")) ? str_from(logo.content, 3)
								 : logo.content))
		return fail(build, path,
		    S("the logo is no image of a kind that is known (svg, png, jpg, gif, webp, "
		      "avif, "
		      "ico)"));
	logo.name = str_cat(build->mem, S("logo"), str_lower(build->mem, path_extension(path)));
	config->logo_url = str_cat(build->mem, S("assets/"), logo.name);
	VEC_PUSH(build->mem, &r->found, logo);
	return true;
}

bool build_read_assets(struct build *build, str folder, struct site_config *config)
{
	struct reader r = {.build = build};

	if (config->templates.p) {
		const str assets = path_join(build->mem, config->templates, S("assets"));
		if (file_kind(assets) == FILE_FOLDER)
			read_assets(&r, assets, S(""), 0);
	}
	if (r.failed || (config->logo.n && !read_logo(&r, folder, config)))
		return false;
	config->assets = r.found.items;
	config->asset_count = r.found.n;
	return true;
}
