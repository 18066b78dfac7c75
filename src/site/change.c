/* SPDX-License-Identifier: MIT */
/*
 * What changed from one revision of a definition to the next, put together from its parts. The
 * text diff that a page shows is made in build/ and drawn in page/.
 */
#include "site/change.h"

#include "base/arena.h"

const str site_section_status_names[SECTION_STATUS_COUNT] = {
    {"added", 5},
    {"removed", 7},
    {"changed", 7},
    {"renamed", 7},
};

static str keep(struct arena *mem, str s)
{
	return s.p ? str_dup(mem, s) : s;
}

static void keep_strings(struct arena *mem, struct def_strings *strings)
{
	str *copy = ARENA_ARRAY(mem, str, strings->n);

	for (size_t i = 0; i < strings->n; i++)
		copy[i] = str_dup(mem, strings->items[i]);
	strings->items = copy;
}

/* What was compared lives in scratch memory; what is said of it stays. */
static void keep_texts(struct arena *mem, struct site_change *change)
{
	struct site_field_change *fields =
	    ARENA_ARRAY(mem, struct site_field_change, change->field_count);
	struct site_section_change *sections =
	    ARENA_ARRAY(mem, struct site_section_change, change->section_count);

	for (size_t i = 0; i < change->field_count; i++) {
		fields[i] = change->fields[i];
		fields[i].key = str_dup(mem, fields[i].key);
		fields[i].from = keep(mem, fields[i].from);
		fields[i].to = keep(mem, fields[i].to);
		keep_strings(mem, &fields[i].added);
		keep_strings(mem, &fields[i].removed);
	}
	for (size_t i = 0; i < change->section_count; i++) {
		sections[i] = change->sections[i];
		sections[i].title = str_dup(mem, sections[i].title);
		sections[i].from = keep(mem, sections[i].from);
	}
	change->fields = fields;
	change->sections = sections;
}

static void compare_texts(
    struct arena *tmp, const struct site_texts *texts, struct site_change *change)
{
	site_compare_fields(tmp, texts->before, texts->after, change);
	site_compare_sections(tmp, texts->memo, texts->before, texts->after, change);
	if (texts->diff) {
		const struct site_words words = site_changed_words(tmp, texts->diff);

		change->words_added = words.added;
		change->words_removed = words.removed;
	}
}

/* Sections that only stand in another order are no change of a section, but one of the body. */
static bool body_differs(const struct site_texts *texts, const struct site_change *change)
{
	const unsigned spelling = CHANGE_WHITESPACE_ONLY | CHANGE_REFORMATTED;
	bool wrapped;

	if (change->section_count)
		return true;
	return texts->before && texts->after && !(change->flags & spelling) &&
	    !str_eq(texts->before->body, texts->after->body) &&
	    !site_differs_in_space(texts->before->body, texts->after->body, &wrapped);
}

/* Most revisions ask for what the current text asks for: that needs no copy. */
static str keep_model(struct arena *mem, const struct site_def *def, const struct definition *text)
{
	if (!text)
		return STR_ABSENT;
	if (str_eq(text->model, def->def.model))
		return text->model.n ? def->def.model : S("");
	return text->model.n ? str_dup(mem, text->model) : S("");
}

void site_add_change(struct arena *mem, struct arena *tmp, const struct site *site,
    struct site_def *def, struct site_revision *revision, const struct site_texts *texts)
{
	const struct definition *before = texts->before, *after = texts->after;
	const struct hist_revision *hist = &revision->hist;
	const bool is_boundary = site_is_boundary(site, revision);
	const bool has_link = texts->old_link.p || texts->link.p;
	struct arena_mark mark = arena_mark(tmp);
	struct site_change change = {
	    .old_link = keep(mem, texts->old_link),
	    .link = keep(mem, texts->link),
	    .body_size = after ? after->body.n : SITE_NONE,
	};

	if (before && after) {
		compare_texts(tmp, texts, &change);
		site_compare_relations(mem, tmp, site, texts, def, &change);
	} else if (after && (texts->old_link.p || hist->status == HIST_ADDED) && !is_boundary) {
		change.words_added = site_count_words(after->source);
	} else if (before && (texts->link.p || hist->status == HIST_DELETED)) {
		change.words_removed = site_count_words(before->source);
		site_lose_relations(mem, tmp, site, texts, def, &change);
	}
	change.flags = site_change_flags(hist, before, after, &change);
	if (is_boundary)
		change.flags |= CHANGE_BOUNDARY;
	change.groups =
	    site_change_group_bits(hist, &change, has_link || body_differs(texts, &change));
	change.sentence = is_boundary ? language_text(site->language, TEXT_OLDEST)
				      : site_change_sentence(mem, site->language, hist, &change);
	keep_texts(mem, &change);
	revision->change = change;
	revision->model = keep_model(mem, def, after);
	arena_rewind(tmp, mark);
}
