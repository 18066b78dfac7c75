/* SPDX-License-Identifier: MIT */
/* Headings: the stack of them, and what their words say. Not for the lines of a file: blocks.c. */
#include "relations/outline.h"

/* How many words may stand between a verb and "agents": "delegate to the two best-suited agents" */
#define QUALIFIERS 4u

static const struct outline_says says_nothing = {REL_NOTHING, REL_NOTHING, 0, false};

/* --- the stack ---------------------------------------------------------------------------- */

static void leave_list(struct outline *outline)
{
	outline->items.n = 0;
	outline->column = (struct outline_frame){0};
}

void outline_leave_lead(struct outline *outline)
{
	leave_list(outline);
	outline->levels[OUTLINE_LEAD] = (struct outline_frame){0};
}

void outline_enter(struct outline *outline, unsigned level, str text)
{
	leave_list(outline);
	for (unsigned i = level; i <= OUTLINE_LEVELS; i++)
		outline->levels[i] = (struct outline_frame){0};
	outline->levels[level].text = text;
}

void outline_enter_item(struct arena *tmp, struct outline *outline, size_t indent, str text)
{
	struct outline_item item = {.indent = indent, .frame.text = text};

	while (outline->items.n && outline->items.items[outline->items.n - 1].indent >= indent)
		outline->items.n--;
	VEC_PUSH(tmp, &outline->items, item);
}

/* --- understanding ------------------------------------------------------------------------ */

struct understanding {
	const struct rel_index *index;
	struct passage passage;
	struct outline_says says;
	bool label;
};

/* Whether the phrase goes on with a noun: "agent capabilities", but "agent for", "agent type". */
static bool goes_on(const struct understanding *u, size_t at)
{
	return at < u->passage.n &&
	    !(u->passage.tokens[at].gap & ~(uint32_t)(GAP_SPACE | GAP_LINE)) &&
	    !passage_is(&u->index->words, &u->passage, at, WORD_AFTER | WORD_AND | WORD_NAME);
}

static uint32_t kinds_at(const struct understanding *u, size_t at)
{
	const uint32_t classes = passage_word(&u->index->words, &u->passage, at)->classes;
	const struct token *token = &u->passage.tokens[at];

	if (!(classes & WORD_CUE) || token[1].gap == GAP_HYPHEN)
		return 0; /* "agent-based" */
	if (token->gap == GAP_HYPHEN &&
	    !passage_is(&u->index->words, &u->passage, at - 1, WORD_FILLER))
		return 0; /* "multi-agent", but "sub-agents" */
	if (at > 0 && passage_is(&u->index->words, &u->passage, at - 1, WORD_THIS))
		return 0;
	if (!(classes & WORD_PLURAL) && goes_on(u, at + 1))
		return 0; /* "Agent capabilities" */
	return (classes & WORD_AGENT ? 1u << DEF_AGENT : 0u) |
	    (classes & WORD_SKILL ? 1u << DEF_SKILL : 0u) |
	    (classes & WORD_COMMAND ? 1u << DEF_COMMAND : 0u);
}

/* Looks for a verb that ends at a token; takes what it says. */
static bool take_verb(struct understanding *u, size_t end, bool open)
{
	struct lexicon_search search = {
	    .words = &u->index->words, .passage = &u->passage, .end = end, .last = u->passage.n};
	struct lexicon_hit hit;

	if (!lexicon_find_before(&u->index->lexicon, &search, &hit)) {
		search.tool = true;
		if (!lexicon_find_before(&u->index->lexicon, &search, &hit))
			return false;
	}
	/* "Provide:" opens a list of anything, "Work with:" one of names, "Complements: x" too */
	if (open && hit.rule->before_n < 2 && !(u->label && hit.at == 0))
		return false;
	if (hit.rule->after_n)
		return false;
	u->says.agent = hit.rule->agent;
	u->says.tool = hit.rule->tool;
	u->says.names |= open;
	return true;
}

/* The verb whose object is the noun at a token: "hand off to the skill that executes it". */
static void take_object(struct understanding *u, size_t noun)
{
	const uint32_t qualifiers = WORD_ARTICLE | WORD_FILLER;

	for (size_t end = noun; end > 0 && noun - end <= QUALIFIERS; end--) {
		if (take_verb(u, end, false))
			return;
		if (u->passage.tokens[end - 1].gap & GAP_CLAUSE)
			return;
		if (end < noun && !passage_is(&u->index->words, &u->passage, end - 1, qualifiers) &&
		    noun - end >= 2)
			return;
	}
}

static void take_phrases(struct understanding *u)
{
	const struct outline_says verb = u->says;
	bool found = false;

	for (size_t i = 0; i < u->passage.n; i++) {
		const struct lexicon_heading *heading =
		    lexicon_find_heading(&u->index->lexicon, &u->index->words, &u->passage, i);

		if (!heading || (found && heading->agent != REL_MENTIONS))
			continue;
		if (verb.agent != REL_NOTHING && heading->agent != REL_MENTIONS)
			continue;
		u->says.agent = heading->agent;
		u->says.tool = heading->tool;
		found = true;
	}
}

struct outline_says outline_understand(
    struct arena *tmp, const struct rel_index *index, str text, bool label)
{
	struct understanding u = {.index = index, .says = says_nothing, .label = label};

	passage_read(tmp, &index->words, &(struct passage_source){.text = text}, &u.passage);
	for (size_t i = 0; i < u.passage.n; i++) {
		const uint32_t kinds = kinds_at(&u, i);

		if (!kinds)
			continue;
		u.says.kinds |= kinds;
		u.says.names = true;
		take_object(&u, i);
	}
	if (u.passage.n)
		take_verb(&u, u.passage.n, true);
	take_phrases(&u);
	return u.says;
}

void outline_merge(struct outline_says *inner, const struct outline_says *outer)
{
	if (inner->agent == REL_NOTHING && inner->tool == REL_NOTHING) {
		inner->agent = outer->agent;
		inner->tool = outer->tool;
	}
	if (!inner->kinds)
		inner->kinds = outer->kinds;
	inner->names |= outer->names;
}

static void merge_frame(struct arena *tmp, const struct rel_index *index,
    struct outline_frame *frame, struct outline_says *says)
{
	if (!frame->text.p)
		return;
	if (!frame->known)
		frame->says = outline_understand(tmp, index, frame->text, false);
	frame->known = true;
	outline_merge(says, &frame->says);
}

struct outline_says outline_says(
    struct arena *tmp, const struct rel_index *index, struct outline *outline)
{
	struct outline_says says = says_nothing;

	merge_frame(tmp, index, &outline->column, &says);
	for (size_t i = outline->items.n; i-- > 1;)
		merge_frame(tmp, index, &outline->items.items[i - 1].frame, &says);
	for (unsigned level = OUTLINE_LEVELS; level > 1; level--)
		merge_frame(tmp, index, &outline->levels[level], &says);
	return says;
}
