/* SPDX-License-Identifier: MIT */
/* agentdoc theme list | show NAME | eject NAME... | check: templates and assets of one's own. */
#include <string.h>

#include "base/arena.h"
#include "build/theme.h"
#include "cli/cli.h"

static const struct cli_option options[] = {
    {"--directory", "-C", CLI_VALUE, "DIR", "the repository or folder to read (default: .)"},
    {"--config", NULL, CLI_VALUE, "FILE", "the configuration (default: DIR/agentdoc.yml)"},
    {"--templates", NULL, CLI_VALUE, "DIR", "the folder of templates (default: as configured)"},
};

static const char details[] =
    "list      what there is, what it is for, and what is replaced\n"
    "show      print a built-in file\n"
    "eject     copy built-in files to the folder of templates, never over what is there\n"
    "check     report errors of syntax, names and blocks that there are not, and copies whose\n"
    "          built-in file has changed since\n";

struct theme_call {
	struct arena *mem;
	struct diag *diag;
	const struct build_options *build;
	struct build_theme theme;
	const char *const *names;
	size_t name_count;
};

static void print_entry(const struct build_theme_entry *entry)
{
	printf("  %-36.*s %s%.*s\n", STR_ARG(entry->name), entry->shadowed ? "[replaced] " : "",
	    STR_ARG(entry->purpose));
}

static enum cli_exit list(struct theme_call *t)
{
	static const char *const titles[THEME_KIND_COUNT] = {
	    [THEME_PAGE] = "Pages",
	    [THEME_HOOK] = "Hooks, empty: to add something",
	    [THEME_PARTIAL] = "Partials",
	    [THEME_ASSET] = "Assets",
	};

	for (size_t i = 0; i < t->theme.n; i++) {
		const struct build_theme_entry *entry = &t->theme.entries[i];
		if (i == 0 || entry->kind != t->theme.entries[i - 1].kind)
			printf("%s%s\n", i ? "\n" : "", titles[entry->kind]);
		print_entry(entry);
	}
	printf("\nA file of the same name in %.*s%s replaces a built-in one: NAME.mustache, or "
	       "assets/NAME.\n",
	    STR_ARG(t->theme.folder), t->theme.has_folder ? "" : " (not there yet)");
	return CLI_DONE;
}

/* NULL after a message that names what was perhaps meant. */
static const struct build_theme_entry *find(struct theme_call *t, const char *name)
{
	const str text = str_of_cstr(name);
	const struct build_theme_entry *entry = build_theme_find(&t->theme, text);

	if (entry)
		return entry;
	const str nearest = build_theme_nearest(t->mem, &t->theme, text);
	fprintf(stderr, "agentdoc: there is no template or asset '%s'", name);
	if (nearest.p)
		fprintf(stderr, "; did you mean '%.*s'?", STR_ARG(nearest));
	fputs("\nagentdoc: `agentdoc theme list` lists them\n", stderr);
	return NULL;
}

static enum cli_exit show(struct theme_call *t)
{
	for (size_t i = 0; i < t->name_count; i++) {
		const struct build_theme_entry *entry = find(t, t->names[i]);
		if (!entry)
			return CLI_USAGE;
		cli_print(entry->content);
	}
	return CLI_DONE;
}

static enum cli_exit eject_one(struct theme_call *t, const struct build_theme_entry *entry)
{
	if (entry->shadowed) {
		fprintf(stderr, "agentdoc: '%.*s' is there already, left as it is\n",
		    STR_ARG(entry->path));
		return CLI_CONTENT;
	}
	if (!build_theme_eject(t->mem, t->diag, entry))
		return CLI_WORLD;
	printf("%.*s\n", STR_ARG(entry->path));
	return CLI_DONE;
}

/* All names are looked up before the first file is written. */
static enum cli_exit eject(struct theme_call *t)
{
	enum cli_exit status = CLI_DONE;

	for (size_t i = 0; i < t->name_count; i++) {
		if (!find(t, t->names[i]))
			return CLI_USAGE;
	}
	for (size_t i = 0; i < t->name_count && status != CLI_WORLD; i++) {
		const enum cli_exit one = eject_one(t, find(t, t->names[i]));
		status = one > status ? one : status;
	}
	return status;
}

static enum cli_exit check(struct theme_call *t)
{
	if (!build_theme_check(t->diag, t->build))
		return cli_failure(t->diag);
	return diag_count(t->diag, DIAG_WARNING) ? CLI_CONTENT : CLI_DONE;
}

static const struct task {
	const char *name;
	bool needs_names;
	enum cli_exit (*run)(struct theme_call *t);
} tasks[] = {
    {"list", false, list},
    {"show", true, show},
    {"eject", true, eject},
    {"check", false, check},
};

static const struct task *find_task(const char *name)
{
	for (size_t i = 0; i < sizeof tasks / sizeof *tasks; i++) {
		if (strcmp(tasks[i].name, name) == 0)
			return &tasks[i];
	}
	fprintf(stderr, "agentdoc: 'theme' does list, show, eject or check, not '%s'\n", name);
	return NULL;
}

static bool check_names(const struct task *task, size_t n)
{
	if (task->needs_names == (n > 0))
		return true;
	fprintf(stderr, "agentdoc: 'theme %s' %s\n", task->name,
	    n ? "takes no names" : "needs the name of a template or asset");
	return false;
}

static enum cli_exit theme(const struct cli_call *call)
{
	const struct task *task = find_task(call->operands[0]);
	const char *folder = cli_value(call, "--directory");
	const struct build_options given = {
	    .folder = folder ? str_of_cstr(folder) : S("."),
	    .config = str_of_cstr(cli_value(call, "--config")),
	    .templates = str_of_cstr(cli_value(call, "--templates")),
	};

	if (!task || !check_names(task, call->operand_count - 1))
		return CLI_USAGE;
	struct arena *mem = arena_open();
	struct theme_call t = {
	    .mem = mem,
	    .diag = diag_new(mem),
	    .build = &given,
	    .names = call->operands + 1,
	    .name_count = call->operand_count - 1,
	};
	enum cli_exit status;
	if (build_theme_list(mem, t.diag, &given, &t.theme))
		status = task->run(&t);
	else
		status = cli_failure(t.diag);
	cli_print_diagnostics(stderr, t.diag);
	arena_close(mem);
	return status;
}

const struct cli_verb cli_theme = {
    .name = "theme",
    .operands = "list|show|eject|check [NAME...]",
    .summary = "list, copy and check templates and assets",
    .details = details,
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .operands_min = 1,
    .operands_max = CLI_OPERANDS_MAX,
    .run = theme,
};
