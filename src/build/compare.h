/* SPDX-License-Identifier: MIT */
/* What changed in the definitions between two states of a repository: the stages of a comparison.
 */
#ifndef BUILD_COMPARE_H
#define BUILD_COMPARE_H

#include "report/report.h"

/*
 * What the command line says. The words name one or two states and paths below which to look:
 *
 *	A            from A to the work tree; in a bare repository to HEAD
 *	A B, A..B    from A to B; an empty side is HEAD
 *	A...B        from the commit where both parted to B, as in a pull request
 */
struct build_compare_options {
	str folder; /* of -C */
	str config; /* of --config; absent: agentdoc.yml in folder, if it is there */
	const str *words; /* at least one, which is no path */
	size_t word_count;
	size_t path_start; /* words from here on are paths, whatever they look like */
};

/*
 * Compares two states.
 * Owner   all in mem; the repository is closed again
 * Fails   false after a fatal diagnostic: AD307 for a word that names nothing
 */
bool build_compare(struct arena *mem, struct diag *diag,
    const struct build_compare_options *options, struct report *ret_report) ATTR_NODISCARD;

#endif
