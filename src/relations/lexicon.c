/* SPDX-License-Identifier: MIT */
/*
 * Compiling the tables of verbs, headings and calls, and matching them. Every rule hangs on its
 * first word, in each of its forms, so a token that begins no rule costs one look at its word.
 */
#include "relations/lexicon.h"

#include "base/arena.h"
#include "base/bug.h"

/* How far left of a name a verb is looked for, in words: the longest that was seen is 13. */
#define REACH 16u

/* The short names of the tables. */
enum {
	DELEGATES_TO = REL_DELEGATES_TO,
	RECEIVES_FROM = REL_RECEIVES_FROM,
	COLLABORATES_WITH = REL_COLLABORATES_WITH,
	ESCALATES_TO = REL_ESCALATES_TO,
	RUNS_PARALLEL_WITH = REL_RUNS_PARALLEL_WITH,
	USES = REL_USES,
	MENTIONS = REL_MENTIONS,
	NOTHING = REL_NOTHING,
	ROSTER = REL_ROSTER,
	PLAIN = LEXICON_PLAIN,
	HANDS = LEXICON_HANDS,
	ASKS = LEXICON_ASKS,
	KNOWN = 0,
	ANY = 1,
};

static const struct {
	const char *phrase;
	uint8_t agent, tool, weight;
} rule_table[] = {
#define X(phrase, agent, tool, weight, example, counter) {phrase, agent, tool, weight},
#include "relations/lexicon.def"
#undef X
};

static const struct {
	const char *phrase;
	uint8_t agent, tool;
} heading_table[] = {
#define X(phrase, agent, tool, example, counter) {phrase, agent, tool},
#include "relations/headings.def"
#undef X
};

static const struct {
	const char *words;
	char opener;
	uint8_t agent, tool;
	bool any;
} call_table[] = {
#define X(words, opener, agent, tool, targets) {words, opener, agent, tool, targets},
#include "relations/calls.def"
#undef X
};

struct compiler {
	struct arena *mem;
	struct lexicon *lexicon;
	struct vocabulary *words;
};

/* --- compiling ---------------------------------------------------------------------------- */

static uint32_t link_push(struct compiler *c, uint32_t item, uint32_t next)
{
	const struct lexicon_link link = {item, next};

	VEC_PUSH(c->mem, &c->lexicon->links, link);
	return (uint32_t)(c->lexicon->links.n - 1);
}

/* Hangs the rule on one form of its first word. */
static void hang_form(struct compiler *c, uint32_t rule, str form)
{
	const uint32_t number = vocabulary_add(c->words, form);
	const uint32_t link = link_push(c, rule, c->words->words.items[number].rules);

	c->words->words.items[number].rules = link;
}

static bool is_vowel(char c)
{
	return c && strchr("aeiou", c) != NULL;
}

/*
 * Hangs the rule on all regular forms of its first word: provide, provides, provided, providing;
 * notify, notifies; run, running. Forms that do not exist ("runed") do no harm.
 */
static void hang_forms(struct compiler *c, uint32_t rule, str word)
{
	const char last = word.p[word.n - 1];
	const bool consonant_y = last == 'y' && word.n > 1 && !is_vowel(word.p[word.n - 2]);
	const str cut = str_slice(word, 0, word.n - (last == 'e' || consonant_y));
	const bool doubles = word.n > 2 && !is_vowel(last) && is_vowel(word.p[word.n - 2]) &&
	    !is_vowel(word.p[word.n - 3]) && !strchr("wxy", last);

	hang_form(c, rule, word);
	if (consonant_y) {
		hang_form(c, rule, str_cat(c->mem, cut, S("ies")));
		hang_form(c, rule, str_cat(c->mem, cut, S("ied")));
		hang_form(c, rule, str_cat(c->mem, word, S("ing")));
		return;
	}
	hang_form(c, rule, str_cat(c->mem, word, strchr("shxo", last) ? S("es") : S("s")));
	hang_form(c, rule, str_cat(c->mem, cut, S("ed")));
	hang_form(c, rule, str_cat(c->mem, cut, S("ing")));
	if (doubles) {
		const str twice = str_cat(c->mem, word, (str){&last, 1});

		hang_form(c, rule, str_cat(c->mem, twice, S("ing")));
		hang_form(c, rule, str_cat(c->mem, twice, S("ed")));
	}
}

static void compile_rule(struct compiler *c, size_t at)
{
	struct lexicon_rule rule = {.agent = rule_table[at].agent,
	    .tool = rule_table[at].tool,
	    .weight = rule_table[at].weight,
	    .gap = UINT8_MAX};
	str rest = str_of_cstr(rule_table[at].phrase), word, first = STR_ABSENT;
	bool behind = false;

	while (str_next_part(&rest, ' ', &word)) {
		if (str_eq(word, S("*"))) {
			rule.gap = rule.before_n;
			continue;
		}
		if (str_eq(word, S("T"))) {
			behind = true;
			continue;
		}
		BUG_IF(rule.before_n == LEXICON_WORDS_MAX || rule.after_n == LEXICON_WORDS_MAX);
		if (!first.p)
			first = word;
		if (behind)
			rule.after[rule.after_n++] = vocabulary_add(c->words, word);
		else
			rule.before[rule.before_n++] = vocabulary_add(c->words, word);
	}
	if (rule.gap == UINT8_MAX)
		rule.gap = rule.before_n;
	VEC_PUSH(c->mem, &c->lexicon->rules, rule);
	hang_forms(c, (uint32_t)at, first);
}

static void compile_heading(struct compiler *c, size_t at)
{
	struct lexicon_heading heading = {
	    .agent = heading_table[at].agent, .tool = heading_table[at].tool};
	str rest = str_of_cstr(heading_table[at].phrase), word;
	struct word *first;

	while (str_next_part(&rest, ' ', &word)) {
		BUG_IF(heading.n == LEXICON_WORDS_MAX);
		heading.words[heading.n++] = vocabulary_add(c->words, word);
	}
	VEC_PUSH(c->mem, &c->lexicon->headings, heading);
	first = &c->words->words.items[heading.words[0]];
	first->headings = link_push(c, (uint32_t)at, first->headings);
}

static void compile_call(struct compiler *c, size_t at)
{
	struct lexicon_call call = {.opener = call_table[at].opener,
	    .agent = call_table[at].agent,
	    .tool = call_table[at].tool,
	    .any = call_table[at].any};
	str rest = str_of_cstr(call_table[at].words), word;

	while (str_next_part(&rest, ' ', &word)) {
		BUG_IF(call.n == LEXICON_WORDS_MAX);
		call.words[call.n++] = vocabulary_add(c->words, word);
	}
	c->words->words.items[call.words[call.n - 1]].classes |= WORD_ENDS_CALL;
	VEC_PUSH(c->mem, &c->lexicon->calls, call);
}

void lexicon_init(struct lexicon *lexicon, struct arena *mem, struct vocabulary *words)
{
	struct compiler c = {mem, lexicon, words};

	*lexicon = (struct lexicon){0};
	link_push(&c, 0, 0);
	for (size_t i = 0; i < sizeof rule_table / sizeof *rule_table; i++)
		compile_rule(&c, i);
	for (size_t i = 0; i < sizeof heading_table / sizeof *heading_table; i++)
		compile_heading(&c, i);
	for (size_t i = 0; i < sizeof call_table / sizeof *call_table; i++)
		compile_call(&c, i);
}

/* --- matching ----------------------------------------------------------------------------- */

/* Whether the words at and behind token at are these n. */
static bool words_at(const struct passage *passage, size_t at, const uint32_t *words, size_t n)
{
	if (at + n > passage->n)
		return false;
	for (size_t i = 0; i < n; i++) {
		if (passage->tokens[at + i].word != words[i])
			return false;
	}
	return true;
}

/* What follows a name as its verb stands close: no punctuation but the marks of the name. */
static bool after_holds(const struct lexicon_search *search, const struct lexicon_rule *rule)
{
	const size_t at = search->last + 1;

	if (!words_at(search->passage, at, rule->after, rule->after_n))
		return false;
	for (size_t i = 0; i < rule->after_n; i++) {
		if (search->passage->tokens[at + i].gap & ~(uint32_t)GAP_MARKUP)
			return false;
	}
	return true;
}

static unsigned length_of(const struct lexicon_rule *rule)
{
	return (unsigned)rule->before_n + rule->after_n;
}

/* Whether the rule, whose first word is token at, ends right before search->end. */
static bool before_holds(
    const struct lexicon_search *search, const struct lexicon_rule *rule, size_t at)
{
	const size_t tail = (size_t)rule->before_n - rule->gap, length = search->end - at;

	if (!rule->before_n || !words_at(search->passage, at + 1, rule->before + 1, rule->gap - 1u))
		return false;
	if (tail ? length <= rule->before_n : length != rule->before_n)
		return false;
	return words_at(search->passage, search->end - tail, rule->before + rule->gap, tail) &&
	    (!rule->after_n || after_holds(search, rule));
}

/* The rule with the most words that begins at a token and holds; NULL when none does. */
static const struct lexicon_rule *rule_at(
    const struct lexicon *lexicon, const struct lexicon_search *search, size_t at)
{
	const struct word *word = passage_word(search->words, search->passage, at);
	const struct lexicon_rule *best = NULL;

	for (uint32_t i = word->rules; i; i = lexicon->links.items[i].next) {
		const struct lexicon_rule *rule =
		    &lexicon->rules.items[lexicon->links.items[i].item];

		if (lexicon_relation(rule, search->tool) != REL_NOTHING &&
		    before_holds(search, rule, at) && (!best || length_of(rule) > length_of(best)))
			best = rule;
	}
	return best;
}

bool lexicon_find_before(
    const struct lexicon *lexicon, const struct lexicon_search *search, struct lexicon_hit *ret_hit)
{
	const size_t stop = search->end > search->from + REACH ? search->end - REACH : search->from;
	struct lexicon_hit best = {0};

	for (size_t at = search->end; at-- > stop;) {
		const struct lexicon_rule *rule = rule_at(lexicon, search, at);

		if (rule && (!best.rule || length_of(rule) > length_of(best.rule)))
			best = (struct lexicon_hit){rule, at};
	}
	if (!best.rule)
		return false;
	*ret_hit = best;
	return true;
}

bool lexicon_find_after(
    const struct lexicon *lexicon, const struct lexicon_search *search, struct lexicon_hit *ret_hit)
{
	const size_t at = search->last + 1;

	if (at >= search->passage->n)
		return false;
	for (uint32_t i = passage_word(search->words, search->passage, at)->rules; i;
	     i = lexicon->links.items[i].next) {
		const struct lexicon_rule *rule =
		    &lexicon->rules.items[lexicon->links.items[i].item];

		if (!rule->before_n && lexicon_relation(rule, search->tool) != REL_NOTHING &&
		    after_holds(search, rule)) {
			*ret_hit = (struct lexicon_hit){rule, at};
			return true;
		}
	}
	return false;
}

const struct lexicon_heading *lexicon_find_heading(const struct lexicon *lexicon,
    const struct vocabulary *words, const struct passage *passage, size_t at)
{
	const struct lexicon_heading *best = NULL;

	for (uint32_t i = passage_word(words, passage, at)->headings; i;
	     i = lexicon->links.items[i].next) {
		const struct lexicon_heading *heading =
		    &lexicon->headings.items[lexicon->links.items[i].item];

		if (words_at(passage, at, heading->words, heading->n) &&
		    (!best || heading->n > best->n))
			best = heading;
	}
	return best;
}

/* Whether what stands before the name opens such a call. */
static bool opens_call(const struct lexicon_call *call, const struct passage *passage, size_t at)
{
	const uint32_t gap = passage->tokens[at].gap, key = passage->tokens[at - call->n].gap;

	switch (call->opener) {
	case ':':
		return gap & (GAP_COLON | GAP_EQUALS);
	case '(':
		return (gap & GAP_OPEN) && !(gap & GAP_SPACE);
	default:
		return (key & GAP_OTHER) && (passage->tokens[at - 1].gap & GAP_JOIN);
	}
}

const struct lexicon_call *lexicon_find_call(const struct lexicon *lexicon,
    const struct vocabulary *words, const struct passage *passage, size_t at)
{
	const struct lexicon_call *best = NULL;

	if (at == 0 || !passage_is(words, passage, at - 1, WORD_ENDS_CALL))
		return NULL;
	for (size_t i = 0; i < lexicon->calls.n; i++) {
		const struct lexicon_call *call = &lexicon->calls.items[i];

		if (at >= call->n && words_at(passage, at - call->n, call->words, call->n) &&
		    opens_call(call, passage, at) && (!best || call->n > best->n))
			best = call;
	}
	return best;
}
