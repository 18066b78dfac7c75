/* SPDX-License-Identifier: MIT */
/*
 * libyaml's events to values. Not here: which keys mean what, and what to do about an error.
 *
 * The events are read by functions that call each other as the nodes nest, at most LIMIT_JSON_DEPTH
 * deep. An alias shares the value of its anchor, so a few bytes can stand for billions of nodes;
 * therefore every node is counted as often as a reader of the result would meet it.
 */
#include "yaml/yml.h"

#include <yaml.h>

#include "base/arena.h"
#include "base/bug.h"
#include "base/limits.h"
#include "base/map.h"
#include "base/utf8.h"
#include "base/vec.h"

/* A character of the text. Moves forward only, so that all places together cost one pass. */
struct place {
	size_t index; /* in characters, as libyaml counts */
	size_t offset, line_start; /* in bytes */
	size_t line; /* from 0 */
};

struct node {
	struct value value;
	size_t size; /* in nodes, those behind aliases included */
	unsigned height; /* levels of lists and maps: 0 for a scalar */
};

struct reader {
	yaml_parser_t parser;
	struct arena *mem;
	str text;
	struct place place; /* of the latest duplicate, or of the latest node with its place */
	struct yml_places *places; /* NULL: nobody asked */
	struct buf path; /* of the node that is read, when places are wanted */
	struct map anchors; /* of struct node */
	VEC(struct yml_duplicate) duplicates;
	size_t node_count;
	struct yml_error error;
};

static void place_advance(struct place *place, str text, size_t index)
{
	while (place->index < index && place->offset < text.n) {
		const char c = text.p[place->offset];

		(void)utf8_decode(text, &place->offset);
		place->index++;
		if (c != '\n')
			continue;
		place->line++;
		place->line_start = place->offset;
	}
}

/* Records what went wrong at a character of the text; returns false for the caller to return. */
static bool fail(struct reader *r, size_t index, const char *problem)
{
	struct place place = {0};

	place_advance(&place, r->text, index);
	r->error.line = place.line + 1;
	r->error.column = place.offset - place.line_start + 1;
	r->error.problem = str_dup(r->mem, str_of_cstr(problem));
	return false;
}

/* The reader, which runs ahead of the scanner, knows the byte and has no mark. */
static bool fail_at_byte(struct reader *r, size_t offset, const char *problem)
{
	const str before = str_slice(r->text, 0, offset);

	return fail(r, utf8_length(before), problem);
}

static bool is_one_of(str s, const char *const *words)
{
	for (; *words; words++)
		if (str_eq(s, str_of_cstr(*words)))
			return true;
	return false;
}

/*
 * Where the parser stood when it gave up is right for most errors. A line that was taken for a key,
 * and a quote without its end, are noticed too late: what began there is the place.
 */
static size_t error_index(const yaml_parser_t *parser)
{
	static const char *const late[] = {
	    "could not find expected ':'", "found unexpected end of stream", NULL};
	const bool has_context = parser->context && parser->error == YAML_SCANNER_ERROR;

	if (has_context && is_one_of(str_of_cstr(parser->problem), late))
		return parser->context_mark.index;
	return parser->problem_mark.index;
}

static bool fail_as_parser(struct reader *r)
{
	static const char *const brackets[] = {"while parsing a flow sequence",
	    "while parsing a flow mapping", "while scanning a quoted scalar", NULL};
	const yaml_parser_t *parser = &r->parser;

	if (parser->error == YAML_MEMORY_ERROR)
		bug_out_of_memory();
	if (parser->error == YAML_READER_ERROR)
		return fail_at_byte(r, parser->problem_offset, parser->problem);
	if (is_one_of(str_of_cstr(parser->context), brackets)) {
		struct place opened = {0};

		place_advance(&opened, r->text, parser->context_mark.index);
		r->error.opened_line = opened.line + 1;
	}
	return fail(r, error_index(parser), parser->problem);
}

/* The next event, which the caller deletes. */
static bool next_event(struct reader *r, yaml_event_t *ret_event)
{
	return yaml_parser_parse(&r->parser, ret_event) || fail_as_parser(r);
}

static size_t digits_end(str s, size_t i)
{
	while (i < s.n && char_is_digit(s.p[i]))
		i++;
	return i;
}

/* JSON's grammar of numbers, RFC 8259 section 6. */
static bool is_number(str s)
{
	const size_t start = s.n && s.p[0] == '-';
	size_t i = digits_end(s, start), from;

	if (i == start || (s.p[start] == '0' && i > start + 1))
		return false;
	if (i < s.n && s.p[i] == '.') {
		from = i + 1;
		i = digits_end(s, from);
		if (i == from)
			return false;
	}
	if (i < s.n && char_lower(s.p[i]) == 'e') {
		from = i + 1;
		from += from < s.n && (s.p[from] == '+' || s.p[from] == '-');
		i = digits_end(s, from);
		if (i == from)
			return false;
	}
	return i == s.n;
}

/* A copy; an escape can make a NUL, which becomes U+FFFD as everywhere. */
static str scalar_text(struct reader *r, const yaml_event_t *event)
{
	const str text = {(const char *)event->data.scalar.value, event->data.scalar.length};
	size_t replaced;

	return utf8_sanitize(r->mem, str_dup(r->mem, text), &replaced);
}

static struct value scalar_value(struct reader *r, const yaml_event_t *event)
{
	static const char *const nulls[] = {"", "~", "null", "Null", "NULL", NULL};
	static const char *const trues[] = {"true", "True", "TRUE", NULL};
	static const char *const falses[] = {"false", "False", "FALSE", NULL};
	const str text = scalar_text(r, event);

	if (event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE)
		return value_string(text);
	if (is_one_of(text, nulls))
		return VALUE_NONE;
	if (is_one_of(text, trues))
		return value_bool(true);
	if (is_one_of(text, falses))
		return value_bool(false);
	return is_number(text) ? value_number(text) : value_string(text);
}

static str anchor_of(const yaml_event_t *event)
{
	const yaml_char_t *anchor = NULL;

	if (event->type == YAML_SCALAR_EVENT)
		anchor = event->data.scalar.anchor;
	else if (event->type == YAML_SEQUENCE_START_EVENT)
		anchor = event->data.sequence_start.anchor;
	else if (event->type == YAML_MAPPING_START_EVENT)
		anchor = event->data.mapping_start.anchor;
	return str_of_cstr((const char *)anchor);
}

static bool count_nodes(struct reader *r, const yaml_event_t *event, size_t n)
{
	if (n > LIMIT_YAML_NODES - r->node_count)
		return fail(
		    r, event->start_mark.index, "too many values, or aliases that multiply");
	r->node_count += n;
	return true;
}

static bool check_height(struct reader *r, const yaml_event_t *event, size_t height)
{
	if (height <= LIMIT_JSON_DEPTH)
		return true;
	return fail(r, event->start_mark.index, "nested too deep");
}

static bool read_alias(
    struct reader *r, const yaml_event_t *event, unsigned depth, struct node *ret_node)
{
	const str name = str_of_cstr((const char *)event->data.alias.anchor);
	const struct node *anchored = map_get(&r->anchors, name);

	if (!anchored)
		return fail(r, event->start_mark.index, "found an alias without its anchor");
	if (!count_nodes(r, event, anchored->size) ||
	    !check_height(r, event, depth + anchored->height))
		return false;
	*ret_node = *anchored;
	return true;
}

static void note_place(struct reader *r, const yaml_event_t *event, struct map *places)
{
	if (!r->places)
		return;
	struct yml_place *noted = ARENA_NEW(r->mem, struct yml_place);

	place_advance(&r->place, r->text, event->start_mark.index);
	*noted = (struct yml_place){r->place.line + 1, r->place.offset - r->place.line_start + 1};
	*map_put(r->mem, places, str_dup(r->mem, buf_str(&r->path))) = noted;
}

/* The path grows by a key, or shrinks to what it was before. */
static void path_enter(struct reader *r, str key)
{
	if (!r->places)
		return;
	if (r->path.n)
		buf_char(&r->path, '.');
	buf_add(&r->path, key);
}

static void path_leave(struct reader *r, size_t length)
{
	if (r->places)
		r->path.n = length;
}

static bool read_node(
    struct reader *r, const yaml_event_t *event, unsigned depth, struct node *ret_node);

/* Reads a node of a list or a map whose path is entered already. */
static bool read_placed_node(
    struct reader *r, const yaml_event_t *event, unsigned depth, struct node *ret_node)
{
	if (r->places)
		note_place(r, event, &r->places->values);
	return read_node(r, event, depth, ret_node);
}

static bool read_items(struct reader *r, unsigned depth, struct node *list)
{
	for (;;) {
		struct node item = {0};
		yaml_event_t event;
		bool done, end;

		if (!next_event(r, &event))
			return false;
		end = event.type == YAML_SEQUENCE_END_EVENT;
		const size_t length = r->path.n;
		if (r->places && !end)
			path_enter(r, str_format(r->mem, "%zu", value_count(list->value)));
		done = end || read_placed_node(r, &event, depth + 1, &item);
		path_leave(r, length);
		yaml_event_delete(&event);
		if (!done || end)
			return done;
		value_push(r->mem, list->value, item.value);
		if (item.height >= list->height)
			list->height = item.height + 1;
	}
}

/* The text of a key: a scalar as it is written, or an alias of one. */
static bool read_key(struct reader *r, const yaml_event_t *event, unsigned depth, str *ret_key)
{
	struct node node = {0};

	if (event->type == YAML_SCALAR_EVENT) {
		*ret_key = scalar_text(r, event);
		return read_node(r, event, depth, &node); /* for its count and its anchor */
	}
	if (event->type != YAML_ALIAS_EVENT)
		return fail(r, event->start_mark.index, "found a key that is no text");
	if (!read_alias(r, event, depth, &node))
		return false;
	if (node.height)
		return fail(r, event->start_mark.index, "found a key that is no text");
	*ret_key = value_text(node.value);
	return true;
}

static void note_duplicate(struct reader *r, const yaml_event_t *event, str key)
{
	place_advance(&r->place, r->text, event->start_mark.index);
	VEC_PUSH(r->mem, &r->duplicates, ((struct yml_duplicate){key, r->place.line + 1}));
}

/* Reads a key, or the end of the map, which sets *ret_end. */
static bool read_member_key(
    struct reader *r, unsigned depth, struct value map, str *ret_key, bool *ret_end)
{
	yaml_event_t event;
	bool done;

	if (!next_event(r, &event))
		return false;
	*ret_end = event.type == YAML_MAPPING_END_EVENT;
	done = *ret_end || read_key(r, &event, depth, ret_key);
	if (done && !*ret_end) {
		if (value_get(map, *ret_key))
			note_duplicate(r, &event, *ret_key);
		path_enter(r, *ret_key);
		if (r->places)
			note_place(r, &event, &r->places->keys);
	}
	yaml_event_delete(&event);
	return done;
}

static bool read_members(struct reader *r, unsigned depth, struct node *map)
{
	for (;;) {
		struct node item = {0};
		const size_t length = r->path.n;
		str key = STR_ABSENT;
		yaml_event_t event;
		bool done, end;

		if (!read_member_key(r, depth + 1, map->value, &key, &end))
			return false;
		if (end)
			return true;
		if (!next_event(r, &event))
			return false;
		done = read_placed_node(r, &event, depth + 1, &item);
		yaml_event_delete(&event);
		if (!done)
			return false;
		path_leave(r, length);
		value_set(r->mem, map->value, key, item.value);
		if (item.height >= map->height)
			map->height = item.height + 1;
	}
}

static bool read_collection(
    struct reader *r, const yaml_event_t *event, unsigned depth, struct node *ret_node)
{
	ret_node->height = 1;
	if (!check_height(r, event, depth + 1))
		return false;
	if (event->type == YAML_SEQUENCE_START_EVENT) {
		ret_node->value = value_list(r->mem);
		return read_items(r, depth, ret_node);
	}
	ret_node->value = value_map(r->mem);
	return read_members(r, depth, ret_node);
}

/* Reads the node that event begins, depth collections deep. */
static bool read_node(
    struct reader *r, const yaml_event_t *event, unsigned depth, struct node *ret_node)
{
	const size_t count_before = r->node_count;
	const str anchor = anchor_of(event);

	if (event->type == YAML_ALIAS_EVENT)
		return read_alias(r, event, depth, ret_node);
	if (!count_nodes(r, event, 1))
		return false;
	if (event->type == YAML_SCALAR_EVENT)
		*ret_node = (struct node){.value = scalar_value(r, event)};
	else if (!read_collection(r, event, depth, ret_node))
		return false;
	ret_node->size = r->node_count - count_before;
	if (anchor.p) { /* known from here on, so it cannot hold itself */
		struct node *kept = ARENA_NEW(r->mem, struct node);

		*kept = *ret_node;
		*map_put(r->mem, &r->anchors, str_dup(r->mem, anchor)) = kept;
	}
	return true;
}

/*
 * Reads up to the end of the first document and one event further, because only that one tells
 * whether the document was followed by something that belongs nowhere.
 */
static bool read_document(struct reader *r, struct node *ret_root)
{
	for (;;) {
		yaml_event_t event;
		yaml_event_type_t type;
		bool done = true;

		if (!next_event(r, &event))
			return false;
		type = event.type;
		if (type == YAML_SCALAR_EVENT || type == YAML_ALIAS_EVENT ||
		    type == YAML_SEQUENCE_START_EVENT || type == YAML_MAPPING_START_EVENT)
			done = read_placed_node(r, &event, 0, ret_root);
		yaml_event_delete(&event);
		if (!done)
			return false;
		if (type == YAML_STREAM_END_EVENT)
			return true;
		if (type == YAML_DOCUMENT_END_EVENT)
			break;
	}
	yaml_event_t event;
	if (!next_event(r, &event))
		return false;
	yaml_event_delete(&event);
	return true;
}

static bool read_text(struct arena *mem, str text, struct yml_document *ret_document,
    struct yml_places *places, struct yml_error *ret_error)
{
	struct reader r = {.mem = mem, .text = text, .places = places};
	struct node root = {0};
	bool done;

	if (!yaml_parser_initialize(&r.parser))
		bug_out_of_memory();
	buf_init(&r.path, mem);
	yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(
	    &r.parser, (const unsigned char *)(text.p ? text.p : ""), text.n);
	done = read_document(&r, &root);
	yaml_parser_delete(&r.parser);
	if (!done) {
		*ret_error = r.error;
		return false;
	}
	*ret_document = (struct yml_document){root.value, r.duplicates.items, r.duplicates.n};
	return true;
}

bool yml_read(
    struct arena *mem, str text, struct yml_document *ret_document, struct yml_error *ret_error)
{
	return read_text(mem, text, ret_document, NULL, ret_error);
}

bool yml_read_placed(struct arena *mem, str text, struct yml_document *ret_document,
    struct yml_places *ret_places, struct yml_error *ret_error)
{
	struct yml_places places = {0};

	if (!read_text(mem, text, ret_document, &places, ret_error))
		return false;
	*ret_places = places;
	return true;
}

struct yml_place yml_value_place(const struct yml_places *places, str path)
{
	for (;;) {
		const struct yml_place *place = map_get(&places->values, path);
		const size_t dot = str_rfind_char(path, '.');

		if (place)
			return *place;
		if (!path.n)
			return (struct yml_place){1, 1};
		path = str_slice(path, 0, dot == STR_NONE ? 0 : dot);
	}
}

struct yml_place yml_key_place(const struct yml_places *places, str path)
{
	const struct yml_place *place = map_get(&places->keys, path);

	return place ? *place : yml_value_place(places, path);
}

str yml_library_version(void)
{
	return str_of_cstr(yaml_get_version_string());
}
