/* SPDX-License-Identifier: MIT */
/* Which files of a folder, a work tree or a commit are definitions. */
#include "unit/scripted.h"

#include "base/file.h"
#include "base/path.h"
#include "definition/discover.h"

/* Shell words of these tests, on top of scripted.h: files with and without front matter. */
#define WORDS                                                                                      \
	"agent() { put \"$1\" --- 'name: x' 'description: y' --- Text; }\n"                        \
	"plain() { put \"$1\" '# Title' Text; }\n"

struct found_row {
	const char *name;
	const char *script;
	const char *want; /* the first letter of each kind, and its path */
	const char *readmes; /* the folders */
	const char *problems; /* places and codes */
	const char *sources[2];
};

/* Without a repository: what paths and files say. */
static const struct found_row folder_rows[] = {
    {"nothing", "true\n", "", "", "", {0}},
    {"by paths",
	"plain agents/a.md\nplain commands/c.md\nplain skills/s/SKILL.md\nplain docs/d.md\n"
	"plain x.agent.md\nput agents/e.json\n",
	"a agents/a.md, c commands/c.md, s skills/s/SKILL.md, a x.agent.md", "", "", {0}},
    {"sorted by path, not folder by folder", "agent a/x.md\nagent a.md\nagent a-b/x.md\n",
	"a a-b/x.md, a a.md, a a/x.md", "", "", {0}},
    {"by front matter", "agent lib/a.md\nput lib/b.md --- 'name: x' --- Text\n", "a lib/a.md", "",
	"", {0}},
    {"by front matter that YAML rejects", "put lib/a.md --- 'name: x' 'description: a: b' ---\n",
	"a lib/a.md", "", "", {0}},
    {"by front matter without an opener", "put lib/a.md 'name: x' 'description: y' ---\n",
	"a lib/a.md", "", "", {0}},
    {"assets of a skill",
	"plain skills/s/SKILL.md\nagent skills/s/ref/a.md\nplain skills/s/agents/b.md\n"
	"plain skills/s/deep/t/SKILL.md\nplain skills/s/deep/t/c.agent.md\n",
	"s skills/s/SKILL.md, s skills/s/deep/t/SKILL.md", "", "", {0}},
    {"a skill in another case", "plain s/Skill.md\nagent s/a.md\n", "s s/Skill.md", "", "", {0}},
    {"a skill at the top", "plain SKILL.md\nagent ref/a.md\nplain agents/b.md\n",
	"s SKILL.md, a agents/b.md", "", "", {0}},
    /* x/b.md is a persona because x/a.md stands beside it; y/c.md stands alone. */
    {"personas", "agent x/a.md\nplain x/b.md\nplain y/c.md\n: >x/empty.md\n",
	"a x/a.md, a x/b.md, a x/empty.md", "", "", {0}},
    {"front matter that is not an agent's makes no persona",
	"agent x/a.md\nput x/b.md --- 'title: t' --- Text\n", "a x/a.md", "", "", {0}},
    {"no personas where folders are named for definitions",
	"agent x/a.md\nplain x/b.md\nplain agents/c.md\n", "a agents/c.md, a x/a.md", "", "", {0}},
    {"no personas for skills' sake", "plain s/SKILL.md\nplain b.md\n", "s s/SKILL.md", "", "", {0}},
    {"papers are no personas",
	"agent a.md\nplain SECURITY.md\nplain CONTRIBUTING.md\nplain CLAUDE.md\nplain "
	"security.md\n",
	"a a.md, a security.md", "", "", {0}},
    {"a persona of the persona's folder only", "agent x/a.md\nplain x/y/b.md\n", "a x/a.md", "", "",
	{0}},
    {"readmes",
	"plain README.md\nagent a/x/a.md\nplain a/README.md\nplain a/x/README.md\nplain "
	"b/README.md\n"
	"plain a/readme.md\n",
	"a a/x/a.md", ", a, a/x", "", {0}},
    {"readme of a skill is its own", "plain skills/s/SKILL.md\nplain skills/s/README.md\n",
	"s skills/s/SKILL.md", "", "", {0}},
    {"folders never looked into",
	"plain agents/a.md\nplain node_modules/agents/b.md\nplain site/agents/c.md\n"
	"plain x/node_modules/agents/d.md\nplain x/site/agents/e.md\n"
	"plain out/agents/g.md\n",
	"a agents/a.md, a x/site/agents/e.md", "", "", {0}},
    {"links",
	"plain real.md\nmkdir agents skills docs\nplain agents/a.md\nln -s ../real.md agents/b.md\n"
	"ln -s ../agents skills/s\nln -s agents commands\nln -s ../real.md docs/c.md\n"
	"ln -s README.md CLAUDE.md\nln -s x agents/data.json\n",
	"a agents/a.md", "", "agents/b.md AD110, commands AD110, skills/s AD110", {0}},
    {"links beside definitions",
	"agent x/a.md\nplain y/b.md\nln -s a.md x/l.md\nln -s b.md y/l.md\n", "a x/a.md", "",
	"x/l.md AD110", {0}},
    {"a source", "plain agents/a.md\nplain x/agents/b.md\n", "a x/agents/b.md", "", "", {"x"}},
    {"sources that overlap", "plain x/agents/a.md\nplain x/agents/b.md\n",
	"a x/agents/a.md, a x/agents/b.md", "", "", {"x/agents", "x/"}},
    {"the top as a source", "plain agents/a.md\n", "a agents/a.md", "", "", {"."}},
    {"a file as a source", "plain docs/a.md\nplain docs/b.md\n", "a docs/b.md", "", "",
	{"docs/b.md"}},
    {"a file as a source, twice", "plain docs/a.md\n", "a docs/a.md", "", "",
	{"docs", "docs/a.md"}},
    {"a source that is skipped elsewhere", "plain site/agents/a.md\n", "a site/agents/a.md", "", "",
	{"site"}},
    {"a link as a source", "plain agents/a.md\nln -s agents x\n", "", "", "x AD110", {"x"}},
    {"odd names", "plain 'agents/C# \xC3\xA9.md'\nplain 'agents/a:b.md'\nplain agents/.hidden.md\n",
	"a agents/.hidden.md, a agents/C# \xC3\xA9.md, a agents/a:b.md", "", "", {0}},
};

/* What no commit can hold. */
static const struct found_row no_commit_rows[] = {
    {"git's folder", "plain agents/a.md\nplain x/.git/agents/b.md\n", "a agents/a.md", "", "", {0}},
    {"a pipe", "mkdir agents\nmkfifo agents/a.md\n", "", "", "", {0}},
};

static str found_text(const struct def_files *files)
{
	struct buf out;

	buf_init(&out, unit_mem);
	for (size_t i = 0; i < files->n; i++)
		buf_format(&out, "%s%c %.*s", i ? ", " : "",
		    *def_kinds[files->items[i].kind].name.p, STR_ARG(files->items[i].path));
	return buf_str(&out);
}

static str readme_text(const struct def_files *files)
{
	struct buf out;

	buf_init(&out, unit_mem);
	for (size_t i = 0; i < files->readme_count; i++)
		buf_format(&out, "%s%.*s", i ? ", " : "", STR_ARG(files->readmes[i].folder));
	return buf_str(&out);
}

static str problem_text(struct diag *diag)
{
	size_t n;
	const struct diag_item *items = diag_items(diag, &n);
	struct buf out;

	buf_init(&out, unit_mem);
	for (size_t i = 0; i < n; i++)
		buf_format(&out, "%s%.*s %s", i ? ", " : "", STR_ARG(items[i].place.path),
		    diag_info(items[i].code)->id);
	return buf_str(&out);
}

static void check_row(const struct found_row *row, struct def_query query)
{
	struct arena *tmp = arena_open();
	struct diag *diag = diag_new(unit_mem);
	struct def_files files = {0};
	str sources[2];

	while (query.source_count < 2 && row->sources[query.source_count]) {
		sources[query.source_count] = str_of_cstr(row->sources[query.source_count]);
		query.source_count++;
	}
	query.sources = sources;
	query.skip = S("out");
	assert_true(def_discover(unit_mem, tmp, diag, &query, &files));
	assert_str_equal(found_text(&files), str_of_cstr(row->want));
	assert_str_equal(readme_text(&files), str_of_cstr(row->readmes));
	assert_str_equal(problem_text(diag), str_of_cstr(row->problems));
	arena_close(tmp);
}

static str made_folder(const char *script)
{
	return scripted_repo(str_cstr(unit_mem, str_format(unit_mem, WORDS "%s", script)));
}

static void finds_in_a_folder(void **state)
{
	const struct found_row *row = *state;

	check_row(row, (struct def_query){.folder = made_folder(row->script)});
}

/* An opened repository, and a query for its work tree. */
struct opened {
	struct repo *repo;
	struct def_query query;
};

static struct opened open_at(str folder)
{
	struct diag *diag = diag_new(unit_mem);
	struct arena *tmp = arena_open();
	struct opened opened = {.query = {.folder = folder}};

	assert_int_equal(repo_open(unit_mem, diag, folder, &opened.repo), REPO_OPENED);
	opened.query.repo = opened.repo;
	if (!repo_info(opened.repo)->unborn)
		opened.query.tree =
		    repo_walk(unit_mem, tmp, opened.repo, diag, &repo_info(opened.repo)->head)
			.items[0]
			.tree;
	arena_close(tmp);
	return opened;
}

/* The same files, read from the work tree and from the commit that has them. */
static void finds_in_a_commit(void **state)
{
	const struct found_row *row = *state;
	const str script = str_format(unit_mem, "init\n%scommit a\n", row->script);
	struct opened opened;

	opened = open_at(made_folder(str_cstr(unit_mem, script)));
	check_row(row, opened.query);
	opened.query.from_tree = true;
	check_row(row, opened.query);
	repo_close(opened.repo);
}

static const struct found_row work_tree_rows[] = {
    {"ignored files and folders",
	"init\nput .gitignore 'private/' '*.draft.md'\nplain agents/a.md\ncommit a\n"
	"plain agents/b.md\nplain agents/c.draft.md\nplain private/agents/d.md\n",
	"a agents/a.md, a agents/b.md", "", "", {0}},
    {"tracked although ignored",
	"init\nplain private/agents/a.md\ncommit a\nput .gitignore private/\nplain "
	"private/agents/b.md\n",
	"a private/agents/a.md", "", "", {0}},
    {"ignored link", "init\nput .gitignore '*.md'\ncommit a\nmkdir agents\nln -s x agents/a.md\n",
	"", "", "", {0}},
    {"before the first commit",
	"init\nput .gitignore agents/b.md\nplain agents/a.md\nplain agents/b.md\n", "a agents/a.md",
	"", "", {0}},
    {"deleted from the work tree",
	"init\nplain agents/a.md\nplain agents/b.md\ncommit a\nrm agents/a.md\n", "a agents/b.md",
	"", "", {0}},
    {"other repositories",
	"init\nplain agents/a.md\ncommit a\nmkdir b\n(cd b; init; plain agents/c.md)\n"
	"mkdir d\nput d/.git 'gitdir: ../e'\nplain d/agents/e.md\n",
	"a agents/a.md", "", "", {0}},
};

static void finds_in_a_work_tree(void **state)
{
	const struct found_row *row = *state;
	const struct opened opened = open_at(made_folder(row->script));

	check_row(row, opened.query);
	repo_close(opened.repo);
}

/* The commit has what the work tree has lost, and not what came to it. */
static void reads_the_tree_it_is_given(void **state)
{
	static const struct found_row row = {"tree",
	    "init\nplain agents/a.md\nplain agents/b.md\ncommit a\nrm agents/a.md\nplain "
	    "agents/c.md\n",
	    "a agents/a.md, a agents/b.md", "", "", {0}};
	struct opened opened = open_at(made_folder(row.script));

	(void)state;
	opened.query.from_tree = true;
	check_row(&row, opened.query);
	repo_close(opened.repo);
}

static struct def_files discovered(struct def_query query, struct diag *diag)
{
	struct arena *tmp = arena_open();
	struct def_files files = {0};

	assert_true(def_discover(unit_mem, tmp, diag, &query, &files));
	arena_close(tmp);
	return files;
}

/*
 * a.md as it was committed, b.md with the line ends of another system that git takes off (its text
 * is HEAD's then, so that all check-outs give the same site), c.md changed, d.md new.
 */
static void blobs_are_named_as_git_would(void **state)
{
	const str folder =
	    made_folder("init\nput .gitattributes '*.md text'\nplain agents/a.md\n"
			"plain agents/b.md\nplain agents/c.md\ncommit a\n"
			"printf '# Title\\r\\nText\\r\\n' >agents/b.md\n"
			"put agents/c.md changed\nput agents/d.md new\n"
			"for f in a b c d; do git hash-object agents/$f.md; done >ids\n");
	struct opened opened = open_at(folder);
	const struct def_files files = discovered(opened.query, diag_new(unit_mem));
	str ids, id;

	(void)state;
	assert_true(file_read(unit_mem, path_join(unit_mem, folder, S("ids")), 4096, &ids));
	assert_int_equal(files.n, 4);
	for (size_t i = 0; i < files.n; i++) {
		assert_true(str_next_line(&ids, &id));
		assert_str_equal(oid_hex(unit_mem, &files.items[i].blob, 40), id);
	}
	assert_str_equal(files.items[1].bytes, S("# Title\nText\n"));
	repo_close(opened.repo);
}

/*
 * a.md stays, b.md has as many other letters, c.md only other line ends than HEAD, d.md comes. What
 * stays is the same pointer with the same id; all of it is as if nothing had been known.
 */
static void takes_over_what_did_not_change(void **state)
{
	const str folder = made_folder(
	    "init\nput .gitattributes '*.md text'\nfor f in a b c; do plain "
	    "agents/$f.md; done\ncommit a\nprintf '# Title\\r\\nText\\r\\n' >agents/c.md\n");
	const struct opened opened = open_at(folder);
	const struct def_files former = discovered(opened.query, diag_new(unit_mem));
	struct def_query query = opened.query;

	(void)state;
	query.former = &former;
	assert_true(
	    file_write(path_join(unit_mem, folder, S("agents/b.md")), S("# Title\nTexT\n")));
	assert_true(file_write(path_join(unit_mem, folder, S("agents/d.md")), S("new\n")));
	const struct def_files files = discovered(query, diag_new(unit_mem));
	const struct def_files anew = discovered(opened.query, diag_new(unit_mem));

	assert_int_equal(files.n, 4);
	assert_int_equal(anew.n, 4);
	for (size_t i = 0; i < files.n; i++) {
		assert_str_equal(files.items[i].bytes, anew.items[i].bytes);
		assert_true(oid_eq(&files.items[i].blob, &anew.items[i].blob));
	}
	assert_ptr_equal(files.items[0].bytes.p, former.items[0].bytes.p);
	assert_ptr_equal(files.items[2].read.p, former.items[2].read.p);
	assert_false(oid_eq(&files.items[1].blob, &former.items[1].blob));
	assert_ptr_equal(files.tracked, former.tracked);
	repo_close(opened.repo);
}

/* b.md is there, c.md is gone, d.md is a link now, e.txt was never looked at. */
static void tells_what_the_work_tree_lacks(void **state)
{
	struct opened opened = open_at(
	    made_folder("init\nfor f in b c d; do plain agents/$f.md; done\nput agents/e.txt\n"
			"commit a\nrm agents/[cde].*\nln -s b.md agents/d.md\n"));
	const struct def_files files = discovered(opened.query, diag_new(unit_mem));

	(void)state;
	assert_int_equal(files.missing_count, 2);
	assert_str_equal(files.missing[0].path, S("agents/c.md"));
	assert_str_equal(files.missing[1].path, S("agents/d.md"));
	repo_close(opened.repo);
}

struct persona_row {
	const char *name;
	const char *script;
	str folder;
	bool want;
};

static const struct persona_row persona_rows[] = {
    {"beside an agent", "agent x/a.md\n", UNIT_S("x"), true},
    {"beside a skill's folder", "plain x/s/SKILL.md\n", UNIT_S("x"), false},
    {"beside an agent by its name", "plain x/a.agent.md\n", UNIT_S("x"), true},
    {"in another folder", "agent x/a.md\n", UNIT_S("y"), false},
    {"below", "agent x/a.md\n", UNIT_S("x/y"), false},
    {"at the top", "agent a.md\n", UNIT_S(""), true},
    {"beside other personas alone", "plain x/a.md\n", UNIT_S("x"), false},
    {"where a folder says what it holds", "agent x/a.md\nplain agents/b.md\n", UNIT_S("x"), false},
    {"nothing at all", "true\n", UNIT_S("x"), false},
};

static void knows_where_personas_were(void **state)
{
	const struct persona_row *row = *state;
	const str script = str_format(unit_mem, "init\n%scommit a\n", row->script);
	struct opened opened = open_at(made_folder(str_cstr(unit_mem, script)));
	struct arena *tmp = arena_open();

	opened.query.from_tree = true;
	assert_int_equal(def_has_personas(tmp, &opened.query, row->folder), row->want);
	assert_int_equal(arena_used(tmp), 0);
	arena_close(tmp);
	repo_close(opened.repo);
}

struct bare_row {
	const char *name;
	str path, bytes;
	bool want;
};

static const struct bare_row bare_rows[] = {
    {"no front matter", UNIT_S("x/a.md"), UNIT_S("# A\n"), true},
    {"empty", UNIT_S("x/a.md"), UNIT_S(""), true},
    {"front matter", UNIT_S("x/a.md"), UNIT_S("---\ntitle: t\n---\n"), false},
    {"a paper", UNIT_S("x/SECURITY.md"), UNIT_S("# A\n"), false},
};

static void knows_what_may_be_a_persona(void **state)
{
	const struct bare_row *row = *state;

	assert_int_equal(def_may_be_persona(row->path, unit_guarded(row->bytes)), row->want);
}

struct failing_row {
	const char *name;
	const char *script;
	const char *source;
	bool from_tree;
};

static const struct failing_row failing_rows[] = {
    {"source is not there", "init\nplain agents/a.md\ncommit a\n", "agent", false},
    {"source lies outside", "init\nplain agents/a.md\ncommit a\n", "../x", false},
    {"source is absolute", "init\nplain agents/a.md\ncommit a\n", "/tmp", false},
    {"source is a pipe", "init\ncommit a\nmkfifo a.md\n", "a.md", false},
    {"source is not in the commit", "init\ncommit a\nplain agents/a.md\n", "agents", true},
    {"source is below a file of the commit", "init\nplain a.md\ncommit a\n", "a.md/b.md", true},
};

static void a_wrong_source_is_fatal(void **state)
{
	const struct failing_row *row = *state;
	struct opened opened = open_at(made_folder(row->script));
	const str source = str_of_cstr(row->source);
	struct diag *diag = diag_new(unit_mem);
	struct arena *tmp = arena_open();
	struct def_files files;

	opened.query.sources = &source;
	opened.query.source_count = 1;
	opened.query.from_tree = row->from_tree;
	assert_false(def_discover(unit_mem, tmp, diag, &opened.query, &files));
	assert_str_equal(problem_text(diag), str_format(unit_mem, "%s AD001", row->source));
	arena_close(tmp);
	repo_close(opened.repo);
}

static void a_folder_that_is_not_there_is_fatal(void **state)
{
	struct diag *diag = diag_new(unit_mem);
	struct arena *tmp = arena_open();
	struct def_query query = {.folder = S("does/not/exist")};
	struct def_files files;

	(void)state;
	assert_false(def_discover(unit_mem, tmp, diag, &query, &files));
	assert_int_equal(diag_count(diag, DIAG_FATAL), 1);
	arena_close(tmp);
}

/*
 * The tests may run as root, who can read everything: what cannot be read is a file that is too
 * large (c.md), and in the commit a blob that is gone (b.md).
 */
static void what_cannot_be_read_is_left_out(void **state)
{
	struct opened opened = open_at(
	    made_folder("init\nplain agents/a.md\nput agents/b.md gone\ncommit a\nid=$(git "
			"rev-parse HEAD:agents/b.md)\n"
			"rm -f .git/objects/$(echo $id | cut -c1-2)/$(echo $id | cut -c3-)\n"
			"truncate -s 100M agents/c.md\n"));
	struct diag *diag = diag_new(unit_mem);
	struct def_files files = discovered(opened.query, diag);

	(void)state;
	assert_str_equal(found_text(&files), S("a agents/a.md, a agents/b.md"));
	assert_str_equal(problem_text(diag), S("agents/c.md AD111"));
	opened.query.from_tree = true;
	diag = diag_new(unit_mem);
	files = discovered(opened.query, diag);
	assert_str_equal(found_text(&files), S("a agents/a.md"));
	assert_str_equal(problem_text(diag), S("agents/b.md AD111"));
	repo_close(opened.repo);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, finds_in_a_folder, folder_rows);
	UNIT_ROWS(&suite, finds_in_a_folder, no_commit_rows);
	UNIT_ROWS(&suite, finds_in_a_commit, folder_rows);
	UNIT_ROWS(&suite, finds_in_a_work_tree, work_tree_rows);
	UNIT_TEST(&suite, reads_the_tree_it_is_given);
	UNIT_TEST(&suite, blobs_are_named_as_git_would);
	UNIT_TEST(&suite, takes_over_what_did_not_change);
	UNIT_TEST(&suite, tells_what_the_work_tree_lacks);
	UNIT_ROWS(&suite, knows_where_personas_were, persona_rows);
	UNIT_ROWS(&suite, knows_what_may_be_a_persona, bare_rows);
	UNIT_ROWS(&suite, a_wrong_source_is_fatal, failing_rows);
	UNIT_TEST(&suite, a_folder_that_is_not_there_is_fatal);
	UNIT_TEST(&suite, what_cannot_be_read_is_left_out);
	return unit_run(&suite, "definition/discover");
}
