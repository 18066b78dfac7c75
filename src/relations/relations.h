/* SPDX-License-Identifier: MIT */
/*
 * Which definition works with which: references found in front matter and in prose, resolved to
 * definitions by their aliases, each with the line that says so.
 */
#ifndef RELATIONS_RELATIONS_H
#define RELATIONS_RELATIONS_H

#include "definition/definition.h"

enum rel_kind {
	REL_DELEGATES_TO,
	REL_RECEIVES_FROM,
	REL_COLLABORATES_WITH,
	REL_ESCALATES_TO,
	REL_RUNS_PARALLEL_WITH,
	REL_USES,
	REL_MENTIONS,
	REL_KIND_COUNT,
};

struct rel_kind_info {
	str name; /* "delegates_to" */
	str label; /* "delegates to" */
	str inverse; /* "delegated to by": the label seen from the target */
};

extern const struct rel_kind_info rel_kinds[REL_KIND_COUNT];

/* A definition as the resolver sees it. */
struct rel_entry {
	enum def_kind kind;
	str path;
	str slug;
	str name, stem; /* aliases; the folder of a skill is its stem */
};

/* All names of a collection, made once; immutable afterwards. */
struct rel_index;

struct rel_index *rel_index_new(struct arena *mem, const struct rel_entry *entries, size_t n);

#define REL_UNRESOLVED ((size_t)-1)

/* One reference of a definition: the first line that states this relation to this target. */
struct rel_reference {
	enum rel_kind relation;
	bool declared; /* by front matter; else stated in prose */
	size_t target; /* index into the entries, or REL_UNRESOLVED */
	enum def_kind target_kind; /* of the entry; of an unresolved target the likely one */
	str target_slug; /* of the entry; of an unresolved target made from its name */
	str target_name; /* as written */
	uint32_t line; /* in the file, from 1 */
	str evidence; /* the words, on one line, white space folded */
};

struct rel_references {
	struct rel_reference *items; /* by line, then relation, then target */
	size_t n;
};

/* Where references are looked for; most revisions change only one of the two. */
enum rel_part { REL_FRONT_MATTER = 1, REL_BODY = 2, REL_ALL = 3 };

/*
 * Finds the references of one definition, itself left out.
 * self    its index into the entries, or REL_UNRESOLVED for a removed or older one
 * parts   enum rel_part. What the body states depends on the body and on rel_leads alone
 * Owner   all in mem, may refer to def's text
 * Cost    linear in the text, whatever the number of names
 * Source  the labelling rules of the project: see lexicon.def
 */
struct rel_references rel_extract(struct arena *mem, struct arena *tmp,
    const struct rel_index *index, const struct definition *def, size_t self, unsigned parts);

/* What reading a body has shown of its passages, for reading older bodies faster. */
struct rel_quiet {
	str body;
	struct quiet_passage *slots;
	uint32_t mask;
};

/*
 * As rel_extract for REL_BODY, and keeps in *ret_quiet which passages name nothing.
 * Owner   *ret_quiet in mem, refers to def's body
 */
struct rel_references rel_extract_today(struct arena *mem, struct arena *tmp,
    const struct rel_index *index, const struct definition *def, size_t self,
    struct rel_quiet *ret_quiet);

/*
 * As rel_extract for REL_BODY, of another text with the same path and the same index.
 * quiet   of rel_extract_today, or NULL: the result is the same
 * Cost    a fifth of rel_extract where few passages differ
 */
struct rel_references rel_extract_older(struct arena *mem, struct arena *tmp,
    const struct rel_index *index, const struct definition *def, size_t self,
    const struct rel_quiet *quiet);

/*
 * The references of a definition from those of its front matter and those of its body, as
 * rel_extract gives them for REL_ALL.
 * Owner   the list in mem; its texts are those of the parts
 */
struct rel_references rel_join(struct arena *mem, struct arena *tmp,
    const struct rel_references *front, const struct rel_references *body);

/*
 * Whether a line can change what a text states: it names something, frames other lines, or gives a
 * tool that calls agents. Texts that differ only in lines that do not matter have the same
 * references.
 */
bool rel_matters(struct arena *tmp, const struct rel_index *index, str line);

/*
 * Whether the definition hands out work, by its name, its description or the tools it may use: its
 * lists of agents are rosters then.
 */
bool rel_leads(struct arena *tmp, const struct rel_index *index, const struct definition *def);

#endif
