/* SPDX-License-Identifier: MIT */
/* Who gets which slug and url, what redirects, and which folders there are. */
#include "site/address.h"

#include "base/path.h"
#include "base/unicode.h"
#include "unit/unit.h"

/* A definition of a collection, as the history gives it. */
struct given {
	str path;
	enum def_kind kind;
	uint32_t born; /* index of its first commit: a larger one is older */
	bool deleted;
	str old_path; /* before a rename; absent when it has always been here */
};

#define HERE(path, kind, born)                                                                     \
	{                                                                                          \
		UNIT_S(path), kind, born, false,                                                   \
		{                                                                                  \
			NULL, 0                                                                    \
		}                                                                                  \
	}
#define GONE(path, kind, born)                                                                     \
	{                                                                                          \
		UNIT_S(path), kind, born, true,                                                    \
		{                                                                                  \
			NULL, 0                                                                    \
		}                                                                                  \
	}
#define WAS(path, kind, old)                                                                       \
	{                                                                                          \
		UNIT_S(path), kind, 1, false, UNIT_S(old)                                          \
	}

static struct site_def def_of(const struct given *given)
{
	struct site_def def = {.deleted = given->deleted, .first = given->born};
	const size_t n = given->old_path.p ? 2 : 1;

	def.def.path = given->path;
	def.def.kind = given->kind;
	def.def.stem = def_path_stem(given->path, given->kind);
	def.revisions = ARENA_ARRAY(unit_mem, struct site_revision, n);
	def.revision_count = n;
	if (n > 1)
		def.revisions[0].hist = (struct hist_revision){
		    .status = HIST_RENAMED, .path = given->path, .old_path = given->old_path};
	def.revisions[n - 1].hist = (struct hist_revision){.commit = given->born};
	return def;
}

static struct site *site_of(const struct given *given, size_t n)
{
	struct site *site = ARENA_NEW(unit_mem, struct site);

	site->defs = ARENA_ARRAY(unit_mem, struct site_def, n);
	site->removed = ARENA_ARRAY(unit_mem, struct site_def, n);
	for (size_t i = 0; i < n; i++) {
		if (given[i].deleted)
			site->removed[site->removed_count++] = def_of(&given[i]);
		else
			site->defs[site->def_count++] = def_of(&given[i]);
	}
	return site;
}

/* The slugs of the living and then of the removed, and how many were told that it is not theirs. */
static str addresses(struct site *site)
{
	struct arena *tmp = arena_open();
	struct diag *diag = diag_new(unit_mem);
	struct buf out;

	buf_init(&out, unit_mem);
	site_give_addresses(unit_mem, tmp, diag, site);
	for (size_t i = 0; i < site->def_count; i++)
		buf_format(&out, "%s%.*s", i ? " " : "", STR_ARG(site->defs[i].slug));
	for (size_t i = 0; i < site->removed_count; i++)
		buf_format(&out, " (%.*s)", STR_ARG(site->removed[i].slug));
	if (diag_count(diag, DIAG_NOTE))
		buf_format(&out, ", %zu told", diag_count(diag, DIAG_NOTE));
	arena_close(tmp);
	return buf_str(&out);
}

#define TEN "0123456789"
#define HUNDRED TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN

struct slug_row {
	const char *name;
	struct given one;
	const char *want;
};

static const struct slug_row slug_rows[] = {
    {"plain", HERE("agents/backend-lead.md", DEF_AGENT, 0), "backend-lead"},
    {"capitals and spaces", HERE("agents/Backend Lead.md", DEF_AGENT, 0), "backend-lead"},
    {"kin of .md", HERE("agents/planner.agent.md", DEF_AGENT, 0), "planner"},
    {"skill", HERE("skills/Style Guide/SKILL.md", DEF_SKILL, 0), "style-guide"},
    {"skill at the top", HERE("SKILL.md", DEF_SKILL, 0), "skill"},
    {"letters of all scripts", HERE("agents/Größe 設計.md", DEF_AGENT, 0), "größe-設計"},
    {"version", HERE("agents/GPT-4.1.md", DEF_AGENT, 0), "gpt-4.1"},
    {"C#", HERE("agents/C# Expert.md", DEF_AGENT, 0), "c-expert"},
    {"climbing out", HERE("agents/../../etc/passwd.md", DEF_AGENT, 0), "passwd"},
    {"backslashes", HERE("agents/..\\..\\etc.md", DEF_AGENT, 0), "etc"},
    {"hidden", HERE("agents/.hidden.md", DEF_AGENT, 0), "hidden"},
    {"underscore first", HERE("agents/_private.md", DEF_AGENT, 0), "private"},
    {"device", HERE("agents/CON.md", DEF_AGENT, 0), "con-agent"},
    {"numbered device", HERE("commands/lpt1.md", DEF_COMMAND, 0), "lpt1-command"},
    {"device with a dot", HERE("agents/aux.v2.md", DEF_AGENT, 0), "aux-agent.v2"},
    {"numbered device with a dot", HERE("agents/com1.v2.md", DEF_AGENT, 0), "com1-agent.v2"},
    {"nearly a device", HERE("agents/console.md", DEF_AGENT, 0), "console"},
    {"emoji alone", HERE("agents/\xF0\x9F\x9A\x80.md", DEF_AGENT, 0), "agent"},
    {"a page's name", HERE("agents/a.html.md", DEF_AGENT, 0), "a-html"},
    {"a twin's name", HERE("agents/a.md.md", DEF_AGENT, 0), "a-md"},
    {"300 bytes", HERE("agents/" HUNDRED HUNDRED HUNDRED ".md", DEF_AGENT, 0), HUNDRED},
    {"cut within a letter",
	HERE("agents/" TEN TEN TEN TEN TEN TEN TEN TEN TEN "012345678é.md", DEF_AGENT, 0),
	TEN TEN TEN TEN TEN TEN TEN TEN TEN "012345678"},
    {"cut behind a hyphen",
	HERE("agents/" TEN TEN TEN TEN TEN TEN TEN TEN TEN "012345678-a.md", DEF_AGENT, 0),
	TEN TEN TEN TEN TEN TEN TEN TEN TEN "012345678"},
    {"cut behind a dot",
	HERE("agents/" TEN TEN TEN TEN TEN TEN TEN TEN TEN "012345678.5.md", DEF_AGENT, 0),
	TEN TEN TEN TEN TEN TEN TEN TEN TEN "012345678"},
};

static void makes_slugs(void **state)
{
	const struct slug_row *row = *state;
	struct site *site = site_of(&row->one, 1);

	assert_str_equal(addresses(site), str_of_cstr(row->want));
	assert_str_equal(site->defs[0].id,
	    str_format(unit_mem, "%.*s/%s", STR_ARG(def_kinds[row->one.kind].name), row->want));
	assert_str_equal(site->defs[0].base,
	    str_format(unit_mem, "%.*s/%s", STR_ARG(def_kinds[row->one.kind].plural), row->want));
	assert_str_equal(
	    site->defs[0].url, str_format(unit_mem, "%.*s.html", STR_ARG(site->defs[0].base)));
}

struct clash_row {
	const char *name;
	struct given all[4];
	size_t n;
	const char *want;
};

static const struct clash_row clash_rows[] = {
    {"of two kinds", {HERE("agents/a.md", DEF_AGENT, 0), HERE("commands/a.md", DEF_COMMAND, 0)}, 2,
	"a a"},
    {"the older keeps it",
	{HERE("x/agents/a.md", DEF_AGENT, 1), HERE("y/agents/a.md", DEF_AGENT, 7)}, 2,
	"x-a a, 1 told"},
    {"of one age by path",
	{HERE("y/agents/a.md", DEF_AGENT, 3), HERE("x/agents/a.md", DEF_AGENT, 3)}, 2,
	"y-a a, 1 told"},
    {"not committed is the youngest",
	{HERE("x/agents/a.md", DEF_AGENT, HIST_UNCOMMITTED), HERE("y/agents/a.md", DEF_AGENT, 0)},
	2, "x-a a, 1 told"},
    {"folders up to where they differ",
	{HERE("p/x/agents/a.md", DEF_AGENT, 9), HERE("q/x/agents/a.md", DEF_AGENT, 8),
	    HERE("r/x/agents/a.md", DEF_AGENT, 7)},
	3, "a x-a r-x-a, 2 told"},
    {"skills by what holds them",
	{HERE("p/skills/a/SKILL.md", DEF_SKILL, 9), HERE("q/skills/a/SKILL.md", DEF_SKILL, 8)}, 2,
	"a q-a, 1 told"},
    {"a number when folders do not help",
	{HERE("agents/a.md", DEF_AGENT, 9), HERE("agents/A.md", DEF_AGENT, 8),
	    HERE("agents/a.agent.md", DEF_AGENT, 7)},
	3, "a a-2 a-3, 2 told"},
    {"a number that somebody has",
	{HERE("agents/a.md", DEF_AGENT, 9), HERE("agents/a-2.md", DEF_AGENT, 8),
	    HERE("agents/A.md", DEF_AGENT, 7)},
	3, "a a-2 a-3, 1 told"},
    {"the living before the removed",
	{GONE("x/agents/a.md", DEF_AGENT, 9), HERE("y/agents/a.md", DEF_AGENT, 1)}, 2, "a (x-a)"},
    {"the same after case folding",
	{HERE("x/agents/straße.md", DEF_AGENT, 9), HERE("y/agents/STRASSE.md", DEF_AGENT, 8)}, 2,
	"straße y-strasse, 1 told"},
    {"the same letters composed in another way",
	{HERE("x/agents/caf\xC3\xA9.md", DEF_AGENT, 9),
	    HERE("y/agents/cafe\xCC\x81.md", DEF_AGENT, 8)},
	2, "caf\xC3\xA9 y-cafe\xCC\x81, 1 told"},
    {"long names that differ at the end",
	{HERE("agents/" HUNDRED "a.md", DEF_AGENT, 9),
	    HERE("agents/" HUNDRED "b.md", DEF_AGENT, 8)},
	2, HUNDRED " " HUNDRED "-2, 1 told"},
};

static void settles_clashes(void **state)
{
	const struct clash_row *row = *state;

	assert_str_equal(addresses(site_of(row->all, row->n)), str_of_cstr(row->want));
}

/* 3,000 definitions of 210 names in odd spellings: all addresses differ however cases are folded.
 */
static void addresses_are_unique(void **state)
{
	static const char *const letters[] = {"a", "A", "b", "B", "é"};
	static const char *const between[] = {"", "-", " ", ".", "_", "!"};
	static const char *const ends[] = {"x", "X", "y", "é", "e\xCC\x81", "ß", "SS"};
	enum { COUNT = 3000 };
	struct given *given = ARENA_ARRAY(unit_mem, struct given, COUNT);
	struct map seen = {0};

	(void)state;
	for (unsigned i = 0; i < COUNT; i++) {
		given[i] = (struct given){
		    .path = str_format(unit_mem, "p%u/agents/%s%s%s.md", i % 10, letters[i % 5],
			between[i % 6], ends[i % 7]),
		    .kind = DEF_AGENT,
		    .born = i % 17,
		};
	}
	struct site *site = site_of(given, COUNT);
	addresses(site);
	for (size_t i = 0; i < COUNT; i++) {
		const str slug = site->defs[i].slug;
		void **slot = map_put(unit_mem, &seen, unicode_fold_case(unit_mem, slug));

		if (*slot)
			fail_msg("two have the slug '%.*s'", STR_ARG(slug));
		*slot = &site->defs[i];
		assert_true(slug.n > 0 && slug.p[0] != '.' && slug.p[0] != '_');
		assert_true(str_find_char(slug, '/', 0) == STR_NONE);
	}
}

struct redirect_row {
	const char *name;
	struct given all[3];
	size_t n;
	const char *want; /* "new<old": the page at old leads to new */
};

static const struct redirect_row redirect_rows[] = {
    {"renamed", {WAS("agents/b.md", DEF_AGENT, "agents/a.md")}, 1, "agents/b<agents/a;"},
    {"moved only", {WAS("y/agents/a.md", DEF_AGENT, "x/agents/a.md")}, 1, ""},
    {"only the case", {WAS("agents/a.md", DEF_AGENT, "agents/A.md")}, 1, ""},
    {"of another kind before", {WAS("skills/a/SKILL.md", DEF_SKILL, "agents/a.md")}, 1,
	"skills/a<agents/a;"},
    {"no kind in the old path", {WAS("agents/b.md", DEF_AGENT, "notes/a.md")}, 1,
	"agents/b<agents/a;"},
    {"somebody has it now",
	{WAS("agents/b.md", DEF_AGENT, "agents/a.md"), HERE("x/agents/a.md", DEF_AGENT, 1)}, 2, ""},
    {"a removed one has it",
	{WAS("agents/b.md", DEF_AGENT, "agents/a.md"), GONE("x/agents/a.md", DEF_AGENT, 1)}, 2, ""},
    {"two had it",
	{WAS("agents/b.md", DEF_AGENT, "agents/a.md"),
	    WAS("agents/c.md", DEF_AGENT, "agents/a.md")},
	2, "agents/b<agents/a;"},
    {"the same after case folding",
	{WAS("agents/b.md", DEF_AGENT, "agents/straße.md"),
	    HERE("agents/strasse.md", DEF_AGENT, 1)},
	2, ""},
};

static void redirects(void **state)
{
	const struct redirect_row *row = *state;
	struct site *site = site_of(row->all, row->n);
	struct buf out;

	addresses(site);
	site_give_redirects(unit_mem, site);
	buf_init(&out, unit_mem);
	for (size_t i = 0; i < site->def_count; i++) {
		const struct site_def *def = &site->defs[i];

		for (size_t k = 0; k < def->old_bases.n; k++)
			buf_format(&out, "%.*s<%.*s;", STR_ARG(def->base),
			    STR_ARG(def->old_bases.items[k]));
	}
	assert_str_equal(buf_str(&out), str_of_cstr(row->want));
}

/* a was renamed to b and that to c: both lead to c, and none to the other. */
static void redirects_of_two_renames(void **state)
{
	static const struct given given = WAS("agents/c.md", DEF_AGENT, "x");
	struct site *site = site_of(&given, 1);

	(void)state;
	site->defs[0].revisions[0].hist.old_path = S("agents/b.md");
	site->defs[0].revisions[1].hist =
	    (struct hist_revision){.status = HIST_RENAMED, .old_path = S("agents/a.md")};
	addresses(site);
	site_give_redirects(unit_mem, site);
	assert_int_equal(site->defs[0].old_bases.n, 2);
	assert_str_equal(site->defs[0].old_bases.items[0], S("agents/b"));
	assert_str_equal(site->defs[0].old_bases.items[1], S("agents/a"));
}

struct folder_row {
	const char *name;
	const char *path;
	enum def_kind kind;
	const char *want;
};

static const struct folder_row folder_rows[] = {
    {"top", "a.md", DEF_AGENT, ""},
    {"folder of a kind", "agents/a.md", DEF_AGENT, ""},
    {"folder in it", "agents/engine/a.md", DEF_AGENT, "engine"},
    {"plugin", "plugins/web/agents/a.md", DEF_AGENT, "web"},
    {"plugin's skill", "plugins/web/skills/style/SKILL.md", DEF_SKILL, "web"},
    {"skill at the top", "SKILL.md", DEF_SKILL, ""},
    {"several folders", "categories/01-core/web/a.md", DEF_AGENT, "01-core/web"},
    {"hidden folder of a host", ".claude/commands/git/a.md", DEF_COMMAND, "git"},
};

static void names_folders(void **state)
{
	const struct folder_row *row = *state;

	assert_str_equal(
	    site_folder_name(unit_mem, str_of_cstr(row->path), row->kind), str_of_cstr(row->want));
}

/*
 * A collection in folders, and what becomes of them.
 *
 *	lead.md                      ""         top
 *	top/a.md                     "top"      top-2
 *	plugins/Web/agents/b.md      "Web"      web
 *	web/c.md                     "web"      web-2
 *	con.v1/d.md                  "con.v1"   con-folder.v1
 *	notes.html/e.md              ...        notes-html
 */
static const struct given in_folders[] = {
    HERE("con.v1/d.md", DEF_AGENT, 0),
    HERE("lead.md", DEF_AGENT, 0),
    HERE("notes.html/e.md", DEF_AGENT, 0),
    HERE("plugins/Web/agents/b.md", DEF_AGENT, 0),
    HERE("top/a.md", DEF_AGENT, 0),
    HERE("web/c.md", DEF_AGENT, 0),
    HERE("web/f.md", DEF_AGENT, 0),
};

static void makes_folders(void **state)
{
	static struct def_readme readmes[] = {
	    {UNIT_S(""), UNIT_S("# All\n")},
	    {UNIT_S("nobody"), UNIT_S("# No definitions here\n")},
	    {UNIT_S("plugins/Web"), UNIT_S("# The web\xFF\n")},
	    {UNIT_S("plugins/Web/agents"), UNIT_S("# Too late\n")},
	};
	const struct def_files files = {.readmes = readmes, .readme_count = 4};
	struct site *site = site_of(in_folders, sizeof in_folders / sizeof *in_folders);
	struct buf out;

	(void)state;
	site_make_folders(unit_mem, site, &files);
	buf_init(&out, unit_mem);
	for (size_t i = 0; i < site->folder_count; i++) {
		const struct site_folder *folder = &site->folders[i];

		buf_format(&out, "%.*s=%.*s:", STR_ARG(folder->name), STR_ARG(folder->url));
		for (size_t k = 0; k < folder->def_count; k++)
			buf_format(&out, " %.*s",
			    STR_ARG(path_stem(site->defs[folder->defs[k]].def.path)));
		if (folder->readme.p)
			buf_format(&out, " (%.*s)", STR_ARG(str_trim(folder->readme)));
		buf_char(&out, '\n');
	}
	assert_str_equal(buf_str(&out),
	    S("=folders/top.html: lead (# All)\n"
	      "Web=folders/web.html: b (# The web\xEF\xBF\xBD)\n"
	      "con.v1=folders/con-folder.v1.html: d\n"
	      "notes.html=folders/notes-html.html: e\n"
	      "top=folders/top-2.html: a\n"
	      "web=folders/web-2.html: c f\n"));
	for (size_t i = 0; i < site->folder_count; i++)
		assert_int_equal(site->defs[site->folders[i].defs[0]].folder, i);
}

struct namesake_row {
	const char *name;
	str paths[2];
	enum def_kind kinds[2];
	bool want;
};

static const struct namesake_row namesake_rows[] = {
    {"two names", {UNIT_S("agents/a.md"), UNIT_S("agents/b.md")}, {DEF_AGENT, DEF_AGENT}, false},
    {"one name", {UNIT_S("x/agents/a.md"), UNIT_S("y/agents/a.md")}, {DEF_AGENT, DEF_AGENT}, true},
    {"but for case", {UNIT_S("x/a.md"), UNIT_S("y/A.md")}, {DEF_AGENT, DEF_AGENT}, true},
    {"two kinds", {UNIT_S("agents/a.md"), UNIT_S("commands/a.md")}, {DEF_AGENT, DEF_COMMAND},
	false},
    {"skills by folder", {UNIT_S("x/a/SKILL.md"), UNIT_S("y/a/SKILL.md")}, {DEF_SKILL, DEF_SKILL},
	true},
    {"two skills", {UNIT_S("x/a/SKILL.md"), UNIT_S("x/b/SKILL.md")}, {DEF_SKILL, DEF_SKILL}, false},
};

static void finds_namesakes(void **state)
{
	const struct namesake_row *row = *state;
	struct def_file pair[] = {
	    {.path = row->paths[0], .kind = row->kinds[0]},
	    {.path = row->paths[1], .kind = row->kinds[1]},
	};
	const struct def_files files = {.items = pair, .n = 2};
	struct arena *tmp = arena_open();

	assert_int_equal(site_has_namesakes(tmp, &files), row->want);
	arena_close(tmp);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, makes_slugs, slug_rows);
	UNIT_ROWS(&suite, settles_clashes, clash_rows);
	UNIT_TEST(&suite, addresses_are_unique);
	UNIT_ROWS(&suite, finds_namesakes, namesake_rows);
	UNIT_ROWS(&suite, redirects, redirect_rows);
	UNIT_TEST(&suite, redirects_of_two_renames);
	UNIT_ROWS(&suite, names_folders, folder_rows);
	UNIT_TEST(&suite, makes_folders);
	return unit_run(&suite, "site/address");
}
