/* SPDX-License-Identifier: MIT */
/* The rules of history, one shape of a repository a row. Time runs from left to right. */
#include "unit/history/collected.h"

struct row {
	const char *name;
	const char *script;
	str want;
};

static const struct row lines[] = {
    {"one commit", "init\nput a.md 1\ncommit one\n", UNIT_S("a.md: A one\n")},
    {"changes",
	"init\nput a.md 1\nput b.md 1\ncommit one\nput a.md 2\ncommit two\nput b.md 2\n"
	"commit three\nput c.txt 3\ncommit four\n",
	UNIT_S("a.md: M two, A one\nb.md: M three, A one\n")},
    {"deep folders", "init\nput a/b/c/d.md 1\ncommit one\nput a/b/c/d.md 2\ncommit two\n",
	UNIT_S("a/b/c/d.md: M two, A one\n")},
    {"mode alone", "init\nput a.md 1\ncommit one\nchmod +x a.md\ncommit two\n",
	UNIT_S("a.md: M two, A one\n")},
    {"extension in capitals", "init\nput A.MD 1\ncommit one\n", UNIT_S("A.MD: A one\n")},
    {"removed",
	"init\nput a.md 1\ncommit one\nput a.md 2\ncommit two\ngit rm -q a.md\n"
	"commit three\n",
	UNIT_S("-a.md: D three, M two, A one\n")},
    {"removed, latest first",
	"init\nput a.md 1\nput b.md 2\nput c.md 3\ncommit one\ngit rm -q b.md\ncommit two\n"
	"git rm -q a.md c.md\ncommit three\n",
	UNIT_S("-a.md: D three, A one\n-c.md: D three, A one\n-b.md: D two, A one\n")},
    {"removed but no definition",
	"init\nput README.md 1\ncommit one\ngit rm -q README.md\n"
	"commit two\n",
	UNIT_S("")},
    {"put back",
	"init\nput a.md 1\ncommit one\ngit rm -q a.md\ncommit two\nput a.md 1\n"
	"commit three\n",
	UNIT_S("a.md: A three, D two, A one\n")},
    {"removed twice",
	"init\nput a.md 1\ncommit one\ngit rm -q a.md\ncommit two\nput a.md 2\ncommit three\n"
	"git rm -q a.md\ncommit four\n",
	UNIT_S("-a.md: D four, A three, D two, A one\n")},
    {"two roots",
	"init\nput a.md 1\ncommit one\ngit checkout -q --orphan other\ngit rm -qf a.md\n"
	"put b.md 2\ncommit two\non main\n"
	"tick; git merge -q --allow-unrelated-histories -m three other\nput b.md 3\n"
	"commit four\n",
	UNIT_S("a.md: A one\nb.md: M four, A two\n")},
};

/* Similarity of files made by "lines TAG N" is known: the lines of different tags differ. */
static const struct row moves[] = {
    {"rename", "init\nlines x 9 >a.md\ncommit one\nmove a.md b.md\ncommit two\n",
	UNIT_S("b.md: R two (a.md 100), A one\n")},
    {"rename and edit",
	"init\nlines x 9 >a.md\ncommit one\nmove a.md b.md\nlines y 3 >>b.md\n"
	"commit two\nlines z 1 >>b.md\ncommit three\n",
	UNIT_S("b.md: M three, R two (a.md 75), A one\n")},
    {"too different for a rename",
	"init\nlines x 9 >a.md\ncommit one\nmove a.md b.md\nlines y 20 >>b.md\ncommit two\n",
	UNIT_S("b.md: A two\n-a.md: D two, A one\n")},
    {"through two renames",
	"init\nlines x 9 >a.md\ncommit one\nmove a.md b.md\ncommit two\nmove b.md d/c.md\n"
	"commit three\n",
	UNIT_S("d/c.md: R three (b.md 100), R two (a.md 100), A one\n")},
    {"removed after a rename",
	"init\nlines x 9 >a.md\ncommit one\nmove a.md b.md\ncommit two\ngit rm -q b.md\n"
	"commit three\n",
	UNIT_S("-b.md: D three, R two (a.md 100), A one\n")},
    {"other kind",
	"init\nlines x 9 >p.md; mkdir prompts; mv p.md prompts/x.prompt.md\ncommit one\n"
	"move prompts/x.prompt.md skills/x/SKILL.md\ncommit two\n",
	UNIT_S("skills/x/SKILL.md: R two (prompts/x.prompt.md 100), A one\n")},
    {"case alone", "init\nlines x 9 >a.md\ncommit one\ngit mv a.md A.md\ncommit two\n",
	UNIT_S("A.md: R two (a.md 100), A one\n")},
    {"case of a folder, and rewritten",
	"init\nmkdir d\nlines x 9 >d/a.md\ncommit one\ngit rm -q d/a.md\nmkdir D\n"
	"lines y 9 >D/a.md\ncommit two\n",
	UNIT_S("D/a.md: R two (d/a.md 0), A one\n")},
    {"same name before path",
	"init\nmkdir a b\nlines x 9 >a/x.md; cp a/x.md a/y.md\ncommit one\n"
	"git mv a/x.md b/x.md\ngit mv a/y.md b/y.md\ncommit two\n",
	UNIT_S("b/x.md: R two (a/x.md 100), A one\nb/y.md: R two (a/y.md 100), A one\n")},
    {"best score wins",
	"init\nlines x 9 >a.md\nlines x 5 >b.md; lines z 4 >>b.md\ncommit one\n"
	"git rm -q a.md b.md\nlines x 9 >c.md; lines q 1 >>c.md\ncommit two\n",
	UNIT_S("c.md: R two (a.md 90), A one\n-b.md: D two, A one\n")},
    {"away and made anew",
	"init\nlines x 9 >a.md\ncommit one\nmove a.md b.md\nlines z 9 >a.md\ncommit two\n"
	"lines z 8 >a.md\ncommit three\n",
	UNIT_S("a.md: M three, M two, A one\nb.md: A two\n")},
    {"away, later made anew",
	"init\nlines x 9 >a.md\ncommit one\nmove a.md b.md\ncommit two\nlines z 9 >a.md\n"
	"commit three\n",
	UNIT_S("a.md: A three\nb.md: R two (a.md 100), A one\n")},
    {"empty files", "init\n: >a.md\ncommit one\nmove a.md b.md\ncommit two\n",
	UNIT_S("b.md: R two (a.md 100), A one\n")},
    {"folder swapped",
	"init\nmkdir a b\nlines x 9 >a/x.md\nlines y 9 >b/y.md\ncommit one\n"
	"git mv a/x.md b/x.md\ngit mv b/y.md a/y.md\ncommit two\n",
	UNIT_S("a/y.md: R two (b/y.md 100), A one\nb/x.md: R two (a/x.md 100), A one\n")},
    {"to a path that is no definition",
	"init\nlines x 9 >a.md\ncommit one\nmove a.md d/README.md\ncommit two\n",
	UNIT_S("-a.md: D two, A one\n")},
};

/* Several definitions at one path, one after the other. */
static const struct row lives[] = {
    {"another moves in",
	"init\nlines x 9 >a.md; lines y 9 >b.md\ncommit one\ngit rm -q a.md\ncommit two\n"
	"move b.md a.md\ncommit three\n",
	UNIT_S("a.md: R three (b.md 100), A one\n-a.md: D two, A one\n")},
    {"another moves in and goes",
	"init\nlines x 9 >a.md; lines y 9 >b.md\ncommit one\ngit rm -q a.md\ncommit two\n"
	"move b.md a.md\ncommit three\ngit rm -q a.md\ncommit four\n",
	UNIT_S("-a.md: D four, R three (b.md 100), A one\n-a.md: D two, A one\n")},
    {"two move in, one after the other",
	"init\nlines x 9 >a.md; lines y 9 >b.md; lines z 9 >c.md\ncommit one\ngit rm -q a.md\n"
	"commit two\nmove b.md a.md\ncommit three\ngit rm -q a.md\ncommit four\nmove c.md a.md\n"
	"commit five\n",
	UNIT_S("a.md: R five (c.md 100), A one\n-a.md: D four, R three (b.md 100), A one\n"
	       "-a.md: D two, A one\n")},
    {"removed and replaced at once",
	"init\nlines x 9 >a.md; lines y 9 >b.md\ncommit one\ngit rm -q a.md\nmove b.md a.md\n"
	"commit two\n",
	UNIT_S("a.md: M two, A one\n-b.md: D two, A one\n")},
};

static const struct row copies[] = {
    {"one to many",
	"init\nlines x 9 >a.md\ncommit one\nlines x 8 >a.md\ncommit two\nmkdir b c d\n"
	"cp a.md b; cp a.md c; cp a.md d; git rm -qf a.md\ncommit three\n"
	"lines y 1 >>c/a.md\ncommit four\n",
	UNIT_S("b/a.md: R three (a.md 100), M two, A one\n"
	       "c/a.md: M four, C three (a.md 100), M two, A one\n"
	       "d/a.md: C three (a.md 100), M two, A one\n")},
    {"edited copies",
	"init\nlines x 9 >a.md\ncommit one\ncp a.md b.md; cp a.md c.md\n"
	"git rm -qf a.md\nlines y 1 >>b.md; lines z 3 >>c.md\ncommit two\n",
	UNIT_S("b.md: R two (a.md 90), A one\nc.md: C two (a.md 75), A one\n")},
    {"the source stays: no copy", "init\nlines x 9 >a.md\ncommit one\ncp a.md b.md\ncommit two\n",
	UNIT_S("a.md: A one\nb.md: A two\n")},
    {"copy of a copy",
	"init\nlines x 9 >a.md\ncommit one\ncp a.md b.md; cp a.md c.md; git rm -qf a.md\n"
	"commit two\ncp c.md d.md; cp c.md e.md; git rm -qf c.md\ncommit three\n",
	UNIT_S("b.md: R two (a.md 100), A one\n"
	       "d.md: R three (c.md 100), C two (a.md 100), A one\n"
	       "e.md: C three (c.md 100), C two (a.md 100), A one\n")},
    {"one of the copies removed",
	"init\nlines x 9 >a.md\ncommit one\ncp a.md b.md; cp a.md c.md; git rm -qf a.md\n"
	"commit two\ngit rm -q c.md\ncommit three\n",
	UNIT_S("b.md: R two (a.md 100), A one\n-c.md: D three, C two (a.md 100), A one\n")},
    /* b.md was removed before, and it is another file that moves there now. */
    {"put back beside a rename",
	"init\nlines x 9 >a.md; lines x 8 >b.md\ncommit one\ngit rm -q b.md\ncommit two\n"
	"lines x 9 >b.md; cp b.md c.md; git rm -qf a.md\ncommit three\n",
	UNIT_S("b.md: R three (a.md 100), A one\nc.md: C three (a.md 100), A one\n"
	       "-b.md: D two, A one\n")},
    {"put back beside an equal rename",
	"init\nmkdir d\nlines x 9 >a.md; lines x 8 >b.md\ncommit one\ngit rm -q b.md\ncommit two\n"
	"lines x 7 >b.md; git mv a.md d/a.md\ncommit three\n",
	UNIT_S("b.md: A three, D two, A one\nd/a.md: R three (a.md 100), A one\n")},
};

static const struct row merges[] = {
    /*
     *  one ------ two ------ four         four takes two's b.md and three's a.md as they are
     *      `----- three ---'
     */
    {"each file equals a parent",
	"init\nput a.md 1\nput b.md 1\ncommit one\nbranch side\nput a.md 2\ncommit three\non main\n"
	"put b.md 2\ncommit two\nmerge four side\n",
	UNIT_S("a.md: M three, A one\nb.md: M two, A one\n")},
    /* four differs from both sides, so it is a revision and both sides are. */
    {"differs from all parents",
	"init\nput a.md 1 - - - 9\ncommit one\nbranch side\nput a.md 2 - - - 9\ncommit three\n"
	"on main\nput a.md 1 - - - 8\ncommit two\nmerge four side\n",
	UNIT_S("a.md: M four, M two, M three, A one\n")},
    {"evil merge",
	"init\nput a.md 1\nput b.md 1\ncommit one\nbranch side\nput a.md 2\n"
	"commit three\non main\nput c.md 1\ncommit two\nmerge_stopped side\nput b.md 9\n"
	"commit four\n",
	UNIT_S("a.md: M three, A one\nb.md: M four, A one\nc.md: A two\n")},
    /* Both sides made the same change: only the first one is followed. */
    {"same change twice",
	"init\nput a.md 1\ncommit one\nbranch side\nput a.md 2\ncommit three\n"
	"on main\nput a.md 2\ncommit two\nmerge four side\n",
	UNIT_S("a.md: M two, A one\n")},
    {"side thrown away",
	"init\nput a.md 1\ncommit one\nbranch side\nput a.md 2\ncommit three\n"
	"on main\nput b.md 2\ncommit two\n"
	"tick; git merge -q -s ours -m four side\n",
	UNIT_S("a.md: A one\nb.md: A two\n")},
    {"three parents",
	"init\nput a.md 1\nput b.md 1\nput c.md 1\ncommit one\nbranch x\nput b.md 2\n"
	"commit two\non main\nbranch y\nput c.md 2\ncommit three\non main\n"
	"put a.md 2\ncommit four\ntick; git merge -q -m five x y\n",
	UNIT_S("a.md: M four, A one\nb.md: M two, A one\nc.md: M three, A one\n")},
    {"rename on the side",
	"init\nlines x 9 >a.md\ncommit one\nbranch side\nmove a.md b.md\n"
	"commit three\non main\nput c.md 2\ncommit two\nmerge four side\n",
	UNIT_S("b.md: R three (a.md 100), A one\nc.md: A two\n")},
    /*
     *  one(a) --- two(a changed) --- four(b changed)
     *      `----- three(b) --------'
     */
    {"rename on the side, change on main",
	"init\nlines x 9 >a.md\ncommit one\nbranch side\nmove a.md b.md\ncommit three\non main\n"
	"sed s/9/nine/ a.md >t; mv t a.md\ncommit two\nmerge four side\n",
	UNIT_S("b.md: R four (a.md 100), M two, R three (a.md 100), A one\n")},
    {"removed on the side, kept by the merge",
	"init\nput a.md 1\ncommit one\nbranch side\ngit rm -q a.md\ncommit three\non main\n"
	"put b.md 2\ncommit two\ntick; git merge -q -s ours -m four side\n",
	UNIT_S("a.md: A one\nb.md: A two\n")},
    {"removed on the side",
	"init\nput a.md 1\nput b.md 1\ncommit one\nbranch side\n"
	"git rm -q a.md\ncommit three\non main\nput b.md 2\ncommit two\n"
	"merge four side\n",
	UNIT_S("b.md: M two, A one\n-a.md: D three, A one\n")},
    {"removed on both sides",
	"init\nput a.md 1\nput b.md 1\ncommit one\nbranch side\ngit rm -q a.md\ncommit three\n"
	"on main\ngit rm -q a.md\ncommit two\nmerge four side\n",
	UNIT_S("b.md: A one\n-a.md: D two, A one\n")},
    {"removed by the merge",
	"init\nput a.md 1\nput b.md 1\ncommit one\nbranch side\nput b.md 2\n"
	"commit three\non main\nput c.md 2\ncommit two\nmerge_stopped side\n"
	"git rm -qf a.md\ncommit four\n",
	UNIT_S("b.md: M three, A one\nc.md: A two\n-a.md: D four, A one\n")},
    {"draft of a branch",
	"init\nput a.md 1\ncommit one\nbranch side\nput draft.md 1\n"
	"commit three\ngit rm -q draft.md\ncommit four\non main\nput a.md 2\n"
	"commit two\nmerge five side\n",
	UNIT_S("a.md: M two, A one\n")},
    {"removed on the side, put back later",
	"init\nput a.md 1\nput b.md 1\ncommit one\nbranch side\ngit rm -q a.md\ncommit three\n"
	"on main\nput b.md 2\ncommit two\nmerge four side\nput a.md 1\ncommit five\n",
	UNIT_S("a.md: A five, D three, A one\nb.md: M two, A one\n")},
    {"moved on both sides",
	"init\nlines x 9 >a.md\ncommit one\nbranch side\nmove a.md b.md\ncommit three\non main\n"
	"move a.md b.md\ncommit two\nmerge four side\n",
	UNIT_S("b.md: R two (a.md 100), A one\n")},
};

/* A rename whose two halves are two commits of a branch; the merge shows it whole. */
static const struct row sides[] = {
    /*
     *  one(a) ------------------------- four ---- five(b)
     *      `---- two(a b) -- three(b) ------------'
     */
    {"added first",
	"init\nlines x 9 >a.md\ncommit one\nbranch side\ncp a.md b.md\ncommit two\n"
	"git rm -q a.md\ncommit three\non main\nput c.md 2\ncommit four\n"
	"merge five side\n",
	UNIT_S("b.md: R two (a.md 100), A one\nc.md: A four\n")},
    /* one(a) -- two() -- three(b) on the branch: the removal is a revision of its own. */
    {"removed first",
	"init\nlines x 9 >a.md\ncommit one\nbranch side\ncp a.md ../keep$$\n"
	"git rm -q a.md\ncommit two\nmv ../keep$$ b.md\ncommit three\non main\n"
	"put c.md 2\ncommit four\nmerge five side\n",
	UNIT_S("b.md: R three (a.md 100), D two, A one\nc.md: A four\n")},
    {"changed in between",
	"init\nlines x 9 >a.md\ncommit one\nbranch side\ncp a.md b.md\ncommit two\n"
	"lines y 1 >>b.md\ncommit three\ngit rm -q a.md\ncommit four\non main\nput c.md 2\n"
	"commit five\nmerge six side\n",
	UNIT_S("b.md: M three, R two (a.md 90), A one\nc.md: A five\n")},
    {"through an inner merge",
	"init\nlines x 9 >a.md\ncommit one\nbranch side\nbranch inner\ncp a.md b.md\ncommit two\n"
	"on side\nput d.md 1\ncommit three\nmerge four inner\ngit rm -q a.md\ncommit five\n"
	"on main\nput c.md 2\ncommit six\nmerge seven side\n",
	UNIT_S("b.md: R two (a.md 100), A one\nc.md: A six\nd.md: A three\n")},
    /* On one line nothing holds both ends: that is a new file and a removed one. */
    {"without a merge",
	"init\nlines x 9 >a.md\ncommit one\ncp a.md b.md\ncommit two\n"
	"git rm -q a.md\ncommit three\n",
	UNIT_S("b.md: A two\n-a.md: D three, A one\n")},
    /* b.md is older than the branch: that main dropped it makes it no rename of what went. */
    {"older than the branch",
	"init\nlines x 9 >a.md; lines x 8 >b.md\ncommit one\nlines x 7 >b.md\ncommit two\n"
	"branch side\ngit rm -q a.md\ncommit three\non main\ngit rm -q b.md\ncommit four\n"
	"merge_stopped side\ngit checkout -q side -- b.md\ncommit five\n",
	UNIT_S("b.md: M two, A one\n-a.md: D three, A one\n")},
};

static const struct row types[] = {
    {"file to link and back",
	"init\nput a.md 1\nput b.md 1\ncommit one\nln -sf b.md a.md\n"
	"commit two\nrm a.md; put a.md 1\ncommit three\n",
	UNIT_S("a.md: M three, M two, A one\nb.md: A one\n")},
    {"file to link at the end",
	"init\nput a.md 1\nput b.md 1\ncommit one\nln -sf b.md a.md\ncommit two\n",
	UNIT_S("a.md: M two, A one\nb.md: A one\n")},
    {"file to link, then gone",
	"init\nput a.md 1\nput b.md 1\ncommit one\nln -sf b.md a.md\ncommit two\n"
	"ln -sf c.md a.md\ncommit three\ngit rm -q a.md\ncommit four\n",
	UNIT_S("b.md: A one\n-a.md: D two, A one\n")},
    {"link from the first to the last",
	"init\nput b.md 1\nln -s b.md a.md\ncommit one\ngit rm -q a.md\ncommit two\n",
	UNIT_S("b.md: A one\n")},
    /* one(a) -- two(link) -- three(), and a side that has seen two; the merge is as the side. */
    {"file to link on a side, then gone",
	"init\nput a.md 1\nput b.md 1\ncommit one\nbranch side\nln -sf b.md a.md\ncommit two\n"
	"git rm -q a.md\ncommit three\non main\nput b.md 2\ncommit four\nmerge five side\n",
	UNIT_S("b.md: M four, A one\n-a.md: D two, A one\n")},
    {"file to folder",
	"init\nput x.md 1\ncommit one\ngit rm -q x.md\nput x.md/y.md 2\ncommit two\n",
	UNIT_S("x.md/y.md: A two\n-x.md: D two, A one\n")},
    {"folder to file",
	"init\nput x.md/y.md 2\ncommit one\ngit rm -rq x.md\nput x.md 1\n"
	"commit two\n",
	UNIT_S("x.md: A two\n-x.md/y.md: D two, A one\n")},
    {"folder beside files of a like name",
	"init\nput x.md 1\nput x/a.md 1\nput x-y.md 1\ncommit one\nput x/a.md 2\ncommit two\n",
	UNIT_S("x-y.md: A one\nx.md: A one\nx/a.md: M two, A one\n")},
    {"submodule",
	"init\nput a.md 1\ncommit one\ngit update-index --add --cacheinfo "
	"160000,$(git rev-parse HEAD),sub.md\ntick; git commit -q -m two\n",
	UNIT_S("a.md: A one\nsub.md:\n")},
    {"name of several bytes", "init\nput 'd r/\303\251 b.md' 1\ncommit one\n",
	UNIT_S("d r/\303\251 b.md: A one\n")},
};

static void tells(void **state)
{
	const struct row *row = *state;
	const struct collected all = collect(scripted_repo(row->script), NULL);

	assert_str_equal(collected_text(&all), row->want);
	assert_int_equal(diag_count(all.diag, DIAG_NOTE), 0);
}

struct clone_row {
	const char *name;
	const char *script; /* makes one */
	const char *clone; /* options of the clone */
	str want;
};

#define THREE                                                                                      \
	"init one\n(cd one; put a.md 1; put b.md 1; commit one; put a.md 2; commit two\n"          \
	"put a.md 3; commit three; git config uploadpack.allowFilter true\n"                       \
	"git config uploadpack.allowAnySHA1InWant true)\n"
#define MOVED                                                                                      \
	"init one\n(cd one; lines x 9 >a.md; commit one; move a.md b.md; lines y 1 >>b.md\n"       \
	"commit two; git config uploadpack.allowFilter true)\n"

static const struct clone_row clones[] = {
    {"whole", THREE, "", UNIT_S("a.md: M three, M two, A one\nb.md: A one\n")},
    {"shallow", THREE, "--depth 2", UNIT_S("a.md!: M three, A two\nb.md!: A two\n")},
    {"one commit", THREE, "--depth 1", UNIT_S("a.md!: A three\nb.md!: A three\n")},
    {"deeper than all", THREE, "--depth 9", UNIT_S("a.md: M three, M two, A one\nb.md: A one\n")},
    {"without blobs", THREE, "--filter=blob:none",
	UNIT_S("a.md: M three, M two, A one\nb.md: A one\n")},
    {"bare", THREE, "--bare", UNIT_S("a.md: M three, M two, A one\nb.md: A one\n")},
    /* The text of a.md is missing, so that nobody can see how alike the two are. */
    {"rename without blobs", MOVED, "--filter=blob:none",
	UNIT_S("b.md: A two\n-a.md: D two, A one\n")},
};

static void tells_of_clones(void **state)
{
	const struct clone_row *row = *state;
	const str script = str_format(
	    unit_mem, "%sgit clone -q %s file://$PWD/one two\n", row->script, row->clone);
	const str folder = path_join(unit_mem, scripted_repo(str_cstr(unit_mem, script)), S("two"));
	const struct collected all = collect(folder, NULL);

	assert_str_equal(collected_text(&all), row->want);
	assert_int_equal(diag_count(all.diag, DIAG_NOTE), 0);
}

static void cuts_only_where_the_clone_ends(void **state)
{
	/* b.md was added behind the boundary, so that all of it is known. */
	const str folder = scripted_repo("init one\n(cd one; put a.md 1; commit one; put a.md 2\n"
					 "commit two; put b.md 1; commit three)\n"
					 "git clone -q --depth 2 file://$PWD/one two\n");
	const struct collected all = collect(path_join(unit_mem, folder, S("two")), NULL);

	(void)state;
	assert_str_equal(collected_text(&all), S("a.md!: A two\nb.md: A three\n"));
}

static void waits_for_the_first_commit(void **state)
{
	struct collected all = collect(scripted_repo("init\n"), "a.md");

	(void)state;
	assert_str_equal(collected_text(&all), S("a.md:\n"));
	all = collect(scripted_repo("init\nput b.md 1\ncommit one\ngit rm -q b.md\ncommit two\n"
				    "put c.md 1\ncommit three\n"),
	    "b.md\\000x.md");
	assert_str_equal(collected_text(&all), S("b.md: D two, A one\nc.md: A three\nx.md:\n"));
}

static void reports_what_is_missing(void **state)
{
	const struct collected all = collect(
	    scripted_repo("init\nput d/a.md 1\nput b.md 1\ncommit one\nput d/a.md 2\ncommit two\n"
			  "put b.md 2\ncommit three\nid=$(git rev-parse HEAD~2:d)\n"
			  "rm -f .git/objects/$(echo $id | cut -c1-2)/$(echo $id | cut -c3-)\n"),
	    NULL);
	size_t n;

	(void)state;
	assert_str_equal(collected_text(&all), S("b.md: M three, A one\nd/a.md:\n"));
	assert_int_equal(diag_items(all.diag, &n)->code, AD305);
	assert_int_equal(n, 1);
}

/* What the text of the tables does not show. */
static void fills_in_revisions(void **state)
{
	const struct collected all =
	    collect(scripted_repo("init\nlines x 9 >a.md\nput b.md 1\nput c.md 1\ncommit one\n"
				  "move a.md d.md\nlines y 1 >>d.md\nput b.md 2\ncommit two\n"
				  "ln -sf d.md b.md\ngit rm -q c.md\ncommit three\n"),
		NULL);
	const struct hist_line *const b = &all.history.lines[0], *const d = &all.history.lines[1];
	const struct hist_line *const c = &all.history.lines[2];

	(void)state;
	assert_int_equal(all.history.n, 3);
	assert_int_equal(all.history.alive_count, 2);
	assert_str_equal(d->revisions[0].path, S("d.md"));
	assert_str_equal(d->revisions[1].path, S("a.md"));
	assert_true(oid_eq(&d->revisions[0].old_blob, &d->revisions[1].blob));
	assert_true(oid_is_none(&d->revisions[1].old_blob));
	assert_int_equal(d->revisions[0].sweep, 2);
	assert_int_equal(d->revisions[1].sweep, 3);
	assert_int_equal(b->revisions[0].mode, REPO_MODE_LINK);
	assert_int_equal(b->revisions[0].old_mode, REPO_MODE_FILE);
	assert_int_equal(b->revisions[1].mode, REPO_MODE_FILE);
	assert_int_equal(d->revisions[0].old_mode, REPO_MODE_FILE);
	assert_int_equal(d->revisions[1].old_mode, 0);
	assert_int_equal(c->revisions[0].mode, 0);
	assert_int_equal(c->revisions[0].old_mode, REPO_MODE_FILE);
	assert_true(oid_eq(&b->revisions[0].old_blob, &b->revisions[1].blob));
	assert_true(oid_is_none(&c->revisions[0].blob));
	assert_true(oid_eq(&c->revisions[0].old_blob, &c->revisions[1].blob));
}

/* Copies share the commits of their source: those count as one change each. */
static void counts_shared_revisions_once(void **state)
{
	const struct collected all =
	    collect(scripted_repo("init\nlines x 9 >a.md\ncommit one\ncp a.md b.md; cp a.md c.md\n"
				  "git rm -qf a.md\ncommit two\n"),
		NULL);

	(void)state;
	assert_int_equal(all.history.n, 2);
	for (size_t i = 0; i < 2; i++) {
		assert_int_equal(all.history.lines[i].revisions[0].sweep, 2);
		assert_int_equal(all.history.lines[i].revisions[1].sweep, 1);
	}
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, tells, lines);
	UNIT_ROWS(&suite, tells, moves);
	UNIT_ROWS(&suite, tells, lives);
	UNIT_ROWS(&suite, tells, copies);
	UNIT_ROWS(&suite, tells, merges);
	UNIT_ROWS(&suite, tells, sides);
	UNIT_ROWS(&suite, tells, types);
	UNIT_ROWS(&suite, tells_of_clones, clones);
	UNIT_TEST(&suite, cuts_only_where_the_clone_ends);
	UNIT_TEST(&suite, waits_for_the_first_commit);
	UNIT_TEST(&suite, reports_what_is_missing);
	UNIT_TEST(&suite, fills_in_revisions);
	UNIT_TEST(&suite, counts_shared_revisions_once);
	return unit_run(&suite, "history/history");
}
