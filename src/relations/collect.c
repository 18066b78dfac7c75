/* SPDX-License-Identifier: MIT */
/* Keeping the first of each reference, and the line that says it. Finds nothing itself. */
#include "relations/collect.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/utf8.h"

#define EVIDENCE_MAX 240u /* bytes of a line that is quoted whole; longer ones by the sentence */

/* --- keys --------------------------------------------------------------------------------- */

/* "3 12" or "3 /name": the same target and relation give the same text. */
static str key_of(struct arena *tmp, const struct rel_reference *reference, unsigned relation)
{
	if (reference->target != REL_UNRESOLVED)
		return str_format(tmp, "%u %zu", relation, reference->target);
	return str_format(tmp, "%u /%.*s", relation, STR_ARG(reference->target_slug));
}

bool collect_has(struct collector *collector, const struct rel_reference *reference)
{
	const struct arena_mark mark = arena_mark(collector->tmp);
	const str key = key_of(collector->tmp, reference, reference->relation);
	const bool found = map_get(&collector->keys, key) != NULL;

	arena_rewind(collector->tmp, mark);
	return found;
}

void collect_add(struct collector *collector, const struct rel_reference *reference)
{
	const str key = key_of(collector->tmp, reference, reference->relation);

	*map_put(collector->tmp, &collector->keys, key) = collector;
	VEC_PUSH(collector->tmp, &collector->found, *reference);
}

/* --- the result --------------------------------------------------------------------------- */

static bool says_more(struct collector *collector, const struct rel_reference *reference)
{
	for (unsigned relation = 0; relation < REL_MENTIONS; relation++) {
		if (map_get(&collector->keys, key_of(collector->tmp, reference, relation)))
			return true;
	}
	return false;
}

static int compare(const void *a, const void *b)
{
	const struct rel_reference *x = a, *y = b;

	if (x->line != y->line)
		return x->line < y->line ? -1 : 1;
	if (x->relation != y->relation)
		return x->relation < y->relation ? -1 : 1;
	if (x->target != y->target)
		return x->target < y->target ? -1 : 1;
	return str_cmp(x->target_slug, y->target_slug);
}

struct rel_references collect_finish(struct collector *collector)
{
	struct rel_references result = {0};

	result.items = ARENA_ARRAY(collector->mem, struct rel_reference, collector->found.n);
	for (size_t i = 0; i < collector->found.n; i++) {
		const struct rel_reference *reference = &collector->found.items[i];

		if (reference->relation == REL_MENTIONS && says_more(collector, reference))
			continue;
		result.items[result.n++] = *reference;
	}
	if (result.n > 1)
		qsort(result.items, result.n, sizeof *result.items, compare);
	return result;
}

/* --- evidence ----------------------------------------------------------------------------- */

/* The line around byte at as far as it is looked at: EVIDENCE_MAX to either side. */
static str line_around(str text, size_t *at)
{
	size_t from = *at, to = *at;

	while (from > 0 && *at - from < EVIDENCE_MAX && text.p[from - 1] != '\n')
		from--;
	while (to < text.n && to - *at < EVIDENCE_MAX && text.p[to] != '\n')
		to++;
	*at -= from;
	return str_slice(text, from, to);
}

static bool ends_sentence(str line, size_t at)
{
	return line.p[at] == '.' && (at + 1 == line.n || line.p[at + 1] == ' ');
}

/* The sentence around byte at of a line too long to quote, or the nearest words of it. */
static str sentence_around(str line, size_t at)
{
	size_t from = at, to = at;

	while (from > 0 && at - from < EVIDENCE_MAX / 2 &&
	    !(line.p[from - 1] == ' ' && from > 1 && strchr(".!?", line.p[from - 2])))
		from--;
	while (to < line.n && to - from < EVIDENCE_MAX && !ends_sentence(line, to))
		to++;
	while (from < at && ((unsigned char)line.p[from] & 0xC0) == 0x80)
		from++;
	while (to < line.n && ((unsigned char)line.p[to] & 0xC0) == 0x80)
		to++;
	return str_slice(line, from, to + (to < line.n && line.p[to] == '.'));
}

str collect_evidence(struct arena *mem, str text, size_t at)
{
	str line = line_around(text, &at);
	struct buf out;
	bool space = false;

	if (line.n > EVIDENCE_MAX)
		line = sentence_around(line, at);
	line = str_trim(line);
	buf_init(&out, mem);
	for (size_t i = 0; i < line.n; i++) {
		if (char_is_space(line.p[i])) {
			space = true;
			continue;
		}
		if (space)
			buf_char(&out, ' ');
		space = false;
		buf_char(&out, line.p[i]);
	}
	return buf_str(&out);
}
