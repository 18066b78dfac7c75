/* SPDX-License-Identifier: MIT */
/*
 * Rendering as the tests of this folder do it: one resolver that knows a few destinations, and the
 * HTML checked each time. Links to "known..." go to a page, "evil" to a script, others nowhere.
 */
#ifndef UNIT_MARKDOWN_RENDERED_H
#define UNIT_MARKDOWN_RENDERED_H

#include "unit/unit.h"

#include "markdown/md.h"
#include "unit/markdown/check_html.h"

static inline str rendered_resolve(void *context, struct arena *mem, str destination, uint32_t line)
{
	uint32_t *const last_line = context;

	if (last_line)
		*last_line = line;
	if (str_starts_with(destination, S("known")))
		return str_cat(mem, S("pages/"), destination);
	if (str_starts_with(destination, S("elsewhere")))
		return str_cat(mem, S("https://example.org/"), destination);
	if (str_eq(destination, S("evil")))
		return S("javascript:alert(1)");
	return STR_ABSENT;
}

static inline struct md_document rendered_with(str body, struct md_options options)
{
	struct arena *const tmp = arena_open();
	struct md_document document = md_render(unit_mem, tmp, body, &options);
	const char *const problem = check_html(unit_mem, document.html.s);

	assert_int_equal(arena_used(tmp), 0);
	arena_close(tmp);
	if (problem)
		fail_msg("%s\nin: %s", problem, unit_visible(document.html.s));
	return document;
}

static inline struct md_document rendered(str body)
{
	return rendered_with(body, (struct md_options){.resolve = rendered_resolve});
}

#endif
