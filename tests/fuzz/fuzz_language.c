/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as a language file over the built-in English: whatever it says and leaves out, every
 * text, date and message can be asked for afterwards.
 */
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/bug.h"
#include "language/language.h"
#include "page/embedded.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void read_english(struct arena *mem, struct diag *diag, struct language *language)
{
	size_t n;
	const struct embedded_file *files = embedded_languages(&n);

	for (size_t i = 0; i < n; i++) {
		if (str_eq(files[i].name, S("en")))
			BUG_IF(!language_read(mem, diag, S("en.yml"), files[i].content, language));
	}
}

static void ask_for_all(struct arena *mem, const struct language *language)
{
	struct buf out;
	str message;

	buf_init(&out, mem);
	for (unsigned key = 0; key < TEXT_COUNT; key++) {
		BUG_IF(!language_text(language, (enum language_key)key).p);
		for (uint64_t n = 0; n < 4; n++)
			BUG_IF(!language_form(language, (enum language_key)key, n).p);
	}
	for (size_t i = 0; i < language->messages.n; i++)
		BUG_IF(
		    !language_message(mem, language, language->messages.entries[i].key, &message));
	language_add_number(&out, language, 1234567);
	BUG_IF(out.n < 7);
	language_day(mem, language, 0);
	language_date(mem, language, 0);
	language_month(mem, language, 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *mem = arena_open();
	struct diag *diag = diag_new(mem);
	struct language language = {0};

	read_english(mem, diag, &language);
	language_translate(mem, &language, S("xx"));
	if (language_read(mem, diag, S("xx.yml"), (str){(const char *)data, size}, &language))
		language_report_gaps(diag, &language);
	ask_for_all(mem, &language);
	arena_close(mem);
	return 0;
}
