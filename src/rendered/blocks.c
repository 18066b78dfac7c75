/* SPDX-License-Identifier: MIT */
/*
 * Parts to HTML. A changed part that holds others (a list, an item, a table, a quote) is written as
 * one, and its own parts are compared in the same way; what holds words alone goes to words.c.
 * How an addition is marked depends on where it stands:
 *
 *	among blocks   <ins class="block">the block</ins>
 *	in a list      <li class="added"><ins>what the item holds</ins></li>
 *	in a table     <tr class="added"><td><ins>what the cell holds</ins></td></tr>
 */
#include "rendered/blocks.h"

#include "base/arena.h"
#include "base/vec.h"

/* Lists within lists that are compared; deeper ones stand as removed and added. */
#define DEPTH_MAX 16u

/* What a sequence of parts stands in. */

struct sequence {
	enum rendered_place place;
	unsigned depth;
	bool numbered; /* an ordered list: numbers are written out, because items are left out */
	uint64_t old_first, new_first; /* their first numbers */
	size_t columns; /* of a table */
	size_t left_out; /* equal parts that are not shown yet */
};

static void write_sequence(struct rendered_writer *writer, struct sequence *sequence,
    const struct rendered_parts *before, const struct rendered_parts *after);

static void write_changed(
    struct rendered_writer *writer, const struct rendered_step *step, unsigned depth);

static void write_close(struct buf *out, str name)
{
	buf_add(out, S("</"));
	buf_add(out, name);
	buf_char(out, '>');
}

/* --- one part --------------------------------------------------------------------------------- */

static void open_mark(struct buf *out, bool added, bool is_block)
{
	buf_add(out, added ? S("<ins") : S("<del"));
	buf_add(out, is_block ? S(" class=\"block\">") : S(">"));
}

static void close_mark(struct buf *out, bool added)
{
	buf_add(out, added ? S("</ins>") : S("</del>"));
}

/*
 * A part that only one version has. Neighbours with the same fate stand in one mark: first and last
 * say where it begins and ends.
 */
static void write_alone(
    struct rendered_writer *writer, const struct rendered_step *step, bool first, bool last)
{
	struct buf *const out = &writer->out;
	const bool added = step->op == RENDERED_ADDED;
	const struct rendered_part *const part = added ? step->after : step->before;

	if (first) {
		open_mark(out, added, part->name.n > 0 || !last);
		rendered_write_hint(writer, added);
	}
	buf_add(out, part->html);
	if (last)
		close_mark(out, added);
	buf_char(out, '\n');
}

/* Writes an opening tag with one more class, and a number for items of ordered lists. */
static void write_open(struct buf *out, str tag, str class_name, const uint64_t *number)
{
	const str with_class = S(" class=\"");
	const size_t at = str_find(tag, with_class, 0);
	const str rest =
	    at == STR_NONE ? str_from(tag, tag.n - 1) : str_from(tag, at + with_class.n);

	buf_add(out, str_slice(tag, 0, at == STR_NONE ? tag.n - 1 : at));
	if (at != STR_NONE || class_name.n) {
		buf_add(out, with_class);
		buf_add(out, class_name);
		buf_add(out, at == STR_NONE ? S("\"") : class_name.n ? S(" ") : S(""));
	}
	if (!number) {
		buf_add(out, rest);
		return;
	}
	buf_add(out, str_slice(rest, 0, rest.n - 1));
	buf_add(out, S(" value=\""));
	buf_uint(out, *number);
	buf_add(out, S("\">"));
}

/* --- lists ------------------------------------------------------------------------------------ */

static void write_item(struct rendered_writer *writer, const struct sequence *sequence,
    const struct rendered_step *step)
{
	struct buf *const out = &writer->out;
	const bool removed = step->op == RENDERED_REMOVED;
	const struct rendered_part *const part = removed ? step->before : step->after;
	const uint64_t number =
	    (removed ? sequence->old_first : sequence->new_first) + step->number;
	static const str classes[] = {
	    [RENDERED_SAME] = {"", 0},
	    [RENDERED_CHANGED] = {"", 0},
	    [RENDERED_REMOVED] = {"removed", 7},
	    [RENDERED_ADDED] = {"added", 5},
	};

	write_open(out, part->open, classes[step->op], sequence->numbered ? &number : NULL);
	if (step->op == RENDERED_SAME) {
		buf_add(out, part->inner);
	} else if (step->op == RENDERED_CHANGED) {
		write_changed(writer, step, sequence->depth);
	} else {
		open_mark(out, !removed, false);
		rendered_write_hint(writer, !removed);
		buf_add(out, part->inner);
		close_mark(out, !removed);
	}
	buf_add(out, S("</li>\n"));
}

static uint64_t first_number(str open)
{
	const str attribute = S(" start=\"");
	const size_t at = str_find(open, attribute, 0);
	uint64_t number = 0;

	if (at == STR_NONE)
		return 1;
	for (size_t i = at + attribute.n; char_is_digit(open.p[i]); i++)
		number = 10 * number + (uint64_t)(open.p[i] - '0');
	return number;
}

static void write_list(
    struct rendered_writer *writer, const struct rendered_step *step, unsigned depth)
{
	const struct rendered_parts before = rendered_split(writer->tmp, step->before->inner);
	const struct rendered_parts after = rendered_split(writer->tmp, step->after->inner);
	struct sequence items = {
	    .place = RENDERED_ITEMS,
	    .depth = depth + 1,
	    .numbered = str_eq(step->after->name, S("ol")),
	    .old_first = first_number(step->before->open),
	    .new_first = first_number(step->after->open),
	};

	buf_char(&writer->out, '\n');
	write_sequence(writer, &items, &before, &after);
}

/* --- tables ----------------------------------------------------------------------------------- */

/* A row that only one version has; who cannot see it hears so at its first cell. */
static void write_row_alone(
    struct rendered_writer *writer, const struct rendered_part *row, bool added)
{
	const struct rendered_parts cells = rendered_split(writer->tmp, row->inner);
	struct buf *const out = &writer->out;

	write_open(out, row->open, added ? S("added") : S("removed"), NULL);
	for (uint32_t i = 0; i < cells.n; i++) {
		buf_add(out, cells.items[i].open);
		open_mark(out, added, false);
		if (i == 0)
			rendered_write_hint(writer, added);
		buf_add(out, cells.items[i].inner);
		close_mark(out, added);
		write_close(out, cells.items[i].name);
	}
	buf_add(out, S("</tr>\n"));
}

static void write_row_changed(struct rendered_writer *writer, const struct rendered_step *step)
{
	const struct rendered_parts before = rendered_split(writer->tmp, step->before->inner);
	const struct rendered_parts after = rendered_split(writer->tmp, step->after->inner);
	struct buf *const out = &writer->out;

	if (before.n != after.n) {
		write_row_alone(writer, step->before, false);
		write_row_alone(writer, step->after, true);
		return;
	}
	buf_add(out, step->after->open);
	for (uint32_t i = 0; i < after.n; i++) {
		buf_add(out, after.items[i].open);
		rendered_write_words(
		    writer, RENDERED_PROSE, before.items[i].inner, after.items[i].inner);
		write_close(out, after.items[i].name);
	}
	buf_add(out, S("</tr>\n"));
}

static void write_row(struct rendered_writer *writer, const struct rendered_step *step)
{
	if (step->op == RENDERED_CHANGED) {
		write_row_changed(writer, step);
	} else if (step->op == RENDERED_SAME) {
		buf_add(&writer->out, step->after->html);
		buf_char(&writer->out, '\n');
	} else {
		const bool added = step->op == RENDERED_ADDED;

		write_row_alone(writer, added ? step->after : step->before, added);
	}
}

static struct rendered_part part_at(const struct rendered_parts *parts, uint32_t i)
{
	return i < parts->n ? parts->items[i] : (struct rendered_part){0};
}

static void write_table(
    struct rendered_writer *writer, const struct rendered_step *step, unsigned depth)
{
	const struct rendered_parts before = rendered_split(writer->tmp, step->before->inner);
	const struct rendered_parts after = rendered_split(writer->tmp, step->after->inner);
	struct buf *const out = &writer->out;
	struct rendered_parts old_head, new_head, old_rows, new_rows, cells;

	old_head = rendered_split(writer->tmp, part_at(&before, 0).inner);
	new_head = rendered_split(writer->tmp, part_at(&after, 0).inner);
	old_rows = rendered_split(writer->tmp, part_at(&before, 1).inner);
	new_rows = rendered_split(writer->tmp, part_at(&after, 1).inner);
	cells = rendered_split(writer->tmp, new_head.items->inner);
	buf_add(out, S("<thead>\n"));
	write_row_changed(
	    writer, &(struct rendered_step){RENDERED_CHANGED, old_head.items, new_head.items, 0});
	buf_add(out, S("</thead>\n"));
	if (old_rows.n + new_rows.n == 0)
		return;
	buf_add(out, S("<tbody>\n"));
	write_sequence(writer,
	    &(struct sequence){.place = RENDERED_ROWS, .depth = depth + 1, .columns = cells.n},
	    &old_rows, &new_rows);
	buf_add(out, S("</tbody>\n"));
}

/* --- changed parts ---------------------------------------------------------------------------- */

/* Quotes, items and the like: what they hold is compared as the body is. */
static void write_flow(
    struct rendered_writer *writer, const struct rendered_step *step, unsigned depth)
{
	struct rendered_parts before = rendered_split(writer->tmp, step->before->inner);
	struct rendered_parts after = rendered_split(writer->tmp, step->after->inner);
	struct sequence blocks = {.place = RENDERED_BLOCKS, .depth = depth + 1};

	if (str_eq(step->after->name, S("details"))) { /* begins with its summary, always */
		buf_add(&writer->out, after.items->open);
		rendered_write_words(
		    writer, RENDERED_PROSE, before.items->inner, after.items->inner);
		write_close(&writer->out, after.items->name);
		before.items++;
		after.items++;
		before.n--;
		after.n--;
	}
	write_sequence(writer, &blocks, &before, &after);
}

static bool holds_words_alone(struct arena *tmp, const struct rendered_part *part)
{
	const struct rendered_parts parts = rendered_split(tmp, part->inner);

	return parts.n == 0 || (parts.n == 1 && parts.items->name.n == 0);
}

static void write_phrases(
    struct rendered_writer *writer, const struct rendered_step *step, unsigned depth)
{
	(void)depth;
	rendered_write_words(writer,
	    str_eq(step->after->name, S("pre")) ? RENDERED_CODE : RENDERED_PROSE,
	    step->before->inner, step->after->inner);
}

typedef void write_fn(
    struct rendered_writer *writer, const struct rendered_step *step, unsigned depth);

static write_fn *writer_of(struct arena *tmp, const struct rendered_step *step)
{
	static const struct {
		str name;
		write_fn *write;
	} holders[] = {
	    {{"ul", 2}, write_list},
	    {{"ol", 2}, write_list},
	    {{"table", 5}, write_table},
	    {{"details", 7}, write_flow},
	    {{"blockquote", 10}, write_flow},
	    {{"div", 3}, write_flow},
	};

	for (size_t i = 0; i < sizeof holders / sizeof *holders; i++)
		if (str_eq(step->after->name, holders[i].name))
			return holders[i].write;
	return holds_words_alone(tmp, step->before) && holds_words_alone(tmp, step->after)
	    ? write_phrases
	    : write_flow;
}

/* What stands in a part that both versions have. */
static void write_changed(
    struct rendered_writer *writer, const struct rendered_step *step, unsigned depth)
{
	writer_of(writer->tmp, step)(writer, step, depth);
}

static void write_block_changed(
    struct rendered_writer *writer, const struct rendered_step *step, unsigned depth)
{
	struct buf *const out = &writer->out;

	if (depth >= DEPTH_MAX) {
		writer->budget.met = true;
		write_alone(writer,
		    &(struct rendered_step){.op = RENDERED_REMOVED, .before = step->before}, true,
		    true);
		write_alone(writer,
		    &(struct rendered_step){.op = RENDERED_ADDED, .after = step->after}, true,
		    true);
	} else if (step->after->name.n == 0) {
		rendered_write_words(writer, RENDERED_PROSE, step->before->html, step->after->html);
		buf_char(out, '\n');
	} else {
		buf_add(out, step->after->open);
		write_changed(writer, step, depth);
		write_close(out, step->after->name);
		buf_char(out, '\n');
	}
}

static void write_block(
    struct rendered_writer *writer, const struct rendered_steps *steps, size_t i, unsigned depth)
{
	const struct rendered_step *const step = &steps->items[i];

	if (step->op == RENDERED_CHANGED) {
		write_block_changed(writer, step, depth);
	} else if (step->op == RENDERED_SAME) {
		buf_add(&writer->out, step->after->html);
		buf_char(&writer->out, '\n');
	} else {
		write_alone(writer, step, i == 0 || step[-1].op != step->op,
		    i + 1 == steps->n || step[1].op != step->op);
	}
}

/* --- sequences -------------------------------------------------------------------------------- */

static void write_gap(struct rendered_writer *writer, const struct sequence *sequence, size_t n)
{
	const struct rendered_words *const words = writer->words;
	struct buf *const out = &writer->out;
	static const struct {
		const char *open, *close;
	} tags[] = {
	    [RENDERED_BLOCKS] = {"<p class=\"gap\">", "</p>\n"},
	    [RENDERED_ITEMS] = {"<li class=\"gap\">", "</li>\n"},
	    [RENDERED_ROWS] = {"", "</td></tr>\n"},
	};

	if (n == 0)
		return;
	buf_add(out, str_of_cstr(tags[sequence->place].open));
	if (sequence->place == RENDERED_ROWS)
		buf_format(out, "<tr class=\"gap\"><td colspan=\"%zu\">", sequence->columns);
	buf_add(out, S("\xE2\x80\xA6 "));
	words->unchanged(out, words->context, sequence->place, n);
	buf_add(out, str_of_cstr(tags[sequence->place].close));
}

static void write_step(struct rendered_writer *writer, const struct sequence *sequence,
    const struct rendered_steps *steps, size_t i)
{
	if (sequence->place == RENDERED_ITEMS)
		write_item(writer, sequence, &steps->items[i]);
	else if (sequence->place == RENDERED_ROWS)
		write_row(writer, &steps->items[i]);
	else
		write_block(writer, steps, i, sequence->depth);
}

/* Whether a step is a change or stands beside one. */
static bool is_shown(const struct rendered_steps *steps, size_t i)
{
	return steps->items[i].op != RENDERED_SAME ||
	    (i > 0 && steps->items[i - 1].op != RENDERED_SAME) ||
	    (i + 1 < steps->n && steps->items[i + 1].op != RENDERED_SAME);
}

/* Writes the steps that are shown, with the gaps before them; the last gap is left to be written.
 */
static void write_steps(struct rendered_writer *writer, struct sequence *sequence,
    const struct rendered_parts *before, const struct rendered_parts *after)
{
	const struct rendered_steps steps =
	    rendered_align(writer->tmp, &writer->budget, before, after);

	for (size_t i = 0; i < steps.n; i++) {
		if (!is_shown(&steps, i)) {
			sequence->left_out++;
			continue;
		}
		write_gap(writer, sequence, sequence->left_out);
		sequence->left_out = 0;
		write_step(writer, sequence, &steps, i);
	}
}

static void write_sequence(struct rendered_writer *writer, struct sequence *sequence,
    const struct rendered_parts *before, const struct rendered_parts *after)
{
	write_steps(writer, sequence, before, after);
	write_gap(writer, sequence, sequence->left_out);
}

size_t rendered_write_blocks(struct rendered_writer *writer, const struct rendered_parts *before,
    const struct rendered_parts *after, size_t left_out)
{
	struct sequence blocks = {.place = RENDERED_BLOCKS, .left_out = left_out};

	write_steps(writer, &blocks, before, after);
	return blocks.left_out;
}

void rendered_write_rest(struct rendered_writer *writer, size_t left_out)
{
	write_gap(writer, &(struct sequence){.place = RENDERED_BLOCKS}, left_out);
}
