/* SPDX-License-Identifier: MIT */
/*
 * The set of templates: loading, compiling once, places for messages. Not for the syntax, which is
 * template_tag.c and compile.c, nor for the output, which is template_render.c.
 */
#include "mustache/mustache.h"

#include "base/arena.h"
#include "base/limits.h"
#include "mustache/code.h"
#include "mustache/template_lines.h"

struct mustache *mustache_new(
    struct arena *mem, struct diag *diag, mustache_load *load, void *context, unsigned flags)
{
	struct mustache *set = ARENA_NEW(mem, struct mustache);

	*set = (struct mustache){
	    .mem = mem, .diag = diag, .load = load, .context = context, .flags = flags};
	return set;
}

void mustache_set_numbers(struct mustache *set, const struct mustache_numbers *numbers)
{
	set->numbers = *numbers;
}

struct piece *mustache_template(struct mustache *set, str name)
{
	struct piece *piece = map_get(&set->templates, name);
	struct mustache_source source = {0};

	if (piece)
		return piece;
	piece = ARENA_NEW(set->mem, struct piece);
	piece->name = str_dup(set->mem, name);
	piece->exists = set->load(set->context, piece->name, &source);
	piece->phrase = piece->exists && source.phrase;
	piece->path = source.path;
	piece->text = source.text;
	piece->delimiters = (struct delimiters){S("{{"), S("}}")};
	piece->starts_line = true;
	*map_put(set->mem, &set->templates, piece->name) = piece;
	return piece;
}

/* The text of a piece at an indentation; false when it is too large. */
static bool move_text(struct arena *mem, const struct piece *piece, str indent, str *ret_text)
{
	struct buf moved;

	*ret_text = piece->text;
	if (piece->cut.n || indent.n) {
		buf_init_max(&moved, mem, LIMIT_TEMPLATE);
		mustache_lines_move(&moved, piece->text, piece->cut, indent);
		*ret_text = buf_str(&moved);
		return !moved.overflow;
	}
	return piece->text.n <= LIMIT_TEMPLATE;
}

struct unit *mustache_unit(struct mustache *set, struct piece *piece, str indent)
{
	const bool first = !piece->home && !piece->units;
	struct unit *unit = piece->units;

	while (unit && !str_eq(unit->indent, indent))
		unit = unit->next;
	if (!unit) {
		unit = ARENA_NEW(set->mem, struct unit);
		*unit = (struct unit){.piece = piece, .indent = indent, .next = piece->units};
		piece->units = unit;
		if (!move_text(set->mem, piece, indent, &unit->text)) {
			diag_report(set->diag, AD501, diag_at(piece->path, 0, 0),
			    "'%.*s' is larger than %u bytes with its indentation",
			    STR_ARG(piece->name), LIMIT_TEMPLATE);
			unit->broken = true;
		} else {
			unit->compiling = true;
			unit->broken = !mustache_compile_unit(set, unit, first ? piece : NULL);
			unit->compiling = false;
		}
	}
	return unit->broken ? NULL : unit;
}

struct diag_place mustache_place(const struct unit *unit, size_t at)
{
	const struct piece *piece = unit->piece;
	size_t line = 1;
	size_t line_start = 0;
	size_t newline;

	/* From an argument outwards, through the text that it was written in, to the file. */
	for (;;) {
		at = mustache_lines_origin(piece->text, piece->cut, unit->indent, at);
		if (!piece->home)
			break;
		unit = piece->home;
		at += (size_t)(piece->text.p - unit->text.p);
		piece = unit->piece;
	}
	while ((newline = str_find_char(piece->text, '\n', line_start)) < at) {
		line_start = newline + 1;
		line++;
	}
	return diag_at(piece->path, line, at - line_start + 1);
}

/* A walk, not a recursion: templates may name each other in circles and in long chains. */
bool mustache_is_sound(struct mustache *set, struct piece *template)
{
	struct piece *pending = template;

	if (template->verdict != UNKNOWN)
		return template->verdict == SOUND;
	template->verdict = SOUND;
	template->walk = ++set->walks;
	template->pending = NULL;
	while (pending) {
		struct piece *piece = pending;

		pending = piece->pending;
		if (!mustache_unit(set, piece, S("")))
			template->verdict = UNSOUND;
		for (size_t i = 0; i < piece->uses.n; i++) {
			struct piece *used = piece->uses.items[i];

			if (used->walk == set->walks)
				continue;
			used->walk = set->walks;
			used->pending = pending;
			pending = used;
		}
	}
	return template->verdict == SOUND;
}

bool mustache_compile(struct mustache *set, str name)
{
	struct piece *template = mustache_template(set, name);

	if (!template->exists) {
		diag_report(set->diag, AD503, diag_at(STR_ABSENT, 0, 0),
		    "there is no template '%.*s'", STR_ARG(name));
		return false;
	}
	return mustache_is_sound(set, template);
}
