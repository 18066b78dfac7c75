/* SPDX-License-Identifier: MIT */
/* The rules of prose_cut.h, line by line. Not for whether a block has a partner. */
#include "diff/prose_cut.h"

#include "base/arena.h"
#include "base/vec.h"

#define HEADING_DEEPEST 6u
#define FENCE_LEAST 3u
#define RULE_LEAST 3u
#define BYTE_ORDER_MARK "\xEF\xBB\xBF"
#define NUMBER_LONGEST 9u /* digits: as in CommonMark */

/* Where the walk over the lines stands. */
struct cutter {
	const str *lines;
	char fence; /* the character of the open fence; 0 outside of code */
	size_t fence_length;
	uint32_t fields_end; /* lines before this one are front matter */
	struct {
		struct prose_part *items;
		size_t n, cap;
	} parts;
};

/* How often the first character of s is repeated there. */
static size_t run_length(str s)
{
	size_t n = 0;

	while (n < s.n && s.p[n] == s.p[0])
		n++;
	return n;
}

static bool ends_marker(str s, size_t i)
{
	return i == s.n || s.p[i] == ' ' || s.p[i] == '\t';
}

str prose_item_number(str text)
{
	size_t from = 0, to;

	while (from < text.n && char_is_space(text.p[from]))
		from++;
	to = from;
	while (to < text.n && to - from <= NUMBER_LONGEST && char_is_digit(text.p[to]))
		to++;
	if (to == text.n || to - from > NUMBER_LONGEST ||
	    (text.p[to] != '.' && text.p[to] != ')') ||
	    (to + 1 < text.n && !char_is_space(text.p[to + 1])))
		to = from;
	return str_slice(text, from, to);
}

/* Nothing but one character of the set, spaces allowed between: "---", "* * *". */
static bool is_rule(str s, str set)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == s.p[0])
			n++;
		else if (s.p[i] != ' ' && s.p[i] != '\t')
			return false;
	}
	return n >= RULE_LEAST && str_find_char(set, s.p[0], 0) != STR_NONE;
}

/* The length of the fence that s is, or starts with when it opens one; 0 when it is none. */
static size_t fence_length(str s)
{
	const size_t n = run_length(s);

	if (n < FENCE_LEAST || (s.p[0] != '`' && s.p[0] != '~'))
		return 0;
	return s.p[0] == '`' && str_find_char(s, '`', n) != STR_NONE ? 0 : n;
}

/* The kind of a line without white space around it that is not blank. */
static enum prose_kind kind_of(str s)
{
	switch (s.p[0]) {
	case '#':
		return run_length(s) <= HEADING_DEEPEST && ends_marker(s, run_length(s))
		    ? PROSE_HEADING
		    : PROSE_PARAGRAPH;
	case '|':
		return PROSE_ROW;
	case '<':
		return s.p[s.n - 1] == '>' ? PROSE_OTHER : PROSE_PARAGRAPH;
	case '_':
		return is_rule(s, S("_")) ? PROSE_OTHER : PROSE_PARAGRAPH;
	case '-':
	case '*':
	case '+':
		if (is_rule(s, S("-*")))
			return PROSE_OTHER;
		return ends_marker(s, 1) ? PROSE_ITEM : PROSE_PARAGRAPH;
	case '`':
	case '~':
		return fence_length(s) ? PROSE_CODE : PROSE_PARAGRAPH;
	default:
		return prose_item_number(s).n ? PROSE_ITEM : PROSE_PARAGRAPH;
	}
}

/* The line behind the front matter; 0 when there is none. */
static uint32_t find_fields_end(const str *lines, uint32_t count)
{
	str first = count ? lines[0] : STR_ABSENT;

	if (str_starts_with(first, S(BYTE_ORDER_MARK)))
		first = str_from(first, sizeof BYTE_ORDER_MARK - 1);
	if (!str_eq(str_trim_end(first), S("---")))
		return 0;
	for (uint32_t i = 1; i < count; i++) {
		const str line = str_trim_end(lines[i]);

		if (str_eq(line, S("---")) || str_eq(line, S("...")))
			return i + 1;
	}
	return 0;
}

static void begin(struct arena *tmp, struct cutter *cutter, uint32_t line, enum prose_kind kind)
{
	VEC_PUSH(tmp, &cutter->parts, ((struct prose_part){{0}, line, 1, kind}));
}

/* A line between fences; the one that closes the code ends it. */
static void take_code(struct arena *tmp, struct cutter *cutter, uint32_t line, str s)
{
	begin(tmp, cutter, line, PROSE_CODE);
	if (s.n >= cutter->fence_length && s.p[0] == cutter->fence && run_length(s) == s.n)
		cutter->fence = 0;
}

/* A line outside of code and front matter; open says that the one before it can go on. */
static bool take_prose(struct arena *tmp, struct cutter *cutter, uint32_t line, str s, bool open)
{
	struct prose_part *last =
	    cutter->parts.n ? &cutter->parts.items[cutter->parts.n - 1] : NULL;
	enum prose_kind kind;

	if (s.n == 0 && last) {
		last->count++;
		return false;
	}
	kind = s.n ? kind_of(s) : PROSE_OTHER;
	if (open && last->kind == PROSE_PARAGRAPH && run_length(s) == s.n &&
	    (s.p[0] == '=' || s.p[0] == '-')) {
		last->kind = PROSE_HEADING;
		last->count++;
		return false;
	}
	if (open && kind == PROSE_PARAGRAPH) {
		last->count++;
		return true;
	}
	begin(tmp, cutter, line, kind);
	if (kind == PROSE_CODE) {
		cutter->fence = s.p[0];
		cutter->fence_length = run_length(s);
	}
	return s.n && (kind == PROSE_PARAGRAPH || kind == PROSE_ITEM);
}

/* The lines of a text lie behind each other in it: so do the texts of its parts. */
static void set_texts(const struct cutter *cutter)
{
	for (size_t i = 0; i < cutter->parts.n; i++) {
		struct prose_part *part = &cutter->parts.items[i];
		const str last = cutter->lines[part->line + part->count - 1];

		part->text.p = cutter->lines[part->line].p;
		part->text.n = (size_t)(last.p + last.n - part->text.p);
	}
}

struct prose_parts prose_cut(struct arena *tmp, const str *lines, uint32_t count)
{
	struct cutter cutter = {.lines = lines, .fields_end = find_fields_end(lines, count)};
	bool open = false;

	for (uint32_t i = 0; i < count; i++) {
		const str s = str_trim(lines[i]);

		if (i < cutter.fields_end)
			begin(tmp, &cutter, i, PROSE_FIELD);
		else if (cutter.fence)
			take_code(tmp, &cutter, i, s);
		else
			open = take_prose(tmp, &cutter, i, s, open);
	}
	set_texts(&cutter);
	return (struct prose_parts){cutter.parts.items, (uint32_t)cutter.parts.n};
}

/* Whether white space stands there that is more than one space between two words. */
static size_t find_loose_space(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (char_is_space(s.p[i]) && (s.p[i] != ' ' || char_is_space(s.p[i + 1])))
			return i;
	return s.n;
}

static str line_without_end(str text)
{
	str line;

	return str_next_line(&text, &line) ? line : text;
}

str prose_key(struct arena *tmp, str text, enum prose_kind kind)
{
	str s = str_trim(text);
	size_t n;
	char *key;

	if (kind == PROSE_CODE)
		return line_without_end(text);
	if (kind == PROSE_ITEM)
		s = str_from(s, prose_item_number(s).n);
	n = find_loose_space(s);
	if (n == s.n)
		return s;
	key = arena_text(tmp, s.n);
	memcpy(key, s.p, n);
	for (size_t i = n; i < s.n; i++) {
		if (!char_is_space(s.p[i]))
			key[n++] = s.p[i];
		else if (!char_is_space(s.p[i + 1]))
			key[n++] = ' ';
	}
	return (str){key, n};
}
