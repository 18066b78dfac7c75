/* SPDX-License-Identifier: MIT */
/*
 * The comparison for a terminal or a log: a block for each definition, then a line that sums up.
 *
 *	widened  agent Lead  agents/lead.md
 *	    model sonnet to opus; tools +Bash
 *	    model: sonnet → opus
 *	    tools: +Bash
 */
#include "base/visible.h"
#include "report/details.h"
#include "report/texts.h"

enum colour { PLAIN, BOLD, RED, GREEN, YELLOW, CYAN, FAINT };

static const char *const codes[] = {
    [BOLD] = "1", [RED] = "31", [GREEN] = "32", [YELLOW] = "1;33", [CYAN] = "36", [FAINT] = "2"};

#define INDENT "    "

struct text {
	struct arena *tmp;
	struct buf *out;
	const struct report_style *style;
};

static void begin(struct text *text, enum colour colour)
{
	if (text->style->colours && colour != PLAIN)
		buf_format(text->out, "\033[%sm", codes[colour]);
}

static void end(struct text *text, enum colour colour)
{
	if (text->style->colours && colour != PLAIN)
		buf_add(text->out, S("\033[0m"));
}

static void add_coloured(struct text *text, enum colour colour, str s)
{
	begin(text, colour);
	visible_add(text->out, s);
	end(text, colour);
}

static void write_piece(void *context, const struct report_piece *piece)
{
	static const enum colour colours[] = {
	    [REPORT_WORDS_OF_OURS] = PLAIN,
	    [REPORT_KEY] = PLAIN,
	    [REPORT_NAME] = PLAIN,
	    [REPORT_OLD] = RED,
	    [REPORT_NEW] = GREEN,
	};

	add_coloured(context, colours[piece->mark], piece->text);
}

static enum colour colour_of_rank(enum report_rank rank)
{
	static const enum colour colours[] = {
	    [REPORT_WIDENED] = YELLOW,
	    [REPORT_PERMISSIONS] = YELLOW,
	    [REPORT_REMOVED] = RED,
	    [REPORT_ADDED] = GREEN,
	    [REPORT_MOVED] = CYAN,
	    [REPORT_CHANGED] = BOLD,
	};

	return colours[rank];
}

static void add_head(struct text *text, const struct report_item *item)
{
	const struct hist_revision *hist = &item->revision->hist;
	struct buf *out = text->out;

	begin(text, colour_of_rank(item->rank));
	if (item->rank == REPORT_WIDENED)
		buf_add(out, S("widened, "));
	else if (item->rank == REPORT_PERMISSIONS)
		buf_add(out, S("permissions, "));
	buf_add(out, report_status(item));
	end(text, colour_of_rank(item->rank));
	buf_format(out, " %.*s ", STR_ARG(def_kinds[item->def->def.kind].name));
	add_coloured(text, BOLD, item->def->def.name);
	buf_add(out, S("  "));
	if (hist->old_path.p) {
		visible_add(out, hist->old_path);
		buf_add(out, S(" \xE2\x86\x92 "));
	}
	visible_add(out, hist->path);
	buf_char(out, '\n');
}

static void write_row(void *context, const struct report_row *row)
{
	static const struct {
		const char *sign;
		enum colour colour;
	} looks[] = {
	    [REPORT_ROW_PLACE] = {"", CYAN},
	    [REPORT_ROW_SAME] = {" ", PLAIN},
	    [REPORT_ROW_OLD] = {"-", RED},
	    [REPORT_ROW_NEW] = {"+", GREEN},
	    [REPORT_ROW_MIXED] = {"~", PLAIN},
	};
	struct text *text = context;
	const bool mixed = row->kind == REPORT_ROW_MIXED;

	buf_add(text->out, S(INDENT));
	begin(text, looks[row->kind].colour);
	buf_add(text->out, str_of_cstr(looks[row->kind].sign));
	for (size_t i = 0; i < row->n; i++) {
		const struct report_part *part = &row->parts[i];
		const struct report_fence fence = report_fence_of(part->kind);

		begin(text, mixed ? looks[part->kind].colour : PLAIN);
		buf_add(text->out, mixed ? fence.open : S(""));
		visible_add_line(text->out, part->text);
		buf_add(text->out, mixed ? fence.close : S(""));
		end(text, mixed ? looks[part->kind].colour : PLAIN);
	}
	end(text, looks[row->kind].colour);
	buf_char(text->out, '\n');
}

static void add_item(struct text *text, const struct report *report, const struct report_item *item)
{
	const struct arena_mark mark = arena_mark(text->tmp);
	const struct report_lines lines = report_details(text->tmp, report, item);

	add_head(text, item);
	if (item->rank != REPORT_ADDED && item->rank != REPORT_REMOVED) {
		buf_add(text->out, S(INDENT));
		visible_add(text->out, item->revision->change.sentence);
		buf_char(text->out, '\n');
	}
	for (size_t i = 0; i < lines.n; i++) {
		buf_add(text->out, S(INDENT));
		report_write_line(text->out, &lines.items[i], write_piece, text);
		buf_char(text->out, '\n');
	}
	if (text->style->texts != REPORT_NO_TEXTS && report_texts_differ(item))
		report_rows(text->tmp, item, text->style->texts, write_row, text);
	buf_char(text->out, '\n');
	arena_rewind(text->tmp, mark);
}

void report_text(struct arena *tmp, struct buf *out, const struct report *report,
    const struct report_style *style)
{
	struct text text = {tmp, out, style};
	const struct report_line summary = report_summary(tmp, report);

	for (size_t i = 0; i < report->n; i++)
		add_item(&text, report, &report->items[i]);
	report_write_line(out, &summary, write_piece, &text);
	buf_char(out, '\n');
}
