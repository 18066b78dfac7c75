/* SPDX-License-Identifier: MIT */
/*
 * The fields as a table: which key, which type, where it goes. A new field is a line here and a
 * member of struct definition. Keys that stand in no line are kept in def->front and shown.
 */
#include "definition/fields.h"

#include <stddef.h>

#include "definition/front_matter.h"
#include "definition/tools.h"

enum field_type {
	FIELD_NAME, /* one line of text */
	FIELD_TEXT, /* a scalar, by its spelling */
	FIELD_JOINED, /* a scalar, or a list of them joined by ", " */
	FIELD_HINT, /* as written: "[file]" is a list for YAML and a hint for people */
	FIELD_NAMES, /* a list of names, see tools.h */
	FIELD_TOOLS, /* what is allowed */
	FIELD_FORBIDDEN, /* what is not */
};

struct field {
	const char *key;
	enum field_type type;
	size_t offset; /* in struct parsed */
};

/* A description is no field yet: its text is worked on first. */
struct parsed {
	struct definition def;
	str description;
};

#define AT(member) offsetof(struct parsed, member)

/* Of keys that mean one field the first that is given counts; lists are added to each other. */
static const struct field fields[] = {
    {"name", FIELD_NAME, AT(def.name)},
    {"description", FIELD_TEXT, AT(description)},
    {"model", FIELD_JOINED, AT(def.model)},
    {"color", FIELD_TEXT, AT(def.color)},
    {"argument-hint", FIELD_HINT, AT(def.argument_hint)},
    {"argument_hint", FIELD_HINT, AT(def.argument_hint)},
    {"tools", FIELD_TOOLS, AT(def.tools)},
    {"allowed-tools", FIELD_TOOLS, AT(def.tools)},
    {"allowed_tools", FIELD_TOOLS, AT(def.tools)},
    {"allowedTools", FIELD_TOOLS, AT(def.tools)},
    {"disallowed-tools", FIELD_FORBIDDEN, AT(def.tools)},
    {"disallowedTools", FIELD_FORBIDDEN, AT(def.tools)},
    {"skills", FIELD_NAMES, AT(def.skills)},
    {"agents", FIELD_NAMES, AT(def.agents)},
    {"handoffs", FIELD_NAMES, AT(def.handoffs)},
    {"escalation_to", FIELD_NAMES, AT(def.escalation_to)},
    {"escalation-to", FIELD_NAMES, AT(def.escalation_to)},
    {"parallel_compatible", FIELD_NAMES, AT(def.parallel_compatible)},
    {"parallel-compatible", FIELD_NAMES, AT(def.parallel_compatible)},
};

struct reader {
	struct arena *mem, *tmp;
	struct parsed parsed;
	bool has_tools;
};

static bool read_text(struct value value, str *ret_text)
{
	const str text = value_text(value);

	if (!text.p)
		return false;
	if (!ret_text->p)
		*ret_text = str_trim(text);
	return true;
}

/* A name that was written over several lines is one line with blanks. */
static bool read_name(struct arena *mem, struct value value, str *ret_name)
{
	struct buf out;
	str rest, line;

	if (!value_text(value).p)
		return false;
	buf_init(&out, mem);
	rest = value_text(value);
	while (str_next_line(&rest, &line)) {
		line = str_trim(line);
		if (line.n && out.n)
			buf_char(&out, ' ');
		buf_add(&out, line);
	}
	if (out.n)
		*ret_name = buf_str(&out);
	return true;
}

static bool read_joined(struct arena *mem, struct value value, str *ret_text)
{
	struct buf out;
	bool done = true;

	if (value.kind != VALUE_LIST)
		return read_text(value, ret_text);
	buf_init(&out, mem);
	for (size_t i = 0; i < value.list->n; i++) {
		const str item = str_trim(value_text(value.list->items[i]));

		done = done && item.p;
		if (item.n && out.n)
			buf_add(&out, S(", "));
		buf_add(&out, item);
	}
	if (out.n)
		*ret_text = buf_str(&out);
	return done;
}

/* The list of a key as the author wrote it, when it fits on the key's line; else absent. */
static str written_list(const struct definition *def, str key)
{
	str rest = str_from(def->front_source, front_find_key(def->front_source, key)), line;
	str value;

	if (!str_next_line(&rest, &line))
		return STR_ABSENT;
	value = str_trim(str_from(line, str_find_char(line, ':', 0) + 1));
	value = str_trim(str_slice(value, 0, str_find(value, S(" #"), 0)));
	return str_ends_with(value, S("]")) ? value : STR_ABSENT;
}

static bool read_hint(struct reader *r, str key, struct value value, str *ret_text)
{
	str written, joined = STR_ABSENT;
	bool done;

	if (value.kind != VALUE_LIST)
		return read_text(value, ret_text);
	written = written_list(&r->parsed.def, key);
	done = read_joined(r->mem, value, &joined);
	if (written.p)
		*ret_text = written;
	else if (joined.p)
		*ret_text = str_format(r->mem, "[%.*s]", STR_ARG(joined));
	return done || written.p;
}

/* False when the value, or a part of it, has a type that the field cannot take. */
static bool read_field(struct reader *r, const struct field *field, struct value value)
{
	void *const at = (char *)&r->parsed + field->offset;

	switch (field->type) {
	case FIELD_NAME:
		return read_name(r->mem, value, at);
	case FIELD_TEXT:
		return read_text(value, at);
	case FIELD_JOINED:
		return read_joined(r->mem, value, at);
	case FIELD_HINT:
		return read_hint(r, str_of_cstr(field->key), value, at);
	case FIELD_NAMES:
		return names_read(r->mem, r->tmp, value, at);
	case FIELD_TOOLS:
		r->has_tools = true;
		return tools_read(r->mem, r->tmp, value, at);
	case FIELD_FORBIDDEN:
		return tools_read_forbidden(r->mem, r->tmp, value, at);
	}
	return true;
}

static const char *kind_name(struct value value)
{
	if (value.kind == VALUE_MAP)
		return "a mapping";
	return value.kind == VALUE_LIST ? "a list with more than text in it" : "no text";
}

void fields_read(struct arena *mem, struct arena *tmp, const struct report *report,
    struct definition *def, str *ret_description)
{
	struct reader r = {mem, tmp, {*def, STR_ABSENT}, false};

	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
		const str key = str_of_cstr(fields[i].key);
		const struct value *value = value_get(def->front, key);

		if (!value || value->kind == VALUE_NULL || read_field(&r, &fields[i], *value))
			continue;
		REPORT(report, AD114, def_key_line(def, key), 1,
		    "'%.*s' is %s; it is shown but not used", STR_ARG(key), kind_name(*value));
	}
	if (!r.has_tools)
		r.parsed.def.tools.inherits_all = true;
	*def = r.parsed.def;
	*ret_description = r.parsed.description;
}
