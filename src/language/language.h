/* SPDX-License-Identifier: MIT */
/*
 * The words of the interface in one language, read from a file languages/CODE.yml:
 *
 *	messages  of templates: a template names one as {{>t/KEY}}, so they are templates themselves
 *	texts     of the program: patterns like "renamed from {name}", listed in texts.def
 *	scripts   of the scripts in the browser, over those that static/ has in English
 *
 * A text that depends on a number has one form for each plural category of the language. Not here:
 * which language a site has, and where its files are (build/), nor what definitions say, which
 * stays as it was written.
 */
#ifndef LANGUAGE_LANGUAGE_H
#define LANGUAGE_LANGUAGE_H

#include "base/diag.h"
#include "base/map.h"
#include "base/value.h"
#include "language/plural.h"

enum language_key {
#define X(key, name, slots) TEXT_##key,
#include "language/texts.def"
#undef X
	TEXT_COUNT
};

/* A text or a message; without plural forms all is in other. */
struct language_entry {
	str count; /* of a message: the variable that decides; absent: it has one form */
	str forms[PLURAL_COUNT]; /* absent: as other */
	bool own; /* false: taken over from English */
};

struct language {
	str code; /* BCP 47: "de" */
	str name; /* as its speakers call it: "Deutsch" */
	str path; /* of the file that was read last, for diagnostics */
	bool right_to_left;
	const struct plural_rule *plural;
	str day, date; /* "{yyyy}-{mm}-{dd}" in tables, "{d} {month} {yyyy}" in sentences */
	str month; /* "{month} {yyyy}" */
	str months[12];
	str group; /* between groups of three digits */
	struct language_entry texts[TEXT_COUNT];
	struct map messages; /* struct language_entry by key */
	/* {SCRIPT: {KEY: text or {CATEGORY: text}}}; of a translation what it gave */
	struct value scripts, english_scripts;
	bool translated; /* the scripts have other words than they are written with */
};

/*
 * Reads a language file over what is there: what it does not give stays. Values of a wrong type,
 * texts that nobody asks for and placeholders that nobody fills are reported (AD022) and left out.
 * Owner   all in mem
 * Fails   false after AD021 when the text is no YAML mapping
 */
bool language_read(struct arena *mem, struct diag *diag, str path, str text,
    struct language *language) ATTR_NODISCARD;

/* What was read so far stands in for what the next files do not give. */
void language_translate(struct arena *mem, struct language *language, str code);

/* One note (AD023) that counts what no file of the language gave, and names the first of them. */
void language_report_gaps(struct diag *diag, const struct language *language);

static inline str language_text(const struct language *language, enum language_key key)
{
	return language->texts[key].forms[PLURAL_OTHER];
}

/* The form of a text for a number. */
str language_form(const struct language *language, enum language_key key, uint64_t n);

/*
 * Takes a pattern apart: the text before its next placeholder, and the name of that; absent at the
 * end. False when nothing is left.
 */
bool language_next(str *pattern, str *ret_literal, str *ret_slot);

struct language_slot {
	str name, value;
};

/* A pattern with its placeholders filled. */
str language_fill(
    struct arena *mem, str pattern, const struct language_slot *slots, size_t slot_count);

/* As language_fill, of a text with one placeholder. */
str language_fill_one(
    struct arena *mem, const struct language *language, enum language_key key, str value);

/* Digits in groups, as in "1,234". */
void language_add_number(struct buf *out, const struct language *language, uint64_t n);

/* As language_add_number, of a number as JSON writes it; one that is no row of digits stays. */
void language_add_grouped(struct buf *out, const struct language *language, str number);

/* A day as tables show it, a date as sentences do, a month ("August 2026"); times are UTC. */
str language_day(struct arena *mem, const struct language *language, int64_t utc_s);
str language_date(struct arena *mem, const struct language *language, int64_t utc_s);
str language_month(struct arena *mem, const struct language *language, int64_t utc_s);

/*
 * The template of a message; false when there is none. Of one with plural forms it is made of
 * sections that ask a number for its category: {{#n.one}}...{{/n.one}}{{#n.other}}...{{/n.other}}.
 */
bool language_message(
    struct arena *mem, const struct language *language, str key, str *ret_template) ATTR_NODISCARD;

/* The category of a number as JSON writes it, for templates: "one". */
str language_category(const struct language *language, str number);

#endif
