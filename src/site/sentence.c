/* SPDX-License-Identifier: MIT */
/*
 * A change in words, what a reader wants first at the start: what the definition may do, its model
 * and description, where it moved, then its text. Fields stand in sentence_fields.c.
 */
#include "site/sentence.h"

#include "base/path.h"
#include "definition/discover.h"

enum { NAMED_MAX = 3 }; /* sections, relations that are named one by one */

static void add_part(struct sentence *s, str text)
{
	sentence_begin_part(s);
	buf_add(&s->out, text);
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
static void add_path(struct sentence *s, str path)
{
	size_t from = 0;

	while (path.n - from > NAME_MAX) {
		const size_t slash = str_find_char(path, '/', from);
		if (slash == STR_NONE)
			break;
		from = slash + 1;
	}
	buf_add(&s->out, from ? S("\xE2\x80\xA6/") : S(""));
	sentence_add_name(s, path.n ? str_from(path, from) : S("the top folder"), VALUE_MAX);
}

static void add_place_change(
    struct sentence *s, const struct hist_revision *hist, struct place from, struct place to)
{
	const bool copied = hist->status == HIST_COPIED;
	const bool same_stem = str_eq(from.stem, to.stem);

	if (from.kind != to.kind && from.kind < DEF_PATH_MAYBE && to.kind < DEF_PATH_MAYBE) {
		buf_format(&s->out, "became %s %.*s (was ", to.kind == DEF_PATH_AGENT ? "an" : "a",
		    STR_ARG(def_kinds[to.kind].name));
		add_path(s, hist->old_path);
		buf_char(&s->out, ')');
	} else if (str_eq(from.folder, to.folder)) {
		buf_add(&s->out, copied ? S("copied from ") : S("renamed from "));
		sentence_add_name(s, same_stem ? path_base(hist->old_path) : from.stem, VALUE_MAX);
	} else if (same_stem) {
		trim_common_folders(&from.folder, &to.folder);
		buf_add(&s->out, copied ? S("copied from ") : S("moved from "));
		add_path(s, from.folder);
		buf_add(&s->out, S(" to "));
		add_path(s, to.folder);
	} else {
		buf_add(&s->out, copied ? S("copied from ") : S("moved and renamed from "));
		add_path(s, hist->old_path);
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

static void add_title(struct sentence *s, const struct site_section_change *section)
{
	if (section->status == SECTION_RENAMED) {
		sentence_add_name(s, section->from, NAME_MAX);
		buf_add(&s->out, S(" renamed to "));
	}
	if (section->title.n)
		sentence_add_name(s, section->title, NAME_MAX);
	else
		buf_add(&s->out, is_opening(section) ? S("opening text") : S("without a title"));
}

static const char *const status_words[] = {"new ", "removed ", "changed ", ""};

/* "new section A", "new sections A, B"; the opening text is called no section. */
static size_t name_sections(struct sentence *s, const struct site_change *change,
    enum site_section_status status, size_t max)
{
	const size_t n = count_sections(change, status);
	size_t shown = 0;

	for (size_t i = 0; i < change->section_count && shown < max; i++) {
		const struct site_section_change *section = &change->sections[i];
		if (section->status != status)
			continue;
		if (shown && !sentence_has_room(s))
			break;
		if (shown)
			buf_add(&s->out, S(", "));
		else
			buf_format(&s->out, "%s%s", status_words[status],
			    is_opening(section) ? ""
				: n > 1		? "sections "
						: "section ");
		add_title(s, section);
		shown++;
	}
	if (shown && shown < n)
		buf_format(&s->out, " and %zu more", n - shown);
	return shown;
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
		buf_format(&s->out, "%zu %ssection%s%s", n, status_words[status], n > 1 ? "s" : "",
		    status == SECTION_RENAMED ? " renamed" : "");
	}
	*left -= shown;
	sentence_end_part(s);
}

static void add_relations(struct sentence *s, bool gained, const struct site_change *change)
{
	const struct site_relation_change *list = gained ? change->gained : change->lost;
	const size_t n = gained ? change->gained_count : change->lost_count;

	if (!n)
		return;
	sentence_begin_part(s);
	if (n > NAMED_MAX)
		buf_format(&s->out, gained ? "%zu new relations" : "%zu relations gone", n);
	for (size_t i = 0; i < n && n <= NAMED_MAX; i++) {
		const bool repeats = i && list[i].relation == list[i - 1].relation;

		buf_add(&s->out, i ? S(", ") : S(""));
		if (!repeats) {
			buf_add(&s->out, gained ? S("now ") : S("no longer "));
			buf_add(&s->out, rel_kinds[list[i].relation].label);
			buf_char(&s->out, ' ');
		}
		sentence_add_name(s, list[i].name, VALUE_MAX);
	}
	sentence_end_part(s);
}

/* Sections that changed, with the number of words where nothing else tells how much changed. */
static void add_changed(struct sentence *s, const struct site_change *change, size_t *left)
{
	const size_t n = count_sections(change, SECTION_CHANGED), left_out = s->left_out;
	const bool sized = n == change->section_count && !change->field_count &&
	    (change->words_added || change->words_removed);

	if (sized && n == 1 && is_opening(change->sections)) {
		sentence_begin_part(s);
		buf_add(&s->out, S("text "));
		sentence_add_balance(s, change->words_added, change->words_removed);
		sentence_end_part(s);
		return;
	}
	add_sections(s, change, SECTION_CHANGED, left);
	if (!n || !sized || s->left_out > left_out)
		return;
	buf_add(&s->out, S(" ("));
	sentence_add_balance(s, change->words_added, change->words_removed);
	buf_char(&s->out, ')');
}

static void add_body(struct sentence *s, const struct site_change *change)
{
	const bool rewritten = change->flags & CHANGE_REWRITTEN;
	size_t left = NAMED_MAX;

	if (rewritten)
		add_part(s, S("text rewritten"));
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
		add_part(s, S("sections in another order"));
}

/* What is left to say when nothing has a name. */
static str spelling_text(const struct hist_revision *hist, const struct site_change *change)
{
	if (change->flags & CHANGE_MISSING)
		return S("text is missing");
	if (change->flags & CHANGE_REWRAPPED)
		return S("only re-wrapped");
	if (change->flags & CHANGE_WHITESPACE_ONLY)
		return S("only white space");
	if (oid_eq(&hist->blob, &hist->old_blob) && !oid_is_none(&hist->blob))
		return S("only the mode of the file");
	return S("front matter written in another way");
}

/* Of a front matter that came or went as a whole only what it allows is told. */
static void add_fields(
    struct sentence *s, const struct hist_revision *hist, const struct site_change *change)
{
	sentence_add_fields(s, change, GROUP_TOOLS_WIDENED | GROUP_TOOLS_NARROWED);
	sentence_add_fields(s, change, GROUP_PERMISSIONS);
	if (change->flags & CHANGE_FRONT_MATTER_ADDED)
		add_part(s, S("front matter added"));
	if (change->flags & CHANGE_FRONT_MATTER_REMOVED)
		add_part(s, S("front matter removed"));
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
		return;
	buf_add(&s->out, S(" with "));
	if (change->words_added)
		sentence_add_count(s, change->words_added, "word", "words");
	else
		buf_add(&s->out, S("no text"));
}

str site_change_sentence(
    struct arena *mem, const struct hist_revision *hist, const struct site_change *change)
{
	struct sentence s = {0};

	if (change->link.p || change->old_link.p)
		return site_link_sentence(mem, hist, change);
	buf_init(&s.out, mem);
	if (hist->status == HIST_DELETED)
		return S("removed");
	if (hist->status == HIST_ADDED) {
		buf_add(&s.out, S("added"));
		add_first_words(&s, change);
		return buf_str(&s.out);
	}
	add_fields(&s, hist, change);
	add_body(&s, change);
	if (!s.out.n || (change->flags & CHANGE_MISSING && !(change->flags & CHANGE_RENAME_ONLY)))
		add_part(&s, spelling_text(hist, change));
	if (s.left_out)
		buf_format(
		    &s.out, "; and %zu more change%s", s.left_out, s.left_out == 1 ? "" : "s");
	return buf_str(&s.out);
}
