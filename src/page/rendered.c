/* SPDX-License-Identifier: MIT */
/* The view of a revision in which both bodies are rendered. How they are compared: rendered/. */
#include "rendered/rendered.h"

#include "page/common.h"

/* Revisions stand two folders below the root. */
#define ROOT S("../../")

static void add_unchanged(struct buf *out, const void *context, enum rendered_place place, size_t n)
{
	const struct page_run *run = context;
	const struct language *language = run->site->language;
	const struct language_slot slot = {S("n"), str_format(run->mem, "%zu", n)};

	html_escape(out,
	    language_fill(
		run->mem, language_form(language, TEXT_BLOCKS_UNCHANGED + place, n), &slot, 1));
}

struct value page_rendered_diff(struct page_run *run, const struct page_revision_input *input)
{
	const struct definition *const before = input->before, *const after = input->after;
	const struct rendered_words words = {
	    .added = page_say(run, TEXT_HINT_ADDED),
	    .removed = page_say(run, TEXT_HINT_REMOVED),
	    .unchanged = add_unchanged,
	    .context = run,
	};
	struct rendered_view view;
	struct value data;

	if (!before || !after || str_eq(before->body, after->body))
		return VALUE_NONE;
	view = rendered_compare(run->mem, run->tmp, &words,
	    page_revision_document(run, input->bodies, before, ROOT),
	    page_revision_document(run, input->bodies, after, ROOT));
	if (view.html.s.n == 0)
		return VALUE_NONE;
	data = value_map(run->mem);
	VALUE_SET(run->mem, data, "html", value_html(view.html));
	VALUE_SET(run->mem, data, "bounded", value_bool(view.bounded));
	return data;
}
