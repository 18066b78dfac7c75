/* SPDX-License-Identifier: MIT */
/* Words and what stands between them. */
#include "unit/relations/collection.h"

#include "relations/passage.h"

struct row {
	const char *name;
	str text, want; /* want: the words with their gaps in front, see shown() */
};

#define ROW(name, text, want)                                                                      \
	{                                                                                          \
		name, UNIT_S(text), UNIT_S(want)                                                   \
	}

static const struct row rows[] = {
    ROW("words", "Hand off to", "Hand off to"),
    ROW("hyphens", "code-tester Code_Tester", "code{hyphen}tester Code{hyphen}Tester"),
    ROW("no-break hyphen",
	"Front\xE2\x80\x91"
	"end",
	"Front{hyphen}end"),
    ROW("no-break space", "code\xC2\xA0tester", "code tester"),
    ROW("dots inside", "rules-5.1-expert node.js end. Next",
	"rules{hyphen}5.1{hyphen}expert node.js end{stop}Next"),
    ROW("names of languages", "C# c++ F#", "C# c++ F#"),
    ROW("apostrophes", "don't planner's it\xE2\x80\x99s", "don't planner{own}it{own}"),
    ROW("owner behind code", "`x`'s y", "{code}x{code own}y"),
    ROW("marks", "**a** `b` (c) \"d\"", "{bold}a{code bold}b{open code}c{close quote}d{quote}"),
    ROW("plugins", "kit:tidy a::b c: d", "kit{colon}tidy a{colon}b c{colon}d"),
    ROW("slashes", "a/b a / b /ship src/", "a{slash}b a{also}b{command}ship src{also}"),
    ROW("at", "@x me@x @", "{at}x me{hole}x{other}"),
    ROW("holes", "<x> {y} $z --opt .git ~/a",
	"{hole}x{hole other}y{hole other}z{dash hole}opt{hole}git{hole other}a"),
    ROW("arrows", "a -> b => c \xE2\x86\x92 d", "a{arrow other}b{arrow other}c{arrow}d"),
    ROW("dashes", "a - b \xE2\x80\x94 c -- d", "a{dash}b{dash}c{dash}d"),
    ROW("abbreviations", "e.g. x vs. y", "e.g x vs y"),
    ROW("link", "[a b](c/d.md) e", "{bracket}a b{bracket}e"),
    ROW("url", "see https://x.org/code-tester now", "see https{other}now"),
    ROW("lines", "a\n  > b\n\nc", "a{line}b{line}c"),
    ROW("accents and scripts", "\xC3\x89t\xC3\xA9 \xE6\x97\xA5\xE6\x9C\xAC",
	"\xC3\x89t\xC3\xA9 \xE6\x97\xA5\xE6\x9C\xAC"),
    ROW("emoji", "\xF0\x9F\x8E\xA8 Design", "{other}Design"),
};

static void add_gap(struct buf *out, uint32_t gap)
{
	static const struct {
		uint32_t gap;
		const char *name;
	} names[] = {
	    {GAP_LINE, "line"},
	    {GAP_HYPHEN, "hyphen"},
	    {GAP_SLASH, "slash"},
	    {GAP_STOP, "stop"},
	    {GAP_COMMA, "comma"},
	    {GAP_SEMICOLON, "semicolon"},
	    {GAP_COLON, "colon"},
	    {GAP_DASH, "dash"},
	    {GAP_ARROW, "arrow"},
	    {GAP_OPEN, "open"},
	    {GAP_CLOSE, "close"},
	    {GAP_PIPE, "pipe"},
	    {GAP_CODE, "code"},
	    {GAP_BOLD, "bold"},
	    {GAP_QUOTE, "quote"},
	    {GAP_ALSO, "also"},
	    {GAP_EQUALS, "equals"},
	    {GAP_BRACKET, "bracket"},
	    {GAP_OWN, "own"},
	    {GAP_AT, "at"},
	    {GAP_COMMAND, "command"},
	    {GAP_HOLE, "hole"},
	    {GAP_OTHER, "other"},
	};
	bool first = true;

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (!(gap & names[i].gap))
			continue;
		buf_add(out, first ? S("{") : S(" "));
		buf_add(out, str_of_cstr(names[i].name));
		first = false;
	}
	if (!first)
		buf_char(out, '}');
	else if (gap & GAP_SPACE)
		buf_char(out, ' ');
}

static str shown(const struct passage *passage)
{
	struct buf out;

	buf_init(&out, unit_mem);
	for (size_t i = 0; i <= passage->n; i++) {
		add_gap(&out, passage->tokens[i].gap);
		if (i < passage->n)
			buf_add(&out, passage_slice(passage, i, i));
	}
	return buf_str(&out);
}

static void read_text(str text, struct passage *passage)
{
	struct vocabulary words;

	vocabulary_init(&words, unit_mem);
	passage_read(unit_mem, &words, &(struct passage_source){text, 1, false}, passage);
}

static void cut(void **state)
{
	const struct row *row = *state;
	struct passage passage = {0};

	read_text(unit_guarded(row->text), &passage);
	assert_str_equal(shown(&passage), row->want);
}

static void lines_are_counted(void **state)
{
	struct passage passage = {0};

	(void)state;
	read_text(S("a\nb c\n\n> d"), &passage);
	assert_int_equal(passage.n, 4);
	assert_int_equal(passage.tokens[0].line, 1);
	assert_int_equal(passage.tokens[2].line, 2);
	assert_int_equal(passage.tokens[3].line, 4);
}

static void words_have_numbers_in_any_case(void **state)
{
	struct vocabulary words;
	struct passage passage = {0};

	(void)state;
	vocabulary_init(&words, unit_mem);
	passage_read(unit_mem, &words,
	    &(struct passage_source){S("agent AGENT don't don\xE2\x80\x99t unheard-of"), 1, false},
	    &passage);
	assert_true(passage.tokens[0].word != WORD_UNKNOWN);
	assert_int_equal(passage.tokens[0].word, passage.tokens[1].word);
	assert_true(passage.tokens[2].word != WORD_UNKNOWN);
	assert_int_equal(passage.tokens[2].word, passage.tokens[3].word);
	assert_int_equal(passage.tokens[4].word, WORD_UNKNOWN);
}

static void link_knows_its_words(void **state)
{
	struct passage passage = {0};

	(void)state;
	read_text(S("see [the code](a(b).md#c) here"), &passage);
	assert_int_equal(passage.links.n, 1);
	assert_int_equal(passage.links.items[0].from, 1);
	assert_int_equal(passage.links.items[0].to, 3);
	assert_str_equal(passage.links.items[0].url, S("a(b).md#c"));
}

struct may_row {
	const char *name;
	str text;
	bool want;
};

static const struct may_row may_rows[] = {
    {"empty", UNIT_S(""), false},
    {"no word", UNIT_S("} // == {"), false},
    {"other words", UNIT_S("print(agency, reagent)"), false},
    {"alone", UNIT_S("agent"), true},
    {"upper case", UNIT_S("AGENT"), true},
    {"at the end", UNIT_S("x = sub_agent"), true},
    {"between marks", UNIT_S("{\"agent\":1}"), true},
    {"part of a name with a dot", UNIT_S("self.agent.run()"), true},
    {"beyond ASCII: perhaps", UNIT_S("caf\xC3\xA9"), true},
};

/* Of ASCII text it says the same as passage_read, but for names with a dot. */
static void tells_what_may_be_there(void **state)
{
	const struct may_row *row = *state;
	const str text = unit_guarded(row->text);
	struct vocabulary words;
	struct passage passage = {0};

	vocabulary_init(&words, unit_mem);
	assert_int_equal(passage_may_have(&words, text, WORD_AGENT), row->want);
	passage_read(unit_mem, &words, &(struct passage_source){.text = text}, &passage);
	assert_true(row->want || !(passage.classes & WORD_AGENT));
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, cut, rows);
	UNIT_TEST(&suite, lines_are_counted);
	UNIT_TEST(&suite, words_have_numbers_in_any_case);
	UNIT_TEST(&suite, link_knows_its_words);
	UNIT_ROWS(&suite, tells_what_may_be_there, may_rows);
	return unit_run(&suite, "relations/passage");
}
