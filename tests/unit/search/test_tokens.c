/* SPDX-License-Identifier: MIT */
/* Which words the index finds in a text. */
#include "search/tokens.h"

#include "base/utf8.h"
#include "unit/unit.h"

#define TEN "abcdefghij"

struct row {
	const char *name;
	const char *text;
	const char *want; /* separated by "|" */
};

static const struct row rows[] = {
    {"empty", "", ""},
    {"no word", " -- !? \xF0\x9F\x9A\x80 ", ""},
    {"words", "The quick, brown-fox.", "the|quick|brown|fox"},
    {"apostrophe", "don't", "don|t"},
    {"underscore", "snake_case", "snake|case"},
    {"digits", "HTTP 404, v2", "http|404|v2"},
    {"version", "GPT-4.1", "gpt|4|1"},
    {"camel case", "backendLead", "backendlead|backend|lead"},
    {"capital run before a word", "HTTPServer", "httpserver|http|server"},
    {"capital run behind a word", "GraphQL", "graphql|graph|ql"},
    {"several parts", "getHTTPCode", "gethttpcode|get|http|code"},
    {"capital behind a digit", "Utf8Reader", "utf8reader|utf8|reader"},
    {"one capital", "Agent", "agent"},
    {"all capitals", "README", "readme"},
    {"plural of capitals", "APIs", "apis|ap|is"},
    {"accents", "Café crème", "cafe|creme"},
    {"accents apart", "Cafe\xCC\x81", "cafe"},
    {"capitals with an accent", "CRÈME", "creme"},
    {"capital behind an accent", "CaféBar", "cafebar|cafe|bar"},
    {"sharp s", "Straße", "strasse"},
    {"ligature", "ﬁle", "file"},
    {"Cyrillic", "Агент ПЛАН", "агент|план"},
    {"Greek final sigma", "ΣΟΦΟΣ", "σοφοσ"},
    {"Arabic digits", "٤٠٤", "٤٠٤"},
    {"full-width", "ＡＧＥＮＴ", "agent"},
    {"superscript is no digit", "m²", "m"},
    {"Han", "設計者", "設計|計者"},
    {"one Han", "前", "前"},
    {"two Han", "設計", "設計"},
    {"Han of plane 2", "\xF0\xA0\x80\x80\xF0\xA0\x80\x81", "\xF0\xA0\x80\x80\xF0\xA0\x80\x81"},
    {"Kana and Han", "設計エージ", "設計|計エ|エー|ーシ"},
    {"middle dot", "ア・イウ", "ア|イウ"},
    {"half-width Kana", "ｱｲ", "アイ"},
    {"Hangul", "한국", "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB\xE1\x84\x80\xE1\x85\xAE\xE1\x86\xA8"},
    {"Latin within Han", "用API設計", "用|api|設計"},
    {"Hindi", "हिन्दी", "हनद"},
    {"Thai", "ไทย", "ไทย"},
    {"sentence in a letter", "ﷺ", "صلى|الله|عليه|وسلم"},
    {"letter that folds to a blank", "a ﹰ b", "a|b"},
    {"forty characters", TEN TEN TEN TEN, TEN TEN TEN TEN},
    {"forty-one characters", "x " TEN TEN TEN TEN "k y", "x|y"},
    {"forty characters of two bytes", "ааааааааааааааааааааааааааааааааааааааaa",
	"ааааааааааааааааааааааааааааааааааааааaa"},
    {"hash", "3f2504e04f8911d39a0c0305e82c33013f2504e0f", ""},
    {"no UTF-8",
	"a\xFF"
	"b \xE8\xA8",
	"a|b"},
};

static void add_token(void *context, str token)
{
	struct buf *out = context;

	if (out->n)
		buf_char(out, '|');
	buf_add(out, token);
}

static void cuts(void **state)
{
	const struct row *row = *state;
	struct arena *tmp = arena_open();
	struct buf out;

	buf_init(&out, unit_mem);
	token_each(tmp, unit_guarded(str_of_cstr(row->text)), add_token, &out);
	assert_str_equal(buf_str(&out), str_of_cstr(row->want));
	arena_close(tmp);
}

/* No word holds what separates things in the files of the index. */
static void tokens_hold_no_separators(void *context, str token)
{
	(void)context;
	assert_true(token.n > 0);
	for (size_t i = 0; i < token.n; i++)
		assert_true((unsigned char)token.p[i] > ' ' && token.p[i] != '"');
}

static void of_every_character(void **state)
{
	struct arena *tmp = arena_open();
	struct buf text;

	(void)state;
	buf_init(&text, unit_mem);
	for (uint32_t c = 1; c < 0x20000; c++) {
		const struct arena_mark mark = arena_mark(tmp);

		if (c >= 0xD800 && c < 0xE000)
			continue;
		buf_clear(&text);
		utf8_encode(&text, c);
		token_each(tmp, buf_str(&text), tokens_hold_no_separators, NULL);
		arena_rewind(tmp, mark);
	}
	arena_close(tmp);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, cuts, rows);
	UNIT_TEST(&suite, of_every_character);
	return unit_run(&suite, "search/tokens");
}
