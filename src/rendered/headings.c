/* SPDX-License-Identifier: MIT */
/* The levels of headings in a view, from which headings between them may be left out. */
#include "markdown/ladder.h"
#include "rendered/part.h"

#define LEVEL_AROUND 2u /* of the heading of the view itself */

static bool is_heading(str name)
{
	return name.n == 2 && name.p[0] == 'h' && name.p[1] >= '1' && name.p[1] <= '6';
}

void rendered_mend_levels(struct buf *out, str html)
{
	struct md_ladder ladder = {.top = LEVEL_AROUND};
	struct rendered_tag tag;
	size_t at = 0, copied = 0;
	unsigned level = LEVEL_AROUND;
	str before;

	while (rendered_next_tag(html, &at, &before, &tag)) {
		const size_t digit = at - tag.source.n + (tag.kind == RENDERED_CLOSE ? 3 : 2);

		if (!is_heading(tag.name))
			continue;
		if (tag.kind == RENDERED_OPEN)
			level = md_ladder_step(&ladder, (unsigned)(tag.name.p[1] - '0'));
		buf_add(out, str_slice(html, copied, digit));
		buf_char(out, (char)('0' + level));
		copied = digit + 1;
	}
	buf_add(out, str_from(html, copied));
}
