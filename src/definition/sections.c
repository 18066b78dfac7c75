/* SPDX-License-Identifier: MIT */
/*
 * Which lines of a body are headings. Not a parser of markdown, that is markdown/: the sections of
 * every revision are compared, and for that a pass over the lines must do. What it knows of blocks
 * is what decides about headings and fences: paragraphs (a line of dashes below one is a heading),
 * list items (their content, and the fences in it, are indented), comments.
 */
#include "definition/sections.h"

#include "base/vec.h"
#include "definition/lines.h"
#include "definition/summary.h"

enum {
	LIST_DEPTH = 16, /* deeper list items count as text of the last */
	INDENT_MAX = 3, /* columns a block may be indented; with four it is code */
	MARKER_DIGITS = 9 /* of a list item's number */
};

struct fence {
	char mark; /* '`' or '~'; 0 when none is open */
	size_t length;
	size_t base; /* column where the content of its list item begins */
	uint32_t line;
};

struct paragraph {
	bool open;
	size_t start, text, end; /* offsets in the body; text is behind indent and list marks */
	uint32_t line;
	size_t base;
};

struct scan {
	struct arena *mem;
	struct lines l;
	VEC(struct def_section) found;
	struct fence fence;
	struct paragraph paragraph;
	bool in_comment;
	size_t list[LIST_DEPTH]; /* columns where the content of the open list items begins */
	size_t list_depth;
};

/* What is left of the current line behind its indent and list marks, and its column. */
struct content {
	str text;
	size_t column;
};

static struct content skip_blanks(str text, size_t column)
{
	size_t i = 0;

	for (; i < text.n && (text.p[i] == ' ' || text.p[i] == '\t'); i++)
		column += text.p[i] == ' ' ? 1 : 4 - column % 4;
	return (struct content){str_from(text, i), column};
}

static size_t run_length(str text, char c)
{
	size_t n = 0;

	while (n < text.n && text.p[n] == c)
		n++;
	return n;
}

static bool is_rule(str text)
{
	size_t marks = 0;

	for (size_t i = 0; i < text.n; i++) {
		if (char_is_space(text.p[i]))
			continue;
		if (text.p[i] != text.p[0])
			return false;
		marks++;
	}
	return marks >= 3 && (text.p[0] == '-' || text.p[0] == '*' || text.p[0] == '_');
}

/* The size of a list mark at the start of text, without the blanks behind it; 0 when there is none.
 */
static size_t list_mark_size(str text, bool in_paragraph)
{
	size_t n = 0;

	while (n < text.n && n < MARKER_DIGITS && char_is_digit(text.p[n]))
		n++;
	if (n) { /* only a list that starts with 1 may interrupt a paragraph */
		const bool is_one = n == 1 && text.p[0] == '1';
		const bool has_end = n < text.n && (text.p[n] == '.' || text.p[n] == ')');
		n = has_end && (is_one || !in_paragraph) ? n + 1 : 0;
	} else if (text.n && (text.p[0] == '-' || text.p[0] == '*' || text.p[0] == '+')) {
		n = 1;
	}
	if (!n || (n < text.n && text.p[n] != ' ' && text.p[n] != '\t'))
		return 0;
	return in_paragraph && line_is_blank(str_from(text, n)) ? 0 : n;
}

static size_t list_base(const struct scan *s)
{
	return s->list_depth ? s->list[s->list_depth - 1] : 0;
}

/* Leaves the list items that the line is not indented for and enters those it begins. */
static struct content enter_lists(struct scan *s, struct content c)
{
	while (s->list_depth && c.column < list_base(s))
		s->list_depth--;
	for (;;) {
		const bool goes_on = s->paragraph.open && s->paragraph.base == list_base(s);
		size_t size;

		if (c.column > list_base(s) + INDENT_MAX || is_rule(c.text))
			return c;
		size = list_mark_size(c.text, goes_on);
		if (!size || s->list_depth == LIST_DEPTH)
			return c;
		s->paragraph.open = false;
		const size_t behind = c.column + size;
		const struct content inner = skip_blanks(str_from(c.text, size), behind);
		/* much blank space, or nothing, behind the mark: the content begins after one blank
		 */
		const bool far = inner.column > behind + INDENT_MAX + 1 || !inner.text.n;
		s->list[s->list_depth++] = far ? behind + 1 : inner.column;
		c = inner;
	}
}

static void add_section(struct scan *s, str title, unsigned level, size_t start, uint32_t line)
{
	const struct def_section section = {
	    .title = markdown_plain(s->mem, title),
	    .level = level,
	    .line = line,
	    .text = str_from(s->l.text, start),
	};

	if (s->found.n) {
		str *before = &s->found.items[s->found.n - 1].text;
		before->n = (size_t)(section.text.p - before->p);
	}
	VEC_PUSH(s->mem, &s->found, section);
}

/* "## Title ##": the closing marks count only behind a blank. */
static bool scan_atx(struct scan *s, str text)
{
	const size_t level = run_length(text, '#');
	str title = str_from(text, level);

	if (level < 1 || level > 6 || (title.n && !char_is_space(title.p[0])))
		return false;
	title = str_trim(title);
	size_t end = title.n;
	while (end > 0 && title.p[end - 1] == '#')
		end--;
	if (end == 0 || char_is_space(title.p[end - 1]))
		title = str_trim(str_slice(title, 0, end));
	add_section(s, title, (unsigned)level, s->l.start, s->l.number);
	return true;
}

static bool scan_setext(struct scan *s, str text)
{
	const struct paragraph *p = &s->paragraph;
	const str line = str_trim_end(text);
	const bool is_underline = line.n && (line.p[0] == '=' || line.p[0] == '-') &&
	    run_length(line, line.p[0]) == line.n;

	if (!is_underline || !p->open || p->base != list_base(s))
		return false;
	add_section(s, str_trim(str_slice(s->l.text, p->text, p->end)), line.p[0] == '=' ? 1 : 2,
	    p->start, p->line);
	return true;
}

static bool scan_fence_open(struct scan *s, str text)
{
	const char mark = text.n ? text.p[0] : '\0';
	const size_t length = run_length(text, mark);

	if ((mark != '`' && mark != '~') || length < 3)
		return false;
	if (mark == '`' && str_find_char(text, '`', length) != STR_NONE)
		return false;
	s->fence = (struct fence){mark, length, list_base(s), s->l.number};
	return true;
}

/* Whether the line belongs to the open fence; one that leaves its list item ends it, too. */
static bool scan_fenced(struct scan *s, struct content c)
{
	const struct fence *fence = &s->fence;
	const size_t run = run_length(c.text, fence->mark);

	if (c.column < fence->base) {
		s->fence.mark = '\0';
		return false;
	}
	if (run >= fence->length && c.column - fence->base <= INDENT_MAX &&
	    line_is_blank(str_from(c.text, run)))
		s->fence.mark = '\0';
	return true;
}

static bool scan_comment(struct scan *s, str text)
{
	if (!s->in_comment && !str_starts_with(text, S("<!--")))
		return false;
	s->in_comment = !str_contains(text, S("-->"));
	return true;
}

static void scan_text(struct scan *s, str text)
{
	struct paragraph *p = &s->paragraph;
	const size_t at = (size_t)(text.p - s->l.text.p);

	if (!p->open)
		*p = (struct paragraph){true, s->l.start, at, 0, s->l.number, list_base(s)};
	p->end = s->l.next;
}

/* A line that is not blank. */
static void scan_line(struct scan *s, struct content c)
{
	if (s->fence.mark && scan_fenced(s, c))
		return;
	if (s->in_comment) {
		(void)scan_comment(s, c.text);
		return;
	}
	c = enter_lists(s, c);
	if (c.column > list_base(s) + INDENT_MAX) { /* code, unless it goes on with a paragraph */
		if (s->paragraph.open)
			scan_text(s, c.text);
		return;
	}
	if (scan_setext(s, c.text) || is_rule(c.text) || scan_atx(s, c.text) ||
	    scan_fence_open(s, c.text) || scan_comment(s, c.text) ||
	    str_starts_with(c.text, S(">")))
		s->paragraph.open = false;
	else if (c.text.n)
		scan_text(s, c.text);
}

struct sections sections_scan(struct arena *mem, str body, uint32_t first_line)
{
	struct scan s = {.mem = mem, .l = {.text = body, .number = first_line - 1}};

	while (lines_next(&s.l)) {
		const struct content c = skip_blanks(s.l.line, 0);

		if (line_is_blank(c.text))
			s.paragraph.open = false;
		else
			scan_line(&s, c);
	}
	return (struct sections){s.found.items, s.found.n, s.fence.mark ? s.fence.line : 0};
}
