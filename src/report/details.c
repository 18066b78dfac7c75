/* SPDX-License-Identifier: MIT */
/* From a change to lines of marked pieces. */
#include "report/details.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "base/vec.h"

enum {
	VALUE_MAX = 160, /* bytes of a value */
	LEAD_MAX = 40, /* bytes before the first difference of two long values */
	NAMES_MAX = 12, /* of a list */
	GAINS_MAX = 4, /* tools of the summary */
};

#define ELLIPSIS "\xE2\x80\xA6"
#define MINUS "\xE2\x88\x92"
#define ARROW "\xE2\x86\x92"

static void add(struct arena *mem, struct report_line *line, enum report_mark mark, str text)
{
	VEC_PUSH(mem, line, ((struct report_piece){mark, text}));
}

static void add_ours(struct arena *mem, struct report_line *line, str text)
{
	add(mem, line, REPORT_WORDS_OF_OURS, text);
}

static void add_line(struct arena *mem, struct report_lines *lines, struct report_line line)
{
	VEC_PUSH(mem, lines, line);
}

/* Ours may begin with what belongs to the word before. */
static str separator(const struct report_piece *before, const struct report_piece *piece)
{
	if (before->mark == REPORT_KEY)
		return S(": ");
	if (before->mark == REPORT_NAME && piece->mark == REPORT_NAME)
		return S(", ");
	return piece->mark == REPORT_WORDS_OF_OURS &&
		(str_starts_with(piece->text, S(",")) || str_starts_with(piece->text, S(";")))
	    ? S("")
	    : S(" ");
}

void report_write_line(
    struct buf *out, const struct report_line *line, report_write *write, void *context)
{
	for (size_t i = 0; i < line->n; i++) {
		if (i)
			buf_add(out, separator(&line->items[i - 1], &line->items[i]));
		write(context, &line->items[i]);
	}
}

str report_status(const struct report_item *item)
{
	const enum hist_status status = item->revision->hist.status;

	if (status == HIST_MODIFIED)
		return S("changed");
	return status == HIST_DELETED ? S("removed") : hist_status_names[status];
}

/* At most VALUE_MAX bytes from a start that cuts no character, with marks where something lacks. */
static str excerpt(struct arena *mem, str text, size_t start)
{
	if (start >= text.n && start)
		start = text.n > LEAD_MAX ? text.n - LEAD_MAX : 0;
	while (start && start < text.n && ((unsigned char)text.p[start] & 0xC0) == 0x80)
		start--;
	const str part = utf8_prefix(str_from(text, start), VALUE_MAX);

	return str_format(mem, "%s%.*s%s", start ? ELLIPSIS : "", STR_ARG(part),
	    start + part.n < text.n ? ELLIPSIS : "");
}

/* Where two long values begin to differ, and a little before; 0 when both are short. */
static size_t find_start(str from, str to)
{
	const size_t least = from.n < to.n ? from.n : to.n;
	size_t same = 0;

	if (from.n <= VALUE_MAX && to.n <= VALUE_MAX)
		return 0;
	while (same < least && from.p[same] == to.p[same])
		same++;
	return same > LEAD_MAX ? same - LEAD_MAX : 0;
}

static void add_scalar(
    struct arena *mem, struct report_line *line, const struct site_field_change *field)
{
	const str from = str_trim(field->from), to = str_trim(field->to);
	const size_t start = from.n && to.n ? find_start(from, to) : 0;

	if (from.n)
		add(mem, line, REPORT_OLD, excerpt(mem, from, start));
	if (from.n && to.n)
		add_ours(mem, line, S(ARROW));
	if (to.n)
		add(mem, line, REPORT_NEW, excerpt(mem, to, start));
	if (!to.n)
		add_ours(mem, line, field->to.p ? S("is empty now") : S("is gone"));
	else if (!from.n)
		add_ours(mem, line, S("is new"));
}

/* "+Bash": a sign with every item, so that nobody needs colours. */
static void add_items(struct arena *mem, struct report_line *line, enum report_mark mark,
    const struct def_strings *items)
{
	const char *sign = mark == REPORT_NEW ? "+" : MINUS;

	for (size_t i = 0; i < items->n && i < NAMES_MAX; i++)
		add(mem, line, mark,
		    str_format(mem, "%s%.*s", sign, STR_ARG(excerpt(mem, items->items[i], 0))));
	if (items->n > NAMES_MAX)
		add_ours(mem, line, str_format(mem, "%s%zu more", sign, items->n - NAMES_MAX));
}

struct report_line report_field(struct arena *mem, const struct site_field_change *field)
{
	struct report_line line = {0};

	add(mem, &line, REPORT_KEY, field->key);
	if (field->is_set) {
		add_items(mem, &line, REPORT_NEW, &field->added);
		add_items(mem, &line, REPORT_OLD, &field->removed);
	} else {
		add_scalar(mem, &line, field);
	}
	return line;
}

/* A label and the names behind it; nothing without names. */
static void add_names(struct arena *mem, struct report_lines *lines, const char *label,
    const struct def_strings *names)
{
	struct report_line line = {0};

	if (!names->n)
		return;
	add_ours(mem, &line, str_of_cstr(label));
	for (size_t i = 0; i < names->n && i < NAMES_MAX; i++)
		add(mem, &line, REPORT_NAME, excerpt(mem, names->items[i], 0));
	if (names->n > NAMES_MAX)
		add_ours(mem, &line, str_format(mem, "and %zu more", names->n - NAMES_MAX));
	add_line(mem, lines, line);
}

static str section_title(struct arena *mem, const struct site_section_change *section)
{
	if (section->from.p)
		return str_format(
		    mem, "%.*s (was %.*s)", STR_ARG(section->title), STR_ARG(section->from));
	if (section->title.n)
		return section->title;
	return section->status == SECTION_CHANGED ? S("(opening text)") : S("(without a title)");
}

static void add_sections(
    struct arena *mem, struct report_lines *lines, const struct site_change *change)
{
	static const struct {
		enum site_section_status status;
		const char *one, *many;
	} labels[] = {
	    {SECTION_ADDED, "new section", "new sections"},
	    {SECTION_RENAMED, "renamed section", "renamed sections"},
	    {SECTION_REMOVED, "removed section", "removed sections"},
	    {SECTION_CHANGED, "changed section", "changed sections"},
	};

	for (size_t k = 0; k < sizeof labels / sizeof *labels; k++) {
		struct def_strings titles = {ARENA_ARRAY(mem, str, change->section_count), 0};

		for (size_t i = 0; i < change->section_count; i++) {
			const struct site_section_change *section = &change->sections[i];
			if (section->status == labels[k].status)
				titles.items[titles.n++] = section_title(mem, section);
		}
		add_names(mem, lines, titles.n == 1 ? labels[k].one : labels[k].many, &titles);
	}
}

static void add_relations(struct arena *mem, struct report_lines *lines, const char *verb,
    const struct site_relation_change *list, size_t n)
{
	for (enum rel_kind kind = 0; kind < REL_KIND_COUNT; kind++) {
		struct def_strings names = {ARENA_ARRAY(mem, str, n), 0};
		const str label = str_format(mem, "%s %.*s", verb, STR_ARG(rel_kinds[kind].label));

		for (size_t i = 0; i < n; i++)
			if (list[i].relation == kind)
				names.items[names.n++] = list[i].name;
		add_names(mem, lines, str_cstr(mem, label), &names);
	}
}

static void add_words(
    struct arena *mem, struct report_lines *lines, const struct site_change *change)
{
	struct report_line line = {0};

	if (!change->words_added && !change->words_removed)
		return;
	add_ours(mem, &line, S("words"));
	if (change->words_added)
		add(mem, &line, REPORT_NEW, str_format(mem, "+%u", (unsigned)change->words_added));
	if (change->words_removed)
		add(mem, &line, REPORT_OLD,
		    str_format(mem, MINUS "%u", (unsigned)change->words_removed));
	add_line(mem, lines, line);
}

static void add_flags(struct arena *mem, struct report_lines *lines, unsigned flags)
{
	static const struct {
		enum site_change_flag flag;
		const char *text;
	} texts[] = {
	    {CHANGE_RENAME_ONLY, "the text is the same"},
	    {CHANGE_WHITESPACE_ONLY, "white space only"},
	    {CHANGE_REWRAPPED, "paragraphs were wrapped anew"},
	    {CHANGE_REWRITTEN, "most of the text is new"},
	    {CHANGE_REFORMATTED, "the front matter is written in another way"},
	    {CHANGE_FRONT_MATTER_ADDED, "front matter is new"},
	    {CHANGE_FRONT_MATTER_REMOVED, "front matter is gone"},
	    {CHANGE_RECOVERED, "front matter is no valid YAML and was repaired"},
	    {CHANGE_MISSING, "a text is missing and was not compared"},
	    {CHANGE_REPLACED, "bytes that are no text, shown as U+FFFD"},
	};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct report_line line = {0};

		if (!(flags & texts[i].flag))
			continue;
		add_ours(mem, &line, str_of_cstr(texts[i].text));
		add_line(mem, lines, line);
	}
}

/* What a reviewer asks of a new definition: the model, what it may use, what it is for. */
static void add_addition(
    struct arena *mem, struct report_lines *lines, const struct definition *def)
{
	struct report_line tools = {0}, model = {0}, summary = {0};

	add(mem, &tools, REPORT_KEY, S("tools"));
	if (def->tools.inherits_all)
		add(mem, &tools, REPORT_NEW, S("ALL"));
	else
		add_items(mem, &tools, REPORT_NEW, &def->tools.allowed);
	if (!def->tools.inherits_all && !def->tools.allowed.n)
		add_ours(mem, &tools, S("none"));
	add_line(mem, lines, tools);
	if (def->model.n) {
		add(mem, &model, REPORT_KEY, S("model"));
		add(mem, &model, REPORT_NEW, excerpt(mem, def->model, 0));
		add_line(mem, lines, model);
	}
	if (def->summary.n) {
		add(mem, &summary, REPORT_KEY, S("description"));
		add(mem, &summary, REPORT_NEW, excerpt(mem, def->summary, 0));
		add_line(mem, lines, summary);
	}
}

static int compare_missing(const void *key, const void *item)
{
	return str_cmp(*(const str *)key, ((const struct site_missing *)item)->id);
}

/* Who names a definition that is gone: each once. */
static void add_callers(
    struct arena *mem, struct report_lines *lines, const struct site *site, str id)
{
	const struct site_missing *missing = site->missing_count
	    ? bsearch(
		  &id, site->missing, site->missing_count, sizeof *site->missing, compare_missing)
	    : NULL;

	if (!missing)
		return;
	struct def_strings names = {ARENA_ARRAY(mem, str, missing->in_count), 0};
	size_t last = SITE_NONE;

	for (size_t i = 0; i < missing->in_count; i++) {
		const size_t source = site->edges[missing->in[i]].source;
		if (source != last)
			names.items[names.n++] = site->defs[source].def.name;
		last = source;
	}
	add_names(mem, lines, "still named by", &names);
}

struct report_lines report_details(
    struct arena *mem, const struct report *report, const struct report_item *item)
{
	const struct site_change *change = &item->revision->change;
	struct report_lines lines = {0};

	if (item->revision->hist.status == HIST_ADDED)
		add_addition(mem, &lines, &item->def->def);
	if (item->revision->hist.status == HIST_DELETED)
		add_callers(mem, &lines, report->site, item->def->id);
	for (size_t i = 0; i < change->field_count; i++)
		add_line(mem, &lines, report_field(mem, &change->fields[i]));
	add_sections(mem, &lines, change);
	add_relations(mem, &lines, "now", change->gained, change->gained_count);
	add_relations(mem, &lines, "no longer", change->lost, change->lost_count);
	add_words(mem, &lines, change);
	add_flags(mem, &lines, change->flags);
	return lines;
}

static void add_gains(
    struct arena *mem, struct report_line *line, const struct report_counts *counts)
{
	for (size_t i = 0; i < counts->gain_count && i < GAINS_MAX; i++) {
		const struct report_gain *gain = &counts->gains[i];
		const bool all = str_eq(gain->tool, S("ALL"));

		add_ours(mem, line,
		    str_format(
			mem, "%s%zu gained%s", i ? ", " : "; ", gain->n, all ? " all tools" : ""));
		if (!all)
			add(mem, line, REPORT_NAME, excerpt(mem, gain->tool, 0));
	}
	if (counts->gain_count > GAINS_MAX)
		add_ours(mem, line,
		    str_format(
			mem, ", and %zu other tools were gained", counts->gain_count - GAINS_MAX));
}

struct report_line report_summary(struct arena *mem, const struct report *report)
{
	static const struct {
		enum hist_status status;
		const char *word;
	} words[] = {
	    {HIST_MODIFIED, "changed"},
	    {HIST_RENAMED, "renamed"},
	    {HIST_COPIED, "copied"},
	    {HIST_ADDED, "added"},
	    {HIST_DELETED, "removed"},
	};
	const struct report_counts counts = report_count(mem, report);
	struct report_line line = {0};
	struct buf text;

	buf_init(&text, mem);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (counts.by_status[words[i].status])
			buf_format(&text, "%s%zu %s", text.n ? ", " : "",
			    counts.by_status[words[i].status], words[i].word);
	}
	add_ours(mem, &line, report->n ? buf_str(&text) : S("no definition changed"));
	add_gains(mem, &line, &counts);
	if (counts.permissions)
		add_ours(mem, &line,
		    str_format(mem, "; %zu with other permissions", counts.permissions));
	return line;
}
