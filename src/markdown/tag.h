/* SPDX-License-Identifier: MIT */
/*
 * Reading raw HTML: where tags and comments stand in a text, which of them are on the allow-list,
 * and which openers have closers. Knows no markdown and writes nothing: see raw.c.
 */
#ifndef MARKDOWN_TAG_H
#define MARKDOWN_TAG_H

#include "base/str.h"

/* The allow-list. */
enum md_element {
	MD_B,
	MD_BR,
	MD_CODE,
	MD_DETAILS,
	MD_EM,
	MD_HR,
	MD_I,
	MD_IMG,
	MD_KBD,
	MD_STRONG,
	MD_SUB,
	MD_SUMMARY,
	MD_SUP,
	MD_ELEMENT_COUNT
};

enum md_tag_kind {
	MD_TAG_OPEN,
	MD_TAG_CLOSE,
	MD_TAG_VOID, /* br, hr, img: needs no closer */
	MD_TAG_OTHER, /* markup, but none of ours: to be shown literally */
};

struct md_tag {
	enum md_tag_kind kind;
	enum md_element element; /* meaningless for MD_TAG_OTHER */
	str source; /* from '<' to '>' */
	str attributes; /* what follows the name in an opener */
};

/* A reading position in a text. The flags remember that an end was searched in vain. */
struct md_scan {
	str text;
	size_t at;
	bool no_comment_end, no_instruction_end, no_section_end, no_declaration_end;
};

str md_element_name(enum md_element element);

/* Whether it may stand among words: all but details, summary and hr. */
bool md_element_is_phrase(enum md_element element);

/*
 * Finds the next tag, comment, declaration, instruction or CDATA section and moves behind it.
 * Sets    *ret_before to the text up to it (all that is left when there is none)
 * Fails   false when there is none
 * Cost    linear over a whole text, whatever is left open
 */
bool md_scan_next(struct md_scan *scan, str *ret_before, struct md_tag *ret_tag);

/* The next attribute of a tag; value is absent when there is none. False at the end. */
bool md_attribute_next(str *rest, str *ret_name, str *ret_value);

/* Nesting of openers; {0} is empty. Openers deeper than the maximum find no closer. */
#define MD_NEST_MAX 8u
struct md_nest {
	struct {
		enum md_element element;
		bool *paired;
	} open[MD_NEST_MAX];
	size_t n;
	size_t count[MD_ELEMENT_COUNT];
};

/* Notes an opener; *paired is set when its closer comes. */
void md_nest_open(struct md_nest *nest, enum md_element element, bool *paired);

/*
 * Pairs a closer with the newest opener of its element and sets both flags; openers in between
 * stay without. False when there is no opener.
 */
bool md_nest_close(struct md_nest *nest, enum md_element element, bool *paired);

#endif
