/* SPDX-License-Identifier: MIT */
/* The wording of revisions that are symbolic links, or were one before. */
#include "site/change.h"

#include "unit/english.h"

#define SIXTY "123456789012345678901234567890123456789012345678901234567890"
#define FILE                                                                                       \
	{                                                                                          \
		NULL, 0                                                                            \
	}

struct row {
	const char *name;
	enum hist_status status;
	str old_path, old_link, link;
	str want;
};

static const struct row rows[] = {
    {"file to link", HIST_MODIFIED, FILE, FILE, UNIT_S("b.md"),
	UNIT_S("became a symbolic link to b.md")},
    {"link to file", HIST_MODIFIED, FILE, UNIT_S("b.md"), FILE,
	UNIT_S("became a file (was a symbolic link to b.md)")},
    {"leads elsewhere", HIST_MODIFIED, FILE, UNIT_S("b.md"), UNIT_S("c.md"),
	UNIT_S("now a symbolic link to c.md (was a symbolic link to b.md)")},
    {"added", HIST_ADDED, FILE, FILE, UNIT_S("b.md"), UNIT_S("added as a symbolic link to b.md")},
    {"a link takes the place", HIST_DELETED, FILE, FILE, UNIT_S("b.md"),
	UNIT_S("removed: it became a symbolic link to b.md")},
    {"a link is removed", HIST_DELETED, FILE, UNIT_S("b.md"), FILE,
	UNIT_S("removed (was a symbolic link to b.md)")},
    {"a link moves", HIST_RENAMED, UNIT_S("a.md"), UNIT_S("b.md"), UNIT_S("b.md"),
	UNIT_S("moved from a.md, a symbolic link to b.md")},
    {"where it leads cannot be read", HIST_MODIFIED, FILE, FILE, UNIT_S(""),
	UNIT_S("became a symbolic link")},
    {"a long target", HIST_MODIFIED, FILE, FILE, UNIT_S(SIXTY "1"),
	UNIT_S("became a symbolic link to " SIXTY "\xE2\x80\xA6")},
};

static void says(void **state)
{
	const struct row *row = *state;
	const struct hist_revision hist = {.status = row->status, .old_path = row->old_path};
	const struct site_change change = {.old_link = row->old_link, .link = row->link};

	assert_str_equal(site_link_sentence(unit_mem, unit_english(), &hist, &change), row->want);
	assert_str_equal(site_change_sentence(unit_mem, unit_english(), &hist, &change), row->want);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, says, rows);
	return unit_run(&suite, "site/sentence_link");
}
