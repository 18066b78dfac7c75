/* SPDX-License-Identifier: MIT */
/*
 * The files of the index. Each hands its content over by agentdoc.shard(WHAT, NUMBER, CONTENT):
 *
 *	search/documents.js  what is known of all documents, in columns
 *	search/terms-00.js   "word postings\nword postings\n...", words sorted bytewise
 *	search/words-00.js   the words that a misspelt one may be
 *	search/about-00.js   [summary, ...] of three documents
 *	search/texts-00.js   [[heading, anchor, text, heading, anchor, text, ...], ...]
 *	search/past-00.js    the cuts of the past files
 *	search/past-01.js    as terms: words that only older versions of a document have
 *
 * Sections of a text begin with the whole description when it is longer than the summary.
 *
 * documents.js has the members
 *
 *	n                    how many documents
 *	newest               day of the newest commit
 *	cuts                 front-coded, one for each terms file, see below
 *	texts                a digit in base 36 for each document: the size of the texts file that
 *	                     begins with it, in 4 KB (z: or more); 0 when it goes on
 *	slugs                front-coded, as the list of words; a/b is a-b with the title b;
 *	                     ^ is the folder, ~ its last part, hyphens for what is no letter
 *	titles               lines: "" where the slug tells it
 *	kind, kinds          a column and its table, of "agent agents"
 *	folder, folders      and model, models: the same of names
 *	tools, toolSets      the same of "Read, Grep"
 *	author, authorSets   the same of "0 3", places in authors
 *	authors              names, a line each
 *	age                  a column: days before the newest commit, and 1; 0 when unknown
 *	removed              a column: 1 when removed
 *
 * A column is a digit, how many digits a number has, then a number for each document in base 36. A
 * table has the texts that the numbers stand for, a line each. A cut is not behind any word of its
 * file and behind all words of the file before.
 *
 * Words are cut into files of about equal size, so that all words with one beginning stand in
 * one or two files. Postings are pairs: the distance to the document before in base 36, small
 * letters, then the impact as a capital letter (A is 1). "api 3C1O" is document 3 with impact 3
 * and document 4 with impact 15.
 *
 * The list of words is front-coded: a capital letter says how many letters the word shares with the
 * one before (A: none), the others follow. "AapiDsBrtifact" is api, apis, artifact.
 */
#include <stdlib.h>

#include "base/arena.h"
#include "base/json.h"
#include "base/vec.h"
#include "search/index.h"

static void add_file(struct arena *mem, struct shard_list *list, str path, str content)
{
	struct search_shard shard = {path, content};

	VEC_PUSH(mem, list, shard);
}

void shard_add_data(
    struct arena *mem, struct shard_list *list, const char *what, size_t number, str json)
{
	struct buf out;

	buf_init(&out, mem);
	buf_format(&out, "agentdoc.shard(\"%s\",%zu,", what, number);
	buf_reserve(&out, json.n + 2);
	buf_add(&out, json);
	buf_add(&out, S(")\n"));
	add_file(mem, list, str_format(mem, "search/%s-%02zu.js", what, number), buf_str(&out));
}

void shard_add(
    struct arena *mem, struct shard_list *list, const char *what, size_t number, str text)
{
	struct buf out;

	buf_init(&out, mem);
	buf_format(&out, "agentdoc.shard(\"%s\",%zu,", what, number);
	json_quote(&out, text);
	buf_add(&out, S(")\n"));
	add_file(mem, list, str_format(mem, "search/%s-%02zu.js", what, number), buf_str(&out));
}

static void write_past(
    struct arena *mem, struct arena *tmp, struct shard_list *list, const struct search_index *index)
{
	struct term_list terms = terms_sorted(tmp, &index->past);
	struct buf cuts;

	buf_init(&cuts, tmp);
	terms_write(mem, tmp, list, "past", 1, &terms, &cuts);
	shard_add(mem, list, "past", 0, buf_str(&cuts));
}

static int compare_shards(const void *left, const void *right)
{
	const struct search_shard *a = left, *b = right;

	return str_cmp(a->path, b->path);
}

struct search_shard *search_shards(
    struct arena *mem, struct arena *tmp, struct search_index *index, str newest, size_t *ret_n)
{
	struct arena_mark mark = arena_mark(tmp);
	struct shard_list list = {0};
	struct term_list terms = terms_sorted(tmp, &index->terms);
	struct buf out, cuts, places;
	struct json json;

	buf_init(&cuts, tmp);
	buf_init(&places, tmp);
	terms_write(mem, tmp, &list, "terms", 0, &terms, &cuts);
	words_write(mem, tmp, &list, &terms);
	texts_write(mem, tmp, &list, index, &places);
	write_past(mem, tmp, &list, index);
	buf_init(&out, mem);
	buf_add(&out, S("agentdoc.shard(\"documents\",0,"));
	json_init(&json, &out);
	json_object(&json);
	json_string_at(&json, S("newest"), newest);
	json_string_at(&json, S("cuts"), buf_str(&cuts));
	json_string_at(&json, S("texts"), buf_str(&places));
	documents_write(tmp, &json, index);
	json_object_end(&json);
	buf_add(&out, S(")\n"));
	add_file(mem, &list, S("search/documents.js"), buf_str(&out));
	qsort(list.items, list.n, sizeof *list.items, compare_shards);
	arena_rewind(tmp, mark);
	*ret_n = list.n;
	return list.items;
}
