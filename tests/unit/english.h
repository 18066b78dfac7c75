/* SPDX-License-Identifier: MIT */
/* The built-in languages, for tests of what puts sentences together. */
#ifndef UNIT_ENGLISH_H
#define UNIT_ENGLISH_H

#include "unit/unit.h"

#include "language/language.h"
#include "page/embedded.h"

/* Reads a built-in language file over what is there. */
static inline void unit_read_language(struct diag *diag, str code, struct language *language)
{
	size_t n;
	const struct embedded_file *files = embedded_languages(&n);

	for (size_t i = 0; i < n; i++) {
		if (str_eq(files[i].name, code)) {
			assert_true(
			    language_read(unit_mem, diag, code, files[i].content, language));
			return;
		}
	}
	fail_msg("there is no language '%.*s'", STR_ARG(code));
}

static inline const struct language *unit_english(void)
{
	struct language *language = ARENA_NEW(unit_mem, struct language);

	*language = (struct language){0};
	unit_read_language(diag_new(unit_mem), S("en"), language);
	return language;
}

#endif
