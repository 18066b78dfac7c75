/* SPDX-License-Identifier: MIT */
/*
 * Lists of names. The shapes were collected from real definitions: a comma string is the commonest,
 * also in front matter that had to be repaired, where a list of YAML arrives as its own text. Not
 * here: which keys hold such lists, see fields.c.
 */
#include "definition/tools.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/vec.h"

enum style {
	STYLE_NAMES, /* blanks belong to a name */
	STYLE_TOOLS, /* blanks separate where there are no commas */
};

struct names {
	struct arena *mem, *tmp;
	enum style style;
	VEC(str) items;
	struct map seen;
};

static void add_name(struct names *names, str name)
{
	void **seen;

	if (!name.n)
		return;
	seen = map_put(names->tmp, &names->seen, name);
	if (!*seen)
		VEC_PUSH(names->mem, &names->items, name);
	*seen = names;
}

/* How many levels of parentheses a text opens, less those it closes. */
static long depth_change(str text)
{
	long depth = 0;

	for (size_t i = 0; i < text.n; i++) {
		const char c = text.p[i];

		depth += c == '(' || c == '[' || c == '{';
		depth -= c == ')' || c == ']' || c == '}';
	}
	return depth;
}

/* "- Read" and "'Read'" as Read; so a list arrives in a value that was read as plain text. */
static str clean_name(str name)
{
	name = str_trim(name);
	if (str_starts_with(name, S("- ")))
		name = str_trim(str_from(name, 2));
	if (name.n >= 2 && strchr("\"'`", name.p[0]) && name.p[name.n - 1] == name.p[0])
		name = str_trim(str_slice(name, 1, name.n - 1));
	return name;
}

static bool is_comma(char c)
{
	return c == ',' || c == '\n';
}

/* The end of the part that begins at from: the next separator outside of parentheses. */
static size_t part_end(str text, size_t from, bool (*is_separator)(char), bool nests)
{
	long depth = 0;

	for (size_t i = from; i < text.n; i++) {
		if (nests)
			depth += depth_change(str_slice(text, i, i + 1));
		if (depth <= 0 && is_separator(text.p[i]))
			return i;
	}
	return text.n;
}

static void read_string(struct names *names, str text)
{
	const bool nests = depth_change(text) == 0; /* else a parenthesis would swallow the rest */
	bool (*is_separator)(char) = is_comma;

	text = str_trim(text);
	if (str_starts_with(text, S("[")))
		text = str_slice(text, 1, text.n - str_ends_with(text, S("]")));
	text = str_trim(text);
	if (names->style == STYLE_TOOLS && part_end(text, 0, is_comma, nests) == text.n)
		is_separator = char_is_space;
	for (size_t from = 0; from < text.n;) {
		const size_t end = part_end(text, from, is_separator, nests);

		add_name(names, clean_name(str_slice(text, from, end)));
		from = end + 1;
	}
}

static bool is_scalar(struct value value)
{
	return value_text(value).p != NULL;
}

/* The name in a map that describes a target: {agent: x, label: y}. */
static str name_of_map(struct value map)
{
	static const char *const keys[] = {"agent", "name", "id", "label"};

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		const struct value *member = value_get(map, str_of_cstr(keys[i]));

		if (member && is_scalar(*member))
			return str_trim(value_text(*member));
	}
	return STR_ABSENT;
}

/* "- Bash(git: x)" is a map for YAML. */
static bool is_torn_tool(struct value map)
{
	return map.map->n == 1 && depth_change(map.map->members[0].key) > 0 &&
	    is_scalar(map.map->members[0].value);
}

static void read_map(struct names *names, struct value map)
{
	const str name = name_of_map(map);

	if (name.p) {
		add_name(names, name);
		return;
	}
	if (names->style == STYLE_TOOLS && is_torn_tool(map)) {
		const struct value_member *member = &map.map->members[0];
		add_name(names,
		    str_format(names->mem, "%.*s: %.*s", STR_ARG(member->key),
			STR_ARG(value_text(member->value))));
		return;
	}
	for (size_t i = 0; i < map.map->n; i++)
		add_name(names, map.map->members[i].key);
}

/*
 * The items of a list. A comma within parentheses has cut one in two ("[Bash(a, b), Read]"): what
 * opens a parenthesis takes the following items in until it is closed.
 */
static bool read_list(struct names *names, const struct value_list *list)
{
	struct buf open;
	bool done = true;
	long depth = 0;

	buf_init(&open, names->mem);
	for (size_t i = 0; i < list->n; i++) {
		const struct value item = list->items[i];
		const str text = clean_name(value_text(item));

		if (item.kind == VALUE_MAP) {
			read_map(names, item);
		} else if (!is_scalar(item)) {
			done = item.kind == VALUE_NULL && done;
		} else if (depth == 0 && depth_change(text) == 0) {
			add_name(names, text);
		} else {
			depth += depth_change(text);
			buf_add(&open, open.n ? S(", ") : S(""));
			buf_add(&open, text);
			if (depth > 0 && i + 1 < list->n)
				continue;
			add_name(names, str_dup(names->mem, buf_str(&open)));
			buf_clear(&open);
			depth = 0;
		}
	}
	add_name(names, buf_str(&open));
	return done;
}

static bool read_names(struct names *names, struct value value)
{
	switch (value.kind) {
	case VALUE_NULL:
		return true;
	case VALUE_LIST:
		return read_list(names, value.list);
	case VALUE_MAP:
		read_map(names, value);
		return true;
	case VALUE_BOOL:
	case VALUE_NUMBER:
	case VALUE_STRING:
	case VALUE_HTML:
		break;
	}
	read_string(names, value_text(value));
	return true;
}

/* Begins to add to what strings holds; tmp is the caller's to rewind. */
static struct names names_open(
    struct arena *mem, struct arena *tmp, enum style style, const struct def_strings *strings)
{
	struct names names = {.mem = mem, .tmp = tmp, .style = style};

	for (size_t i = 0; i < strings->n; i++)
		add_name(&names, strings->items[i]);
	return names;
}

static struct def_strings names_strings(const struct names *names)
{
	return (struct def_strings){names->items.items, names->items.n};
}

bool names_read(struct arena *mem, struct arena *tmp, struct value value, struct def_strings *names)
{
	const struct arena_mark mark = arena_mark(tmp);
	struct names read = names_open(mem, tmp, STYLE_NAMES, names);
	const bool done = read_names(&read, value);

	*names = names_strings(&read);
	arena_rewind(tmp, mark);
	return done;
}

/* "toolsets: repos, issues; read-only: true" */
static void add_argument(struct buf *out, struct value value)
{
	if (value.kind == VALUE_MAP) {
		for (size_t i = 0; i < value.map->n; i++) {
			buf_format(
			    out, "%s%.*s: ", i ? "; " : "", STR_ARG(value.map->members[i].key));
			add_argument(out, value.map->members[i].value);
		}
	} else if (value.kind == VALUE_LIST) {
		for (size_t i = 0; i < value.list->n; i++) {
			buf_add(out, i ? S(", ") : S(""));
			add_argument(out, value.list->items[i]);
		}
	} else {
		buf_add(out, str_trim(value_text(value)));
	}
}

/* A tool with its settings as hosts write them that have no maps: "bash(ls, git log)". */
static str with_arguments(struct arena *mem, str tool, struct value settings)
{
	struct buf out;

	if (settings.kind == VALUE_BOOL || settings.kind == VALUE_NULL)
		return tool;
	buf_init(&out, mem);
	add_argument(&out, settings);
	return out.n ? str_format(mem, "%.*s(%.*s)", STR_ARG(tool), STR_ARG(buf_str(&out))) : tool;
}

struct tool_sets {
	struct names allowed, forbidden;
	bool allows; /* something was said about what is allowed */
};

/*
 * One member of a map of tools: a list under its own key, a sentence, or a tool that is on, off or
 * has settings.
 */
static bool read_tool_member(
    struct tool_sets *sets, const struct value_member *member, str *rationale)
{
	const str key = member->key;

	if (str_eq(key, S("rationale"))) {
		*rationale = str_trim(value_text(member->value));
		return is_scalar(member->value);
	}
	if (str_eq(key, S("forbidden")) || str_eq(key, S("disallowed")) || str_eq(key, S("denied")))
		return read_names(&sets->forbidden, member->value);
	if (member->value.kind == VALUE_BOOL && !member->value.boolean) {
		add_name(&sets->forbidden, key);
		return true;
	}
	sets->allows = true;
	if (str_eq(key, S("allowed")))
		return read_names(&sets->allowed, member->value);
	add_name(&sets->allowed, with_arguments(sets->allowed.mem, key, member->value));
	return true;
}

/* "*" among the allowed tools stands for all of them and is none itself. */
static bool take_star(struct def_strings *allowed)
{
	size_t kept = 0;

	for (size_t i = 0; i < allowed->n; i++)
		if (!str_eq(allowed->items[i], S("*")))
			allowed->items[kept++] = allowed->items[i];
	const bool taken = kept < allowed->n;
	allowed->n = kept;
	return taken;
}

bool tools_read(struct arena *mem, struct arena *tmp, struct value value, struct def_tools *tools)
{
	const struct arena_mark mark = arena_mark(tmp);
	struct tool_sets sets = {
	    .allowed = names_open(mem, tmp, STYLE_TOOLS, &tools->allowed),
	    .forbidden = names_open(mem, tmp, STYLE_TOOLS, &tools->forbidden),
	    .allows = value.kind != VALUE_MAP,
	};
	bool done = true;

	if (value.kind != VALUE_MAP)
		done = read_names(&sets.allowed, value);
	for (size_t i = 0; value.kind == VALUE_MAP && i < value.map->n; i++)
		done = read_tool_member(&sets, &value.map->members[i], &tools->rationale) && done;
	tools->allowed = names_strings(&sets.allowed);
	tools->forbidden = names_strings(&sets.forbidden);
	if (take_star(&tools->allowed) || !sets.allows) /* what only forbids takes from all */
		tools->inherits_all = true;
	arena_rewind(tmp, mark);
	return done;
}

bool tools_read_forbidden(
    struct arena *mem, struct arena *tmp, struct value value, struct def_tools *tools)
{
	const struct arena_mark mark = arena_mark(tmp);
	struct names read = names_open(mem, tmp, STYLE_TOOLS, &tools->forbidden);
	const bool done = read_names(&read, value);

	tools->forbidden = names_strings(&read);
	arena_rewind(tmp, mark);
	return done;
}
