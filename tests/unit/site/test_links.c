/* SPDX-License-Identifier: MIT */
/* Where relative links of definitions lead. */
#include "site/site.h"

#include "unit/unit.h"

/*
 *	agents/lead.md                  agents/lead.html
 *	agents/web/front end.md         agents/front-end.html
 *	agents/größe.md                 agents/größe.html
 *	skills/style/SKILL.md           skills/style.html
 */
static struct site *small_site(void)
{
	static struct site_def defs[] = {
	    {.def = {.path = UNIT_S("agents/lead.md")}, .url = UNIT_S("agents/lead.html")},
	    {.def = {.path = UNIT_S("agents/web/front end.md")},
		.url = UNIT_S("agents/front-end.html")},
	    {.def = {.path = UNIT_S("agents/größe.md")}, .url = UNIT_S("agents/größe.html")},
	    {.def = {.path = UNIT_S("skills/style/SKILL.md")}, .url = UNIT_S("skills/style.html")},
	};
	struct site *site = ARENA_NEW(unit_mem, struct site);

	for (size_t i = 0; i < sizeof defs / sizeof *defs; i++)
		*map_put(unit_mem, &site->by_path, defs[i].def.path) = &defs[i];
	return site;
}

struct row {
	const char *name;
	const char *from, *destination;
	const char *path; /* in the repository; NULL: it leads out */
	const char *url; /* NULL: no definition */
};

static const struct row rows[] = {
    {"beside", "agents/a.md", "lead.md", "agents/lead.md", "agents/lead.html"},
    {"with a dot", "agents/a.md", "./lead.md", "agents/lead.md", "agents/lead.html"},
    {"upwards", "agents/web/a.md", "../lead.md", "agents/lead.md", "agents/lead.html"},
    {"from the root", "agents/web/a.md", "/agents/lead.md", "agents/lead.md", "agents/lead.html"},
    {"from a file at the top", "a.md", "agents/lead.md", "agents/lead.md", "agents/lead.html"},
    {"fragment", "agents/a.md", "lead.md#rules", "agents/lead.md", "agents/lead.html#rules"},
    {"query", "agents/a.md", "lead.md?plain=1", "agents/lead.md", "agents/lead.html"},
    {"query and fragment", "agents/a.md", "lead.md?plain=1#L3", "agents/lead.md",
	"agents/lead.html#L3"},
    {"question mark in a fragment", "agents/a.md", "lead.md#a?b", "agents/lead.md",
	"agents/lead.html#a?b"},
    {"escaped blank", "agents/a.md", "web/front%20end.md", "agents/web/front end.md",
	"agents/front-end.html"},
    {"escaped letters", "agents/a.md", "gr%C3%B6%c3%9Fe.md", "agents/größe.md",
	"agents/größe.html"},
    {"letters as they are", "agents/a.md", "größe.md", "agents/größe.md", "agents/größe.html"},
    {"escaped number sign", "agents/a.md", "lead.md%23rules", "agents/lead.md#rules", NULL},
    {"broken escape", "agents/a.md", "lead%2.md", "agents/lead%2.md", NULL},
    {"escape at the end", "agents/a.md", "lead.md%", "agents/lead.md%", NULL},
    {"escaped NUL", "agents/a.md", "lead.md%00", "agents/lead.md%00", NULL},
    {"skill by its folder", "agents/a.md", "../skills/style", "skills/style", "skills/style.html"},
    {"skill by its folder with a slash", "agents/a.md", "../skills/style/#use", "skills/style",
	"skills/style.html#use"},
    {"file of a skill", "skills/style/SKILL.md", "reference.md", "skills/style/reference.md", NULL},
    {"other case", "agents/a.md", "Lead.md", "agents/Lead.md", NULL},
    {"nobody", "agents/a.md", "nobody.md", "agents/nobody.md", NULL},
    {"out of the repository", "agents/a.md", "../../lead.md", NULL, NULL},
    {"out of it by escapes", "agents/a.md", "%2e%2e/%2e%2e/lead.md", NULL, NULL},
    {"out of it and back", "agents/a.md", "../../repo/agents/lead.md", NULL, NULL},
    {"root of the repository", "agents/a.md", "..", NULL, NULL},
};

static void resolves(void **state)
{
	const struct row *row = *state;
	const str from = str_of_cstr(row->from);
	const str destination = unit_guarded(str_of_cstr(row->destination));
	const str path = site_link_path(unit_mem, from, destination);
	const str url = site_resolve_link(unit_mem, small_site(), from, destination);

	assert_str_equal(path, str_of_cstr(row->path));
	assert_str_equal(url, str_of_cstr(row->url));
	assert_true((path.p == NULL) == (row->path == NULL));
	assert_true((url.p == NULL) == (row->url == NULL));
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, resolves, rows);
	return unit_run(&suite, "site/links");
}
