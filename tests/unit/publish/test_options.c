/* SPDX-License-Identifier: MIT */
/* What can be a branch, a remote, a folder and a host, and what is too large. */
#include "unit/unit.h"

#include "base/diag.h"
#include "base/limits.h"
#include "publish/publish.h"

struct row {
	const char *name;
	str branch, remote, prefix, cname;
	bool fine;
};

#define BRANCH(text)                                                                               \
	{                                                                                          \
		text, UNIT_S(text), UNIT_S("origin"), UNIT_S(""), {NULL, 0}, true                  \
	}
#define NO_BRANCH(text)                                                                            \
	{                                                                                          \
		text, UNIT_S(text), UNIT_S("origin"), UNIT_S(""), {NULL, 0}, false                 \
	}
#define REMOTE(text, fine)                                                                         \
	{                                                                                          \
		text, UNIT_S("gh-pages"), UNIT_S(text), UNIT_S(""), {NULL, 0}, fine                \
	}
#define PREFIX(text, fine)                                                                         \
	{                                                                                          \
		text, UNIT_S("gh-pages"), UNIT_S("origin"), UNIT_S(text), {NULL, 0}, fine          \
	}
#define CNAME(text, fine)                                                                          \
	{                                                                                          \
		text, UNIT_S("gh-pages"), UNIT_S("origin"), UNIT_S(""), UNIT_S(text), fine         \
	}

static const struct row rows[] = {
    BRANCH("gh-pages"),
    BRANCH("team/pages"),
    BRANCH("seiten-für-alle"),
    BRANCH("a@b"),
    NO_BRANCH(""),
    NO_BRANCH("-d"),
    NO_BRANCH("@"),
    NO_BRANCH("HEAD"),
    NO_BRANCH("a..b"),
    NO_BRANCH("a b"),
    NO_BRANCH("a:b"),
    NO_BRANCH("a^"),
    NO_BRANCH("a\\b"),
    NO_BRANCH("a@{1}"),
    NO_BRANCH("a\nb"),
    NO_BRANCH("/a"),
    NO_BRANCH("a/"),
    NO_BRANCH("a//b"),
    NO_BRANCH("a/.b"),
    NO_BRANCH("a.lock"),
    NO_BRANCH("a."),
    REMOTE("origin", true),
    REMOTE("https://example.org/a.git", true),
    REMOTE("/a path/with blanks.git", true),
    REMOTE("", false),
    REMOTE("--upload-pack=x", false),
    REMOTE("a\nb", false),
    PREFIX("docs", true),
    PREFIX("docs/team agents", true),
    PREFIX("/docs", false),
    PREFIX("docs//a", false),
    PREFIX("../docs", false),
    PREFIX("docs/.a", false),
    PREFIX("docs/_a", false),
    PREFIX("docs\\a", false),
    CNAME("agents.example.org", true),
    CNAME("example.org", true),
    CNAME("bücher.example", true),
    CNAME("example", false),
    CNAME("example..org", false),
    CNAME("-a.example.org", false),
    CNAME("a-.example.org", false),
    CNAME("https://example.org", false),
    CNAME("example.org\nother.org", false),
    CNAME("", false),
};

static void judges(void **state)
{
	const struct row *row = *state;
	const struct publish_options options = {
	    .branch = row->branch,
	    .remote = row->remote,
	    .prefix = row->prefix,
	    .cname = row->cname,
	};
	const str problem = publish_check_options(unit_mem, &options);

	assert_int_equal(problem.p == NULL, row->fine);
}

static void warns_near_the_limit(void **state)
{
	struct diag *diag = diag_new(unit_mem);

	(void)state;
	publish_warn_if_large(diag, LIMIT_PUBLISHED - 1);
	assert_int_equal(diag_count(diag, DIAG_NOTE), 0);
	publish_warn_if_large(diag, LIMIT_PUBLISHED);
	assert_int_equal(diag_count(diag, DIAG_WARNING), 1);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, judges, rows);
	UNIT_TEST(&suite, warns_near_the_limit);
	return unit_run(&suite, "publish/options");
}
