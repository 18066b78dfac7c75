/* SPDX-License-Identifier: MIT */
/*
 * Publishing: the site as a commit on a branch of a remote, as GitHub Pages and its like show it.
 *
 *	HEAD's files  --build-->  blobs, trees, one commit  --git push-->  remote's branch
 *	                          (no name leads to them)                  moves last, and if it is
 *	                                                                   what we looked at
 *
 * The work tree, the index and HEAD are never written. A run that is killed leaves objects that
 * nothing names, which git clears away in time, and the branch as it was.
 *
 * The commit has no parent unless history is kept, and the date of the commit that it shows: the
 * same state published twice is the same commit. The local branch of that name moves along if it
 * stood where the remote's did, or as the only one without a push.
 */
#ifndef PUBLISH_PUBLISH_H
#define PUBLISH_PUBLISH_H

#include "build/build.h"

struct publish_result;

struct publish_options {
	struct build_options build; /* its output and sink do not count */
	str branch; /* without "refs/heads/" */
	str remote; /* a name or an address */
	str prefix; /* folder of the branch for the site; "" or absent: its top */
	str cname; /* name of a host for the file CNAME; absent: what the branch has */
	bool keep_history; /* the branch's tip becomes the parent; with a prefix always */
	bool no_push; /* the local branch is written instead of the remote's */
	bool dry_run; /* nothing is written at all */
	bool strict; /* warnings end it */
	bool force; /* also a branch that agentdoc did not make */
	bool allow_dirty; /* also what is not committed */
	bool allow_shallow; /* also from a clone that lacks history */
	/* Asked before something leaves the house for the first time; false ends it. */
	bool (*agree)(void *context, const struct publish_result *plan);
	void *context;
};

enum publish_outcome {
	PUBLISH_MOVED, /* the branch shows the site now; after a dry run: it would */
	PUBLISH_UNCHANGED, /* it did so before */
	PUBLISH_DECLINED, /* agree() said no */
};

struct publish_result {
	enum publish_outcome outcome;
	struct build_summary site;
	size_t files;
	uint64_t bytes;
	size_t added; /* objects that the repository lacked */
	uint64_t added_bytes;
	str commit; /* 40 digits */
	str remote; /* its address, without what is secret in it; absent without a push */
	str branch;
	str prefix;
	str cname; /* what the file CNAME says; absent when there is none */
	bool first; /* the branch was not there, or held something else */
	bool local_moved; /* the local branch, too */
};

/* The sentence of what is wrong with branch, remote, prefix or cname; absent when all are fine. */
str publish_check_options(struct arena *mem, const struct publish_options *options);

/* Reports AD711 for a site of so many bytes, if they are near the limit of GitHub Pages. */
void publish_warn_if_large(struct diag *diag, uint64_t bytes);

/*
 * Builds and publishes the site.
 * Owner   the result's texts live in mem
 * Fails   false after a fatal diagnostic, or under strict after a warning; then the branch is as it
 *	   was: here always, and there unless AD705 says that nobody knows
 */
bool publish_site(struct arena *mem, struct diag *diag, const struct publish_options *options,
    struct publish_result *ret_result) ATTR_NODISCARD;

#endif
