/* SPDX-License-Identifier: MIT */
/* Escaping for HTML and XML. */
#include "unit/unit.h"

#include "base/html.h"

struct row {
	const char *name;
	str in, want;
};

static const struct row rows[] = {
    {"empty", UNIT_S(""), UNIT_S("")},
    {"plain", UNIT_S("plain text, 1 + 1 = 2"), UNIT_S("plain text, 1 + 1 = 2")},
    {"ampersand", UNIT_S("a & b"), UNIT_S("a &amp; b")},
    {"an entity is text", UNIT_S("&amp;"), UNIT_S("&amp;amp;")},
    {"element", UNIT_S("<script>"), UNIT_S("&lt;script&gt;")},
    {"attribute", UNIT_S("\"x\" 'y'"), UNIT_S("&quot;x&quot; &#39;y&#39;")},
    {"only specials", UNIT_S("<<>>"), UNIT_S("&lt;&lt;&gt;&gt;")},
    {"white space stays", UNIT_S("a\tb\r\nc"), UNIT_S("a\tb\r\nc")},
    {"NUL", UNIT_S("a\0b"),
	UNIT_S("a\xEF\xBF\xBD"
	       "b")},
    {"escape character", UNIT_S("\x1B[31m"), UNIT_S("\xEF\xBF\xBD[31m")},
    {"last control character", UNIT_S("\x1F "), UNIT_S("\xEF\xBF\xBD ")},
    {"DEL", UNIT_S("a\x7F~"), UNIT_S("a\xEF\xBF\xBD~")},
    {"first and last of C1", UNIT_S("\xC2\x80.\xC2\x9F"), UNIT_S("\xEF\xBF\xBD.\xEF\xBF\xBD")},
    {"no-break space is behind C1", UNIT_S("\xC2\xA0"), UNIT_S("\xC2\xA0")},
    {"a byte that carries", UNIT_S("\xFF~~"), UNIT_S("\xEF\xBF\xBD~~")},
    {"letters of two bytes", UNIT_S("\xC3\xA9<"), UNIT_S("\xC3\xA9&lt;")},
    {"full-width letters share a lead byte", UNIT_S("\xEF\xBC\xA1"), UNIT_S("\xEF\xBC\xA1")},
    {"U+FFFD stays", UNIT_S("\xEF\xBF\xBD"), UNIT_S("\xEF\xBF\xBD")},
    {"U+FFFE",
	UNIT_S("a\xEF\xBF\xBE"
	       "b"),
	UNIT_S("a\xEF\xBF\xBD"
	       "b")},
    {"U+FFFF", UNIT_S("a\xEF\xBF\xBF&"), UNIT_S("a\xEF\xBF\xBD&amp;")},
    {"cut lead byte at the end", UNIT_S("a\xEF\xBF"), UNIT_S("a\xEF\xBF\xBD")},
    {"no UTF-8",
	UNIT_S("a\xFF\xF6"
	       "b<"),
	UNIT_S("a\xEF\xBF\xBD\xEF\xBF\xBD"
	       "b&lt;")},
    {"a character beyond the first plane", UNIT_S("\xF0\x9F\x98\x80&"),
	UNIT_S("\xF0\x9F\x98\x80&amp;")},
    {"a surrogate", UNIT_S("\xED\xA0\x80"), UNIT_S("\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD")},
};

static void escapes(void **state)
{
	const struct row *row = *state;

	assert_str_equal(html_of_text(unit_mem, unit_guarded(row->in)).s, row->want);
}

/* Texts are read in blocks and in words: wherever the special one stands, it is found. */
static void escapes_at_each_place(void **state)
{
	(void)state;
	for (size_t n = 1; n <= 67; n++) {
		for (size_t i = 0; i < n; i++) {
			char in[] = "abcdefghijklmnopqrstuvwxyz\nABCDEFGHIJKLMNOPQRSTUVWXYZ\nabcde"
				    "fghijklmnop";
			const str text = {in, n};
			struct buf want;

			in[i] = '>';
			buf_init(&want, unit_mem);
			buf_add(&want, str_slice(text, 0, i));
			buf_add(&want, S("&gt;"));
			buf_add(&want, str_from(text, i + 1));
			assert_str_equal(
			    html_of_text(unit_mem, unit_guarded(text)).s, buf_str(&want));
		}
	}
}

/* In a long text each byte becomes what it becomes alone. */
static void escapes_each_byte(void **state)
{
	(void)state;
	for (unsigned byte = 0; byte < 256; byte++) {
		char in[] = "0123456789 ABCDEFGHIJKLMNOPQRSTUVWXYZ";
		const str text = {in, sizeof in - 1};
		struct buf got, want;

		in[11] = (char)byte;
		buf_init(&got, unit_mem);
		buf_init(&want, unit_mem);
		html_escape(&got, text);
		html_escape(&want, str_slice(text, 0, 11));
		html_escape(&want, str_slice(text, 11, 12));
		html_escape(&want, str_from(text, 12));
		assert_str_equal(buf_str(&got), buf_str(&want));
	}
}

struct unescape_row {
	const char *name;
	str in, want;
};

static const struct unescape_row unescape_rows[] = {
    {"nothing to do", UNIT_S("a < b"), UNIT_S("a < b")},
    {"all five", UNIT_S("&amp;&lt;&gt;&quot;&#39;"), UNIT_S("&<>\"'")},
    {"once only", UNIT_S("&amp;lt;"), UNIT_S("&lt;")},
    {"another entity", UNIT_S("a&nbsp;b&#65;"), UNIT_S("a&nbsp;b&#65;")},
    {"a lone one, and one that is cut off", UNIT_S("a & b &am"), UNIT_S("a & b &am")},
    {"empty", UNIT_S(""), UNIT_S("")},
};

static void unescapes(void **state)
{
	const struct unescape_row *row = *state;

	assert_str_equal(html_unescape(unit_mem, unit_guarded(row->in)), row->want);
}

static void appends(void **state)
{
	struct buf out;

	(void)state;
	buf_init(&out, unit_mem);
	buf_add(&out, S("<b>"));
	html_escape(&out, S("<"));
	buf_add(&out, S("</b>"));
	assert_buf_equal(&out, "<b>&lt;</b>");
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, escapes, rows);
	UNIT_TEST(&suite, escapes_at_each_place);
	UNIT_TEST(&suite, escapes_each_byte);
	UNIT_ROWS(&suite, unescapes, unescape_rows);
	UNIT_TEST(&suite, appends);
	return unit_run(&suite, "base/html");
}
