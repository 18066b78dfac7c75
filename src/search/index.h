/* SPDX-License-Identifier: MIT */
/* The index while it is collected, and the writers of its files. Private to search/. */
#ifndef SEARCH_INDEX_H
#define SEARCH_INDEX_H

#include "base/json.h"
#include "base/map.h"
#include "search/search.h"

/* How well a word describes a document, in steps that fit one character of a shard. */
enum { IMPACT_MAX = 20 };

/* Documents whose descriptions stand in one file. */
enum { SEARCH_ABOUTS = 3 };

struct posting {
	uint32_t document;
	uint32_t impact; /* 1 to IMPACT_MAX */
};

struct term {
	str word;
	struct posting *items; /* by document */
	size_t n, cap;
	uint32_t best; /* impact */
};

/* Words, sorted bytewise. */
struct term_list {
	struct term **items;
	size_t n;
};

struct search_index {
	struct arena *mem;
	struct map terms; /* word -> struct term * */
	struct map past; /* words that are in older versions of a document alone; the same */
	struct {
		struct search_document *items; /* texts kept in mem, but for past */
		size_t n, cap;
	} documents;
};

struct shard_list {
	struct search_shard *items;
	size_t n, cap;
};

/* Adds a file that hands over a text; shard_add_data one that hands over JSON. */
void shard_add(
    struct arena *mem, struct shard_list *list, const char *what, size_t number, str text);
void shard_add_data(
    struct arena *mem, struct shard_list *list, const char *what, size_t number, str json);

/* The words of a map, in tmp. */
struct term_list terms_sorted(struct arena *tmp, const struct map *words);

/* Writes terms files, from number first on; adds where they are cut to cuts. */
void terms_write(struct arena *mem, struct arena *tmp, struct shard_list *list, const char *what,
    size_t first, const struct term_list *terms, struct buf *cuts);

/* Writes the list of words that a misspelt one may be. */
void words_write(
    struct arena *mem, struct arena *tmp, struct shard_list *list, const struct term_list *terms);

/* Writes the descriptions, and the texts; appends to places where a texts file begins, and its
 * size. */
void texts_write(struct arena *mem, struct arena *tmp, struct shard_list *list,
    const struct search_index *index, struct buf *places);

/* Appends the columns of documents.js, the members of an object. */
void documents_write(struct arena *tmp, struct json *json, const struct search_index *index);

/* Letters that a word shares with the one before, as a capital: none is A. */
enum { SHARED_MAX = 25 };

/* Appends a word as that letter and the rest. Both words are in small letters. */
void shared_write(struct buf *out, str before, str word);

/* A digit from 0 to 9 and a to z. */
char base36_digit(uint32_t n);

#endif
