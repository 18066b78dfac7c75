/* SPDX-License-Identifier: MIT */
/*
 * Calls of git and what they answer. No option of git's that is younger than version 2.29, and no
 * word of an answer that git translates.
 */
#include "publish/program.h"

#include <errno.h>

#include "base/arena.h"
#include "base/bug.h"
#include "base/utf8.h"

enum { ARGUMENTS_MAX = 20, WORDS_MAX = 400 };

/* The whole command line. */
static void compose(
    const struct program *program, const char *const *arguments, const char *all[ARGUMENTS_MAX])
{
	const struct repo_info *info = program->info;
	struct arena *mem = program->mem;
	size_t n = 0;

	all[n++] = "git";
	all[n++] = str_cstr(mem, str_cat(mem, S("--git-dir="), info->git_dir));
	if (info->root.p)
		all[n++] = str_cstr(mem, str_cat(mem, S("--work-tree="), info->root));
	/* What is only looked at is not tidied up on the way. */
	all[n++] = "--no-optional-locks";
	while (*arguments) {
		BUG_IF(n + 1 >= ARGUMENTS_MAX);
		all[n++] = *arguments++;
	}
	all[n] = NULL;
}

static bool fail_to_start(const struct program *program)
{
	diag_report(program->diag, AD708, diag_at(STR_ABSENT, 0, 0),
	    "the program 'git' cannot be started: %s, nothing was published", strerror(errno));
	return false;
}

bool program_run_with(const struct program *program, const char *variable,
    const char *const *arguments, struct process_result *ret_result)
{
	const char *all[ARGUMENTS_MAX];
	const struct process_call call = {.arguments = all, .variable = variable};

	compose(program, arguments, all);
	return process_run(program->mem, &call, ret_result) || fail_to_start(program);
}

bool program_run(
    const struct program *program, const char *const *arguments, struct process_result *ret_result)
{
	return program_run_with(program, NULL, arguments, ret_result);
}

bool program_start(
    const struct program *program, const char *const *arguments, struct process **ret_process)
{
	const char *all[ARGUMENTS_MAX];
	const struct process_call call = {.arguments = all, .is_fed = true};

	compose(program, arguments, all);
	return process_start(program->mem, &call, ret_process) || fail_to_start(program);
}

str program_words(struct arena *mem, const struct process_result *result)
{
	str rest = result->err, line;
	struct buf words;
	size_t replaced;

	buf_init(&words, mem);
	while (str_next_line(&rest, &line)) {
		line = str_trim(line);
		if (!line.n || str_starts_with(line, S("hint:")) || str_starts_with(line, S("To ")))
			continue;
		if (words.n)
			buf_add(&words, S("; "));
		buf_add(&words, line);
	}
	if (!words.n)
		return S("it said nothing");
	return utf8_sanitize(mem, utf8_prefix(buf_str(&words), WORDS_MAX), &replaced);
}

bool program_identity(const struct program *program, str *ret_identity)
{
	const char *const arguments[] = {"var", "GIT_COMMITTER_IDENT", NULL};
	struct process_result result;

	if (!program_run(program, arguments, &result))
		return false;
	const size_t end = str_rfind_char(result.out, '>');
	if (result.status == 0 && end != STR_NONE) {
		*ret_identity = str_slice(result.out, 0, end + 1);
		return true;
	}
	diag_report(program->diag, AD709, diag_at(STR_ABSENT, 0, 0),
	    "git does not know who publishes, nothing was published; run 'git config user.name "
	    "NAME' "
	    "and 'git config user.email ADDRESS'");
	return false;
}

bool program_find_changed(const struct program *program, str *ret_first, size_t *ret_n)
{
	const char *const arguments[] = {"status", "--porcelain=v1", "--no-renames", "-z",
	    "--untracked-files=no", "--ignore-submodules", NULL};
	struct process_result result;
	str part;

	if (!program_run(program, arguments, &result))
		return false;
	if (result.status != 0) {
		diag_report(program->diag, AD306, diag_at(STR_ABSENT, 0, 0),
		    "git cannot tell what is changed, nothing was published: %.*s",
		    STR_ARG(program_words(program->mem, &result)));
		return false;
	}
	*ret_first = STR_ABSENT;
	*ret_n = 0;
	while (str_next_part(&result.out, '\0', &part)) {
		/* "XY PATH" */
		if (part.n < 4 || part.p[2] != ' ')
			continue;
		if (!(*ret_n)++)
			*ret_first = str_from(part, 3);
	}
	return true;
}
