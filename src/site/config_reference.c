/* SPDX-License-Identifier: MIT */
/* The table of settings as text for people, and as a JSON Schema for their editors. */
#include "base/json.h"
#include "site/config_schema.h"

void site_add_setting_type(struct buf *out, const struct site_setting *setting)
{
	str words = setting->words, word;

	if (setting->type != SETTING_CHOICE) {
		buf_add(out, site_setting_type_names[setting->type]);
		if (setting->type == SETTING_GROUP && words.n)
			buf_format(out, ", or the value of `%.*s`", STR_ARG(words));
		return;
	}
	buf_add(out, S("one of"));
	for (bool first = true; str_next_part(&words, ' ', &word); first = false)
		buf_format(out, "%s `%.*s`", first ? "" : ",", STR_ARG(word));
}

static void add_color_names(struct buf *out)
{
	for (size_t i = 0; i < SITE_COLOR_COUNT; i++)
		buf_format(out, "%s`%.*s`", i ? ", " : "", STR_ARG(site_color_names[i]));
}

static void add_page_names(struct buf *out)
{
	str words = site_page_words, word;

	for (bool first = true; str_next_part(&words, ' ', &word); first = false)
		buf_format(out, "%s`%.*s`", first ? "" : ", ", STR_ARG(word));
}

str site_setting_fallback(const struct site_setting *setting)
{
	const str fallback = setting->fallback;

	if (str_starts_with(fallback, S("(")))
		return str_slice(fallback, 1, fallback.n - 1);
	return fallback;
}

void site_write_settings_text(struct buf *out)
{
	for (size_t i = 0; i < site_setting_count; i++) {
		const struct site_setting *setting = &site_settings[i];

		buf_format(out, "%.*s: ", STR_ARG(setting->path));
		site_add_setting_type(out, setting);
		if (setting->fallback.n)
			buf_format(out, "; default: %.*s", STR_ARG(site_setting_fallback(setting)));
		buf_format(out, "\n    %.*s\n", STR_ARG(setting->text));
	}
	buf_add(out, S("\nPages by name: "));
	add_page_names(out);
	buf_add(out, S("\nColours: "));
	add_color_names(out);
	buf_char(out, '\n');
}

void site_write_settings_markdown(struct buf *out)
{
	buf_add(out, S("| key | value | default | meaning |\n| --- | --- | --- | --- |\n"));
	for (size_t i = 0; i < site_setting_count; i++) {
		const struct site_setting *setting = &site_settings[i];
		const bool is_value = str_eq(site_setting_fallback(setting), setting->fallback);

		buf_format(out, "| `%.*s` | ", STR_ARG(setting->path));
		site_add_setting_type(out, setting);
		if (setting->fallback.n)
			buf_format(out, is_value ? " | `%.*s` | " : " | %.*s | ",
			    STR_ARG(site_setting_fallback(setting)));
		else
			buf_add(out, S(" | | "));
		buf_format(out, "%.*s |\n", STR_ARG(setting->text));
	}
	buf_add(out, S("\nThe pages that `nav` and `footer.links` know by name are "));
	add_page_names(out);
	buf_add(out,
	    S("; any other page is named by its path, such as `agents/planner.html`.\n\n"
	      "The colours are "));
	add_color_names(out);
	buf_add(out, S(".\n"));
}

static void json_words(struct json *j, str words)
{
	str word;

	json_key(j, S("enum"));
	json_array(j);
	while (str_next_part(&words, ' ', &word))
		json_string(j, word);
	json_array_end(j);
}

static void json_text(struct json *j)
{
	json_key(j, S("type"));
	json_array(j);
	json_string(j, S("string"));
	json_string(j, S("number"));
	json_array_end(j);
}

static void json_address(struct json *j)
{
	json_string_at(j, S("type"), S("string"));
	json_string_at(j, S("pattern"), S("^(https?://.*)?$"));
}

static void json_reference(struct json *j, str name)
{
	json_string_at(j, S("$ref"), name);
}

static void json_one_string(struct json *j)
{
	json_object(j);
	json_string_at(j, S("type"), S("string"));
	json_object_end(j);
}

/* One string, or a list of them. */
static void json_strings(struct json *j)
{
	json_key(j, S("anyOf"));
	json_array(j);
	json_one_string(j);
	json_object(j);
	json_string_at(j, S("type"), S("array"));
	json_key(j, S("items"));
	json_one_string(j);
	json_object_end(j);
	json_array_end(j);
}

static void json_links(struct json *j)
{
	json_string_at(j, S("type"), S("array"));
	json_key(j, S("items"));
	json_object(j);
	json_reference(j, S("#/$defs/link"));
	json_object_end(j);
}

static void json_levels(struct json *j)
{
	json_string_at(j, S("type"), S("object"));
	json_key(j, S("additionalProperties"));
	json_object(j);
	json_words(j, site_level_words);
	json_object_end(j);
}

static void json_type(struct json *j, const struct site_setting *setting)
{
	switch (setting->type) {
	case SETTING_BOOL:
		json_string_at(j, S("type"), S("boolean"));
		break;
	case SETTING_CHOICE:
		json_words(j, setting->words);
		break;
	case SETTING_URL:
	case SETTING_FOLDER_URL:
		json_address(j);
		break;
	case SETTING_PATHS:
	case SETTING_PATTERNS:
		json_strings(j);
		break;
	case SETTING_LINKS:
		json_links(j);
		break;
	case SETTING_COLORS:
		json_reference(j, S("#/$defs/colors"));
		break;
	case SETTING_LEVELS:
		json_levels(j);
		break;
	case SETTING_PATH:
	case SETTING_PATH_OUTSIDE:
		json_string_at(j, S("type"), S("string"));
		break;
	default:
		json_text(j);
		break;
	}
}

static void json_default(struct json *j, const struct site_setting *setting)
{
	if (!setting->fallback.n || str_starts_with(setting->fallback, S("(")))
		return;
	if (setting->type == SETTING_BOOL)
		json_bool_at(j, S("default"), str_eq(setting->fallback, S("true")));
	else
		json_string_at(j, S("default"), setting->fallback);
}

/* The keys of one group; index is that of the first, and moves behind the last. */
static void json_properties(struct json *j, str group, size_t *index);

/* A mapping, or the value of the key that stands for it. */
static void json_group(struct json *j, const struct site_setting *group, size_t *index)
{
	const bool has_plain = group->words.n > 0;

	if (has_plain) {
		json_key(j, S("anyOf"));
		json_array(j);
		json_object(j);
		json_type(j, &site_settings[*index]);
		json_object_end(j);
		json_object(j);
	}
	json_string_at(j, S("type"), S("object"));
	json_bool_at(j, S("additionalProperties"), false);
	json_properties(j, group->path, index);
	if (has_plain) {
		json_object_end(j);
		json_array_end(j);
	}
}

static void json_properties(struct json *j, str group, size_t *index)
{
	json_key(j, S("properties"));
	json_object(j);
	while (*index < site_setting_count) {
		const struct site_setting *setting = &site_settings[*index];
		const size_t skip = group.n ? group.n + 1 : 0;

		if (group.n && !(str_starts_with(setting->path, group) && setting->path.n > skip))
			break;
		(*index)++;
		json_key(j, str_from(setting->path, skip));
		json_object(j);
		json_string_at(j, S("description"), setting->text);
		json_default(j, setting);
		if (setting->type == SETTING_GROUP)
			json_group(j, setting, index);
		else
			json_type(j, setting);
		json_object_end(j);
	}
	json_object_end(j);
}

static void json_link_definition(struct json *j)
{
	static const str keys[] = {{"label", 5}, {"page", 4}, {"url", 3}};

	json_key(j, S("link"));
	json_object(j);
	json_key(j, S("anyOf"));
	json_array(j);
	json_one_string(j);
	json_object(j);
	json_string_at(j, S("type"), S("object"));
	json_bool_at(j, S("additionalProperties"), false);
	json_key(j, S("properties"));
	json_object(j);
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		json_key(j, keys[i]);
		json_one_string(j);
	}
	json_object_end(j);
	json_object_end(j);
	json_array_end(j);
	json_object_end(j);
}

static void json_colors_definition(struct json *j)
{
	json_key(j, S("colors"));
	json_object(j);
	json_string_at(j, S("type"), S("object"));
	json_bool_at(j, S("additionalProperties"), false);
	json_key(j, S("properties"));
	json_object(j);
	for (size_t i = 0; i < SITE_COLOR_COUNT; i++) {
		json_key(j, site_color_names[i]);
		json_object(j);
		json_string_at(j, S("type"), S("string"));
		json_object_end(j);
	}
	json_object_end(j);
	json_object_end(j);
}

void site_write_settings_schema(struct buf *out)
{
	struct json j;
	size_t index = 0;

	json_init(&j, out);
	json_object(&j);
	json_string_at(&j, S("$schema"), S("https://json-schema.org/draft/2020-12/schema"));
	json_string_at(&j, S("title"), S("agentdoc.yml"));
	json_string_at(&j, S("type"), S("object"));
	json_bool_at(&j, S("additionalProperties"), false);
	json_properties(&j, S(""), &index);
	json_key(&j, S("$defs"));
	json_object(&j);
	json_link_definition(&j);
	json_colors_definition(&j);
	json_object_end(&j);
	json_object_end(&j);
}
