/* SPDX-License-Identifier: MIT */
/* English words for a view: shared by the unit tests, the fuzzer and the oracle. */
#ifndef UNIT_RENDERED_WORDS_H
#define UNIT_RENDERED_WORDS_H

#include "base/buf.h"
#include "rendered/rendered.h"

static void add_unchanged(struct buf *out, const void *context, enum rendered_place place, size_t n)
{
	static const char *const names[] = {"block", "item", "row"};

	(void)context;
	buf_format(out, "%zu %s%s unchanged", n, names[place], n == 1 ? "" : "s");
}

static const struct rendered_words rendered_english = {
    .added = {"added ", 6},
    .removed = {"removed ", 8},
    .unchanged = add_unchanged,
};

#endif
