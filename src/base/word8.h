/* SPDX-License-Identifier: MIT */
/*
 * Eight bytes of a text as one number, for loops over texts that mostly have nothing to do: eight
 * bytes cost about what one costs alone. Not for reading binary formats.
 */
#ifndef BASE_WORD8_H
#define BASE_WORD8_H

#include <stddef.h>
#include <stdint.h>

#define WORD8_ONES UINT64_C(0x0101010101010101)
#define WORD8_TOPS UINT64_C(0x8080808080808080)

/* The first byte is the lowest on every machine; compilers make it one load where it is one. */
static inline uint64_t word8_half(const char *p)
{
	const unsigned char *u = (const unsigned char *)p;

	return (uint64_t)u[0] | (uint64_t)u[1] << 8 | (uint64_t)u[2] << 16 | (uint64_t)u[3] << 24;
}

static inline uint64_t word8_load(const char *p)
{
	const unsigned char *u = (const unsigned char *)p;

	return (uint64_t)u[0] | (uint64_t)u[1] << 8 | (uint64_t)u[2] << 16 | (uint64_t)u[3] << 24 |
	    (uint64_t)u[4] << 32 | (uint64_t)u[5] << 40 | (uint64_t)u[6] << 48 |
	    (uint64_t)u[7] << 56;
}

/* The n (1 to 7) bytes at p, the others 0: parts that overlap do so where they hold one byte. */
static inline uint64_t word8_load_part(const char *p, size_t n)
{
	if (n >= 4)
		return word8_half(p) | word8_half(p + n - 4) << (8 * (n - 4));
	return (uint64_t)(unsigned char)p[0] | (uint64_t)(unsigned char)p[n / 2] << (8 * (n / 2)) |
	    (uint64_t)(unsigned char)p[n - 1] << (8 * (n - 1));
}

/*
 * The tests set the top bit of bytes that pass; & WORD8_TOPS takes the other bits away. The first
 * byte that is marked passes; those behind it may be marked without passing.
 */

/* Bytes that are c. */
static inline uint64_t word8_equal(uint64_t word, char c)
{
	const uint64_t differs = word ^ WORD8_ONES * (unsigned char)c;

	return (differs - WORD8_ONES) & ~differs;
}

/* Bytes below limit, which is at most 128. */
static inline uint64_t word8_below(uint64_t word, unsigned char limit)
{
	return (word - WORD8_ONES * limit) & ~word;
}

/* The place of the first byte that is marked; there is one. */
static inline size_t word8_first(uint64_t marks)
{
	const uint64_t below = (marks & -marks) - 1;

	return (size_t)((((below & WORD8_ONES) * WORD8_ONES) >> 56) - 1);
}

#endif
