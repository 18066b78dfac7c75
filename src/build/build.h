/* SPDX-License-Identifier: MIT */
/*
 * The conductor: runs the stages of a build in order and owns their memory. It decides nothing
 * about definitions, history or pages; those are the stages' own.
 */
#ifndef BUILD_BUILD_H
#define BUILD_BUILD_H

#include "base/diag.h"
#include "emit/emit.h"

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
	bool no_history;
	bool strict_templates;
};

struct build_summary {
	struct emit_summary output;
	str folder; /* where the site is */
	size_t definitions[3]; /* by kind */
	size_t removed, revisions, edges;
};

/*
 * Builds the whole site.
 * Owner   the summary's texts live in mem; everything else is given back before the return
 * Fails   false after a fatal diagnostic, or after AD501; the former site is untouched then
 */
bool build_site(struct arena *mem, struct diag *diag, const struct build_options *options,
    struct build_summary *ret_summary) ATTR_NODISCARD;

#endif
