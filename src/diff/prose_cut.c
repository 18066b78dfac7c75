/* SPDX-License-Identifier: MIT */
/* The rules of prose_cut.h, line by line. Not for whether a block has a partner. */
#include "diff/prose_cut.h"

#include "base/arena.h"

#define HEADING_DEEPEST 6u
#define FENCE_LEAST 3u
#define RULE_LEAST 3u
#define BYTE_ORDER_MARK "\xEF\xBB\xBF"
#define NUMBER_LONGEST 9u /* digits: as in CommonMark */

/* The look of a line: its kind as it would start a block, and more. */
#define LOOK_KIND 0x0Fu
#define LOOK_BLANK 0x10u
#define LOOK_UNDERLINE 0x20u /* nothing but '=' or '-': below a paragraph, it makes a heading */

/* Where the walk over the lines stands. */
struct cutter {
	const str *lines;
	const unsigned char *looks;
	char fence; /* the character of the open fence; 0 outside of code */
	size_t fence_length;
	struct prose_parts parts; /* with room for a part a line */
};

/* As str_trim, in place: it is called for every line of every text. */
static inline str trim(str s)
{
	while (s.n > 0 && char_is_space(s.p[s.n - 1]))
		s.n--;
	while (s.n > 0 && char_is_space(s.p[0])) {
		s.p++;
		s.n--;
	}
	return s;
}

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
		return char_is_digit(s.p[0]) && prose_item_number(s).n ? PROSE_ITEM
								       : PROSE_PARAGRAPH;
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

static void begin(struct cutter *cutter, uint32_t line, enum prose_kind kind)
{
	struct prose_part *part = &cutter->parts.items[cutter->parts.n++];

	*part = (struct prose_part){.line = line, .count = 1, .kind = kind};
}

unsigned char prose_look(str line)
{
	const str s = trim(line);
	enum prose_kind kind;

	if (s.n == 0)
		return LOOK_BLANK | PROSE_OTHER;
	kind = kind_of(s);
	if ((s.p[0] == '=' || s.p[0] == '-') && run_length(s) == s.n)
		return LOOK_UNDERLINE | (unsigned char)kind;
	return (unsigned char)kind;
}

/* A line between fences; the one that closes the code ends it. */
static void take_code(struct cutter *cutter, uint32_t line)
{
	begin(cutter, line, PROSE_CODE);
	if (cutter->looks[line] == PROSE_CODE) {
		const str s = trim(cutter->lines[line]);

		if (s.n >= cutter->fence_length && s.p[0] == cutter->fence && run_length(s) == s.n)
			cutter->fence = 0;
	}
}

/* A line that begins a block outside of code; true when the block can go on. */
static bool take_first(struct cutter *cutter, uint32_t line, enum prose_kind kind)
{
	begin(cutter, line, kind);
	if (kind == PROSE_CODE) {
		const str s = trim(cutter->lines[line]);

		cutter->fence = s.p[0];
		cutter->fence_length = run_length(s);
	}
	return kind == PROSE_PARAGRAPH || kind == PROSE_ITEM;
}

/*
 * A line outside of code and front matter; open says that the block before it can go on. True when
 * the block of this line can.
 */
static bool take_prose(struct cutter *cutter, uint32_t line, bool open)
{
	const unsigned look = cutter->looks[line];
	const enum prose_kind kind = (enum prose_kind)(look & LOOK_KIND);
	struct prose_part *last =
	    cutter->parts.n ? &cutter->parts.items[cutter->parts.n - 1] : NULL;
	const bool underline = open && last->kind == PROSE_PARAGRAPH && (look & LOOK_UNDERLINE);

	if (!underline && !(last && (look & LOOK_BLANK)) && !(open && kind == PROSE_PARAGRAPH))
		return take_first(cutter, line, kind);
	last->count++;
	if (underline)
		last->kind = PROSE_HEADING;
	return !underline && !(look & LOOK_BLANK);
}

/* The lines of a text lie behind each other in it: so do the texts of its parts. */
static void set_texts(const struct cutter *cutter)
{
	for (uint32_t i = 0; i < cutter->parts.n; i++) {
		struct prose_part *part = &cutter->parts.items[i];
		const str last = cutter->lines[part->line + part->count - 1];

		part->text.p = cutter->lines[part->line].p;
		part->text.n = (size_t)(last.p + last.n - part->text.p);
	}
}

struct prose_parts prose_cut(
    struct arena *tmp, const str *lines, const unsigned char *looks, uint32_t count)
{
	const uint32_t fields_end = find_fields_end(lines, count);
	struct cutter cutter = {.lines = lines, .looks = looks};
	bool open = false;

	cutter.parts.items = ARENA_RAW(tmp, struct prose_part, count);
	for (uint32_t i = 0; i < count; i++) {
		if (i < fields_end)
			begin(&cutter, i, PROSE_FIELD);
		else if (cutter.fence)
			take_code(&cutter, i);
		else
			open = take_prose(&cutter, i, open);
	}
	set_texts(&cutter);
	return cutter.parts;
}

/* Whether white space stands there that is more than one space between two words. */
static size_t find_loose_space(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] <= ' ' && char_is_space(s.p[i]) &&
		    (s.p[i] != ' ' || char_is_space(s.p[i + 1])))
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
