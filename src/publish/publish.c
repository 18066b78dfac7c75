/* SPDX-License-Identifier: MIT */
/*
 * The stages of publishing: refuse, look at the branch, build into trees, ask, push. Not for how
 * each is done; what decides whether the branch may be replaced stands here alone.
 */
#include "publish/publish.h"

#include "base/arena.h"
#include "base/version.h"
#include "publish/address.h"
#include "publish/remote.h"
#include "publish/tree.h"

struct publishing {
	const struct publish_options *options;
	struct arena *mem, *tmp;
	struct diag *diag;
	struct repo *repo;
	const struct repo_info *info;
	struct program program;
	struct remote remote;
	struct oid local; /* what the local branch leads to; none: it is not there */
	struct former former;
	struct publish_tree tree;
	struct oid top, commit;
	struct publish_result result;
};

static bool refuse(struct publishing *p, enum diag_code code, str text)
{
	diag_report(
	    p->diag, code, diag_at(STR_ABSENT, 0, 0), "%.*s, nothing was published", STR_ARG(text));
	return false;
}

static bool open_repository(struct publishing *p)
{
	const str folder = p->options->build.folder;

	switch (repo_open(p->mem, p->diag, folder, &p->repo)) {
	case REPO_FAILED:
		return false;
	case REPO_NONE:
		return refuse(p, AD306,
		    str_format(p->tmp, "'%.*s' is not in a git repository", STR_ARG(folder)));
	case REPO_OPENED:
		break;
	}
	p->info = repo_info(p->repo);
	p->program = (struct program){p->mem, p->diag, p->info};
	p->remote = (struct remote){
	    .program = &p->program, .name = p->options->remote, .branch = p->options->branch};
	return !p->info->unborn || refuse(p, AD307, S("the repository has no commit yet"));
}

/* A branch under somebody's feet must not move; --force only helps where another one is pushed. */
static bool check_branch(struct publishing *p)
{
	const struct publish_options *options = p->options;

	if (str_eq(options->branch, p->info->branch))
		return refuse(p, AD704,
		    str_format(p->tmp, "the site cannot replace '%.*s', the branch it is made from",
			STR_ARG(options->branch)));
	if (!repo_is_checked_out(p->repo, options->branch) || (options->force && !options->no_push))
		return true;
	return refuse(p, AD704,
	    str_format(p->tmp, "the branch '%.*s' is checked out in another work tree",
		STR_ARG(options->branch)));
}

static bool check_clone(struct publishing *p)
{
	if (p->options->allow_shallow || !(p->info->shallow || p->info->partial))
		return true;
	return refuse(p, AD703,
	    p->info->shallow ? S("the clone is shallow: its site would lack older revisions")
			     : S("the clone is partial: its site would lack texts"));
}

static bool check_clean(struct publishing *p)
{
	str first;
	size_t n;

	if (p->options->allow_dirty || p->info->bare)
		return true;
	if (!program_find_changed(&p->program, &first, &n))
		return false;
	return !n ||
	    refuse(p, AD702,
		str_format(p->tmp, "%zu file%s changed since the last commit, the first is '%.*s'",
		    n, n == 1 ? " is" : "s are", STR_ARG(first)));
}

/* What the branch that will be written leads to, and what it holds. */
static bool look_at_branch(struct publishing *p)
{
	const struct publish_options *options = p->options;
	const str ref = str_cat(p->tmp, S("refs/heads/"), options->branch);
	struct oid tip = {{0}};

	if (repo_find_ref(p->repo, ref, &p->local))
		tip = p->local;
	if (!options->no_push && (!remote_open(&p->remote) || !remote_look(&p->remote, &tip)))
		return false;
	if (!oid_is_none(&tip) && !repo_has(p->repo, &tip) && !remote_fetch(&p->remote))
		return false;
	if (!former_read(p->mem, p->repo, &tip, options->prefix, &p->former))
		return refuse(p, AD710,
		    str_format(p->tmp, "the commit '%.*s' of the branch '%.*s' cannot be read",
			STR_ARG(oid_hex(p->tmp, &tip, 10)), STR_ARG(options->branch)));
	if (!p->former.foreign.p || options->force)
		return true;
	return refuse(p, AD701,
	    str_format(p->tmp, "the branch '%.*s' holds '%.*s', which agentdoc did not make",
		STR_ARG(options->branch), STR_ARG(p->former.foreign)));
}

/* With a prefix the top of the branch is not ours: it gets what it lacks, no more. */
static bool write_trees(struct publishing *p)
{
	const struct publish_options *options = p->options;
	struct oid site;

	if (options->prefix.n)
		return publish_tree_carry(&p->tree, &p->former) &&
		    publish_tree_finish(&p->tree, &site) &&
		    publish_tree_graft(&p->tree, &p->former, &site, options->cname, &p->top);
	if (options->cname.p &&
	    !publish_tree_add(&p->tree, S("CNAME"), str_cat(p->tmp, options->cname, S("\n"))))
		return false;
	return publish_tree_carry(&p->tree, &p->former) && publish_tree_finish(&p->tree, &p->top);
}

static bool build_trees(struct publishing *p)
{
	const struct publish_options *options = p->options;
	const struct build_sink sink = {publish_tree_take, &p->tree};
	struct build_options build = options->build;
	struct publish_result *result = &p->result;

	p->tree = (struct publish_tree){.mem = p->mem,
	    .tmp = p->tmp,
	    .diag = p->diag,
	    .store = {.repo = p->repo, .dry = options->dry_run},
	    .pack = {.program = &p->program, .repo = p->repo}};
	result->cname = options->cname.p ? options->cname : p->former.cname;
	build.sink = &sink;
	build.likely_url = publish_likely_url(p->mem, result->cname,
	    options->no_push ? p->info->remote : p->remote.shown, options->prefix);
	if (!publish_tree_marker(&p->tree) || !build_site(p->mem, p->diag, &build, &result->site))
		return false;
	if (result->site.uncommitted && !options->allow_dirty)
		return refuse(p, AD702,
		    str_format(p->tmp, "%zu definitions are not committed as they are",
			result->site.uncommitted));
	if (options->strict && diag_count(p->diag, DIAG_WARNING))
		return false;
	result->files = p->tree.files.n;
	result->bytes = p->tree.bytes;
	return write_trees(p);
}

/* The parent is what was there if it is to be kept, or if it holds what is not ours. */
static bool write_commit(struct publishing *p)
{
	const struct publish_options *options = p->options;
	const struct build_summary *site = &p->result.site;
	str identity;
	struct buf text;

	if (!program_identity(&p->program, &identity))
		return false;
	buf_init(&text, p->tmp);
	buf_format(&text, "tree %.*s\n", STR_ARG(oid_hex(p->tmp, &p->top, 40)));
	if ((options->keep_history || options->prefix.n) && !oid_is_none(&p->former.tip))
		buf_format(&text, "parent %.*s\n", STR_ARG(oid_hex(p->tmp, &p->former.tip, 40)));
	buf_format(&text, "author %.*s %lld +0000\ncommitter %.*s %lld +0000\n\n",
	    STR_ARG(identity), (long long)site->source_utc_s, STR_ARG(identity),
	    (long long)site->source_utc_s);
	buf_format(&text, "agentdoc %s from %.*s%s\n", AGENTDOC_VERSION, STR_ARG(site->source),
	    site->uncommitted ? " with changes that are not committed" : "");
	return publish_tree_put(&p->tree, REPO_COMMIT, buf_str(&text), &p->commit);
}

/* Is the branch new to the world, or does it hold something else than a site? */
static bool is_first(const struct publishing *p)
{
	return oid_is_none(&p->former.site) || p->former.foreign.p;
}

static void tell_result(struct publishing *p)
{
	struct publish_result *result = &p->result;

	result->commit = oid_hex(p->mem, &p->commit, 40);
	result->added = p->tree.store.added;
	result->added_bytes = p->tree.store.added_bytes;
	result->branch = p->options->branch;
	result->prefix = p->options->prefix;
	result->remote = p->remote.shown;
	result->first = is_first(p);
}

/* The local branch follows the remote's if it stood there; one that is checked out never moves. */
static void follow(struct publishing *p)
{
	const str branch = p->options->branch;

	if (!oid_is_none(&p->local) && oid_eq(&p->local, &p->former.tip) &&
	    !repo_is_checked_out(p->repo, branch))
		p->result.local_moved = repo_move_branch(p->repo, branch, &p->local, &p->commit);
}

static bool move_branch(struct publishing *p)
{
	const struct publish_options *options = p->options;

	if (options->no_push) {
		p->result.local_moved =
		    repo_move_branch(p->repo, options->branch, &p->former.tip, &p->commit);
		return p->result.local_moved ||
		    refuse(p, AD710,
			str_format(p->tmp, "the branch '%.*s' cannot be moved: %.*s",
			    STR_ARG(options->branch), STR_ARG(repo_problem(p->tmp))));
	}
	if (!remote_push(&p->remote, &p->former.tip, &p->commit))
		return false;
	follow(p);
	return true;
}

/* That the files are the same is enough: the commit may name another source, and say no more. */
static bool finish(struct publishing *p)
{
	const struct publish_options *options = p->options;
	struct publish_result *result = &p->result;

	tell_result(p);
	if (oid_eq(&p->top, &p->former.top)) {
		result->outcome = PUBLISH_UNCHANGED;
		result->commit = oid_hex(p->mem, &p->former.tip, 40);
		return true;
	}
	if (options->dry_run)
		return true;
	if (!options->no_push && result->first && !options->agree(options->context, result)) {
		result->outcome = PUBLISH_DECLINED;
		return true;
	}
	return move_branch(p);
}

static bool run(struct publishing *p)
{
	if (!open_repository(p) || !check_branch(p) || !check_clone(p) || !check_clean(p) ||
	    !look_at_branch(p) || !build_trees(p))
		return false;
	publish_warn_if_large(p->diag, p->result.bytes);
	return write_commit(p) && publish_pack_close(&p->tree.pack) && finish(p);
}

bool publish_site(struct arena *mem, struct diag *diag, const struct publish_options *options,
    struct publish_result *ret_result)
{
	struct publishing p = {.options = options, .mem = mem, .diag = diag, .tmp = arena_open()};
	const bool done = run(&p);

	publish_pack_drop(&p.tree.pack);
	if (done)
		*ret_result = p.result;
	repo_close(p.repo);
	arena_close(p.tmp);
	return done;
}
