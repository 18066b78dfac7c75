/* SPDX-License-Identifier: MIT */
/*
 * Names that stand together, "a, b and c", and where they stand: which words lie between them and
 * their verb, what rules them when there is no verb.
 *
 *	Run these in order: delegate to the two local agents `a`, `b` and `c` for that.
 *	                    ^clause    ^head                 ^first    ^last
 */
#ifndef RELATIONS_GROUP_H
#define RELATIONS_GROUP_H

#include "relations/mention.h"

/* What kind of text is judged. */
enum judge_unit {
	JUDGE_HEADING,
	JUDGE_PARAGRAPH,
	JUDGE_ITEM,
	JUDGE_CELL,
	JUDGE_TEMPLATE, /* a line of a code block that shows text: what D prints or says */
	JUDGE_TEMPLATE_CELL,
	JUDGE_CODE, /* a line of other code: only calls count */
	JUDGE_FIELD, /* text of the front matter */
};

/* Where names stand that no verb rules. */
enum place {
	PLACE_NONE,
	PLACE_LEAD, /* first in an item or heading, alone in a cell */
	PLACE_LABEL, /* behind "Label:" */
	PLACE_ARROW, /* behind an arrow */
	PLACE_WITH, /* behind "With", first in an item or heading */
};

struct group {
	size_t from, to; /* of the mentions; to is behind the last */
	size_t first; /* token of the first name, with what belongs to it */
	size_t last; /* of the last */
	size_t clause; /* where its part of the sentence begins */
	size_t head; /* the token behind the verb: first, or the first of the words skipped */
	size_t label, label_end; /* PLACE_LABEL: its tokens; label_end is behind the last */
	bool article;
	bool instances; /* of a noun: "agents such as a, b" */
	uint32_t kinds; /* of that noun */
	enum place place;
};

struct group_text {
	const struct vocabulary *words;
	const struct passage *passage;
	const struct mentions *mentions;
	enum judge_unit unit;
};

/* The group that begins with a mention. Cost: linear in the group. */
struct group group_at(const struct group_text *text, size_t mention);

/* Whether "not" rules the words from a token on: "never call x"; not in "don't guess, call x". */
bool group_is_negated(const struct group_text *text, const struct group *group, size_t at);

/* Whether a name that leads an item is not the start of a longer phrase. */
bool group_ends_lead(const struct group_text *text, const struct mention *mention);

#endif
