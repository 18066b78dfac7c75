/* SPDX-License-Identifier: MIT */
/*
 * The verbs, headings and calls of lexicon.def, headings.def and calls.def, compiled over a
 * vocabulary, and how they are found in a passage. Says what the words say; whether a name counts
 * is decided in judge.c.
 */
#ifndef RELATIONS_LEXICON_H
#define RELATIONS_LEXICON_H

#include "relations/passage.h"
#include "relations/relations.h"

/* Values beside enum rel_kind in the tables. */
enum {
	REL_NOTHING = REL_KIND_COUNT, /* the words say nothing of such a target */
	REL_ROSTER, /* one to choose from: delegates_to where work is handed out, else mentions */
};

enum lexicon_weight { LEXICON_PLAIN, LEXICON_HANDS, LEXICON_ASKS };

#define LEXICON_WORDS_MAX 4u

struct lexicon_rule {
	uint32_t before[LEXICON_WORDS_MAX], after[LEXICON_WORDS_MAX]; /* numbers of words */
	uint8_t before_n, after_n;
	uint8_t gap; /* how many of before stand in front of *; before_n when there is none */
	uint8_t weight;
	uint8_t agent, tool; /* enum rel_kind or one of the above */
};

struct lexicon_heading {
	uint32_t words[LEXICON_WORDS_MAX];
	uint8_t n;
	uint8_t agent, tool;
};

struct lexicon_call {
	uint32_t words[LEXICON_WORDS_MAX];
	uint8_t n;
	char opener;
	uint8_t agent, tool;
	bool any; /* its targets need not be known */
};

/* A member of the list of rules or headings that begin with one word. */
struct lexicon_link {
	uint32_t item, next;
};

struct lexicon {
	VEC(struct lexicon_rule) rules;
	VEC(struct lexicon_heading) headings;
	VEC(struct lexicon_call) calls;
	VEC(struct lexicon_link) links; /* [0] ends each list */
};

/* Compiles the tables; their words are added to the vocabulary. */
void lexicon_init(struct lexicon *lexicon, struct arena *mem, struct vocabulary *words);

/* A rule that holds, and the token at which it begins. */
struct lexicon_hit {
	const struct lexicon_rule *rule;
	size_t at;
};

/* What to look through: the tokens from `from` on, up to the name's tokens first to last. */
struct lexicon_search {
	const struct vocabulary *words;
	const struct passage *passage;
	size_t from; /* where the clause begins */
	size_t end; /* what the phrase has to reach: the name, or the articles before it */
	size_t last; /* the name's last token */
	bool tool; /* a skill or a command, not an agent */
};

/* What a rule says of the kind of target that is looked at; may be REL_NOTHING. */
static inline unsigned lexicon_relation(const struct lexicon_rule *rule, bool tool)
{
	return tool ? rule->tool : rule->agent;
}

/*
 * The rule whose phrase ends right before search->end: of several the one with the most words
 * ("coordinate * with" before "with"), then the nearest. Cost: constant.
 */
bool lexicon_find_before(const struct lexicon *lexicon, const struct lexicon_search *search,
    struct lexicon_hit *ret_hit);

/* A rule that begins with T and holds behind the name. Cost: constant. */
bool lexicon_find_after(const struct lexicon *lexicon, const struct lexicon_search *search,
    struct lexicon_hit *ret_hit);

/* The heading phrase that begins at a token; the longest one. */
const struct lexicon_heading *lexicon_find_heading(const struct lexicon *lexicon,
    const struct vocabulary *words, const struct passage *passage, size_t at);

/* The call that opens right before a token: `subagent_type: "` before the name; NULL when none. */
const struct lexicon_call *lexicon_find_call(const struct lexicon *lexicon,
    const struct vocabulary *words, const struct passage *passage, size_t at);

#endif
