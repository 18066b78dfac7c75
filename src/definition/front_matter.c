/* SPDX-License-Identifier: MIT */
/*
 * Where the front matter begins and ends. A line of dashes is also markdown's rule and the
 * underline of a heading, so dashes alone prove nothing: there must be fields. Not here: the repair
 * of what YAML rejects, see front_repair.c.
 */
#include "definition/front_matter.h"

#include "base/limits.h"
#include "definition/front_keys.h"
#include "definition/front_repair.h"
#include "definition/lines.h"

static bool is_dashes(str line)
{
	const str mark = str_trim_end(line);

	for (size_t i = 0; i < mark.n; i++)
		if (mark.p[i] != '-')
			return false;
	return mark.n >= 3;
}

static bool is_closer(str line)
{
	return is_dashes(line) || str_eq(str_trim_end(line), S("..."));
}

/* Whether a region between dashes is front matter: its first line of content is a field, or any. */
static bool has_fields(str region)
{
	struct lines l = {.text = region};
	struct front_key key;
	bool empty = true;

	while (lines_next(&l)) {
		const str content = str_trim(l.line);

		if (!content.n)
			continue;
		if (front_line_key(l.line, &key) && key.known)
			return true;
		if (empty && content.p[0] != '#') {
			if (content.p[0] == '{' || front_line_key(content, &key))
				return true;
		}
		empty = false;
	}
	return empty;
}

/*
 * The end of the fields that a text begins with, found without YAML: keys, what is indented below
 * them, list items. Behind a blank line only a known key or an indented line goes on, because
 * "note: this" may be the first sentence of the body.
 */
static size_t fields_end(str text, uint32_t *ret_lines)
{
	struct lines l = {.text = text};
	bool after_blank = false;
	size_t end = 0;

	*ret_lines = 0;
	while (lines_next(&l)) {
		struct front_key key;
		bool is_field;

		if (line_is_blank(l.line)) {
			after_blank = end > 0;
			continue;
		}
		if (front_line_key(l.line, &key))
			is_field = key.known || !after_blank;
		else if (l.line.p[0] == ' ' || l.line.p[0] == '\t')
			is_field = end > 0;
		else
			is_field = end > 0 && !after_blank && str_starts_with(l.line, S("- "));
		if (!is_field)
			break;
		end = l.next;
		*ret_lines = l.number;
		after_blank = false;
	}
	return end;
}

/* The line behind the opening dashes is next. */
static void split_opened(struct lines *l, struct front *front)
{
	const size_t from = l->next;
	const uint32_t line = l->number + 1;
	uint32_t field_lines;

	while (lines_next(l)) {
		const str region = str_slice(l->text, from, l->start);

		if (!is_closer(l->line))
			continue;
		if (has_fields(region))
			*front = (struct front){
			    FRONT_CLOSED, region, line, str_from(l->text, l->next), l->number + 1};
		return;
	}
	const size_t size = fields_end(str_from(l->text, from), &field_lines);
	if (size)
		*front = (struct front){FRONT_UNCLOSED, str_slice(l->text, from, from + size), line,
		    str_from(l->text, from + size), line + field_lines};
}

/* The first line of content is the current one. */
static void split_unopened(struct lines *l, struct front *front)
{
	const size_t from = l->start;
	const uint32_t line = l->number;
	struct front_key key;
	uint32_t field_lines;

	if (!front_line_key(l->line, &key) || !key.known)
		return;
	const size_t size = fields_end(str_from(l->text, from), &field_lines);
	l->next = from + size;
	l->number += field_lines - 1;
	while (lines_next(l) && line_is_blank(l->line))
		;
	if (l->start >= from + size && is_dashes(l->line))
		*front = (struct front){FRONT_UNOPENED, str_slice(l->text, from, l->start), line,
		    str_from(l->text, l->next), l->number + 1};
}

struct front front_split(str text)
{
	const size_t mark = str_starts_with(text, S("\xEF\xBB\xBF")) ? 3 : 0;
	struct lines l = {.text = text, .next = mark};
	struct front front = {FRONT_NONE, STR_ABSENT, 1, str_from(text, mark), 1};

	while (lines_next(&l)) {
		if (line_is_blank(l.line))
			continue;
		if (is_dashes(l.line))
			split_opened(&l, &front);
		else
			split_unopened(&l, &front);
		break;
	}
	return front;
}

/*
 * When the fields are no YAML: perhaps the line that closes them is a rule of the body, far below.
 * A heading behind a blank line with no known key after it says so.
 */
static bool close_early(struct front *front)
{
	struct lines l = {.text = front->source};
	bool after_blank = false, in_body = false;
	uint32_t field_lines;
	struct front_key key;

	if (front->shape != FRONT_CLOSED)
		return false;
	while (lines_next(&l)) {
		if (after_blank && str_starts_with(l.line, S("#")))
			in_body = true;
		else if (front_line_key(l.line, &key) && key.known)
			in_body = false;
		after_blank = line_is_blank(l.line);
	}
	const size_t end = fields_end(front->source, &field_lines);
	if (!in_body || !end || end == front->source.n)
		return false;
	const char *const text_end = front->body.p + front->body.n;
	front->shape = FRONT_UNCLOSED;
	front->body.p = front->source.p + end;
	front->body.n = (size_t)(text_end - front->body.p);
	front->body_line = front->line + field_lines;
	front->source.n = end;
	return true;
}

/* "\r\n" as "\n", so that no value holds a "\r". */
static str unify_line_ends(struct arena *mem, str text)
{
	struct lines l = {.text = text};
	struct buf out;

	if (str_find_char(text, '\r', 0) == STR_NONE)
		return text;
	buf_init_max(&out, mem, text.n);
	while (lines_next(&l)) {
		buf_add(&out, l.line);
		if (text.p[l.next - 1] == '\n')
			buf_char(&out, '\n');
	}
	return buf_str(&out);
}

static void report_shape(const struct report *report, const struct front *front)
{
	if (front->shape == FRONT_UNCLOSED)
		REPORT(report, AD104, front->body_line, 1,
		    "front matter has no closing line; fields taken up to line %u",
		    (unsigned)(front->body_line - 1));
	else if (front->shape == FRONT_UNOPENED)
		REPORT(report, AD105, front->line, 1,
		    "front matter has no opening line; fields taken up to line %u",
		    (unsigned)(front->body_line - 2));
}

struct value front_read(struct arena *mem, struct arena *tmp, const struct report *report,
    struct front *front, bool *ret_recovered)
{
	const struct arena_mark mark = arena_mark(tmp);
	struct front_repair repair = {mem, tmp, report, front->line, false, VALUE_NONE};
	str text = unify_line_ends(tmp, front->source);
	bool done = front_parse_strict(&repair, text);

	if (!done && close_early(front)) {
		text = unify_line_ends(tmp, front->source);
		done = front_parse_strict(&repair, text);
	}
	report_shape(report, front);
	if (!done && text.n > LIMIT_FRONT_MATTER)
		REPORT(report, AD102, front->line, 1,
		    "front matter has more than %u bytes; its fields are not used",
		    LIMIT_FRONT_MATTER);
	else if (!done)
		front_parse_repaired(&repair, text);
	arena_rewind(tmp, mark);
	*ret_recovered = repair.repaired;
	return repair.map.kind == VALUE_MAP ? repair.map : value_map(mem);
}

size_t front_find_key(str source, str key)
{
	struct lines l = {.text = source};
	size_t found = STR_NONE;

	while (lines_next(&l)) {
		const str rest = str_from(l.line, key.n);

		if (str_starts_with(l.line, key) && str_starts_with(str_trim(rest), S(":")))
			found = l.start;
	}
	return found;
}
