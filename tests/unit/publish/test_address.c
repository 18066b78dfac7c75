/* SPDX-License-Identifier: MIT */
/* Where a published site will stand. */
#include "unit/unit.h"

#include "publish/address.h"

struct row {
	const char *name;
	str cname, remote, prefix, want;
};

#define NONE                                                                                       \
	{                                                                                          \
		NULL, 0                                                                            \
	}

static const struct row rows[] = {
    {"https", NONE, UNIT_S("https://github.com/Team/Agents.git"), UNIT_S(""),
	UNIT_S("https://team.github.io/Agents/")},
    {"ssh", NONE, UNIT_S("git@github.com:team/agents.git"), UNIT_S(""),
	UNIT_S("https://team.github.io/agents/")},
    {"the owner's own site", NONE, UNIT_S("https://github.com/Team/team.github.io"), UNIT_S(""),
	UNIT_S("https://team.github.io/")},
    {"a folder", NONE, UNIT_S("https://github.com/team/agents"), UNIT_S("docs/a"),
	UNIT_S("https://team.github.io/agents/docs/a/")},
    {"a host of one's own", UNIT_S("agents.example.org"), UNIT_S("https://github.com/team/agents"),
	UNIT_S(""), UNIT_S("https://agents.example.org/")},
    {"and a folder there", UNIT_S("example.org"), NONE, UNIT_S("a"),
	UNIT_S("https://example.org/a/")},
    {"another host", NONE, UNIT_S("https://example.org/team/agents"), UNIT_S(""), NONE},
    {"a host that only begins so", NONE, UNIT_S("https://github.com.example.org/a/b"), UNIT_S(""),
	NONE},
    {"a path too short", NONE, UNIT_S("https://github.com/team"), UNIT_S(""), NONE},
    {"a path too long", NONE, UNIT_S("https://github.com/a/b/c"), UNIT_S(""), NONE},
    {"a file", NONE, UNIT_S("file:///srv/pages.git"), UNIT_S("docs"), NONE},
    {"no remote", NONE, NONE, UNIT_S(""), NONE},
};

static void guesses(void **state)
{
	const struct row *row = *state;
	const str url = publish_likely_url(unit_mem, row->cname, row->remote, row->prefix);

	assert_int_equal(url.p == NULL, row->want.p == NULL);
	assert_str_equal(url, row->want);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, guesses, rows);
	return unit_run(&suite, "publish/address");
}
