/* SPDX-License-Identifier: MIT */
/*
 * The conductor: runs the stages of a build in order and owns their memory. It decides nothing
 * about definitions, history or pages; those are the stages' own.
 */
#ifndef BUILD_BUILD_H
#define BUILD_BUILD_H

#include "base/diag.h"
#include "emit/emit.h"

/* Where the files of a site go instead of a folder: each once, in no order; content is not kept. */
struct build_sink {
	bool (*take)(void *context, str path, str content); /* false after a fatal diagnostic */
	void *context;
};

struct build_options {
	str folder; /* of -C; "." by default */
	str output; /* of -o, relative to the working directory; absent: "site" */
	str revision; /* of --rev; absent: the work tree */
	str base_url; /* of --base-url; absent: as the configuration says */
	str config; /* of --config; absent: agentdoc.yml in folder, if it is there */
	str templates; /* of --templates; absent: as the configuration says, else templates/ beside
			  it */
	const str *sources; /* of the command line, relative to folder; none: the configuration's */
	size_t source_count;
	str likely_url; /* where the site will stand if nobody says it; absent: not known */
	str since; /* where the history begins: a day or a revision; absent: as configured */
	const struct build_sink *sink; /* NULL: the folder output */
	bool no_history;
	bool no_removed;
	bool strict_templates;
};

struct build_summary {
	struct emit_summary output;
	str folder; /* where the site is */
	str url; /* where it will stand; absent when not known */
	size_t definitions[3]; /* by kind */
	size_t removed, revisions, edges;
	size_t uncommitted; /* definitions that differ from what is committed */
	size_t authors; /* people whose names stand on pages */
	str source; /* hex of the commit that is shown; absent when there is none */
	int64_t source_utc_s; /* its committer time; 0 when it says none */
	bool has_first;
	int64_t first_utc_s; /* the author time of the oldest commit that is told */
};

/*
 * Builds the whole site.
 * Owner   the summary's texts live in mem; everything else is given back before the return
 * Fails   false after a fatal diagnostic, or after AD501; the former site is untouched then
 */
bool build_site(struct arena *mem, struct diag *diag, const struct build_options *options,
    struct build_summary *ret_summary) ATTR_NODISCARD;

#endif
