/* SPDX-License-Identifier: MIT */
/*
 * A change in words, what a reader wants first at the start: what the definition may do, its model
 * and description, where it moved, then its text. Fields stand in sentence_fields.c.
 */
#include "site/sentence.h"

#include "base/path.h"
#include "definition/discover.h"

enum { NAMED_MAX = 3 }; /* sections, relations that are named one by one */

static void add_part(struct sentence *s, enum language_key key)
{
	sentence_begin_part(s);
	sentence_add_text(s, key);
	sentence_end_part(s);
}

/* Where a definition stands: the kind its path means, its name, and the folder around it. */
struct place {
	enum def_path kind;
	str stem, folder;
};

static struct place place_of(str path)
{
	struct place place = {.kind = def_path_kind(path), .folder = path_dir(path)};
	const bool is_skill = place.kind == DEF_PATH_SKILL;

	place.stem = def_path_stem(path, is_skill ? DEF_SKILL : DEF_AGENT);
	if (is_skill)
		place.folder = path_dir(place.folder);
	return place;
}

/* Takes the folders off that both paths end with, as long as something is left of both. */
static void trim_common_folders(str *a, str *b)
{
	for (;;) {
		const str last_a = path_base(*a), last_b = path_base(*b);
		const str rest_a = path_dir(*a), rest_b = path_dir(*b);

		if (!str_eq(last_a, last_b) || !rest_a.n || !rest_b.n)
			return;
		*a = rest_a;
		*b = rest_b;
	}
}

/* A folder or a path; of a long one its end. */
static void put_path(struct sentence *s, void *what)
{
	const str path = *(const str *)what;
	size_t from = 0;

	while (path.n - from > NAME_MAX) {
		const size_t slash = str_find_char(path, '/', from);
		if (slash == STR_NONE)
			break;
		from = slash + 1;
	}
	buf_add(&s->out, from ? S("\xE2\x80\xA6/") : S(""));
	sentence_add_name(s,
	    path.n ? str_from(path, from) : language_text(s->language, TEXT_TOP_FOLDER), VALUE_MAX);
}

static void add_placed(struct sentence *s, enum language_key key, str path)
{
	SENTENCE_FILL(s, language_text(s->language, key), {S("path"), put_path, &path},
	    {S("name"), put_path, &path});
}

static void add_place_change(
    struct sentence *s, const struct hist_revision *hist, struct place from, struct place to)
{
	const bool copied = hist->status == HIST_COPIED;
	const bool same_stem = str_eq(from.stem, to.stem);
	const struct language *l = s->language;

	if (from.kind != to.kind && from.kind < DEF_PATH_MAYBE && to.kind < DEF_PATH_MAYBE) {
		add_placed(s, TEXT_BECAME_AGENT + to.kind, hist->old_path);
	} else if (str_eq(from.folder, to.folder)) {
		str name = same_stem ? path_base(hist->old_path) : from.stem;
		SENTENCE_FILL(s, language_text(l, copied ? TEXT_COPIED_FROM : TEXT_RENAMED_FROM),
		    {S("name"), sentence_put_value, &name});
	} else if (same_stem) {
		trim_common_folders(&from.folder, &to.folder);
		SENTENCE_FILL(s, language_text(l, copied ? TEXT_COPIED : TEXT_MOVED),
		    {S("from"), put_path, &from.folder}, {S("to"), put_path, &to.folder});
	} else {
		add_placed(s, copied ? TEXT_COPIED_FROM : TEXT_MOVED_RENAMED, hist->old_path);
	}
}

static void add_move(struct sentence *s, const struct hist_revision *hist)
{
	if (hist->status != HIST_RENAMED && hist->status != HIST_COPIED)
		return;
	sentence_begin_part(s);
	add_place_change(s, hist, place_of(hist->old_path), place_of(hist->path));
	sentence_end_part(s);
}

/* What stands above the first heading has no title. */
static bool is_opening(const struct site_section_change *section)
{
	return section->status == SECTION_CHANGED && !section->title.n;
}

static size_t count_sections(const struct site_change *change, enum site_section_status status)
{
	size_t n = 0;

	for (size_t i = 0; i < change->section_count; i++)
		n += change->sections[i].status == status;
	return n;
}

static void put_section_name(struct sentence *s, void *what)
{
	sentence_add_name(s, *(const str *)what, NAME_MAX);
}

static void put_title(struct sentence *s, void *what)
{
	const struct site_section_change *section = what;

	if (section->title.n)
		sentence_add_name(s, section->title, NAME_MAX);
	else
		sentence_add_text(s, is_opening(section) ? TEXT_OPENING : TEXT_UNTITLED);
}

static void add_title(struct sentence *s, struct site_section_change *section)
{
	if (section->status == SECTION_RENAMED)
		SENTENCE_FILL(s, language_text(s->language, TEXT_SECTION_RENAMED),
		    {S("from"), put_section_name, &section->from}, {S("to"), put_title, section});
	else
		put_title(s, section);
}

/* The texts of each status are in the order of enum site_section_status. */
struct titles {
	const struct site_change *change;
	enum site_section_status status;
	size_t n; /* sections of that status */
	size_t max; /* that may be named */
	size_t shown;
};

/* "A, B and 3 more" */
static void put_titles(struct sentence *s, void *what)
{
	struct titles *titles = what;
	const struct site_change *change = titles->change;

	for (size_t i = 0; i < change->section_count && titles->shown < titles->max; i++) {
		struct site_section_change *section = &change->sections[i];
		if (section->status != titles->status)
			continue;
		if (titles->shown && !sentence_has_room(s))
			break;
		if (titles->shown)
			sentence_add_text(s, TEXT_LIST_NEXT);
		add_title(s, section);
		titles->shown++;
	}
	if (titles->shown < titles->n)
		sentence_add_counted(s, TEXT_LIST_MORE, (uint32_t)(titles->n - titles->shown));
}

static const struct site_section_change *first_section(
    const struct site_change *change, enum site_section_status status)
{
	const struct site_section_change *section = change->sections;

	while (section->status != status)
		section++;
	return section;
}

/* "new section A", "new sections A, B"; the opening text is called no section. */
static size_t name_sections(struct sentence *s, const struct site_change *change,
    enum site_section_status status, size_t max)
{
	struct titles titles = {change, status, count_sections(change, status), max, 0};
	const enum language_key key = is_opening(first_section(change, status))
	    ? TEXT_OPENING_CHANGED
	    : TEXT_SECTIONS_ADDED + status;

	if (max)
		SENTENCE_FILL(s, language_form(s->language, key, titles.n),
		    {S("titles"), put_titles, &titles});
	return titles.shown;
}

/*
 * Sections of one status. *left is how many may still be named, of all statuses; where none may,
 * or there is no room for names, they are counted.
 */
static void add_sections(struct sentence *s, const struct site_change *change,
    enum site_section_status status, size_t *left)
{
	const size_t n = count_sections(change, status);

	if (!n)
		return;
	sentence_begin_part(s);
	const size_t begin = s->out.n;
	size_t shown = name_sections(s, change, status, *left);
	if (!shown || !sentence_fits(s)) {
		shown = 0;
		s->out.n = begin;
		sentence_add_counted(s, TEXT_SECTIONS_ADDED_COUNT + status, (uint32_t)n);
	}
	*left -= shown;
	sentence_end_part(s);
}

/* Relations of one kind that stand one after the other. */
struct targets {
	const struct site_relation_change *list;
	size_t n;
};

static void put_targets(struct sentence *s, void *what)
{
	const struct targets *targets = what;

	for (size_t i = 0; i < targets->n; i++) {
		if (i)
			sentence_add_text(s, TEXT_LIST_NEXT);
		sentence_add_name(s, targets->list[i].name, VALUE_MAX);
	}
}

static void name_relations(
    struct sentence *s, bool gained, const struct site_relation_change *list, size_t n)
{
	const struct language *l = s->language;

	for (size_t i = 0; i < n;) {
		const enum rel_kind kind = list[i].relation;
		str label = language_text(
		    l, (gained ? TEXT_DELEGATES_TO_GAINED : TEXT_DELEGATES_TO_LOST) + kind);
		struct targets targets = {&list[i], 1};

		while (i + targets.n < n && list[i + targets.n].relation == kind)
			targets.n++;
		if (i)
			sentence_add_text(s, TEXT_LIST_NEXT);
		SENTENCE_FILL(s, language_text(l, TEXT_RELATED),
		    {S("relation"), sentence_put_text, &label},
		    {S("names"), put_targets, &targets});
		i += targets.n;
	}
}

static void add_relations(struct sentence *s, bool gained, const struct site_change *change)
{
	const struct site_relation_change *list = gained ? change->gained : change->lost;
	const size_t n = gained ? change->gained_count : change->lost_count;

	if (!n)
		return;
	sentence_begin_part(s);
	if (n > NAMED_MAX)
		sentence_add_counted(s, gained ? TEXT_GAINED_COUNT : TEXT_LOST_COUNT, (uint32_t)n);
	else
		name_relations(s, gained, list, n);
	sentence_end_part(s);
}

static void put_balance(struct sentence *s, void *what)
{
	const struct site_change *change = what;

	sentence_add_balance(s, change->words_added, change->words_removed);
}

static void add_balance_text(
    struct sentence *s, enum language_key key, const struct site_change *change)
{
	struct site_change copy = *change;

	SENTENCE_FILL(s, language_text(s->language, key), {S("balance"), put_balance, &copy});
}

/* Sections that changed, with the number of words where nothing else tells how much changed. */
static void add_changed(struct sentence *s, const struct site_change *change, size_t *left)
{
	const size_t n = count_sections(change, SECTION_CHANGED), left_out = s->left_out;
	const bool sized = n == change->section_count && !change->field_count &&
	    (change->words_added || change->words_removed);

	if (sized && n == 1 && is_opening(change->sections)) {
		sentence_begin_part(s);
		add_balance_text(s, TEXT_TEXT_BALANCE, change);
		sentence_end_part(s);
		return;
	}
	add_sections(s, change, SECTION_CHANGED, left);
	if (!n || !sized || s->left_out > left_out)
		return;
	add_balance_text(s, TEXT_BALANCE_SUFFIX, change);
}

static void add_body(struct sentence *s, const struct site_change *change)
{
	const bool rewritten = change->flags & CHANGE_REWRITTEN;
	size_t left = NAMED_MAX;

	if (rewritten)
		add_part(s, TEXT_TEXT_REWRITTEN);
	add_sections(s, change, SECTION_ADDED, &left);
	if (!rewritten) {
		add_sections(s, change, SECTION_RENAMED, &left);
		add_sections(s, change, SECTION_REMOVED, &left);
	}
	add_relations(s, true, change);
	add_relations(s, false, change);
	if (!rewritten)
		add_changed(s, change, &left);
	if (!change->section_count && change->groups & GROUP_BODY)
		add_part(s, TEXT_SECTIONS_REORDERED);
}

/* What is left to say when nothing has a name. */
static enum language_key spelling_text(
    const struct hist_revision *hist, const struct site_change *change)
{
	if (change->flags & CHANGE_MISSING)
		return TEXT_TEXT_MISSING;
	if (change->flags & CHANGE_REWRAPPED)
		return TEXT_REWRAPPED;
	if (change->flags & CHANGE_WHITESPACE_ONLY)
		return TEXT_WHITE_SPACE;
	if (oid_eq(&hist->blob, &hist->old_blob) && !oid_is_none(&hist->blob))
		return TEXT_FILE_MODE;
	return TEXT_REFORMATTED;
}

/* Of a front matter that came or went as a whole only what it allows is told. */
static void add_fields(
    struct sentence *s, const struct hist_revision *hist, const struct site_change *change)
{
	sentence_add_fields(s, change, GROUP_TOOLS_WIDENED | GROUP_TOOLS_NARROWED);
	sentence_add_fields(s, change, GROUP_PERMISSIONS);
	if (change->flags & CHANGE_FRONT_MATTER_ADDED)
		add_part(s, TEXT_FRONT_ADDED);
	if (change->flags & CHANGE_FRONT_MATTER_REMOVED)
		add_part(s, TEXT_FRONT_REMOVED);
	if (change->flags & (CHANGE_FRONT_MATTER_ADDED | CHANGE_FRONT_MATTER_REMOVED)) {
		add_move(s, hist);
		return;
	}
	sentence_add_fields(s, change, GROUP_MODEL);
	sentence_add_fields(s, change, GROUP_DESCRIPTION);
	add_move(s, hist);
	sentence_add_fields(s, change, GROUP_FIELDS);
}

static void add_first_words(struct sentence *s, const struct site_change *change)
{
	if (change->flags & CHANGE_MISSING)
		sentence_add_text(s, TEXT_ADDED);
	else if (change->words_added)
		sentence_add_counted(s, TEXT_ADDED_WORDS, change->words_added);
	else
		sentence_add_text(s, TEXT_ADDED_EMPTY);
}

str site_change_sentence(struct arena *mem, const struct language *language,
    const struct hist_revision *hist, const struct site_change *change)
{
	struct sentence s = {.language = language};

	if (change->link.p || change->old_link.p)
		return site_link_sentence(mem, language, hist, change);
	buf_init(&s.out, mem);
	if (hist->status == HIST_DELETED)
		return language_text(language, TEXT_REMOVED);
	if (hist->status == HIST_ADDED) {
		add_first_words(&s, change);
		return buf_str(&s.out);
	}
	add_fields(&s, hist, change);
	add_body(&s, change);
	if (!s.out.n || (change->flags & CHANGE_MISSING && !(change->flags & CHANGE_RENAME_ONLY)))
		add_part(&s, spelling_text(hist, change));
	if (s.left_out)
		sentence_add_counted(&s, TEXT_PARTS_MORE, (uint32_t)s.left_out);
	return buf_str(&s.out);
}
