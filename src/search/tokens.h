/* SPDX-License-Identifier: MIT */
/*
 * Words of a text as the index knows them. static/rank.js cuts queries by the same rules, and
 * tests/search holds the two together. Private to search/.
 */
#ifndef SEARCH_TOKENS_H
#define SEARCH_TOKENS_H

#include "base/str.h"

enum { TOKEN_MAX = 40 }; /* characters; longer runs are no words (hashes, base64), left out */

typedef void token_sink(void *context, str token);

/*
 * Calls sink for each word: runs of letters and digits, folded (case, accents, compatibility
 * forms). A word with an inner capital gives itself and its parts ("GraphQL": graphql, graph, ql),
 * a run of Han, Kana or Hangul gives its bigrams, a single one itself.
 * Owner   tokens live in tmp, or are views of text
 */
void token_each(struct arena *tmp, str text, token_sink *sink, void *context);

#endif
