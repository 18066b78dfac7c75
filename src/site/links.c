/* SPDX-License-Identifier: MIT */
/* Where relative links of definitions lead: paths in the repository become pages of the site. */
#include "site/site.h"

#include "base/arena.h"
#include "base/path.h"

/* Where the path of a destination ends: before its query or fragment. */
static size_t path_end(str destination)
{
	size_t end = 0;

	while (end < destination.n && destination.p[end] != '#' && destination.p[end] != '?')
		end++;
	return end;
}

str site_link_path(struct arena *mem, str from_path, str destination)
{
	str path = path_url_decode(mem, str_slice(destination, 0, path_end(destination)));
	str joined = str_starts_with(path, S("/")) ? str_from(path, 1)
						   : path_join(mem, path_dir(from_path), path);
	str target = path_normalize(mem, joined);

	return target.n ? target : STR_ABSENT;
}

str site_resolve_link(struct arena *mem, const struct site *site, str from_path, str destination)
{
	str target = site_link_path(mem, from_path, destination);

	if (!target.n)
		return STR_ABSENT;
	const struct site_def *def = map_get(&site->by_path, target);
	if (!def) /* a link to a skill's folder means its SKILL.md */
		def = map_get(&site->by_path, path_join(mem, target, S("SKILL.md")));
	if (!def)
		return STR_ABSENT;
	size_t fragment = str_find_char(destination, '#', path_end(destination));
	return str_cat(mem, def->url, str_from(destination, fragment));
}
