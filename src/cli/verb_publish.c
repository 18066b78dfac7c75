/* SPDX-License-Identifier: MIT */
/* agentdoc publish: options in, a question before the first time, some lines out. */
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/date.h"
#include "cli/cli.h"
#include "publish/publish.h"

static const struct cli_option options[] = {
    {"--directory", "-C", CLI_VALUE, "DIR", "the repository or folder to read (default: .)"},
    {"--branch", NULL, CLI_VALUE, "BRANCH", "the branch to write (default: gh-pages)"},
    {"--remote", NULL, CLI_VALUE, "REMOTE", "where it is pushed, a name or URL (default: origin)"},
    {"--prefix", NULL, CLI_VALUE, "DIR", "put the site there and keep the rest of the branch"},
    {"--cname", NULL, CLI_VALUE, "HOST", "the host name that the file CNAME says"},
    {"--keep-history", NULL, CLI_FLAG, NULL, "add a commit to the branch instead of replacing all"},
    {"--dry-run", "-n", CLI_FLAG, NULL, "only tell what would be published"},
    {"--no-push", NULL, CLI_FLAG, NULL, "write the local branch instead of the remote's"},
    {"--yes", "-y", CLI_FLAG, NULL, "publish for the first time without being asked"},
    {"--no-removed", NULL, CLI_FLAG, NULL, "leave out definitions that are gone"},
    {"--no-history", NULL, CLI_FLAG, NULL, "leave out all history"},
    {"--since", NULL, CLI_VALUE, "DATE|REV", "leave out history before a day or a revision"},
    {"--rev", NULL, CLI_VALUE, "REV", "publish this revision instead of the work tree"},
    {"--base-url", NULL, CLI_VALUE, "URL", "where the site will stand (default: as configured)"},
    {"--config", NULL, CLI_VALUE, "FILE", "the configuration (default: DIR/agentdoc.yml)"},
    {"--templates", NULL, CLI_VALUE, "DIR", "templates that replace built-in ones by name"},
    {"--strict", NULL, CLI_FLAG, NULL, "publish nothing when there are warnings or errors"},
    {"--allow-dirty", NULL, CLI_FLAG, NULL, "publish what is not committed, too"},
    {"--allow-shallow", NULL, CLI_FLAG, NULL, "publish from a clone that lacks history"},
    {"--force", NULL, CLI_FLAG, NULL, "replace a branch that agentdoc did not make"},
    {"--quiet", "-q", CLI_FLAG, NULL, "print diagnostics only"},
};

static str option_text(const struct cli_call *call, const char *name, str fallback)
{
	const char *value = cli_value(call, name);

	return value ? str_of_cstr(value) : fallback;
}

static bool has_flag(const struct cli_call *call, const char *name)
{
	return cli_value(call, name) != NULL;
}

static const char *plural(size_t n)
{
	return n == 1 ? "" : "s";
}

static void print_size(FILE *out, const struct publish_result *result)
{
	fprintf(out, "%zu files (%.1f MB), %zu new object%s (%.1f MB)\n", result->files,
	    (double)result->bytes / 1e6, result->added, plural(result->added),
	    (double)result->added_bytes / 1e6);
}

/* What leaves the house: also what nobody sees any more who looks at the files of today. */
static void print_plan(FILE *out, struct arena *mem, const struct publish_result *plan)
{
	const struct build_summary *site = &plan->site;
	const size_t definitions =
	    site->definitions[0] + site->definitions[1] + site->definitions[2];

	fprintf(out, "These become public, for everybody who may read '%.*s' of %.*s:\n",
	    STR_ARG(plan->branch), STR_ARG(plan->remote));
	fprintf(out, "  %zu definition%s with all text\n", definitions, plural(definitions));
	if (site->has_first)
		fprintf(out, "  %zu revision%s since %.*s, with all former texts\n",
		    site->revisions, plural(site->revisions),
		    STR_ARG(date_day(mem, site->first_utc_s)));
	if (site->removed)
		fprintf(out, "  %zu removed definition%s, with all former texts\n", site->removed,
		    plural(site->removed));
	if (site->authors)
		fprintf(out, "  the name%s of %zu author%s\n", plural(site->authors), site->authors,
		    plural(site->authors));
	fputs("--no-removed, --no-history, --since DATE|REV, and `exclude` and `authors` in "
	      "agentdoc.yml leave things out.\n",
	    out);
	print_size(out, plan);
}

struct asking {
	const struct cli_call *call;
	struct arena *mem;
	struct diag *diag;
	bool told; /* the diagnostics and the plan were printed */
};

static bool read_yes(void)
{
	char answer[16];

	fputs("Publish? [y/N] ", stderr);
	fflush(stderr);
	if (!fgets(answer, sizeof answer, stdin))
		return false;
	answer[strcspn(answer, "\r\n")] = '\0';
	return strcmp(answer, "y") == 0 || strcmp(answer, "yes") == 0 || strcmp(answer, "Y") == 0;
}

static bool agree(void *context, const struct publish_result *plan)
{
	struct asking *asking = context;

	/* Who is asked has read what is wrong, and last what would be public. */
	cli_print_diagnostics(stderr, asking->diag);
	asking->told = true;
	print_plan(stderr, asking->mem, plan);
	if (has_flag(asking->call, "--yes"))
		return true;
	if (isatty(fileno(stdin)))
		return read_yes();
	fputs("agentdoc: the first time needs '--yes', as nobody can be asked here\n", stderr);
	return false;
}

static void print_result(const struct asking *asking, const struct publish_result *result)
{
	const struct cli_call *call = asking->call;
	const bool dry = has_flag(call, "--dry-run");
	const bool local = has_flag(call, "--no-push");
	const str commit = str_slice(result->commit, 0, 10);

	if (result->outcome == PUBLISH_UNCHANGED) {
		printf("'%.*s' shows this site already, as %.*s\n", STR_ARG(result->branch),
		    STR_ARG(commit));
		return;
	}
	if (dry && result->first && !local)
		print_plan(stdout, asking->mem, result);
	else if (!asking->told)
		print_size(stdout, result);
	printf("%s %.*s as '%.*s'", dry ? "would publish" : "published", STR_ARG(commit),
	    STR_ARG(result->branch));
	if (!local)
		printf(" of %.*s", STR_ARG(result->remote));
	if (result->prefix.n)
		printf(" below %.*s/", STR_ARG(result->prefix));
	putchar('\n');
	if (result->site.url.n)
		printf("for %.*s\n", STR_ARG(result->site.url));
}

static struct publish_options read_options(const struct cli_call *call)
{
	struct publish_options result = {
	    .build =
		{
		    .folder = option_text(call, "--directory", S(".")),
		    .revision = option_text(call, "--rev", STR_ABSENT),
		    .base_url = option_text(call, "--base-url", STR_ABSENT),
		    .config = option_text(call, "--config", STR_ABSENT),
		    .templates = option_text(call, "--templates", STR_ABSENT),
		    .since = option_text(call, "--since", STR_ABSENT),
		    .no_history = has_flag(call, "--no-history"),
		    .no_removed = has_flag(call, "--no-removed"),
		},
	    .branch = option_text(call, "--branch", S("gh-pages")),
	    .remote = option_text(call, "--remote", S("origin")),
	    .prefix = option_text(call, "--prefix", S("")),
	    .cname = option_text(call, "--cname", STR_ABSENT),
	    .keep_history = has_flag(call, "--keep-history"),
	    .no_push = has_flag(call, "--no-push"),
	    .dry_run = has_flag(call, "--dry-run"),
	    .strict = has_flag(call, "--strict"),
	    .force = has_flag(call, "--force"),
	    .allow_dirty = has_flag(call, "--allow-dirty"),
	    .allow_shallow = has_flag(call, "--allow-shallow"),
	};
	if (str_ends_with(result.prefix, S("/")))
		result.prefix.n--;
	return result;
}

static enum cli_exit run(const struct cli_call *call, struct arena *mem, struct diag *diag)
{
	struct asking asking = {call, mem, diag, false};
	struct publish_options publish_options = read_options(call);
	struct publish_result result;
	const str problem = publish_check_options(mem, &publish_options);

	if (problem.p) {
		fprintf(stderr, "agentdoc: %.*s\n", STR_ARG(problem));
		return CLI_USAGE;
	}
	publish_options.agree = agree;
	publish_options.context = &asking;
	const bool done = publish_site(mem, diag, &publish_options, &result);
	if (asking.told)
		cli_print_fatal(stderr, diag);
	else
		cli_print_diagnostics(stderr, diag);
	if (!done)
		return cli_failure(diag);
	if (result.outcome == PUBLISH_DECLINED) {
		fputs("agentdoc: nothing was published\n", stderr);
		return CLI_USAGE;
	}
	if (!has_flag(call, "--quiet"))
		print_result(&asking, &result);
	return CLI_DONE;
}

static enum cli_exit publish(const struct cli_call *call)
{
	if (!cli_check_base_url(call))
		return CLI_USAGE;
	struct arena *mem = arena_open();
	enum cli_exit status = run(call, mem, diag_new(mem));

	arena_close(mem);
	return status;
}

const struct cli_verb cli_publish = {
    .name = "publish",
    .operands = "",
    .summary = "put the site on a branch, as for GitHub Pages",
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .run = publish,
};
