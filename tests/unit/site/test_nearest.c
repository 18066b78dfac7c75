/* SPDX-License-Identifier: MIT */
/* Names as words, how far words are apart, and what an unresolved name may have meant. */
#include "site/analysis.h"
#include "site/name_words.h"
#include "unit/unit.h"

struct words_row {
	const char *name;
	str in;
	const char *want;
};

static const struct words_row words_rows[] = {
    {"empty", UNIT_S(""), ""},
    {"separators alone", UNIT_S("-_ /"), ""},
    {"kebab", UNIT_S("code-reviewer"), "code|reviewer"},
    {"snake", UNIT_S("code_reviewer"), "code|reviewer"},
    {"spaces", UNIT_S(" Code  Reviewer "), "code|reviewer"},
    {"camel", UNIT_S("codeReviewer"), "code|reviewer"},
    {"capitals before a word", UNIT_S("HTMLParser"), "html|parser"},
    {"capitals alone", UNIT_S("API"), "api"},
    {"digits", UNIT_S("es2022-v2"), "es2022|v2"},
    {"beyond ASCII", UNIT_S("Größe-設計"), "größe|設計"},
    {"sixteen words and more", UNIT_S("a-b-c-d-e-f-g-h-i-j-k-l-m-n-o-p-q"),
	"a|b|c|d|e|f|g|h|i|j|k|l|m|n|o|p"},
};

static void cuts_words(void **state)
{
	const struct words_row *row = *state;
	const struct name_words words = site_name_words(unit_mem, row->in);
	struct buf out;

	buf_init(&out, unit_mem);
	for (size_t i = 0; i < words.n; i++)
		buf_format(&out, "%s%.*s", i ? "|" : "", STR_ARG(words.items[i]));
	assert_str_equal(buf_str(&out), str_of_cstr(row->want));
}

struct distance_row {
	const char *name;
	str a, b;
	size_t want;
};

static const struct distance_row distance_rows[] = {
    {"equal", UNIT_S("review"), UNIT_S("review"), 0},
    {"nothing and all", UNIT_S(""), UNIT_S("abc"), 3},
    {"one more", UNIT_S("review"), UNIT_S("reviews"), 1},
    {"one other", UNIT_S("review"), UNIT_S("revise"), 2},
    {"exchanged", UNIT_S("reveiw"), UNIT_S("review"), 1},
    {"exchanged at the end", UNIT_S("ab"), UNIT_S("ba"), 1},
    {"exchanged, then changed", UNIT_S("ca"), UNIT_S("abc"), 3},
    {"all other", UNIT_S("abc"), UNIT_S("xyz"), 3},
};

static void measures_distance(void **state)
{
	const struct distance_row *row = *state;

	assert_int_equal(site_word_distance(row->a, row->b), row->want);
	assert_int_equal(site_word_distance(row->b, row->a), row->want);
}

static const char *const names[] = {"code-reviewer", "security-auditor", "react-specialist",
    "database-administrator", "php-pro", "cpp-pro", "backend-developer", "frontend-developer",
    "game-developer", "mobile-developer", "java-developer", "ui-designer", "docker-expert",
    "sql-expert", "git-expert", "legacy-modernizer", "payment-integration"};

enum { NAMES = sizeof names / sizeof *names };

struct nearest_row {
	const char *name;
	str missing;
	const char *want; /* "" for none */
};

static const struct nearest_row nearest_rows[] = {
    {"two letters exchanged", UNIT_S("code-reveiwer"), "code-reviewer"},
    {"no hyphen", UNIT_S("codereviewer"), "code-reviewer"},
    {"camel case", UNIT_S("CodeReviewer"), "code-reviewer"},
    {"a word too many", UNIT_S("code-reviewer-pro"), "code-reviewer"},
    {"other order", UNIT_S("auditor-security"), "security-auditor"},
    {"the telling word", UNIT_S("react-developer"), "react-specialist"},
    {"the same letters but for two", UNIT_S("cpp-developer"), "cpp-pro"},
    {"one letter of a short name", UNIT_S("ux-designer"), "ui-designer"},
    {"short for another", UNIT_S("database-admin"), "database-administrator"},
    {"one stem", UNIT_S("legacy-modernization"), "legacy-modernizer"},
    {"a common word alone", UNIT_S("wasm-developer"), ""},
    {"the last word alone", UNIT_S("migration-integration"), ""},
    {"nothing alike", UNIT_S("astronaut"), ""},
    {"no word", UNIT_S("--"), ""},
};

static void finds_nearest(void **state)
{
	const struct nearest_row *row = *state;
	struct site *site = ARENA_NEW(unit_mem, struct site);
	struct site_missing missing = {.name = row->missing, .kind = DEF_AGENT};
	struct site_insights insights = {0};
	struct arena *tmp = arena_open();

	site->defs = ARENA_ARRAY(unit_mem, struct site_def, NAMES);
	site->def_count = NAMES;
	for (size_t i = 0; i < NAMES; i++)
		site->defs[i].def.name = site->defs[i].def.stem = str_of_cstr(names[i]);
	site->missing = &missing;
	site->missing_count = 1;
	site_find_nearest(unit_mem, tmp, site, &insights);
	arena_close(tmp);
	const size_t nearest = insights.nearest[0];

	assert_str_equal(
	    nearest == SITE_NONE ? S("") : site->defs[nearest].def.name, str_of_cstr(row->want));
}

/* Of the same names what is known is not looked for again; the made-up answer shows it. */
static void takes_over_what_is_known(void **state)
{
	const struct site_insights known = {.nearest = (size_t[]){7}};
	struct site_missing missing[] = {{.id = S("agent/a"), .name = S("a"), .kind = DEF_AGENT},
	    {.id = S("agent/code"), .name = S("code-reviewer"), .kind = DEF_AGENT}};
	const struct site former = {.missing = missing, .missing_count = 1, .insights = &known};
	struct site site = {.former = &former,
	    .has_former_names = true,
	    .missing = missing,
	    .missing_count = 2,
	    .defs = ARENA_NEW(unit_mem, struct site_def),
	    .def_count = 1};
	struct site_insights insights = {0};
	struct arena *tmp = arena_open();

	(void)state;
	site.defs[0].def.name = site.defs[0].def.stem = S("code-reviewer");
	site_find_nearest(unit_mem, tmp, &site, &insights);
	assert_int_equal(insights.nearest[0], 7);
	assert_int_equal(insights.nearest[1], 0);
	site.has_former_names = false;
	site_find_nearest(unit_mem, tmp, &site, &insights);
	assert_true(insights.nearest[0] == SITE_NONE);
	arena_close(tmp);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, cuts_words, words_rows);
	UNIT_ROWS(&suite, measures_distance, distance_rows);
	UNIT_ROWS(&suite, finds_nearest, nearest_rows);
	UNIT_TEST(&suite, takes_over_what_is_known);
	return unit_run(&suite, "site/nearest");
}
