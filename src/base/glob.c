/* SPDX-License-Identifier: MIT */
/* Patterns of paths: a walk that goes back to the last star, or to the last pair of stars. */
#include "base/glob.h"

/* A place to go back to: what stands behind the star, and how far the star reaches. */
struct retry {
	size_t pattern; /* STR_NONE: there was no star yet */
	size_t path;
};

struct matcher {
	str pattern, path;
	size_t p, i;
	struct retry star, stars;
};

/* Takes a pair of stars: it may end before any name, and without a '/' behind it within one. */
static void take_stars(struct matcher *m)
{
	m->p += 2;
	m->star.pattern = STR_NONE;
	if (m->p < m->pattern.n && m->pattern.p[m->p] == '/')
		m->p++;
	else
		m->star = (struct retry){m->p, m->i};
	m->stars = (struct retry){m->p, m->i};
}

static bool take_byte(struct matcher *m)
{
	const char wanted = m->pattern.p[m->p];

	if (m->i == m->path.n)
		return false;
	if (wanted == '?' ? m->path.p[m->i] == '/' : m->path.p[m->i] != wanted)
		return false;
	m->p++;
	m->i++;
	return true;
}

/* Lets a star reach one byte further, or the pair of stars one folder. */
static bool go_back(struct matcher *m)
{
	if (m->star.pattern != STR_NONE && m->star.path < m->path.n &&
	    m->path.p[m->star.path] != '/') {
		m->i = ++m->star.path;
		m->p = m->star.pattern;
		return true;
	}
	if (m->stars.pattern == STR_NONE)
		return false;
	const size_t slash = str_find_char(m->path, '/', m->stars.path);
	if (slash == STR_NONE)
		return false;
	m->i = m->stars.path = slash + 1;
	m->p = m->stars.pattern;
	m->star = m->pattern.p[m->p - 1] == '*' ? m->stars : (struct retry){STR_NONE, 0};
	return true;
}

static bool matches(str pattern, str path)
{
	struct matcher m = {.pattern = pattern, .path = path};

	m.star.pattern = m.stars.pattern = STR_NONE;
	for (;;) {
		const str rest = str_from(pattern, m.p);

		if (!rest.n && m.i == path.n)
			return true;
		if (str_eq(rest, S("**")))
			return true;
		if (str_starts_with(rest, S("**"))) {
			take_stars(&m);
		} else if (str_starts_with(rest, S("*"))) {
			m.star = (struct retry){++m.p, m.i};
		} else if ((!rest.n || !take_byte(&m)) && !go_back(&m)) {
			return false;
		}
	}
}

bool glob_covers(str pattern, str path)
{
	if (str_ends_with(pattern, S("/")))
		pattern.n--;
	const bool from_top = str_find_char(pattern, '/', 0) != STR_NONE;
	if (str_starts_with(pattern, S("/")))
		pattern = str_from(pattern, 1);
	if (!pattern.n)
		return false;
	for (size_t end = 0; end != STR_NONE && end <= path.n;) {
		const size_t start = end;
		end = str_find_char(path, '/', start);
		const str folder = str_slice(path, 0, end == STR_NONE ? path.n : end);
		if (matches(pattern, from_top ? folder : str_from(folder, start)))
			return true;
		if (end != STR_NONE)
			end++;
	}
	return false;
}
