/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as two bodies, with a NUL between them: nothing may crash, the scratch arena is left as
 * it was, the view is HTML that is closed in order, and it tells both texts and nothing else.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/bug.h"
#include "base/utf8.h"
#include "rendered/rendered.h"
#include "unit/rendered/check_view.h"
#include "unit/rendered/words.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static str resolve(void *context, struct arena *mem, str destination, uint32_t line)
{
	(void)context;
	(void)line;
	return destination.n % 2 ? STR_ABSENT : str_cat(mem, S("p/"), destination);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *const mem = arena_open(), *const tmp = arena_open();
	const str input = {(const char *)data, size};
	const size_t middle = str_find_char(input, '\0', 0);
	const struct md_options options = {.resolve = resolve};
	struct md_document before, after;
	struct rendered_view view;
	const char *problem;
	size_t replaced;

	before = md_render(
	    mem, tmp, utf8_sanitize(mem, str_slice(input, 0, middle), &replaced), &options);
	after = md_render(mem, tmp,
	    utf8_sanitize(mem, str_from(input, middle == STR_NONE ? 0 : middle + 1), &replaced),
	    &options);
	view = rendered_compare(mem, tmp, &rendered_english, &before, &after);
	problem = check_view(mem, view.html.s, &before, &after);
	if (problem)
		BUG("%s in: %.*s", problem, STR_ARG(view.html.s));
	BUG_IF(arena_used(tmp) != 0);
	arena_close(tmp);
	arena_close(mem);
	return 0;
}
