/* SPDX-License-Identifier: MIT */
/*
 * Which files are definitions, and of what kind: by their path, and where the path does not tell,
 * by their front matter. Reads the work tree, or the tree of a commit.
 */
#ifndef DEFINITION_DISCOVER_H
#define DEFINITION_DISCOVER_H

#include "base/map.h"
#include "definition/definition.h"
#include "git/repo.h"

/* What a path alone says (DESIGN section 4). */
enum def_path {
	DEF_PATH_AGENT, /* as enum def_kind */
	DEF_PATH_SKILL,
	DEF_PATH_COMMAND,
	DEF_PATH_MAYBE, /* *.md elsewhere: an agent when its front matter is one's */
	DEF_PATH_NONE,
};

enum def_path def_path_kind(str path);

/* The name in a path: the file's stem without ".agent" and its kin; of a skill its folder. */
str def_path_stem(str path, enum def_kind kind);

/* Whether the text opens with front matter that has a name and a description. */
bool def_looks_like_agent(str bytes);

/* Whether a file can be a persona: without front matter, and none of the papers of every project.
 */
bool def_may_be_persona(str path, str bytes);

/* Whether nobody looks at a path because of a folder above it: .git, node_modules, site at the top
 * and skip, the output folder (may be absent). */
bool def_is_skipped(str path, str skip);

/* Whether one of the patterns covers a path. */
bool def_is_excluded(const struct def_strings *patterns, str path);

/* Whether a file is part of a skill; skills has the folders that hold a SKILL.md as keys. */
bool def_is_asset(const struct map *skills, str path);

struct def_file {
	str path; /* relative to the repository's root, or to the given folder without one */
	enum def_kind kind;
	str bytes;
	struct oid blob; /* of bytes, after git's filters */
	/* What was read, and its own id: the same two where no filter changes anything. */
	str read;
	struct oid read_id;
};

/* A README.md of a folder with definitions in it or below, which introduces its category page. */
struct def_readme {
	str folder; /* "" is the top */
	str bytes; /* as they are: perhaps not UTF-8 */
};

/* A markdown file that HEAD has and the work tree lacks, or has a link for; whatever it was. */
struct def_missing {
	str path;
	struct oid blob;
};

struct walk;

struct def_files {
	struct def_file *items; /* sorted by path */
	size_t n;
	struct def_missing *missing; /* sorted by path; none when a tree is read */
	size_t missing_count;
	struct def_readme *readmes;
	size_t readme_count;
	/* The files of HEAD, when the work tree was read, and the tree that they are of. */
	const struct walk *tracked;
	struct oid tracked_tree;
};

struct def_query {
	str folder; /* the folder of -C, for reading the disk */
	struct repo *repo; /* NULL when there is none */
	bool from_tree; /* read tree instead of the work tree (--rev, bare) */
	/* What to read with from_tree; else HEAD's, which says what is tracked; none when unborn.
	 */
	struct oid tree;
	const str *sources; /* paths relative to the root to look below; none: everywhere */
	size_t source_count;
	str skip; /* the output folder relative to the root, if it lies inside; absent else */
	/*
	 * What the same query, but for its tree, found a moment ago. Of a file that still has the
	 * same bytes the id is known and the text is the same pointer: it must outlive the new
	 * list. NULL: none.
	 */
	const struct def_files *former;
	struct def_strings exclude; /* patterns of paths that are left out, see base/glob.h */
};

/*
 * Finds and reads all definitions: a path decides, then what stands beside it (a file below a
 * folder with a SKILL.md is that skill's), then front matter. A file that a source names is a
 * definition. Skipped are .git, node_modules, site at the top, submodules and what git ignores;
 * links are reported (AD110). What query->exclude covers is as if it
 * were not there.
 * Owner   all in mem
 * Fails   a file that cannot be read is reported (AD111) and left out; false after a fatal
 *         diagnostic when a given source does not exist or the folder cannot be read at all
 */
bool def_discover(struct arena *mem, struct arena *tmp, struct diag *diag,
    const struct def_query *query, struct def_files *ret_files) ATTR_NODISCARD;

/*
 * Whether the tree of query takes a file of a folder that may be a persona for one: it stands
 * beside a definition, and no folder of the tree is named for what it holds. For files that are
 * gone. Cost    a walk over the tree, and the files of the folder whose paths do not tell
 */
bool def_has_personas(struct arena *tmp, const struct def_query *query, str folder);

#endif
