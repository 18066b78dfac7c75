/* SPDX-License-Identifier: MIT */
/*
 * YAML text to values: the only includer of libyaml, which stops at the first error and says where.
 * Repairing what it rejects is not done here but in definition/front_repair.c.
 */
#ifndef YAML_YML_H
#define YAML_YML_H

#include "base/map.h"
#include "base/value.h"

struct yml_error {
	size_t line, column; /* from 1, column in bytes, within the text */
	size_t opened_line; /* where the quoted text or the [ or { began that broke; 0 for others */
	str problem; /* libyaml's words, in mem */
};

/* A key that stands twice in one mapping; the last value won. */
struct yml_duplicate {
	str key;
	size_t line;
};

struct yml_document {
	struct value value; /* null for an empty text */
	struct yml_duplicate *duplicates;
	size_t duplicate_count;
};

/*
 * Reads the first document of text. Plain scalars follow YAML 1.2's core schema as far as JSON can
 * say it: null, true, false, and numbers in JSON's grammar keep their spelling ("1.0"); everything
 * else, also yes and no, dates and 0x1F, is a string. Anchors and aliases work within
 * LIMIT_YAML_NODES; tags are ignored. Keys that are no scalars are an error. Lines end at "\n".
 * Owner   everything in mem, nothing refers to text
 * Fails   false with ret_error set: libyaml's own errors, and the limits of base/limits.h
 * Cost    linear; 3 us for 200 bytes, 100 MB/s for long ones
 */
bool yml_read(struct arena *mem, str text, struct yml_document *ret_document,
    struct yml_error *ret_error) ATTR_NODISCARD;

/*
 * Where each key and value begins, by the path to it: "nav.0.label", "" for the document. What
 * stands behind an alias has no place of its own.
 */
struct yml_places {
	struct map keys, values; /* of struct yml_place */
};

struct yml_place {
	size_t line, column; /* from 1, column in bytes */
};

/* As yml_read, with the places; for settings, which are few: it costs a map entry a node. */
bool yml_read_placed(struct arena *mem, str text, struct yml_document *ret_document,
    struct yml_places *ret_places, struct yml_error *ret_error) ATTR_NODISCARD;

/* The place of the value at a path, or of what holds it when it has none. */
struct yml_place yml_value_place(const struct yml_places *places, str path);

/* The place of the key that a path ends with, or of its value when it has no key. */
struct yml_place yml_key_place(const struct yml_places *places, str path);

/* Which libyaml runs, "0.2.5". */
str yml_library_version(void);

#endif
