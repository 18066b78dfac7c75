/* SPDX-License-Identifier: MIT */
/*
 * Repairing front matter that YAML rejects. Most of it was written by people who think of "key:
 * text to the end of the line", and read as that it has one meaning:
 *
 *	description: Use this when: asked.  <- YAML: "mapping values are not allowed"
 *	argument-hint: [file] | [folder]    <- "did not find expected comment or line break"
 *	tools: *                            <- "did not find expected alphabetic character"
 *
 * From the line of the error up to the nearest key lies the value at fault; it reaches to the next
 * key at column 0. It is put in quotes, or in a literal block when it has several lines, and
 * the text is parsed again. A repair that leaves the error where it was is taken back, and the
 * next key above has its turn.
 *
 * The lines of the text stay as they are; only what is parsed is made anew each time. So a line of
 * the parsed text must be mapped to its line of the file: see origins.
 */
#include "definition/front_repair.h"

#include "base/limits.h"
#include "base/vec.h"
#include "definition/front_keys.h"
#include "definition/front_mend.h"
#include "definition/lines.h"
#include "yaml/yml.h"

#define REPAIR_ROUNDS 24u /* real files need one or two */
#define NOT_A_MAP "it is no mapping of keys to values"

struct field_line {
	str text;
	str key; /* absent when the line begins with none */
	size_t value_at; /* behind its colon; STR_NONE without a key */
	bool quoted; /* the value that begins here is put in quotes */
	bool tried;
	struct yml_error error; /* why */
};

struct work {
	struct front_repair *repair;
	struct field_line *lines;
	size_t n;
	VEC(uint32_t) origins; /* by line of the text that was parsed last: its index in lines */
	size_t mended_at[MEND_COUNT], mended_column[MEND_COUNT]; /* line from 0; STR_NONE: not */
};

/* Parses to a map or null; what a failed attempt left in mem is given back. */
static bool parse(struct front_repair *repair, str text, struct yml_document *ret_document,
    struct yml_error *ret_error)
{
	const struct arena_mark mark = arena_mark(repair->mem);
	struct yml_document document;

	if (!yml_read(repair->mem, text, &document, ret_error)) {
		ret_error->problem = str_dup(repair->tmp, ret_error->problem);
	} else if (document.value.kind == VALUE_MAP || document.value.kind == VALUE_NULL) {
		*ret_document = document;
		return true;
	} else {
		*ret_error = (struct yml_error){1, 1, 0, S(NOT_A_MAP)};
	}
	arena_rewind(repair->mem, mark);
	return false;
}

static void report_duplicate(struct front_repair *repair, str key, size_t line)
{
	REPORT(repair->report, AD113, repair->first_line + line, 1,
	    "key '%.*s' stands twice; the last value was used", STR_ARG(key));
}

bool front_parse_strict(struct front_repair *repair, str text)
{
	struct yml_document document;
	struct yml_error error = {0};

	if (text.n > LIMIT_FRONT_MATTER || !parse(repair, text, &document, &error))
		return false;
	for (size_t i = 0; i < document.duplicate_count; i++)
		report_duplicate(
		    repair, document.duplicates[i].key, document.duplicates[i].line - 1);
	repair->map = document.value;
	return true;
}

/*
 * Whether a line begins within an <example> that is closed further down: a dialogue, in which
 * nothing is a key. *until is the end of the example met last, STR_NONE when no more is closed; it
 * moves forward only, so that the text is searched once.
 */
static bool is_in_example(const struct lines *l, size_t *until)
{
	const bool inside = *until != STR_NONE && l->start < *until;
	const size_t from = inside ? *until : l->start;

	if (*until == STR_NONE)
		return false;
	const size_t open = str_find(str_slice(l->text, 0, l->next), S("<example>"), from);
	if (open != STR_NONE)
		*until = str_find(l->text, S("</example>"), open);
	return inside;
}

/* "|", ">-", "|2+ # why": what announces a block of text and is not part of it. */
static bool is_block_header(str text)
{
	size_t i = 1;

	if (!text.n || (text.p[0] != '|' && text.p[0] != '>'))
		return false;
	while (i < text.n && (char_is_digit(text.p[i]) || text.p[i] == '+' || text.p[i] == '-'))
		i++;
	const str rest = str_trim(str_from(text, i));
	return !rest.n || (rest.p[0] == '#' && char_is_space(text.p[i]));
}

/*
 * Whether a line is text of a block ("|") whose author forgot to indent it: then only a known key
 * ends it. *in_block is set behind the key of a block, and no more when its text is indented.
 */
static bool is_stray_text(str line, const struct front_key *key, bool *in_block)
{
	if (key) {
		const bool inside = *in_block && !key->known;

		*in_block = inside || is_block_header(str_trim(str_from(line, key->value_at)));
		return inside;
	}
	if (line.n && (line.p[0] == ' ' || line.p[0] == '\t'))
		*in_block = false;
	return false;
}

static void split_lines(struct work *w, str text)
{
	struct lines l = {.text = text};
	VEC(struct field_line) lines = {0};
	size_t example_end = 0;
	bool in_block = false;

	while (lines_next(&l)) {
		struct field_line line = {.text = l.line, .value_at = STR_NONE};
		struct front_key key;
		const bool has_key =
		    !is_in_example(&l, &example_end) && front_line_key(l.line, &key);

		if (!is_stray_text(l.line, has_key ? &key : NULL, &in_block) && has_key) {
			line.key = key.name;
			line.value_at = key.value_at;
		}
		VEC_PUSH(w->repair->tmp, &lines, line);
	}
	w->lines = lines.items;
	w->n = lines.n;
	for (size_t i = 0; i < MEND_COUNT; i++)
		w->mended_at[i] = STR_NONE;
}

/* The line behind the field that begins at a line. */
static size_t field_end(const struct work *w, size_t at)
{
	size_t end = at + 1;

	while (end < w->n && !w->lines[end].key.p)
		end++;
	return end;
}

static size_t indent_of(str line)
{
	size_t i = 0;

	while (i < line.n && line.p[i] == ' ')
		i++;
	return i;
}

/* Takes off the quotes that the author meant to stand round all of it. */
static str unquote(struct arena *mem, str text)
{
	struct buf out;
	const char quote = text.n ? text.p[0] : '\0';

	if (text.n < 2 || (quote != '"' && quote != '\'') || text.p[text.n - 1] != quote)
		return text;
	buf_init_max(&out, mem, text.n);
	text = str_slice(text, 1, text.n - 1);
	for (size_t i = 0; i < text.n; i++) {
		const char escape = quote == '"' ? '\\' : '\'';

		if (text.p[i] == escape && i + 1 < text.n && text.p[i + 1] == quote)
			i++;
		buf_char(&out, text.p[i]);
	}
	return buf_str(&out);
}

/* The text of a value from its key's line to the end of its field, without their indent. */
static str field_text(struct work *w, size_t at, size_t end)
{
	const struct field_line *first = &w->lines[at];
	const str head = str_trim(str_from(first->text, first->value_at));
	size_t indent = SIZE_MAX;
	struct buf out;

	buf_init(&out, w->repair->tmp);
	for (size_t i = at + 1; i < end; i++)
		if (!line_is_blank(w->lines[i].text) && indent_of(w->lines[i].text) < indent)
			indent = indent_of(w->lines[i].text);
	if (indent == SIZE_MAX || !is_block_header(head))
		buf_add(&out, head);
	for (size_t i = at + 1; i < end; i++) {
		buf_char(&out, '\n');
		buf_add(&out, str_trim_end(str_from(w->lines[i].text, indent)));
	}
	return unquote(w->repair->tmp, str_trim(buf_str(&out)));
}

static void add_origin(struct work *w, size_t line)
{
	VEC_PUSH(w->repair->tmp, &w->origins, (uint32_t)line);
}

static void add_single_quoted(struct buf *out, str text)
{
	buf_char(out, '\'');
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '\'')
			buf_char(out, '\'');
		buf_char(out, text.p[i]);
	}
	buf_add(out, S("'\n"));
}

/* Adds the field with its value in quotes, or as a literal block when it has several lines. */
static void add_quoted_field(struct work *w, struct buf *out, size_t at, size_t end)
{
	struct lines l = {.text = field_text(w, at, end)};
	const struct field_line *first = &w->lines[at];

	buf_add(out, str_slice(first->text, 0, first->value_at));
	buf_char(out, ' ');
	add_origin(w, at);
	if (str_find_char(l.text, '\n', 0) == STR_NONE) {
		add_single_quoted(out, l.text);
		return;
	}
	buf_add(out, S("|2-\n"));
	while (lines_next(&l)) {
		buf_add(out, l.line.n ? S("  ") : S(""));
		buf_add(out, l.line);
		buf_char(out, '\n');
		add_origin(w, at);
	}
}

/* The text to parse: the lines, with the chosen values in quotes. */
static str render(struct work *w)
{
	struct buf out;

	buf_init(&out, w->repair->tmp);
	w->origins.n = 0;
	for (size_t i = 0; i < w->n;) {
		if (w->lines[i].quoted) {
			const size_t end = field_end(w, i);

			add_quoted_field(w, &out, i, end);
			i = end;
			continue;
		}
		buf_add(&out, w->lines[i].text);
		buf_char(&out, '\n');
		add_origin(w, i++);
	}
	return buf_str(&out);
}

static size_t origin_of(const struct work *w, size_t line)
{
	if (!w->origins.n)
		return 0;
	return w->origins.items[line <= w->origins.n ? line - 1 : w->origins.n - 1];
}

/* As parse, with the lines of the error counted from 1 in the lines of the work. */
static bool parse_lines(
    struct work *w, struct yml_document *ret_document, struct yml_error *ret_error)
{
	if (parse(w->repair, render(w), ret_document, ret_error))
		return true;
	ret_error->line = origin_of(w, ret_error->line) + 1;
	if (ret_error->opened_line)
		ret_error->opened_line = origin_of(w, ret_error->opened_line) + 1;
	return false;
}

/* The nearest key at or above a line (from 1) that was not tried yet; STR_NONE when there is none.
 */
static size_t untried_above(const struct work *w, size_t line)
{
	for (size_t i = line; i > 0; i--)
		if (w->lines[i - 1].key.p && !w->lines[i - 1].tried)
			return i - 1;
	return STR_NONE;
}

/* The value at fault. An error behind an open bracket or quote is that one's fault. */
static size_t culprit(const struct work *w, const struct yml_error *error)
{
	return untried_above(w, error->opened_line ? error->opened_line : error->line);
}

static bool is_same_error(const struct yml_error *a, const struct yml_error *b)
{
	return a->line == b->line && a->column == b->column && str_eq(a->problem, b->problem);
}

/* Mends all lines when the line of the error needs it; false when it does not. */
static bool mend_lines(struct work *w, size_t error_line, enum front_mend mend)
{
	const struct field_line *const cause = &w->lines[error_line];

	if (w->mended_at[mend] != STR_NONE ||
	    front_mend_find(cause->text, cause->value_at, mend) == STR_NONE)
		return false;
	for (size_t i = 0; i < w->n; i++) {
		struct field_line *line = &w->lines[i];
		const size_t at = front_mend_find(line->text, line->value_at, mend);

		if (at == STR_NONE)
			continue;
		if (w->mended_at[mend] == STR_NONE) {
			w->mended_at[mend] = i;
			w->mended_column[mend] = at + 1;
		}
		line->text = front_mend_line(w->repair->tmp, line->text, at, mend);
	}
	return true;
}

static bool mend_any(struct work *w, const struct yml_error *error)
{
	bool mended = false;

	for (int i = 0; i < MEND_COUNT; i++)
		mended = mend_lines(w, error->line - 1, (enum front_mend)i) || mended;
	return mended;
}

/* Mends and quotes value after value; error is that of the last parse, before and after. */
static bool repair_values(
    struct work *w, struct yml_error *error, struct yml_document *ret_document)
{
	for (unsigned round = 0; round < REPAIR_ROUNDS; round++) {
		const struct yml_error before = *error;
		size_t at = STR_NONE;

		if (!mend_any(w, error)) {
			at = culprit(w, error);
			if (at == STR_NONE)
				return false;
			w->lines[at].tried = true;
			w->lines[at].quoted = true;
			w->lines[at].error = before;
		}
		if (parse_lines(w, ret_document, error))
			return true;
		if (at != STR_NONE && is_same_error(&before, error))
			w->lines[at].quoted = false;
	}
	return false;
}

/* The last resort: every value is text. */
static bool quote_all(struct work *w, struct yml_error *error, struct yml_document *ret_document)
{
	for (size_t i = 0; i < w->n; i++) {
		if (!w->lines[i].key.p || w->lines[i].quoted)
			continue;
		w->lines[i].quoted = true;
		w->lines[i].error = *error;
	}
	return parse_lines(w, ret_document, error);
}

static void report_mends(const struct work *w)
{
	for (int i = 0; i < MEND_COUNT; i++)
		if (w->mended_at[i] != STR_NONE)
			REPORT(w->repair->report, AD101, w->repair->first_line + w->mended_at[i],
			    w->mended_column[i], "%s", front_mend_text((enum front_mend)i));
}

/* At the error's own place when it lies in the value, else at the key. */
static void report_quote(const struct work *w, size_t at)
{
	const struct field_line *line = &w->lines[at];
	const struct yml_error *error = &line->error;
	const bool inside = error->line > at && error->line <= field_end(w, at);

	REPORT(w->repair->report, AD101, w->repair->first_line + (inside ? error->line - 1 : at),
	    inside ? error->column : 1,
	    "front matter is not valid YAML ('%.*s'); value of '%.*s' read as plain text",
	    STR_ARG(error->problem), STR_ARG(line->key));
}

static void report_failure(const struct front_repair *repair, const struct yml_error *error)
{
	REPORT(repair->report, AD102, repair->first_line + error->line - 1, error->column,
	    "front matter is not valid YAML ('%.*s') and could not be repaired; its fields are "
	    "not used",
	    STR_ARG(error->problem));
}

void front_parse_repaired(struct front_repair *repair, str text)
{
	struct work w = {.repair = repair};
	struct yml_document document = {0};
	struct yml_error error = {0};

	split_lines(&w, text);
	bool done = parse_lines(&w, &document, &error); /* when the last line end was missing */
	const struct yml_error first = error;
	done = done || repair_values(&w, &error, &document) || quote_all(&w, &error, &document);
	if (!done) {
		report_failure(repair, &first);
		return;
	}
	report_mends(&w);
	for (size_t i = 0; i < w.n; i++)
		if (w.lines[i].quoted)
			report_quote(&w, i);
	for (size_t i = 0; i < document.duplicate_count; i++)
		report_duplicate(
		    repair, document.duplicates[i].key, origin_of(&w, document.duplicates[i].line));
	repair->map = document.value;
	repair->repaired = true;
}
