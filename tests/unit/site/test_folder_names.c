/* SPDX-License-Identifier: MIT */
/* What long paths of folders are shortened to. */
#include "unit/unit.h"

#include "site/folder_names.h"

#define LONG "a-folder-of-many-letters"

struct row {
	const char *name;
	str folders[4];
	const char *want; /* "-" for one that keeps its path */
};

static const struct row rows[] = {
    {"a short path stays", {UNIT_S("one/two")}, "-"},
    {"of a long one the longest end that has room",
	{UNIT_S("kit/parts/" LONG), UNIT_S("kit/parts/more/of/them/here")},
	"\xE2\x80\xA6/" LONG " \xE2\x80\xA6/more/of/them/here"},
    {"an end that is shared tells nothing",
	{UNIT_S("kit/parts/one/" LONG), UNIT_S("kit/parts/two/" LONG)},
	"\xE2\x80\xA6/one/" LONG " \xE2\x80\xA6/two/" LONG},
    {"a folder's whole path may be the end of another", {UNIT_S("x/" LONG), UNIT_S(LONG)}, "- -"},
    {"what would not be shorter stays", {UNIT_S("x/y" LONG), UNIT_S("xy/" LONG)},
	"- \xE2\x80\xA6/" LONG},
    {"letters count, not parts of them",
	{UNIT_S("caf\xC3\xA9/\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9")},
	"-"},
    {"the top folder has no path", {UNIT_S(""), UNIT_S("kit/parts/" LONG)}, "- \xE2\x80\xA6/" LONG},
};

static void shortens(void **state)
{
	const struct row *row = *state;
	struct site_folder folders[4] = {{.def_count = 0}};
	struct buf got;
	size_t n = 0;

	for (; n < 4 && row->folders[n].p; n++)
		folders[n].name = row->folders[n];
	site_shorten_folders(unit_mem, unit_mem, folders, n);
	buf_init(&got, unit_mem);
	for (size_t i = 0; i < n; i++)
		buf_format(&got, "%s%.*s", i ? " " : "",
		    STR_ARG(folders[i].brief.p ? folders[i].brief : S("-")));
	assert_str_equal(buf_str(&got), str_of_cstr(row->want));
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, shortens, rows);
	return unit_run(&suite, "site/folder_names");
}
