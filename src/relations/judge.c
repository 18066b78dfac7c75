/* SPDX-License-Identifier: MIT */
/* The decisions: from names, verbs, places and headings to references. Finds none of them itself.
 */
#include "relations/judge.h"

#include "base/arena.h"

#define LABEL_WORDS 8u /* "Security and compliance review: x"; more words are a sentence */
#define CLAUSE_WORDS 40u /* how far left the start of a clause is looked for */
#define SKIP_WORDS 6u /* "the two most relevant local `x`" */

/* How sure it is that the words are the name of a definition. */
enum trust { TRUST_NONE, TRUST_WEAK, TRUST_LIKELY, TRUST_SURE };

/* Where a name stands when no verb rules it. */
enum place {
	PLACE_NONE,
	PLACE_LEAD, /* first in an item or heading, alone in a cell */
	PLACE_LABEL, /* behind "Label:" */
	PLACE_ARROW, /* behind an arrow */
	PLACE_WITH, /* behind "With", first in an item or heading */
};

/* Names that stand together, "a, b and c", and what is around them. */
struct group {
	size_t from, to; /* of the mentions; to is behind the last */
	size_t first; /* token of the first name, with what belongs to it */
	size_t last; /* of the last */
	size_t clause; /* where its part of the sentence begins */
	size_t head; /* the token behind the verb: first, or the first of the words skipped */
	bool article;
	bool negated;
	bool instances; /* of a noun: "agents such as a, b" */
	uint32_t kinds; /* of that noun */
	enum place place;
	struct outline_says says; /* the headings, the label first */
};

struct judge {
	struct reader *reader;
	const struct rel_index *index;
	const struct passage *passage;
	enum judge_unit unit;
	struct outline_says says;
};

/* --- small questions ----------------------------------------------------------------------- */

static inline const struct token *token_at(const struct judge *j, size_t at)
{
	return &j->passage->tokens[at];
}

static inline bool is_word(const struct judge *j, size_t at, uint32_t classes)
{
	return passage_is(&j->index->words, j->passage, at, classes);
}

static inline const struct mention *mention_at(const struct judge *j, size_t at)
{
	return &j->reader->mentions.items.items[at];
}

static inline bool is_near(const struct judge *j, size_t at)
{
	return !(token_at(j, at)->gap & ~(uint32_t)GAP_MARKUP);
}

static inline bool is_cell(const struct judge *j)
{
	return j->unit == JUDGE_CELL || j->unit == JUDGE_TEMPLATE_CELL;
}

static inline bool is_in_code(const struct judge *j)
{
	return j->unit == JUDGE_CODE || j->unit == JUDGE_TEMPLATE || j->unit == JUDGE_TEMPLATE_CELL;
}

static size_t clause_start(const struct judge *j, size_t at)
{
	const size_t stop = at > CLAUSE_WORDS ? at - CLAUSE_WORDS : 0;

	while (at > stop && !(token_at(j, at)->gap & GAP_CLAUSE))
		at--;
	return at;
}

/* --- groups --------------------------------------------------------------------------------- */

/* Whether only "and", commas, counts, glosses in parentheses stand between two names. */
static bool is_one_list(const struct judge *j, const struct mention *a, const struct mention *b)
{
	const uint32_t breaks =
	    GAP_STOP | GAP_SEMICOLON | GAP_COLON | GAP_DASH | GAP_ARROW | GAP_PIPE | GAP_EQUALS;
	const uint32_t links = WORD_AND | WORD_ARTICLE | WORD_CUE | WORD_FILLER;
	unsigned depth = 0;
	bool separated = false;

	for (size_t i = a->to + 1; i <= b->from; i++) {
		const uint32_t gap = token_at(j, i)->gap;

		depth += (gap & GAP_OPEN) && !(gap & GAP_CLOSE);
		if ((gap & GAP_CLOSE) && !(gap & GAP_OPEN) && depth)
			depth--;
		if (!depth && (gap & breaks & ~(uint32_t)(gap & GAP_JOIN ? GAP_COLON : 0)))
			return false;
		separated |= (gap & (GAP_COMMA | GAP_ALSO | GAP_SLASH)) != 0;
		if (i == b->from)
			break;
		separated |= is_word(j, i, WORD_AND);
		if (!depth && !is_word(j, i, links) && !(token_at(j, i)->marks & TOKEN_DIGIT))
			return false;
	}
	return separated && !depth;
}

static struct group group_at(const struct judge *j, size_t at)
{
	const size_t n = j->reader->mentions.items.n;
	struct group g = {.from = at, .to = at + 1};

	while (g.to < n && is_one_list(j, mention_at(j, g.to - 1), mention_at(j, g.to)))
		g.to++;
	g.first = mention_at(j, at)->from;
	g.last = mention_at(j, g.to - 1)->to;
	g.clause = clause_start(j, g.first);
	return g;
}

/* "agents such as x", "specialists (e.g. x": steps over to the noun. */
static bool skip_instances(const struct judge *j, struct group *g)
{
	size_t at = g->head;

	while (at > 0 && is_word(j, at - 1, WORD_SUCH) &&
	    !(token_at(j, at)->gap & (GAP_STOP | GAP_SEMICOLON | GAP_PIPE)))
		at--;
	if (at == g->head || at == 0 || !is_word(j, at - 1, WORD_CUE))
		return false;
	g->instances = true;
	g->kinds = is_word(j, at - 1, WORD_AGENT) ? 1u << DEF_AGENT
	    : is_word(j, at - 1, WORD_SKILL)	  ? 1u << DEF_SKILL
						  : 1u << DEF_COMMAND;
	g->clause = clause_start(j, at - 1);
	g->head = at - 1;
	return true;
}

/* Moves head over the words that may stand between a verb and the first name. */
static void skip_fillers(const struct judge *j, struct group *g)
{
	const uint32_t fillers = WORD_ARTICLE | WORD_FILLER | WORD_CUE;

	g->head = g->first;
	skip_instances(j, g);
	for (unsigned i = 0; i < SKIP_WORDS && g->head > g->clause; i++) {
		const size_t at = g->head - 1;

		if (!is_near(j, g->head) ||
		    (!is_word(j, at, fillers) && !(token_at(j, at)->marks & TOKEN_DIGIT)))
			break;
		g->article |= is_word(j, at, WORD_ARTICLE);
		g->head = at;
	}
}

/* Whether "not" rules the words from at on: a comma ends its reach, but not in "a, b, or c". */
static bool is_negated(const struct judge *j, size_t clause, size_t at)
{
	const bool list = at > clause && is_word(j, at - 1, WORD_AND);

	for (size_t i = at; i > clause; i--) {
		if (i < at && (token_at(j, i)->gap & GAP_COMMA) && !list)
			return false;
		if (is_word(j, i - 1, WORD_NOT))
			return true;
	}
	return false;
}

/* --- places --------------------------------------------------------------------------------- */

/* The label that ends at a colon before `end`: its first token; end when there is none. */
static size_t label_start(const struct judge *j, size_t end)
{
	const size_t start = end ? clause_start(j, end - 1) : 0;

	return end - start <= LABEL_WORDS ? start : end;
}

/* What follows a leading name in an item must not be the rest of a phrase. */
static bool ends_lead(const struct judge *j, size_t last)
{
	const uint32_t ends = GAP_STOP | GAP_COMMA | GAP_SEMICOLON | GAP_COLON | GAP_DASH |
	    GAP_ARROW | GAP_OPEN | GAP_PIPE | GAP_CODE | GAP_BOLD | GAP_BRACKET;

	return last + 1 >= j->passage->n || (token_at(j, last + 1)->gap & ends) ||
	    is_word(j, last + 1, WORD_AFTER);
}

static enum place place_of(const struct judge *j, const struct group *g)
{
	const uint32_t gap = token_at(j, g->head)->gap;

	if (is_cell(j))
		return g->head == 0 && g->last + 1 == j->passage->n ? PLACE_LEAD : PLACE_NONE;
	if (g->head == 1 && is_word(j, 0, WORD_WITH) &&
	    (j->unit == JUDGE_ITEM || j->unit == JUDGE_HEADING) && ends_lead(j, g->last))
		return PLACE_WITH;
	if (gap & GAP_ARROW)
		return PLACE_ARROW;
	if (g->head == 0) {
		const bool whole = g->last + 1 == j->passage->n;

		if (j->unit == JUDGE_ITEM || j->unit == JUDGE_TEMPLATE || whole)
			return ends_lead(j, g->last) ? PLACE_LEAD : PLACE_NONE;
		return PLACE_NONE;
	}
	if ((gap & GAP_COLON) && !(gap & GAP_JOIN) && label_start(j, g->head) < g->head)
		return PLACE_LABEL;
	return PLACE_NONE;
}

/* The headings above the group: its label says more than they do. */
static void read_label(const struct judge *j, struct group *g)
{
	g->says = j->says;
	if (g->place == PLACE_LABEL) {
		const size_t start = label_start(j, g->head);
		struct outline_says label = outline_understand(
		    j->reader->tmp, j->index, passage_slice(j->passage, start, g->head - 1), true);

		outline_merge(&label, &j->says);
		g->says = label;
	}
}

/* --- verbs ---------------------------------------------------------------------------------- */

static bool find_verb(
    const struct judge *j, const struct group *g, bool tool, struct lexicon_hit *ret_hit)
{
	struct lexicon_search search = {.words = &j->index->words,
	    .passage = j->passage,
	    .from = g->clause,
	    .last = g->last,
	    .tool = tool};

	for (size_t end = g->first + 1; end-- > g->head;) {
		search.end = end;
		if (end >= search.from && lexicon_find_before(&j->index->lexicon, &search, ret_hit))
			return true;
	}
	if (lexicon_find_after(&j->index->lexicon, &search, ret_hit))
		return true;
	if (g->place != PLACE_LABEL)
		return false;
	search.end = g->head;
	search.from = label_start(j, g->head);
	return lexicon_find_before(&j->index->lexicon, &search, ret_hit);
}

/* --- trust ---------------------------------------------------------------------------------- */

/* A plain word behind an identifier makes it an adjective: "multi-platform apps". */
static bool is_adjective(const struct judge *j, const struct mention *m)
{
	const size_t at = m->last + 1;
	const struct index_alias *alias =
	    m->alias == INDEX_NONE ? NULL : &j->index->aliases.items[m->alias];

	if (m->code || m->bold || at >= j->passage->n || m->to != m->last)
		return false;
	if (token_at(j, at)->gap & ~(uint32_t)(GAP_SPACE | GAP_LINE))
		return false;
	if (alias && (alias->role || alias->words > 2))
		return false;
	return !is_word(j, at, WORD_AFTER | WORD_AND) &&
	    (!passage_word(&j->index->words, j->passage, at)->rules || is_word(j, at, WORD_TEAM));
}

/* An adjective that stands alone: "real-time", "third-party". */
static bool looks_like_adjective(const struct judge *j, const struct mention *m)
{
	return !is_word(j, m->last, WORD_ROLE) &&
	    (is_word(j, m->first, WORD_ADJECTIVE_START) || is_word(j, m->last, WORD_ADJECTIVE_END));
}

static bool is_agent(const struct rel_reference *target)
{
	return target->target_kind == DEF_AGENT;
}

static enum trust trust_known(
    const struct judge *j, const struct mention *m, const struct rel_reference *target)
{
	if (m->sigil != SIGIL_NONE || m->kinds)
		return TRUST_SURE;
	if (m->inside_code || is_adjective(j, m))
		return TRUST_NONE;
	switch (m->form) {
	case MENTION_SLUG:
		return TRUST_SURE;
	case MENTION_TITLE_SLUG:
		return TRUST_LIKELY;
	case MENTION_TITLE:
		return is_agent(target) && j->index->aliases.items[m->alias].role ? TRUST_LIKELY
										  : TRUST_WEAK;
	case MENTION_WORD:
		return m->code || m->bold ? TRUST_LIKELY : TRUST_WEAK;
	case MENTION_SPACED:
	case MENTION_TITLE_WORD:
		return TRUST_WEAK;
	}
	return TRUST_NONE;
}

/* A name that nobody bears is never sure, unless it is called. */
static enum trust trust_unknown(const struct judge *j, const struct mention *m)
{
	if (mention_is_builtin(passage_slice(j->passage, m->first, m->last)))
		return TRUST_NONE;
	if (m->sigil == SIGIL_CALL)
		return m->call->any ? TRUST_SURE : TRUST_NONE;
	if (m->sigil == SIGIL_AGENT)
		return TRUST_SURE;
	if (m->sigil == SIGIL_AT || m->inside_code || is_adjective(j, m) ||
	    looks_like_adjective(j, m))
		return TRUST_NONE;
	if (m->sigil == SIGIL_COMMAND)
		return m->code && (m->first < m->last || m->plugin.p || m->to > m->last)
		    ? TRUST_LIKELY
		    : TRUST_NONE;
	if (m->code || m->bold)
		return m->form == MENTION_SLUG ? TRUST_LIKELY : TRUST_WEAK;
	return TRUST_WEAK;
}

/* --- deciding ------------------------------------------------------------------------------- */

struct verdict {
	const struct group *group;
	const struct mention *mention;
	const struct rel_reference *target;
	const struct lexicon_hit *hit; /* NULL when no verb rules the name */
	enum trust trust;
};

static bool is_known(const struct verdict *v)
{
	return v->target->target != REL_UNRESOLVED;
}

/* Whether the headings say that definitions of the target's kind stand here. */
static bool is_announced(const struct verdict *v)
{
	return v->group->says.names &&
	    (!v->group->says.kinds || ((v->group->says.kinds >> v->target->target_kind) & 1));
}

/* Whether a verb makes enough of a name. */
static bool verb_suffices(const struct judge *j, const struct verdict *v)
{
	const unsigned weight = v->hit->rule->weight;
	const bool open = !v->group->article;

	switch (v->trust) {
	case TRUST_SURE:
		return true;
	case TRUST_LIKELY:
		if (is_known(v))
			return is_agent(v->target) || weight >= LEXICON_HANDS || is_announced(v);
		return weight >= LEXICON_HANDS || is_announced(v) ||
		    v->mention->sigil == SIGIL_COMMAND;
	case TRUST_WEAK:
		break;
	default:
		return false;
	}
	switch (v->mention->form) {
	case MENTION_SLUG: /* unknown */
		return (weight >= LEXICON_HANDS && open &&
			   is_word(j, v->mention->last, WORD_ROLE)) ||
		    (is_announced(v) && j->unit == JUDGE_ITEM && ends_lead(j, v->mention->last));
	case MENTION_TITLE:
		return is_agent(v->target) && open && weight >= LEXICON_HANDS &&
		    is_word(j, v->mention->last, WORD_ROLE);
	case MENTION_SPACED:
		return is_agent(v->target) && open && weight >= LEXICON_ASKS &&
		    is_word(j, v->mention->last, WORD_ROLE);
	case MENTION_WORD:
	case MENTION_TITLE_WORD:
		return is_known(v) && is_agent(v->target) && open &&
		    (weight >= LEXICON_HANDS || (is_announced(v) && j->unit == JUDGE_ITEM)) &&
		    ends_lead(j, v->mention->last);
	default:
		return false;
	}
}

/* Whether the place makes enough of a name. */
static bool place_suffices(const struct judge *j, const struct verdict *v)
{
	const enum place place = v->group->place;
	const bool announced = is_announced(v) || place == PLACE_WITH;
	const struct outline_says *says = &v->group->says;

	if (place == PLACE_NONE)
		return false;
	switch (v->trust) {
	case TRUST_SURE:
		return announced || says->agent != REL_NOTHING || says->tool != REL_NOTHING ||
		    place == PLACE_ARROW ||
		    (v->mention->sigil == SIGIL_COMMAND && place != PLACE_LEAD);
	case TRUST_LIKELY:
		return announced || (is_known(v) && is_agent(v->target) && place == PLACE_ARROW) ||
		    (is_known(v) && v->mention->form >= MENTION_TITLE &&
			v->mention->form <= MENTION_TITLE && says->agent != REL_NOTHING);
	case TRUST_WEAK:
		break;
	default:
		return false;
	}
	if (!announced || !is_agent(v->target) || v->mention->form == MENTION_SPACED)
		return false;
	if (is_known(v))
		return v->mention->form != MENTION_TITLE || v->mention->bold || place == PLACE_WITH;
	if (v->mention->form == MENTION_TITLE)
		return place == PLACE_WITH || v->mention->bold;
	return ends_lead(j, v->mention->last);
}

/* What the headings say of a target of this kind. */
static unsigned relation_by_place(const struct judge *j, const struct verdict *v)
{
	const struct outline_says *says = &v->group->says;
	const bool tool = !is_agent(v->target);
	const unsigned roster = j->reader->leads ? REL_DELEGATES_TO : REL_MENTIONS;
	unsigned relation = tool ? says->tool : says->agent;

	if (v->group->place == PLACE_WITH)
		return REL_COLLABORATES_WITH;
	if (relation == REL_ROSTER)
		return roster;
	if (relation != REL_NOTHING)
		return relation;
	if (tool)
		return REL_USES;
	if (v->group->place == PLACE_ARROW || v->group->place == PLACE_LABEL)
		return REL_DELEGATES_TO;
	if (is_cell(j) && j->reader->outline.column_at > 0)
		return REL_DELEGATES_TO;
	return roster;
}

/* A name in the middle of an item of a list of such names: "Keep the files x writes tidy". */
static bool is_among_names(const struct judge *j, const struct verdict *v)
{
	return j->unit == JUDGE_ITEM && v->trust == TRUST_SURE && is_known(v) &&
	    is_agent(v->target) && v->group->says.names && v->group->says.agent < REL_MENTIONS &&
	    ((v->group->says.kinds >> DEF_AGENT) & 1);
}

static unsigned decide_by_verb(const struct judge *j, const struct verdict *v)
{
	const unsigned relation = lexicon_relation(v->hit->rule, !is_agent(v->target));

	if (!verb_suffices(j, v))
		return REL_NOTHING;
	if (relation == REL_MENTIONS && is_cell(j)) {
		const unsigned column =
		    is_agent(v->target) ? v->group->says.agent : v->group->says.tool;

		if (column < REL_MENTIONS)
			return column;
	}
	return relation;
}

static unsigned decide(const struct judge *j, const struct verdict *v)
{
	unsigned relation = REL_NOTHING;

	if (v->trust == TRUST_NONE)
		return REL_NOTHING;
	if (v->mention->sigil == SIGIL_CALL)
		return is_agent(v->target) ? v->mention->call->agent : v->mention->call->tool;
	if (v->hit)
		relation = decide_by_verb(j, v);
	if (relation == REL_NOTHING && place_suffices(j, v))
		relation = relation_by_place(j, v);
	if (relation == REL_NOTHING && is_among_names(j, v))
		relation = v->group->says.agent;
	if (relation == REL_NOTHING && v->group->instances && v->trust == TRUST_SURE)
		relation = is_agent(v->target) ? REL_COLLABORATES_WITH : REL_USES;
	if (relation == REL_NOTHING && v->trust == TRUST_SURE && is_known(v))
		relation = REL_MENTIONS;
	return relation;
}

/* What counts inside a code block. */
static bool counts_in_code(const struct judge *j, const struct verdict *v, unsigned relation)
{
	if (!is_in_code(j) || v->mention->sigil == SIGIL_CALL)
		return true;
	if (j->unit == JUDGE_CODE || !is_known(v) || relation == REL_MENTIONS)
		return false;
	if (j->unit == JUDGE_TEMPLATE_CELL)
		return v->trust == TRUST_SURE;
	return v->mention->sigil == SIGIL_COMMAND || v->group->place == PLACE_ARROW ||
	    (v->hit && v->hit->rule->weight >= LEXICON_HANDS);
}

/* "/status" alone may be anything's path: it has to be a neighbour's, or called by a verb. */
static bool is_stray_command(const struct judge *j, const struct verdict *v)
{
	return v->mention->sigil == SIGIL_COMMAND && v->mention->first == v->mention->last &&
	    !v->mention->plugin.p && v->mention->to == v->mention->last && is_known(v) && !v->hit &&
	    !str_eq(j->index->places[v->target->target].home, j->reader->own.home);
}

static void judge_mention(const struct judge *j, const struct group *g, const struct mention *m)
{
	const struct reader_target wanted = {
	    .name = passage_slice(j->passage, m->first, m->last),
	    .plugin = m->plugin,
	    .alias = m->alias,
	    .kinds = m->kinds		 ? m->kinds
		: m->alias == INDEX_NONE ? g->says.kinds | g->kinds
					 : 0,
	    .entry = m->entry,
	};
	const struct token *token = token_at(j, m->first);
	struct rel_reference target;
	struct lexicon_hit hit;
	struct verdict v = {.group = g, .mention = m, .target = &target};
	unsigned relation;

	if (!reader_resolve(j->reader, &wanted, &target))
		return;
	if (m->sigil == SIGIL_CALL && !is_agent(&target) && mention_is_builtin(wanted.name))
		return;
	v.trust = is_known(&v) ? trust_known(j, m, &target) : trust_unknown(j, m);
	if (find_verb(j, g, !is_agent(&target), &hit))
		v.hit = &hit;
	if (is_negated(j, g->clause, v.hit && hit.at < g->first ? hit.at : g->first))
		return;
	relation = decide(j, &v);
	if (relation >= REL_NOTHING || !counts_in_code(j, &v, relation) || is_stray_command(j, &v))
		return;
	target.line = token->line;
	reader_keep(j->reader, &target, (enum rel_kind)relation, j->passage->text, token->start);
}

static void judge_group(const struct judge *j, struct group *g)
{
	skip_fillers(j, g);
	g->place = place_of(j, g);
	read_label(j, g);
	for (size_t i = g->from; i < g->to; i++)
		judge_mention(j, g, mention_at(j, i));
}

/* What somebody else says: "User: ...", or an item or paragraph in quotes. */
static bool is_quoted(const struct judge *j)
{
	const size_t n = j->passage->n;

	if (n > 1 && is_word(j, 0, WORD_SPEAKER) && (token_at(j, 1)->gap & GAP_COLON))
		return true;
	return (token_at(j, 0)->gap & GAP_QUOTE) && (token_at(j, n)->gap & GAP_QUOTE);
}

void judge(struct reader *reader, enum judge_unit unit, const struct passage_source *source)
{
	struct judge j = {
	    .reader = reader, .index = reader->index, .passage = &reader->passage, .unit = unit};

	passage_read(reader->tmp, &j.index->words, source, &reader->passage);
	mentions_find(reader->tmp, j.index, &reader->passage, reader->folder, &reader->mentions);
	if (!reader->mentions.items.n || is_quoted(&j))
		return;
	j.says = outline_says(reader->tmp, j.index, &reader->outline);
	for (size_t i = 0; i < reader->mentions.items.n;) {
		struct group group = group_at(&j, i);

		judge_group(&j, &group);
		i = group.to;
	}
}
