/* SPDX-License-Identifier: MIT */
/* A change in words: fields first, then sections, relations, and the size of what is left. */
#include "site/change.h"

#include "base/arena.h"
#include "base/path.h"
#include "base/utf8.h"

enum {
	VALUE_MAX = 40, /* bytes of a scalar that is quoted in the sentence */
	ITEMS_MAX = 4, /* of a set */
	PARTS_MAX = 3, /* sections, relations named one by one */
};

static void separate(struct buf *out)
{
	if (out->n)
		buf_add(out, S("; "));
}

static bool is_short(str s)
{
	return s.n <= VALUE_MAX && str_find_char(s, '\n', 0) == STR_NONE;
}

static void add_scalar(struct buf *out, const struct site_field_change *field)
{
	str key = field->key;

	if (!is_short(field->from) || !is_short(field->to) || field->from.n + field->to.n == 0) {
		const char *what = !field->from.p ? "added" : !field->to.p ? "removed" : "changed";
		buf_format(out, "%.*s %s", STR_ARG(key), what);
	} else if (!field->to.n) {
		buf_format(out, "%.*s removed (was %.*s)", STR_ARG(key), STR_ARG(field->from));
	} else if (!field->from.n) {
		buf_format(out, "%.*s %.*s added", STR_ARG(key), STR_ARG(field->to));
	} else {
		buf_format(out, "%.*s %.*s to %.*s", STR_ARG(key), STR_ARG(field->from),
		    STR_ARG(field->to));
	}
}

static void add_items(struct buf *out, const char *sign, const struct def_strings *items)
{
	size_t shown = items->n <= ITEMS_MAX + 1 ? items->n : ITEMS_MAX;

	for (size_t i = 0; i < shown; i++) {
		str item = items->items[i];
		str start =
		    utf8_prefix(str_slice(item, 0, str_find_char(item, '\n', 0)), VALUE_MAX);
		buf_format(
		    out, " %s%.*s%s", sign, STR_ARG(start), start.n < item.n ? "\xE2\x80\xA6" : "");
	}
	if (shown < items->n)
		buf_format(out, " %s%zu more", sign, items->n - shown);
}

static void add_field(struct buf *out, const struct site_field_change *field)
{
	separate(out);
	if (!field->is_set) {
		add_scalar(out, field);
		return;
	}
	buf_add(out, field->key);
	add_items(out, "+", &field->added);
	add_items(out, "\xE2\x88\x92", &field->removed);
}

static void add_sections(
    struct buf *out, const struct site_change *change, enum site_section_status status)
{
	static const char *const one[] = {"new section", "removed section", "changed section"};
	static const char *const many[] = {"new sections", "removed sections", "changed sections"};
	size_t n = 0, shown = 0;

	for (size_t i = 0; i < change->section_count; i++)
		n += change->sections[i].status == status;
	if (!n)
		return;
	separate(out);
	if (n > PARTS_MAX) {
		buf_format(out, "%zu %s", n, many[status]);
		return;
	}
	buf_add(out, str_of_cstr(n == 1 ? one[status] : many[status]));
	for (size_t i = 0; i < change->section_count; i++) {
		str title = change->sections[i].title;
		if (change->sections[i].status != status)
			continue;
		if (!title.n)
			title = S("opening text");
		buf_add(out, shown++ ? S(", ") : S(" "));
		buf_add(out, title);
	}
}

static void add_relations(
    struct buf *out, const char *verb, const struct site_relation_change *list, size_t n)
{
	if (!n)
		return;
	separate(out);
	if (n > PARTS_MAX) {
		buf_format(out, "%s %zu relations", verb, n);
		return;
	}
	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_add(out, S(", "));
		buf_format(out, "%s %.*s %.*s", verb, STR_ARG(rel_kinds[list[i].relation].label),
		    STR_ARG(list[i].name));
	}
}

static void add_move(struct buf *out, const struct hist_revision *hist)
{
	const char *verb = hist->status == HIST_COPIED		       ? "copied from"
	    : str_eq(path_base(hist->path), path_base(hist->old_path)) ? "moved from"
								       : "renamed from";

	buf_format(out, "%s %.*s", verb, STR_ARG(hist->old_path));
}

str site_change_sentence(
    struct arena *mem, const struct hist_revision *hist, const struct site_change *change)
{
	struct buf out;

	buf_init(&out, mem);
	if (hist->status == HIST_ADDED)
		return S("added");
	if (hist->status == HIST_DELETED)
		return S("removed");
	if (hist->status == HIST_RENAMED || hist->status == HIST_COPIED)
		add_move(&out, hist);
	if (change->flags & CHANGE_RENAME_ONLY)
		return buf_str(&out);
	for (size_t i = 0; i < change->field_count; i++)
		add_field(&out, &change->fields[i]);
	add_sections(&out, change, SECTION_ADDED);
	add_sections(&out, change, SECTION_REMOVED);
	add_sections(&out, change, SECTION_CHANGED);
	add_relations(&out, "now", change->gained, change->gained_count);
	add_relations(&out, "no longer", change->lost, change->lost_count);
	if (change->flags & CHANGE_MISSING) {
		separate(&out);
		buf_add(&out, S("text is missing"));
	} else if (change->flags & CHANGE_WHITESPACE_ONLY) {
		separate(&out);
		buf_add(&out, S("white space only"));
	} else if (!out.n) {
		buf_add(&out, S("spelling of the front matter only"));
	}
	return buf_str(&out);
}
