/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as the parts of a request: no path may leave the site, and no range what it is cut
 * from.
 */
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/bug.h"
#include "base/path.h"
#include "serve/request.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *mem = arena_open();
	const str text = {(const char *)data, size};
	const struct request_hosts hosts = {.port = 8000};
	struct request_part part;
	int64_t utc_s;
	str url;

	if (request_path(mem, text, &url)) {
		BUG_IF(!str_eq(path_normalize(mem, url), url) || str_starts_with(url, S("/")));
		BUG_IF(str_find_char(url, '\0', 0) != STR_NONE);
	}
	if (request_range(text, size, &part) == RANGE_PART)
		BUG_IF(!part.n || part.first >= size || part.n > size - part.first);
	if (request_is_for(&hosts, text))
		BUG_IF(str_find_char(text, ':', 0) == STR_NONE);
	if (request_read_date(text, &utc_s))
		BUG_IF(request_format_date(mem, utc_s).n != text.n);
	request_has_tag(text, S("\"x\""));
	arena_close(mem);
	return 0;
}
