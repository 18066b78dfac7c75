/* SPDX-License-Identifier: MIT */
/* Pieces are hashed, sorted and added up; two sorted lists then give the common bytes. */
#include "history/similar.h"

#include <stdlib.h>

#include "base/arena.h"

#define PIECE_MAX 64
#define BINARY_PROBE 8000 /* git looks this far for a NUL */

static bool is_binary(str text)
{
	return memchr(text.p, '\0', text.n < BINARY_PROBE ? text.n : BINARY_PROBE) != NULL;
}

static int compare_pieces(const void *a, const void *b)
{
	const struct similar_piece *const x = a, *const y = b;

	return (x->hash > y->hash) - (x->hash < y->hash);
}

/* Brings pieces of one hash together; returns how many are left. */
static size_t add_up(struct similar_piece *pieces, size_t n)
{
	size_t kept = 0;

	for (size_t i = 0; i < n; i++) {
		if (kept && pieces[kept - 1].hash == pieces[i].hash)
			pieces[kept - 1].bytes += pieces[i].bytes;
		else
			pieces[kept++] = pieces[i];
	}
	return kept;
}

/* Takes the next piece off a text. */
static struct similar_piece take_piece(const char *text, size_t n, bool binary, size_t *i)
{
	uint64_t hash = 0;
	struct similar_piece piece = {0};

	while (*i < n) {
		const char c = text[(*i)++];

		if (c == '\r' && !binary && *i < n && text[*i] == '\n')
			continue;
		/* A multiplication by an odd number with well spread bits, as in Fibonacci hashing.
		 */
		hash = (hash + (unsigned char)c + 1) * UINT64_C(0x9E3779B97F4A7C15);
		if (++piece.bytes == PIECE_MAX || c == '\n')
			break;
	}
	piece.hash = (uint32_t)(hash >> 32);
	return piece;
}

struct similar_text similar_cut(struct arena *mem, str text)
{
	struct similar_text result = {.size = text.n, .known = true};
	const bool binary = text.n && is_binary(text);
	size_t cap = text.n / PIECE_MAX + 1;

	for (size_t i = 0; i < text.n; i++)
		cap += text.p[i] == '\n';
	result.pieces = ARENA_ARRAY(mem, struct similar_piece, cap);
	for (size_t i = 0; i < text.n;)
		result.pieces[result.n++] = take_piece(text.p, text.n, binary, &i);
	if (result.n)
		qsort(result.pieces, result.n, sizeof *result.pieces, compare_pieces);
	result.n = add_up(result.pieces, result.n);
	return result;
}

bool similar_is_hopeless(size_t a_size, size_t b_size, unsigned least)
{
	const size_t large = a_size > b_size ? a_size : b_size;
	const size_t small = a_size > b_size ? b_size : a_size;

	return (large - small) * SIMILAR_WHOLE > large * (SIMILAR_WHOLE - least);
}

unsigned similar_score(const struct similar_text *a, const struct similar_text *b)
{
	const size_t larger = a->size > b->size ? a->size : b->size;
	uint64_t common = 0;
	size_t i = 0, j = 0;

	while (i < a->n && j < b->n) {
		const struct similar_piece *const x = &a->pieces[i], *const y = &b->pieces[j];

		if (x->hash == y->hash)
			common += x->bytes < y->bytes ? x->bytes : y->bytes;
		i += x->hash <= y->hash;
		j += y->hash <= x->hash;
	}
	return larger ? (unsigned)(common * SIMILAR_WHOLE / larger) : 0;
}
