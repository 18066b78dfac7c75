/* SPDX-License-Identifier: MIT */
/* Telling names from adjectives, common words, titles and identifiers of other things. */
#include "relations/trust.h"

struct look {
	const struct rel_index *index;
	const struct passage *passage;
	const struct mention *mention;
};

static bool is_word(const struct look *l, size_t at, uint32_t classes)
{
	return passage_is(&l->index->words, l->passage, at, classes);
}

static bool is_by_space(const struct look *l, size_t at)
{
	return !(l->passage->tokens[at].gap & ~(uint32_t)(GAP_SPACE | GAP_LINE));
}

static bool is_near(const struct look *l, size_t at)
{
	return !(l->passage->tokens[at].gap & ~(uint32_t)GAP_MARKUP);
}

/* A verb in the form that follows a name: "supports", "handled"; "support" is a noun there. */
static bool is_verb_behind(const struct look *l, size_t at)
{
	const str text = passage_slice(l->passage, at, at);
	const char last = text.p[text.n - 1];

	return (last == 's' || last == 'd') &&
	    passage_word(&l->index->words, l->passage, at)->rules;
}

/*
 * Whether the word behind the name takes the name for itself: "multi-platform apps", "`x` plugin".
 * A name of three words or of a role is no adjective: "code-reviewer checks".
 */
static bool is_adjective(const struct look *l)
{
	const struct mention *m = l->mention;
	const size_t at = m->last + 1;
	const struct index_alias *alias =
	    m->alias == INDEX_NONE ? NULL : &l->index->aliases.items[m->alias];

	if (at >= l->passage->n || m->to != m->last)
		return false;
	if (is_word(l, at, WORD_THING) && is_near(l, at) && !(l->passage->tokens[at].gap & GAP_OWN))
		return true;
	if (m->code || m->bold || !is_by_space(l, at))
		return false;
	if (alias && (alias->role || alias->words > 2))
		return false;
	return is_word(l, at, WORD_TEAM) ||
	    (!is_word(l, at, WORD_AFTER | WORD_AND) && !is_verb_behind(l, at));
}

/* An adjective that stands alone: "real-time", "third-party". */
static bool looks_like_adjective(const struct look *l)
{
	const struct mention *m = l->mention;

	return !is_word(l, m->last, WORD_ROLE) &&
	    (is_word(l, m->first, WORD_ADJECTIVE_START) || is_word(l, m->last, WORD_ADJECTIVE_END));
}

/*
 * Whether a common word with a noun behind it is a name: "the review agent" is, "a code review
 * agent" and "Implement command handlers" are not.
 */
static bool is_common_phrase(const struct look *l)
{
	const size_t at = l->mention->first;
	const uint32_t before = WORD_ARTICLE | WORD_FILLER | WORD_AFTER | WORD_AND | WORD_CUE;

	if (at == 0)
		return true;
	return is_by_space(l, at) && !is_word(l, at - 1, before) &&
	    !passage_word(&l->index->words, l->passage, at - 1)->rules;
}

static enum trust trust_known(const struct look *l, const struct rel_reference *target)
{
	const struct mention *m = l->mention;
	const bool marked = m->code || m->bold;

	if (m->sigil != SIGIL_NONE)
		return TRUST_SURE;
	if (m->inside_code || is_adjective(l))
		return TRUST_NONE;
	switch (m->form) {
	case MENTION_SLUG:
		return TRUST_SURE;
	case MENTION_TITLE_SLUG:
		return m->kinds ? TRUST_SURE : TRUST_LIKELY;
	case MENTION_TITLE:
		if (m->kinds)
			return TRUST_SURE;
		return target->target_kind == DEF_AGENT && l->index->aliases.items[m->alias].role
		    ? TRUST_LIKELY
		    : TRUST_WEAK;
	case MENTION_WORD:
	case MENTION_TITLE_WORD:
	case MENTION_SPACED:
		if (m->kinds && (marked || !is_common_phrase(l)))
			return marked ? TRUST_SURE : TRUST_LIKELY;
		return marked && m->form == MENTION_WORD ? TRUST_LIKELY : TRUST_WEAK;
	case MENTION_CAMEL:
		return m->kinds ? TRUST_SURE : TRUST_LIKELY;
	}
	return TRUST_NONE;
}

/* A slug that nobody bears. */
static enum trust trust_slug(const struct look *l)
{
	const struct mention *m = l->mention;
	const bool marked = m->code || m->bold;

	if (looks_like_adjective(l))
		return TRUST_NONE;
	if (m->kinds && (m->code || is_word(l, m->last, WORD_ROLE)))
		return TRUST_SURE;
	return m->kinds || marked ? TRUST_LIKELY : TRUST_WEAK;
}

static enum trust trust_unknown(const struct look *l)
{
	const struct mention *m = l->mention;
	const bool agent = (m->kinds >> DEF_AGENT) & 1;

	if (mention_is_builtin(passage_slice(l->passage, m->first, m->last)))
		return TRUST_NONE;
	if (m->sigil == SIGIL_CALL)
		return m->call->any ? TRUST_SURE : TRUST_NONE;
	if (m->sigil == SIGIL_AGENT)
		return TRUST_SURE;
	if (m->sigil == SIGIL_COMMAND) /* "/deploy" may be the path of anything */
		return m->code && (m->first < m->last || m->plugin.p || m->to > m->last)
		    ? TRUST_LIKELY
		    : TRUST_NONE;
	if (m->sigil == SIGIL_AT || m->inside_code || is_adjective(l))
		return TRUST_NONE;
	switch (m->form) {
	case MENTION_SLUG:
		return trust_slug(l);
	case MENTION_TITLE:
		return agent ? TRUST_SURE : TRUST_WEAK;
	case MENTION_CAMEL:
		return agent ? TRUST_LIKELY : TRUST_WEAK;
	case MENTION_SPACED:
		return TRUST_WEAK;
	default:
		return TRUST_NONE;
	}
}

enum trust trust_of(const struct rel_index *index, const struct passage *passage,
    const struct mention *mention, const struct rel_reference *target)
{
	const struct look look = {index, passage, mention};

	return target->target == REL_UNRESOLVED ? trust_unknown(&look) : trust_known(&look, target);
}
