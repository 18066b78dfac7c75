/* SPDX-License-Identifier: MIT */
/*
 * From the text of agentdoc.yml to its settings: keys are looked up in the table, values are read
 * by their types. Not here: which keys there are, see config_schema.def.
 */
#include "site/config.h"

#include "base/arena.h"
#include "base/path.h"
#include "site/color.h"
#include "site/config_schema.h"
#include "yaml/yml.h"

struct reader {
	struct arena *mem;
	struct diag *diag;
	str file;
	struct yml_places places;
	struct site_config *config;
	bool failed;
};

/* What is wrong with a value; text is absent when nothing is. */
struct problem {
	enum diag_code code;
	str text;
};

static const struct problem fine = {.text = {NULL, 0}};

static struct problem wrong(enum diag_code code, str text)
{
	return (struct problem){code, text};
}

static const char *kind_of(struct value v)
{
	static const char *const names[] = {
	    [VALUE_NULL] = "nothing",
	    [VALUE_BOOL] = "true or false",
	    [VALUE_NUMBER] = "a number",
	    [VALUE_STRING] = "text",
	    [VALUE_HTML] = "text",
	    [VALUE_LIST] = "a list",
	    [VALUE_MAP] = "a mapping",
	};

	return names[v.kind];
}

static struct problem wrong_type(struct arena *mem, struct value v, str wanted)
{
	return wrong(
	    AD004, str_format(mem, "is %s where %.*s is wanted", kind_of(v), STR_ARG(wanted)));
}

enum { WORDS_TOLD = 12 }; /* a longer list is left to `agentdoc config` */

static void add_words(struct buf *out, str words)
{
	str word;

	buf_add(out, S("of"));
	for (bool first = true; str_next_part(&words, ' ', &word); first = false)
		buf_format(out, "%s %.*s", first ? "" : ",", STR_ARG(word));
}

/* "is 'x', which is none of a, b, c; did you mean 'b'?" */
static struct problem unknown_word(struct arena *mem, str text, str words)
{
	const str nearest = site_nearest_word(mem, words, text);
	size_t n = 1;
	struct buf out;

	for (size_t i = 0; i < words.n; i++)
		n += words.p[i] == ' ';
	buf_init(&out, mem);
	buf_format(&out, "is '%.*s', which is none ", STR_ARG(text));
	if (n > WORDS_TOLD)
		buf_add(&out, S("that is known"));
	else
		add_words(&out, words);
	if (nearest.n)
		buf_format(&out, "; did you mean '%.*s'?", STR_ARG(nearest));
	return wrong(AD005, buf_str(&out));
}

static void report(struct reader *r, str path, struct problem problem)
{
	const struct yml_place place = yml_value_place(&r->places, path);

	r->failed = true;
	diag_report(r->diag, problem.code, diag_at(r->file, place.line, place.column),
	    "'%.*s' %.*s", STR_ARG(path), STR_ARG(problem.text));
}

static void report_unknown(struct reader *r, str path)
{
	const struct yml_place place = yml_key_place(&r->places, path);
	const struct site_setting *nearest = site_nearest_setting(r->mem, path);
	struct buf hint;

	buf_init(&hint, r->mem);
	if (nearest)
		buf_format(&hint, "; did you mean '%.*s'?", STR_ARG(nearest->path));
	diag_report(r->diag, AD003, diag_at(r->file, place.line, place.column),
	    "unknown key '%.*s' ignored%.*s", STR_ARG(path), STR_ARG(buf_str(&hint)));
}

static bool is_text(struct value v)
{
	return v.kind == VALUE_STRING || v.kind == VALUE_NUMBER;
}

static bool is_web_address(str text)
{
	return str_starts_with(text, S("https://")) || str_starts_with(text, S("http://"));
}

static struct problem read_text(
    struct arena *mem, const struct site_setting *setting, struct value v, void *member)
{
	if (!is_text(v))
		return wrong_type(mem, v, site_setting_type_names[setting->type]);
	*(str *)member = v.text;
	return fine;
}

static struct problem read_bool(
    struct arena *mem, const struct site_setting *setting, struct value v, void *member)
{
	if (v.kind != VALUE_BOOL)
		return wrong_type(mem, v, site_setting_type_names[setting->type]);
	*(bool *)member = v.boolean;
	return fine;
}

/* The members of choices are enums, all of which have the size of an int. */
static struct problem read_choice(
    struct arena *mem, const struct site_setting *setting, struct value v, void *member)
{
	if (v.kind == VALUE_BOOL || !is_text(v))
		return wrong_type(mem, v, site_setting_type_names[setting->type]);
	const size_t index = site_find_word(setting->words, v.text);
	if (index == SITE_NO_WORD)
		return unknown_word(mem, v.text, setting->words);
	*(unsigned *)member = (unsigned)index;
	return fine;
}

static struct problem read_url(
    struct arena *mem, const struct site_setting *setting, struct value v, void *member)
{
	if (!is_text(v))
		return wrong_type(mem, v, site_setting_type_names[setting->type]);
	if (v.text.n && !is_web_address(v.text))
		return wrong(AD005,
		    str_format(mem, "is '%.*s', which does not begin with http:// or https://",
			STR_ARG(v.text)));
	str text = v.text;
	const bool ends = str_ends_with(text, S("/"));
	if (setting->type == SETTING_URL)
		text = site_web_address(mem, text);
	else if (text.n && !ends)
		text = str_cat(mem, text, S("/"));
	*(str *)member = text.n ? text : S("");
	return fine;
}

/* A path that stays below where it counts from. */
static struct problem read_path(
    struct arena *mem, const struct site_setting *setting, struct value v, void *member)
{
	if (v.kind != VALUE_STRING)
		return wrong_type(mem, v, site_setting_type_names[setting->type]);
	const str path = path_normalize(mem, v.text);
	if (!path.p || str_starts_with(path, S("/")))
		return wrong(
		    AD005, str_format(mem, "is '%.*s', which lies outside", STR_ARG(v.text)));
	*(str *)member = path;
	return fine;
}

static struct value item_of(struct value v, size_t i)
{
	return v.kind == VALUE_LIST ? v.list->items[i] : v;
}

/* One path or several. A source is given relative to the repository and must not climb out. */
static struct problem read_paths(
    struct arena *mem, const struct site_setting *setting, struct value v, void *member)
{
	const size_t n = v.kind == VALUE_LIST ? v.list->n : 1;
	struct def_strings list = {ARENA_ARRAY(mem, str, n), n};

	for (size_t i = 0; i < n; i++) {
		const struct value item = item_of(v, i);

		if (setting->type == SETTING_PATTERNS && item.kind == VALUE_STRING && item.text.n) {
			list.items[i] = item.text;
			continue;
		}
		const struct problem problem = read_path(mem, setting, item, &list.items[i]);
		if (problem.text.p)
			return problem;
	}
	*(struct def_strings *)member = list;
	return fine;
}

static bool is_link_address(str text)
{
	return is_web_address(text) || str_starts_with(text, S("mailto:"));
}

/* A page by its name, or a file of the site by its path. */
static struct problem read_page(struct arena *mem, str text, struct site_link *link)
{
	str rest = text;

	if (str_find_char(text, '/', 0) == STR_NONE && !str_ends_with(text, S(".html")) &&
	    site_find_word(site_page_words, text) == SITE_NO_WORD)
		return unknown_word(mem, text, site_page_words);
	if (str_starts_with(rest, S("/")) || !path_normalize(mem, rest).n ||
	    str_find_char(rest, ':', 0) != STR_NONE)
		return wrong(AD005, str_format(mem, "is '%.*s', which is no page", STR_ARG(text)));
	link->page = text;
	return fine;
}

/* One member of the mapping of a link. */
static struct problem read_link_member(
    struct arena *mem, str key, struct value v, struct site_link *link)
{
	const str keys = S("label page url");

	if (site_find_word(keys, key) == SITE_NO_WORD)
		return wrong(AD005,
		    str_format(mem, "has the key '%.*s', which is none of label, page, url",
			STR_ARG(key)));
	if (!is_text(v))
		return wrong_type(mem, v, S("text"));
	if (str_eq(key, S("page")))
		return read_page(mem, v.text, link);
	if (str_eq(key, S("label"))) {
		link->label = v.text;
		return fine;
	}
	if (!is_link_address(v.text))
		return wrong(AD005,
		    str_format(mem,
			"is '%.*s', which does not begin with http://, https:// or mailto:",
			STR_ARG(v.text)));
	link->url = v.text;
	return fine;
}

static struct problem read_link(struct arena *mem, struct value v, struct site_link *link)
{
	if (is_text(v))
		return read_page(mem, v.text, link);
	if (v.kind != VALUE_MAP)
		return wrong_type(mem, v, S("the name of a page, or a mapping,"));
	for (size_t i = 0; i < v.map->n; i++) {
		const struct value_member *member = &v.map->members[i];
		const struct problem problem =
		    read_link_member(mem, member->key, member->value, link);
		if (problem.text.p)
			return problem;
	}
	if (!link->page.p == !link->url.p)
		return wrong(AD005, S("wants either a page or a url"));
	if (link->url.p && !link->label.n)
		return wrong(AD005, S("has a url and no label"));
	return fine;
}

static void read_links(struct reader *r, str path, struct value v, struct site_links *links)
{
	if (v.kind != VALUE_LIST) {
		report(r, path, wrong_type(r->mem, v, site_setting_type_names[SETTING_LINKS]));
		return;
	}
	links->items = ARENA_ARRAY(r->mem, struct site_link, v.list->n);
	links->n = v.list->n;
	links->given = true;
	for (size_t i = 0; i < v.list->n; i++) {
		const struct problem problem =
		    read_link(r->mem, v.list->items[i], &links->items[i]);
		if (problem.text.p)
			report(r, str_format(r->mem, "%.*s.%zu", STR_ARG(path), i), problem);
	}
}

static str color_words(struct arena *mem)
{
	struct buf words;

	buf_init(&words, mem);
	for (size_t i = 0; i < SITE_COLOR_COUNT; i++) {
		if (i)
			buf_char(&words, ' ');
		buf_add(&words, site_color_names[i]);
	}
	return buf_str(&words);
}

static void read_colors(struct reader *r, str path, struct value v, str *colors)
{
	const str words = color_words(r->mem);

	if (v.kind != VALUE_MAP) {
		report(r, path, wrong_type(r->mem, v, site_setting_type_names[SETTING_COLORS]));
		return;
	}
	for (size_t i = 0; i < v.map->n; i++) {
		const struct value_member *member = &v.map->members[i];
		const str at = str_format(r->mem, "%.*s.%.*s", STR_ARG(path), STR_ARG(member->key));
		const size_t index = site_find_word(words, member->key);

		if (index == SITE_NO_WORD)
			report(r, at, unknown_word(r->mem, member->key, words));
		else if (!is_text(member->value))
			report(r, at, wrong_type(r->mem, member->value, S("a colour")));
		else if (!site_is_color(member->value.text))
			report(r, at,
			    wrong(AD005,
				str_format(r->mem, "is '%.*s', which is no colour",
				    STR_ARG(member->value.text))));
		else
			colors[index] = member->value.text;
	}
}

/* One member of `check`: a code or its name, and a level. */
static void read_level(
    struct reader *r, str path, str key, struct value v, struct diag_levels *levels)
{
	enum diag_code code;

	if (!diag_code_of_id(key, &code) && !diag_code_of_name(key, &code)) {
		report(r, path, wrong(AD005, S("is no diagnostic; `agentdoc explain` lists them")));
		return;
	}
	if (!diag_is_adjustable(code)) {
		report(r, path, wrong(AD005, S("tells of no definition, and its level is fixed")));
		return;
	}
	if (v.kind != VALUE_STRING) {
		report(r, path, wrong_type(r->mem, v, S("a level")));
		return;
	}
	const size_t index = site_find_word(site_level_words, v.text);
	if (index == SITE_NO_WORD)
		report(r, path, unknown_word(r->mem, v.text, site_level_words));
	else
		levels->of[code] = (unsigned char)(LEVEL_OFF + index);
}

static void read_levels(struct reader *r, str path, struct value v, struct diag_levels *levels)
{
	if (v.kind != VALUE_MAP) {
		report(r, path, wrong_type(r->mem, v, site_setting_type_names[SETTING_LEVELS]));
		return;
	}
	for (size_t i = 0; i < v.map->n; i++) {
		const struct value_member *member = &v.map->members[i];

		read_level(r, str_format(r->mem, "%.*s.%.*s", STR_ARG(path), STR_ARG(member->key)),
		    member->key, member->value, levels);
	}
}

typedef struct problem read_scalar(
    struct arena *mem, const struct site_setting *setting, struct value v, void *member);

static read_scalar *const scalar_readers[SETTING_TYPE_COUNT] = {
    [SETTING_TEXT] = read_text,
    [SETTING_BOOL] = read_bool,
    [SETTING_CHOICE] = read_choice,
    [SETTING_URL] = read_url,
    [SETTING_FOLDER_URL] = read_url,
    [SETTING_PATH] = read_path,
    [SETTING_PATH_OUTSIDE] = read_text,
    [SETTING_PATHS] = read_paths,
    [SETTING_PATTERNS] = read_paths,
};

static void read_value(struct reader *r, const struct site_setting *setting, struct value v)
{
	void *member = (char *)r->config + setting->offset;

	if (v.kind == VALUE_NULL)
		return; /* "title:" with nothing behind it says nothing */
	if (setting->type == SETTING_LINKS) {
		read_links(r, setting->path, v, member);
	} else if (setting->type == SETTING_COLORS) {
		read_colors(r, setting->path, v, member);
	} else if (setting->type == SETTING_LEVELS) {
		read_levels(r, setting->path, v, member);
	} else {
		const struct problem problem =
		    scalar_readers[setting->type](r->mem, setting, v, member);
		if (problem.text.p)
			report(r, setting->path, problem);
	}
}

/* What stands for a group: a mapping of its keys, or a plain value for one of them. */
static const struct site_setting *plain_setting(
    struct arena *mem, const struct site_setting *group, struct value v)
{
	if (!group->words.n || v.kind == VALUE_MAP || v.kind == VALUE_LIST)
		return NULL;
	return site_find_setting(
	    str_format(mem, "%.*s.%.*s", STR_ARG(group->path), STR_ARG(group->words)));
}

static void read_map(struct reader *r, const struct site_setting *group, struct value map);

static void read_member(struct reader *r, str path, struct value v)
{
	const struct site_setting *setting = site_find_setting(path);

	if (setting && setting->type == SETTING_GROUP) {
		const struct site_setting *plain = plain_setting(r->mem, setting, v);
		if (plain)
			read_value(r, plain, v);
		else if (v.kind == VALUE_MAP)
			read_map(r, setting, v);
		else if (v.kind != VALUE_NULL)
			report(
			    r, path, wrong_type(r->mem, v, site_setting_type_names[SETTING_GROUP]));
	} else if (setting) {
		read_value(r, setting, v);
	} else {
		report_unknown(r, path);
	}
}

/* A recursion of two levels: groups hold no groups. */
static void read_map(struct reader *r, const struct site_setting *group, struct value map)
{
	for (size_t i = 0; i < map.map->n; i++) {
		const struct value_member *member = &map.map->members[i];
		const str path = group
		    ? str_format(r->mem, "%.*s.%.*s", STR_ARG(group->path), STR_ARG(member->key))
		    : member->key;
		read_member(r, path, member->value);
	}
}

/* Defaults are written in the table as they would be in the file. */
struct site_config site_config_defaults(void)
{
	struct site_config config = {0};

	for (size_t i = 0; i < site_setting_count; i++) {
		const struct site_setting *setting = &site_settings[i];
		void *member = (char *)&config + setting->offset;

		if (!setting->fallback.n || str_starts_with(setting->fallback, S("(")))
			continue;
		if (setting->type == SETTING_BOOL)
			*(bool *)member = str_eq(setting->fallback, S("true"));
		else if (setting->type == SETTING_CHOICE)
			*(unsigned *)member =
			    (unsigned)site_find_word(setting->words, setting->fallback);
		else
			*(str *)member = setting->fallback;
	}
	return config;
}

static bool fail(struct reader *r, struct yml_place place, str problem)
{
	diag_report(
	    r->diag, AD002, diag_at(r->file, place.line, place.column), "%.*s", STR_ARG(problem));
	return false;
}

static void report_duplicates(struct reader *r, const struct yml_document *document)
{
	for (size_t i = 0; i < document->duplicate_count; i++)
		diag_report(r->diag, AD007, diag_at(r->file, document->duplicates[i].line, 0),
		    "key '%.*s' stands twice, the last value counts",
		    STR_ARG(document->duplicates[i].key));
}

bool site_config_read(
    struct arena *mem, struct diag *diag, str path, str text, struct site_config *config)
{
	struct reader r = {.mem = mem, .diag = diag, .file = path, .config = config};
	struct yml_document document;
	struct yml_error error;

	if (!yml_read_placed(mem, text, &document, &r.places, &error))
		return fail(&r, (struct yml_place){error.line, error.column},
		    str_cat(mem, S("not valid YAML: "), error.problem));
	if (document.value.kind == VALUE_NULL)
		return true;
	if (document.value.kind != VALUE_MAP)
		return fail(&r, (struct yml_place){1, 1}, S("not a mapping of keys to values"));
	report_duplicates(&r, &document);
	read_map(&r, NULL, document.value);
	return !r.failed;
}
