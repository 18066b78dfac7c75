/* SPDX-License-Identifier: MIT */
/*
 * Reading JSON by recursive descent, strictly as RFC 8259 has it: no comments, no trailing commas,
 * UTF-8 only. Not for writing it: see json_write.c. Of two members with one name the last counts.
 */
#include "base/arena.h"
#include "base/hex.h"
#include "base/json.h"
#include "base/utf8.h"

struct reader {
	struct arena *mem;
	str text;
	size_t i;
	unsigned depth;
	const char *problem; /* the first one; it stands at i */
};

static bool fail(struct reader *r, const char *problem)
{
	r->problem = problem;
	return false;
}

/* The next byte, or NUL at the end: the text holds none, because json_read looked. */
static char peek(const struct reader *r)
{
	return r->i < r->text.n ? r->text.p[r->i] : '\0';
}

static bool take(struct reader *r, char c)
{
	if (peek(r) != c)
		return false;
	r->i++;
	return true;
}

static void skip_space(struct reader *r)
{
	while (peek(r) == ' ' || peek(r) == '\t' || peek(r) == '\n' || peek(r) == '\r')
		r->i++;
}

static bool read_word(struct reader *r, str word)
{
	if (!str_starts_with(str_from(r->text, r->i), word))
		return fail(r, "expected a value");
	r->i += word.n;
	return true;
}

static size_t skip_digits(struct reader *r)
{
	const size_t from = r->i;

	while (char_is_digit(peek(r)))
		r->i++;
	return r->i - from;
}

/* RFC 8259 section 6: [minus] int [frac] [exp]. */
static bool read_number(struct reader *r, struct value *ret_value)
{
	const size_t from = r->i;

	take(r, '-');
	if (!take(r, '0') && skip_digits(r) == 0)
		return fail(r, "expected a digit");
	if (take(r, '.') && skip_digits(r) == 0)
		return fail(r, "expected a digit behind the point");
	if (take(r, 'e') || take(r, 'E')) {
		if (!take(r, '+'))
			take(r, '-');
		if (skip_digits(r) == 0)
			return fail(r, "expected a digit in the exponent");
	}
	*ret_value = value_number(str_slice(r->text, from, r->i));
	return true;
}

/* The four hexadecimal digits of a \u escape. */
static bool read_unit(struct reader *r, uint32_t *ret_unit)
{
	uint32_t unit = 0;

	for (int k = 0; k < 4; k++) {
		const int digit = hex_value(peek(r));

		if (digit < 0)
			return fail(r, "expected four hexadecimal digits");
		unit = unit << 4 | (uint32_t)digit;
		r->i++;
	}
	*ret_unit = unit;
	return true;
}

static bool read_code_point(struct reader *r, struct buf *out)
{
	uint32_t high, low;

	if (!read_unit(r, &high))
		return false;
	if (high >= 0xDC00 && high <= 0xDFFF)
		return fail(r, "a low surrogate without a high one before it");
	if (high >= 0xD800 && high <= 0xDBFF) {
		if (!take(r, '\\') || !take(r, 'u'))
			return fail(r, "a high surrogate without a low one behind it");
		if (!read_unit(r, &low))
			return false;
		if (low < 0xDC00 || low > 0xDFFF)
			return fail(r, "a high surrogate without a low one behind it");
		high = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
	}
	utf8_encode(out, high);
	return true;
}

/* What follows a backslash. */
static bool read_escape(struct reader *r, struct buf *out)
{
	static const char escapes[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
	const char c = peek(r);
	const char *found = c ? strchr(escapes, c) : NULL;

	if (take(r, 'u'))
		return read_code_point(r, out);
	if (!found)
		return fail(r, "unknown escape");
	r->i++;
	buf_char(out, meanings[found - escapes]);
	return true;
}

/* Moves to the next quote, backslash or character that may not stand in a string. */
static str read_run(struct reader *r)
{
	const size_t from = r->i;

	while (r->i < r->text.n && (unsigned char)r->text.p[r->i] >= 0x20 &&
	    r->text.p[r->i] != '"' && r->text.p[r->i] != '\\')
		r->i++;
	return str_slice(r->text, from, r->i);
}

static bool read_string(struct reader *r, str *ret_text)
{
	struct buf out;
	str run;

	if (!take(r, '"'))
		return fail(r, "expected a string");
	run = read_run(r);
	if (take(r, '"')) {
		*ret_text = run;
		return true;
	}
	buf_init(&out, r->mem);
	buf_reserve(&out, run.n);
	buf_add(&out, run);
	while (take(r, '\\')) {
		if (!read_escape(r, &out))
			return false;
		buf_add(&out, read_run(r));
	}
	if (!take(r, '"'))
		return fail(r,
		    r->i == r->text.n ? "the string is not closed"
				      : "control character in a string");
	*ret_text = buf_str(&out);
	return true;
}

static bool read_value(struct reader *r, struct value *ret_value);

static bool read_list(struct reader *r, struct value *ret_value)
{
	const struct value list = value_list(r->mem);

	r->i++;
	skip_space(r);
	if (!take(r, ']')) {
		do {
			struct value item;

			if (!read_value(r, &item))
				return false;
			value_push(r->mem, list, item);
		} while (take(r, ','));
		if (!take(r, ']'))
			return fail(r, "expected ',' or ']'");
	}
	*ret_value = list;
	return true;
}

static bool read_member(struct reader *r, struct value map)
{
	struct value item;
	str key;

	skip_space(r);
	if (!read_string(r, &key))
		return false;
	skip_space(r);
	if (!take(r, ':'))
		return fail(r, "expected ':'");
	if (!read_value(r, &item))
		return false;
	value_set(r->mem, map, key, item);
	return true;
}

static bool read_map(struct reader *r, struct value *ret_value)
{
	const struct value map = value_map(r->mem);

	r->i++;
	skip_space(r);
	if (!take(r, '}')) {
		do {
			if (!read_member(r, map))
				return false;
		} while (take(r, ','));
		if (!take(r, '}'))
			return fail(r, "expected ',' or '}'");
	}
	*ret_value = map;
	return true;
}

static bool read_nested(struct reader *r, struct value *ret_value)
{
	bool done;

	if (r->depth == LIMIT_JSON_DEPTH)
		return fail(r, "nested too deep");
	r->depth++;
	done = peek(r) == '[' ? read_list(r, ret_value) : read_map(r, ret_value);
	r->depth--;
	return done;
}

static bool read_scalar(struct reader *r, struct value *ret_value)
{
	switch (peek(r)) {
	case '"':
		ret_value->kind = VALUE_STRING;
		return read_string(r, &ret_value->text);
	case 't':
		*ret_value = value_bool(true);
		return read_word(r, S("true"));
	case 'f':
		*ret_value = value_bool(false);
		return read_word(r, S("false"));
	case 'n':
		*ret_value = VALUE_NONE;
		return read_word(r, S("null"));
	default:
		break;
	}
	if (peek(r) == '-' || char_is_digit(peek(r)))
		return read_number(r, ret_value);
	return fail(r, "expected a value");
}

/* Reads a value with the white space around it. */
static bool read_value(struct reader *r, struct value *ret_value)
{
	bool done;

	skip_space(r);
	done = peek(r) == '[' || peek(r) == '{' ? read_nested(r, ret_value)
						: read_scalar(r, ret_value);
	if (done)
		skip_space(r);
	return done;
}

static struct json_error error_at(str text, size_t i, const char *problem)
{
	struct json_error error = {1, 1, problem};

	for (size_t k = 0; k < i; k++) {
		error.column++;
		if (text.p[k] == '\n') {
			error.line++;
			error.column = 1;
		}
	}
	return error;
}

bool json_read(struct arena *mem, str text, struct value *ret_value, struct json_error *ret_error)
{
	const size_t valid = utf8_valid_prefix(text);
	struct reader r = {.mem = mem, .text = text};
	struct value value = VALUE_NONE;

	if (valid < text.n) {
		*ret_error = error_at(text, valid, "bytes that are not UTF-8, or NUL");
		return false;
	}
	if (!read_value(&r, &value) || (r.i < text.n && !fail(&r, "expected the end"))) {
		*ret_error = error_at(text, r.i, r.problem);
		return false;
	}
	*ret_value = value;
	return true;
}
