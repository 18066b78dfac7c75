/* SPDX-License-Identifier: MIT */
/* What kind of change a revision is, apart from what changed: moved, wrapped, repaired, a sweep. */
#include "site/change.h"
#include "site/word.h"

enum { WORD_BYTES_MAX = 16 };

const str site_change_flag_names[CHANGE_FLAG_COUNT] = {
    {"rename-only", 11},
    {"whitespace-only", 15},
    {"front-matter-added", 18},
    {"front-matter-removed", 20},
    {"recovered", 9},
    {"sweep", 5},
    {"missing", 7},
    {"rewrapped", 9},
    {"reformatted", 11},
    {"rewritten", 9},
    {"link", 4},
    {"was-link", 8},
    {"invalid-bytes", 13},
    {"boundary", 8},
};

static bool same_words(str a, str b)
{
	size_t at_a = 0, at_b = 0;
	str word_a, word_b;

	for (;;) {
		const bool more_a = word_next(a, &at_a, &word_a);
		const bool more_b = word_next(b, &at_b, &word_b);

		if (more_a != more_b || !str_eq(word_a, word_b))
			return false;
		if (!more_a)
			return true;
	}
}

/* Of texts that differ: whether it is white space, or how the front matter is written. */
static unsigned spelling_flags(const struct definition *before, const struct definition *after,
    const struct site_change *change)
{
	bool wrapped = false;

	if (change->field_count || change->section_count ||
	    !before->front_source.p != !after->front_source.p)
		return 0;
	if (!str_eq(before->body, after->body) &&
	    !site_differs_in_space(before->body, after->body, &wrapped))
		return 0;
	if (!same_words(before->front_source, after->front_source))
		return CHANGE_REFORMATTED;
	return CHANGE_WHITESPACE_ONLY | (wrapped ? CHANGE_REWRAPPED : 0u);
}

/*
 * Counting all words costs as much as comparing them, so most changes are seen to be smaller first:
 * a word with what is around it has less than WORD_BYTES_MAX bytes on average.
 */
static bool is_rewritten(const struct definition *before, const struct definition *after,
    const struct site_change *change)
{
	const size_t removed = 2 * (size_t)change->words_removed;
	const size_t added = 2 * (size_t)change->words_added;

	if (removed * WORD_BYTES_MAX < before->source.n || added * WORD_BYTES_MAX < after->source.n)
		return false;
	return removed > site_count_words(before->source) &&
	    added > site_count_words(after->source);
}

unsigned site_change_flags(const struct hist_revision *hist, const struct definition *before,
    const struct definition *after, const struct site_change *change)
{
	const bool moved = hist->status == HIST_RENAMED || hist->status == HIST_COPIED;
	unsigned flags = 0;

	if (hist->sweep >= SITE_SWEEP)
		flags |= CHANGE_SWEEP;
	if (after && after->recovered)
		flags |= CHANGE_RECOVERED;
	if (after && after->replaced)
		flags |= CHANGE_REPLACED;
	if (change->link.p)
		flags |= CHANGE_LINK;
	if (change->old_link.p)
		flags |= CHANGE_WAS_LINK;
	if ((!after && !change->link.p && hist->status != HIST_DELETED) ||
	    (!before && !change->old_link.p && hist->status != HIST_ADDED))
		flags |= CHANGE_MISSING;
	if (moved && oid_eq(&hist->blob, &hist->old_blob))
		return flags | CHANGE_RENAME_ONLY;
	if (!before || !after)
		return flags;
	if (!before->front_source.p && after->front_source.p)
		flags |= CHANGE_FRONT_MATTER_ADDED;
	if (before->front_source.p && !after->front_source.p)
		flags |= CHANGE_FRONT_MATTER_REMOVED;
	if (!str_eq(before->source, after->source))
		flags |= spelling_flags(before, after, change);
	if (is_rewritten(before, after, change))
		flags |= CHANGE_REWRITTEN;
	return flags;
}
