/* SPDX-License-Identifier: MIT */
/* Reads the boundary of a shallow clone. What follows from it is decided in walk.c. */
#include "git/shallow.h"

#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "git/handle.h"

struct map shallow_read(struct arena *mem, struct arena *tmp, struct repo *repo)
{
	struct map boundary = {0};
	const struct arena_mark mark = arena_mark(tmp);
	str text, line;

	/* Not there in a whole clone; one that cannot be read is noticed when parents are missing.
	 */
	if (!file_read(tmp, path_join(tmp, repo->common_dir, S("shallow")), LIMIT_SHALLOW, &text))
		text = STR_ABSENT;
	while (str_next_line(&text, &line)) {
		struct oid *const id = ARENA_NEW(mem, struct oid);

		if (oid_parse(line, id))
			*map_put(mem, &boundary, oid_key(id)) = id;
	}
	arena_rewind(tmp, mark);
	return boundary;
}
