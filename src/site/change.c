/* SPDX-License-Identifier: MIT */
/*
 * What changed from one revision of a definition to the next: fields, sections, words, relations.
 * The sentence that says it stands in sentence.c; the text diff that a page shows in page/.
 */
#include "site/change.h"

#include <stddef.h>

#include "base/arena.h"
#include "base/limits.h"
#include "base/vec.h"

const str site_change_flag_names[CHANGE_FLAG_COUNT] = {
    {"rename-only", 11},
    {"whitespace-only", 15},
    {"front-matter-added", 18},
    {"front-matter-removed", 20},
    {"recovered", 9},
    {"sweep", 5},
    {"missing", 7},
};

/* One field of a front matter, flattened: nested maps by path ("tools.rationale"). */
struct field {
	str key;
	bool is_set;
	str text;
	struct def_strings items;
};

struct fields {
	struct field *items;
	size_t n, cap;
};

/* Keys whose normalised form is compared in place of their spelling; see add_tools. */
static const str tool_keys[] = {
    {"tools", 5},
    {"allowed-tools", 13},
    {"allowed_tools", 13},
    {"allowedTools", 12},
    {"disallowed-tools", 16},
    {"disallowedTools", 15},
};

/* Keys of lists of names, compared in the same way as long as they hold nothing but names. */
static const struct name_list {
	str key;
	str name; /* what the change is called */
	size_t offset; /* of the names in struct definition */
} name_lists[] = {
    {{"skills", 6}, {"skills", 6}, offsetof(struct definition, skills)},
    {{"agents", 6}, {"agents", 6}, offsetof(struct definition, agents)},
    {{"handoffs", 8}, {"handoffs", 8}, offsetof(struct definition, handoffs)},
    {{"escalation_to", 13}, {"escalation_to", 13}, offsetof(struct definition, escalation_to)},
    {{"escalation-to", 13}, {"escalation_to", 13}, offsetof(struct definition, escalation_to)},
    {{"parallel_compatible", 19}, {"parallel_compatible", 19},
	offsetof(struct definition, parallel_compatible)},
    {{"parallel-compatible", 19}, {"parallel_compatible", 19},
	offsetof(struct definition, parallel_compatible)},
};

static bool is_tool_key(str key)
{
	for (size_t i = 0; i < sizeof tool_keys / sizeof *tool_keys; i++) {
		if (str_eq(key, tool_keys[i]))
			return true;
	}
	return false;
}

static const struct name_list *find_name_list(str key)
{
	for (size_t i = 0; i < sizeof name_lists / sizeof *name_lists; i++) {
		if (str_eq(name_lists[i].key, key))
			return &name_lists[i];
	}
	return NULL;
}

static bool holds_names_alone(struct value v)
{
	for (size_t i = 0; v.kind == VALUE_LIST && i < v.list->n; i++) {
		if (!value_text(v.list->items[i]).p)
			return false;
	}
	return v.kind == VALUE_LIST || v.kind == VALUE_STRING;
}

static str scalar_text(struct arena *mem, struct value v)
{
	if (v.kind != VALUE_LIST && v.kind != VALUE_MAP)
		return value_text(v);
	struct buf out;
	struct json json;
	buf_init(&out, mem);
	json_init(&json, &out);
	json_value(&json, v);
	return buf_str(&out);
}

static void add_list(
    struct arena *mem, struct fields *fields, str key, const struct value_list *list)
{
	struct field field = {.key = key, .is_set = true};

	field.items.items = ARENA_ARRAY(mem, str, list->n);
	field.items.n = list->n;
	for (size_t i = 0; i < list->n; i++)
		field.items.items[i] = scalar_text(mem, list->items[i]);
	VEC_PUSH(mem, fields, field);
}

/* Depth is bounded by LIMIT_JSON_DEPTH, which the reader of the front matter holds. */
static void add_value(struct arena *mem, struct fields *fields, str key, struct value v)
{
	if (v.kind == VALUE_LIST) {
		add_list(mem, fields, key, v.list);
		return;
	}
	if (v.kind != VALUE_MAP) {
		str text = value_text(v).p ? value_text(v) : S("");
		VEC_PUSH(mem, fields, ((struct field){.key = key, .text = text}));
		return;
	}
	for (size_t i = 0; i < v.map->n; i++) {
		const struct value_member *member = &v.map->members[i];
		add_value(mem, fields,
		    str_format(mem, "%.*s.%.*s", STR_ARG(key), STR_ARG(member->key)),
		    member->value);
	}
}

static void add_tools(struct arena *mem, struct fields *fields, const struct def_tools *tools)
{
	static str all[] = {{"ALL", 3}};
	struct field field = {.key = S("tools"), .is_set = true, .items = tools->allowed};

	if (tools->inherits_all)
		field.items = (struct def_strings){all, 1};
	VEC_PUSH(mem, fields, field);
	if (tools->forbidden.n) {
		VEC_PUSH(mem, fields,
		    ((struct field){
			.key = S("tools.forbidden"), .is_set = true, .items = tools->forbidden}));
	}
	if (tools->rationale.n) {
		VEC_PUSH(mem, fields,
		    ((struct field){.key = S("tools.rationale"), .text = tools->rationale}));
	}
}

static const struct field *find_field(const struct fields *fields, str key, size_t hint)
{
	/* Two revisions of one file have nearly the same keys in the same order. */
	if (hint < fields->n && str_eq(fields->items[hint].key, key))
		return &fields->items[hint];
	for (size_t i = 0; i < fields->n; i++) {
		if (str_eq(fields->items[i].key, key))
			return &fields->items[i];
	}
	return NULL;
}

/* The names of a list, which stand for both spellings of its key. */
static void add_names(struct arena *mem, struct fields *fields, const struct name_list *list,
    const struct definition *def)
{
	const void *names = (const char *)def + list->offset;

	if (find_field(fields, list->name, 0))
		return;
	struct field field = {.key = list->name, .is_set = true};
	field.items = *(const struct def_strings *)names;
	VEC_PUSH(mem, fields, field);
}

static struct fields flatten(struct arena *mem, const struct definition *def)
{
	struct fields fields = {0};

	add_tools(mem, &fields, &def->tools);
	if (def->front.kind != VALUE_MAP)
		return fields;
	for (size_t i = 0; i < def->front.map->n; i++) {
		const struct value_member *member = &def->front.map->members[i];
		const struct name_list *list = find_name_list(member->key);
		if (is_tool_key(member->key))
			continue;
		if (list && holds_names_alone(member->value))
			add_names(mem, &fields, list, def);
		else
			add_value(mem, &fields, member->key, member->value);
	}
	return fields;
}

/* Items of a that b lacks, each once. */
static struct def_strings set_minus(
    struct arena *mem, const struct def_strings *a, const struct def_strings *b)
{
	struct map seen = {0};
	VEC(str) left = {0};

	for (size_t i = 0; i < b->n; i++)
		*map_put(mem, &seen, b->items[i]) = b->items;
	for (size_t i = 0; i < a->n; i++) {
		void **slot = map_put(mem, &seen, a->items[i]);
		if (*slot)
			continue;
		*slot = a->items;
		VEC_PUSH(mem, &left, a->items[i]);
	}
	return (struct def_strings){left.items, left.n};
}

/* A scalar that became a set, or the other way round, is compared as a set of one. */
static struct def_strings as_set(struct arena *mem, const struct field *field)
{
	if (!field)
		return (struct def_strings){0};
	if (field->is_set)
		return field->items;
	if (!field->text.n)
		return (struct def_strings){0};
	str *one = ARENA_NEW(mem, str);
	*one = field->text;
	return (struct def_strings){one, 1};
}

static bool compare_field(struct arena *mem, str key, const struct field *before,
    const struct field *after, struct site_field_change *ret_change)
{
	struct site_field_change change = {.key = key};

	change.is_set = (before && before->is_set) || (after && after->is_set);
	if (change.is_set) {
		struct def_strings old = as_set(mem, before);
		struct def_strings new = as_set(mem, after);
		change.added = set_minus(mem, &new, &old);
		change.removed = set_minus(mem, &old, &new);
		if (!change.added.n && !change.removed.n)
			return false;
	} else {
		change.from = before ? before->text : STR_ABSENT;
		change.to = after ? after->text : STR_ABSENT;
		if (str_eq(change.from, change.to) && !before == !after)
			return false;
	}
	*ret_change = change;
	return true;
}

static void compare_fields(struct arena *tmp, const struct definition *before,
    const struct definition *after, struct site_change *change)
{
	VEC(struct site_field_change) changes = {0};

	if (str_eq(before->front_source, after->front_source))
		return;
	struct fields old = flatten(tmp, before);
	struct fields new = flatten(tmp, after);
	for (size_t i = 0; i < new.n; i++) {
		struct site_field_change one;
		if (compare_field(tmp, new.items[i].key, find_field(&old, new.items[i].key, i),
			&new.items[i], &one))
			VEC_PUSH(tmp, &changes, one);
	}
	for (size_t i = 0; i < old.n; i++) {
		struct site_field_change one;
		if (!find_field(&new, old.items[i].key, i) &&
		    compare_field(tmp, old.items[i].key, &old.items[i], NULL, &one))
			VEC_PUSH(tmp, &changes, one);
	}
	change->fields = changes.items;
	change->field_count = changes.n;
}

/* The text above the first heading, as a section without a title. */
static str preamble(const struct definition *def, const struct def_sections *sections)
{
	if (!sections->n)
		return def->body;
	return str_slice(def->body, 0, (size_t)(sections->items[0].text.p - def->body.p));
}

struct section_key {
	const struct def_section *section;
	str key; /* title and how often it stood before, so that a repeated title is told apart */
};

static struct section_key *number_sections(
    struct arena *mem, const struct def_sections *sections, struct map *ret_map)
{
	struct section_key *keys = ARENA_ARRAY(mem, struct section_key, sections->n + 1);
	struct map seen = {0};

	for (size_t i = 0; i < sections->n; i++) {
		const struct def_section *section = &sections->items[i];
		uintptr_t *count = (uintptr_t *)map_put(mem, &seen, section->title);
		keys[i].section = section;
		keys[i].key = *count
		    ? str_format(mem, "%.*s\n%zu", STR_ARG(section->title), (size_t)*count)
		    : section->title;
		++*count;
		*map_put(mem, ret_map, keys[i].key) = &keys[i];
	}
	return keys;
}

static void add_section(struct arena *tmp, struct site_change *change, size_t *cap, str title,
    enum site_section_status status)
{
	struct {
		struct site_section_change *items;
		size_t n, cap;
	} list = {change->sections, change->section_count, *cap};

	VEC_PUSH(tmp, &list, ((struct site_section_change){title, status}));
	change->sections = list.items;
	change->section_count = list.n;
	*cap = list.cap;
}

static void compare_sections(struct arena *tmp, const struct definition *before,
    const struct definition *after, struct site_change *change)
{
	struct map in_old = {0}, in_new = {0};
	size_t cap = 0;

	if (str_eq(before->body, after->body))
		return;
	struct def_sections old = def_find_sections(tmp, before);
	struct def_sections new = def_find_sections(tmp, after);
	if (!str_eq(str_trim(preamble(before, &old)), str_trim(preamble(after, &new))))
		add_section(tmp, change, &cap, S(""), SECTION_CHANGED);
	struct section_key *old_keys = number_sections(tmp, &old, &in_old);
	struct section_key *new_keys = number_sections(tmp, &new, &in_new);
	for (size_t i = 0; i < new.n; i++) {
		const struct section_key *was = map_get(&in_old, new_keys[i].key);
		const struct def_section *now = new_keys[i].section;
		if (!was)
			add_section(tmp, change, &cap, now->title, SECTION_ADDED);
		else if (!str_eq(str_trim(was->section->text), str_trim(now->text)))
			add_section(tmp, change, &cap, now->title, SECTION_CHANGED);
	}
	for (size_t i = 0; i < old.n; i++) {
		if (!map_get(&in_new, old_keys[i].key))
			add_section(tmp, change, &cap, old_keys[i].section->title, SECTION_REMOVED);
	}
}

static bool next_word(str text, size_t *at, str *ret_word)
{
	size_t i = *at;

	while (i < text.n && char_is_space(text.p[i]))
		i++;
	size_t start = i;
	while (i < text.n && !char_is_space(text.p[i]))
		i++;
	*at = i;
	*ret_word = str_slice(text, start, i);
	return i > start;
}

/* Adds step for each word of the lines to its count in bag. */
static void count_words(struct arena *tmp, struct map *bag, const str *lines, uint32_t n, int step)
{
	for (uint32_t i = 0; i < n; i++) {
		size_t at = 0;
		str word;
		while (next_word(lines[i], &at, &word)) {
			intptr_t *count = (intptr_t *)map_put(tmp, bag, word);
			*count += step;
		}
	}
}

/* Words as a bag: a word that only moved within the changed lines counts as neither. */
static void compare_words(struct arena *tmp, const struct diff *diff, struct site_change *change)
{
	struct map bag = {0};

	for (size_t i = 0; i < diff->run_count; i++) {
		const struct diff_run *run = &diff->runs[i];
		if (run->op == DIFF_DELETE)
			count_words(tmp, &bag, diff->old_lines + run->old_line, run->n, -1);
		else if (run->op == DIFF_INSERT)
			count_words(tmp, &bag, diff->new_lines + run->new_line, run->n, 1);
	}
	for (size_t i = 0; i < bag.n; i++) {
		intptr_t count = (intptr_t)bag.entries[i].value;
		if (count > 0)
			change->words_added += (uint32_t)count;
		else
			change->words_removed += (uint32_t)-count;
	}
}

static bool differs_in_space_only(str a, str b)
{
	size_t at_a = 0, at_b = 0;
	str word_a, word_b;

	for (;;) {
		bool more_a = next_word(a, &at_a, &word_a);
		bool more_b = next_word(b, &at_b, &word_b);
		if (more_a != more_b || !str_eq(word_a, word_b))
			return false;
		if (!more_a)
			return true;
	}
}

static unsigned flags_of(const struct site_revision *revision, const struct definition *before,
    const struct definition *after, const struct site_change *change)
{
	const struct hist_revision *hist = &revision->hist;
	bool moved = hist->status == HIST_RENAMED || hist->status == HIST_COPIED;
	unsigned flags = 0;

	if (hist->sweep >= SITE_SWEEP)
		flags |= CHANGE_SWEEP;
	if (after && after->recovered)
		flags |= CHANGE_RECOVERED;
	if (moved && oid_eq(&hist->blob, &hist->old_blob))
		return flags | CHANGE_RENAME_ONLY;
	if (!before || !after)
		return flags;
	if (!before->front_source.p && after->front_source.p)
		flags |= CHANGE_FRONT_MATTER_ADDED;
	if (before->front_source.p && !after->front_source.p)
		flags |= CHANGE_FRONT_MATTER_REMOVED;
	if (!change->words_added && !change->words_removed &&
	    !str_eq(before->source, after->source) &&
	    differs_in_space_only(before->source, after->source))
		flags |= CHANGE_WHITESPACE_ONLY;
	return flags;
}

static uint32_t count_all_words(const struct definition *def)
{
	size_t at = 0;
	uint32_t n = 0;
	str word;

	while (next_word(def->source, &at, &word))
		n++;
	return n;
}

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
	}
	change->fields = fields;
	change->sections = sections;
}

void site_add_change(struct arena *mem, struct arena *tmp, const struct site *site,
    struct site_def *def, struct site_revision *revision, const struct site_texts *texts)
{
	const struct definition *before = texts->before, *after = texts->after;
	struct arena_mark mark = arena_mark(tmp);
	struct site_change change = {0};
	const struct hist_revision *hist = &revision->hist;

	if (before && after) {
		compare_fields(tmp, before, after, &change);
		compare_sections(tmp, before, after, &change);
		if (texts->diff)
			compare_words(tmp, texts->diff, &change);
		site_compare_relations(mem, tmp, site, texts, def, &change);
	} else if (after && hist->status == HIST_ADDED && !site_is_boundary(site, revision)) {
		change.words_added = count_all_words(after);
	} else if (before && hist->status == HIST_DELETED) {
		change.words_removed = count_all_words(before);
	}
	change.flags = flags_of(revision, before, after, &change);
	if (!after && hist->status != HIST_DELETED)
		change.flags |= CHANGE_MISSING;
	if (!before && hist->status != HIST_ADDED)
		change.flags |= CHANGE_MISSING;
	change.groups = site_change_group_bits(
	    hist, &change, before && after && !differs_in_space_only(before->body, after->body));
	keep_texts(mem, &change);
	change.sentence = site_is_boundary(site, revision)
	    ? S("oldest text that was fetched")
	    : site_change_sentence(mem, hist, &change);
	revision->change = change;
	arena_rewind(tmp, mark);
}
