/* SPDX-License-Identifier: MIT */
/*
 * The steps of prose_words.h. Changes are runs of tokens up to the last step, which turns them into
 * bytes. Not for finding the two texts.
 */
#include "diff/prose_words.h"

#include "base/arena.h"
#include "base/vec.h"
#include "diff/changes.h"
#include "diff/prose_cut.h"

#define SENTENCE_LEAST 3u /* tokens: "1." does not end one */
#define ISLAND_LETTERS 3u /* of the one word that an island may have */

/* The sentences of one text: sentence i is the tokens from starts[i] to starts[i + 1]. */
struct sentences {
	uint32_t *starts;
	str *keys;
	struct prose_bags bags;
	uint32_t n;
};

struct worker {
	struct arena *tmp;
	struct prose_budget *budget;
	enum prose_kind kind;
	struct prose_tokens old_tokens, new_tokens;
	struct {
		struct diff_change *items;
		size_t n, cap;
	} changes; /* in tokens */
};

enum prose_spelling prose_spelling_of(enum prose_kind kind)
{
	if (kind == PROSE_CODE)
		return PROSE_EXACT;
	return kind == PROSE_FIELD ? PROSE_ESCAPED : PROSE_PLAIN;
}

static bool is_one_of(str token, const str *set, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(token, set[i]))
			return true;
	return false;
}

#define IS_ONE_OF(token, set) is_one_of((token), (set), sizeof(set) / sizeof *(set))

static bool is_stop(str token)
{
	static const str stops[] = {{".", 1}, {"!", 1}, {"?", 1}, {"\xE2\x80\xA6", 3} /* ... */};

	return IS_ONE_OF(token, stops);
}

/* Stops that end a sentence without white space behind them. */
static bool is_full_stop(str token)
{
	static const str stops[] = {
	    {"\\n", 2}, {"\xE3\x80\x82", 3}, /* ideographic full stop */
	    {"\xEF\xBC\x81", 3}, /* full-width exclamation mark */
	    {"\xEF\xBC\x9F", 3}, /* full-width question mark */
	};

	if (token.p[0] == '\\')
		return token.p[token.n - 1] == 'n';
	return IS_ONE_OF(token, stops);
}

static bool is_closer(str token)
{
	static const str closers[] = {
	    {"\"", 1}, {"'", 1}, {")", 1}, {"]", 1}, {"*", 1}, {"_", 1},
	    {"\xE2\x80\x99", 3}, /* right single quotation mark */
	    {"\xE2\x80\x9D", 3}, /* right double quotation mark */
	    {"\xC2\xBB", 2}, /* right guillemet */
	    {"\xE3\x80\x8D", 3}, /* right corner bracket */
	};

	return IS_ONE_OF(token, closers);
}

/* Whether white space stands before token i, or the text ends. */
static bool is_parted(const struct prose_tokens *tokens, uint32_t i)
{
	return i == tokens->n ||
	    tokens->texts[i - 1].p + tokens->texts[i - 1].n != tokens->texts[i].p;
}

/* The end of the sentence that starts at token i. */
static uint32_t sentence_end(const struct prose_tokens *tokens, uint32_t i)
{
	const uint32_t least = i + SENTENCE_LEAST;

	while (i < tokens->n) {
		const str token = tokens->texts[i++];
		const bool full = tokens->letters[i - 1] == 0 && is_full_stop(token);

		if (tokens->letters[i - 1] > 0 || (!full && !is_stop(token)))
			continue;
		while (i < tokens->n &&
		    (is_full_stop(tokens->texts[i]) ||
			(is_closer(tokens->texts[i]) && !is_parted(tokens, i))))
			i++;
		if (i < least)
			continue;
		if (full || i == tokens->n || is_full_stop(tokens->texts[i - 1]))
			return i;
		if (is_parted(tokens, i) &&
		    (tokens->texts[i].p[0] < 'a' || tokens->texts[i].p[0] > 'z'))
			return i;
	}
	return i;
}

static str token_span(const struct prose_tokens *tokens, uint32_t from, uint32_t to)
{
	const str first = tokens->texts[from], last = tokens->texts[to - 1];

	return (str){first.p, (size_t)(last.p + last.n - first.p)};
}

static void cut_sentences(
    struct worker *worker, const struct prose_tokens *tokens, struct sentences *ret)
{
	VEC(uint32_t) starts = {0};
	uint32_t i = 0;

	VEC_PUSH(worker->tmp, &starts, 0);
	while (i < tokens->n) {
		i = sentence_end(tokens, i);
		VEC_PUSH(worker->tmp, &starts, i);
	}
	*ret = (struct sentences){.starts = starts.items, .n = (uint32_t)starts.n - 1};
}

static void make_keys(
    struct worker *worker, const struct prose_tokens *tokens, struct sentences *sentences)
{
	sentences->keys = ARENA_RAW(worker->tmp, str, sentences->n);
	for (uint32_t i = 0; i < sentences->n; i++)
		sentences->keys[i] = prose_key(worker->tmp,
		    token_span(tokens, sentences->starts[i], sentences->starts[i + 1]),
		    PROSE_PARAGRAPH);
}

/* The bags of the sentences from .. from + n. */
static struct prose_bags make_bags(struct worker *worker, const struct prose_tokens *tokens,
    const struct sentences *sentences, uint32_t from, uint32_t n)
{
	struct prose_bags bags = prose_bags_begin(worker->tmp, n);

	for (uint32_t i = from; i < from + n; i++) {
		for (uint32_t t = sentences->starts[i]; t < sentences->starts[i + 1]; t++)
			prose_bag_word(worker->tmp, &bags, tokens->texts[t], tokens->letters[t]);
		prose_bag_end(&bags, 0, 0);
	}
	return bags;
}

/* Notes a change; one that touches the change before it becomes one with it. */
static void add_change(struct worker *worker, struct diff_change change)
{
	struct diff_change *last =
	    worker->changes.n ? &worker->changes.items[worker->changes.n - 1] : NULL;

	if (change.old_count + change.new_count == 0)
		return;
	if (last && last->old_at + last->old_count == change.old_at &&
	    last->new_at + last->new_count == change.new_at) {
		last->old_count += change.old_count;
		last->new_count += change.new_count;
		return;
	}
	VEC_PUSH(worker->tmp, &worker->changes, change);
}

/* Compares the tokens of one run with those of another. */
static void compare_tokens(struct worker *worker, struct diff_change run)
{
	const struct diff_lines_view old_view = {
	    worker->old_tokens.texts + run.old_at, run.old_count};
	const struct diff_lines_view new_view = {
	    worker->new_tokens.texts + run.new_at, run.new_count};
	struct diff_changes changes;

	if (old_view.n + new_view.n > worker->budget->tokens) {
		worker->budget->met = true;
		add_change(worker, run);
		return;
	}
	worker->budget->tokens -= old_view.n + new_view.n;
	changes = diff_find_changes(worker->tmp, old_view, new_view, &worker->budget->met);
	diff_slide(&changes, old_view.items, old_view.n, new_view.items, new_view.n);
	for (size_t i = 0; i < changes.n; i++) {
		struct diff_change change = changes.items[i];

		change.old_at += run.old_at;
		change.new_at += run.new_at;
		add_change(worker, change);
	}
}

/* The tokens of a run of sentences. */
static struct diff_change tokens_of(const struct sentences *old_side,
    const struct sentences *new_side, const struct diff_change *run)
{
	const uint32_t *old_starts = old_side->starts + run->old_at;
	const uint32_t *new_starts = new_side->starts + run->new_at;

	return (struct diff_change){
	    .old_at = old_starts[0],
	    .old_count = old_starts[run->old_count] - old_starts[0],
	    .new_at = new_starts[0],
	    .new_count = new_starts[run->new_count] - new_starts[0],
	};
}

/* Pairs the sentences of a change that are alike, and compares those by word. */
static void compare_sentences(struct worker *worker, const struct sentences *old_side,
    const struct sentences *new_side, const struct diff_change *at)
{
	struct diff_change rest = *at;
	struct prose_bags old_bags, new_bags;
	uint32_t *partners;

	if (at->old_count == 0 || at->new_count == 0) {
		add_change(worker, tokens_of(old_side, new_side, at));
		return;
	}
	old_bags = make_bags(worker, &worker->old_tokens, old_side, at->old_at, at->old_count);
	new_bags = make_bags(worker, &worker->new_tokens, new_side, at->new_at, at->new_count);
	partners = prose_pair(worker->tmp, worker->budget, &old_bags, &new_bags);
	for (uint32_t i = 0; i < at->old_count; i++) {
		const uint32_t old_at = at->old_at + i, new_at = at->new_at + partners[i];
		const struct diff_change pair = {old_at, 1, new_at, 1};
		struct diff_change before = rest;

		if (partners[i] == PROSE_NONE)
			continue;
		before.old_count = old_at - before.old_at;
		before.new_count = new_at - before.new_at;
		add_change(worker, tokens_of(old_side, new_side, &before));
		compare_tokens(worker, tokens_of(old_side, new_side, &pair));
		rest.old_count -= before.old_count + 1;
		rest.new_count -= before.new_count + 1;
		rest.old_at = old_at + 1;
		rest.new_at = new_at + 1;
	}
	add_change(worker, tokens_of(old_side, new_side, &rest));
}

static void compare(struct worker *worker)
{
	struct sentences old_side, new_side;
	struct diff_changes changes;

	cut_sentences(worker, &worker->old_tokens, &old_side);
	cut_sentences(worker, &worker->new_tokens, &new_side);
	if (worker->kind == PROSE_CODE || worker->kind == PROSE_ROW ||
	    (old_side.n <= 1 && new_side.n <= 1)) {
		compare_tokens(
		    worker, (struct diff_change){0, worker->old_tokens.n, 0, worker->new_tokens.n});
		return;
	}
	make_keys(worker, &worker->old_tokens, &old_side);
	make_keys(worker, &worker->new_tokens, &new_side);
	changes =
	    diff_find_changes(worker->tmp, (struct diff_lines_view){old_side.keys, old_side.n},
		(struct diff_lines_view){new_side.keys, new_side.n}, &worker->budget->met);
	for (size_t i = 0; i < changes.n; i++)
		compare_sentences(worker, &old_side, &new_side, &changes.items[i]);
}

/* Whether what lies between two changes is too little for a reader to hold on to. */
static bool is_island(
    const struct worker *worker, const struct diff_change *upper, const struct diff_change *lower)
{
	const struct prose_tokens *tokens = &worker->old_tokens;
	uint32_t words = 0, letters = 0;

	if ((upper->old_count == 0 && lower->old_count == 0) ||
	    (upper->new_count == 0 && lower->new_count == 0))
		return false;
	for (uint32_t i = upper->old_at + upper->old_count; i < lower->old_at; i++) {
		words += tokens->letters[i] > 0;
		letters += tokens->letters[i];
		if (words > 1 || letters > ISLAND_LETTERS)
			return false;
		if (worker->kind == PROSE_ROW && str_eq(tokens->texts[i], S("|")))
			return false;
	}
	return true;
}

static void sink_islands(struct worker *worker)
{
	struct diff_change *const items = worker->changes.items;
	size_t done = 0;

	for (size_t i = 0; i < worker->changes.n; i++) {
		const struct diff_change change = items[i];

		if (done > 0 && is_island(worker, &items[done - 1], &change)) {
			struct diff_change *last = &items[done - 1];

			last->old_count = change.old_at + change.old_count - last->old_at;
			last->new_count = change.new_at + change.new_count - last->new_at;
		} else {
			items[done++] = change;
		}
	}
	worker->changes.n = done;
}

/* Where token i starts, in bytes; the first one from the start of the text, the last to its end. */
static size_t start_of(const struct prose_tokens *tokens, uint32_t i)
{
	if (i == 0)
		return 0;
	return i < tokens->n ? (size_t)(tokens->texts[i].p - tokens->text.p) : tokens->text.n;
}

/* Where the token before token i ends, without the white space behind it. */
static size_t end_before(const struct prose_tokens *tokens, uint32_t i)
{
	if (i == 0)
		return 0;
	return (size_t)(tokens->texts[i - 1].p + tokens->texts[i - 1].n - tokens->text.p);
}

static size_t text_start(const struct prose_tokens *tokens, uint32_t i)
{
	return (size_t)(tokens->texts[i].p - tokens->text.p);
}

/* Which white space goes with a change; see rule 5. */
enum space { SPACE_NONE, SPACE_BEFORE, SPACE_BEHIND };

static enum space space_of(const struct worker *worker, const struct diff_change *change)
{
	const struct prose_tokens *a = &worker->old_tokens, *b = &worker->new_tokens;
	const uint32_t i = change->old_at, j = change->new_at;

	if (change->old_count == 0 || change->new_count == 0)
		return i > 0 && i + change->old_count == a->n ? SPACE_BEFORE : SPACE_BEHIND;
	if (i == 0 || j == 0)
		return SPACE_NONE;
	return (text_start(a, i) == end_before(a, i)) == (text_start(b, j) == end_before(b, j))
	    ? SPACE_NONE
	    : SPACE_BEFORE;
}

/* The bytes of a change on one side. */
struct span {
	size_t from, to;
};

static struct span span_of(
    const struct prose_tokens *tokens, uint32_t at, uint32_t count, enum space space)
{
	const uint32_t end = at + count;

	if (space == SPACE_BEHIND)
		return (struct span){start_of(tokens, at), start_of(tokens, end)};
	if (space == SPACE_BEFORE)
		return (struct span){end_before(tokens, at), end_before(tokens, end)};
	return (struct span){text_start(tokens, at), end_before(tokens, end)};
}

static void add_piece(struct prose_pieces *pieces, enum diff_op op, str old_text, str new_text)
{
	if (old_text.n + new_text.n > 0)
		pieces->items[pieces->n++] = (struct prose_piece){op, old_text, new_text};
}

static uint32_t count_words(const struct prose_tokens *tokens, uint32_t at, uint32_t count)
{
	uint32_t n = 0;

	for (uint32_t i = at; i < at + count; i++)
		n += tokens->letters[i] > 0;
	return n;
}

static struct prose_pieces make_pieces(struct arena *mem, const struct worker *worker)
{
	const struct prose_tokens *a = &worker->old_tokens, *b = &worker->new_tokens;
	struct prose_pieces pieces = {
	    .items = ARENA_RAW(mem, struct prose_piece, 3 * worker->changes.n + 1)};
	size_t old_at = 0, new_at = 0;

	for (size_t i = 0; i < worker->changes.n; i++) {
		const struct diff_change *change = &worker->changes.items[i];
		const enum space space = space_of(worker, change);
		const struct span gone = span_of(a, change->old_at, change->old_count, space);
		const struct span come = span_of(b, change->new_at, change->new_count, space);

		add_piece(&pieces, DIFF_EQUAL, str_slice(a->text, old_at, gone.from),
		    str_slice(b->text, new_at, come.from));
		add_piece(&pieces, DIFF_DELETE, str_slice(a->text, gone.from, gone.to), STR_ABSENT);
		add_piece(&pieces, DIFF_INSERT, STR_ABSENT, str_slice(b->text, come.from, come.to));
		old_at = gone.to;
		new_at = come.to;
		pieces.words_removed += count_words(a, change->old_at, change->old_count);
		pieces.words_added += count_words(b, change->new_at, change->new_count);
	}
	add_piece(&pieces, DIFF_EQUAL, str_from(a->text, old_at), str_from(b->text, new_at));
	return pieces;
}

struct prose_pieces prose_words(struct arena *mem, struct arena *tmp, struct prose_budget *budget,
    const struct prose_block *block)
{
	const struct arena_mark mark = arena_mark(tmp);
	const enum prose_spelling spelling = prose_spelling_of(block->kind);
	struct worker worker = {.tmp = tmp, .budget = budget, .kind = block->kind};
	struct prose_pieces pieces;

	worker.old_tokens = prose_tokenise(tmp, block->old_text, spelling);
	worker.new_tokens = prose_tokenise(tmp, block->new_text, spelling);
	compare(&worker);
	sink_islands(&worker);
	pieces = make_pieces(mem, &worker);
	arena_rewind(tmp, mark);
	return pieces;
}
