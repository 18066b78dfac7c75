/* SPDX-License-Identifier: MIT */
/*
 * What stands below assets/: the built-in styles and scripts, unless the user's folder has a file
 * of the same name; what that folder has beside them; the colours of the configuration; and the
 * words of the scripts in another language than English.
 */
#include "base/arena.h"
#include "base/json.h"
#include "page/common.h"
#include "page/embedded.h"
#include "page/kinds.h"

const struct site_asset *page_find_asset(const struct site *site, str name)
{
	for (size_t i = 0; i < site->config.asset_count; i++) {
		if (str_eq(site->config.assets[i].name, name))
			return &site->config.assets[i];
	}
	return NULL;
}

static bool emit_asset(struct page_run *run, str name, str content)
{
	struct arena_mark mark = arena_mark(run->mem);
	bool going = page_emit_bytes(run, str_cat(run->mem, S("assets/"), name), content);

	arena_rewind(run->mem, mark);
	return going;
}

static str builtin_css(void)
{
	size_t n;
	const struct embedded_file *files = embedded_assets(&n);

	for (size_t i = 0; i < n; i++) {
		if (str_eq(files[i].name, S("site.css")))
			return files[i].content;
	}
	return STR_ABSENT;
}

/* Where a character stands that no parentheses enclose; the end when there is none. */
static size_t find_outside(str text, char wanted)
{
	size_t depth = 0;

	for (size_t i = 0; i < text.n; i++) {
		if (depth == 0 && text.p[i] == wanted)
			return i;
		depth += text.p[i] == '(';
		depth -= text.p[i] == ')' && depth > 0;
	}
	return text.n;
}

struct page_color page_builtin_color(struct arena *tmp, str name)
{
	const str css = builtin_css();
	const str property = str_format(tmp, "--%.*s:", STR_ARG(name));
	const str function = S("light-dark(");
	const size_t at = str_find(css, property, 0);
	str sides = str_trim(str_from(css, at == STR_NONE ? css.n : at + property.n));

	if (!str_starts_with(sides, function))
		return (struct page_color){STR_ABSENT, STR_ABSENT};
	sides = str_from(sides, function.n);
	sides = str_slice(sides, 0, find_outside(sides, ')'));
	const size_t comma = find_outside(sides, ',');
	return (struct page_color){
	    str_trim(str_slice(sides, 0, comma)), str_trim(str_from(sides, comma + 1))};
}

bool page_has_colors(const struct site *site)
{
	const struct site_colors *colors = &site->config.colors;

	for (size_t i = 0; i < SITE_COLOR_COUNT; i++) {
		if (colors->light[i].p || colors->dark[i].p)
			return true;
	}
	return false;
}

/* A colour of one theme alone keeps its built-in side in the other. */
static struct value list_colors(struct page_run *run)
{
	const struct site_colors *colors = &run->site->config.colors;
	struct value list = value_list(run->mem);

	for (size_t i = 0; i < SITE_COLOR_COUNT; i++) {
		if (!colors->light[i].p && !colors->dark[i].p)
			continue;
		const struct page_color builtin = page_builtin_color(run->mem, site_color_names[i]);
		struct value color = value_map(run->mem);
		VALUE_SET(run->mem, color, "name", value_string(site_color_names[i]));
		VALUE_SET(run->mem, color, "light",
		    value_string(colors->light[i].p ? colors->light[i] : builtin.light));
		VALUE_SET(run->mem, color, "dark",
		    value_string(colors->dark[i].p ? colors->dark[i] : builtin.dark));
		value_push(run->mem, list, color);
	}
	return list;
}

static bool emit_colors(struct page_run *run)
{
	struct arena_mark mark = arena_mark(run->mem);
	struct value data = value_map(run->mem);

	if (!page_has_colors(run->site))
		return true;
	VALUE_SET(run->mem, data, "url", value_string(S("assets/colors.css")));
	VALUE_SET(run->mem, data, "colors", list_colors(run));
	bool going = page_emit(run, S("colors"), data);
	arena_rewind(run->mem, mark);
	return going;
}

/* What static/words.js takes the words of all scripts from. */
static bool emit_words(struct page_run *run)
{
	const struct language *language = run->site->language;
	struct arena_mark mark = arena_mark(run->mem);
	struct json json;
	struct buf out;

	if (!language->translated)
		return true;
	buf_init(&out, run->mem);
	buf_add(&out, S("window.agentdoc = window.agentdoc || {};\nwindow.agentdoc.text = "));
	json_init(&json, &out);
	json_value(&json, language->scripts);
	buf_add(&out, S(";\n"));
	bool going = emit_asset(run, S("text.js"), buf_str(&out));
	arena_rewind(run->mem, mark);
	return going;
}

bool page_assets(struct page_run *run)
{
	const struct site_config *config = &run->site->config;
	size_t n;
	const struct embedded_file *files = embedded_assets(&n);

	for (size_t i = 0; i < n; i++) {
		if (!page_find_asset(run->site, files[i].name) &&
		    !emit_asset(run, files[i].name, files[i].content))
			return false;
	}
	for (size_t i = 0; i < config->asset_count; i++) {
		if (!emit_asset(run, config->assets[i].name, config->assets[i].content))
			return false;
	}
	return emit_colors(run) && emit_words(run);
}
