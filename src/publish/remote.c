/* SPDX-License-Identifier: MIT */
/*
 * ls-remote, fetch and push. All three go where a push goes: a remote may be read at one address
 * and written at another, and the lease is about the one that is written.
 *
 * Why a push failed is not read from git's words: the branch is looked at again. It leads to our
 * commit (then the push came through, and only its answer was lost), elsewhere (somebody was
 * faster), or where it did (then the remote said no).
 */
#include "publish/remote.h"

#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"

static bool fail(const struct remote *remote, const char *verb, const struct process_result *result)
{
	const struct program *program = remote->program;

	diag_report(program->diag, AD705, diag_at(STR_ABSENT, 0, 0),
	    "the remote '%.*s' cannot be %s, nothing was published; git said: %.*s",
	    STR_ARG(remote->label), verb, STR_ARG(program_words(program->mem, result)));
	return false;
}

bool remote_open(struct remote *remote)
{
	const struct program *program = remote->program;
	struct arena *mem = program->mem;
	const char *const arguments[] = {
	    "remote", "get-url", "--push", "--", str_cstr(mem, remote->name), NULL};
	struct process_result result;
	str line;

	if (!program_run(program, arguments, &result))
		return false;
	/* What is no name of a remote is an address. */
	remote->address = remote->name;
	if (result.status == 0 && str_next_line(&result.out, &line) && line.n)
		remote->address = line;
	remote->shown = repo_clean_url(mem, remote->address);
	remote->label = result.status == 0 ? remote->name : remote->shown;
	return true;
}

static const char *branch_ref(const struct remote *remote)
{
	struct arena *mem = remote->program->mem;

	return str_cstr(mem, str_cat(mem, S("refs/heads/"), remote->branch));
}

/* A line is "ID\tNAME"; names that only end as ours may be among them. */
static bool read_tip(str lines, str name, struct oid *ret_tip)
{
	str line;

	*ret_tip = (struct oid){{0}};
	while (str_next_line(&lines, &line)) {
		const size_t tab = str_find_char(line, '\t', 0);

		if (tab != STR_NONE && str_eq(str_from(line, tab + 1), name))
			return oid_parse(str_slice(line, 0, tab), ret_tip);
	}
	return true;
}

bool remote_look(const struct remote *remote, struct oid *ret_tip)
{
	const char *name = branch_ref(remote);
	const char *const arguments[] = {
	    "ls-remote", "--", str_cstr(remote->program->mem, remote->address), name, NULL};
	struct process_result result;

	if (!program_run(remote->program, arguments, &result))
		return false;
	if (result.status != 0 || !read_tip(result.out, str_of_cstr(name), ret_tip))
		return fail(remote, "read", &result);
	return true;
}

bool remote_fetch(const struct remote *remote)
{
	const char *const arguments[] = {"-c", "gc.auto=0", "-c", "maintenance.auto=false", "fetch",
	    "--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules", "--",
	    str_cstr(remote->program->mem, remote->address), branch_ref(remote), NULL};
	struct process_result result;

	if (!program_run(remote->program, arguments, &result))
		return false;
	return result.status == 0 || fail(remote, "read", &result);
}

static bool fail_push(const struct remote *remote, const struct oid *former,
    const struct oid *commit, const struct process_result *result)
{
	const struct program *program = remote->program;
	struct oid tip;

	if (!remote_look(remote, &tip))
		return false;
	if (oid_eq(&tip, commit))
		return true;
	if (!oid_eq(&tip, former))
		diag_report(program->diag, AD706, diag_at(STR_ABSENT, 0, 0),
		    "the branch '%.*s' of '%.*s' was moved by somebody else while the site was "
		    "built, nothing was published: publish again",
		    STR_ARG(remote->branch), STR_ARG(remote->label));
	else
		diag_report(program->diag, AD707, diag_at(STR_ABSENT, 0, 0),
		    "'%.*s' refused the branch '%.*s', nothing was published; git said: %.*s",
		    STR_ARG(remote->label), STR_ARG(remote->branch),
		    STR_ARG(program_words(program->mem, result)));
	return false;
}

/*
 * For the time of the push, git takes the branch's former commit for the parent of the new one.
 * Without that it packs every file of the site again: it leaves out what the remote has only where
 * a parent leads to it. What arrives is the commit as it is. A git that knows no grafts any more
 * does the work, no harm; so does one that finds the file of another publisher, or none.
 * Fails   absent when the file cannot be written
 */
static str write_graft(
    const struct remote *remote, const struct oid *former, const struct oid *commit)
{
	struct arena *mem = remote->program->mem;
	const str path = str_cat(mem, remote->program->info->git_dir, S("/agentdoc-graft"));
	const str line = str_format(mem, "%.*s %.*s\n", STR_ARG(oid_hex(mem, commit, 40)),
	    STR_ARG(oid_hex(mem, former, 40)));

	return !oid_is_none(former) && file_write(path, line) ? path : STR_ABSENT;
}

bool remote_push(const struct remote *remote, const struct oid *former, const struct oid *commit)
{
	struct arena *mem = remote->program->mem;
	const char *name = branch_ref(remote);
	const str expected = oid_is_none(former) ? S("") : oid_hex(mem, former, 40);
	const str lease = str_format(mem, "--force-with-lease=%s:%.*s", name, STR_ARG(expected));
	const str what = str_format(mem, "%.*s:%s", STR_ARG(oid_hex(mem, commit, 40)), name);
	const char *const arguments[] = {"-c", "advice.graftFileDeprecated=false", "push",
	    "--porcelain", "--no-follow-tags", "--recurse-submodules=no", str_cstr(mem, lease),
	    "--", str_cstr(mem, remote->name), str_cstr(mem, what), NULL};
	const str graft = write_graft(remote, former, commit);
	const char *const variable =
	    graft.p ? str_cstr(mem, str_cat(mem, S("GIT_GRAFT_FILE="), graft)) : NULL;
	struct process_result result;

	const bool ran = program_run_with(remote->program, variable, arguments, &result);
	if (graft.p)
		(void)unlink(str_cstr(mem, graft));
	if (!ran)
		return false;
	return result.status == 0 || fail_push(remote, former, commit, &result);
}
