/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as JSON: nothing may crash, and what is read and written must read as the same value,
 * and then be written as the same text.
 */
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/bug.h"
#include "base/json.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static str written(struct arena *mem, struct value value)
{
	struct buf out;
	struct json j;

	buf_init(&out, mem);
	json_init(&j, &out);
	json_value(&j, value);
	return buf_str(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *mem = arena_open();
	struct json_error error = {0};
	struct value value, again;
	str text;

	if (json_read(mem, (str){(const char *)data, size}, &value, &error)) {
		text = written(mem, value);
		BUG_IF(!json_read(mem, text, &again, &error));
		BUG_IF(!value_eq(value, again));
		BUG_IF(!str_eq(written(mem, again), text));
	} else {
		BUG_IF(error.line == 0 || error.column == 0 || !error.problem);
	}
	arena_close(mem);
	return 0;
}
