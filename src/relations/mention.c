/* SPDX-License-Identifier: MIT */
/* Finding names in a passage, longest first, and the marks and nouns around them. */
#include "relations/mention.h"

#include "base/arena.h"
#include "base/path.h"

#define TITLE_WORDS_MAX 5u /* of a display name that nobody bears: "Legal Compliance Checker" */

struct finder {
	struct arena *tmp;
	const struct rel_index *index;
	const struct passage *passage;
	struct mentions *out;
	size_t next_link; /* of the passage's links, the first that ends behind the current token */
	str folder;
};

static inline const struct token *token_at(const struct finder *f, size_t at)
{
	return &f->passage->tokens[at];
}

static inline bool is_word(const struct finder *f, size_t at, uint32_t classes)
{
	return passage_is(&f->index->words, f->passage, at, classes);
}

/* Only white space and markup stand before the token. */
static inline bool is_near(const struct finder *f, size_t at)
{
	return !(token_at(f, at)->gap & ~(uint32_t)GAP_MARKUP);
}

static inline bool follows_by_space(const struct finder *f, size_t at)
{
	return !(token_at(f, at)->gap & ~(uint32_t)(GAP_SPACE | GAP_LINE));
}

/* --- runs --------------------------------------------------------------------------------- */

/* Words joined without a space: "plugin:code-reviewer". */
struct run {
	size_t first, last;
	size_t name; /* the word behind the last colon; first when there is none */
};

static struct run run_at(const struct finder *f, size_t at)
{
	struct run run = {at, at, at};

	while (run.last + 1 < f->passage->n &&
	    (token_at(f, run.last + 1)->gap == GAP_HYPHEN ||
		(token_at(f, run.last + 1)->gap & GAP_JOIN))) {
		run.last++;
		if (token_at(f, run.last)->gap & GAP_JOIN)
			run.name = run.last;
	}
	return run;
}

/* --- what stands around a name ------------------------------------------------------------- */

/* "ReviewBot", "EvidenceQA", but not "REST" and "Redis" */
static bool is_camel(str word)
{
	for (size_t i = 2; i < word.n; i++) {
		if (word.p[i] >= 'A' && word.p[i] <= 'Z' && word.p[i - 1] >= 'a' &&
		    word.p[i - 1] <= 'z')
			return word.p[0] >= 'A' && word.p[0] <= 'Z';
	}
	return false;
}

static enum mention_form form_of(const struct finder *f, size_t first, size_t last)
{
	const bool upper = token_at(f, first)->marks & TOKEN_UPPER;
	bool hyphens = first < last, uppers = false;

	for (size_t i = first; i <= last; i++) {
		if (i > first && token_at(f, i)->gap != GAP_HYPHEN)
			hyphens = false;
		uppers |= (token_at(f, i)->marks & TOKEN_UPPERS) != 0;
	}
	if (first == last && is_camel(passage_slice(f->passage, first, first)))
		return MENTION_CAMEL;
	if (first == last)
		return uppers ? MENTION_TITLE_WORD : MENTION_WORD;
	if (hyphens)
		return uppers ? MENTION_TITLE_SLUG : MENTION_SLUG;
	return upper && (token_at(f, last)->marks & TOKEN_UPPERS) ? MENTION_TITLE : MENTION_SPACED;
}

static uint32_t kinds_of_word(uint32_t classes)
{
	return (classes & WORD_AGENT ? 1u << DEF_AGENT : 0u) |
	    (classes & WORD_SKILL ? 1u << DEF_SKILL : 0u) |
	    (classes & WORD_COMMAND ? 1u << DEF_COMMAND : 0u);
}

/* "the x skill", "x sub-agents" */
static void look_behind(const struct finder *f, struct mention *m)
{
	size_t at = m->last + 1;

	if (at >= f->passage->n || !is_near(f, at) || (token_at(f, at)->gap & GAP_OWN))
		return;
	if (is_word(f, at, WORD_FILLER) && at + 1 < f->passage->n &&
	    token_at(f, at + 1)->gap == GAP_HYPHEN)
		at++;
	if (is_word(f, at, WORD_CUE) && !is_word(f, at, WORD_SPECIALIST) &&
	    token_at(f, at + 1)->gap != GAP_HYPHEN) {
		m->kinds |= kinds_of_word(passage_word(&f->index->words, f->passage, at)->classes);
		m->to = at;
	}
}

/* "skill `x`", "skill: x" */
static void look_ahead(const struct finder *f, struct mention *m)
{
	const size_t at = m->from;
	const bool marked = token_at(f, at)->gap & (GAP_CODE | GAP_BOLD | GAP_QUOTE);
	const bool colon = token_at(f, at)->gap & GAP_COLON;

	if (m->kinds || at == 0 || !is_word(f, at - 1, WORD_CUE) || !(marked || colon))
		return;
	if (token_at(f, at)->gap & ~(uint32_t)(GAP_MARKUP | GAP_COLON))
		return;
	m->kinds |= kinds_of_word(passage_word(&f->index->words, f->passage, at - 1)->classes);
	if (!colon)
		m->from = at - 1;
}

static void look_around(const struct finder *f, struct mention *m)
{
	const uint32_t before = token_at(f, m->from)->gap, after = token_at(f, m->last + 1)->gap;
	const bool ends = (after & GAP_CODE) || m->last + 1 == f->passage->n;
	const bool whole = (before & GAP_CODE) && ends;

	m->code = whole && (token_at(f, m->first)->marks & TOKEN_CODE);
	m->inside_code = !whole && (token_at(f, m->first)->marks & TOKEN_CODE);
	m->bold = (before & GAP_BOLD) && (after & (GAP_BOLD | GAP_COLON)) &&
	    (token_at(f, m->first)->marks & TOKEN_BOLD);
	look_behind(f, m);
	look_ahead(f, m);
}

static void push(struct finder *f, struct mention *m)
{
	look_around(f, m);
	VEC_PUSH(f->tmp, &f->out->items, *m);
}

/* --- known names --------------------------------------------------------------------------- */

/* Whether a word beside a display name belongs to a longer one: "Senior Code Reviewer". */
static bool widens_title(const struct finder *f, size_t at)
{
	const struct word *word = passage_word(&f->index->words, f->passage, at);

	return (token_at(f, at)->marks & TOKEN_UPPER) && !word->rules &&
	    !(word->classes & (WORD_ARTICLE | WORD_AFTER | WORD_AND | WORD_CUE));
}

static bool is_part_of_title(const struct finder *f, size_t first, size_t last)
{
	if (first > 0 && follows_by_space(f, first) && widens_title(f, first - 1))
		return true;
	return last + 1 < f->passage->n && follows_by_space(f, last + 1) &&
	    widens_title(f, last + 1);
}

/* "a/b" is a path, unless both sides are names. */
static bool is_in_path(const struct finder *f, const struct run *run, size_t last)
{
	struct index_found found;

	if (token_at(f, run->first)->gap == GAP_SLASH &&
	    (!f->out->items.n || f->out->items.items[f->out->items.n - 1].last + 1 != run->first))
		return true;
	return token_at(f, last + 1)->gap == GAP_SLASH && last + 1 < f->passage->n &&
	    !index_find(f->index, f->passage, last + 1, &found);
}

static enum mention_sigil sigil_of(const struct finder *f, const struct run *run, size_t *ret_name)
{
	const uint32_t gap = token_at(f, run->first)->gap;

	*ret_name = run->name;
	if (gap & GAP_COMMAND)
		return SIGIL_COMMAND;
	if (!(gap & GAP_AT))
		return SIGIL_NONE;
	if (run->name == run->first && run->last > run->first &&
	    str_eq_nocase(passage_slice(f->passage, run->first, run->first), S("agent"))) {
		*ret_name = run->first + 1;
		return SIGIL_AGENT;
	}
	return SIGIL_AT;
}

/* Fills what the run says of a mention whose name begins at name. */
static struct mention mention_of(struct finder *f, const struct run *run, size_t name, size_t last)
{
	struct mention m = {.first = name,
	    .last = last,
	    .from = run->first,
	    .to = last,
	    .form = form_of(f, name, last),
	    .alias = INDEX_NONE,
	    .entry = REL_UNRESOLVED};

	if (run->name > run->first && name == run->name)
		m.plugin = passage_slice(f->passage, run->first, run->name - 1);
	return m;
}

/* "Command: Status" is a label; a call names an identifier, or anything in quotes. */
static bool is_call(const struct finder *f, const struct mention *m)
{
	const uint32_t gap = token_at(f, m->from)->gap;

	if (gap & (GAP_BRACKET | GAP_COMMA | GAP_STOP))
		return false;
	return m->form == MENTION_SLUG || (gap & (GAP_CODE | GAP_QUOTE)) || m->call->any;
}

static void set_sigil(struct finder *f, struct mention *m, enum mention_sigil sigil)
{
	m->sigil = sigil;
	if (sigil == SIGIL_COMMAND)
		m->kinds = 1u << DEF_COMMAND;
	else if (sigil == SIGIL_AGENT)
		m->kinds = 1u << DEF_AGENT;
	if (sigil != SIGIL_NONE)
		return;
	m->call = lexicon_find_call(&f->index->lexicon, &f->index->words, f->passage, m->from);
	if (!m->call || !is_call(f, m))
		return;
	m->sigil = SIGIL_CALL;
	m->from -= m->call->n;
}

/* "c4-code-*.md": what looks like a name goes on behind a hyphen. */
static bool is_cut_off(const struct finder *f, size_t last)
{
	const size_t end = token_at(f, last)->end;

	return end + 1 < f->passage->text.n && f->passage->text.p[end] == '-' &&
	    !char_is_space(f->passage->text.p[end + 1]);
}

/* Takes the known name that begins at a run; returns the token behind it, or 0. */
static size_t take_known(struct finder *f, const struct run *run)
{
	struct index_found found;
	struct mention m;
	size_t name;
	const enum mention_sigil sigil = sigil_of(f, run, &name);

	if (!index_find(f->index, f->passage, name, &found)) {
		name = run->first;
		if (sigil != SIGIL_AGENT || !index_find(f->index, f->passage, name, &found))
			return 0;
	}
	if (sigil != SIGIL_NONE && found.length > run->last - name + 1)
		return 0; /* "/review tests" is not the name "review tests" */
	if (is_in_path(f, run, name + found.length - 1) || is_cut_off(f, name + found.length - 1))
		return 0;
	m = mention_of(f, run, name, name + found.length - 1);
	m.alias = found.alias;
	set_sigil(f, &m, sigil);
	if (m.form == MENTION_TITLE && !m.sigil && is_part_of_title(f, m.first, m.last))
		return 0;
	push(f, &m);
	return m.last + 1;
}

/* --- unknown names ------------------------------------------------------------------------- */

static bool is_list_word(str text, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (str_eq_nocase(text, str_of_cstr(words[i])))
			return true;
	}
	return false;
}

bool mention_is_builtin(str name)
{
	static const char *const names[] = {
#define BUILTIN(name) name,
#include "relations/names.def"
#undef BUILTIN
	};

	return is_list_word(name, names, sizeof names / sizeof *names);
}

static bool is_placeholder(str name)
{
	static const char *const names[] = {
#define PLACEHOLDER(name) name,
#include "relations/names.def"
#undef PLACEHOLDER
	};

	return is_list_word(name, names, sizeof names / sizeof *names);
}

/* A file name, a number with a unit and a flag are no identifiers. */
static bool is_identifier(const struct finder *f, size_t first, size_t last)
{
	for (size_t i = first; i <= last; i++) {
		const struct token *token = token_at(f, i);
		const str text = passage_slice(f->passage, i, i);

		if ((token->marks & TOKEN_DOT) && !(token->marks & TOKEN_DIGIT))
			return false;
		if (i > first && f->passage->text.p[token->start - 1] == '_')
			return false; /* a tool or a variable */
		if (text.n > 40 || (unsigned char)text.p[0] >= 0x80)
			return false;
	}
	return !(token_at(f, first)->marks & (TOKEN_DIGIT | TOKEN_UPPERS));
}

/* An unknown word group that is written as an identifier. */
static size_t take_slug(struct finder *f, const struct run *run)
{
	size_t name;
	const enum mention_sigil sigil = sigil_of(f, run, &name);
	struct mention m;
	str text;

	if (is_in_path(f, run, run->last) || !is_identifier(f, name, run->last))
		return 0;
	m = mention_of(f, run, name, run->last);
	set_sigil(f, &m, sigil);
	text = passage_slice(f->passage, name, run->last);
	if (is_word(f, name, WORD_ARTICLE | WORD_FILLER | WORD_AFTER) && name == run->last)
		return 0;
	if (m.form == MENTION_WORD && m.sigil != SIGIL_CALL && m.sigil != SIGIL_COMMAND)
		return 0;
	if (is_placeholder(text) || (m.form != MENTION_WORD && m.form != MENTION_SLUG))
		return 0;
	push(f, &m);
	return m.last + 1;
}

/* An unknown display name: words with capitals, the last of which says what somebody is. */
static size_t take_title(struct finder *f, size_t at)
{
	size_t last = at;
	struct mention m;

	if (!widens_title(f, at) || (at > 0 && follows_by_space(f, at) && widens_title(f, at - 1)))
		return 0;
	while (last + 1 < f->passage->n && follows_by_space(f, last + 1) &&
	    widens_title(f, last + 1) && last - at + 1 < TITLE_WORDS_MAX)
		last++;
	if (last == at || !is_word(f, last, WORD_ROLE))
		return 0;
	m = mention_of(f, &(struct run){at, last, at}, at, last);
	push(f, &m);
	return last + 1;
}

/* One word with capitals inside, in bold or before "agent": "**ReviewBot**: ..." */
static size_t take_camel(struct finder *f, size_t at)
{
	struct mention m;

	if (!(token_at(f, at)->marks & TOKEN_UPPER) || !is_camel(passage_slice(f->passage, at, at)))
		return 0;
	m = mention_of(f, &(struct run){at, at, at}, at, at);
	look_around(f, &m);
	if (!m.bold && !m.kinds)
		return 0;
	VEC_PUSH(f->tmp, &f->out->items, m);
	return m.to + 1;
}

/* Two small words that name whom D addresses although nobody bears it: "Query context manager". */
static size_t take_spaced(struct finder *f, size_t at)
{
	struct mention m;

	if (at == 0 || at + 1 >= f->passage->n || !is_word(f, at + 1, WORD_ROLE))
		return 0;
	if (!follows_by_space(f, at) || !follows_by_space(f, at + 1) ||
	    !passage_word(&f->index->words, f->passage, at - 1)->rules)
		return 0;
	if (is_word(f, at, WORD_ARTICLE | WORD_AFTER | WORD_AND | WORD_FILLER) ||
	    ((token_at(f, at)->marks | token_at(f, at + 1)->marks) & TOKEN_UPPERS))
		return 0;
	m = mention_of(f, &(struct run){at, at + 1, at}, at, at + 1);
	push(f, &m);
	return at + 2;
}

/* --- links --------------------------------------------------------------------------------- */

/* The path of a file of this repository on a code host: what follows /blob/BRANCH/. */
static str path_of_blob_url(str url)
{
	const size_t blob = str_find(url, S("/blob/"), 0);
	size_t slash;

	if (blob == STR_NONE)
		return STR_ABSENT;
	slash = str_find_char(url, '/', blob + 6);
	return slash == STR_NONE ? STR_ABSENT : str_from(url, slash + 1);
}

static size_t entry_of_link(const struct finder *f, str url)
{
	const str clean = str_slice(url, 0, str_find_char(url, '#', 0));
	size_t entry = REL_UNRESOLVED;
	str path;

	if (str_contains(clean, S("://"))) {
		path = path_of_blob_url(clean);
		return path.p ? index_entry_at(f->index, path) : REL_UNRESOLVED;
	}
	path = path_normalize(f->tmp, path_join(f->tmp, f->folder, clean));
	if (path.p)
		entry = index_entry_at(f->index, path);
	if (path.p && entry == REL_UNRESOLVED)
		entry = index_entry_at(f->index, path_join(f->tmp, path, S("SKILL.md")));
	return entry;
}

/* Takes a link to a definition whose text begins at the token. */
static size_t take_link(struct finder *f, size_t at)
{
	const struct passage_link *link;
	struct mention m;
	size_t entry;

	while (
	    f->next_link < f->passage->links.n && f->passage->links.items[f->next_link].from < at)
		f->next_link++;
	if (f->next_link == f->passage->links.n)
		return 0;
	link = &f->passage->links.items[f->next_link];
	if (link->from != at || link->to <= at)
		return 0;
	entry = entry_of_link(f, link->url);
	if (entry == REL_UNRESOLVED)
		return 0;
	m = mention_of(f, &(struct run){at, link->to - 1, at}, at, link->to - 1);
	m.sigil = SIGIL_LINK;
	m.entry = entry;
	push(f, &m);
	return link->to;
}

/* --- the outside --------------------------------------------------------------------------- */

static size_t take(struct finder *f, size_t at)
{
	const struct run run = run_at(f, at);
	const uint32_t gap = token_at(f, at)->gap;
	size_t next = take_link(f, at);

	if (next)
		return next;
	if (gap & GAP_HOLE)
		return run.last + 1;
	next = take_known(f, &run);
	if (!next && (run.last > at || gap & (GAP_COMMAND | GAP_COLON | GAP_EQUALS | GAP_OPEN)))
		next = take_slug(f, &run);
	if (!next && run.last == at)
		next = take_title(f, at);
	if (!next && run.last == at)
		next = take_camel(f, at);
	if (!next && run.last == at)
		next = take_spaced(f, at);
	return next ? next : run.last + 1;
}

/* Whether a passage can hold a name at all: most do not. */
static bool may_name(const struct passage *passage)
{
	return (passage->classes & (WORD_STARTS_NAME | WORD_ROLE | WORD_ENDS_CALL | WORD_AGENT)) ||
	    (passage->gaps & (GAP_HYPHEN | GAP_JOIN | GAP_COMMAND | GAP_AT)) ||
	    ((passage->gaps & GAP_BOLD) && (passage->marks & TOKEN_UPPERS)) || passage->links.n;
}

void mentions_find(struct arena *tmp, const struct rel_index *index, const struct passage *passage,
    str folder, struct mentions *ret_mentions)
{
	struct finder f = {
	    .tmp = tmp, .index = index, .passage = passage, .out = ret_mentions, .folder = folder};

	ret_mentions->items.n = 0;
	if (!may_name(passage))
		return;
	for (size_t at = 0; at < passage->n;)
		at = take(&f, at);
}
