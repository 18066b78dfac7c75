/* SPDX-License-Identifier: MIT */
/* agentdoc serve: the site in a browser while its definitions are written. */
#include "base/arena.h"
#include "base/map.h"
#include "cli/cli.h"
#include "cli/opener.h"
#include "serve/serve.h"

enum { PORT = 8000, PORT_MAX = 65535 };

static const struct cli_option options[] = {
    {"--directory", "-C", CLI_VALUE, "DIR", "the repository or folder to read (default: .)"},
    {"--port", "-p", CLI_VALUE, "N", "the port (default: 8000, or the next that is free)"},
    {"--host", NULL, CLI_VALUE, "HOST", "the address to listen at (default: 127.0.0.1)"},
    {"--open", NULL, CLI_FLAG, NULL, "open a browser"},
    {"--rev", NULL, CLI_VALUE, "REV", "show this revision instead of the work tree"},
    {"--base-url", NULL, CLI_VALUE, "URL", "where the site will stand, for feeds and the sitemap"},
    {"--config", NULL, CLI_VALUE, "FILE", "the configuration (default: DIR/agentdoc.yml)"},
    {"--templates", NULL, CLI_VALUE, "DIR", "templates that replace built-in ones by name"},
    {"--strict-templates", NULL, CLI_FLAG, NULL, "report names that a template's data lack"},
    {"--no-history", NULL, CLI_FLAG, NULL, "do not read the history"},
    {"--poll", NULL, CLI_FLAG, NULL, "look at the files twice a second, as network drives need"},
    {"--quiet", "-q", CLI_FLAG, NULL, "print the address and diagnostics only"},
};

static const char details[] =
    "Pages are made when they are asked for and follow the files: save, and the browser shows it.\n"
    "Nothing is written. What is not committed stands as a revision of its own. Ctrl-C ends it.\n";

/* What the calls of the server need, and what was printed of the last reading. */
struct session {
	const struct cli_call *call;
	struct arena *mem; /* of the lines */
	struct map lines; /* that were printed and still hold */
	bool had_problem;
	struct opener opener; /* of --open */
};

static void ready(void *context, str url, bool is_open)
{
	struct session *session = context;

	if (is_open)
		fputs(
		    "agentdoc: warning: others on the network can read the site and its history\n",
		    stderr);
	printf("%.*s\n", STR_ARG(url));
	if (!cli_value(session->call, "--quiet"))
		puts("follows the files; Ctrl-C ends it");
	fflush(stdout);
	if (cli_value(session->call, "--open"))
		opener_start(&session->opener, url);
}

/* Prints what was not printed of the reading before: one save must not repeat all of it. */
static void told(void *context, struct diag *diag, bool done)
{
	struct session *session = context;
	struct arena *mem = arena_open();
	struct map lines = {0};
	size_t n;
	const struct diag_item *items = diag_items(diag, &n);

	opener_look(&session->opener);
	for (size_t i = 0; i < n; i++) {
		struct buf line;
		buf_init(&line, mem);
		diag_format(&line, &items[i]);
		*map_put(mem, &lines, buf_str(&line)) = session;
		if (!map_get(&session->lines, buf_str(&line)))
			fprintf(stderr, "%.*s\n", STR_ARG(buf_str(&line)));
	}
	if (!done)
		fputs("agentdoc: the pages stay as they were\n", stderr);
	else if (session->had_problem)
		fputs("agentdoc: mended, the pages follow again\n", stderr);
	session->had_problem = !done;
	arena_close(session->mem);
	session->mem = mem;
	session->lines = lines;
}

static bool read_port(const char *text, unsigned *ret_port)
{
	unsigned port = 0;

	for (const char *p = text; *p; p++) {
		if (!char_is_digit(*p) || port > PORT_MAX)
			return false;
		port = port * 10 + (unsigned)(*p - '0');
	}
	*ret_port = port;
	return *text && port && port <= PORT_MAX;
}

static struct build_options read_build_options(struct arena *mem, const struct cli_call *call)
{
	const char *folder = cli_value(call, "--directory");
	str *sources = ARENA_ARRAY(mem, str, call->operand_count);

	for (size_t i = 0; i < call->operand_count; i++)
		sources[i] = str_of_cstr(call->operands[i]);
	return (struct build_options){
	    .folder = folder ? str_of_cstr(folder) : S("."),
	    .revision = str_of_cstr(cli_value(call, "--rev")),
	    .base_url = str_of_cstr(cli_value(call, "--base-url")),
	    .config = str_of_cstr(cli_value(call, "--config")),
	    .templates = str_of_cstr(cli_value(call, "--templates")),
	    .sources = sources,
	    .source_count = call->operand_count,
	    .no_history = cli_value(call, "--no-history") != NULL,
	    .strict_templates = cli_value(call, "--strict-templates") != NULL,
	};
}

static enum cli_exit serve(const struct cli_call *call)
{
	const char *port = cli_value(call, "--port");
	struct arena *mem = arena_open();
	struct diag *diag = diag_new(mem);
	struct session session = {.call = call};
	struct serve_options serve_options = {
	    .build = read_build_options(mem, call),
	    .host = str_of_cstr(cli_value(call, "--host")),
	    .port = PORT,
	    .any_port = !port,
	    .by_looking = cli_value(call, "--poll") != NULL,
	    .ready = ready,
	    .told = told,
	    .context = &session,
	};
	enum cli_exit status = CLI_DONE;

	if (port && !read_port(port, &serve_options.port)) {
		fprintf(
		    stderr, "agentdoc: '--port' is a number from 1 to 65535, unlike '%s'\n", port);
		status = CLI_USAGE;
	} else if (!serve_site(mem, diag, &serve_options)) {
		cli_print_diagnostics(stderr, diag);
		status = cli_failure(diag);
	}
	opener_look(&session.opener);
	arena_close(session.mem);
	arena_close(mem);
	return status;
}

const struct cli_verb cli_serve = {
    .name = "serve",
    .operands = "[PATH...]",
    .summary = "show the site in a browser while it is written",
    .details = details,
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .operands_max = CLI_OPERANDS_MAX,
    .run = serve,
};
