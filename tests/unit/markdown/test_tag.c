/* SPDX-License-Identifier: MIT */
/* Where tags stand in a text of raw HTML, their attributes, and which opener a closer belongs to.
 */
#include "unit/unit.h"

#include "markdown/tag.h"

struct row {
	const char *name;
	str text;
	const char *want; /* tags as KIND(source), the text between them as it is */
};

static const struct row rows[] = {
    {"no tag", UNIT_S("a < b > c"), "a < b > c"},
    {"opener and closer", UNIT_S("a<b>c</b>d"), "aOPEN(<b>)cCLOSE(</b>)d"},
    {"capitals", UNIT_S("<KBD></Kbd>"), "OPEN(<KBD>)CLOSE(</Kbd>)"},
    {"void", UNIT_S("<br><br/><br />"), "VOID(<br>)VOID(<br/>)VOID(<br />)"},
    {"closer of a void", UNIT_S("</br>"), "OTHER(</br>)"},
    {"paired that closes itself", UNIT_S("<b/>"), "OTHER(<b/>)"},
    {"not on the list", UNIT_S("<a></a><bb><details-x>"),
	"OTHER(<a>)OTHER(</a>)OTHER(<bb>)OTHER(<details-x>)"},
    {"blanks in a closer", UNIT_S("</b \n></ b>"), "CLOSE(</b \n>)</ b>"},
    {"attributes", UNIT_S("<b a b = 'c>' d=\"'e\" f=g:h _x .y>"),
	"<b a b = 'c>' d=\"'e\" f=g:h _x .y>"},
    {"attributes, all sound", UNIT_S("<b a b = 'c>' d=\"'e\" f=g _x :y>z"),
	"OPEN(<b a b = 'c>' d=\"'e\" f=g _x :y>)z"},
    {"no blank between attributes", UNIT_S("<b a='b'c>"), "<b a='b'c>"},
    {"value without end", UNIT_S("<b a='b><i>"), "<b a='b>OPEN(<i>)"},
    {"no value", UNIT_S("<b a=>"), "<b a=>"},
    {"not closed", UNIT_S("<b <i"), "<b <i"},
    {"slash in the middle", UNIT_S("<b / a>"), "<b / a>"},
    {"comment", UNIT_S("<!-- <b> -->c"), "OTHER(<!-- <b> -->)c"},
    {"comment without end", UNIT_S("<!-- <b> <!-- <i>"), "<!-- OPEN(<b>) <!-- OPEN(<i>)"},
    {"instruction", UNIT_S("<?b <i> ?>c"), "OTHER(<?b <i> ?>)c"},
    {"declaration", UNIT_S("<!x y>z<!1>"), "OTHER(<!x y>)z<!1>"},
    {"section", UNIT_S("<![CDATA[<b>]]>c"), "OTHER(<![CDATA[<b>]]>)c"},
    {"underscore", UNIT_S("<b_c><b>"), "<b_c>OPEN(<b>)"},
};

static void scans(void **state)
{
	static const char *const kinds[] = {
	    [MD_TAG_OPEN] = "OPEN",
	    [MD_TAG_CLOSE] = "CLOSE",
	    [MD_TAG_VOID] = "VOID",
	    [MD_TAG_OTHER] = "OTHER",
	};
	const struct row *row = *state;
	struct md_scan scan = {.text = unit_guarded(row->text)};
	struct md_tag tag;
	struct buf got;
	str before;

	buf_init(&got, unit_mem);
	while (md_scan_next(&scan, &before, &tag)) {
		buf_add(&got, before);
		buf_format(&got, "%s(%.*s)", kinds[tag.kind], STR_ARG(tag.source));
	}
	buf_add(&got, before);
	assert_str_equal(buf_str(&got), str_of_cstr(row->want));
}

static void reads_no_prefix_past_its_end(void **state)
{
	const struct row *row = *state;

	for (size_t n = 0; n < row->text.n; n++) {
		struct md_scan scan = {.text = unit_guarded(str_slice(row->text, 0, n))};
		struct md_tag tag;
		size_t length = 0;
		str before;

		while (md_scan_next(&scan, &before, &tag))
			length += before.n + tag.source.n;
		assert_int_equal(length + before.n, n);
	}
}

static void reads_attributes(void **state)
{
	str rest = S(" src = \"a b\" alt='' open width=10");
	str name, value;

	(void)state;
	assert_true(md_attribute_next(&rest, &name, &value));
	assert_str_equal(name, S("src"));
	assert_str_equal(value, S("a b"));
	assert_true(md_attribute_next(&rest, &name, &value));
	assert_str_equal(name, S("alt"));
	assert_non_null(value.p);
	assert_int_equal(value.n, 0);
	assert_true(md_attribute_next(&rest, &name, &value));
	assert_str_equal(name, S("open"));
	assert_null(value.p);
	assert_true(md_attribute_next(&rest, &name, &value));
	assert_str_equal(value, S("10"));
	assert_false(md_attribute_next(&rest, &name, &value));
}

/* b i c /b: the i between is left alone, and c is still open. */
static void pairs_the_newest_opener(void **state)
{
	struct md_nest nest = {0};
	bool paired[5] = {0};

	(void)state;
	md_nest_open(&nest, MD_CODE, &paired[0]);
	md_nest_open(&nest, MD_B, &paired[1]);
	md_nest_open(&nest, MD_I, &paired[2]);
	assert_false(md_nest_close(&nest, MD_EM, &paired[3]));
	assert_true(md_nest_close(&nest, MD_B, &paired[3]));
	assert_false(md_nest_close(&nest, MD_I, &paired[4]));
	assert_true(paired[1] && paired[3]);
	assert_false(paired[0] || paired[2] || paired[4]);
	assert_int_equal(nest.n, 1);
}

static void pairs_no_deeper_than_the_maximum(void **state)
{
	struct md_nest nest = {0};
	bool paired[2 * MD_NEST_MAX] = {0};
	bool closer = false;

	(void)state;
	for (size_t i = 0; i < 2 * MD_NEST_MAX; i++)
		md_nest_open(&nest, MD_B, &paired[i]);
	for (size_t i = 0; i < MD_NEST_MAX; i++)
		assert_true(md_nest_close(&nest, MD_B, &closer));
	assert_false(md_nest_close(&nest, MD_B, &closer));
	assert_true(paired[0] && paired[MD_NEST_MAX - 1]);
	assert_false(paired[MD_NEST_MAX]);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, scans, rows);
	UNIT_ROWS(&suite, reads_no_prefix_past_its_end, rows);
	UNIT_TEST(&suite, reads_attributes);
	UNIT_TEST(&suite, pairs_the_newest_opener);
	UNIT_TEST(&suite, pairs_no_deeper_than_the_maximum);
	return unit_run(&suite, "markdown/tag");
}
