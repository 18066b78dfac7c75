/* SPDX-License-Identifier: MIT */
/*
 * Where a passage names, or seems to name, a definition: known names in every form, and words that
 * have the shape of a name although nobody bears it. Says what was written; whether it counts is
 * decided in judge.c.
 */
#ifndef RELATIONS_MENTION_H
#define RELATIONS_MENTION_H

#include "relations/index.h"

enum mention_form {
	MENTION_SLUG, /* code-reviewer */
	MENTION_TITLE_SLUG, /* Code-Reviewer */
	MENTION_TITLE, /* Code Reviewer */
	MENTION_SPACED, /* code reviewer */
	MENTION_WORD, /* planner */
	MENTION_TITLE_WORD, /* Planner */
	MENTION_CAMEL, /* ReviewBot */
};

enum mention_sigil {
	SIGIL_NONE,
	SIGIL_COMMAND, /* /name */
	SIGIL_AT, /* @name */
	SIGIL_AGENT, /* @agent-name */
	SIGIL_CALL, /* subagent_type: name */
	SIGIL_LINK, /* [words](path of the definition) */
};

struct mention {
	size_t first, last; /* tokens of the name */
	size_t from, to; /* of the name with its namespace and the nouns beside it */
	enum mention_form form;
	enum mention_sigil sigil;
	const struct lexicon_call *call; /* of SIGIL_CALL */
	uint32_t alias; /* INDEX_NONE: nobody bears it */
	size_t entry; /* of SIGIL_LINK, else REL_UNRESOLVED */
	uint32_t kinds; /* bits 1 << enum def_kind of the noun beside it or of the sigil */
	str plugin; /* of "plugin:name"; absent without */
	bool code, bold; /* the name alone stands in backticks, in bold */
	bool inside_code; /* it is part of a longer piece of code */
};

struct mentions {
	VEC(struct mention) items;
};

/*
 * Finds the mentions of a passage, in their order, no two of which overlap.
 * folder  of the definition, for relative links
 * Cost    linear in the passage
 */
void mentions_find(struct arena *tmp, const struct rel_index *index, const struct passage *passage,
    str folder, struct mentions *ret_mentions);

/* Whether a name is that of an agent or mode which every host brings along. */
bool mention_is_builtin(str name);

#endif
