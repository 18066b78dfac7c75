/* SPDX-License-Identifier: MIT */
/* What a mistyped word may have meant. */
#include "site/guess.h"

#include "unit/unit.h"

struct row {
	const char *name;
	const char *written;
	const char *want; /* NULL: none is near */
};

/* Of: title, templates, repository, agents/one.html, skills/one.html */
static const struct row rows[] = {
    {"one letter more", "titles", "title"},
    {"letters exchanged", "titel", "title"},
    {"a word that is there", "title", "title"},
    {"a long word with two mistakes", "repositroy-", "repository"},
    {"a short word may not be all wrong", "x", NULL},
    {"nothing alike", "bananas", NULL},
    {"a path with a mistake", "agents/on.html", "agents/one.html"},
    {"a path in another folder", "commands/one.html", "agents/one.html"},
    {"the right folder counts", "skills/ome.html", "skills/one.html"},
    {"nothing", "", NULL},
};

static void guesses(void **state)
{
	static const char *const words[] = {
	    "title", "templates", "repository", "agents/one.html", "skills/one.html"};
	const struct row *row = *state;
	struct site_guess guess = {.written = str_of_cstr(row->written)};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		site_guess_try(unit_mem, &guess, str_of_cstr(words[i]));
	const str got = site_guess_result(&guess);

	assert_str_equal(got, str_of_cstr(row->want));
	assert_true((got.p == NULL) == (row->want == NULL));
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, guesses, rows);
	return unit_run(&suite, "site/guess");
}
