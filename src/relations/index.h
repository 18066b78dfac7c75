/* SPDX-License-Identifier: MIT */
/*
 * What rel_index_new makes: the names of a collection as sequences of words, in a trie, so that a
 * text is searched for all of them at once. "Code Reviewer", "code-reviewer" and "code reviewer"
 * are one sequence; which of its forms counts where is decided in judge.c.
 *
 *	root --code--> o --reviewer--> o alias 0: agents/code-reviewer.md, skills/code-reviewer/
 *	                \--tester----> o alias 1: agents/code-tester.md
 */
#ifndef RELATIONS_INDEX_H
#define RELATIONS_INDEX_H

#include "base/map.h"
#include "relations/lexicon.h"

#define INDEX_NAME_WORDS 16u /* a longer name is no name but a sentence: it is not looked for */
#define INDEX_NONE UINT32_MAX

/* A definition that bears a name; the others of that name follow. */
struct index_bearer {
	uint32_t entry, next; /* next is 0 at the end */
};

struct index_alias {
	uint32_t bearers; /* head of the list, in the order of the entries */
	uint32_t last_bearer;
	uint32_t kinds; /* bit 1 << enum def_kind of its bearers */
	uint32_t words; /* how many */
	bool role; /* its last word says what somebody is: "reviewer" */
};

/* Where a definition stands, for choosing between several of one name. */
struct index_place {
	str folder; /* of the definition; of a skill the folder that holds its folder */
	str home; /* what lies above agents/, skills/ or commands/: the plugin; else the top folder
		   */
	uint32_t slug; /* the alias that its slug is; of an entry only */
};

struct index_edge {
	uint32_t node, word, to; /* to is 0 in a free slot */
};

struct rel_index {
	struct arena *mem;
	struct vocabulary words;
	struct lexicon lexicon;
	const struct rel_entry *entries;
	size_t n;
	struct index_place *places;
	VEC(struct index_bearer) bearers; /* [0] ends each list */
	VEC(struct index_alias) aliases;
	VEC(uint32_t) nodes; /* of the trie: alias, or INDEX_NONE; [0] is the root */
	struct index_edge *edges;
	size_t edge_count, edge_slots;
	struct map paths; /* to a uint32_t, the entry */
};

struct index_place index_place_of(enum def_kind kind, str path);

/* A name found in a passage. */
struct index_found {
	uint32_t alias;
	size_t length; /* in tokens */
};

/*
 * The longest name that begins at a token and ends where its word does ("api-designer" is not in
 * "api-designer-v2").
 * Cost  constant: a name has at most INDEX_NAME_WORDS words
 */
bool index_find(const struct rel_index *index, const struct passage *passage, size_t at,
    struct index_found *ret_found);

/* The alias of a name given as text, in any form; INDEX_NONE when nobody bears it. */
uint32_t index_alias_of(struct arena *tmp, const struct rel_index *index, str name);

/* The entry at a path; REL_UNRESOLVED when there is none. */
size_t index_entry_at(const struct rel_index *index, str path);

#endif
