/* SPDX-License-Identifier: MIT */
/* What the stages of a build share. Private to build/. */
#ifndef BUILD_STAGES_H
#define BUILD_STAGES_H

#include "build/build.h"
#include "mustache/mustache.h"
#include "page/page.h"

/* The last answer of def_has_personas. */
struct build_personas {
	struct oid tree;
	str folder; /* absent: none yet */
	bool answer;
};

struct build {
	const struct build_options *options;
	const struct build *former; /* of the same options, a moment ago; NULL: all is read */
	struct diag *diag;
	struct arena *mem; /* what lives as long as the build */
	struct arena *tmp; /* scratch of whoever runs */
	struct arena *page; /* the data of one page */
	struct arena *render; /* the template engine's scratch */

	struct repo *repo; /* NULL: not a repository */
	str root; /* folder that paths of definitions are relative to */
	str output; /* as it is opened */
	str output_below_root; /* as definitions' paths are; absent when it lies elsewhere */
	struct oid commit; /* what is shown; none: no commit */
	bool from_tree; /* the commit's tree is shown, not the work tree */
	struct build_personas personas;
	struct def_strings living; /* paths whose history is wanted whole */
	str own_words; /* the language file of the site's own; absent: there is none */
	struct site_input input;
	struct site *site;

	const struct language *language;
	struct mustache *templates;
	struct map shadows; /* names of the user's templates that were loaded */
	struct emit *emit; /* NULL: the files go to the sink of the options */
	struct buf out; /* the page that is being rendered */
};

/* Opens the repository that holds the folder, if there is one, and finds the root. */
bool build_open_repository(struct build *build) ATTR_NODISCARD;

/* Reads the configuration over its defaults; its sources are those that were given, else its own.
 */
bool build_read_config(struct build *build, struct site_config *config) ATTR_NODISCARD;

/*
 * Reads the logo, which counts from folder, and the assets beside the templates.
 * Fails   false after AD006
 */
bool build_read_assets(struct build *build, str folder, struct site_config *config) ATTR_NODISCARD;

/* Reads the language that the configuration names, and what the site's own folder says of it. */
bool build_read_language(struct build *build, const struct site_config *config) ATTR_NODISCARD;

/* English alone, for what programs and pull requests are told. */
const struct language *build_english(struct build *build);

/* The folder of the configuration, whether there is one or not. */
str build_config_folder(const struct build *build);

/* Opens the repository, reads the configuration, decides what is shown. */
bool build_look(struct build *build) ATTR_NODISCARD;

/*
 * Leaves out the commits before a day ("2026-01-31") or before a revision; "" keeps all. What is
 * left ends as a shallow clone does.
 * Fails   false after AD307
 */
bool build_cut_history(struct build *build, str since) ATTR_NODISCARD;

/* Finds the definitions that a query asks for; that there are none is told (AD403). */
bool build_discover(struct build *build, const struct def_query *query) ATTR_NODISCARD;

/* Finds and reads the definitions. */
bool build_read(struct build *build) ATTR_NODISCARD;

/* Walks the history and joins the model, but for the changes. */
void build_walk(struct build *build);

/* The path of a file or folder beside the configuration. */
str build_beside_config(struct build *build, str name);

/* Where the template of that name stands in the user's folder, or would. */
str build_shadow_path(struct arena *mem, str folder, str name);

/* Compiles all templates. Fails  false after AD501 */
bool build_compile_templates(struct build *build) ATTR_NODISCARD;

/* Renders a page into build->out. */
bool build_render(struct build *build, const struct page *page) ATTR_NODISCARD;

/* Compiles the templates and opens the output, if it is a folder. */
bool build_open_output(struct build *build) ATTR_NODISCARD;

/* Whether what is shown has a file or folder at a path; context is the build. */
bool build_exists(void *context, str path);

/* As build_exists, in a tree; NULL stands for the work tree. */
bool build_exists_in(struct build *build, const struct oid *tree, str path);

/* Reads a file of what is shown; false when it is not there, too long or unreadable. */
bool build_read_shown(struct build *build, str path, size_t max, str *ret_text) ATTR_NODISCARD;

/* Reads which commits blame looks through. */
void build_read_ignored(struct build *build);

/* Reads every revision once, fills in its change, and hands all pages to a sink. */
bool build_make_pages(struct build *build, page_sink *sink, void *context) ATTR_NODISCARD;

/* Makes all pages and writes them. */
bool build_write(struct build *build) ATTR_NODISCARD;

/* The arenas of a build, and everything that it holds open. */
void build_open(struct build *build);
void build_close(struct build *build);

#endif
