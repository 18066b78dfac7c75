/* SPDX-License-Identifier: MIT */
/* The sink of diagnostics. Not for printing or for choosing exit codes: that is cli/'s. */
#include "base/diag.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/vec.h"
#include "base/visible.h"

struct diag {
	struct arena *mem;
	VEC(struct diag_item) items;
	struct map seen; /* the keys of all items */
	bool sorted;
	struct diag_levels levels;
	size_t count[DIAG_FATAL + 1];
};

static const struct diag_code_info infos[] = {
#define X(code, severity, name, title, explanation, fix)                                           \
	{#code, severity, name, title, explanation, fix},
#include "base/diag_codes.def"
#undef X
};

/* The severity of a code at a level, which is not off. */
static enum diag_severity severity_at(enum diag_code code, enum diag_level level)
{
	return level == LEVEL_DEFAULT ? infos[code].severity
				      : (enum diag_severity)(level - LEVEL_NOTE + DIAG_NOTE);
}

struct diag *diag_new(struct arena *mem)
{
	struct diag *diag = ARENA_NEW(mem, struct diag);

	diag->mem = mem;
	return diag;
}

bool diag_is_adjustable(enum diag_code code)
{
	const char range = infos[code].id[2];

	return infos[code].severity != DIAG_FATAL && range >= '1' && range <= '4';
}

void diag_set_levels(struct diag *diag, const struct diag_levels *levels)
{
	size_t n = 0;

	diag->levels = *levels;
	memset(diag->count, 0, sizeof diag->count);
	for (size_t i = 0; i < diag->items.n; i++) {
		struct diag_item item = diag->items.items[i];
		const enum diag_level level = (enum diag_level)levels->of[item.code];

		if (level == LEVEL_OFF)
			continue;
		item.severity = severity_at(item.code, level);
		diag->count[item.severity]++;
		diag->items.items[n++] = item;
	}
	diag->items.n = n;
}

/*
 * The copies of path and text are parts of one key "code line column NUL path NUL text", so that
 * finding a repetition takes one look-up and no memory of its own.
 */
void diag_report(
    struct diag *diag, enum diag_code code, struct diag_place place, const char *format, ...)
{
	const enum diag_level level = (enum diag_level)diag->levels.of[code];
	struct diag_item item = {code, infos[code].severity, place, STR_ABSENT};
	const struct arena_mark mark = arena_mark(diag->mem);
	struct buf key;
	size_t path_at, text_at;
	va_list args;

	if (level == LEVEL_OFF)
		return;
	item.severity = severity_at(code, level);
	buf_init(&key, diag->mem);
	buf_format(&key, "%d %u %u", (int)code, (unsigned)place.line, (unsigned)place.column);
	buf_char(&key, '\0');
	path_at = key.n;
	buf_add(&key, place.path);
	buf_char(&key, '\0');
	text_at = key.n;
	va_start(args, format);
	buf_format_args(&key, format, args);
	va_end(args);
	if (map_get(&diag->seen, buf_str(&key))) {
		arena_rewind(diag->mem, mark);
		return;
	}
	item.place.path = str_slice(buf_str(&key), path_at, text_at - 1);
	item.text = str_from(buf_str(&key), text_at);
	*map_put(diag->mem, &diag->seen, buf_str(&key)) = diag;
	VEC_PUSH(diag->mem, &diag->items, item);
	diag->count[item.severity]++;
	diag->sorted = false;
}

static int number_cmp(uint32_t a, uint32_t b)
{
	return (a > b) - (a < b);
}

/* Of one sink's items a total order, because no two are equal in all five. */
int diag_item_cmp(const void *left, const void *right)
{
	const struct diag_item *a = left, *b = right;
	int order = str_cmp(a->place.path, b->place.path);

	if (!order)
		order = number_cmp(a->place.line, b->place.line);
	if (!order)
		order = number_cmp(a->place.column, b->place.column);
	if (!order)
		order = number_cmp((uint32_t)a->code, (uint32_t)b->code);
	return order ? order : str_cmp(a->text, b->text);
}

const struct diag_item *diag_items(struct diag *diag, size_t *ret_n)
{
	if (!diag->sorted && diag->items.n > 1)
		qsort(diag->items.items, diag->items.n, sizeof *diag->items.items, diag_item_cmp);
	diag->sorted = true;
	*ret_n = diag->items.n;
	return diag->items.items;
}

void diag_repeat(struct diag *diag, const struct diag_item *item)
{
	diag_report(diag, item->code, item->place, "%.*s", STR_ARG(item->text));
}

void diag_repeat_all(struct diag *diag, struct diag *from, enum diag_severity least)
{
	size_t n;
	const struct diag_item *items = diag_items(from, &n);

	for (size_t i = 0; i < n; i++) {
		if (items[i].severity >= least)
			diag_repeat(diag, &items[i]);
	}
}

size_t diag_count(const struct diag *diag, enum diag_severity least)
{
	size_t count = 0;

	for (unsigned severity = least; severity <= DIAG_FATAL; severity++)
		count += diag->count[severity];
	return count;
}

size_t diag_count_items(const struct diag_item *items, size_t n, enum diag_severity least)
{
	size_t count = 0;

	for (size_t i = 0; i < n; i++)
		count += items[i].severity >= least;
	return count;
}

const struct diag_code_info *diag_info(enum diag_code code)
{
	return &infos[code];
}

bool diag_code_of_id(str id, enum diag_code *ret_code)
{
	for (unsigned code = 0; code < DIAG_CODE_COUNT; code++) {
		if (str_eq_nocase(id, str_of_cstr(infos[code].id))) {
			*ret_code = (enum diag_code)code;
			return true;
		}
	}
	return false;
}

bool diag_code_of_name(str name, enum diag_code *ret_code)
{
	for (unsigned code = 0; code < DIAG_CODE_COUNT; code++) {
		if (str_eq(name, str_of_cstr(infos[code].name))) {
			*ret_code = (enum diag_code)code;
			return true;
		}
	}
	return false;
}

const char *diag_severity_name(enum diag_severity severity)
{
	static const char *const names[] = {
	    [DIAG_NOTE] = "note",
	    [DIAG_WARNING] = "warning",
	    [DIAG_ERROR] = "error",
	    [DIAG_FATAL] = "fatal",
	};

	return names[severity];
}

void diag_format(struct buf *out, const struct diag_item *item)
{
	const struct diag_place *place = &item->place;

	if (place->path.n) {
		visible_add(out, place->path);
		if (place->line)
			buf_format(out, ":%u", (unsigned)place->line);
		if (place->line && place->column)
			buf_format(out, ":%u", (unsigned)place->column);
		buf_add(out, S(": "));
	}
	buf_format(out, "%s: ", diag_severity_name(item->severity));
	visible_add(out, item->text);
	buf_format(out, " [%s]", infos[item->code].id);
}
