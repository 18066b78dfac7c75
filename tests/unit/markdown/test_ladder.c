/* SPDX-License-Identifier: MIT */
/* Tests at which levels headings stand, given the levels that their author wrote. */
#include "unit/unit.h"

#include "markdown/ladder.h"

struct row {
	const char *name;
	unsigned top;
	const char *wanted, *shown; /* a digit for each heading */
};

static const struct row rows[] = {
    {"as they are", 1, "2334522", "2334522"},
    {"the first is too deep", 2, "5", "3"},
    {"the first may be higher than what stands above all", 2, "2", "2"},
    {"a level is left out", 1, "24", "23"},
    {"equal ones stay equal", 1, "2444", "2333"},
    {"what stood on the level between them, too", 1, "243", "233"},
    {"those below follow", 1, "2456", "2345"},
    {"up again, and down by two", 2, "35354", "34344"},
    {"from the depth to the top", 2, "566236", "344234"},
    {"deeper than there are levels", 1, "23456789", "23456666"},
};

static void steps(void **state)
{
	const struct row *row = *state;
	struct md_ladder ladder = {.top = row->top};
	char shown[16] = "";

	for (size_t i = 0; row->wanted[i]; i++)
		shown[i] = (char)('0' + md_ladder_step(&ladder, (unsigned)(row->wanted[i] - '0')));
	assert_string_equal(shown, row->shown);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, steps, rows);
	return unit_run(&suite, "markdown/ladder");
}
