/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as a body: nothing may crash or take long, the scratch arena is left as it was, and the
 * checker of the unit tests finds nothing but elements and attributes of its lists, closed in
 * order. The first byte chooses the options; the resolver knows every second destination, and one
 * that it gives is a script.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/bug.h"
#include "base/utf8.h"
#include "markdown/md.h"
#include "unit/markdown/check_blocks.h"
#include "unit/markdown/check_html.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static str resolve(void *context, struct arena *mem, str destination, uint32_t line)
{
	const str *body = context;

	BUG_IF(line == 0 || line > body->n + 1);
	if (destination.n % 2)
		return STR_ABSENT;
	if (str_starts_with(destination, S("evil")))
		return S("javascript:alert(1)");
	return str_cat(mem, S("p/"), destination);
}

static void check_document(const struct md_document *document, const struct md_options *options)
{
	for (size_t i = 0; i < document->heading_count; i++) {
		BUG_IF(document->headings[i].anchor.n == 0 || document->headings[i].text.n == 0);
		BUG_IF(document->headings[i].level < 1 || document->headings[i].level > 6);
		BUG_IF(document->headings[i].line == 0);
	}
	BUG_IF(!options->want_sections && document->section_count);
	for (size_t i = 0; i < document->section_count; i++)
		BUG_IF(document->sections[i].heading != MD_NO_HEADING &&
		    document->sections[i].heading >= document->heading_count);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *const mem = arena_open();
	struct arena *const tmp = arena_open();
	const unsigned choice = size ? data[0] : 0;
	size_t replaced;
	str body = utf8_sanitize(
	    mem, (str){(const char *)data + (size > 0), size - (size > 0)}, &replaced);
	const struct md_options options = {
	    .resolve = choice & 1 ? resolve : NULL,
	    .context = &body,
	    .want_sections = choice & 2,
	    .heading_shift = choice >> 2 & 7,
	};
	const struct md_document document = md_render(mem, tmp, body, &options);
	const char *const problem = check_html(mem, document.html.s);

	if (problem)
		BUG("%s in: %.*s", problem, STR_ARG(document.html.s));
	check_document(&document, &options);
	BUG_IF(check_blocks(&document, UINT32_MAX));
	BUG_IF(arena_used(tmp) != 0);
	arena_close(tmp);
	arena_close(mem);
	return 0;
}
