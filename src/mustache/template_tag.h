/* SPDX-License-Identifier: MIT */
/*
 * The tags of a template, one after the other, with the delimiters that are in force. Not for what
 * stands between tags or how they belong together: that is compile.c. Private to mustache/.
 */
#ifndef MUSTACHE_TEMPLATE_TAG_H
#define MUSTACHE_TEMPLATE_TAG_H

#include "base/attr.h"
#include "base/str.h"

enum tag_kind {
	TAG_VARIABLE, /* {{name}} */
	TAG_RAW, /* {{{name}}} and {{&name}} */
	TAG_SECTION, /* {{#name}} */
	TAG_INVERTED, /* {{^name}} */
	TAG_CLOSE, /* {{/name}} */
	TAG_PARTIAL, /* {{>name}} and {{>*name}} */
	TAG_PARENT, /* {{<name}} and {{<*name}} */
	TAG_BLOCK, /* {{$name}} */
	TAG_COMMENT, /* {{! anything }} */
	TAG_DELIMITERS, /* {{=<% %>=}} */
};

struct delimiters {
	str open, close;
};

struct tag {
	enum tag_kind kind;
	bool dynamic; /* the name has an asterisk and is looked up in the data */
	str text; /* what stands behind the sigil, trimmed */
	str name; /* the same without the asterisk */
	size_t start, end; /* of the whole tag in the template */
};

struct tag_scanner {
	str text;
	struct delimiters delimiters;
	size_t at;
	/* set when a tag is wrong: what is wrong with it, where it starts, and how it looks */
	const char *problem;
	size_t problem_at;
	str problem_text;
};

/* Starts at the beginning of text. */
struct tag_scanner mustache_tag_scanner(str text, struct delimiters delimiters);

/*
 * Finds the next tag; delimiters that it changes are in force from the next call on.
 * Fails   false behind the last tag, and with scanner->problem set when a tag is wrong
 */
bool mustache_tag_next(struct tag_scanner *scanner, struct tag *ret_tag) ATTR_NODISCARD;

/* Whether a closing tag belongs to this opening one. */
bool mustache_tag_closes(const struct tag *close, const struct tag *open);

#endif
