/* SPDX-License-Identifier: MIT */
/*
 * What the tests of mustache/ share: a set of templates from JSON, and what rendering one printed
 * and reported. Not for the cases of the specification, which tests/spec runs.
 */
#ifndef UNIT_MUSTACHE_TEMPLATES_H
#define UNIT_MUSTACHE_TEMPLATES_H

#include "unit/unit.h"

#include "base/json.h"
#include "mustache/mustache.h"

struct templates {
	str page; /* the text of the template "page" */
	struct value partials; /* a map of the others */
	struct diag *diag;
	struct mustache *set;
	unsigned loads;
};

static inline bool templates_load(void *context, str name, struct mustache_source *ret_source)
{
	struct templates *templates = context;
	const struct value *text = value_get(templates->partials, name);

	templates->loads++;
	ret_source->path = str_cat(unit_mem, name, S(".mustache"));
	ret_source->text = templates->page;
	ret_source->phrase = str_starts_with(name, S("t/"));
	if (str_eq(name, S("page")))
		return true;
	if (text)
		ret_source->text = value_text(*text);
	return text != NULL;
}

static inline struct value templates_json(const char *text)
{
	struct value value = VALUE_NONE;
	struct json_error error = {0};

	if (text && !json_read(unit_mem, str_of_cstr(text), &value, &error))
		fail_msg("the JSON of the test: %s in %s", error.problem, text);
	return value;
}

/* A set with a template "page" and others from a JSON map, which may be NULL. */
static inline struct templates *templates_new(str page, const char *partials, unsigned flags)
{
	struct templates *templates = ARENA_NEW(unit_mem, struct templates);

	templates->page = page;
	templates->partials = templates_json(partials);
	templates->diag = diag_new(unit_mem);
	templates->set = mustache_new(unit_mem, templates->diag, templates_load, templates, flags);
	return templates;
}

/* Renders "page" and returns the text; *ret_done is what mustache_render returned. */
static inline str templates_render(struct templates *templates, struct value data, bool *ret_done)
{
	struct arena *tmp = arena_open();
	struct buf out;

	buf_init(&out, unit_mem);
	*ret_done = mustache_render(templates->set, S("page"), data, &out, tmp);
	assert_int_equal(arena_used(tmp), 0);
	arena_close(tmp);
	return buf_str(&out);
}

/* All that was reported, a line each. */
static inline str templates_reports(struct templates *templates)
{
	size_t n;
	const struct diag_item *items = diag_items(templates->diag, &n);
	struct buf out;

	buf_init(&out, unit_mem);
	for (size_t i = 0; i < n; i++) {
		diag_format(&out, &items[i]);
		buf_char(&out, '\n');
	}
	return buf_str(&out);
}

#endif
