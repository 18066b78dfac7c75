/* SPDX-License-Identifier: MIT */
/*
 * Which commits changed which definition: one walk over all commits, renames and copies followed,
 * removed definitions kept. Knows paths and blob ids, not contents: what changed is site/'s work.
 */
#ifndef HISTORY_HISTORY_H
#define HISTORY_HISTORY_H

#include "base/diag.h"
#include "git/repo.h"

enum hist_status {
	HIST_ADDED,
	HIST_MODIFIED,
	HIST_RENAMED, /* perhaps modified too: blob differs from old_blob */
	HIST_COPIED,
	HIST_DELETED,
	HIST_STATUS_COUNT,
};

extern const str hist_status_names[HIST_STATUS_COUNT]; /* "added" */

/* Stands for the work tree where a commit's index is expected. */
#define HIST_UNCOMMITTED UINT32_MAX

struct hist_revision {
	uint32_t commit; /* index into the commits */
	enum hist_status status;
	str path; /* after the commit; of a deletion the path that went */
	str old_path; /* before it, when renamed or copied; else absent */
	struct oid blob; /* none when deleted, unless a link took the place of the file */
	struct oid old_blob; /* what it is compared with; none when added */
	/* REPO_MODE_..., 0 when there is no blob: a link is no definition, its blob holds a path.
	 */
	unsigned mode, old_mode;
	unsigned similarity; /* percent, of a rename or copy */
	uint32_t sweep; /* number of definitions that the same commit changed, this one included */
};

struct hist_line {
	str path; /* at HEAD; of a removed one where it stood last */
	bool alive; /* stands at HEAD */
	bool cut; /* reaches the boundary of a shallow clone: older revisions are unknown */
	/* Newest first; never empty unless alive and not committed yet. */
	struct hist_revision *revisions;
	size_t n;
};

struct history {
	/*
	 * The living in the order given, then the removed, latest removal first. A path stands here
	 * twice when a file moved to where another one had been removed: those are two definitions.
	 */
	struct hist_line *lines;
	size_t n;
	size_t alive_count;
};

struct hist_query {
	struct repo *repo;
	const struct repo_commits *commits;
	const str *living; /* paths of the definitions at HEAD, sorted */
	size_t living_count;
	/*
	 * Whether a path that is gone counts as a removed definition. blob is its last content,
	 * tree the last one that has it.
	 */
	bool (*was_definition)(
	    void *context, str path, const struct oid *blob, const struct oid *tree);
	/* Whether a file or folder is looked at as if it had never been there; NULL: none is. */
	bool (*is_hidden)(void *context, str path);
	void *context;
};

/*
 * Collects the revisions of all living definitions and of those that are gone.
 * Owner   all in mem
 * Fails   never: objects that cannot be read are reported once each (AD305) and taken as unchanged
 * Cost    one comparison of trees for each commit and parent, descending only where they differ;
 *         renames are paired only in commits where a followed path appears
 * Source  git-log(1) history simplification; gitdiffcore(7), similarity 50 %
 */
struct history hist_collect(
    struct arena *mem, struct arena *tmp, struct diag *diag, const struct hist_query *query);

#endif
