/* SPDX-License-Identifier: MIT */
/* agentdoc --version: which program this is, and which libraries it runs with. */
#include "base/version.h"
#include "base/arena.h"
#include "base/unicode.h"
#include "cli/cli.h"
#include "git/repo.h"
#include "markdown/md.h"
#include "serve/http.h"
#include "yaml/yml.h"

void cli_print_version(FILE *out)
{
	struct arena *mem = arena_open();
	const struct library {
		const char *name;
		str version;
	} libraries[] = {
	    {"cmark-gfm", md_library_version()},
	    {"libgit2", repo_library_version(mem)},
	    {"libmicrohttpd", http_library_version()},
	    {"libyaml", yml_library_version()},
	    {"utf8proc", unicode_library_version()},
	};
	const size_t n = sizeof libraries / sizeof *libraries;

	fputs("agentdoc " AGENTDOC_VERSION "\n", out);
	for (size_t i = 0; i < n; i++)
		fprintf(out, "%s%s %.*s", i ? ", " : "", libraries[i].name,
		    STR_ARG(libraries[i].version));
	fputc('\n', out);
	arena_close(mem);
}
