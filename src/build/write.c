/* SPDX-License-Identifier: MIT */
/* The last stage: every page, written to the output. */
#include "build/pages.h"

static bool take_file(struct build *build, str path, str content)
{
	const struct build_sink *sink = build->options->sink;

	return sink ? sink->take(sink->context, path, content)
		    : emit_file(build->emit, path, content);
}

static bool take_page(void *context, const struct page *page)
{
	struct build *build = context;

	if (!page->template.p)
		return take_file(build, page->url, page->content);
	return build_render(build, page) && take_file(build, page->url, buf_str(&build->out));
}

bool build_open_output(struct build *build)
{
	return build_compile_templates(build) &&
	    (build->options->sink ||
		emit_open(build->mem, build->diag, build->output, &build->emit));
}

bool build_write(struct build *build)
{
	return build_make_pages(build, take_page, build);
}

bool build_make_pages(struct build *build, page_sink *sink, void *context)
{
	struct build_pages pages;

	build_pages_open(&pages, build, sink, context);
	const bool going = build_pages_make(&pages);
	build_pages_close(&pages);
	return going;
}
