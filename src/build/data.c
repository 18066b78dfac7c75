/* SPDX-License-Identifier: MIT */
/* The data of pages: a build whose sink keeps what the templates would get. */
#include "build/data.h"

#include "base/arena.h"
#include "base/json.h"
#include "build/pages.h"
#include "site/guess.h"

struct seeker {
	struct arena *mem;
	str wanted; /* absent: list all */
	struct buf out;
	bool found;
	struct site_guess guess;
};

static void keep(struct seeker *s, const struct page *page)
{
	struct json json;

	json_init(&json, &s->out);
	json_object(&json);
	json_int_at(&json, S("schema"), BUILD_DATA_SCHEMA);
	json_string_at(&json, S("url"), page->url);
	json_string_at(&json, S("template"), page->template);
	json_key(&json, S("data"));
	json_value(&json, page->data);
	json_object_end(&json);
	s->found = true;
}

static bool take(void *context, const struct page *page)
{
	struct seeker *s = context;

	if (!page->template.p)
		return true;
	if (!s->wanted.p)
		buf_format(&s->out, "%.*s %.*s\n", STR_ARG(page->url), STR_ARG(page->template));
	else if (str_eq(page->url, s->wanted))
		keep(s, page);
	else
		site_guess_try(s->mem, &s->guess, page->url);
	return true;
}

/* One page, or all of them: for a list, and to see which one was perhaps meant. */
static bool seek_in(struct build_pages *pages, struct seeker *s, bool all)
{
	return all ? build_pages_make(pages)
		   : build_pages_find(pages, s->wanted) != BUILD_PAGE_FAILED;
}

static bool seek(struct diag *diag, const struct build_options *options, struct seeker *s, bool all)
{
	struct build build = {.options = options, .diag = diag};
	struct build_pages pages;

	build_open(&build);
	bool done = build_look(&build) && build_read(&build);
	if (done) {
		build_walk(&build);
		build_pages_open(&pages, &build, take, s);
		done = seek_in(&pages, s, all);
		build_pages_close(&pages);
	}
	build_close(&build);
	return done;
}

bool build_data(struct arena *mem, struct diag *diag, const struct build_options *options, str url,
    struct build_page_data *ret_data)
{
	struct seeker s = {.mem = mem, .wanted = url, .guess = {.written = url}};

	buf_init(&s.out, mem);
	if (!seek(diag, options, &s, false) || (!s.found && !seek(diag, options, &s, true)))
		return false;
	*ret_data = (struct build_page_data){s.found, buf_str(&s.out), site_guess_result(&s.guess)};
	return true;
}

bool build_data_list(
    struct arena *mem, struct diag *diag, const struct build_options *options, str *ret_lines)
{
	struct seeker s = {.mem = mem};

	buf_init(&s.out, mem);
	if (!seek(diag, options, &s, true))
		return false;
	*ret_lines = buf_str(&s.out);
	return true;
}
