/* SPDX-License-Identifier: MIT */
/* The decisions: from names, verbs, places and headings to references. Finds none of them itself.
 */
#include "relations/judge.h"

#include "base/arena.h"
#include "relations/trust.h"

#define LIST_WORDS 4u /* of one member of a list: "the data platform team" */

struct judge {
	struct reader *reader;
	struct group_text text;
	struct outline_says says; /* the headings */
	uint32_t kinds; /* of the known names of the group: an unknown one is like them */
};

/* One name and everything that is known about it. */
struct verdict {
	const struct judge *judge;
	const struct group *group;
	const struct mention *mention;
	const struct rel_reference *target;
	const struct outline_says *says; /* the label of the group, then the headings */
	const struct lexicon_rule *rule; /* of the verb; NULL when none rules the name */
	size_t verb; /* its token, or the name's */
	enum trust trust;
	bool tool; /* a skill or a command, as D calls it, whatever the target is */
};

/* --- verbs --------------------------------------------------------------------------------- */

static bool find_before(
    const struct judge *j, const struct lexicon_search *search, struct lexicon_hit *ret_hit)
{
	/* "When it ends, x": what stands before a comma does not rule the name */
	if (search->end < search->from || (j->text.passage->tokens[search->end].gap & GAP_COMMA))
		return false;
	return lexicon_find_before(&j->reader->index->lexicon, search, ret_hit);
}

/* The verb of a list in which others stand before the name: "work with sales, x and y". */
static bool find_before_list(
    const struct judge *j, struct lexicon_search *search, size_t head, struct lexicon_hit *ret_hit)
{
	const struct token *tokens = j->text.passage->tokens;
	size_t words = 0;

	for (size_t at = head; at > search->from && words <= LIST_WORDS; at--, words++) {
		const bool joined = passage_is(j->text.words, j->text.passage, at - 1, WORD_AND);

		if (at == head && !joined && !(tokens[at].gap & GAP_COMMA))
			return false;
		if (tokens[at].gap & GAP_COMMA)
			words = 0;
		search->end = at;
		if (at < head && find_before(j, search, ret_hit))
			return ret_hit->rule->before_n > 1;
	}
	return false;
}

static bool find_verb(
    const struct judge *j, const struct group *g, bool tool, struct lexicon_hit *ret_hit)
{
	struct lexicon_search search = {.words = j->text.words,
	    .passage = j->text.passage,
	    .from = g->clause,
	    .last = g->last,
	    .tool = tool};

	for (search.end = g->first; search.end > g->head; search.end--) {
		if (find_before(j, &search, ret_hit))
			return true;
	}
	if (find_before(j, &search, ret_hit) ||
	    lexicon_find_after(&j->reader->index->lexicon, &search, ret_hit))
		return true;
	if (find_before_list(j, &search, g->head, ret_hit))
		return true;
	if (g->place != PLACE_LABEL)
		return false;
	search.end = g->label_end;
	search.from = g->label; /* "Delegate to: x" */
	return lexicon_find_before(&j->reader->index->lexicon, &search, ret_hit);
}

/* --- what suffices ------------------------------------------------------------------------- */

static bool is_known(const struct verdict *v)
{
	return v->target->target != REL_UNRESOLVED;
}

static bool is_agent(const struct verdict *v)
{
	return v->target->target_kind == DEF_AGENT;
}

static bool is_cell(const struct verdict *v)
{
	return v->judge->text.unit == JUDGE_CELL || v->judge->text.unit == JUDGE_TEMPLATE_CELL;
}

static bool is_role(const struct verdict *v)
{
	return passage_is(
	    v->judge->text.words, v->judge->text.passage, v->mention->last, WORD_ROLE);
}

static bool ends_lead(const struct verdict *v)
{
	return group_ends_lead(&v->judge->text, v->mention);
}

/* Whether the headings say that definitions of the target's kind stand here. */
static bool is_announced(const struct verdict *v)
{
	return v->says->names &&
	    (!v->says->kinds || ((v->says->kinds >> v->target->target_kind) & 1));
}

/* Whether the headings give a relation to such a target. */
static bool is_headed(const struct verdict *v)
{
	return (v->tool ? v->says->tool : v->says->agent) != REL_NOTHING;
}

/* "Query planner", "to query planner"; in "slow query review" the verb is a noun. */
static bool is_really_verb(const struct verdict *v)
{
	const uint32_t before = WORD_AFTER | WORD_AND | WORD_FILLER | WORD_NOT;

	return v->rule->before_n != 1 || v->verb == v->group->clause ||
	    passage_is(v->judge->text.words, v->judge->text.passage, v->verb - 1, before);
}

/* Whether a verb makes enough of a name that is no more than a word or two. */
static bool verb_suffices_weak(const struct verdict *v)
{
	const unsigned weight = v->rule->weight;
	const bool item = is_announced(v) && v->judge->text.unit == JUDGE_ITEM;

	if ((!is_agent(v) && v->mention->form != MENTION_SLUG) || !is_really_verb(v))
		return false;
	switch (v->mention->form) {
	case MENTION_SLUG: /* nobody bears it */
		return ends_lead(v) &&
		    (item || (weight >= LEXICON_HANDS && !v->group->article && is_role(v)));
	case MENTION_TITLE:
		return !v->group->article && weight >= LEXICON_HANDS && is_role(v);
	case MENTION_SPACED:
		return !v->group->article && weight >= LEXICON_ASKS && is_role(v);
	case MENTION_WORD:
	case MENTION_TITLE_WORD:
		return is_known(v) && !v->group->article && ends_lead(v) &&
		    (weight >= LEXICON_HANDS || item);
	default:
		return false;
	}
}

static bool verb_suffices(const struct verdict *v)
{
	const unsigned weight = v->rule->weight;

	switch (v->trust) {
	case TRUST_SURE:
		return true;
	case TRUST_LIKELY:
		return weight >= LEXICON_HANDS || is_announced(v) || (is_known(v) && is_agent(v)) ||
		    v->mention->sigil == SIGIL_COMMAND || v->mention->kinds;
	case TRUST_WEAK:
		return verb_suffices_weak(v);
	default:
		return false;
	}
}

/* Whether the place makes enough of a name that is no more than a word or two. */
static bool place_suffices_weak(const struct verdict *v)
{
	const bool with = v->group->place == PLACE_WITH;
	const bool agents = with || ((v->says->kinds >> DEF_AGENT) & 1);

	if (v->group->place == PLACE_ARROW && v->mention->form == MENTION_SLUG && is_role(v))
		return ends_lead(v);
	if (!is_agent(v) || !(with || is_announced(v)))
		return false;
	switch (v->mention->form) {
	case MENTION_SLUG:
		return ends_lead(v);
	case MENTION_TITLE:
		return with || v->mention->bold;
	case MENTION_CAMEL:
		return agents && v->mention->bold;
	case MENTION_WORD:
	case MENTION_TITLE_WORD:
		return is_known(v) && ends_lead(v);
	default:
		return false;
	}
}

static bool place_suffices(const struct verdict *v)
{
	const enum place place = v->group->place;

	if (place == PLACE_NONE)
		return false;
	switch (v->trust) {
	case TRUST_SURE:
		return place == PLACE_WITH || place == PLACE_ARROW || is_announced(v) ||
		    is_headed(v) || (v->mention->sigil == SIGIL_COMMAND && place == PLACE_LABEL);
	case TRUST_LIKELY:
		if (place == PLACE_WITH || is_announced(v) || (is_cell(v) && is_headed(v)))
			return true;
		return is_known(v) && is_agent(v) && (place == PLACE_ARROW || is_headed(v));
	case TRUST_WEAK:
		return place_suffices_weak(v);
	default:
		return false;
	}
}

/* --- relations ----------------------------------------------------------------------------- */

/* What a name in a list says of its own. */
static unsigned relation_of_roster(const struct verdict *v)
{
	if (reader_leads(v->judge->reader))
		return REL_DELEGATES_TO;
	return is_known(v) ? REL_MENTIONS : REL_NOTHING;
}

/* What the headings and the place say of a target of this kind. */
static unsigned relation_of_place(const struct verdict *v)
{
	const unsigned headed = v->tool ? v->says->tool : v->says->agent;
	const enum place place = v->group->place;

	if (place == PLACE_WITH)
		return REL_COLLABORATES_WITH;
	if (headed == REL_ROSTER)
		return relation_of_roster(v);
	if (headed != REL_NOTHING)
		return headed;
	if (v->tool)
		return REL_USES;
	if (place == PLACE_ARROW || place == PLACE_LABEL)
		return REL_DELEGATES_TO;
	if (is_cell(v) && v->judge->reader->outline.column_at > 0)
		return REL_DELEGATES_TO; /* "| Task | Agent |" routes */
	return relation_of_roster(v);
}

/* In the cell of a column that says more, "see x" says where to go. */
static unsigned relation_of_verb(const struct verdict *v)
{
	const unsigned relation = lexicon_relation(v->rule, v->tool);
	const unsigned column = v->tool ? v->says->tool : v->says->agent;

	return relation == REL_MENTIONS && is_cell(v) && column < REL_MENTIONS ? column : relation;
}

static unsigned relation_of_call(const struct verdict *v)
{
	const struct lexicon_call *call = v->mention->call;

	if (!call->any && v->rule && lexicon_relation(v->rule, v->tool) == REL_MENTIONS)
		return REL_MENTIONS; /* "see `skill: x`" */
	return v->tool ? call->tool : call->agent;
}

/* A name in the middle of an item of a list of such names: "Keep the files x writes tidy". */
static bool is_among_names(const struct verdict *v)
{
	return v->judge->text.unit == JUDGE_ITEM && is_agent(v) && v->says->names &&
	    v->says->agent < REL_MENTIONS && ((v->says->kinds >> DEF_AGENT) & 1);
}

/* Whether a definition that hands out work names the agent as a step: "1. **x**: ...", "x → y". */
static bool is_step(const struct verdict *v)
{
	const struct token *behind = &v->judge->text.passage->tokens[v->mention->to + 1];
	const bool ends = behind->gap & (GAP_COLON | GAP_DASH | GAP_ARROW);

	return is_agent(v) && ends && reader_leads(v->judge->reader) &&
	    ((behind->gap & GAP_ARROW) ||
		(v->group->place == PLACE_LEAD && v->judge->text.unit == JUDGE_ITEM));
}

static unsigned decide(const struct verdict *v)
{
	if (v->trust == TRUST_NONE)
		return REL_NOTHING;
	if (v->mention->sigil == SIGIL_CALL)
		return relation_of_call(v);
	if (v->rule && verb_suffices(v))
		return relation_of_verb(v);
	if (place_suffices(v))
		return relation_of_place(v);
	if (v->trust != TRUST_SURE || !is_known(v))
		return REL_NOTHING;
	if (is_among_names(v))
		return v->says->agent;
	if (is_step(v))
		return REL_DELEGATES_TO;
	if (v->group->instances)
		return v->tool ? REL_USES : REL_COLLABORATES_WITH;
	return REL_MENTIONS;
}

/* --- code ---------------------------------------------------------------------------------- */

/* What counts inside a code block: calls, and of shown text what D says of known definitions. */
static bool counts_here(const struct verdict *v, unsigned relation)
{
	const enum judge_unit unit = v->judge->text.unit;

	if ((unit != JUDGE_CODE && unit != JUDGE_TEMPLATE && unit != JUDGE_TEMPLATE_CELL) ||
	    v->mention->sigil == SIGIL_CALL)
		return true;
	if (unit == JUDGE_CODE || !is_known(v) || relation == REL_MENTIONS)
		return false;
	if (unit == JUDGE_TEMPLATE_CELL)
		return v->trust == TRUST_SURE;
	return v->mention->sigil == SIGIL_COMMAND || v->group->place == PLACE_ARROW ||
	    (v->rule && v->rule->weight >= LEXICON_HANDS);
}

/* "/status" alone may be anything's path: it has to be a neighbour's, or called by a verb. */
static bool is_stray_command(const struct verdict *v)
{
	const struct mention *m = v->mention;
	const struct reader *reader = v->judge->reader;

	return m->sigil == SIGIL_COMMAND && m->first == m->last && !m->plugin.p &&
	    m->to == m->last && is_known(v) && !v->rule &&
	    !str_eq(reader->index->places[v->target->target].home, reader->own.home);
}

/* --- names, groups, passages ---------------------------------------------------------------- */

/* The kinds that the text gives a name, or that one which nobody bears has from its neighbours. */
static uint32_t kinds_of(const struct judge *j, const struct group *g, const struct mention *m,
    const struct outline_says *says)
{
	if (m->kinds || m->alias != INDEX_NONE)
		return m->kinds;
	return g->kinds ? g->kinds : says->kinds ? says->kinds : j->kinds;
}

static void judge_mention(struct judge *j, const struct group *g, const struct mention *m,
    const struct outline_says *says)
{
	const struct reader_target wanted = {
	    .name = passage_slice(j->text.passage, m->first, m->last),
	    .plugin = m->plugin,
	    .alias = m->alias,
	    .kinds = kinds_of(j, g, m, says),
	    .entry = m->entry,
	};
	const struct token *token = &j->text.passage->tokens[m->first];
	struct rel_reference target;
	struct verdict v = {.judge = j, .group = g, .mention = m, .says = says, .verb = g->first};
	struct lexicon_hit hit;
	unsigned relation;

	if (!reader_resolve(j->reader, &wanted, &target))
		return;
	v.target = &target;
	v.tool = m->kinds ? !(m->kinds & (1u << DEF_AGENT)) : !is_agent(&v);
	v.trust = trust_of(j->reader->index, j->text.passage, m, &target);
	if (m->sigil == SIGIL_CALL && v.tool && mention_is_builtin(wanted.name))
		return;
	if (find_verb(j, g, v.tool, &hit)) {
		v.rule = hit.rule;
		v.verb = hit.at < g->first ? hit.at : g->first;
	}
	relation = decide(&v);
	if (relation >= REL_NOTHING || !counts_here(&v, relation) || is_stray_command(&v) ||
	    group_is_negated(&j->text, g, v.verb))
		return;
	if (is_known(&v))
		j->kinds = 1u << target.target_kind;
	target.line = token->line;
	reader_keep(
	    j->reader, &target, (enum rel_kind)relation, j->text.passage->text, token->start);
}

static void judge_group(struct judge *j, const struct group *g)
{
	struct outline_says says = j->says;

	if (g->place == PLACE_LABEL) {
		says = outline_understand(j->reader->tmp, j->reader->index,
		    passage_slice(j->text.passage, g->label, g->label_end - 1), true);
		outline_merge(&says, &j->says);
	}
	for (size_t i = g->from; i < g->to; i++)
		judge_mention(j, g, &j->text.mentions->items.items[i], &says);
}

/* What somebody else says: "User: ...", or an item or paragraph in quotes. */
static bool is_quoted(const struct group_text *t)
{
	const struct token *tokens = t->passage->tokens;
	const size_t n = t->passage->n;

	if (t->unit != JUDGE_ITEM && t->unit != JUDGE_PARAGRAPH)
		return false;
	if (n > 1 && passage_is(t->words, t->passage, 0, WORD_SPEAKER) &&
	    (tokens[1].gap & GAP_COLON))
		return true;
	return (tokens[0].gap & GAP_QUOTE) && (tokens[n].gap & GAP_QUOTE);
}

void judge(struct reader *reader, enum judge_unit unit, const struct passage_source *source)
{
	const struct rel_index *index = reader->index;
	struct judge j = {.reader = reader,
	    .text = {&index->words, &reader->passage, &reader->mentions, unit},
	    .kinds = reader->neighbours};

	if (unit == JUDGE_CODE && !passage_may_have(&index->words, source->text, WORD_ENDS_CALL))
		return;
	if (reader->known && quiet_has(reader->known, source->text))
		return;
	passage_read(reader->tmp, &index->words, source, &reader->passage);
	if (unit == JUDGE_CODE && !(reader->passage.classes & WORD_ENDS_CALL))
		return;
	mentions_find(reader->tmp, index, &reader->passage, reader->folder, &reader->mentions);
	if (!reader->mentions.items.n && reader->learnt)
		quiet_add(reader->tmp, reader->learnt, source->text);
	if (!reader->mentions.items.n || is_quoted(&j.text))
		return;
	j.says = outline_says(reader->tmp, index, &reader->outline);
	for (size_t i = 0; i < reader->mentions.items.n;) {
		const struct group group = group_at(&j.text, i);

		judge_group(&j, &group);
		i = group.to;
	}
	reader->neighbours = unit == JUDGE_ITEM ? j.kinds : 0;
}
