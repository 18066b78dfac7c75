/* SPDX-License-Identifier: MIT */
/* The templates of a build: which file or built-in text a name stands for, and rendering a page. */
#include "base/arena.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "build/stages.h"
#include "page/embedded.h"

/* The text of a built-in template. */
static bool find_builtin(str name, str *ret_text)
{
	size_t n;
	const struct embedded_file *files = embedded_templates(&n);

	for (size_t low = 0, high = n; low < high;) {
		size_t middle = low + (high - low) / 2;
		int order = str_cmp(name, files[middle].name);
		if (order == 0) {
			*ret_text = files[middle].content;
			return true;
		}
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return false;
}

str build_shadow_path(struct arena *mem, str folder, str name)
{
	return str_format(mem, "%.*s/%.*s.mustache", STR_ARG(folder), STR_ARG(name));
}

/* What templates call "t/KEY" is a message of the language. */
static bool load_message(struct build *build, str key, struct mustache_source *ret_source)
{
	*ret_source = (struct mustache_source){.phrase = true,
	    .path =
		str_format(build->mem, "%.*s: %.*s", STR_ARG(build->language->path), STR_ARG(key))};
	return language_message(build->mem, build->language, key, &ret_source->text);
}

static str plural_of_number(void *context, str number)
{
	const struct build *build = context;

	return language_category(build->language, number);
}

static void add_grouped(void *context, str number, struct buf *out)
{
	const struct build *build = context;

	language_add_grouped(out, build->language, number);
}

/*
 * A template of the user's folder shadows the built-in one of the same name, which it reaches as
 * builtin/NAME, to change a block of it.
 */
static bool load_template(void *context, str name, struct mustache_source *ret_source)
{
	struct build *build = context;
	const str folder = build->input.config.templates, prefix = S("builtin/");
	str text;

	if (str_starts_with(name, S("t/")))
		return load_message(build, str_from(name, 2), ret_source);
	if (folder.p && path_normalize(build->tmp, name).n) {
		str path = build_shadow_path(build->mem, folder, name);
		if (file_kind(path) == FILE_REGULAR &&
		    file_read(build->mem, path, LIMIT_TEMPLATE, &text)) {
			*ret_source = (struct mustache_source){.text = text, .path = path};
			*map_put(build->mem, &build->shadows, name) = build;
			return true;
		}
	}
	const str own = str_starts_with(name, prefix) ? str_from(name, prefix.n) : name;
	if (!find_builtin(own, &text))
		return false;
	*ret_source = (struct mustache_source){.text = text, .path = name};
	return true;
}

/* A syntax error in any template ends the build before the first page is written. */
bool build_compile_templates(struct build *build)
{
	size_t n;
	const struct embedded_file *files = embedded_templates(&n);
	bool all = true;

	buf_init(&build->out, build->mem);
	build->templates = mustache_new(build->mem, build->diag, load_template, build,
	    build->options->strict_templates ? MUSTACHE_STRICT : 0);
	mustache_set_numbers(
	    build->templates, &(struct mustache_numbers){plural_of_number, add_grouped});
	for (size_t i = 0; i < n; i++)
		all = mustache_compile(build->templates, files[i].name) && all;
	return all;
}

bool build_render(struct build *build, const struct page *page)
{
	buf_clear(&build->out);
	return mustache_render(
	    build->templates, page->template, page->data, &build->out, build->render);
}
