/* SPDX-License-Identifier: MIT */
/*
 * What is known of every document, in columns: texts as lines, and numbers into tables of texts as
 * digits of one width. Columns compress to half of what records do.
 */
#include "base/arena.h"
#include "base/json.h"
#include "base/path.h"
#include "base/vec.h"
#include "search/index.h"

/* Different texts with a number each, and the number of every document. */
struct column {
	struct map numbers; /* text -> its number + 1 */
	struct buf table; /* the texts, a line each */
	struct {
		uint32_t *items;
		size_t n, cap;
	} values;
};

static void add_line(struct buf *lines, size_t number, str text)
{
	if (number)
		buf_char(lines, '\n');
	for (size_t i = 0; i < text.n; i++)
		buf_char(lines, text.p[i] == '\n' || text.p[i] == '\t' ? ' ' : text.p[i]);
}

static uint32_t number_of(struct arena *tmp, struct column *column, str text)
{
	void **slot = map_put(tmp, &column->numbers, text);

	if (!*slot) {
		if (!column->table.mem)
			buf_init(&column->table, tmp);
		add_line(&column->table, column->numbers.n - 1, text);
		*slot = (void *)(uintptr_t)column->numbers.n;
	}
	return (uint32_t)((uintptr_t)*slot - 1);
}

static void add_number(struct arena *tmp, struct column *column, uint32_t number)
{
	VEC_PUSH(tmp, &column->values, number);
}

static void add_text(struct arena *tmp, struct column *column, str text)
{
	add_number(tmp, column, number_of(tmp, column, text.p ? text : S("")));
}

/* The width as a digit, then all numbers in base 36 with that many digits. */
static str digits_of(struct arena *tmp, const struct column *column)
{
	uint32_t most = 0;
	unsigned width = 1;
	struct buf out;

	for (size_t i = 0; i < column->values.n; i++) {
		if (column->values.items[i] > most)
			most = column->values.items[i];
	}
	for (uint32_t rest = most / 36; rest; rest /= 36)
		width++;
	buf_init(&out, tmp);
	buf_uint(&out, width);
	for (size_t i = 0; i < column->values.n; i++) {
		uint32_t n = column->values.items[i];
		char digits[8];
		for (unsigned k = width; k > 0; k--, n /= 36)
			digits[k - 1] = base36_digit(n % 36);
		buf_add(&out, (str){digits, width});
	}
	return buf_str(&out);
}

static void write_column(struct arena *tmp, struct json *json, const char *name, str table_name,
    const struct column *column)
{
	json_string_at(json, str_of_cstr(name), digits_of(tmp, column));
	if (table_name.n)
		json_string_at(json, table_name, buf_str(&column->table));
}

/* "0 3 7": which names of the table. */
static str set_of(struct arena *tmp, struct column *names, str lines)
{
	struct buf out;
	str name;

	buf_init(&out, tmp);
	while (str_next_part(&lines, '\n', &name)) {
		if (!name.n)
			continue;
		if (out.n)
			buf_char(&out, ' ');
		buf_uint(&out, number_of(tmp, names, name));
	}
	return buf_str(&out);
}

/* Whether the slug is the title behind a folder: definitions of one name. */
static bool ends_with_title(const struct search_document *document)
{
	const size_t n = document->title.n, slug_n = document->slug.n;

	return n && slug_n > n && document->slug.p[slug_n - n - 1] == '-' &&
	    str_ends_with(document->slug, document->title);
}

/* How much of a slug is the name of a folder, of ASCII, with hyphens for what is no letter. */
static size_t folder_start(str slug, str folder)
{
	if (folder.n >= slug.n || slug.p[folder.n] != '-')
		return 0;
	for (size_t i = 0; i < folder.n; i++) {
		char c = char_lower(folder.p[i]);
		if (slug.p[i] != (char_is_alnum(c) ? c : '-'))
			return 0;
	}
	return folder.n;
}

/* "^-lead" for "core-team-lead" in the folder "core/team", "~-lead" for "team-lead" in it. */
static str without_folder(struct arena *tmp, str slug, str folder)
{
	size_t whole = folder_start(slug, folder);
	size_t last = folder_start(slug, path_base(folder));

	if (!whole && !last)
		return slug;
	return str_format(
	    tmp, "%c%.*s", whole ? '^' : '~', STR_ARG(str_from(slug, whole ? whole : last)));
}

/* "backend-lead" as "backend/lead" when the title is "lead"; without its folder. */
static str marked_slug(struct arena *tmp, const struct search_document *document)
{
	str slug = without_folder(tmp, document->slug, document->folder);

	if (!ends_with_title(document))
		return slug;
	if (slug.n < document->title.n + 2) /* the title begins in the folder */
		slug = document->slug;
	slug = str_slice(slug, 0, slug.n - document->title.n - 1);
	return str_format(tmp, "%.*s/%.*s", STR_ARG(slug), STR_ARG(document->title));
}

static void write_names(struct arena *tmp, struct json *json, const struct search_index *index)
{
	struct buf slugs, titles;
	str before = S("");

	buf_init(&slugs, tmp);
	buf_init(&titles, tmp);
	for (size_t i = 0; i < index->documents.n; i++) {
		const struct search_document *document = &index->documents.items[i];
		const str slug = marked_slug(tmp, document);
		const bool is_told =
		    str_eq(document->title, document->slug) || ends_with_title(document);
		shared_write(&slugs, before, slug);
		add_line(&titles, i, is_told ? S("") : document->title);
		before = slug;
	}
	json_string_at(json, S("slugs"), buf_str(&slugs));
	json_string_at(json, S("titles"), buf_str(&titles));
}

void documents_write(struct arena *tmp, struct json *json, const struct search_index *index)
{
	struct column kinds = {0}, folders = {0}, models = {0}, tools = {0}, authors = {0},
		      author_sets = {0}, ages = {0}, removed = {0};

	for (size_t i = 0; i < index->documents.n; i++) {
		const struct search_document *document = &index->documents.items[i];
		add_text(tmp, &kinds,
		    str_format(
			tmp, "%.*s %.*s", STR_ARG(document->kind), STR_ARG(document->plural)));
		add_text(tmp, &folders, document->folder);
		add_text(tmp, &models, document->model);
		add_text(tmp, &tools, document->tools);
		add_text(tmp, &author_sets, set_of(tmp, &authors, document->authors));
		add_number(tmp, &ages, document->has_age ? document->age + 1 : 0);
		add_number(tmp, &removed, document->deleted);
	}
	json_int_at(json, S("n"), (int64_t)index->documents.n);
	write_names(tmp, json, index);
	write_column(tmp, json, "kind", S("kinds"), &kinds);
	write_column(tmp, json, "folder", S("folders"), &folders);
	write_column(tmp, json, "model", S("models"), &models);
	write_column(tmp, json, "tools", S("toolSets"), &tools);
	write_column(tmp, json, "author", S("authorSets"), &author_sets);
	json_string_at(json, S("authors"), buf_str(&authors.table));
	write_column(tmp, json, "age", S(""), &ages);
	write_column(tmp, json, "removed", S(""), &removed);
}
