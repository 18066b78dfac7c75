/* SPDX-License-Identifier: MIT */
/* The page that compares any two versions: a script does it; below stand pairs worth comparing. */
#include "base/arena.h"
#include "page/common.h"
#include "page/kinds.h"

enum { DUPLICATES_SHOWN = 20 }; /* the insights have all */

bool page_compare(struct page_run *run)
{
	struct arena_mark mark = arena_mark(run->mem);
	const size_t n = run->site->duplicate_count;
	struct value data =
	    page_begin(run, S("compare.html"), page_say(run, TEXT_PAGE_COMPARE), S(""));

	VALUE_SET(run->mem, data, "duplicates", page_duplicates(run, DUPLICATES_SHOWN));
	VALUE_SET(run->mem, data, "count",
	    n > DUPLICATES_SHOWN ? value_int(run->mem, (int64_t)n) : VALUE_NONE);
	VALUE_SET(run->mem, data, "noindex", value_bool(true));
	const bool going = page_emit(run, S("compare"), data);

	arena_rewind(run->mem, mark);
	return going;
}
