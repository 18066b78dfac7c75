/* SPDX-License-Identifier: MIT */
/* Tags of raw HTML, as CommonMark 0.31 section 6.6 defines them. Not for showing them: see raw.c.
 */
#include "markdown/tag.h"

struct element {
	str name;
	bool is_void, is_phrase;
};

static const struct element elements[MD_ELEMENT_COUNT] = {
    [MD_B] = {{"b", 1}, false, true},
    [MD_BR] = {{"br", 2}, true, true},
    [MD_CODE] = {{"code", 4}, false, true},
    [MD_DETAILS] = {{"details", 7}, false, false},
    [MD_EM] = {{"em", 2}, false, true},
    [MD_HR] = {{"hr", 2}, true, false},
    [MD_I] = {{"i", 1}, false, true},
    [MD_IMG] = {{"img", 3}, true, true},
    [MD_KBD] = {{"kbd", 3}, false, true},
    [MD_STRONG] = {{"strong", 6}, false, true},
    [MD_SUB] = {{"sub", 3}, false, true},
    [MD_SUMMARY] = {{"summary", 7}, false, false},
    [MD_SUP] = {{"sup", 3}, false, true},
};

str md_element_name(enum md_element element)
{
	return elements[element].name;
}

bool md_element_is_phrase(enum md_element element)
{
	return elements[element].is_phrase;
}

static size_t skip_space(str text, size_t i)
{
	while (i < text.n && char_is_space(text.p[i]))
		i++;
	return i;
}

static size_t skip_name(str text, size_t i)
{
	if (i == text.n || !char_is_alpha(text.p[i]))
		return i;
	while (i < text.n && (char_is_alnum(text.p[i]) || text.p[i] == '-'))
		i++;
	return i;
}

static bool char_is_attribute_name(char c)
{
	return char_is_alnum(c) || c == '_' || c == ':' || c == '.' || c == '-';
}

static bool char_is_unquoted_value(char c)
{
	return !char_is_space(c) && !memchr("\"'=<>`", c, 6);
}

/* Reads the value at byte i; returns the byte behind it, or STR_NONE when it is malformed. */
static size_t read_value(str text, size_t i, str *ret_value)
{
	const size_t from = i;

	if (i < text.n && (text.p[i] == '"' || text.p[i] == '\'')) {
		const size_t end = str_find_char(text, text.p[i], i + 1);

		if (end == STR_NONE)
			return STR_NONE;
		*ret_value = str_slice(text, from + 1, end);
		return end + 1;
	}
	while (i < text.n && char_is_unquoted_value(text.p[i]))
		i++;
	*ret_value = str_slice(text, from, i);
	return i > from ? i : STR_NONE;
}

/* Reads the attribute at byte i (its name); returns the byte behind it or STR_NONE. */
static size_t read_attribute(str text, size_t i, str *ret_name, str *ret_value)
{
	const size_t from = i;
	size_t equals;

	if (i == text.n || char_is_digit(text.p[i]) || text.p[i] == '.' || text.p[i] == '-')
		return STR_NONE;
	while (i < text.n && char_is_attribute_name(text.p[i]))
		i++;
	if (i == from)
		return STR_NONE;
	*ret_name = str_slice(text, from, i);
	*ret_value = STR_ABSENT;
	equals = skip_space(text, i);
	if (equals == text.n || text.p[equals] != '=')
		return i;
	return read_value(text, skip_space(text, equals + 1), ret_value);
}

bool md_attribute_next(str *rest, str *ret_name, str *ret_value)
{
	const size_t end = read_attribute(*rest, skip_space(*rest, 0), ret_name, ret_value);

	if (end == STR_NONE)
		return false;
	*rest = str_from(*rest, end);
	return true;
}

/* The byte behind all attributes from byte i on; STR_NONE when one is malformed. */
static size_t skip_attributes(str text, size_t i)
{
	while (i != STR_NONE) {
		const size_t next = skip_space(text, i);
		str name, value;

		if (next == text.n)
			return STR_NONE;
		if (text.p[next] == '>' || text.p[next] == '/')
			return i;
		if (next == i) /* white space must stand before an attribute */
			return STR_NONE;
		i = read_attribute(text, next, &name, &value);
	}
	return STR_NONE;
}

static bool find_element(str name, enum md_element *ret_element)
{
	for (size_t i = 0; i < MD_ELEMENT_COUNT; i++)
		if (str_eq_nocase(name, elements[i].name)) {
			*ret_element = (enum md_element)i;
			return true;
		}
	return false;
}

/* Reads the closer at byte i ("</"); returns the byte behind it or STR_NONE. */
static size_t read_closer(str text, size_t i, struct md_tag *ret_tag)
{
	const size_t name = i + 2;
	const size_t name_end = skip_name(text, name);
	const size_t end = skip_space(text, name_end);

	if (name == name_end || end == text.n || text.p[end] != '>')
		return STR_NONE;
	*ret_tag = (struct md_tag){.kind = MD_TAG_OTHER};
	if (find_element(str_slice(text, name, name_end), &ret_tag->element) &&
	    !elements[ret_tag->element].is_void)
		ret_tag->kind = MD_TAG_CLOSE;
	return end + 1;
}

/* Reads the opener at byte i ("<x"); returns the byte behind it or STR_NONE. */
static size_t read_opener(str text, size_t i, struct md_tag *ret_tag)
{
	const size_t name_end = skip_name(text, i + 1);
	const size_t attributes_end = skip_attributes(text, name_end);
	size_t end;
	bool closes_itself;

	if (name_end == i + 1 || attributes_end == STR_NONE)
		return STR_NONE;
	end = skip_space(text, attributes_end);
	closes_itself = text.p[end] == '/';
	end += closes_itself;
	if (end == text.n || text.p[end] != '>')
		return STR_NONE;
	*ret_tag = (struct md_tag){
	    .kind = MD_TAG_OTHER, .attributes = str_slice(text, name_end, attributes_end)};
	if (find_element(str_slice(text, i + 1, name_end), &ret_tag->element)) {
		if (elements[ret_tag->element].is_void)
			ret_tag->kind = MD_TAG_VOID;
		else if (!closes_itself)
			ret_tag->kind = MD_TAG_OPEN;
	}
	return end + 1;
}

/* The byte behind the next end mark; one that is not there is not searched again. */
static size_t find_end(struct md_scan *scan, str end_mark, size_t from, bool *none)
{
	const size_t found = *none ? STR_NONE : str_find(scan->text, end_mark, from);

	*none = found == STR_NONE;
	return found == STR_NONE ? STR_NONE : found + end_mark.n;
}

/* Reads the comment, declaration, instruction or CDATA section at byte i, or gives STR_NONE. */
static size_t read_other(struct md_scan *scan, size_t i)
{
	const str rest = str_from(scan->text, i);

	if (str_starts_with(rest, S("<!--")))
		return find_end(scan, S("-->"), i + 4, &scan->no_comment_end);
	if (str_starts_with(rest, S("<?")))
		return find_end(scan, S("?>"), i + 2, &scan->no_instruction_end);
	if (str_starts_with(rest, S("<![CDATA[")))
		return find_end(scan, S("]]>"), i + 9, &scan->no_section_end);
	if (rest.n > 2 && rest.p[1] == '!' && char_is_alpha(rest.p[2]))
		return find_end(scan, S(">"), i + 2, &scan->no_declaration_end);
	return STR_NONE;
}

static size_t read_markup(struct md_scan *scan, size_t i, struct md_tag *ret_tag)
{
	const char next = i + 1 < scan->text.n ? scan->text.p[i + 1] : '\0';

	if (next == '/')
		return read_closer(scan->text, i, ret_tag);
	if (char_is_alpha(next))
		return read_opener(scan->text, i, ret_tag);
	*ret_tag = (struct md_tag){.kind = MD_TAG_OTHER};
	return read_other(scan, i);
}

bool md_scan_next(struct md_scan *scan, str *ret_before, struct md_tag *ret_tag)
{
	const size_t from = scan->at;
	size_t i = from;

	while ((i = str_find_char(scan->text, '<', i)) != STR_NONE) {
		struct md_tag tag;
		const size_t end = read_markup(scan, i, &tag);

		if (end != STR_NONE) {
			tag.source = str_slice(scan->text, i, end);
			*ret_before = str_slice(scan->text, from, i);
			*ret_tag = tag;
			scan->at = end;
			return true;
		}
		i++;
	}
	*ret_before = str_from(scan->text, from);
	scan->at = scan->text.n;
	return false;
}

void md_nest_open(struct md_nest *nest, enum md_element element, bool *paired)
{
	if (nest->n == MD_NEST_MAX)
		return;
	nest->open[nest->n].element = element;
	nest->open[nest->n].paired = paired;
	nest->n++;
	nest->count[element]++;
}

bool md_nest_close(struct md_nest *nest, enum md_element element, bool *paired)
{
	if (nest->count[element] == 0)
		return false;
	for (;;) {
		const size_t top = --nest->n;
		const enum md_element opened = nest->open[top].element;

		nest->count[opened]--;
		if (opened != element)
			continue;
		*nest->open[top].paired = true;
		*paired = true;
		return true;
	}
}
