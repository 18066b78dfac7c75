/* SPDX-License-Identifier: MIT */
/*
 * Tool of the build: fills the manual pages and shell completions of packaging/ with the tables of
 * the program (verbs, options, keys of agentdoc.yml, diagnostics), so that they cannot disagree.
 *
 *   reference mdoc|shell|zsh TEMPLATE
 *
 * The template is mustache, {{{name}}} prints; the style says how texts are quoted: for mdoc, for a
 * string in single quotes, or for a description of zsh in single quotes. The result goes to
 * standard output.
 */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/value.h"
#include "base/version.h"
#include "cli/cli.h"
#include "mustache/mustache.h"
#include "site/config_schema.h"

enum { TEMPLATE_BYTES_MAX = 1 << 20 };

struct style {
	const char *name;
	void (*quote)(struct buf *out, str text);
};

struct reference {
	struct arena *mem;
	const struct style *style;
};

/* mdoc wants each sentence to begin a line. */
static bool ends_sentence(str text, size_t i)
{
	return text.p[i] == ' ' && i > 0 && text.p[i - 1] == '.' && i + 1 < text.n &&
	    text.p[i + 1] >= 'A' && text.p[i + 1] <= 'Z';
}

/* A backtick pair becomes bold; a control character of roff at the beginning of a line is hidden.
 */
static void quote_mdoc(struct buf *out, str text)
{
	bool bold = false;

	for (size_t i = 0; i < text.n; i++) {
		const char c = text.p[i];

		if ((c == '.' || c == '\'') && (i == 0 || text.p[i - 1] == '\n'))
			buf_add(out, S("\\&"));
		if (c == '\\')
			buf_add(out, S("\\e"));
		else if (c == '-')
			buf_add(out, S("\\-"));
		else if (ends_sentence(text, i))
			buf_char(out, '\n');
		else if (c == '`')
			buf_add(out, (bold = !bold) ? S("\\fB") : S("\\fR"));
		else
			buf_char(out, c);
	}
}

/* Ends the quotes, writes a quoted one and opens them again: the same in sh, bash, zsh and fish. */
static void quote_shell(struct buf *out, str text)
{
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '\'')
			buf_add(out, S("'\\''"));
		else
			buf_char(out, text.p[i]);
	}
}

/* As quote_shell, with what has a meaning of its own in a specification of _arguments. */
static void quote_zsh(struct buf *out, str text)
{
	for (size_t i = 0; i < text.n; i++) {
		if (memchr(":[]\\", text.p[i], 4))
			buf_char(out, '\\');
		quote_shell(out, str_slice(text, i, i + 1));
	}
}

static const struct style styles[] = {
    {"mdoc", quote_mdoc},
    {"shell", quote_shell},
    {"zsh", quote_zsh},
};

static struct value text_value(const struct reference *r, str text)
{
	struct buf out;

	if (!text.p)
		return VALUE_NONE;
	buf_init(&out, r->mem);
	r->style->quote(&out, text);
	return value_string(buf_str(&out));
}

static void set_text(const struct reference *r, struct value map, const char *key, str text)
{
	value_set(r->mem, map, str_of_cstr(key), text_value(r, text));
}

static void set_flag(const struct reference *r, struct value map, const char *key, bool flag)
{
	value_set(r->mem, map, str_of_cstr(key), value_bool(flag));
}

/* What shells complete for a name of the usage text. */
static const struct wanted {
	str name;
	const char *key;
} wanted_things[] = {
    {{"DIR", 3}, "folder"},
    {{"FILE", 4}, "file"},
    {{"PATH", 4}, "file"},
    {{"REV", 3}, "revision"},
    {{"A", 1}, "revision"},
    {{"B", 1}, "revision"},
    {{"BRANCH", 6}, "branch"},
    {{"REMOTE", 6}, "remote"},
    {{"CODE", 4}, "code"},
    {{"NAME", 4}, "template"},
};

static void set_wanted_thing(const struct reference *r, struct value map, str name)
{
	for (size_t i = 0; i < sizeof wanted_things / sizeof *wanted_things; i++) {
		if (str_eq(name, wanted_things[i].name))
			set_flag(r, map, wanted_things[i].key, true);
	}
}

/* The name of an option's argument or an operand: "DIR", "DATE|REV", "text|markdown", "[PATH...]".
 */
static void set_wanted(const struct reference *r, struct value map, str name)
{
	const struct value words = value_list(r->mem);
	str bare = name, word;

	while (bare.n && *bare.p == '[')
		bare = str_from(bare, 1);
	while (bare.n && memchr("].", bare.p[bare.n - 1], 2))
		bare = str_slice(bare, 0, bare.n - 1);
	const bool has_words = str_contains(bare, S("|")) && *bare.p >= 'a' && *bare.p <= 'z';
	while (str_next_part(&bare, '|', &word)) {
		if (has_words)
			value_push(r->mem, words, text_value(r, word));
		else
			set_wanted_thing(r, map, word);
	}
	if (has_words) {
		VALUE_SET(r->mem, map, "words", words);
		set_flag(r, map, "has_words", true);
	}
}

static struct value option_value(const struct reference *r, const struct cli_option *option)
{
	const struct value map = value_map(r->mem);
	const str name = str_of_cstr(option->name);
	const str alias = str_of_cstr(option->alias);

	VALUE_SET(r->mem, map, "name", value_string(name));
	VALUE_SET(r->mem, map, "word", value_string(str_from(name, 2)));
	VALUE_SET(r->mem, map, "alias", value_string(alias));
	VALUE_SET(r->mem, map, "letter", value_string(str_from(alias, 1)));
	set_flag(r, map, "takes", option->kind == CLI_VALUE);
	set_text(r, map, "argument", str_of_cstr(option->argument));
	set_text(r, map, "help", str_of_cstr(option->help));
	if (option->argument)
		set_wanted(r, map, str_of_cstr(option->argument));
	return map;
}

/* A line of a list, "  A B, A..B  from the revision A": what stands before a gap, and behind it. */
static bool split_item(str line, str *ret_term, str *ret_meaning)
{
	const str bare = str_starts_with(line, S("  ")) ? str_from(line, 2) : line;
	const size_t gap = str_find(bare, S("  "), 0);

	if (gap == STR_NONE || gap == 0)
		return false;
	*ret_term = str_slice(bare, 0, gap);
	*ret_meaning = str_trim(str_from(bare, gap));
	return true;
}

/* The end of the item or paragraph at *rest: the lines that belong to it, joined by blanks. */
static str join_lines(const struct reference *r, str first, str *rest)
{
	str after = *rest, line, term, meaning;
	str text = first;

	while (str_next_line(&after, &line) && str_trim(line).n &&
	    !split_item(line, &term, &meaning)) {
		text = str_format(r->mem, "%.*s %.*s", STR_ARG(text), STR_ARG(str_trim(line)));
		*rest = after;
	}
	return text;
}

static struct value item_value(const struct reference *r, str term, str meaning, str *rest)
{
	const struct value item = value_map(r->mem);

	set_text(r, item, "term", term);
	set_text(r, item, "meaning", join_lines(r, meaning, rest));
	return item;
}

/* The details of a usage text as paragraphs and lists. */
static struct value detail_values(const struct reference *r, str rest)
{
	const struct value blocks = value_list(r->mem);
	struct value items = VALUE_NONE;
	str line, term, meaning;

	while (str_next_line(&rest, &line)) {
		const struct value block = value_map(r->mem);
		const bool is_item = split_item(line, &term, &meaning);

		if (is_item && items.kind != VALUE_NULL) {
			value_push(r->mem, items, item_value(r, term, meaning, &rest));
			continue;
		}
		items = is_item ? value_list(r->mem) : VALUE_NONE;
		if (is_item) {
			value_push(r->mem, items, item_value(r, term, meaning, &rest));
			VALUE_SET(r->mem, block, "items", items);
			set_flag(r, block, "has_items", true);
		} else if (str_trim(line).n) {
			set_text(r, block, "text", join_lines(r, str_trim(line), &rest));
		} else {
			continue;
		}
		value_push(r->mem, blocks, block);
	}
	return blocks;
}

static str sentence(const struct reference *r, const char *text)
{
	const char first = *text;

	return str_format(
	    r->mem, "%c%s", first >= 'a' && first <= 'z' ? first - 'a' + 'A' : first, text + 1);
}

static struct value verb_value(const struct reference *r, const struct cli_verb *verb)
{
	const struct value map = value_map(r->mem);
	const struct value options = value_list(r->mem), wanted = value_map(r->mem);
	str rest = str_of_cstr(verb->operands), word;

	VALUE_SET(r->mem, map, "verb", value_string(str_of_cstr(verb->name)));
	set_text(r, map, "summary", str_of_cstr(verb->summary));
	set_text(r, map, "sentence", sentence(r, verb->summary));
	VALUE_SET(r->mem, map, "details", detail_values(r, str_of_cstr(verb->details)));
	set_text(r, map, "operands", rest.n ? rest : STR_ABSENT);
	while (str_next_part(&rest, ' ', &word))
		set_wanted(r, wanted, word);
	VALUE_SET(r->mem, map, "wanted", wanted);
	for (size_t i = 0; i < verb->option_count; i++)
		value_push(r->mem, options, option_value(r, &verb->options[i]));
	set_flag(r, map, "has_options", verb->option_count > 0);
	VALUE_SET(r->mem, map, "options", options);
	return map;
}

static struct value verb_values(const struct reference *r)
{
	const struct value list = value_list(r->mem);

	for (size_t i = 0; i < cli_verb_count; i++)
		value_push(r->mem, list, verb_value(r, cli_verbs[i]));
	return list;
}

static struct value setting_values(const struct reference *r)
{
	const struct value list = value_list(r->mem);

	for (size_t i = 0; i < site_setting_count; i++) {
		const struct value map = value_map(r->mem);
		const str fallback = site_setting_fallback(&site_settings[i]);
		struct buf type;

		buf_init(&type, r->mem);
		site_add_setting_type(&type, &site_settings[i]);
		set_text(r, map, "key", site_settings[i].path);
		set_text(r, map, "type", buf_str(&type));
		set_text(r, map, "fallback", fallback.n ? fallback : STR_ABSENT);
		set_text(r, map, "text", site_settings[i].text);
		value_push(r->mem, list, map);
	}
	return list;
}

static struct value code_values(const struct reference *r)
{
	const struct value list = value_list(r->mem);

	for (size_t i = 0; i < DIAG_CODE_COUNT; i++) {
		const struct diag_code_info *info = diag_info((enum diag_code)i);
		const struct value map = value_map(r->mem);

		VALUE_SET(r->mem, map, "code", value_string(str_of_cstr(info->id)));
		set_text(r, map, "severity", str_of_cstr(diag_severity_name(info->severity)));
		set_text(r, map, "title", str_of_cstr(info->title));
		value_push(r->mem, list, map);
	}
	return list;
}

static struct value word_values(const struct reference *r, const str *words, size_t n)
{
	const struct value list = value_list(r->mem);

	for (size_t i = 0; i < n; i++) {
		const struct value map = value_map(r->mem);
		set_text(r, map, "word", words[i]);
		set_flag(r, map, "more", i + 1 < n);
		value_push(r->mem, list, map);
	}
	return list;
}

static struct value page_values(const struct reference *r)
{
	str rest = site_page_words, word, words[32];
	size_t n = 0;

	while (n < 32 && str_next_part(&rest, ' ', &word))
		words[n++] = word;
	return word_values(r, words, n);
}

static struct value all_values(const struct reference *r)
{
	const struct value data = value_map(r->mem);

	VALUE_SET(r->mem, data, "version", value_string(S(AGENTDOC_VERSION)));
	VALUE_SET(r->mem, data, "verbs", verb_values(r));
	VALUE_SET(r->mem, data, "settings", setting_values(r));
	VALUE_SET(r->mem, data, "codes", code_values(r));
	VALUE_SET(r->mem, data, "colors", word_values(r, site_color_names, SITE_COLOR_COUNT));
	VALUE_SET(r->mem, data, "pages", page_values(r));
	return data;
}

static bool load(void *context, str name, struct mustache_source *ret_source)
{
	struct arena *mem = context;

	ret_source->path = name;
	ret_source->phrase = false;
	return file_read(mem, name, TEMPLATE_BYTES_MAX, &ret_source->text);
}

static bool print(const struct reference *r, str template)
{
	struct arena *tmp = arena_open();
	struct diag *diag = diag_new(r->mem);
	struct mustache *set = mustache_new(r->mem, diag, load, r->mem, MUSTACHE_RAW);
	struct buf out;

	buf_init(&out, r->mem);
	const bool done = mustache_render(set, template, all_values(r), &out, tmp);
	cli_print_diagnostics(stderr, diag);
	arena_close(tmp);
	return done && fwrite(out.p, 1, out.n, stdout) == out.n && fflush(stdout) == 0;
}

static const struct style *find_style(const char *name)
{
	for (size_t i = 0; i < sizeof styles / sizeof *styles; i++) {
		if (strcmp(styles[i].name, name) == 0)
			return &styles[i];
	}
	return NULL;
}

int main(int argc, char **argv)
{
	struct reference r = {.style = argc == 3 ? find_style(argv[1]) : NULL};

	if (!r.style) {
		fputs("usage: reference mdoc|shell|zsh TEMPLATE\n", stderr);
		return 2;
	}
	r.mem = arena_open();
	const bool done = print(&r, str_of_cstr(argv[2]));
	arena_close(r.mem);
	return done ? 0 : 1;
}
