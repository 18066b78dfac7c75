/* SPDX-License-Identifier: MIT */
/*
 * What templates are compiled to. Private to mustache/.
 *
 *	set --> piece (a template, or the argument of a block: text as written)
 *	          |
 *	          +--> unit (the same at one indentation) --> node, node, node, ...
 *
 * The specification says that white space in front of a partial is "prepended to each line of the
 * partial before rendering". We do just that: a piece that is wanted at another indentation is
 * compiled again from text that was moved there, once for each indentation that occurs. So the
 * renderer knows nothing of lines, and a literal is one copy however deep its partial is indented.
 *
 * Nodes stand in one array in the order of the template. A node that encloses others names the one
 * behind its body, so that the renderer jumps instead of following pointers:
 *
 *	<ul>{{#list}}<li>{{name}}</li>{{/list}}</ul>
 *
 *	0 TEXT "<ul>"   1 SECTION list, end 5   2 TEXT "<li>"   3 VARIABLE name   4 TEXT "</li>"
 *	5 TEXT "</ul>"
 */
#ifndef MUSTACHE_CODE_H
#define MUSTACHE_CODE_H

#include "base/map.h"
#include "base/vec.h"
#include "mustache/mustache.h"
#include "mustache/template_tag.h"

enum node_kind {
	NODE_TEXT,
	NODE_VARIABLE,
	NODE_RAW,
	NODE_SECTION,
	NODE_INVERTED,
	NODE_CALL, /* a partial or a parent */
	NODE_BLOCK, /* the default of a block is its body */
};

struct name_part {
	str text;
	uint32_t hash; /* value_key_hash(text) */
	uint32_t near; /* of value_get_near */
};

/* A name of the data, split at its dots. */
struct name {
	struct name_part *parts;
	uint32_t n; /* 0 for "." */
	bool here; /* it begins with a dot: the innermost context alone is asked */
};

struct node {
	uint8_t kind;
	bool reported; /* its name was missing and that has been said */
	bool grouped; /* a variable whose number is written for a reader */
	uint32_t at; /* where its tag starts in the text of the unit */
	uint32_t end; /* index of the node behind its body */
	union {
		str text;
		struct name name;
		struct call *call;
		struct block *block;
	};
};

struct call {
	struct piece *target; /* NULL when the name is dynamic */
	struct name name;
	str indent; /* blanks in front of a tag that stands alone in its line */
	struct unit *unit; /* target at that indentation, once it has been rendered */
	struct piece *args; /* the blocks between the tags of a parent */
	size_t arg_count;
};

struct block {
	str name;
	str lead; /* blanks in front of its tag, printed with the default */
	bool in_line; /* other text stands in its line, so lead is printed with an argument too */
	str indent; /* put before each line of an argument */
	str line_end; /* printed when the argument does not end its line, but the block does */
};

struct piece {
	str name; /* of the template or of the block */
	str path; /* of the file, for messages */
	str text;
	struct delimiters delimiters; /* in force at its beginning */
	bool starts_line; /* nothing stands before it in the line where it begins */
	struct unit *units; /* those that were compiled, one per indentation */

	/* an argument */
	const struct unit *home; /* where it is written; NULL makes it a template */
	str cut; /* indentation that its lines lose */

	/* a template */
	bool exists, phrase;
	VEC(struct piece *) uses; /* templates that it names by a constant */
	enum { UNKNOWN, SOUND, UNSOUND } verdict; /* of it and all that it uses */
	unsigned walk; /* the latest walk that came here */
	struct piece *pending; /* the next one of that walk */
};

struct unit {
	const struct piece *piece;
	str indent;
	str text; /* what the nodes are views of, but for phrases */
	struct node *nodes;
	size_t n;
	bool compiling;
	bool broken; /* it has an error, which was reported */
	struct unit *next;
};

struct mustache {
	struct arena *mem;
	struct diag *diag;
	mustache_load *load;
	struct mustache_numbers numbers; /* without functions numbers have no members */
	void *context;
	unsigned flags;
	struct map templates; /* struct piece by name */
	unsigned walks;
};

/* The template of that name, loaded when new; never NULL, but it need not exist. */
struct piece *mustache_template(struct mustache *set, str name);

/* Whether the template and all that it names by a constant compile; reports what does not. */
bool mustache_is_sound(struct mustache *set, struct piece *template);

/* A piece at an indentation, compiled when new; NULL when it has an error. */
struct unit *mustache_unit(struct mustache *set, struct piece *piece, str indent);

/* Where a byte of a unit's text stands in its file. */
struct diag_place mustache_place(const struct unit *unit, size_t at);

/*
 * Compiles the text of a unit. With template, also notes there what the unit uses, and reports
 * what of it does not exist: that is for the first unit of a template.
 * Fails   false after AD501
 */
bool mustache_compile_unit(
    struct mustache *set, struct unit *unit, struct piece *template) ATTR_NODISCARD;

#endif
