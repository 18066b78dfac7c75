/* SPDX-License-Identifier: MIT */
/*
 * The files of the index. Each calls a function that static/search.js defines:
 *
 *	search/documents.js  agentdoc.documents({cuts: [first word of each terms file],
 *	                         documents: [[id, title, url, kind, folder, model, tools, text file,
 *	                                      1 when removed], ...]})
 *	search/terms-00.js   agentdoc.terms(0, "word postings\nword postings\n...")
 *	search/texts-00.js   agentdoc.texts(0, {document: [summary, [heading, anchor, text], ...]})
 *
 * Words are sorted bytewise and cut into files of about equal size, so that all words with one
 * beginning stand in one or two files. Postings are pairs: the distance to the document before in
 * base 36, small letters, then the impact as a capital letter (A is 1). "api 3C1O" is document 3
 * with impact 3 and document 4 with impact 15.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/json.h"
#include "base/vec.h"
#include "search/index.h"

enum {
	TERMS_SIZE = 16384, /* bytes of a terms file: some 5 KB compressed */
	TERM_FILES_MAX = 256, /* more files make smaller queries, but files cost too */
	TEXTS_SIZE = 16384, /* bytes of text in a texts file */
};

struct shard_list {
	struct search_shard *items;
	size_t n, cap;
};

static int compare_terms(const void *left, const void *right)
{
	const struct term *a = *(const struct term *const *)left;
	const struct term *b = *(const struct term *const *)right;

	return str_cmp(a->word, b->word);
}

static void base36(struct buf *out, uint32_t n)
{
	char digits[8];
	size_t i = sizeof digits;

	do {
		digits[--i] = "0123456789abcdefghijklmnopqrstuvwxyz"[n % 36];
		n /= 36;
	} while (n);
	buf_add(out, (str){digits + i, sizeof digits - i});
}

static void write_term(struct buf *out, const struct term *term)
{
	uint32_t last = 0;

	buf_add(out, term->word);
	buf_char(out, ' ');
	for (size_t i = 0; i < term->n; i++) {
		base36(out, term->items[i].document - last);
		buf_char(out, (char)('A' + term->items[i].impact - 1));
		last = term->items[i].document;
	}
	buf_char(out, '\n');
}

static str file_name(struct arena *mem, const char *what, size_t number)
{
	return str_format(mem, "search/%s-%02zu.js", what, number);
}

static void add_terms_file(struct arena *mem, struct shard_list *list, size_t number, str lines)
{
	struct buf out;

	buf_init(&out, mem);
	buf_format(&out, "agentdoc.terms(%zu,", number);
	json_quote(&out, lines);
	buf_add(&out, S(")\n"));
	struct search_shard shard = {file_name(mem, "terms", number), buf_str(&out)};
	VEC_PUSH(mem, list, shard);
}

static size_t terms_size(struct term *const *terms, size_t n)
{
	size_t size = 0;

	for (size_t i = 0; i < n; i++)
		size += terms[i]->word.n + 2 + terms[i]->n * 2; /* most distances have one digit */
	return size;
}

/* Writes the terms files; cuts gets the first word of each. */
static void write_terms(struct arena *mem, struct arena *tmp, const struct search_index *index,
    struct shard_list *list, struct json *cuts)
{
	size_t n = index->terms.n;
	struct term **terms = ARENA_ARRAY(tmp, struct term *, n);
	struct buf lines;
	size_t number = 0;

	for (size_t i = 0; i < n; i++)
		terms[i] = index->terms.entries[i].value;
	if (n)
		qsort(terms, n, sizeof *terms, compare_terms);
	size_t even = terms_size(terms, n) / TERM_FILES_MAX + 1;
	size_t size = even > TERMS_SIZE ? even : TERMS_SIZE;
	buf_init(&lines, tmp);
	for (size_t i = 0; i < n; i++) {
		if (!lines.n)
			json_string(cuts, terms[i]->word);
		write_term(&lines, terms[i]);
		if (lines.n < size && i + 1 < n)
			continue;
		add_terms_file(mem, list, number++, buf_str(&lines));
		buf_clear(&lines);
	}
}

static void write_text(struct json *json, const struct search_document *document, size_t number)
{
	char key[24];

	json_key(json, (str){key, (size_t)snprintf(key, sizeof key, "%zu", number)});
	json_array(json);
	json_string(json, document->summary);
	for (size_t i = 0; i < document->section_count; i++) {
		const struct search_section *section = &document->sections[i];
		json_array(json);
		json_string(json, section->heading);
		json_string(json, section->anchor);
		json_string(json, section->text);
		json_array_end(json);
	}
	json_array_end(json);
}

static void add_texts_file(struct arena *mem, struct shard_list *list, size_t number, str object)
{
	struct buf out;

	buf_init(&out, mem);
	buf_format(&out, "agentdoc.texts(%zu,", number);
	buf_add(&out, object);
	buf_add(&out, S(")\n"));
	struct search_shard shard = {file_name(mem, "texts", number), buf_str(&out)};
	VEC_PUSH(mem, list, shard);
}

/* Writes the texts files; files[i] becomes the number of the file that holds document i. */
static void write_texts(struct arena *mem, struct arena *tmp, const struct search_index *index,
    struct shard_list *list, size_t *files)
{
	struct buf out;
	struct json json;
	size_t number = 0;

	buf_init(&out, tmp);
	for (size_t i = 0; i < index->documents.n; i++) {
		if (!out.n) {
			json_init(&json, &out);
			json_object(&json);
		}
		write_text(&json, &index->documents.items[i], i);
		files[i] = number;
		if (out.n < TEXTS_SIZE && i + 1 < index->documents.n)
			continue;
		json_object_end(&json);
		add_texts_file(mem, list, number++, buf_str(&out));
		buf_clear(&out);
	}
}

static void write_documents(
    struct json *json, const struct search_index *index, const size_t *files)
{
	json_key(json, S("documents"));
	json_array_lines(json);
	for (size_t i = 0; i < index->documents.n; i++) {
		const struct search_document *document = &index->documents.items[i];
		json_array(json);
		json_string(json, document->id);
		json_string(json, document->title);
		json_string(json, document->url);
		json_string(json, document->kind);
		json_string(json, document->folder);
		json_string(json, document->model);
		json_string(json, document->tools);
		json_int(json, (int64_t)files[i]);
		json_int(json, document->deleted);
		json_array_end(json);
	}
	json_array_end(json);
}

static int compare_shards(const void *left, const void *right)
{
	const struct search_shard *a = left, *b = right;

	return str_cmp(a->path, b->path);
}

struct search_shard *search_shards(
    struct arena *mem, struct arena *tmp, struct search_index *index, size_t *ret_n)
{
	struct arena_mark mark = arena_mark(tmp);
	struct shard_list list = {0};
	size_t *files = ARENA_ARRAY(tmp, size_t, index->documents.n);
	struct buf out;
	struct json json;

	buf_init(&out, mem);
	buf_add(&out, S("agentdoc.documents("));
	json_init(&json, &out);
	json_object(&json);
	json_key(&json, S("cuts"));
	json_array(&json);
	write_terms(mem, tmp, index, &list, &json);
	json_array_end(&json);
	write_texts(mem, tmp, index, &list, files);
	write_documents(&json, index, files);
	json_object_end(&json);
	buf_add(&out, S(")\n"));
	struct search_shard documents = {S("search/documents.js"), buf_str(&out)};
	VEC_PUSH(mem, &list, documents);
	qsort(list.items, list.n, sizeof *list.items, compare_shards);
	arena_rewind(tmp, mark);
	*ret_n = list.n;
	return list.items;
}
