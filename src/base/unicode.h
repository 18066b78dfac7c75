/* SPDX-License-Identifier: MIT */
/*
 * What needs Unicode's tables: letters, case, accents, scripts. The only includer of utf8proc.
 * Independent of the locale.
 */
#ifndef BASE_UNICODE_H
#define BASE_UNICODE_H

#include "base/buf.h"

bool unicode_is_letter(uint32_t code_point); /* letters and marks that belong to them */
bool unicode_is_digit(uint32_t code_point);
bool unicode_is_cjk(uint32_t code_point); /* Han, Kana, Hangul: scripts without spaces */
bool unicode_is_space(uint32_t code_point);

/*
 * The end of what a reader takes for one character and starts at byte i, which must be below s.n: a
 * letter with its accents, an emoji of several parts, CR and LF.
 * Source  Unicode's extended grapheme clusters (UAX 29)
 */
size_t unicode_cluster_end(str s, size_t i);

/* Lower case, character by character. The view itself when nothing changes, else a copy in mem. */
str unicode_lower(struct arena *mem, str s);

/* Full case folding, accents and compatibility forms removed (NFKD without marks): for searching.
 */
str unicode_fold(struct arena *mem, str s);

/* Full case folding of the decomposed letters, accents kept (NFD): equal for two names that some
 * file system takes for one. */
str unicode_fold_case(struct arena *mem, str s);

/*
 * Appends the slug of text: letters and digits in lower case, everything else as single hyphens,
 * none at either end; a '.' between two digits or letters stays when keep_dots ("gpt-4.1").
 * May append nothing (emoji only): the caller has a stand-in.
 */
void unicode_slug(struct buf *out, str text, bool keep_dots);

/* Which utf8proc runs, "2.8.0". */
str unicode_library_version(void);

#endif
