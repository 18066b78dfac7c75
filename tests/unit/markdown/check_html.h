/* SPDX-License-Identifier: MIT */
/*
 * Reads HTML that md_render wrote and says what is wrong with it: whatever is not on the lists
 * below is an error, so that nothing can run that nobody thought of. A strict reader of our own
 * output, not a reader of HTML.
 *
 *	const char *problem = check_html(mem, html); // NULL when all is well
 *
 * Checked: tags are closed in order and stand where HTML allows them; attributes are on the list
 * of their element and quoted; links have harmless schemes, lead to an id that is there, and do
 * not stand in each other; ids are unique; text holds no control character and no loose '<' or '&'.
 */
#ifndef UNIT_MARKDOWN_CHECK_HTML_H
#define UNIT_MARKDOWN_CHECK_HTML_H

#include "base/map.h"
#include "base/vec.h"

#define CHECK_DEPTH 400u

/* What an element may hold. */
enum check_content { CHECK_VOID, CHECK_PHRASES, CHECK_FLOW, CHECK_LIST, CHECK_PARTS };

/* Where an element may stand: among words, among blocks, in a list, or in the parents it names. */
enum check_kind { CHECK_IS_PHRASE, CHECK_IS_BLOCK, CHECK_IS_ITEM, CHECK_IS_PART };

struct check_element {
	const char *name;
	enum check_content content;
	enum check_kind kind;
	const char *parents; /* for parts: the elements it may stand in, each between spaces */
	const char *attributes; /* likewise */
};

static const struct check_element check_elements[] = {
    {"a", CHECK_PHRASES, CHECK_IS_PHRASE, NULL, " class href rel title data-source aria-label "},
    {"b", CHECK_PHRASES, CHECK_IS_PHRASE, NULL, NULL},
    {"blockquote", CHECK_FLOW, CHECK_IS_BLOCK, NULL, NULL},
    {"br", CHECK_VOID, CHECK_IS_PHRASE, NULL, NULL},
    {"code", CHECK_PHRASES, CHECK_IS_PHRASE, NULL, " class data-info "},
    {"del", CHECK_PHRASES, CHECK_IS_PHRASE, NULL, NULL},
    {"details", CHECK_FLOW, CHECK_IS_BLOCK, NULL, " open "},
    {"em", CHECK_PHRASES, CHECK_IS_PHRASE, NULL, NULL},
    {"h1", CHECK_PHRASES, CHECK_IS_BLOCK, NULL, " id "},
    {"h2", CHECK_PHRASES, CHECK_IS_BLOCK, NULL, " id "},
    {"h3", CHECK_PHRASES, CHECK_IS_BLOCK, NULL, " id "},
    {"h4", CHECK_PHRASES, CHECK_IS_BLOCK, NULL, " id "},
    {"h5", CHECK_PHRASES, CHECK_IS_BLOCK, NULL, " id "},
    {"h6", CHECK_PHRASES, CHECK_IS_BLOCK, NULL, " id "},
    {"hr", CHECK_VOID, CHECK_IS_BLOCK, NULL, NULL},
    {"i", CHECK_PHRASES, CHECK_IS_PHRASE, NULL, NULL},
    {"img", CHECK_VOID, CHECK_IS_PHRASE, NULL, " src alt title width height data-source "},
    {"input", CHECK_VOID, CHECK_IS_PHRASE, NULL, " type disabled checked aria-label "},
    {"kbd", CHECK_PHRASES, CHECK_IS_PHRASE, NULL, NULL},
    {"li", CHECK_FLOW, CHECK_IS_ITEM, NULL, " class id data-label "},
    {"ol", CHECK_LIST, CHECK_IS_BLOCK, NULL, " start "},
    {"p", CHECK_PHRASES, CHECK_IS_BLOCK, NULL, " class "},
    {"pre", CHECK_PHRASES, CHECK_IS_BLOCK, NULL, " class tabindex "},
    {"section", CHECK_FLOW, CHECK_IS_BLOCK, NULL, " class tabindex aria-label "},
    {"span", CHECK_PHRASES, CHECK_IS_PHRASE, NULL, " class title "},
    {"strong", CHECK_PHRASES, CHECK_IS_PHRASE, NULL, NULL},
    {"sub", CHECK_PHRASES, CHECK_IS_PHRASE, NULL, NULL},
    {"summary", CHECK_PHRASES, CHECK_IS_PART, " details ", NULL},
    {"sup", CHECK_PHRASES, CHECK_IS_PHRASE, NULL, " class id data-label "},
    {"table", CHECK_PARTS, CHECK_IS_BLOCK, NULL, NULL},
    {"tbody", CHECK_PARTS, CHECK_IS_PART, " table ", NULL},
    {"td", CHECK_PHRASES, CHECK_IS_PART, " tr ", " class "},
    {"th", CHECK_PHRASES, CHECK_IS_PART, " tr ", " scope class "},
    {"thead", CHECK_PARTS, CHECK_IS_PART, " table ", NULL},
    {"tr", CHECK_PARTS, CHECK_IS_PART, " thead tbody ", NULL},
    {"ul", CHECK_LIST, CHECK_IS_BLOCK, NULL, NULL},
};

/* Attributes whose values are a few fixed ones, each between spaces. */
static const struct {
	const char *name, *values;
} check_values[] = {
    {"class",
	" beyond center dead-link external-image footnote-back footnote-ref footnotes left "
	"raw-html "
	"raw-tag raw-text right table-wrap task "},
    {"rel", " nofollow noopener noreferrer "},
    {"tabindex", " 0 "},
    {"scope", " col "},
    {"type", " checkbox "},
    {"open", " "},
    {"disabled", " "},
    {"checked", " "},
};

struct check {
	struct arena *mem;
	str html;
	size_t at;
	const struct check_element *open[CHECK_DEPTH];
	size_t depth;
	bool child_due; /* a details was opened: a summary must come first */
	struct map ids;
	VEC(str) fragments;
	const char *problem;
};

static inline bool check_fail(struct check *check, const char *what, str subject)
{
	const size_t from = check->at > 60 ? check->at - 60 : 0;

	if (!check->problem)
		check->problem = str_cstr(check->mem,
		    str_format(check->mem, "%s '%.*s' behind ...%.*s", what, STR_ARG(subject),
			STR_ARG(str_slice(check->html, from, check->at))));
	return false;
}

/* Whether list, words between spaces, holds word. */
static inline bool check_list_has(struct arena *mem, const char *list, str word)
{
	const str needle = str_format(mem, " %.*s ", STR_ARG(word));

	return list && word.n && str_contains(str_of_cstr(list), needle);
}

static inline bool check_entity(struct check *check)
{
	static const char *const entities[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;"};
	const str rest = str_from(check->html, check->at);

	for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
		if (str_starts_with(rest, str_of_cstr(entities[i]))) {
			check->at += strlen(entities[i]);
			return true;
		}
	return check_fail(check, "a loose '&' in", str_slice(rest, 0, 10));
}

/* Reads text up to stop ('<' or '"'), which stays; its characters must be fit for HTML. */
static inline bool check_text(struct check *check, char stop)
{
	while (check->at < check->html.n && check->html.p[check->at] != stop) {
		const char c = check->html.p[check->at];

		if ((unsigned char)c < ' ' && c != '\n' && c != '\t' && c != '\r')
			return check_fail(check, "control character", S(""));
		if (c == '<' || c == '>')
			return check_fail(check, "a loose bracket", S(""));
		if (c != '&')
			check->at++;
		else if (!check_entity(check))
			return false;
	}
	return true;
}

static inline str check_name(struct check *check)
{
	const size_t from = check->at;

	while (check->at < check->html.n) {
		const char c = check->html.p[check->at];

		if (!(c >= 'a' && c <= 'z') && !char_is_digit(c) && c != '-')
			break;
		check->at++;
	}
	return str_slice(check->html, from, check->at);
}

static inline bool check_accept(struct check *check, str text)
{
	if (!str_starts_with(str_from(check->html, check->at), text))
		return false;
	check->at += text.n;
	return true;
}

/* What follows a scheme's ':' or no scheme at all. Written without the code under test. */
static inline bool check_url(struct check *check, str name, str value)
{
	static const char *const schemes[] = {"http://", "https://", "mailto:"};

	for (size_t i = 0; i < value.n; i++)
		if ((unsigned char)value.p[i] <= ' ' || value.p[i] == '\\')
			return check_fail(
			    check, "a URL with a blank, control character or '\\'", value);
	for (size_t i = 0; i < 3; i++)
		if (str_starts_with_nocase(value, str_of_cstr(schemes[i])))
			return str_eq(name, S("href")) ||
			    check_fail(check, "an image from elsewhere", value);
	if (value.n == 0 || str_starts_with(value, S("//")))
		return check_fail(check, "a URL", value);
	for (size_t i = 0; i < value.n; i++) {
		if (value.p[i] == '/' || value.p[i] == '?' || value.p[i] == '#')
			break;
		if (value.p[i] == ':')
			return check_fail(check, "a URL with a scheme", value);
	}
	if (value.p[0] == '#')
		VEC_PUSH(check->mem, &check->fragments, str_from(value, 1));
	return true;
}

static inline bool check_id(struct check *check, str value)
{
	if (value.n == 0 || str_starts_with(value, S("ad-")))
		return check_fail(check, "an id", value);
	for (size_t i = 0; i < value.n; i++)
		if (char_is_space(value.p[i]))
			return check_fail(check, "an id with a blank", value);
	if (map_get(&check->ids, value))
		return check_fail(check, "an id that is taken", value);
	*map_put(check->mem, &check->ids, value) = check;
	return true;
}

/* A class or other word of value must be among the fixed ones. */
static inline bool check_words(struct check *check, const char *allowed, str value)
{
	str word;

	while (str_next_part(&value, ' ', &word))
		if (!check_list_has(check->mem, allowed, word))
			return check_fail(check, "an attribute's value", word);
	return true;
}

static inline bool check_language(str value)
{
	value = str_from(value, strlen("language-"));
	for (size_t i = 0; i < value.n; i++)
		if (!char_is_alnum(value.p[i]) && !memchr("_+#.-", value.p[i], 5))
			return false;
	return value.n > 0;
}

static inline bool check_value(struct check *check, str name, str value)
{
	if (str_eq(name, S("href")) || str_eq(name, S("src")))
		return check_url(check, name, value);
	if (str_eq(name, S("id")))
		return check_id(check, value);
	if (str_eq(name, S("class")) && str_starts_with(value, S("language-")))
		return check_language(value) || check_fail(check, "a language", value);
	if (str_eq(name, S("start")) || str_eq(name, S("width")) || str_eq(name, S("height"))) {
		for (size_t i = 0; i < value.n; i++)
			if (!char_is_digit(value.p[i]))
				return check_fail(check, "a number", value);
		return value.n > 0 || check_fail(check, "a number", value);
	}
	for (size_t i = 0; i < sizeof check_values / sizeof *check_values; i++)
		if (str_eq(name, str_of_cstr(check_values[i].name)))
			return check_words(check, check_values[i].values, value);
	return true;
}

/* The value with its entities read; those of html_escape are the only ones there are. */
static inline str check_unescape(struct arena *mem, str value)
{
	static const struct {
		const char *entity;
		char c;
	} entities[] = {
	    {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}};
	struct buf out;

	buf_init(&out, mem);
	for (size_t i = 0; i < value.n;) {
		size_t size = 1;
		char c = value.p[i];

		for (size_t k = 0; k < sizeof entities / sizeof *entities; k++)
			if (str_starts_with(str_from(value, i), str_of_cstr(entities[k].entity))) {
				size = strlen(entities[k].entity);
				c = entities[k].c;
			}
		buf_char(&out, c);
		i += size;
	}
	return buf_str(&out);
}

static inline bool check_attribute(struct check *check, const struct check_element *element)
{
	const str name = check_name(check);
	str value = STR_ABSENT;

	if (!check_list_has(check->mem, element->attributes, name))
		return check_fail(check, "an attribute", name);
	if (check_accept(check, S("=\""))) {
		const size_t from = check->at;

		if (!check_text(check, '"'))
			return false;
		value = check_unescape(check->mem, str_slice(check->html, from, check->at));
		if (!check_accept(check, S("\"")))
			return check_fail(check, "an attribute without end", name);
		return check_value(check, name, value);
	}
	return str_eq(name, S("open")) || str_eq(name, S("disabled")) ||
	    str_eq(name, S("checked")) || check_fail(check, "an attribute without value", name);
}

static inline const struct check_element *check_find(str name)
{
	for (size_t i = 0; i < sizeof check_elements / sizeof *check_elements; i++)
		if (str_eq(name, str_of_cstr(check_elements[i].name)))
			return &check_elements[i];
	return NULL;
}

static inline bool check_is_open(const struct check *check, const char *name)
{
	for (size_t i = 0; i < check->depth; i++)
		if (strcmp(check->open[i]->name, name) == 0)
			return true;
	return false;
}

/* Whether an element may stand in the one that is open. */
static inline bool check_place(struct check *check, const struct check_element *element)
{
	static const struct check_element root = {"root", CHECK_FLOW, CHECK_IS_BLOCK, NULL, NULL};
	const struct check_element *const parent =
	    check->depth ? check->open[check->depth - 1] : &root;
	const str name = str_of_cstr(element->name);

	if (check->child_due && !str_eq(name, S("summary")))
		return check_fail(check, "a details without summary before", name);
	if (!check->child_due && str_eq(name, S("summary")))
		return check_fail(check, "a second or late", name);
	if (str_eq(name, S("a")) && (check_is_open(check, "a") || check_is_open(check, "summary")))
		return check_fail(check, "a link in something to click on", S(""));
	if (element->kind == CHECK_IS_PART)
		return check_list_has(check->mem, element->parents, str_of_cstr(parent->name)) ||
		    check_fail(check, "misplaced", name);
	if (element->kind == CHECK_IS_ITEM)
		return parent->content == CHECK_LIST || check_fail(check, "misplaced", name);
	if (parent->content == CHECK_FLOW)
		return true;
	return (parent->content == CHECK_PHRASES && element->kind == CHECK_IS_PHRASE) ||
	    check_fail(check, "misplaced", name);
}

static inline bool check_opener(struct check *check)
{
	const size_t from = check->at;
	const str name = check_name(check);
	const struct check_element *const element = check_find(name);
	str source;

	if (!element)
		return check_fail(check, "an element", name);
	if (!check_place(check, element))
		return false;
	check->child_due = str_eq(name, S("details"));
	while (check_accept(check, S(" ")))
		if (!check_attribute(check, element))
			return false;
	if (!check_accept(check, S(">")))
		return check_fail(check, "a tag without end", name);
	source = str_slice(check->html, from, check->at);
	if (str_contains(source, S("href=\"http")) &&
	    !str_contains(source, S(" rel=\"nofollow noopener noreferrer\"")))
		return check_fail(check, "a link elsewhere without rel", source);
	if (str_eq(name, S("img")) && !str_contains(source, S(" alt=\"")))
		return check_fail(check, "an image without alt", source);
	if (element->content == CHECK_VOID)
		return true;
	if (check->depth == CHECK_DEPTH)
		return check_fail(check, "too deep", name);
	check->open[check->depth++] = element;
	return true;
}

static inline bool check_closer(struct check *check)
{
	const str name = check_name(check);

	if (check->depth == 0 || !str_eq(name, str_of_cstr(check->open[check->depth - 1]->name)))
		return check_fail(check, "a closer without opener", name);
	if (check->child_due)
		return check_fail(check, "a details without summary", name);
	check->depth--;
	return check_accept(check, S(">")) || check_fail(check, "a tag without end", name);
}

/* Words may stand in phrases and in flow; between the parts of a table or a list only blanks. */
static inline bool check_words_place(struct check *check, size_t from)
{
	const str text = str_trim(str_slice(check->html, from, check->at));
	const enum check_content content =
	    check->depth ? check->open[check->depth - 1]->content : CHECK_FLOW;

	if (text.n == 0)
		return true;
	if (check->child_due || content == CHECK_LIST || content == CHECK_PARTS)
		return check_fail(check, "misplaced words", text);
	return true;
}

static inline const char *check_html(struct arena *mem, str html)
{
	struct check check = {.mem = mem, .html = html};

	while (!check.problem && check.at < html.n) {
		const size_t from = check.at;

		if (!check_text(&check, '<') || !check_words_place(&check, from))
			break;
		if (check_accept(&check, S("</")))
			check_closer(&check);
		else if (check_accept(&check, S("<")))
			check_opener(&check);
	}
	if (!check.problem && check.depth)
		check_fail(&check, "not closed", str_of_cstr(check.open[check.depth - 1]->name));
	for (size_t i = 0; !check.problem && i < check.fragments.n; i++)
		if (!map_get(&check.ids, check.fragments.items[i]))
			check_fail(&check, "a link to no id", check.fragments.items[i]);
	return check.problem;
}

#endif
