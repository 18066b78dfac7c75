/* SPDX-License-Identifier: MIT */
/* agentdoc.yml to begin with: every key as a comment, which says what it means. */
#include "base/buf.h"
#include "site/config_schema.h"

enum { LINE_WIDTH = 98 };

/* A comment over as many lines as it needs. */
static void add_comment(struct buf *out, str text)
{
	str word;
	size_t width = 0;

	while (str_next_part(&text, ' ', &word)) {
		if (width && width + 1 + word.n > LINE_WIDTH) {
			buf_char(out, '\n');
			width = 0;
		}
		if (!width)
			buf_char(out, '#');
		buf_format(out, " %.*s", STR_ARG(word));
		width += (width ? 1 : 2) + word.n;
	}
	buf_char(out, '\n');
}

/* Two keys that mean one thing: the later one is for those who know it already. */
static bool is_alias(size_t index)
{
	for (size_t i = 0; i < index; i++) {
		if (site_settings[i].offset == site_settings[index].offset &&
		    site_settings[i].type == site_settings[index].type)
			return true;
	}
	return false;
}

static void add_meaning(struct buf *out, const struct site_setting *setting)
{
	struct buf text;

	buf_init(&text, out->mem);
	buf_add(&text, setting->text);
	if (setting->type == SETTING_CHOICE) {
		buf_add(&text, S(" It is "));
		site_add_setting_type(&text, setting);
		buf_char(&text, '.');
	}
	if (str_starts_with(setting->fallback, S("(")))
		buf_format(&text, " Default: %.*s.", STR_ARG(site_setting_fallback(setting)));
	add_comment(out, buf_str(&text));
}

/* A key as a comment that becomes one when its "#" goes. */
static void add_key(struct buf *out, const struct site_setting *setting)
{
	const size_t dot = str_find_char(setting->path, '.', 0);
	const bool is_below = dot != STR_NONE;
	const bool has_value = setting->fallback.n && !str_starts_with(setting->fallback, S("("));

	buf_format(out, "#%s%.*s:", is_below ? "  " : "",
	    STR_ARG(is_below ? str_from(setting->path, dot + 1) : setting->path));
	if (has_value)
		buf_format(out, " %.*s", STR_ARG(setting->fallback));
	buf_char(out, '\n');
}

static void add_levels(struct buf *out, const struct diag_counts *found)
{
	bool any = false;

	for (size_t code = 0; code < DIAG_CODE_COUNT; code++) {
		const struct diag_code_info *info = diag_info((enum diag_code)code);

		if (!found->of[code])
			continue;
		if (!any) {
			add_comment(out,
			    S("These were there when this file was made; take a line away when "
			      "its findings are mended."));
			buf_add(out, S("check:\n"));
		}
		any = true;
		buf_format(out, "  %s: note # %s: %zu\n", info->id, info->title, found->of[code]);
	}
	if (!any)
		buf_add(out, S("#check:\n"));
}

void site_write_settings_sample(struct buf *out, const struct diag_counts *found)
{
	add_comment(out,
	    S("agentdoc.yml: what the site says of itself. Every key may be left out; take the # "
	      "away "
	      "from those that you want. `agentdoc config --check` tells what is wrong with it."));
	for (size_t i = 0; i < site_setting_count; i++) {
		const struct site_setting *setting = &site_settings[i];

		if (is_alias(i))
			continue;
		if (str_find_char(setting->path, '.', 0) == STR_NONE)
			buf_char(out, '\n');
		add_meaning(out, setting);
		if (setting->type == SETTING_LEVELS)
			add_levels(out, found);
		else
			add_key(out, setting);
	}
}
