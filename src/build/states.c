/* SPDX-License-Identifier: MIT */
/*
 * From words to commits. A word that could be both is a revision, as nobody can say otherwise but
 * with "--"; one that names a commit as a whole is not taken apart at its dots.
 */
#include "build/states.h"

#include "base/file.h"
#include "base/path.h"

struct finder {
	struct build *build;
	const struct build_compare_options *options;
	struct build_states states;
};

static bool fail_unknown(struct finder *f, str name, const char *what)
{
	struct build *build = f->build;
	const struct repo_info *info = repo_info(build->repo);
	const str remote = str_cat(build->tmp, S("origin/"), name);
	struct oid other;

	if (repo_find_commit(build->repo, remote, &other))
		diag_report(build->diag, AD307, diag_at(STR_ABSENT, 0, 0),
		    "'%.*s' names no %s; did you mean '%.*s'?", STR_ARG(name), what,
		    STR_ARG(remote));
	else
		diag_report(build->diag, AD307, diag_at(STR_ABSENT, 0, 0), "'%.*s' names no %s%s",
		    STR_ARG(name), what,
		    info->unborn	? ": the branch has no commits yet"
			: info->shallow ? " of this clone, which is shallow: fetch the commit first"
					: "");
	return false;
}

/* An empty side of a range is HEAD. */
static bool find_commit(struct finder *f, str name, struct oid *ret_commit)
{
	return repo_find_commit(f->build->repo, name.n ? name : S("HEAD"), ret_commit) ||
	    fail_unknown(f, name.n ? name : S("HEAD"), "commit");
}

/*
 * The last commit that two have in common. Of an order in which children stand before parents, the
 * first one that the other history holds, too, has no child that both hold.
 */
static bool find_common(struct finder *f, const struct oid *a, const struct oid *b, struct oid *ret)
{
	struct build *build = f->build;
	struct map ours = {0};
	bool found = false;
	const struct repo_commits theirs =
	    repo_walk(build->mem, build->tmp, build->repo, build->diag, a);
	const struct repo_commits all =
	    repo_walk(build->mem, build->tmp, build->repo, build->diag, b);

	for (size_t i = 0; i < theirs.n; i++)
		*map_put(build->mem, &ours, oid_key(&theirs.items[i].id)) = build;
	for (size_t i = 0; i < all.n && !found; i++) {
		found = map_get(&ours, oid_key(&all.items[i].id)) != NULL;
		if (found)
			*ret = all.items[i].id;
	}
	return found;
}

static bool fail_common(struct finder *f, str range)
{
	diag_report(f->build->diag, AD307, diag_at(STR_ABSENT, 0, 0),
	    "the two sides of '%.*s' have no commit in common%s", STR_ARG(range),
	    repo_info(f->build->repo)->shallow ? " in this clone, which is shallow" : "");
	return false;
}

static bool take_range(struct finder *f, str range, size_t at, size_t dots)
{
	struct oid from, to;

	if (!find_commit(f, str_slice(range, 0, at), &from) ||
	    !find_commit(f, str_from(range, at + dots), &to))
		return false;
	if (dots == 3 && !find_common(f, &from, &to, &from))
		return fail_common(f, range);
	f->states = (struct build_states){from, to, 1};
	return true;
}

static bool exists_here(struct finder *f, str word)
{
	return word.n &&
	    file_kind(path_join(f->build->tmp, f->options->folder, word)) != FILE_MISSING;
}

/* The word behind the first: the other commit, or the first of the paths. */
static bool take_second(struct finder *f)
{
	const struct build_compare_options *options = f->options;

	if (options->word_count < 2 || options->path_start < 2)
		return true;
	const str word = options->words[1];

	if (repo_find_commit(f->build->repo, word, &f->states.to)) {
		f->states.path_start = 2;
		return true;
	}
	return exists_here(f, word) || fail_unknown(f, word, "commit, and no file or folder here");
}

bool build_find_states(struct build *build, const struct build_compare_options *options,
    struct build_states *ret_states)
{
	struct finder f = {build, options, {.path_start = 1}};
	const str first = options->words[0];
	const size_t two = str_find(first, S(".."), 0);
	const size_t three = str_find(first, S("..."), 0);
	bool found = repo_find_commit(build->repo, first, &f.states.from);

	if (found)
		found = take_second(&f);
	else if (three != STR_NONE)
		found = take_range(&f, first, three, 3);
	else if (two != STR_NONE)
		found = take_range(&f, first, two, 2);
	else
		found = fail_unknown(&f, first, "commit");
	if (found && oid_is_none(&f.states.to) && repo_info(build->repo)->bare)
		found = find_commit(&f, S("HEAD"), &f.states.to);
	if (found)
		*ret_states = f.states;
	return found;
}
