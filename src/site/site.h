/* SPDX-License-Identifier: MIT */
/*
 * The joined model of a site: every definition with its address, its revisions, what changed in
 * each, and its edges. Built in three steps by build/, const afterwards:
 *
 *	site_begin      definitions parsed, slugs given, edges drawn: all addresses are known
 *	site_add_change one call a revision, as texts are read one after the other
 *	site_finish     change log, folders, insights
 *
 * URLs are relative to the site's root, without a leading '/'.
 */
#ifndef SITE_SITE_H
#define SITE_SITE_H

#include "base/arena.h"
#include "base/map.h"
#include "definition/discover.h"
#include "diff/diff.h"
#include "git/tag.h"
#include "history/history.h"
#include "language/language.h"
#include "relations/relations.h"
#include "site/config.h"
#include "site/log_pages.h"

#define SITE_NONE ((size_t)-1)

/*
 * A field that differs between two revisions: a set by what came and went, a scalar by both values.
 * Quotes, the order of keys, the shape of a list and where a long text is wrapped make no
 * difference. Nested values have a key each.
 */
struct site_field_change {
	str key; /* "model", "meta.owner.team", "hooks.PreToolUse.0.command" */
	bool is_set;
	str from, to; /* of a scalar; absent when there was, or is, none */
	struct def_strings added,
	    removed; /* of a set; "ALL" stands for tools that are not limited */
	bool told; /* the sentence of the change names it */
};

enum site_section_status {
	SECTION_ADDED,
	SECTION_REMOVED,
	SECTION_CHANGED,
	SECTION_RENAMED, /* perhaps changed, too */
	SECTION_STATUS_COUNT,
};

extern const str site_section_status_names[SECTION_STATUS_COUNT]; /* "added" */

struct site_section_change {
	str title; /* "" for what stands above the first heading */
	enum site_section_status status;
	str from; /* the former title of a renamed one; else absent */
};

struct site_relation_change {
	enum rel_kind relation;
	str target; /* id: "agent/backend-lead" */
	str name; /* for people */
	enum def_kind target_kind;
	bool declared;
	uint32_t line; /* in the text that has or had it */
};

enum site_change_flag {
	CHANGE_RENAME_ONLY = 1 << 0,
	/* blank lines, indents outside of code, where lines of a paragraph end */
	CHANGE_WHITESPACE_ONLY = 1 << 1,
	CHANGE_FRONT_MATTER_ADDED = 1 << 2,
	CHANGE_FRONT_MATTER_REMOVED = 1 << 3,
	CHANGE_RECOVERED = 1 << 4, /* the front matter of this revision had to be repaired */
	CHANGE_SWEEP = 1 << 5, /* one of SITE_SWEEP definitions or more in the same commit */
	CHANGE_MISSING =
	    1 << 6, /* the text of this revision, or of the one before, cannot be read */
	/* with CHANGE_WHITESPACE_ONLY: paragraphs were wrapped anew */
	CHANGE_REWRAPPED = 1 << 7,
	/* the front matter is written in another way and says the same: quotes, order of keys */
	CHANGE_REFORMATTED = 1 << 8,
	/* more than half of the words went, and more than half are new */
	CHANGE_REWRITTEN = 1 << 9,
	CHANGE_LINK = 1 << 10, /* in this revision the path was a symbolic link */
	CHANGE_WAS_LINK = 1 << 11, /* in the one before it was */
	CHANGE_REPLACED = 1 << 12, /* bytes of this revision were no text and are U+FFFD */
	CHANGE_BOUNDARY = 1 << 13, /* see site_is_boundary */
	CHANGE_FLAG_COUNT = 14,
};

#define SITE_SWEEP 20u /* definitions a commit must touch to count as a sweep */

extern const str site_change_flag_names[CHANGE_FLAG_COUNT]; /* "rename-only", by bit */

/*
 * What changes are filtered by. A revision is in several groups, or in none when its text is
 * missing; an addition is in GROUP_ADDED alone, a removal in GROUP_REMOVED alone.
 */
enum site_change_group {
	/* it may use a tool more: one came, all came, one is no longer forbidden */
	GROUP_TOOLS_WIDENED = 1 << 0,
	GROUP_TOOLS_NARROWED = 1 << 1,
	GROUP_PERMISSIONS = 1 << 2, /* permission mode, hooks, servers, sandbox */
	GROUP_MODEL = 1 << 3,
	GROUP_DESCRIPTION = 1 << 4,
	GROUP_FIELDS = 1 << 5, /* any other field */
	GROUP_BODY = 1 << 6, /* the words of the body */
	GROUP_RELATIONS = 1 << 7,
	GROUP_ADDED = 1 << 8,
	GROUP_REMOVED = 1 << 9,
	GROUP_MOVED = 1 << 10, /* moved, renamed or copied */
	GROUP_FORMATTING = 1 << 11, /* white space or spelling alone */
	GROUP_COUNT = 12,
};

struct site_change_group_info {
	str name; /* "tools-widened": for addresses and programs */
	str label; /* "tools widened": for people */
};

/* By bit, what matters most first. */
extern const struct site_change_group_info site_change_groups[GROUP_COUNT];

/* What changes call a key of front matter: "tools" and "escalation_to" whatever their spelling. */
str site_field_key(str key);

/* The groups (enum site_change_group) of one field. */
unsigned site_field_groups(const struct site_field_change *field);

struct site_change {
	struct site_field_change *fields;
	size_t field_count;
	struct site_section_change *sections;
	size_t section_count;
	/* of the whole file; what only moved within the changed lines counts as neither */
	uint32_t words_added, words_removed;
	size_t body_size; /* bytes of the body; SITE_NONE without a text */
	struct site_relation_change *gained, *lost;
	size_t gained_count, lost_count;
	/* Where the path pointed that was a symbolic link; "" where that cannot be read. */
	str old_link, link;
	unsigned flags; /* enum site_change_flag */
	unsigned groups; /* enum site_change_group */
	/* "tools +Bash; model sonnet to opus; new section Escalation"; about 160 characters */
	str sentence;
};

struct site_revision {
	struct hist_revision hist; /* commit is HIST_UNCOMMITTED for what is not committed */
	struct site_change change;
	str model; /* that its text asks for, "" for none; absent when there is no text */
	str url; /* "agents/backend-lead/0123456789.html"; absent when it has no page */
};

struct site_edge {
	size_t source; /* index into defs */
	size_t target; /* index into defs, or SITE_NONE */
	size_t missing; /* index into missing when target is SITE_NONE */
	enum rel_kind relation;
	bool declared;
	uint32_t line; /* in the source's file */
	str evidence;
	uint32_t since; /* index of the commit that brought it; HIST_UNCOMMITTED: since the start */
	bool uncommitted; /* what brought it is not committed yet; since says nothing then */
};

/* An edge that stood once: what was stated, and from when to when. */
struct site_past_edge {
	const struct site_def *source; /* living or removed */
	const struct site_relation_change *lost;
	uint32_t since; /* index of a commit; HIST_UNCOMMITTED: since the start */
	uint32_t until; /* the commit in which it was gone */
};

/* A target that nobody defines. */
struct site_missing {
	str id; /* "agent/ux-designer" */
	str slug, name;
	enum def_kind kind;
	size_t *in; /* edges that point here */
	size_t in_count;
	/* Who bore the name before: a removed definition, or a living one under another name. */
	const struct site_def *former; /* NULL: nobody ever */
	uint32_t gone; /* index of the commit that removed or renamed it */
};

struct site_def {
	struct definition def;
	str id; /* "agent/backend-lead" */
	str slug; /* "backend-lead" */
	str url; /* "agents/backend-lead.html" */
	str base; /* "agents/backend-lead": of its folder, feed and twin */
	size_t folder; /* index into folders */
	struct oid blob;
	bool deleted;
	bool cut; /* its history reaches the boundary of a shallow clone */
	struct site_revision *revisions; /* newest first */
	size_t revision_count;
	/* The commit that brought it, HIST_UNCOMMITTED for none: who came first has the address. */
	uint32_t first;
	int64_t created_utc_s, updated_utc_s; /* author time of the first and the last revision */
	bool has_created, has_updated; /* false: unknown (no history, shallow, not committed) */
	/* What its text states; nothing of a removed one. The edges are made of both together. */
	struct site_stated {
		struct rel_references front, body;
		struct rel_quiet quiet; /* of the body */
		bool leads; /* see rel_leads */
	} stated;
	size_t *out, *in; /* edges; in is sorted by source */
	size_t out_count, in_count;
	struct def_strings old_bases; /* former addresses, which redirect here */
};

/* A folder of definitions: its category page and a group of the graph. */
struct site_folder {
	str name; /* "01-core-development" */
	str brief; /* for where there is little room: the end of a long path; else absent */
	str slug;
	str url; /* "folders/01-core-development.html" */
	str readme; /* README.md of the folder, valid UTF-8; absent when there is none */
	str readme_path;
	size_t *defs;
	size_t def_count;
};

/* What one commit did to definitions. */
struct site_commit {
	uint32_t commit;
	struct site_commit_item {
		const struct site_def *def;
		const struct site_revision *revision;
	} * items;
	size_t n;
};

/* Names that several living definitions of one kind have. */
struct site_duplicate {
	str name;
	size_t *defs;
	size_t n;
};

/* A strongly connected component of delegates_to with more than one definition. */
struct site_cycle {
	size_t *defs;
	size_t n;
	size_t *path; /* edges of a shortest way around */
	size_t path_n;
};

struct site {
	struct site_config config;
	const struct language *language; /* of sentences, and of the pages */
	const struct repo_info *repo; /* NULL: not a repository */
	struct repo_commits commits; /* empty without history */
	struct repo_tags tags; /* of these commits */
	str source_commit; /* hex of the commit that is shown; absent when none */
	str source_branch;
	bool has_history; /* false also where nothing was ever committed */
	bool begins_later; /* the history is told without its beginning */
	size_t uncommitted; /* definitions that differ from HEAD */

	struct site_def *defs; /* by kind, then slug */
	size_t def_count;
	struct site_def *removed; /* by kind, then slug */
	size_t removed_count;
	struct site_edge *edges; /* by source, line, relation */
	size_t edge_count;
	struct site_past_edge *past_edges; /* by source, living ones first, newest loss first */
	size_t past_edge_count;
	struct site_missing *missing; /* by id */
	size_t missing_count;
	struct site_folder *folders; /* by name */
	size_t folder_count;

	struct site_commit *changes; /* newest first; none without history */
	size_t change_count;
	struct site_log_place *log_places; /* by commit: where its month in the change log has it */
	size_t
	    *hubs; /* definitions by falling number of incoming edges, those with none left out */
	size_t hub_count;
	size_t *orphans; /* definitions without any edge */
	size_t orphan_count;
	struct site_duplicate *duplicates;
	size_t duplicate_count;
	struct site_cycle *cycles;
	size_t cycle_count;
	const struct site_insights *insights; /* see site/insights.h */
	const struct site_trends *trends; /* see site/trends.h */
	const struct site_facets *facets; /* see site/facets.h */

	struct map ignored; /* ids of commits that blame looks through (oid_key) */
	struct map by_id; /* id -> struct site_def *, living and removed */
	struct map by_path; /* path -> struct site_def *, for links between definitions */
	struct rel_index *names;

	/* Of which texts were taken over, see site_input; NULL: none. */
	const struct site *former;
	/* Its definitions have the same kinds, paths, addresses and names, in the same order. */
	bool has_former_names;
	bool has_former_history; /* of site_input */
};

struct site_input {
	/*
	 * The same repository a moment ago: what its texts hold and state is taken over where they
	 * are the same, and must live as long as the new site. NULL: all is read.
	 */
	const struct site *former;
	bool has_former_history; /* its revisions, and the words that tell of them, are the same */
	struct site_config config;
	const struct language *language;
	struct repo *repo; /* NULL when there is none */
	struct repo_commits commits;
	struct repo_tags tags;
	struct history history; /* without with_history: for addresses alone, or empty */
	struct def_files files;
	bool with_history;
	bool begins_later; /* older commits were taken out of the list */
	struct map ignored; /* ids of commits that blame looks through (oid_key) */
	struct oid commit; /* what is shown; none when there is no commit */
};

/*
 * Whether files of one kind want the same address, so that it matters which of them came first:
 * then a site without history needs to know the history all the same, or addresses would change
 * hands when it is switched off.
 */
bool site_has_namesakes(struct arena *tmp, const struct def_files *files);

/*
 * Whose changes a definition can have: that of the former site which is the same text with the same
 * revisions, among the same names. NULL when there is none.
 */
const struct site_def *site_former_def(const struct site *site, const struct site_def *def);

/* Takes them over; the former's are filled in, and outlive def. */
void site_take_changes(struct site_def *def, const struct site_def *former);

/* Parses all definitions, gives addresses and draws edges. Never fails. */
struct site *site_begin(
    struct arena *mem, struct arena *tmp, struct diag *diag, const struct site_input *input);

/*
 * What the last texts of a chain of revisions state, and their sections. Opened once, begun anew
 * for each definition, because a text says other things of another definition; then it knows the
 * current text.
 */
enum { SITE_TEXTS_KEPT = 2 };

struct site_reference_memo {
	struct site_kept_references {
		struct arena *mem;
		struct arena_mark empty;
		str text; /* front matter or body, a copy; absent: nothing yet */
		bool leads; /* of a body: under which it was read */
		bool says_leads; /* of front matter: see rel_leads */
		struct rel_references references;
	} front[SITE_TEXTS_KEPT], body[SITE_TEXTS_KEPT];
	struct site_kept_sections {
		struct arena *mem;
		struct arena_mark empty;
		str body; /* a copy; absent: nothing yet */
		struct def_sections sections;
	} sections[SITE_TEXTS_KEPT];
	size_t oldest_front, oldest_body, oldest_sections;
	const struct rel_quiet *quiet; /* of today's body; NULL when there is none */
};

void site_reference_memo_open(struct site_reference_memo *memo);
void site_reference_memo_begin(struct site_reference_memo *memo, const struct site_def *def);
void site_reference_memo_close(struct site_reference_memo *memo);

/* The two texts of a revision, and the diff of their sources. */
struct site_texts {
	struct site_reference_memo *memo;
	const struct definition *before, *after; /* NULL: none, or it cannot be read */
	str old_link, link; /* in place of a text: see struct site_change */
	const struct diff *diff; /* NULL unless both are there and differ */
};

/*
 * Fills in what changed in a revision. Revisions may come in any order.
 */
void site_add_change(struct arena *mem, struct arena *tmp, const struct site *site,
    struct site_def *def, struct site_revision *revision, const struct site_texts *texts);

/* Everything that needs all changes. The site is const from here on. */
void site_finish(struct arena *mem, struct arena *tmp, struct site *site);

/* The commit of a revision; NULL for what is not committed. */
static inline const struct repo_commit *site_commit_of(
    const struct site *site, const struct site_revision *revision)
{
	return revision->hist.commit == HIST_UNCOMMITTED
	    ? NULL
	    : &site->commits.items[revision->hist.commit];
}

/*
 * The path in the repository that a relative link of the definition at from_path names, whatever
 * stands there; absent when it leaves the repository.
 */
str site_link_path(struct arena *mem, str from_path, str destination);

/*
 * Whether a revision stands where a shallow clone begins: git sees an addition, but the definition
 * may be older, and nobody knows when it changed last.
 */
static inline bool site_is_boundary(const struct site *site, const struct site_revision *revision)
{
	const struct repo_commit *commit = site_commit_of(site, revision);

	return commit && commit->cut && revision->hist.status == HIST_ADDED;
}

/* How many definitions name this one, each counted once. */
size_t site_count_callers(const struct site *site, const struct site_def *def);

/*
 * Where a relative link of the definition at from_path leads: the url of another definition with
 * its fragment, or absent. Source  DESIGN section 4: identity is the path.
 */
str site_resolve_link(struct arena *mem, const struct site *site, str from_path, str destination);

#endif
