/* SPDX-License-Identifier: MIT */
/* agentdoc.yml, key by key. */
#include "site/config.h"

#include "unit/unit.h"

/* "AD003 2:1 unknown key 'x' ignored; ..." */
static str problems_of(struct diag *diag)
{
	size_t n;
	const struct diag_item *items = diag_items(diag, &n);
	struct buf out;

	buf_init(&out, unit_mem);
	for (size_t i = 0; i < n; i++)
		buf_format(&out, "%s%s %u:%u %.*s", i ? "; " : "", diag_info(items[i].code)->id,
		    (unsigned)items[i].place.line, (unsigned)items[i].place.column,
		    STR_ARG(items[i].text));
	return buf_str(&out);
}

static void add_setting(struct buf *out, const char *name, str text)
{
	if (text.p)
		buf_format(out, "%s=%.*s;", name, STR_ARG(text));
}

static void add_strings(struct buf *out, const char *name, const struct def_strings *strings)
{
	for (size_t i = 0; i < strings->n; i++)
		buf_format(out, "%s%.*s", i ? " " : name, STR_ARG(strings->items[i]));
	if (strings->n)
		buf_char(out, ';');
}

static void add_links(struct buf *out, const char *name, const struct site_links *links)
{
	if (links->given)
		buf_format(out, "%s=", name);
	for (size_t i = 0; i < links->n; i++)
		buf_format(out, "[%.*s|%.*s%.*s]", STR_ARG(links->items[i].label),
		    STR_ARG(links->items[i].page), STR_ARG(links->items[i].url));
	if (links->given)
		buf_char(out, ';');
}

static void add_colors(struct buf *out, const char *name, const str *colors)
{
	for (size_t i = 0; i < SITE_COLOR_COUNT; i++)
		if (colors[i].p)
			buf_format(out, "%s.%.*s=%.*s;", name, STR_ARG(site_color_names[i]),
			    STR_ARG(colors[i]));
}

static void add_flag(struct buf *out, const char *name, bool is_default)
{
	if (!is_default)
		buf_format(out, "%s;", name);
}

/* What differs from nothing and from the defaults: "title=Ours;sources=a b;" */
static str settings_of(const struct site_config *config)
{
	struct buf out;

	buf_init(&out, unit_mem);
	add_setting(&out, "title", config->title);
	add_setting(&out, "description", config->description);
	add_setting(&out, "logo", config->logo);
	add_setting(&out, "base_url", config->base_url);
	if (!str_eq(config->language, S("en")))
		add_setting(&out, "language", config->language);
	add_setting(&out, "templates", config->templates);
	add_setting(&out, "repository", config->repository);
	if (config->forge != FORGE_AUTO)
		buf_format(&out, "forge=%d;", (int)config->forge);
	add_setting(&out, "branch", config->branch);
	add_setting(&out, "footer", config->footer);
	add_flag(&out, "no edit", config->edit);
	add_flag(&out, "no authors", config->authors == AUTHORS_NAMES);
	add_flag(&out, "no history", config->history);
	add_flag(&out, "no removed", config->removed);
	add_flag(&out, "no keyboard", config->keyboard);
	add_strings(&out, "sources=", &config->sources);
	add_strings(&out, "exclude=", &config->exclude);
	add_links(&out, "nav", &config->nav);
	add_links(&out, "links", &config->footer_links);
	add_colors(&out, "light", config->colors.light);
	add_colors(&out, "dark", config->colors.dark);
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
    {"texts",
	"title: Ours\ndescription: All of it.\nlanguage: de\ntemplates: ../t\nlogo: a/b.svg\n",
	"title=Ours;description=All of it.;logo=a/b.svg;language=de;templates=../t;", ""},
    {"number as a title", "title: 2024\n", "title=2024;", ""},
    {"keys without a value", "title:\nnav:\nfooter:\ncolors:\nsources:\nedit:\n", "",
	"AD003 6:1 unknown key 'edit' ignored"},
    {"list as a title", "title: [a]\n", "", "AD004 1:8 'title' is a list where text is wanted"},
    {"true as a title", "title: true\n", "",
	"AD004 1:8 'title' is true or false where text is wanted"},
    {"a key twice", "title: a\ntitle: b\n", "title=b;",
	"AD007 2:0 key 'title' stands twice, the last value counts"},

    {"url", "url: https://example.org/a/\n", "base_url=https://example.org/a/;", ""},
    {"url by its former name", "base_url: https://example.org/a/\n",
	"base_url=https://example.org/a/;", ""},
    {"url without a slash", "url: http://example.org/a\n", "base_url=http://example.org/a/;", ""},
    {"url that is not known", "url: ''\n", "base_url=;", ""},
    {"path as a url", "url: /agents/\n", "",
	"AD005 1:6 'url' is '/agents/', which does not begin with http:// or https://"},
    {"mapping as a url", "url: {}\n", "",
	"AD004 1:6 'url' is a mapping where an address is wanted"},

    {"repository", "repository: https://example.org/r/\n", "repository=https://example.org/r;", ""},
    {"repository with a password", "repository: https://me:secret@example.org/r.git\n",
	"repository=https://example.org/r;", ""},
    {"repository as a mapping",
	"repository:\n  url: https://example.org/r\n  forge: gitlab\n  branch: main\n  edit: "
	"false\n",
	"repository=https://example.org/r;forge=3;branch=main;no edit;", ""},
    {"script as a repository", "repository: 'javascript:alert(1)'\n", "",
	"AD005 1:13 'repository.url' is 'javascript:alert(1)', which does not begin with http:// "
	"or https://"},
    {"list as a repository", "repository: [a]\n", "",
	"AD004 1:13 'repository' is a list where a mapping is wanted"},
    {"unknown forge", "repository:\n  forge: gitub\n", "",
	"AD005 2:10 'repository.forge' is 'gitub', which is none of auto, none, github, gitlab, "
	"gitea, forgejo, bitbucket, sourcehut, azure; did you mean 'github'?"},
    {"unknown key of a group", "repository:\n  brnach: main\n", "",
	"AD003 2:3 unknown key 'repository.brnach' ignored; did you mean 'repository.branch'?"},
    {"text as a flag", "repository: {edit: yes}\n", "",
	"AD004 1:20 'repository.edit' is text where true or false is wanted"},

    {"one source", "sources: agents\n", "sources=agents;", ""},
    {"sources with dots", "sources: [./a, b/../c/]\n", "sources=a c;", ""},
    {"no sources", "sources: []\n", "", ""},
    {"source outside", "sources: [a, ../b]\n", "",
	"AD005 1:10 'sources' is '../b', which lies outside"},
    {"source from the root of the disk", "sources: /etc\n", "",
	"AD005 1:10 'sources' is '/etc', which lies outside"},
    {"source that is no text", "sources: [a, [b]]\n", "",
	"AD004 1:10 'sources' is a list where a path or a list of paths is wanted"},
    {"patterns", "exclude: ['drafts/', '**/old-*.md']\n", "exclude=drafts/ **/old-*.md;", ""},
    {"logo outside", "logo: ../x.svg\n", "", "AD005 1:7 'logo' is '../x.svg', which lies outside"},

    {"navigation",
	"nav:\n  - graph\n  - {label: Start, page: catalogue}\n  - label: Wiki\n"
	"    url: https://example.org/\n  - agents/one.html\n",
	"nav=[|graph][Start|catalogue][Wiki|https://example.org/][|agents/one.html];", ""},
    {"navigation without entries", "nav: []\n", "nav=;", ""},
    {"unknown page", "nav: [grpah]\n", "nav=[|];",
	"AD005 1:7 'nav.0' is 'grpah', which is none of catalogue, graph, changes, removed, "
	"insights, search, compare; did you mean 'graph'?"},
    {"page outside", "nav: [../x.html]\n", "nav=[|];",
	"AD005 1:7 'nav.0' is '../x.html', which is no page"},
    {"link without a label", "nav:\n  - url: https://example.org/\n",
	"nav=[|https://example.org/];", "AD005 2:5 'nav.0' has a url and no label"},
    {"link with both", "nav:\n  - {label: a, page: graph, url: https://example.org/}\n",
	"nav=[a|graphhttps://example.org/];", "AD005 2:5 'nav.0' wants either a page or a url"},
    {"link that runs", "nav:\n  - {label: a, url: 'javascript:x'}\n", "nav=[a|];",
	"AD005 2:5 'nav.0' is 'javascript:x', which does not begin with http://, https:// or "
	"mailto:"},
    {"link with another key", "nav:\n  - {lable: a}\n", "nav=[|];",
	"AD005 2:5 'nav.0' has the key 'lable', which is none of label, page, url"},
    {"text as a navigation", "nav: graph\n", "",
	"AD004 1:6 'nav' is text where a list of links is wanted"},
    {"footer", "footer: Made by us.\n", "footer=Made by us.;", ""},
    {"footer as a mapping",
	"footer:\n  text: Made by us.\n  links: [{label: Imprint, url: 'mailto:a@example.org'}]\n",
	"footer=Made by us.;links=[Imprint|mailto:a@example.org];", ""},

    {"colours", "colors:\n  light: {accent: '#123456', bg: white}\n  dark: {link: rgb(1 2 3)}\n",
	"light.bg=white;light.accent=#123456;dark.link=rgb(1 2 3);", ""},
    {"unknown colour", "colors:\n  light: {acent: red}\n", "",
	"AD005 2:18 'colors.light.acent' is 'acent', which is none that is known; "
	"did you mean 'accent'?"},
    {"no colour", "colors:\n  light: {bg: 'red;}'}\n", "",
	"AD005 2:15 'colors.light.bg' is 'red;}', which is no colour"},
    {"list as a colour", "colors:\n  light: {bg: [1]}\n", "",
	"AD004 2:15 'colors.light.bg' is a list where a colour is wanted"},
    {"text as colours", "colors: blue\n", "",
	"AD004 1:9 'colors' is text where a mapping is wanted"},

    {"flags", "authors: none\nhistory: false\nremoved: false\nkeyboard: false\n",
	"no authors;no history;no removed;no keyboard;", ""},
    {"unknown word", "authors: nobody\n", "",
	"AD005 1:10 'authors' is 'nobody', which is none of names, none"},

    {"unknown key", "title: a\ncolour: red\n", "title=a;",
	"AD003 2:1 unknown key 'colour' ignored; did you mean 'colors'?"},
    {"unknown key that is like none", "bananas: red\n", "",
	"AD003 1:1 unknown key 'bananas' ignored"},
    {"unknown key that begins another", "tit: b\n", "", "AD003 1:1 unknown key 'tit' ignored"},
    {"exchanged letters", "titel: b\n", "",
	"AD003 1:1 unknown key 'titel' ignored; did you mean 'title'?"},
};

static void reads_settings(void **state)
{
	const struct row *row = *state;
	struct diag *diag = diag_new(unit_mem);
	struct site_config config = site_config_defaults();
	const bool done = site_config_read(
	    unit_mem, diag, S("agentdoc.yml"), unit_guarded(str_of_cstr(row->yaml)), &config);

	assert_str_equal(problems_of(diag), str_of_cstr(row->problems));
	assert_str_equal(settings_of(&config), str_of_cstr(row->settings));
	assert_int_equal(done, diag_count(diag, DIAG_ERROR) == 0);
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
	struct site_config config = site_config_defaults();

	(void)state;
	config.title = S("default");
	config.templates = S("t");
	assert_true(site_config_read(unit_mem, diag, S("x.yml"), S("title: Ours\n"), &config));
	assert_str_equal(settings_of(&config), S("title=Ours;templates=t;"));
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, reads_settings, rows);
	UNIT_ROWS(&suite, refuses, refused_rows);
	UNIT_TEST(&suite, keeps_defaults);
	return unit_run(&suite, "site/config");
}
