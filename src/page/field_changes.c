/* SPDX-License-Identifier: MIT */
/*
 * The fields of a revision as Key / Before / After. static/fields.js has the same rules for the
 * comparison in the browser. Not for what changed in a field: that finds site/.
 */
#include "base/arena.h"
#include "base/utf8.h"
#include "definition/definition.h"
#include "page/common.h"

/* In characters. */
enum {
	LONG_VALUE = 400, /* one with more is shown in short, and whole on demand */
	AROUND = 80, /* what is shown of the equal text at either side */
};

static bool between_words(str s, size_t i)
{
	return i == 0 || i == s.n || char_is_space(s.p[i - 1]) || char_is_space(s.p[i]);
}

/* Bytes that two texts share at their beginning, whole words only. */
static size_t common_start(str a, str b)
{
	size_t n = a.n < b.n ? a.n : b.n, i = 0;

	while (i < n && a.p[i] == b.p[i])
		i++;
	while (!between_words(a, i) || !between_words(b, i))
		i--;
	return i;
}

/* The same at their end. */
static size_t common_end(str a, str b)
{
	size_t n = a.n < b.n ? a.n : b.n, i = 0;

	while (i < n && a.p[a.n - 1 - i] == b.p[b.n - 1 - i])
		i++;
	while (!between_words(a, a.n - i) || !between_words(b, b.n - i))
		i--;
	return i;
}

/* Where a character begins, by its number. */
static size_t offset_of(str s, size_t characters)
{
	size_t at = 0;

	while (at < s.n && characters--)
		utf8_decode(s, &at);
	return at;
}

/* At most so many characters of the beginning, whole words if there are any. */
static str head_of(struct arena *mem, str s, size_t most)
{
	const size_t end = offset_of(s, most);
	size_t i = end;

	if (end == s.n)
		return s;
	while (i && !char_is_space(s.p[i - 1]))
		i--;
	return str_cat(mem, str_slice(s, 0, i ? i : end), S("…"));
}

/* The same of the end. */
static str tail_of(struct arena *mem, str s, size_t most)
{
	const size_t length = utf8_length(s);
	size_t start, i;

	if (length <= most)
		return s;
	i = start = offset_of(s, length - most);
	while (i < s.n && !char_is_space(s.p[i - 1]))
		i++;
	return str_cat(mem, S("…"), str_from(s, i < s.n ? i : start));
}

static struct value parts_of(struct arena *mem, str start, str changed, str end)
{
	struct value parts = value_map(mem);

	VALUE_SET(mem, parts, "start", value_string(start));
	VALUE_SET(mem, parts, "changed", value_string(changed));
	VALUE_SET(mem, parts, "end", value_string(end));
	return parts;
}

/*
 * A scalar's old or new value in three parts: [same, changed, same]. Long ones are descriptions, of
 * which often a sentence changed.
 */
static struct value value_parts(struct arena *mem, str text, str other)
{
	size_t from = 0, to = text.n;

	if (!text.n)
		return VALUE_NONE;
	if (other.n) {
		from = common_start(text, other);
		to -= common_end(str_from(text, from), str_from(other, from));
	}
	const str start = str_slice(text, 0, from), end = str_from(text, to);
	const str changed = str_slice(text, from, to);
	struct value parts = parts_of(mem, start, changed, end);
	VALUE_SET(mem, parts, "short",
	    utf8_length(text) > LONG_VALUE
		? parts_of(mem, tail_of(mem, start, AROUND), head_of(mem, changed, LONG_VALUE),
		      head_of(mem, end, AROUND))
		: VALUE_NONE);
	return parts;
}

struct value page_field_changes(struct page_run *run, const struct site_change *change)
{
	struct arena *mem = run->mem;
	struct value list = value_list(mem);

	for (size_t i = 0; i < change->field_count; i++) {
		const struct site_field_change *field = &change->fields[i];
		const bool escapes = str_eq(field->key, S("description"));
		const str from = escapes ? def_unescape(mem, field->from) : field->from;
		const str to = escapes ? def_unescape(mem, field->to) : field->to;
		struct value item = value_map(mem);
		VALUE_SET(mem, item, "key", value_string(field->key));
		VALUE_SET(mem, item, "is_set", value_bool(field->is_set));
		VALUE_SET(mem, item, "from", value_parts(mem, from, to));
		VALUE_SET(mem, item, "to", value_parts(mem, to, from));
		VALUE_SET(mem, item, "added", page_strings(mem, &field->added));
		VALUE_SET(mem, item, "removed", page_strings(mem, &field->removed));
		value_push(mem, list, item);
	}
	return list;
}
