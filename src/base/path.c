/* SPDX-License-Identifier: MIT */
/* Paths as text. Not for looking at a disk: see file.h. */
#include "base/path.h"

#include "base/arena.h"
#include "base/hex.h"
#include "base/unicode.h"
#include "base/utf8.h"

str path_base(str path)
{
	const size_t slash = str_rfind_char(path, '/');

	return slash == STR_NONE ? path : str_from(path, slash + 1);
}

str path_dir(str path)
{
	const size_t slash = str_rfind_char(path, '/');

	if (slash == STR_NONE)
		return S("");
	return str_slice(path, 0, slash == 0 ? 1 : slash);
}

str path_extension(str path)
{
	const str base = path_base(path);
	const size_t dot = str_rfind_char(base, '.');

	return dot == STR_NONE || dot == 0 ? S("") : str_from(base, dot);
}

str path_stem(str path)
{
	const str base = path_base(path);

	return str_slice(base, 0, base.n - path_extension(base).n);
}

bool path_is_below(str path, str dir)
{
	if (!str_starts_with(path, dir))
		return false;
	return dir.n == 0 || path.n == dir.n || dir.p[dir.n - 1] == '/' || path.p[dir.n] == '/';
}

str path_below(str path, str dir)
{
	if (!path_is_below(path, dir))
		return STR_ABSENT;
	path = str_from(path, dir.n);
	while (str_starts_with(path, S("/")))
		path = str_from(path, 1);
	return path;
}

str path_join(struct arena *mem, str a, str b)
{
	struct buf out;

	if (a.n == 0 || (b.n > 0 && b.p[0] == '/'))
		return b;
	if (b.n == 0)
		return a;
	buf_init(&out, mem);
	buf_reserve(&out, a.n + 1 + b.n);
	buf_add(&out, a);
	if (a.p[a.n - 1] != '/')
		buf_char(&out, '/');
	buf_add(&out, b);
	return buf_str(&out);
}

/* Takes the last name off a path that was built up; false when only the start is left. */
static bool drop_name(struct buf *out, size_t start)
{
	if (out->n <= start)
		return false;
	out->n = str_rfind_char(buf_str(out), '/');
	if (out->n == STR_NONE || out->n < start)
		out->n = start;
	return true;
}

str path_normalize(struct arena *mem, str path)
{
	const size_t start = path.n > 0 && path.p[0] == '/' ? 1 : 0;
	str rest = path, name;
	struct buf out;

	buf_init(&out, mem);
	buf_reserve(&out, path.n);
	if (start)
		buf_char(&out, '/');
	while (str_next_part(&rest, '/', &name)) {
		if (name.n == 0 || str_eq(name, S(".")))
			continue;
		if (str_eq(name, S(".."))) {
			if (!drop_name(&out, start))
				return STR_ABSENT;
			continue;
		}
		if (out.n > start)
			buf_char(&out, '/');
		buf_add(&out, name);
	}
	return buf_str(&out);
}

static bool stays_in_url(uint32_t code_point)
{
	if (code_point >= 0x80)
		return unicode_is_letter(code_point) || unicode_is_digit(code_point);
	return char_is_alnum((char)code_point) || code_point == '-' || code_point == '.' ||
	    code_point == '_' || code_point == '~' || code_point == '/';
}

void path_url_encode(struct buf *out, str path)
{
	static const char hex[] = "0123456789ABCDEF";

	for (size_t i = 0; i < path.n;) {
		size_t at = i;
		const uint32_t code_point = utf8_decode(path, &i);

		if (stays_in_url(code_point)) {
			buf_add(out, str_slice(path, at, i));
			continue;
		}
		for (; at < i; at++) {
			const unsigned char c = (unsigned char)path.p[at];

			buf_char(out, '%');
			buf_char(out, hex[c >> 4]);
			buf_char(out, hex[c & 15]);
		}
	}
}

str path_url_decode(struct arena *mem, str url)
{
	struct buf out;

	if (str_find_char(url, '%', 0) == STR_NONE)
		return url;
	buf_init(&out, mem);
	for (size_t i = 0; i < url.n; i++) {
		const bool is_escape = url.p[i] == '%' && i + 2 < url.n;
		const int high = is_escape ? hex_value(url.p[i + 1]) : -1;
		const int low = is_escape ? hex_value(url.p[i + 2]) : -1;
		const bool is_byte = high >= 0 && low >= 0 && high + low > 0;

		buf_char(&out, is_byte ? (char)(high * 16 + low) : url.p[i]);
		i += is_byte ? 2 : 0;
	}
	return buf_str(&out);
}
