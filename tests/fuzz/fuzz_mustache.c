/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as a template, rendered with fixed data: nothing may crash, a template that fails has
 * one error, and a second rendering gives the same text. The template finds itself as "t" and two
 * sound ones beside it. The items of the list hide it, so that sections cannot multiply without
 * end.
 */
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/bug.h"
#include "base/json.h"
#include "mustache/mustache.h"

#define OUTPUT_MAX 4194304u /* bytes */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool load(void *context, str name, struct mustache_source *ret_source)
{
	const str *template = context;

	ret_source->path = name;
	if (str_eq(name, S("t")))
		ret_source->text = *template;
	else if (str_eq(name, S("p")))
		ret_source->text = S("1\n{{a}}\n\t{{>q}}\n{{>*b.d}}");
	else if (str_eq(name, S("q")))
		ret_source->text = S(" <{{$b}}\n  d\n{{/b}}>{{$c}}{{/c}}\n");
	else
		return false;
	return true;
}

static struct value fixed_data(struct arena *mem)
{
	const str text = S("{\"a\":1,\"b\":{\"c\":\"q\",\"d\":null},\"n\":\"t\","
			   "\"l\":[{\"l\":0,\"a\":\"<\"},{\"l\":0,\"b\":[[2]]},{\"l\":0}]}");
	struct json_error error;
	struct value value;

	BUG_IF(!json_read(mem, text, &value, &error));
	return value;
}

static str rendered(struct arena *mem, struct mustache *set, bool *ret_done)
{
	struct arena *tmp = arena_open();
	struct buf out;

	buf_init_max(&out, mem, OUTPUT_MAX);
	*ret_done = mustache_render(set, S("t"), fixed_data(mem), &out, tmp);
	arena_close(tmp);
	return buf_str(&out);
}

static size_t count_errors(struct diag *diag)
{
	size_t n, found = 0;
	const struct diag_item *items = diag_items(diag, &n);

	for (size_t i = 0; i < n; i++) {
		found += items[i].code == AD501;
		BUG_IF(items[i].code != AD501 && items[i].place.line == 0);
	}
	return found;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *mem = arena_open();
	struct diag *diag = diag_new(mem);
	str template = {(const char *)data, size};
	struct mustache *set = mustache_new(mem, diag, load, &template, MUSTACHE_STRICT);
	bool done;
	const str first = rendered(mem, set, &done);

	BUG_IF(done != (count_errors(diag) == 0));
	BUG_IF(!str_eq(rendered(mem, set, &done), first));
	BUG_IF(done != (count_errors(diag) == 0));
	arena_close(mem);
	return 0;
}
