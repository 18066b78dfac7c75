/* SPDX-License-Identifier: MIT */
/*
 * A git repository, read only (store.h writes): the only includer of libgit2. Gives commits, raw
 * trees and blobs; what they mean for definitions is history/'s business. Commits are parsed and
 * ordered here rather than by libgit2's revision walk, because that one fails on shallow clones.
 */
#ifndef GIT_REPO_H
#define GIT_REPO_H

#include "base/diag.h"
#include "base/oid.h"

struct repo;

struct repo_info {
	/* Absolute paths without a final '/'; the root of the work tree is absent when bare. */
	str root, git_dir;
	/* The opened folder relative to root ("agents/backend"); "" at the top or when bare. */
	str prefix;
	struct oid head; /* none when unborn */
	str branch; /* "main"; absent when HEAD is detached */
	/* URL of the remote that the branch tracks, else origin's; absent when there is none. */
	str remote; /* without credentials */
	bool bare, unborn, shallow, partial;
	bool linked; /* a work tree beside the main one */
};

enum repo_result { REPO_OPENED, REPO_NONE, REPO_FAILED };

/*
 * Opens the repository that holds folder.
 * Owner   the caller closes *ret_repo
 * Fails   REPO_NONE when there is none (nothing reported); REPO_FAILED after AD306
 */
enum repo_result repo_open(
    struct arena *mem, struct diag *diag, str folder, struct repo **ret_repo);
void repo_close(struct repo *repo); /* NULL is allowed */
const struct repo_info *repo_info(const struct repo *repo);

/*
 * A URL without what may be secret in it: all before the '@' of the host and the query. The user
 * of ssh is kept, because it is part of the address ("git") and its password never stands there.
 */
str repo_clean_url(struct arena *mem, str url);

/* What stands behind the scheme of a URL, from its host on: without a user and a password. */
str repo_without_user(str rest);

/* The commit that a revision of git-rev-parse's syntax names; false when there is none. */
bool repo_find_commit(struct repo *repo, str revision, struct oid *ret_commit) ATTR_NODISCARD;

/* The tree of a commit; false when one of them is missing or damaged. */
bool repo_find_tree(
    struct repo *repo, const struct oid *commit, struct oid *ret_tree) ATTR_NODISCARD;

/* By .mailmap. The address, in lower case, serves to group and never reaches the output. */
struct repo_person {
	str name; /* without what follows the '@' of an address in it; perhaps "" */
	str email;
};

/* What no commit says: it has no number there, or one of a year before 1 or after 9999. */
#define REPO_TIME_UNKNOWN INT64_MIN

struct repo_commit {
	struct oid id, tree;
	uint32_t *parents; /* indices into the list; always larger than the commit's own */
	uint32_t parent_count;
	bool cut; /* has parents that the clone lacks */
	struct repo_person author;
	int64_t author_utc_s, commit_utc_s; /* or REPO_TIME_UNKNOWN */
	str subject; /* first paragraph as one line, valid UTF-8; perhaps "" */
};

struct repo_commits {
	struct repo_commit *items; /* newest first, children before parents */
	size_t n;
};

/*
 * All commits reachable from one, in topological order; between unrelated ones the later committer
 * date first, then the id, so that the order depends on the commits alone.
 * Fails   a commit that cannot be read is reported once (AD305) and treated as the end of its line
 */
struct repo_commits repo_walk(struct arena *mem, struct arena *tmp, struct repo *repo,
    struct diag *diag, const struct oid *from);

/*
 * The content of a blob, or the raw bytes of a tree, in mem. False when the object is missing or
 * damaged; nothing is reported, because only the caller knows what it was wanted for.
 */
bool repo_read_blob(
    struct arena *mem, struct repo *repo, const struct oid *id, str *ret_content) ATTR_NODISCARD;
bool repo_read_tree(
    struct arena *mem, struct repo *repo, const struct oid *id, str *ret_raw) ATTR_NODISCARD;

enum repo_mode {
	REPO_MODE_FILE = 0100644,
	REPO_MODE_EXECUTABLE = 0100755,
	REPO_MODE_LINK = 0120000,
	REPO_MODE_COMMIT = 0160000,
	REPO_MODE_TREE = 0040000,
};

struct repo_tree_entry {
	unsigned mode;
	str name;
	struct oid id;
};

/* Takes the next entry off the raw bytes of a tree; false at the end or on damage. */
bool repo_tree_next(str *raw, struct repo_tree_entry *ret_entry);

/*
 * What stands at a path of a tree; "" is the tree itself. False when nothing does, or a tree on the
 * way cannot be read. The name lives in mem.
 */
bool repo_find_path(struct arena *mem, struct repo *repo, const struct oid *tree, str path,
    struct repo_tree_entry *ret_entry) ATTR_NODISCARD;

/* The id that git would give a blob of this content. */
struct oid repo_hash_blob(str content);

/*
 * The id that git would store for a file of the work tree, after its filters (line ends).
 * path is relative to the root. False when the file cannot be read.
 */
bool repo_hash_file(struct repo *repo, str path, struct oid *ret_id) ATTR_NODISCARD;

/*
 * Whether .gitignore and its kin exclude a path (relative to the root; a folder ends in '/'). What
 * is tracked, or holds something that is, is never excluded.
 */
bool repo_is_ignored(struct repo *repo, str path);

/* Which libgit2 runs, "1.5.1": with shared libraries not always the one of the compilation. */
str repo_library_version(struct arena *mem);

#endif
