/* SPDX-License-Identifier: MIT */
/*
 * Commit objects by hand instead of through git_commit: a third of the time, any character set,
 * and damage in one header line does not cost the others.
 */
#include "git/commit.h"

#include <iconv.h>

#include "base/utf8.h"
#include "base/vec.h"
#include "git/handle.h"

#define FIRST_S INT64_C(-62135596800) /* 0001-01-01T00:00:00Z */
#define LAST_S INT64_C(253402300799) /* 9999-12-31T23:59:59Z */

/* Longer names of character sets are nonsense, and are not handed to the C library. */
#define CHARSET_MAX 40

/* A charset that may be passed to iconv_open: letters, digits and "-_.:", so no path, no option. */
static bool is_charset(str name)
{
	for (size_t i = 0; i < name.n; i++)
		if (!char_is_alnum(name.p[i]) && !memchr("-_.:", name.p[i], 4))
			return false;
	return name.n > 0 && name.n <= CHARSET_MAX;
}

static bool is_utf8(str charset)
{
	return charset.n == 0 || str_eq_nocase(charset, S("utf-8")) ||
	    str_eq_nocase(charset, S("utf8"));
}

/* Converts all of text; a byte that is wrong in the charset becomes U+FFFD. */
static str convert(struct arena *mem, iconv_t converter, str text)
{
	char *in = str_cstr(mem, text);
	size_t in_left = text.n;
	struct buf out;

	buf_init(&out, mem);
	while (in_left > 0) {
		char chunk[256];
		char *to = chunk;
		size_t room = sizeof chunk;
		const size_t left_before = in_left;
		const bool done = iconv(converter, &in, &in_left, &to, &room) != (size_t)-1;

		buf_add(&out, (str){chunk, sizeof chunk - room});
		if (!done && room == sizeof chunk && in_left == left_before) {
			utf8_encode(&out, UTF8_REPLACEMENT);
			in++;
			in_left--;
		}
	}
	return buf_str(&out);
}

/* Text of a commit as valid UTF-8. A charset nobody knows is read as UTF-8. */
static str decode(struct arena *mem, str charset, str text)
{
	size_t replaced;

	if (!is_utf8(charset) && is_charset(charset)) {
		iconv_t converter = iconv_open("UTF-8", str_cstr(mem, charset));

		if (converter != (iconv_t)-1) {
			text = convert(mem, converter, text);
			iconv_close(converter);
		}
	}
	return utf8_sanitize(mem, text, &replaced);
}

/* Seconds since 1970. Some tools wrote milliseconds, or what a counter held that overflowed. */
static int64_t parse_seconds(str text)
{
	const bool negative = text.n && text.p[0] == '-';
	int64_t seconds = 0;
	size_t i = negative;

	for (; i < text.n && char_is_digit(text.p[i]); i++) {
		if (seconds > LAST_S)
			return REPO_TIME_UNKNOWN;
		seconds = seconds * 10 + (text.p[i] - '0');
	}
	if (negative)
		seconds = -seconds;
	return i == negative || seconds < FIRST_S || seconds > LAST_S ? REPO_TIME_UNKNOWN : seconds;
}

/* "A U Thor <author@example.com> 1700000000 +0100"; the zone is not needed for UTC. */
static void parse_person(str line, struct repo_person *ret_person, int64_t *ret_utc_s)
{
	const size_t open = str_find_char(line, '<', 0);

	if (open == STR_NONE) {
		*ret_person = (struct repo_person){str_trim(line), S("")};
		*ret_utc_s = REPO_TIME_UNKNOWN;
		return;
	}
	const size_t close = str_find_char(line, '>', open);
	const size_t last = str_rfind_char(line, '>');

	ret_person->name = str_trim(str_slice(line, 0, open));
	ret_person->email = str_trim(str_slice(line, open + 1, close));
	*ret_utc_s = close == STR_NONE ? REPO_TIME_UNKNOWN
				       : parse_seconds(str_trim(str_from(line, last + 1)));
}

/* Takes "key value" off the header, with its continuation lines skipped; false at the empty line.
 */
static bool next_header(str *raw, str *ret_key, str *ret_value)
{
	str line;

	if (!raw->n || raw->p[0] == '\n' || !str_next_part(raw, '\n', &line))
		return false;
	while (raw->n && raw->p[0] == ' ') {
		str continuation;

		(void)str_next_part(raw, '\n', &continuation);
	}
	const size_t space = str_find_char(line, ' ', 0);

	*ret_key = str_slice(line, 0, space);
	*ret_value = space == STR_NONE ? S("") : str_from(line, space + 1);
	return true;
}

/* The first paragraph as one line: a view when it is one already. */
static str parse_subject(struct arena *mem, str message)
{
	struct buf out;
	str line, first = S("");
	size_t lines = 0;

	buf_init(&out, mem);
	while (str_next_part(&message, '\n', &line)) {
		line = str_trim_end(line);
		if (!line.n && lines)
			break;
		if (!line.n)
			continue;
		if (++lines == 1) {
			first = line;
			continue;
		}
		if (lines == 2)
			buf_add(&out, first);
		buf_char(&out, ' ');
		buf_add(&out, line);
	}
	return str_trim(lines > 1 ? buf_str(&out) : first);
}

bool commit_parse(struct arena *mem, str raw, struct commit *ret_commit)
{
	VEC(struct oid) parents = {0};
	struct commit commit = {0};
	struct repo_person committer;
	str key, value, charset = S(""), author = S("");
	bool has_tree = false;

	while (next_header(&raw, &key, &value)) {
		struct oid parent;

		if (str_eq(key, S("tree"))) {
			has_tree = oid_parse(value, &commit.tree);
		} else if (str_eq(key, S("parent"))) {
			if (!oid_parse(value, &parent))
				return false;
			VEC_PUSH(mem, &parents, parent);
		} else if (str_eq(key, S("author"))) {
			author = value;
		} else if (str_eq(key, S("committer"))) {
			parse_person(value, &committer, &commit.commit_utc_s);
		} else if (str_eq(key, S("encoding"))) {
			charset = value;
		}
	}
	if (!has_tree)
		return false;
	parse_person(decode(mem, charset, author), &commit.author, &commit.author_utc_s);
	commit.subject = decode(mem, charset, parse_subject(mem, raw));
	commit.parents = parents.items;
	commit.parent_count = (uint32_t)parents.n;
	*ret_commit = commit;
	return true;
}
