/* SPDX-License-Identifier: MIT */
/* Letters, case, accents and slugs. Sources are UTF-8, except where a row is about single bytes. */
#include "unit/unit.h"

#include "base/unicode.h"

struct class_row {
	const char *name;
	uint32_t code_point;
	const char *want; /* l letter, d digit, c CJK, s space */
};

static const struct class_row class_rows[] = {
    {"a", 'a', "l"},
    {"Z", 'Z', "l"},
    {"7", '7', "d"},
    {"underscore", '_', ""},
    {"space", ' ', "s"},
    {"line feed", '\n', "s"},
    {"NUL", 0, ""},
    {"e acute", 0xE9, "l"},
    {"multiplication sign", 0xD7, ""},
    {"superscript two", 0xB2, ""},
    {"no-break space", 0xA0, "s"},
    {"next line", 0x85, "s"},
    {"em space", 0x2003, "s"},
    {"line separator", 0x2028, "s"},
    {"zero width space", 0x200B, ""},
    {"combining acute", 0x301, "l"},
    {"Devanagari vowel sign", 0x93E, "l"},
    {"variation selector", 0xFE0F, ""},
    {"enclosing keycap", 0x20E3, ""},
    {"Arabic digit", 0x663, "d"},
    {"full-width digit", 0xFF13, "d"},
    {"Cyrillic", 0x436, "l"},
    {"Han", 0x6F22, "lc"},
    {"Han of plane 2", 0x20000, "lc"},
    {"Hiragana", 0x3042, "lc"},
    {"Katakana length mark", 0x30FC, "lc"},
    {"Katakana middle dot", 0x30FB, ""},
    {"half-width Katakana", 0xFF71, "lc"},
    {"Hangul", 0xD55C, "lc"},
    {"Jamo", 0x1100, "lc"},
    {"ideographic full stop", 0x3002, ""},
    {"Thai", 0xE01, "l"},
    {"emoji", 0x1F600, ""},
    {"U+FFFD", 0xFFFD, ""},
    {"last", 0x10FFFF, ""},
};

static void classifies(void **state)
{
	const struct class_row *row = *state;
	struct buf got;

	buf_init(&got, unit_mem);
	if (unicode_is_letter(row->code_point))
		buf_char(&got, 'l');
	if (unicode_is_digit(row->code_point))
		buf_char(&got, 'd');
	if (unicode_is_cjk(row->code_point))
		buf_char(&got, 'c');
	if (unicode_is_space(row->code_point))
		buf_char(&got, 's');
	assert_str_equal(buf_str(&got), str_of_cstr(row->want));
}

struct text_row {
	const char *name;
	const char *in, *want;
};

static const struct text_row lower_rows[] = {
    {"empty", "", ""},
    {"ASCII", "ABC xyz 1-2", "abc xyz 1-2"},
    {"German", "ÄÖÜ Straße ẞ", "äöü straße ß"},
    {"Cyrillic", "Агент", "агент"},
    {"Greek", "ΣΟΦΌΣ", "σοφόσ"},
    {"accents stay", "CAFÉ", "café"},
    {"other bytes stay",
	"A\xFF\xE2\x82"
	"B",
	"a\xFF\xE2\x82"
	"b"},
    {"full-width", "ＡＢ", "ａｂ"},
};

static void lowers(void **state)
{
	const struct text_row *row = *state;

	assert_str_equal(
	    unicode_lower(unit_mem, unit_guarded(str_of_cstr(row->in))), str_of_cstr(row->want));
}

static void lower_of_lower_is_a_view(void **state)
{
	static const char *const texts[] = {"", "abc 1", "漢字 é \xFF"};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		const str text = str_of_cstr(texts[i]);

		assert_ptr_equal(unicode_lower(unit_mem, text).p, text.p);
	}
}

static const struct text_row fold_rows[] = {
    {"empty", "", ""},
    {"ASCII", "Hello, World", "hello, world"},
    {"accents", "Crème Brûlée", "creme brulee"},
    {"accents apart", "Cre\xCC\x80me", "creme"},
    {"sharp s", "Straße STRASSE", "strasse strasse"},
    {"ligature", "ﬁle oﬀice", "file office"},
    {"full-width", "ＡＧＥＮＴ１", "agent1"},
    {"superscript", "m²", "m2"},
    {"Greek final sigma", "ΣΟΦΟΣ σοφος", "σοφοσ σοφοσ"},
    {"Turkish capital", "İ", "i"},
    {"Vietnamese", "Tiếng Việt", "tieng viet"},
    {"Han stays", "漢字", "漢字"},
    {"half-width Katakana", "ｱ", "ア"},
    {"longest decomposition", "ﷺ", "صلى الله عليه وسلم"},
    {"no UTF-8", "A\xFFz", "a\xEF\xBF\xBDz"},
};

static void folds(void **state)
{
	const struct text_row *row = *state;
	const str got = unicode_fold(unit_mem, unit_guarded(str_of_cstr(row->in)));

	assert_str_equal(got, str_of_cstr(row->want));
	assert_str_equal(unicode_fold(unit_mem, got), got);
}

static const struct text_row fold_case_rows[] = {
    {"empty", "", ""},
    {"ASCII", "Read Me", "read me"},
    {"sharp s", "Straße", "strasse"},
    {"accent stays", "CAFÉ", "cafe\xCC\x81"},
    {"accent apart stays", "cafe\xCC\x81", "cafe\xCC\x81"},
    {"Greek final sigma", "σοφος", "σοφοσ"},
    {"Kelvin sign", "\xE2\x84\xAA", "k"},
    {"ligature as case folding has it", "ﬁ", "fi"},
    {"superscript stays", "m²", "m²"},
    {"vowel sign stays", "हिन्दी", "हिन्दी"},
};

static void folds_case(void **state)
{
	const struct text_row *row = *state;
	const str got = unicode_fold_case(unit_mem, unit_guarded(str_of_cstr(row->in)));

	assert_str_equal(got, str_of_cstr(row->want));
	assert_str_equal(unicode_fold_case(unit_mem, got), got);
}

struct slug_row {
	const char *name;
	const char *in, *plain, *with_dots;
};

static const struct slug_row slug_rows[] = {
    {"words", "Backend Lead", "backend-lead", "backend-lead"},
    {"runs and ends", "  --A__b!!  c?? ", "a-b-c", "a-b-c"},
    {"version", "GPT-4.1", "gpt-4-1", "gpt-4.1"},
    {"dot before a letter", "Node.js", "node-js", "node.js"},
    {"dots at the ends", ".net v1.", "net-v1", "net-v1"},
    {"two dots", "v1..2", "v1-2", "v1-2"},
    {"dot and space", "a. b", "a-b", "a-b"},
    {"path", "../../etc", "etc", "etc"},
    {"several dots", "1.2.3", "1-2-3", "1.2.3"},
    {"nothing", "", "", ""},
    {"emoji only", "🚀✨", "", ""},
    {"emoji with selector", "❤\xEF\xB8\x8F Heart", "heart", "heart"},
    {"keycap", "1\xEF\xB8\x8F\xE2\x83\xA3 first", "1-first", "1-first"},
    {"no-break hyphen",
	"front\xE2\x80\x91"
	"end",
	"front-end", "front-end"},
    {"dashes", "a — b–c", "a-b-c", "a-b-c"},
    {"accents", "Éclair Größe", "éclair-größe", "éclair-größe"},
    {"accents apart",
	"E\xCC\x81"
	"clair",
	"e\xCC\x81"
	"clair",
	"e\xCC\x81"
	"clair"},
    {"mark without a letter",
	" \xCC\x81"
	"a",
	"a", "a"},
    {"dot before a mark",
	"a.\xCC\x81"
	"b",
	"a-b", "a-b"},
    {"Japanese", "設計エージェント 2", "設計エージェント-2", "設計エージェント-2"},
    {"Hindi", "हिन्दी", "हिन्दी", "हिन्दी"},
    {"Arabic digits", "٣.٤", "٣-٤", "٣.٤"},
    {"C++ and C#", "C++ / C#", "c-c", "c-c"},
    {"apostrophe", "don't", "don-t", "don-t"},
    {"no UTF-8",
	"a\xFF"
	"b",
	"a-b", "a-b"},
};

static void makes_slugs(void **state)
{
	const struct slug_row *row = *state;
	const str in = unit_guarded(str_of_cstr(row->in));
	struct buf plain, with_dots;

	buf_init(&plain, unit_mem);
	buf_init(&with_dots, unit_mem);
	unicode_slug(&plain, in, false);
	unicode_slug(&with_dots, in, true);
	assert_str_equal(buf_str(&plain), str_of_cstr(row->plain));
	assert_str_equal(buf_str(&with_dots), str_of_cstr(row->with_dots));
}

static void slug_appends(void **state)
{
	struct buf out;

	(void)state;
	buf_init(&out, unit_mem);
	buf_add(&out, S("agents/"));
	unicode_slug(&out, S("- A b"), false);
	assert_buf_equal(&out, "agents/a-b");
}

struct cluster_row {
	const char *name;
	str text;
	str want; /* the text with a bar between its characters */
};

static const struct cluster_row cluster_rows[] = {
    {"ASCII", UNIT_S("ab"), UNIT_S("a|b")},
    {"letter with an accent", UNIT_S("e\xCC\x81x"), UNIT_S("e\xCC\x81|x")},
    {"two accents", UNIT_S("e\xCC\x81\xCC\xA3"), UNIT_S("e\xCC\x81\xCC\xA3")},
    {"line end of two bytes", UNIT_S("\r\n\n"), UNIT_S("\r\n|\n")},
    {"emoji joined", UNIT_S("\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB!"),
	UNIT_S("\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB|!")},
    {"two flags", UNIT_S("\xF0\x9F\x87\xA9\xF0\x9F\x87\xAA\xF0\x9F\x87\xAB\xF0\x9F\x87\xB7"),
	UNIT_S("\xF0\x9F\x87\xA9\xF0\x9F\x87\xAA|\xF0\x9F\x87\xAB\xF0\x9F\x87\xB7")},
    {"not UTF-8", UNIT_S("\xFF\xFE"), UNIT_S("\xFF|\xFE")},
};

static void finds_characters(void **state)
{
	const struct cluster_row *row = *state;
	const str text = unit_guarded(row->text);
	struct buf got;

	buf_init(&got, unit_mem);
	for (size_t i = 0; i < text.n;) {
		const size_t end = unicode_cluster_end(text, i);

		buf_add(&got, i ? S("|") : S(""));
		buf_add(&got, str_slice(text, i, end));
		i = end;
	}
	assert_str_equal(buf_str(&got), row->want);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, classifies, class_rows);
	UNIT_ROWS(&suite, lowers, lower_rows);
	UNIT_TEST(&suite, lower_of_lower_is_a_view);
	UNIT_ROWS(&suite, folds, fold_rows);
	UNIT_ROWS(&suite, folds_case, fold_case_rows);
	UNIT_ROWS(&suite, makes_slugs, slug_rows);
	UNIT_TEST(&suite, slug_appends);
	UNIT_ROWS(&suite, finds_characters, cluster_rows);
	return unit_run(&suite, "base/unicode");
}
