/* SPDX-License-Identifier: MIT */
/* Front matter: values to references by the table of fields.def, and where each value stands. */
#include "relations/declare.h"

#include "base/arena.h"
#include "base/path.h"
#include "definition/front_place.h"
#include "relations/judge.h"

#define DEPTH_MAX 4u /* of maps and lists within each other; real ones stay at 2 */
#define NEAR 65536u /* bytes in which the next key or value is looked for, to name its line */

enum {
	DELEGATES_TO = REL_DELEGATES_TO,
	RECEIVES_FROM = REL_RECEIVES_FROM,
	COLLABORATES_WITH = REL_COLLABORATES_WITH,
	ESCALATES_TO = REL_ESCALATES_TO,
	RUNS_PARALLEL_WITH = REL_RUNS_PARALLEL_WITH,
	USES = REL_USES,
	MENTIONS = REL_MENTIONS,
};

struct field {
	const char *key;
	uint8_t agent, tool, kind;
};

static const struct field fields[] = {
#define X(key, agent, tool, kind) {key, agent, tool, kind},
#include "relations/fields.def"
#undef X
};

static const struct field task_field = {"tools", DELEGATES_TO, USES, DEF_AGENT};
static const struct field skill_field = {"tools", USES, USES, DEF_SKILL};

/* What is being read: where to look for the value's line. */
struct declaration {
	struct reader *reader;
	const struct field *field;
	size_t from; /* of the front matter's source: the key, then the last value found */
	uint32_t line; /* at that byte */
};

/* --- keys --------------------------------------------------------------------------------- */

/* The next letter or digit, in lower case; 0 at the end. "escalation_to" = "escalationTo". */
static char next_plain(str *text)
{
	while (text->n) {
		const char c = char_lower(text->p[0]);

		*text = str_from(*text, 1);
		if (char_is_alnum(c))
			return c;
	}
	return '\0';
}

static bool keys_equal(str a, str b)
{
	char c;

	do {
		c = next_plain(&a);
		if (c != next_plain(&b))
			return false;
	} while (c);
	return true;
}

static const struct field *field_of(str key)
{
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
		if (keys_equal(key, str_of_cstr(fields[i].key)))
			return &fields[i];
	}
	return NULL;
}

/* --- values ------------------------------------------------------------------------------- */

static void advance(struct declaration *d, size_t at)
{
	for (; d->from < at; d->from++)
		d->line += d->reader->def->front_source.p[d->from] == '\n';
}

/*
 * Moves on to the next place of a value that stands near, as it is written or by its name alone;
 * stays where it is if there is none.
 */
static void move_to_value(struct declaration *d, str text, str name)
{
	const str near = str_slice(d->reader->def->front_source, 0, d->from + NEAR);
	size_t at = front_find_value(near, d->from, text);

	if (at == STR_NONE)
		at = front_find_value(near, d->from, name);
	if (at != STR_NONE)
		advance(d, at);
}

/* What may stand before a key in its line: indentation, the mark of an item, a quote. */
static bool leads_key(char c)
{
	return c == ' ' || c == '-' || c == '"' || c == '\'';
}

/* Whether the text at a byte is the key, before a colon. */
static bool is_key_at(str source, size_t at, str key)
{
	size_t end = at + key.n;

	if (!str_starts_with(str_from(source, at), key))
		return false;
	if (end < source.n && (source.p[end] == '"' || source.p[end] == '\''))
		end++;
	return end < source.n && source.p[end] == ':';
}

/* The key in the line of which all before a byte may stand before a key; STR_NONE without it. */
static size_t find_key_in_line(str source, size_t at, str key)
{
	while (!is_key_at(source, at, key)) {
		if (at == source.n || !leads_key(source.p[at]))
			return STR_NONE;
		at++;
	}
	return at;
}

/* The key of a line that begins with it: no text of a value stands at column 0. */
static size_t find_top_key(str source, size_t from, str key)
{
	size_t at = from;

	while (at > 0 && at != STR_NONE && source.p[at - 1] != '\n') {
		at = str_find_char(source, '\n', at);
		at = at == STR_NONE ? at : at + 1;
	}
	while (at != STR_NONE && at < source.n) {
		const size_t name = at + (source.p[at] == '"' || source.p[at] == '\'');

		if (is_key_at(source, name, key))
			return name;
		at = str_find_char(source, '\n', at);
		at = at == STR_NONE ? at : at + 1;
	}
	return STR_NONE;
}

/* Looks at the starts of lines alone: a description may be long. */
static void move_to_inner_key(struct declaration *d, str key)
{
	const str near = str_slice(d->reader->def->front_source, 0, d->from + NEAR);
	size_t start = d->from, at = STR_NONE;

	while (start > 0 && leads_key(near.p[start - 1]))
		start--;
	if (start == 0 || near.p[start - 1] == '\n')
		at = find_key_in_line(near, d->from, key);
	for (start = d->from; at == STR_NONE && start != STR_NONE;) {
		start = str_find_char(near, '\n', start);
		if (start != STR_NONE)
			at = find_key_in_line(near, ++start, key);
	}
	if (at != STR_NONE)
		advance(d, at);
}

static void move_to_key(struct declaration *d, str key, unsigned depth)
{
	const str near = str_slice(d->reader->def->front_source, 0, d->from + NEAR);
	const size_t at = depth ? STR_NONE : find_top_key(near, d->from, key);

	if (at != STR_NONE)
		advance(d, at);
	else
		move_to_inner_key(d, key);
}

/* The name in "agents/x.md", "skills/x/SKILL.md" and "plugin:x". */
static void take_apart(str text, struct reader_target *target)
{
	const size_t colon = str_rfind_char(text, ':');

	if (str_ends_with(text, S("/SKILL.md")))
		text = path_dir(text);
	if (str_ends_with(text, S(".md")))
		text = path_stem(text);
	else if (str_find_char(text, '/', 0) != STR_NONE)
		text = path_base(text);
	target->name = text;
	if (colon == STR_NONE || colon + 1 == text.n)
		return;
	target->plugin = str_slice(text, 0, colon);
	target->name = str_from(text, colon + 1);
}

static bool is_name(str text)
{
	bool letter = false;

	for (size_t i = 0; i < text.n; i++) {
		if (strchr("*<>{}[]$\"", text.p[i]))
			return false;
		letter |= char_is_alpha(text.p[i]) || (unsigned char)text.p[i] >= 0x80;
	}
	return letter && text.n <= 80;
}

static void declare_name(struct declaration *d, str text)
{
	struct reader *reader = d->reader;
	const str source = reader->def->front_source;
	struct reader_target target = {.entry = REL_UNRESOLVED};
	struct rel_reference reference;
	unsigned relation;

	text = str_trim(text);
	take_apart(text, &target);
	if (!is_name(target.name) || mention_is_builtin(target.name))
		return;
	target.alias = index_alias_of(reader->tmp, reader->index, target.name);
	target.kinds = 1u << d->field->kind;
	move_to_value(d, text, target.name);
	if (!reader_resolve(reader, &target, &reference))
		return;
	relation = reference.target_kind == DEF_AGENT ? d->field->agent : d->field->tool;
	reference.declared = true;
	reference.line = d->line;
	reader_keep(reader, &reference, (enum rel_kind)relation, source, d->from);
}

static void declare_text(struct declaration *d, str text)
{
	str part;

	while (str_next_part(&text, ',', &part))
		declare_name(d, part);
}

/* The name in a map that describes a target: {agent: x, label: y}. */
static void declare_map(struct declaration *d, struct value map)
{
	static const char *const keys[] = {"agent", "skill", "command", "target", "name", "id"};

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		const struct value *member = value_get(map, str_of_cstr(keys[i]));

		if (member && value_text(*member).p) {
			declare_name(d, value_text(*member));
			return;
		}
	}
}

static void declare_value(struct declaration *d, struct value value)
{
	if (value.kind == VALUE_LIST) {
		for (size_t i = 0; i < value.list->n; i++) {
			const struct value item = value.list->items[i];

			if (item.kind == VALUE_MAP)
				declare_map(d, item);
			else if (value_text(item).p)
				declare_name(d, value_text(item));
		}
	} else if (value.kind == VALUE_MAP) {
		declare_map(d, value);
	} else if (value.kind == VALUE_STRING) {
		declare_text(d, value.text);
	}
}

static void declare_members(struct declaration *d, struct value map, unsigned depth)
{

	if (map.kind != VALUE_MAP || depth == DEPTH_MAX)
		return;
	for (size_t i = 0; i < map.map->n; i++) {
		const struct value_member *member = &map.map->members[i];

		move_to_key(d, member->key, depth);
		d->field = field_of(member->key);
		if (d->field)
			declare_value(d, member->value);
		else
			declare_members(d, member->value, depth + 1);
	}
}

/* --- tools -------------------------------------------------------------------------------- */

/* "Task(x, y)" names agents, "Skill(x)" skills. */
static bool declare_call(struct declaration *d, str tool)
{
	const size_t open = str_find_char(tool, '(', 0);
	const str head = str_slice(tool, 0, open);

	if (open == STR_NONE || !str_ends_with(tool, S(")")))
		return false;
	if (str_eq_nocase(head, S("Task")) || str_eq_nocase(head, S("Agent")))
		d->field = &task_field;
	else if (str_eq_nocase(head, S("Skill")))
		d->field = &skill_field;
	else
		return true;
	declare_text(d, str_slice(tool, open + 1, tool.n - 1));
	return true;
}

/* Tools may be agents of the collection; a common word is not ("search", "edit"). */
static bool is_known_definition(const struct declaration *d, str tool)
{
	struct reader_target target = {0};
	uint32_t alias;

	take_apart(tool, &target);
	alias = index_alias_of(d->reader->tmp, d->reader->index, target.name);
	if (alias == INDEX_NONE)
		return false;
	return d->reader->index->aliases.items[alias].words > 1 || target.plugin.n;
}

static void declare_tools(struct reader *reader)
{
	const struct def_strings *tools = &reader->def->tools.allowed;
	struct declaration d = {.reader = reader, .line = reader->def->front_line};

	move_to_key(&d, S("tools"), 0);
	for (size_t i = 0; i < tools->n; i++) {
		d.field = &task_field;
		if (!declare_call(&d, tools->items[i]) && is_known_definition(&d, tools->items[i]))
			declare_name(&d, tools->items[i]);
	}
}

void declare_fields(struct reader *reader)
{
	struct declaration d = {.reader = reader, .line = reader->def->front_line};

	declare_members(&d, reader->def->front, 0);
	declare_tools(reader);
}

/* --- prose -------------------------------------------------------------------------------- */

/* Whether a line of the front matter begins a key, and where its value begins. */
static size_t value_start(str line)
{
	size_t i = 0;

	while (i < line.n && (char_is_alnum(line.p[i]) || line.p[i] == '-' || line.p[i] == '_'))
		i++;
	if (i == 0 || i == line.n || line.p[i] != ':')
		return 0;
	return i + 1 == line.n || line.p[i + 1] == ' ' ? i + 1 : 0;
}

static bool is_prose_key(str line, size_t value)
{
	static const char *const keys[] = {
	    "description", "when_to_use", "usage", "purpose", "trigger", "triggers"};

	for (size_t i = 0; value && i < sizeof keys / sizeof *keys; i++) {
		if (keys_equal(str_slice(line, 0, value - 1), str_of_cstr(keys[i])))
			return true;
	}
	return false;
}

/* Where the words of others begin: an example, or a dialogue without that mark. */
static size_t speech_start(str text)
{
	static const char *const marks[] = {"<example", "user: \"", "User: \"", "user: '"};
	size_t first = text.n;

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		const size_t at = str_find(text, str_of_cstr(marks[i]), 0);

		if (at < first)
			first = at;
	}
	return first;
}

/* Judges a value but for its examples. */
static void judge_prose(struct reader *reader, str text, uint32_t line)
{
	while (text.n) {
		const size_t end = speech_start(text);
		const size_t close = str_find(text, S("</example>"), end);
		const struct passage_source source = {str_slice(text, 0, end), line, true};

		judge(reader, JUDGE_FIELD, &source);
		if (end == text.n || close == STR_NONE)
			return;
		for (size_t i = 0; i < close; i++)
			line += text.p[i] == '\n';
		text = str_from(text, close + sizeof "</example>" - 1);
	}
}

void declare_prose(struct reader *reader)
{
	const str source = reader->def->front_source;
	uint32_t line_number = reader->def->front_line, first = 0;
	size_t from = STR_NONE;
	str rest = source, line;

	while (str_next_line(&rest, &line)) {
		const size_t value = value_start(line), at = (size_t)(line.p - source.p);

		if (value && from != STR_NONE) {
			judge_prose(reader, str_slice(source, from, at), first);
			from = STR_NONE;
		}
		if (is_prose_key(line, value)) {
			from = at + value;
			first = line_number;
		}
		line_number++;
	}
	if (from != STR_NONE)
		judge_prose(reader, str_from(source, from), first);
}
