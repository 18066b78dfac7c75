/* SPDX-License-Identifier: MIT */
/*
 * Lines to blocks: headings, paragraphs, list items, tables, code. Not a CommonMark parser: where
 * the specification and what the author meant part ways, this reads what was meant. A fence that
 * is never closed, or one without a language behind which the next opens with one, is a stray line
 * and not the end of the text (DESIGN section 5 wants the list below it).
 */
#include "relations/blocks.h"

#include "relations/judge.h"

#define LEAD_MAX 240u /* bytes of a lead-in, and of an item that leads its nested list */
#define COLUMNS_MAX 32u /* of a table; names behind that are not looked for */
#define FENCE_MIN 3u

struct fence {
	char mark; /* '`' or '~'; 0: none is open */
	size_t length;
	bool text; /* shows text, not a programming language */
};

/* A line without its indentation and marks of quotation. */
struct line {
	str text;
	size_t indent; /* columns; a tab counts four */
	size_t start; /* of text, in the body */
	uint32_t number;
	bool hard_end; /* two spaces at its end */
};

enum pending { PENDING_NONE, PENDING_PARAGRAPH, PENDING_ITEM };

struct blocks {
	struct reader *reader;
	str body;
	size_t next; /* byte of the body behind the current line */
	uint32_t number;
	struct fence fence;
	size_t unclosed[2]; /* by mark: no fence of this length or more is closed from here on */
	bool example;
	size_t no_example_end; /* from this byte on there is no </example>; 0: unknown */

	enum pending pending; /* the block that further lines may join */
	struct passage_source source;
	size_t indent;
	bool joinable; /* no blank line and no hard end since */
	bool nested; /* a paragraph inside a list item */

	struct outline_frame columns[COLUMNS_MAX];
	size_t column_count;
	bool in_table;
};

/* --- lines -------------------------------------------------------------------------------- */

static bool next_line(struct blocks *b, struct line *ret_line)
{
	const str rest = str_from(b->body, b->next);
	const char *end = rest.n ? memchr(rest.p, '\n', rest.n) : NULL;
	size_t n = end ? (size_t)(end - rest.p) : rest.n, i = 0, indent = 0;

	if (!rest.n)
		return false;
	*ret_line = (struct line){.number = b->number};
	b->next += n + (end != NULL);
	b->number++;
	for (; i < n && (rest.p[i] == ' ' || rest.p[i] == '\t' || rest.p[i] == '>'); i++)
		indent += rest.p[i] == '\t' ? 4 : 1;
	while (n > i && char_is_space(rest.p[n - 1]))
		n--;
	ret_line->text = str_slice(rest, i, n);
	ret_line->indent = indent;
	ret_line->start = (size_t)(rest.p - b->body.p) + i;
	ret_line->hard_end =
	    end && end - rest.p >= (ptrdiff_t)n + 2 && rest.p[n] == ' ' && rest.p[n + 1] == ' ';
	return true;
}

static size_t run_length(str text, char c)
{
	size_t n = 0;

	while (n < text.n && text.p[n] == c)
		n++;
	return n;
}

/* --- fences ------------------------------------------------------------------------------- */

struct fence_line {
	char mark;
	size_t length;
	str info;
};

static bool is_fence_line(str text, struct fence_line *ret_fence)
{
	struct fence_line fence = {0};

	if (text.n < FENCE_MIN || (text.p[0] != '`' && text.p[0] != '~'))
		return false;
	fence.mark = text.p[0];
	fence.length = run_length(text, fence.mark);
	fence.info = str_trim(str_from(text, fence.length));
	if (fence.length < FENCE_MIN || str_find_char(fence.info, '`', 0) != STR_NONE)
		return false;
	*ret_fence = fence;
	return true;
}

static bool shows_text(str info)
{
	static const char *const languages[] = {"", "text", "txt", "markdown", "md", "plaintext",
	    "plain", "prompt", "mdx", "output", "console"};
	const size_t end = str_find_char(info, ' ', 0);
	const str language = str_slice(info, 0, end);

	for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
		if (str_eq_nocase(language, str_of_cstr(languages[i])))
			return true;
	}
	return false;
}

/*
 * Whether the fence is closed. Looking ahead costs no more than reading: what is passed over is
 * either inside the fence, or ends at the next fence, or the search is never made again.
 */
static bool is_closed(struct blocks *b, const struct fence_line *open)
{
	const struct blocks before = *b;
	size_t *unclosed = &b->unclosed[open->mark == '~'];
	struct fence_line fence;
	struct line line;
	size_t longest = 0; /* of the lines that could close a shorter one */
	bool closed = false, stray = false;

	if (*unclosed && open->length >= *unclosed)
		return false;
	while (!closed && !stray && next_line(b, &line)) {
		if (!is_fence_line(line.text, &fence) || fence.mark != open->mark)
			continue;
		if (!fence.info.n && fence.length > longest)
			longest = fence.length;
		closed = !fence.info.n && fence.length >= open->length;
		stray = fence.info.n && !open->info.n && fence.length == open->length;
	}
	b->next = before.next;
	b->number = before.number;
	if (!closed && !stray)
		*unclosed = longest + 1;
	return closed;
}

static void open_fence(struct blocks *b, const struct fence_line *open)
{
	if (!is_closed(b, open))
		return;
	b->fence = (struct fence){open->mark, open->length, shows_text(open->info)};
	b->in_table = false;
}

/* --- judging ------------------------------------------------------------------------------ */

static struct passage_source source_of(const struct line *line)
{
	return (struct passage_source){.text = line->text, .line = line->number};
}

/* "**Hand off to**:", a line that is all bold, is a heading without being one. */
static bool is_bold_line(str text)
{
	str inner = text;

	if (str_ends_with(inner, S(":")))
		inner.n--;
	return inner.n > 4 && inner.n < LEAD_MAX && str_starts_with(inner, S("**")) &&
	    str_ends_with(inner, S("**")) &&
	    !str_contains(str_slice(inner, 2, inner.n - 2), S("**"));
}

static bool ends_with_colon(str text)
{
	while (text.n && strchr("*_` ", text.p[text.n - 1]))
		text.n--;
	return text.n && text.p[text.n - 1] == ':';
}

/* The last sentence of a text: what a list below it belongs to. */
static str last_sentence(str text)
{
	for (size_t i = text.n; i > 1; i--) {
		if (char_is_space(text.p[i - 1]) && strchr(".!?", text.p[i - 2]))
			return str_from(text, i);
	}
	return text;
}

static void finish_paragraph(struct blocks *b)
{
	struct outline *outline = &b->reader->outline;
	const str text = b->source.text;

	if (b->nested) {
		judge(b->reader, JUDGE_PARAGRAPH, &b->source);
		return;
	}
	outline_leave_lead(outline);
	judge(b->reader, JUDGE_PARAGRAPH, &b->source);
	if (is_bold_line(text))
		outline_enter(outline, OUTLINE_LEAD - 1, text);
	else if (ends_with_colon(text))
		outline->levels[OUTLINE_LEAD].text = str_slice(last_sentence(text), 0, LEAD_MAX);
}

static void finish_item(struct blocks *b)
{
	str text = b->source.text;
	const size_t end = str_find_char(text, '\n', 0);

	text = str_slice(text, 0, end);
	if (text.n > LEAD_MAX)
		text = S("");
	outline_enter_item(b->reader->tmp, &b->reader->outline, b->indent, text);
	judge(b->reader, JUDGE_ITEM, &b->source);
}

static void finish(struct blocks *b)
{
	if (b->pending == PENDING_PARAGRAPH)
		finish_paragraph(b);
	else if (b->pending == PENDING_ITEM)
		finish_item(b);
	b->pending = PENDING_NONE;
}

static bool is_heading(str text)
{
	const size_t level = run_length(text, '#');

	return level > 0 && level <= 6 && (level == text.n || char_is_space(text.p[level]));
}

static void read_heading(struct blocks *b, const struct line *line)
{
	const unsigned level = (unsigned)run_length(line->text, '#');
	struct passage_source source = source_of(line);

	source.text = str_trim(str_from(line->text, level));
	while (str_ends_with(source.text, S("#")))
		source.text.n--;
	outline_enter(&b->reader->outline, level, STR_ABSENT);
	judge(b->reader, JUDGE_HEADING, &source);
	b->reader->outline.levels[level].text = source.text;
}

/* --- tables ------------------------------------------------------------------------------- */

/* Takes the next cell off a row: up to a bar that is neither escaped nor in code. */
static bool next_cell(str *rest, str *ret_cell)
{
	bool code = false;
	size_t i = 0;

	if (!rest->n)
		return false;
	for (; i < rest->n; i++) {
		if (rest->p[i] == '`')
			code = !code;
		if (rest->p[i] == '|' && !code && (i == 0 || rest->p[i - 1] != '\\'))
			break;
	}
	*ret_cell = str_trim(str_slice(*rest, 0, i));
	*rest = str_from(*rest, i + 1);
	return true;
}

static bool is_delimiter_row(str text)
{
	for (size_t i = 0; i < text.n; i++) {
		if (!strchr("|-: \t", text.p[i]) || !text.p[i])
			return false;
	}
	return str_contains(text, S("-"));
}

static void read_table_header(struct blocks *b, const struct line *line)
{
	str rest = str_from(line->text, 1), cell;

	b->column_count = 0;
	b->in_table = true;
	while (b->column_count < COLUMNS_MAX && next_cell(&rest, &cell))
		b->columns[b->column_count++] = (struct outline_frame){.text = cell};
}

static void read_table_row(struct blocks *b, const struct line *line, enum judge_unit unit)
{
	struct outline *outline = &b->reader->outline;
	str rest = str_from(line->text, 1);
	struct passage_source source = source_of(line);

	if (is_delimiter_row(line->text))
		return;
	if (!b->in_table) {
		read_table_header(b, line);
		return;
	}
	for (size_t i = 0; i < b->column_count && next_cell(&rest, &source.text); i++) {
		outline->column = b->columns[i];
		outline->column_at = i;
		judge(b->reader, unit, &source);
		b->columns[i] = outline->column; /* understood once */
	}
	outline->column = (struct outline_frame){0};
}

/* --- lists and paragraphs ----------------------------------------------------------------- */

/* How long the mark of a list item is with the space behind it; 0 when it is none. */
static size_t item_mark(str text)
{
	size_t n = 0;

	if (str_starts_with(text, S("\xE2\x80\xA2")))
		n = 3;
	else if (text.n && strchr("-*+", text.p[0]) && text.p[0])
		n = 1;
	else {
		while (n < text.n && n < 4 && char_is_digit(text.p[n]))
			n++;
		if (n == 0 || n == text.n || (text.p[n] != '.' && text.p[n] != ')'))
			return 0;
		n++;
	}
	if (n >= text.n || !char_is_space(text.p[n]))
		return 0;
	while (n < text.n && char_is_space(text.p[n]))
		n++;
	return n;
}

/* "[ ] " and "[x] " */
static size_t task_mark(str text)
{
	return text.n > 4 && text.p[0] == '[' && text.p[2] == ']' && text.p[3] == ' ' ? 4 : 0;
}

static void begin_item(struct blocks *b, const struct line *line, size_t mark)
{
	const size_t cut = mark + task_mark(str_from(line->text, mark));

	b->pending = PENDING_ITEM;
	b->source = (struct passage_source){str_from(line->text, cut), line->number, false};
	b->indent = line->indent;
	b->joinable = !line->hard_end;
}

static void begin_paragraph(struct blocks *b, const struct line *line)
{
	const struct outline *outline = &b->reader->outline;

	b->pending = PENDING_PARAGRAPH;
	b->source = source_of(line);
	b->nested = outline->items.n && line->indent > outline->items.items[0].indent;
	b->joinable = !line->hard_end;
}

/* Whether a line that opens no block of its own still begins a new one. */
static bool begins_anew(const struct blocks *b, const struct line *line)
{
	return b->pending == PENDING_NONE || !b->joinable || str_starts_with(line->text, S("**")) ||
	    str_starts_with(line->text, S("\xE2\x86\x92"));
}

static void read_text(struct blocks *b, const struct line *line)
{
	if (begins_anew(b, line)) {
		finish(b);
		begin_paragraph(b, line);
		return;
	}
	b->source.text.n = line->start + line->text.n - (size_t)(b->source.text.p - b->body.p);
	b->joinable = !line->hard_end;
}

static bool is_rule(str text)
{
	if (text.n < 3 || !strchr("-*_=", text.p[0]))
		return false;
	return run_length(text, text.p[0]) == text.n;
}

/* --- examples ----------------------------------------------------------------------------- */

/* An <example> shows what others say; of it only calls count. One that never ends is none. */
static bool opens_example(struct blocks *b, str text)
{
	if (text.p[0] != '<' || !str_starts_with_nocase(text, S("<example")) ||
	    (b->no_example_end && b->next >= b->no_example_end))
		return false;
	if (str_contains(text, S("</example>")))
		return false;
	if (str_find(b->body, S("</example>"), b->next) != STR_NONE)
		return true;
	b->no_example_end = b->next;
	return false;
}

/* --- the lines of a body ------------------------------------------------------------------ */

static void read_shown(struct blocks *b, const struct line *line)
{
	struct passage_source source = source_of(line);
	const size_t mark = item_mark(line->text);

	if (!b->fence.mark || !b->fence.text) {
		judge(b->reader, JUDGE_CODE, &source);
		return;
	}
	if (str_starts_with(line->text, S("|"))) {
		read_table_row(b, line, JUDGE_TEMPLATE_CELL);
		return;
	}
	b->in_table = false;
	source.text = str_from(line->text, mark);
	judge(b->reader, JUDGE_TEMPLATE, &source);
}

/* Lines inside a fence or an example; false when the line is outside. */
static bool read_inside(struct blocks *b, const struct line *line)
{
	struct fence_line fence;

	if (b->fence.mark) {
		if (is_fence_line(line->text, &fence) && fence.mark == b->fence.mark &&
		    fence.length >= b->fence.length && !fence.info.n)
			b->fence.mark = 0;
		else
			read_shown(b, line);
		return true;
	}
	if (b->example) {
		b->example = !str_contains(line->text, S("</example>"));
		read_shown(b, line);
		return true;
	}
	return false;
}

static void read_line(struct blocks *b, const struct line *line)
{
	const str text = line->text;
	const size_t mark = item_mark(text);
	struct fence_line fence;

	if (is_fence_line(text, &fence)) {
		finish(b);
		open_fence(b, &fence);
	} else if (is_heading(text)) {
		finish(b);
		read_heading(b, line);
	} else if (text.p[0] == '|') {
		finish(b);
		read_table_row(b, line, JUDGE_CELL);
		return;
	} else if (is_rule(text)) {
		finish(b);
	} else if (mark) {
		finish(b);
		begin_item(b, line, mark);
	} else if (opens_example(b, text)) {
		finish(b);
		b->example = true;
	} else {
		read_text(b, line);
	}
	b->in_table = false;
}

void blocks_read(struct reader *reader, str body, uint32_t line)
{
	struct blocks b = {.reader = reader, .body = body, .number = line};
	struct line current;

	while (next_line(&b, &current)) {
		if (read_inside(&b, &current))
			continue;
		if (current.text.n) {
			read_line(&b, &current);
			continue;
		}
		finish(&b);
		b.in_table = false;
	}
	finish(&b);
}
