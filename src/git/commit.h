/* SPDX-License-Identifier: MIT */
/*
 * The text of a commit object taken apart. A pure function of bytes: what the parents are and in
 * which order commits come is the business of walk.c.
 */
#ifndef GIT_COMMIT_H
#define GIT_COMMIT_H

#include "git/repo.h"

struct commit {
	struct oid tree;
	struct oid *parents;
	uint32_t parent_count;
	struct repo_person author; /* as written, before .mailmap */
	int64_t author_utc_s, commit_utc_s;
	str subject;
};

/*
 * Parses the content of a commit object.
 * Owner   parents live in mem; the texts are valid UTF-8, views of raw or in mem
 * Fails   false when tree or a parent has no proper id; a person or date that cannot be read is
 *         empty or 0, because history holds many and no reader of git refuses them
 * Source  gitformat-commit-object: header lines, an empty line, the message; an "encoding" header
 *         names the character set of person and message, else they are UTF-8
 */
bool commit_parse(struct arena *mem, str raw, struct commit *ret_commit) ATTR_NODISCARD;

#endif
