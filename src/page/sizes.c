/* SPDX-License-Identifier: MIT */
/*
 * How large a definition is, in words and in tokens of a language model, and how that changed.
 *
 * Tokens are estimated: four bytes are one. Vocabularies differ from model to model, and the rule
 * is right within a fifth for English prose with code; a Chinese character, of three bytes, comes
 * out as most of a token, which is about right, too.
 */
#include "base/arena.h"
#include "page/definition_parts.h"

enum {
	TOKEN_BYTES = 4,
	POINTS_MAX = 120, /* of the line; older revisions are left out */
	WIDTH = 120,
	HEIGHT = 24,
	MARGIN = 3, /* room for the dot at the end */
	CALM = 4, /* a line that varies by less than one in so many does not fill the height */
};

/* Two digits say all that an estimate knows. */
static int64_t tokens_of(size_t bytes)
{
	int64_t tokens = (int64_t)(bytes / TOKEN_BYTES), unit = 1;

	while (tokens / unit >= 100)
		unit *= 10;
	return (tokens + unit / 2) / unit * unit;
}

/* Sizes of bodies, the oldest first. */
struct sizes {
	size_t *items;
	size_t n, least, most;
};

static struct sizes sizes_of(struct arena *mem, const struct site_def *def)
{
	struct sizes sizes = {.items = ARENA_ARRAY(mem, size_t, POINTS_MAX), .least = SITE_NONE};

	for (size_t i = 0; i < def->revision_count && sizes.n < POINTS_MAX; i++) {
		const size_t size = def->revisions[i].change.body_size;
		if (size == SITE_NONE)
			continue;
		sizes.items[sizes.n++] = size;
		sizes.least = size < sizes.least ? size : sizes.least;
		sizes.most = size > sizes.most ? size : sizes.most;
	}
	for (size_t i = 0; i < sizes.n / 2; i++) {
		const size_t other = sizes.items[i];
		sizes.items[i] = sizes.items[sizes.n - 1 - i];
		sizes.items[sizes.n - 1 - i] = other;
	}
	return sizes;
}

static unsigned x_of(const struct sizes *sizes, size_t i)
{
	return MARGIN + (unsigned)(i * (WIDTH - 2 * MARGIN) / (sizes->n - 1));
}

/* A size that hardly varies is a nearly level line in the middle. */
static unsigned y_of(const struct sizes *sizes, size_t i)
{
	const size_t varies = sizes->most - sizes->least;
	const size_t range = varies > sizes->most / CALM ? varies : sizes->most / CALM + 1;
	const size_t above = sizes->items[i] - sizes->least + (range - varies) / 2;

	return HEIGHT - MARGIN - (unsigned)(above * (HEIGHT - 2 * MARGIN) / range);
}

static struct value spark_of(struct arena *mem, const struct site_def *def)
{
	const struct sizes sizes = sizes_of(mem, def);
	struct buf line;

	if (sizes.n < 2 || sizes.least == sizes.most)
		return VALUE_NONE;
	struct value spark = value_map(mem);
	buf_init(&line, mem);
	for (size_t i = 0; i < sizes.n; i++)
		buf_format(&line, "%c%u %u", i ? 'L' : 'M', x_of(&sizes, i), y_of(&sizes, i));
	VALUE_SET(mem, spark, "width", value_int(mem, WIDTH));
	VALUE_SET(mem, spark, "height", value_int(mem, HEIGHT));
	VALUE_SET(mem, spark, "line", value_string(buf_str(&line)));
	VALUE_SET(mem, spark, "x", value_int(mem, x_of(&sizes, sizes.n - 1)));
	VALUE_SET(mem, spark, "y", value_int(mem, y_of(&sizes, sizes.n - 1)));
	VALUE_SET(mem, spark, "count", value_int(mem, (int64_t)sizes.n));
	VALUE_SET(mem, spark, "first", value_int(mem, tokens_of(sizes.items[0])));
	VALUE_SET(mem, spark, "last", value_int(mem, tokens_of(sizes.items[sizes.n - 1])));
	VALUE_SET(mem, spark, "least", value_int(mem, tokens_of(sizes.least)));
	VALUE_SET(mem, spark, "most", value_int(mem, tokens_of(sizes.most)));
	return spark;
}

struct value page_size(struct page_run *run, const struct site_def *def)
{
	struct arena *mem = run->mem;
	struct value size = value_map(mem);
	const int64_t tokens = tokens_of(def->def.body.n);

	VALUE_SET(mem, size, "words", value_int(mem, (int64_t)def->def.words));
	VALUE_SET(mem, size, "words_many", value_bool(def->def.words != 1));
	VALUE_SET(mem, size, "tokens", value_int(mem, tokens));
	VALUE_SET(mem, size, "tokens_many", value_bool(tokens != 1));
	VALUE_SET(mem, size, "spark", spark_of(mem, def));
	return size;
}
