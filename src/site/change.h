/* SPDX-License-Identifier: MIT */
/*
 * The parts of a change, each in a file of its own: change_fields.c, change_sections.c,
 * change_words.c, change_space.c, change_flags.c, change_groups.c, relation_change.c, and the
 * sentence that tells all of it. Private to site/.
 */
#ifndef SITE_CHANGE_H
#define SITE_CHANGE_H

#include "base/json.h"
#include "language/language.h"
#include "site/site.h"

/* Fills in fields; texts and lists live in tmp or in the definitions. */
void site_compare_fields(struct arena *tmp, const struct definition *before,
    const struct definition *after, struct site_change *change);

/*
 * Fills in sections; texts live in tmp or in the memo.
 * Cost    linear in the bodies, and in sections that have no partner of the same title
 */
void site_compare_sections(struct arena *tmp, struct site_reference_memo *memo,
    const struct definition *before, const struct definition *after, struct site_change *change);

/* The sections' part of site_reference_memo_open and its kin. */
void site_kept_sections_open(struct site_reference_memo *memo);
void site_kept_sections_close(struct site_reference_memo *memo);
void site_kept_sections_begin(struct site_reference_memo *memo, const struct site_def *def);

struct site_words {
	uint32_t added, removed;
	uint32_t before, after; /* how many there were and are, of what was compared */
};

/* Words that a diff takes and gives. Cost: linear in the changed lines. */
struct site_words site_changed_words(struct arena *tmp, const struct diff *diff);
struct site_words site_compare_words(struct arena *tmp, str before, str after);
uint32_t site_count_words(str text);

/*
 * Whether two bodies differ in nothing but white space. In code, the indent counts as text.
 * Sets    *ret_wrapped to whether lines of a paragraph end elsewhere
 */
bool site_differs_in_space(str before, str after, bool *ret_wrapped);

/*
 * The flags (enum site_change_flag) of a revision whose fields, sections and words are known.
 * Either text is NULL when there is none or it cannot be read.
 */
unsigned site_change_flags(const struct hist_revision *hist, const struct definition *before,
    const struct definition *after, const struct site_change *change);

/* The groups of a change whose fields, relations and flags are known. */
unsigned site_change_group_bits(
    const struct hist_revision *hist, const struct site_change *change, bool body_differs);

/* Fills in lost: all that the last text of a removed definition stated. */
void site_lose_relations(struct arena *mem, struct arena *tmp, const struct site *site,
    const struct site_texts *texts, const struct site_def *def, struct site_change *change);

/* Fills in gained and lost; texts has both definitions. */
void site_compare_relations(struct arena *mem, struct arena *tmp, const struct site *site,
    const struct site_texts *texts, const struct site_def *def, struct site_change *change);

/*
 * One readable line for lists, feeds and JSON: "tools +Bash; model sonnet to opus". Everything
 * else of the change is known. What matters most comes first; what has no room is counted. The
 * fields that it names are marked as told.
 * Owner   mem
 */
str site_change_sentence(struct arena *mem, const struct language *language,
    const struct hist_revision *hist, const struct site_change *change);

/* The same of a revision that is a symbolic link, or was one before. */
str site_link_sentence(struct arena *mem, const struct language *language,
    const struct hist_revision *hist, const struct site_change *change);

#endif
