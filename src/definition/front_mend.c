/* SPDX-License-Identifier: MIT */
/* What can be mended in a line without knowing what its value was meant to be. */
#include "definition/front_mend.h"

#include "base/utf8.h"

/* What libyaml's reader refuses: all that is not "printable" in YAML 1.2, 5.1. */
static bool is_refused(uint32_t c)
{
	return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F ||
	    (c >= 0x80 && c < 0xA0 && c != 0x85) || c == 0xFEFF || c == 0xFFFE || c == 0xFFFF;
}

static size_t find_refused(str line)
{
	for (size_t i = 0; i < line.n;) {
		const size_t at = i;

		if (is_refused(utf8_decode(line, &i)))
			return at;
	}
	return STR_NONE;
}

static size_t find_indent_tab(str line)
{
	for (size_t i = 0; i < line.n && (line.p[i] == ' ' || line.p[i] == '\t'); i++)
		if (line.p[i] == '\t')
			return i;
	return STR_NONE;
}

size_t front_mend_find(str line, size_t value_at, enum front_mend mend)
{
	if (mend == MEND_CONTROL)
		return find_refused(line);
	if (mend == MEND_TAB)
		return find_indent_tab(line);
	return value_at < line.n && !char_is_space(line.p[value_at]) ? value_at : STR_NONE;
}

static void add_without_controls(struct buf *out, str line)
{
	for (size_t i = 0; i < line.n;) {
		const size_t from = i;

		if (is_refused(utf8_decode(line, &i)))
			utf8_encode(out, UTF8_REPLACEMENT);
		else
			buf_add(out, str_slice(line, from, i));
	}
}

static void add_without_tabs(struct buf *out, str line)
{
	size_t i = 0;

	for (; i < line.n && (line.p[i] == ' ' || line.p[i] == '\t'); i++)
		buf_add(out, line.p[i] == '\t' ? S("  ") : S(" "));
	buf_add(out, str_from(line, i));
}

str front_mend_line(struct arena *mem, str line, size_t at, enum front_mend mend)
{
	struct buf out;

	buf_init(&out, mem);
	if (mend == MEND_CONTROL) {
		add_without_controls(&out, line);
	} else if (mend == MEND_TAB) {
		add_without_tabs(&out, line);
	} else {
		buf_add(&out, str_slice(line, 0, at));
		buf_char(&out, ' ');
		buf_add(&out, str_from(line, at));
	}
	return buf_str(&out);
}

const char *front_mend_text(enum front_mend mend)
{
	static const char *const texts[] = {
	    [MEND_CONTROL] = "front matter holds control characters; they were read as U+FFFD",
	    [MEND_TAB] = "front matter is indented by tabs; each was read as two spaces",
	    [MEND_SPACE] =
		"front matter lacks a space behind a colon; it was read as if one stood there",
	};

	return texts[mend];
}
