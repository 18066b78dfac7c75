/* SPDX-License-Identifier: MIT */
/* Which end of a path tells a folder from all others. */
#include "site/folder_names.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/utf8.h"

enum {
	FOLDER_MAX = 20, /* characters that stand on one line beside the catalogue, or in a box */
	MARK_LENGTH = 2, /* characters that stand for what is left out */
	FOLDER_END_MAX = FOLDER_MAX - MARK_LENGTH,
};

/* Where the next part of a path begins; its end when there is none. */
static size_t next_part(str path, size_t from)
{
	const size_t slash = str_find_char(path, '/', from);

	return slash == STR_NONE ? path.n : slash + 1;
}

/*
 * The end of a path that no other one ends with: the longest that stands on one line, or else the
 * shortest there is. Of those that share everything, all.
 */
static str end_of(const struct map *ends, str path)
{
	str end = path;

	for (size_t at = next_part(path, 0); at < path.n; at = next_part(path, at)) {
		const str rest = str_from(path, at);

		if ((uintptr_t)map_get(ends, rest) != 1)
			break; /* what is shorter is shared, too */
		end = rest;
		if (utf8_length(rest) <= FOLDER_END_MAX)
			break;
	}
	return end;
}

void site_shorten_folders(
    struct arena *mem, struct arena *tmp, struct site_folder *folders, size_t n)
{
	struct map ends = {0};

	for (size_t i = 0; i < n; i++) {
		const str path = folders[i].name;

		for (size_t at = 0; at < path.n; at = next_part(path, at)) {
			void **count = map_put(tmp, &ends, str_from(path, at));
			*count = (void *)((uintptr_t)*count + 1);
		}
	}
	for (size_t i = 0; i < n; i++) {
		const str path = folders[i].name;
		const str end = utf8_length(path) > FOLDER_MAX ? end_of(&ends, path) : path;

		if (utf8_length(end) + MARK_LENGTH < utf8_length(path))
			folders[i].brief = str_cat(mem, S("\xE2\x80\xA6/"), end);
	}
}
