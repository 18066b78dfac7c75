/* SPDX-License-Identifier: MIT */
/* Where relative links of definitions lead: paths in the repository become pages of the site. */
#include "site/site.h"

#include "base/arena.h"
#include "base/path.h"

/* Undoes percent encoding; a broken escape stays as it is. */
static str percent_decode(struct arena *mem, str s)
{
	struct buf out;

	if (str_find_char(s, '%', 0) == STR_NONE)
		return s;
	buf_init(&out, mem);
	for (size_t i = 0; i < s.n; i++) {
		unsigned byte = 0;
		size_t digits = 0;
		while (s.p[i] == '%' && digits < 2 && i + 1 + digits < s.n) {
			char c = char_lower(s.p[i + 1 + digits]);
			if (!char_is_digit(c) && (c < 'a' || c > 'f'))
				break;
			byte = byte * 16 + (unsigned)(char_is_digit(c) ? c - '0' : c - 'a' + 10);
			digits++;
		}
		if (digits == 2 && byte != 0) {
			buf_char(&out, (char)byte);
			i += 2;
		} else {
			buf_char(&out, s.p[i]);
		}
	}
	return buf_str(&out);
}

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
	str path = percent_decode(mem, str_slice(destination, 0, path_end(destination)));
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
