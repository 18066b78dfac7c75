/* SPDX-License-Identifier: MIT */
/* Two tables of hashed pieces; the common bytes are found by looking up one's pieces in the other.
 */
#include "history/similar.h"

#include "base/arena.h"

#define PIECE_MAX 64
#define BINARY_PROBE 8000 /* git looks this far for a NUL */

static bool is_binary(str text)
{
	return memchr(text.p, '\0', text.n < BINARY_PROBE ? text.n : BINARY_PROBE) != NULL;
}

static uint64_t mix(uint64_t hash, uint64_t word)
{
	/* A multiplication by an odd number with well spread bits, as in Fibonacci hashing. */
	hash = (hash ^ word) * UINT64_C(0x9E3779B97F4A7C15);
	return hash ^ hash >> 32;
}

static uint32_t hash_bytes(const char *p, size_t n, bool line)
{
	uint64_t hash = n * 2 + line, word;

	for (; n >= sizeof word; p += sizeof word, n -= sizeof word) {
		memcpy(&word, p, sizeof word);
		hash = mix(hash, word);
	}
	word = 0;
	if (n)
		memcpy(&word, p, n);
	return (uint32_t)mix(hash, word);
}

/* Takes the next piece off a text: up to a line feed, or PIECE_MAX bytes. */
static struct similar_piece take_piece(str *text, bool binary)
{
	const size_t probe = text->n < PIECE_MAX + 1 ? text->n : PIECE_MAX + 1;
	const char *const feed = memchr(text->p, '\n', probe);
	size_t n = feed ? (size_t)(feed - text->p) : probe;
	const bool returns = feed && n && !binary && text->p[n - 1] == '\r';
	const size_t counted = n - returns + (feed != NULL);
	struct similar_piece piece;

	if (counted > PIECE_MAX) {
		piece = (struct similar_piece){hash_bytes(text->p, PIECE_MAX, false), PIECE_MAX};
		n = PIECE_MAX;
	} else {
		piece = (struct similar_piece){
		    hash_bytes(text->p, n - returns, feed != NULL), (uint32_t)counted};
		n += feed != NULL;
	}
	*text = str_from(*text, n);
	return piece;
}

/* The place of a hash, or the free one where it would stand. */
static struct similar_piece *find_piece(const struct similar_text *text, uint32_t hash)
{
	size_t at = hash & (text->slot_count - 1);

	while (text->pieces[at].bytes && text->pieces[at].hash != hash)
		at = (at + 1) & (text->slot_count - 1);
	return &text->pieces[at];
}

static size_t count_pieces(str text)
{
	size_t n = text.n / PIECE_MAX + 1;

	while (text.n) {
		const char *const feed = memchr(text.p, '\n', text.n);

		if (!feed)
			break;
		text = str_from(text, (size_t)(feed - text.p) + 1);
		n++;
	}
	return n;
}

struct similar_text similar_cut(struct arena *mem, str text)
{
	struct similar_text result = {.size = text.n, .known = true};

	if (!text.n)
		return result;
	const bool binary = is_binary(text);
	const size_t pieces = count_pieces(text);

	result.slot_count = 8;
	while (result.slot_count < pieces + pieces / 2)
		result.slot_count *= 2;
	result.pieces = ARENA_ARRAY(mem, struct similar_piece, result.slot_count);
	while (text.n) {
		const struct similar_piece piece = take_piece(&text, binary);
		struct similar_piece *const place = find_piece(&result, piece.hash);

		place->hash = piece.hash;
		place->bytes += piece.bytes;
	}
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
	const struct similar_text *const small = a->slot_count <= b->slot_count ? a : b;
	const struct similar_text *const large = small == a ? b : a;
	uint64_t common = 0;

	for (size_t i = 0; i < small->slot_count; i++) {
		const struct similar_piece *const piece = &small->pieces[i];

		if (piece->bytes) {
			const uint32_t other = find_piece(large, piece->hash)->bytes;

			common += piece->bytes < other ? piece->bytes : other;
		}
	}
	const size_t size = a->size > b->size ? a->size : b->size;

	return size ? (unsigned)(common * SIMILAR_WHOLE / size) : 0;
}
