/* SPDX-License-Identifier: MIT */
/*
 * For tests/compare/prose.mjs: the prose diffs of pairs of texts as JSON, a line each. A pair on
 * standard input is a line "OLD NEW" with the bytes of both texts, and these behind it.
 *
 *	[[[op, kind, respaced, renumbered, other, old line, count, new line, count,
 *	[[op, old text, new text], ...]], ...], words added, removed, bounded]
 *
 * other is null for what has not moved. Kinds and ops are the numbers of prose.h and diff.h.
 */
#include <stdio.h>

#include "base/arena.h"
#include "base/json.h"
#include "diff/prose.h"

static void write_pieces(struct json *json, const struct prose_block *block)
{
	json_array(json);
	for (size_t i = 0; i < block->piece_count; i++) {
		json_array(json);
		json_int(json, block->pieces[i].op);
		json_string(json, block->pieces[i].old_text.n ? block->pieces[i].old_text : S(""));
		json_string(json, block->pieces[i].new_text.n ? block->pieces[i].new_text : S(""));
		json_array_end(json);
	}
	json_array_end(json);
}

static void write_block(struct json *json, const struct prose_block *block)
{
	json_array(json);
	json_int(json, block->op);
	json_int(json, block->kind);
	json_bool(json, block->respaced);
	json_bool(json, block->renumbered);
	if (block->moved)
		json_int(json, (int64_t)block->other);
	else
		json_null(json);
	json_int(json, block->old_line);
	json_int(json, block->old_count);
	json_int(json, block->new_line);
	json_int(json, block->new_count);
	write_pieces(json, block);
	json_array_end(json);
}

static void write_prose(struct buf *out, const struct prose *prose)
{
	struct json json;

	json_init(&json, out);
	json_array(&json);
	json_array(&json);
	for (size_t i = 0; i < prose->n; i++)
		write_block(&json, &prose->blocks[i]);
	json_array_end(&json);
	json_int(&json, prose->words_added);
	json_int(&json, prose->words_removed);
	json_bool(&json, prose->bounded);
	json_array_end(&json);
}

/* Reads one pair, compares it and prints the line; false at the end and for what is no pair. */
static bool dump_pair(struct arena *mem, struct arena *tmp)
{
	size_t old_n, new_n;
	struct diff lines;
	struct prose prose;
	struct buf out;
	char *bytes;

	if (scanf("%zu %zu", &old_n, &new_n) != 2 || getchar() != '\n')
		return false;
	bytes = arena_text(mem, old_n + new_n);
	if (fread(bytes, 1, old_n + new_n, stdin) != old_n + new_n)
		return false;
	lines = diff_lines(mem, tmp, (str){bytes, old_n}, (str){bytes + old_n, new_n});
	prose = diff_prose(mem, tmp, &lines);
	buf_init(&out, mem);
	write_prose(&out, &prose);
	printf("%.*s\n", STR_ARG(buf_str(&out)));
	return true;
}

int main(void)
{
	struct arena *const mem = arena_open(), *const tmp = arena_open();
	const struct arena_mark mark = arena_mark(mem);

	while (dump_pair(mem, tmp))
		arena_rewind(mem, mark);
	arena_close(tmp);
	arena_close(mem);
	return ferror(stdin) || fflush(stdout);
}
