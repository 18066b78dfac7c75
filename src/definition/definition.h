/* SPDX-License-Identifier: MIT */
/*
 * One file's bytes to one typed definition: an agent, a skill or a command. Pure functions of
 * bytes: nothing here knows of other definitions, of history or of pages.
 */
#ifndef DEFINITION_DEFINITION_H
#define DEFINITION_DEFINITION_H

#include "base/diag.h"
#include "base/oid.h"
#include "base/value.h"

enum def_kind { DEF_AGENT, DEF_SKILL, DEF_COMMAND, DEF_KIND_COUNT };

/* The words of a kind, in one place. */
struct def_kind_info {
	str name; /* "agent" */
	str plural; /* "agents": also the folder of its pages */
	str title; /* "Agents" */
};

extern const struct def_kind_info def_kinds[DEF_KIND_COUNT];

struct def_strings {
	str *items;
	size_t n;
};

/* What the definition may use. Without a tools field (or with "*") it inherits all. */
struct def_tools {
	bool inherits_all;
	struct def_strings allowed, forbidden; /* in the order of the text, without repeats */
	str rationale;
};

/* A dialogue of a description: an <example> block, taken apart as far as it goes. */
struct def_example {
	str text; /* all of it, without the tags */
};

struct def_section {
	str title; /* plain text of the heading */
	unsigned level; /* 1 to 6 */
	uint32_t line; /* in the file, from 1 */
	str text; /* source from the heading's line to the next heading of any level */
};

struct definition {
	enum def_kind kind;
	str path; /* in the repository */
	str source; /* the whole file, valid UTF-8 */
	bool replaced; /* bytes of the file were no text and are U+FFFD in the source */
	str front_source; /* the lines between the dashes; absent when there are none */
	uint32_t front_line; /* of its first line, from 1 */
	struct value front; /* a map; empty when there is no front matter or it is unreadable */
	bool recovered; /* the front matter was repaired */
	str body;
	uint32_t body_line; /* of its first line, from 1 */

	str stem; /* file stem without .agent and its kin; of a skill its folder */
	str name; /* front matter's name, else the stem */
	/* For people: name as the author wrote it; the first H1 only when there is no name. */
	str title;
	str description; /* whole: line ends and literal \n made real, examples taken out */
	str summary; /* its first sentence, or that of the body */
	struct def_example *examples;
	size_t example_count;

	str model; /* absent when not given; a list is joined by ", " */
	str color; /* as written */
	struct def_tools tools;
	struct def_strings skills, agents, handoffs, escalation_to, parallel_compatible;
	str argument_hint;

	struct def_section *sections;
	size_t section_count;
	size_t words; /* of the body's source, separated by white space */

	const struct diag_item *problems; /* for the banner of its page */
	size_t problem_count;
};

/*
 * Parses one file.
 * Owner   the result lives in mem and may refer to path and bytes, which must outlive it
 * Fails   never: what is wrong is reported to diag (may be NULL) and replaced as the code says
 * Cost    linear; about 250 MB/s, of which a front matter takes 4 us
 */
void def_parse(struct arena *mem, struct arena *tmp, struct diag *diag, str path,
    enum def_kind kind, str bytes, struct definition *ret_def);

/*
 * As def_parse, for comparing revisions: source, front matter, fields, names, description and body.
 * Nothing is reported, and sections, words, summary and problems are left empty.
 * Cost    a third of def_parse
 */
void def_parse_fields(struct arena *mem, struct arena *tmp, str path, enum def_kind kind, str bytes,
    struct definition *ret_def);

struct def_sections {
	struct def_section *items;
	size_t n;
};

/* The sections of a body that def_parse_fields has not looked for. */
struct def_sections def_find_sections(struct arena *mem, const struct definition *def);

/*
 * The text of a description with its line ends real: written \n are taken for them, and where one
 * stands, \t and \" are meant as in JSON, too. No "\r" stays.
 * Owner   a view of the text, or a copy in mem
 */
str def_unescape(struct arena *mem, str text);

/* The line of the file where a top-level key stands; front_line when it is not found. */
uint32_t def_key_line(const struct definition *def, str key);

/* The first sentence of a text, at most about max bytes, cut at a word with an ellipsis. */
str def_first_sentence(struct arena *mem, str text, size_t max);

#endif
