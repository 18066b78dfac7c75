/* SPDX-License-Identifier: MIT */
/* Gathering names into lists and looking at the words around them. Decides nothing: judge.c. */
#include "relations/group.h"

#define LABEL_WORDS 8u /* "Security and compliance review: x"; more words are a sentence */
#define CLAUSE_WORDS 40u /* how far left the start of a clause is looked for */
#define SKIP_WORDS 6u /* "the two most relevant local `x`" */

static inline const struct token *token_at(const struct group_text *t, size_t at)
{
	return &t->passage->tokens[at];
}

static inline bool is_word(const struct group_text *t, size_t at, uint32_t classes)
{
	return passage_is(t->words, t->passage, at, classes);
}

static inline const struct mention *mention_at(const struct group_text *t, size_t at)
{
	return &t->mentions->items.items[at];
}

static inline bool is_near(const struct group_text *t, size_t at)
{
	return !(token_at(t, at)->gap & ~(uint32_t)GAP_MARKUP);
}

static inline bool is_cell(const struct group_text *t)
{
	return t->unit == JUDGE_CELL || t->unit == JUDGE_TEMPLATE_CELL;
}

static size_t clause_start(const struct group_text *t, size_t at)
{
	const size_t stop = at > CLAUSE_WORDS ? at - CLAUSE_WORDS : 0;

	while (at > stop && !(token_at(t, at)->gap & GAP_CLAUSE))
		at--;
	return at;
}

/* --- groups --------------------------------------------------------------------------------- */

/* Whether only "and", commas, counts, glosses in parentheses stand between two names. */
static bool is_one_list(
    const struct group_text *t, const struct mention *a, const struct mention *b)
{
	const uint32_t breaks =
	    GAP_STOP | GAP_SEMICOLON | GAP_COLON | GAP_DASH | GAP_ARROW | GAP_PIPE | GAP_EQUALS;
	const uint32_t links = WORD_AND | WORD_ARTICLE | WORD_CUE | WORD_FILLER;
	unsigned depth = 0;
	bool separated = false;

	for (size_t i = a->to + 1; i <= b->from; i++) {
		const uint32_t gap = token_at(t, i)->gap;

		depth += (gap & GAP_OPEN) && !(gap & GAP_CLOSE);
		if ((gap & GAP_CLOSE) && !(gap & GAP_OPEN) && depth)
			depth--;
		if (!depth && (gap & breaks & ~(uint32_t)(gap & GAP_JOIN ? GAP_COLON : 0)))
			return false;
		separated |= (gap & (GAP_COMMA | GAP_ALSO | GAP_SLASH)) != 0;
		if (i == b->from)
			break;
		separated |= is_word(t, i, WORD_AND);
		if (!depth && !is_word(t, i, links) && !(token_at(t, i)->marks & TOKEN_DIGIT))
			return false;
	}
	return separated && !depth;
}

static struct group gather(const struct group_text *t, size_t at)
{
	const size_t n = t->mentions->items.n;
	struct group g = {.from = at, .to = at + 1};

	while (g.to < n && is_one_list(t, mention_at(t, g.to - 1), mention_at(t, g.to)))
		g.to++;
	g.first = mention_at(t, at)->from;
	g.last = mention_at(t, g.to - 1)->to;
	g.clause = clause_start(t, g.first);
	return g;
}

/* "agents such as x", "specialists (e.g. x": steps over to the noun. */
static bool skip_instances(const struct group_text *t, struct group *g)
{
	size_t at = g->head;

	while (at > 0 && is_word(t, at - 1, WORD_SUCH) &&
	    !(token_at(t, at)->gap & (GAP_STOP | GAP_SEMICOLON | GAP_PIPE)))
		at--;
	if (at == g->head || at == 0 || !is_word(t, at - 1, WORD_CUE))
		return false;
	g->instances = true;
	g->kinds = is_word(t, at - 1, WORD_AGENT) ? 1u << DEF_AGENT
	    : is_word(t, at - 1, WORD_SKILL)	  ? 1u << DEF_SKILL
						  : 1u << DEF_COMMAND;
	g->clause = clause_start(t, at - 1);
	g->head = at - 1;
	return true;
}

/* Moves head over the words that may stand between a verb and the first name. */
static void skip_fillers(const struct group_text *t, struct group *g)
{
	const uint32_t fillers = WORD_ARTICLE | WORD_FILLER | WORD_CUE;

	g->head = g->first;
	skip_instances(t, g);
	for (unsigned i = 0; i < SKIP_WORDS && g->head > g->clause; i++) {
		const size_t at = g->head - 1;

		if (!is_near(t, g->head) ||
		    (!is_word(t, at, fillers) && !(token_at(t, at)->marks & TOKEN_DIGIT)))
			break;
		g->article |= is_word(t, at, WORD_ARTICLE);
		g->head = at;
	}
}

/* A comma ends the reach of "not", but not in "a, b, or c". */
bool group_is_negated(const struct group_text *t, const struct group *group, size_t at)
{
	const size_t clause = group->clause;
	const bool list = at > clause && is_word(t, at - 1, WORD_AND);

	for (size_t i = at; i > clause; i--) {
		if ((token_at(t, i)->gap & GAP_COMMA) && !list)
			return false;
		if (is_word(t, i - 1, WORD_NOT))
			return true;
	}
	return false;
}

/* --- places --------------------------------------------------------------------------------- */

/* The label that ends at a colon before `end`: its first token; end when there is none. */
static size_t label_start(const struct group_text *t, size_t end)
{
	const size_t start = end ? clause_start(t, end - 1) : 0;

	return end - start <= LABEL_WORDS ? start : end;
}

bool group_ends_lead(const struct group_text *t, const struct mention *m)
{
	const uint32_t ends = GAP_STOP | GAP_COMMA | GAP_SEMICOLON | GAP_COLON | GAP_DASH |
	    GAP_ARROW | GAP_OPEN | GAP_PIPE | GAP_CODE | GAP_BOLD | GAP_BRACKET | GAP_ALSO |
	    GAP_SLASH;

	return m->to + 1 >= t->passage->n || (token_at(t, m->to + 1)->gap & ends) ||
	    is_word(t, m->to + 1, WORD_AFTER) || m->sigil == SIGIL_COMMAND;
}

/* Where the label of a group ends, also when the group is further down its list; n: no label. */
static size_t label_end(const struct group_text *t, const struct group *g)
{
	const uint32_t gap = token_at(t, g->head)->gap;
	const bool listed =
	    g->head > g->clause && ((gap & GAP_COMMA) || is_word(t, g->head - 1, WORD_AND));
	const size_t end = listed ? g->clause : g->head;
	const uint32_t before = token_at(t, end)->gap;

	if ((before & GAP_COLON) && !(before & GAP_JOIN) && label_start(t, end) < end)
		return end;
	return t->passage->n;
}

static enum place place_of(const struct group_text *t, const struct group *g)
{
	const uint32_t gap = token_at(t, g->head)->gap;
	const struct mention *last = mention_at(t, g->to - 1);

	if (is_cell(t))
		return g->head == 0 && g->last + 1 == t->passage->n ? PLACE_LEAD : PLACE_NONE;
	if (g->head == 1 && is_word(t, 0, WORD_WITH) &&
	    (t->unit == JUDGE_ITEM || t->unit == JUDGE_HEADING) && group_ends_lead(t, last))
		return PLACE_WITH;
	if (gap & GAP_ARROW)
		return PLACE_ARROW;
	if (g->head == 0) {
		const bool whole = g->last + 1 == t->passage->n;

		if (t->unit == JUDGE_ITEM || t->unit == JUDGE_TEMPLATE || whole)
			return group_ends_lead(t, last) ? PLACE_LEAD : PLACE_NONE;
		return PLACE_NONE;
	}
	if (label_end(t, g) < t->passage->n)
		return PLACE_LABEL;
	return PLACE_NONE;
}

struct group group_at(const struct group_text *text, size_t mention)
{
	struct group group = gather(text, mention);

	skip_fillers(text, &group);
	group.place = place_of(text, &group);
	if (group.place == PLACE_LABEL) {
		group.label_end = label_end(text, &group);
		group.label = label_start(text, group.label_end);
	}
	return group;
}
