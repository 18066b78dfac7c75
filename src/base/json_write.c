/* SPDX-License-Identifier: MIT */
/* Writing JSON as a stream. Not for reading it: see json_read.c. */
#include "base/bug.h"
#include "base/json.h"
#include "base/utf8.h"
#include "base/word8.h"

void json_init(struct json *j, struct buf *out)
{
	*j = (struct json){.out = out};
}

/* What stands before a value: a comma when it is not the first, a line end in a list of lines. */
static void begin_value(struct json *j)
{
	if (j->has_item[j->depth])
		buf_char(j->out, ',');
	if (j->lines[j->depth])
		buf_char(j->out, '\n');
	j->has_item[j->depth] = true;
}

static void open_with(struct json *j, char bracket, bool lines)
{
	begin_value(j);
	BUG_IF(j->depth == JSON_WRITER_DEPTH);
	buf_char(j->out, bracket);
	j->depth++;
	j->has_item[j->depth] = false;
	j->lines[j->depth] = lines;
}

static void close_with(struct json *j, char bracket)
{
	BUG_IF(j->depth == 0);
	if (j->lines[j->depth] && j->has_item[j->depth])
		buf_char(j->out, '\n');
	j->depth--;
	buf_char(j->out, bracket);
}

void json_object(struct json *j)
{
	open_with(j, '{', false);
}

void json_object_end(struct json *j)
{
	close_with(j, '}');
}

void json_array(struct json *j)
{
	open_with(j, '[', false);
}

void json_array_lines(struct json *j)
{
	open_with(j, '[', true);
}

void json_array_end(struct json *j)
{
	close_with(j, ']');
}

void json_key(struct json *j, str key)
{
	begin_value(j);
	json_quote(j->out, key);
	buf_char(j->out, ':');
	j->has_item[j->depth] =
	    false; /* the value that follows needs no comma; it sets this again */
}

void json_string(struct json *j, str s)
{
	if (!s.p) {
		json_null(j);
		return;
	}
	begin_value(j);
	json_quote(j->out, s);
}

void json_int(struct json *j, int64_t n)
{
	begin_value(j);
	if (n < 0)
		buf_char(j->out, '-');
	buf_uint(j->out, n < 0 ? -(uint64_t)n : (uint64_t)n);
}

void json_bool(struct json *j, bool b)
{
	begin_value(j);
	buf_add(j->out, b ? S("true") : S("false"));
}

void json_null(struct json *j)
{
	begin_value(j);
	buf_add(j->out, S("null"));
}

static void write_list(struct json *j, const struct value_list *list)
{
	json_array(j);
	for (size_t i = 0; i < list->n; i++)
		json_value(j, list->items[i]);
	json_array_end(j);
}

static void write_map(struct json *j, const struct value_map *map)
{
	json_object(j);
	for (size_t i = 0; i < map->n; i++) {
		json_key(j, map->members[i].key);
		json_value(j, map->members[i].value);
	}
	json_object_end(j);
}

void json_value(struct json *j, struct value v)
{
	switch (v.kind) {
	case VALUE_NULL:
		json_null(j);
		break;
	case VALUE_BOOL:
		json_bool(j, v.boolean);
		break;
	case VALUE_NUMBER:
		begin_value(j);
		buf_add(j->out, v.text);
		break;
	case VALUE_STRING:
	case VALUE_HTML:
		begin_value(j);
		json_quote(j->out, v.text);
		break;
	case VALUE_LIST:
		write_list(j, v.list);
		break;
	case VALUE_MAP:
		write_map(j, v.map);
		break;
	}
}

void json_string_at(struct json *j, str key, str s)
{
	json_key(j, key);
	json_string(j, s);
}

void json_int_at(struct json *j, str key, int64_t n)
{
	json_key(j, key);
	json_int(j, n);
}

void json_bool_at(struct json *j, str key, bool b)
{
	json_key(j, key);
	json_bool(j, b);
}

void json_null_at(struct json *j, str key)
{
	json_key(j, key);
	json_null(j);
}

void json_array_lines_at(struct json *j, str key)
{
	json_key(j, key);
	json_array_lines(j);
}

/* The letter behind the backslash of the short escapes. */
static const char short_escapes[128] = {
    ['"'] = '"',
    ['\\'] = '\\',
    ['\b'] = 'b',
    ['\f'] = 'f',
    ['\n'] = 'n',
    ['\r'] = 'r',
    ['\t'] = 't',
};

static void quote_ascii(struct buf *out, char c)
{
	const char escape = short_escapes[(unsigned char)c];

	if (escape) {
		buf_char(out, '\\');
		buf_char(out, escape);
	} else {
		buf_format(out, "\\u%04x", (unsigned)c);
	}
}

/*
 * The place of the next byte, from i on, that may not stand for itself. '<' could end a script
 * element. The bytes behind the end are 0, which is marked.
 */
static size_t skip_plain(str s, size_t i)
{
	for (; i < s.n; i += 8) {
		const size_t left = s.n - i;
		const uint64_t word =
		    left >= 8 ? word8_load(s.p + i) : word8_load_part(s.p + i, left);
		const uint64_t marks = (word | word8_below(word, ' ') | word8_equal(word, '"') |
					   word8_equal(word, '\\') | word8_equal(word, '<')) &
		    WORD8_TOPS;

		if (marks) {
			const size_t first = word8_first(marks);

			return i + (first < left ? first : left);
		}
	}
	return i;
}

void json_quote(struct buf *out, str s)
{
	size_t from = 0;

	buf_char(out, '"');
	for (size_t i = skip_plain(s, 0); i < s.n; i = skip_plain(s, i)) {
		const size_t at = i;
		uint32_t code_point;

		if ((unsigned char)s.p[i] < 0x80) {
			i++;
			buf_add(out, str_slice(s, from, at));
			quote_ascii(out, s.p[at]);
			from = i;
			continue;
		}
		code_point = utf8_decode(s, &i);
		if (code_point != 0x2028 && code_point != 0x2029 && code_point != UTF8_REPLACEMENT)
			continue;
		buf_add(out, str_slice(s, from, at));
		if (code_point == UTF8_REPLACEMENT)
			utf8_encode(out, code_point);
		else
			buf_format(out, "\\u%04x", (unsigned)code_point);
		from = i;
	}
	buf_add(out, str_from(s, from));
	buf_char(out, '"');
}
