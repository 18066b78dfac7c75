/* SPDX-License-Identifier: MIT */
/* The parts of a request: path, host, range, tags, dates. */
#include "serve/request.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/hex.h"

/* --- path ----------------------------------------------------------------------------------- */

static bool decode(str path, struct buf *out)
{
	for (size_t i = 0; i < path.n; i++) {
		char c = path.p[i];
		if (c == '%') {
			const int high = i + 2 < path.n ? hex_value(path.p[i + 1]) : -1;
			const int low = i + 2 < path.n ? hex_value(path.p[i + 2]) : -1;
			if (high < 0 || low < 0)
				return false;
			c = (char)(unsigned char)(high * 16 + low);
			i += 2;
		}
		if ((unsigned char)c < ' ' || c == 0x7f || c == '\\')
			return false;
		buf_char(out, c);
	}
	return true;
}

static bool is_part(str part)
{
	return part.n && !str_eq(part, S(".")) && !str_eq(part, S(".."));
}

bool request_path(struct arena *mem, str path, str *ret_url)
{
	struct buf out;
	str part;

	buf_init(&out, mem);
	if (!str_starts_with(path, S("/")) || !decode(str_from(path, 1), &out))
		return false;
	if (!out.n || out.p[out.n - 1] == '/')
		buf_add(&out, S("index.html"));
	for (str rest = buf_str(&out); str_next_part(&rest, '/', &part);) {
		if (!is_part(part))
			return false;
	}
	*ret_url = buf_str(&out);
	return true;
}

str request_argument(struct arena *mem, str value)
{
	struct buf out;

	buf_init(&out, mem);
	return decode(value, &out) ? buf_str(&out) : S("");
}

/* --- host ----------------------------------------------------------------------------------- */

static bool read_number(str text, size_t *ret_number)
{
	size_t number = 0;

	for (size_t i = 0; i < text.n; i++) {
		if (!char_is_digit(text.p[i]) || number > (SIZE_MAX - 9) / 10)
			return false;
		number = number * 10 + (size_t)(text.p[i] - '0');
	}
	*ret_number = number;
	return text.n > 0;
}

/* Takes ":8000" off a host; false when what stands there is no number. */
static bool split_port(str header, str *ret_host, size_t *ret_port)
{
	const size_t bracket = str_rfind_char(header, ']');
	const size_t colon = str_rfind_char(header, ':');

	*ret_host = header;
	*ret_port = 80;
	if (colon == STR_NONE || (bracket != STR_NONE && colon < bracket))
		return true;
	*ret_host = str_slice(header, 0, colon);
	return read_number(str_from(header, colon + 1), ret_port);
}

/* Of IPv4 the dots and digits, of IPv6 the brackets: no name looks like them. */
static bool is_numeric(str host)
{
	if (str_starts_with(host, S("[")) && str_ends_with(host, S("]")))
		return true;
	for (size_t i = 0; i < host.n; i++) {
		if (!char_is_digit(host.p[i]) && host.p[i] != '.')
			return false;
	}
	return host.n > 0;
}

bool request_is_for(const struct request_hosts *hosts, str header)
{
	static const str ours[] = {{"127.0.0.1", 9}, {"localhost", 9}, {"[::1]", 5}};
	str host;
	size_t port;

	if (!split_port(header, &host, &port) || port != hosts->port || !host.n)
		return false;
	for (size_t i = 0; i < sizeof ours / sizeof *ours; i++) {
		if (str_eq_nocase(host, ours[i]))
			return true;
	}
	if (hosts->is_open && is_numeric(host))
		return true;
	return hosts->given.n && str_eq_nocase(host, hosts->given);
}

/* --- range ---------------------------------------------------------------------------------- */

enum request_range request_range(str header, size_t size, struct request_part *ret_part)
{
	const str unit = S("bytes=");
	const str range = str_trim(str_from(header, unit.n));
	const size_t dash = str_find_char(range, '-', 0);
	size_t first = 0, last = 0;

	if (!str_starts_with_nocase(header, unit) || dash == STR_NONE)
		return RANGE_NONE;
	const str from = str_trim(str_slice(range, 0, dash)),
		  to = str_trim(str_from(range, dash + 1));
	if (!from.n) {
		if (!read_number(to, &last))
			return RANGE_NONE;
		first = last < size ? size - last : 0;
		*ret_part = (struct request_part){first, size - first};
		return last && size ? RANGE_PART : RANGE_OUTSIDE;
	}
	if (!read_number(from, &first) || (to.n && !read_number(to, &last)) ||
	    (to.n && last < first))
		return RANGE_NONE;
	if (first >= size)
		return RANGE_OUTSIDE;
	const size_t end = to.n && last < size - 1 ? last + 1 : size;
	*ret_part = (struct request_part){first, end - first};
	return RANGE_PART;
}

/* --- tags and dates ------------------------------------------------------------------------- */

bool request_has_tag(str header, str tag)
{
	str rest = header, item;

	while (rest.n && str_next_part(&rest, ',', &item)) {
		item = str_trim(item);
		if (str_starts_with(item, S("W/")))
			item = str_from(item, 2);
		if (str_eq(item, tag) || str_eq(item, S("*")))
			return true;
	}
	return false;
}

static const char days[7][4] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
static const char months[12][4] = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

str request_format_date(struct arena *mem, int64_t utc_s)
{
	const struct date_parts date = date_split(utc_s);
	const int64_t second = utc_s - date_day_number(utc_s) * DATE_DAY_S;

	return str_format(mem, "%s, %02d %s %04d %02d:%02d:%02d GMT",
	    days[date_weekday(date_day_number(utc_s))], date.day, months[date.month - 1], date.year,
	    (int)(second / 3600), (int)(second / 60 % 60), (int)(second % 60));
}

static bool read_at(str text, size_t at, size_t n, int64_t *ret_number)
{
	size_t number;

	if (!read_number(str_slice(text, at, at + n), &number))
		return false;
	*ret_number = (int64_t)number;
	return true;
}

static int64_t read_month(str name)
{
	for (int64_t i = 0; i < 12; i++) {
		if (str_eq(name, str_of_cstr(months[i])))
			return i;
	}
	return -1;
}

bool request_read_date(str text, int64_t *ret_utc_s)
{
	const int64_t month = read_month(str_slice(text, 8, 11));
	int64_t day, year, hour, minute, second;

	if (text.n != S("Sun, 06 Nov 1994 08:49:37 GMT").n || month < 0 ||
	    !str_ends_with(text, S(" GMT")) || !read_at(text, 5, 2, &day) ||
	    !read_at(text, 12, 4, &year) || !read_at(text, 17, 2, &hour) ||
	    !read_at(text, 20, 2, &minute) || !read_at(text, 23, 2, &second))
		return false;
	*ret_utc_s = date_month_start(year * 12 + month) + (day - 1) * DATE_DAY_S + hour * 3600 +
	    minute * 60 + second;
	return true;
}
