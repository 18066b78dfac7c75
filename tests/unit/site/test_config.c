/* SPDX-License-Identifier: MIT */
/* agentdoc.yml, key by key, and the web addresses of remotes. */
#include "site/config.h"

#include "unit/unit.h"

/* "AD003 2 unknown key 'x' ignored; ..." */
static str problems_of(struct diag *diag)
{
	size_t n;
	const struct diag_item *items = diag_items(diag, &n);
	struct buf out;

	buf_init(&out, unit_mem);
	for (size_t i = 0; i < n; i++)
		buf_format(&out, "%s%s %u %.*s", i ? "; " : "", diag_info(items[i].code)->id,
		    (unsigned)items[i].place.line, STR_ARG(items[i].text));
	return buf_str(&out);
}

static void add_setting(struct buf *out, const char *name, str text)
{
	if (text.p)
		buf_format(out, "%s=%.*s;", name, STR_ARG(text));
}

/* "title=Ours;sources=a b;" */
static str settings_of(const struct site_config *config)
{
	struct buf out;

	buf_init(&out, unit_mem);
	add_setting(&out, "title", config->title);
	add_setting(&out, "description", config->description);
	add_setting(&out, "base_url", config->base_url);
	add_setting(&out, "templates", config->templates);
	add_setting(&out, "repository", config->repository);
	for (size_t i = 0; i < config->sources.n; i++)
		buf_format(&out, "%s%.*s", i ? " " : "sources=", STR_ARG(config->sources.items[i]));
	return buf_str(&out);
}

struct row {
	const char *name;
	const char *yaml;
	const char *settings;
	const char *problems;
};

static const struct row rows[] = {
    {"empty", "", "", ""},
    {"only a comment", "# nothing\n", "", ""},
    {"all keys",
	"title: Ours\ndescription: All of it.\nbase_url: https://example.org/a/\n"
	"templates: t\nrepository: https://example.org/r\nsources: [a, b/c]\n",
	"title=Ours;description=All of it.;base_url=https://example.org/a/;templates=t;"
	"repository=https://example.org/r;sources=a b/c",
	""},
    {"number as a title", "title: 2024\n", "title=2024;", ""},
    {"base without a slash", "base_url: http://example.org/a\n", "base_url=http://example.org/a/;",
	""},
    {"base that is not known", "base_url: ''\n", "base_url=;", ""},
    {"repository with a slash", "repository: https://example.org/r/\n",
	"repository=https://example.org/r;", ""},
    {"script as a repository", "repository: 'javascript:alert(1)'\n", "",
	"AD004 1 value of 'repository' is no address that begins with http:// or https://, "
	"ignored"},
    {"path as a base", "title: a\nbase_url: /agents/\n", "title=a;",
	"AD004 2 value of 'base_url' is no address that begins with http:// or https://, ignored"},
    {"one source", "sources: agents\n", "sources=agents", ""},
    {"sources with dots", "sources: [./a, b/../c/]\n", "sources=a c", ""},
    {"no sources", "sources: []\n", "", ""},
    {"source outside", "sources: [a, ../b]\n", "",
	"AD004 1 value of 'sources' has the wrong type, ignored"},
    {"source from the root of the disk", "sources: /etc\n", "",
	"AD004 1 value of 'sources' has the wrong type, ignored"},
    {"source that is no text", "sources: [a, [b]]\n", "",
	"AD004 1 value of 'sources' has the wrong type, ignored"},
    {"list as a title", "title: [a]\nbase_url: https://example.org/\n",
	"base_url=https://example.org/;", "AD004 1 value of 'title' has the wrong type, ignored"},
    {"unknown key", "title: a\ncolour: red\n", "title=a;", "AD003 2 unknown key 'colour' ignored"},
    {"unknown key that begins another", "title: a\ntit: b\n", "title=a;",
	"AD003 2 unknown key 'tit' ignored"},
    {"known key that begins an unknown one", "titles: a\ntitle : [b]\n", "",
	"AD003 1 unknown key 'titles' ignored; "
	"AD004 2 value of 'title' has the wrong type, ignored"},
};

static void reads_settings(void **state)
{
	const struct row *row = *state;
	struct diag *diag = diag_new(unit_mem);
	struct site_config config = {0};
	const bool done = site_config_read(
	    unit_mem, diag, S("agentdoc.yml"), unit_guarded(str_of_cstr(row->yaml)), &config);

	assert_true(done);
	assert_str_equal(settings_of(&config), str_of_cstr(row->settings));
	assert_str_equal(problems_of(diag), str_of_cstr(row->problems));
}

struct refused_row {
	const char *name;
	const char *yaml;
	const char *place; /* "line:column" */
};

static const struct refused_row refused_rows[] = {
    {"list", "- a\n", "1:1"},
    {"text", "Ours\n", "1:1"},
    {"no YAML", "title: a\ndescription: [b\n", "3:1"},
};

static void refuses(void **state)
{
	const struct refused_row *row = *state;
	struct diag *diag = diag_new(unit_mem);
	struct site_config config = {.title = S("default")};
	size_t n;

	assert_false(site_config_read(unit_mem, diag, S("x.yml"), str_of_cstr(row->yaml), &config));
	const struct diag_item *items = diag_items(diag, &n);

	assert_int_equal(n, 1);
	assert_int_equal(items[0].code, AD002);
	assert_str_equal(items[0].place.path, S("x.yml"));
	assert_str_equal(str_format(unit_mem, "%u:%u", (unsigned)items[0].place.line,
			     (unsigned)items[0].place.column),
	    str_of_cstr(row->place));
	assert_str_equal(config.title, S("default"));
}

/* What a file does not say stays as it was. */
static void keeps_defaults(void **state)
{
	struct diag *diag = diag_new(unit_mem);
	struct site_config config = {.title = S("default"), .templates = S("t")};

	(void)state;
	assert_true(site_config_read(unit_mem, diag, S("x.yml"), S("title: Ours\n"), &config));
	assert_str_equal(settings_of(&config), S("title=Ours;templates=t;"));
}

struct remote_row {
	const char *name;
	const char *remote;
	const char *want; /* NULL: none */
};

static const struct remote_row remote_rows[] = {
    {"https", "https://example.org/team/agents", "https://example.org/team/agents"},
    {"https with .git", "https://example.org/team/agents.git", "https://example.org/team/agents"},
    {"https with a slash", "https://example.org/team/agents.git/",
	"https://example.org/team/agents"},
    {"http", "http://localhost:8080/agents.git", "http://localhost:8080/agents"},
    {"scp", "git@example.org:team/agents.git", "https://example.org/team/agents"},
    {"scp with a slash", "git@example.org:team/agents.git/", "https://example.org/team/agents"},
    {"scp with a digit", "git@example.org:1team/agents.git", "https://example.org/1team/agents"},
    {"scp with a number", "git@example.org:42/agents.git", "https://example.org/42/agents"},
    {"scp from the root", "git@example.org:/team/agents.git", "https://example.org/team/agents"},
    {"ssh", "ssh://git@example.org/team/agents.git", "https://example.org/team/agents"},
    {"ssh with a port", "ssh://git@example.org:2222/team/agents.git",
	"https://example.org/team/agents"},
    {"ssh without a user", "ssh://example.org/team/agents", "https://example.org/team/agents"},
    {"ssh without a path", "ssh://git@example.org", NULL},
    {"folder", "/srv/git/agents.git", NULL},
    {"folder with an at", "/srv/git@home/team:1/agents.git", NULL},
    {"folder beside", "../agents", NULL},
    {"file", "file:///srv/git/agents.git", NULL},
    {"git", "git://example.org/agents.git", NULL},
    {"none", "", NULL},
};

static void finds_web_address(void **state)
{
	const struct remote_row *row = *state;
	const str got = site_web_address(unit_mem, unit_guarded(str_of_cstr(row->remote)));

	assert_str_equal(got, str_of_cstr(row->want));
	assert_true((got.p == NULL) == (row->want == NULL));
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, reads_settings, rows);
	UNIT_ROWS(&suite, refuses, refused_rows);
	UNIT_TEST(&suite, keeps_defaults);
	UNIT_ROWS(&suite, finds_web_address, remote_rows);
	return unit_run(&suite, "site/config");
}
