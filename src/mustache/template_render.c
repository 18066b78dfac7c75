/* SPDX-License-Identifier: MIT */
/*
 * Walks nodes and prints: looking names up, what is true, which argument a block gets. Not for
 * white space, all of which was settled by compile.c.
 */
#include "base/arena.h"
#include "base/bug.h"
#include "base/limits.h"
#include "mustache/code.h"

/* The arguments of one parent, and those of the parents that surround it. */
struct frame {
	const struct call *call;
	const struct frame *outer;
};

struct render {
	struct mustache *set;
	struct buf *out;
	struct value *contexts; /* the innermost last; never more than LIMIT_TEMPLATE_DEPTH + 1 */
	size_t context_count;
	unsigned depth;
	bool too_deep; /* that was reported, and no partial is printed any more */
	bool failed; /* a template that the data name does not compile */
};

static void render_nodes(
    struct render *r, const struct unit *unit, size_t from, size_t to, const struct frame *frame);

/* Whether a number in JSON's grammar is zero: no digit of it but those of an exponent is another.
 */
static bool is_zero(str number)
{
	for (size_t i = 0; i < number.n; i++) {
		if (number.p[i] == 'e' || number.p[i] == 'E')
			break;
		if (number.p[i] >= '1' && number.p[i] <= '9')
			return false;
	}
	return true;
}

/*
 * The number itself when it is of that plural category, so that it is the context of a section that
 * asks; zero in a form that is true. NULL where nobody knows of categories.
 */
static const struct value *look_up_plural(
    const struct render *r, const struct value *number, str category)
{
	static const struct value no = {.kind = VALUE_BOOL};
	static const struct value zero = {.kind = VALUE_STRING, .text = {"0", 1}};

	if (!r->set->numbers.category)
		return NULL;
	if (!str_eq(r->set->numbers.category(r->set->context, number->text), category))
		return &no;
	return is_zero(number->text) ? &zero : number;
}

/* The value of a name, from the innermost context outwards; NULL when no context has it. */
static const struct value *look_up(const struct render *r, struct name name)
{
	const struct value *found = NULL;
	struct name_part *part = name.parts;
	size_t left = name.n; /* of "." there is none, and part is NULL */

	if (name.here) {
		found = &r->contexts[r->context_count - 1];
	} else {
		for (size_t i = r->context_count; i > 0 && !found; i--)
			found = value_get_near(
			    &r->contexts[i - 1], part->text, part->hash, &part->near);
		part++;
		left--;
	}
	for (; left > 0 && found; part++, left--)
		found = found->kind == VALUE_NUMBER
		    ? look_up_plural(r, found, part->text)
		    : value_get_near(found, part->text, part->hash, &part->near);
	return found;
}

/* A name as it was written; its parts are views of one text. */
static str name_text(struct name name)
{
	const struct name_part *first = name.parts;
	const struct name_part *last = name.parts + name.n - 1;

	return (str){first->text.p, (size_t)(last->text.p + last->text.n - first->text.p)};
}

static void report_missing(
    const struct render *r, const struct unit *unit, struct node *node, struct name name)
{
	if (!(r->set->flags & MUSTACHE_STRICT) || node->reported)
		return;
	node->reported = true;
	diag_report(r->set->diag, AD502, mustache_place(unit, node->at),
	    "the data have no '%.*s'; printed as nothing", STR_ARG(name_text(name)));
}

static void render_variable(struct render *r, const struct unit *unit, struct node *node)
{
	const struct value *value = look_up(r, node->name);
	const bool raw = node->kind == NODE_RAW && (r->set->flags & MUSTACHE_RAW);

	if (!value)
		report_missing(r, unit, node, node->name);
	else if (node->grouped && value->kind == VALUE_NUMBER)
		r->set->numbers.add(r->set->context, value->text, r->out);
	else if (raw || value->kind == VALUE_HTML)
		buf_add(r->out, value_text(*value));
	else
		html_escape(r->out, value_text(*value));
}

static bool is_true(const struct value *value)
{
	if (!value)
		return false;
	switch (value->kind) {
	case VALUE_NULL:
		return false;
	case VALUE_BOOL:
		return value->boolean;
	case VALUE_NUMBER:
		return !is_zero(value->text);
	case VALUE_STRING:
	case VALUE_HTML:
		return value->text.n > 0;
	case VALUE_LIST:
		return value->list->n > 0;
	case VALUE_MAP:
		break;
	}
	return true;
}

/* Goes one level deeper, for a section, a partial or a block; false and AD504 at the limit. */
static bool enter(struct render *r, const struct unit *unit, const struct node *node)
{
	if (r->depth < LIMIT_TEMPLATE_DEPTH) {
		r->depth++;
		return true;
	}
	if (!r->too_deep)
		diag_report(r->set->diag, AD504, mustache_place(unit, node->at),
		    "sections and partials within %u others; left out, as were all further "
		    "partials of the page",
		    LIMIT_TEMPLATE_DEPTH);
	r->too_deep = true;
	return false;
}

static void leave(struct render *r)
{
	r->depth--;
}

static void render_section(
    struct render *r, const struct unit *unit, size_t at, const struct frame *frame)
{
	const struct node *node = &unit->nodes[at];
	const struct value *value = look_up(r, node->name);
	const struct value *items = value;
	size_t n = 1;

	if (!is_true(value) || !enter(r, unit, node))
		return;
	if (value->kind == VALUE_LIST) {
		items = value->list->items;
		n = value->list->n;
	}
	r->context_count++;
	for (size_t i = 0; i < n; i++) {
		r->contexts[r->context_count - 1] = items[i];
		render_nodes(r, unit, at + 1, node->end, frame);
	}
	r->context_count--;
	leave(r);
}

static void render_inverted(
    struct render *r, const struct unit *unit, size_t at, const struct frame *frame)
{
	const struct node *node = &unit->nodes[at];

	if (is_true(look_up(r, node->name)) || !enter(r, unit, node))
		return;
	render_nodes(r, unit, at + 1, node->end, frame);
	leave(r);
}

/* The template that the data name; NULL when there is none. */
static struct piece *dynamic_target(struct render *r, const struct unit *unit, struct node *node)
{
	const struct value *value = look_up(r, node->call->name);
	struct piece *target;

	if (!value) {
		report_missing(r, unit, node, node->call->name);
		return NULL;
	}
	if (value->kind != VALUE_STRING)
		return NULL;
	target = mustache_template(r->set, value->text);
	if (!target->exists) {
		if (r->set->flags & MUSTACHE_STRICT)
			diag_report(r->set->diag, AD503, mustache_place(unit, node->at),
			    "there is no template '%.*s'; printed as nothing",
			    STR_ARG(value->text));
		return NULL;
	}
	if (!mustache_is_sound(r->set, target)) {
		r->failed = true;
		return NULL;
	}
	return target;
}

/* What a call prints: a unit of its target at the call's indentation, or NULL. */
static struct unit *called_unit(struct render *r, const struct unit *unit, struct node *node)
{
	struct call *call = node->call;
	struct piece *target = call->target;
	struct unit *called;

	if (call->unit)
		return call->unit;
	if (!target)
		target = dynamic_target(r, unit, node);
	if (!target || !target->exists)
		return NULL;
	called = mustache_unit(r->set, target, call->indent);
	if (!called)
		r->failed = true;
	if (call->target)
		call->unit = called;
	return called;
}

static void render_call(
    struct render *r, const struct unit *unit, struct node *node, const struct frame *frame)
{
	const struct frame inner = {node->call, frame};
	const struct unit *called;

	if (r->too_deep || !enter(r, unit, node))
		return;
	called = called_unit(r, unit, node);
	if (called)
		render_nodes(r, called, 0, called->n, node->call->arg_count ? &inner : frame);
	leave(r);
}

/*
 * The argument for a block, and the frame it is from; NULL when the default is to be printed. Of
 * several the outermost counts: a page overrides what its layout passes on to the layout of that.
 */
static struct piece *find_argument(
    const struct frame *frame, str name, const struct frame **ret_frame)
{
	struct piece *found = NULL;

	for (; frame; frame = frame->outer) {
		for (size_t i = 0; i < frame->call->arg_count; i++) {
			if (str_eq(frame->call->args[i].name, name)) {
				found = &frame->call->args[i];
				*ret_frame = frame;
			}
		}
	}
	return found;
}

/*
 * Blocks within an argument get their own arguments from outside of the call that it belongs to;
 * from inside, an argument that holds a block of its own name would hold itself.
 */
static void render_argument(
    struct render *r, const struct block *block, struct piece *argument, const struct frame *frame)
{
	const struct unit *unit = mustache_unit(r->set, argument, block->indent);

	if (block->in_line)
		buf_add(r->out, block->lead);
	if (unit)
		render_nodes(r, unit, 0, unit->n, frame->outer);
	else
		r->failed = true;
}

static void render_block(
    struct render *r, const struct unit *unit, size_t at, const struct frame *frame)
{
	const struct node *node = &unit->nodes[at];
	const struct block *block = node->block;
	const size_t start = r->out->n;
	const struct frame *from = NULL;
	struct piece *argument = find_argument(frame, block->name, &from);

	if (!enter(r, unit, node))
		return;
	if (argument) {
		render_argument(r, block, argument, from);
	} else {
		if (block->in_line || node->end > at + 1)
			buf_add(r->out, block->lead);
		render_nodes(r, unit, at + 1, node->end, frame);
	}
	if (r->out->n > start && r->out->p[r->out->n - 1] != '\n')
		buf_add(r->out, block->line_end);
	leave(r);
}

static void render_nodes(
    struct render *r, const struct unit *unit, size_t from, size_t to, const struct frame *frame)
{
	size_t i = from;

	while (i < to) {
		struct node *node = &unit->nodes[i];

		switch ((enum node_kind)node->kind) {
		case NODE_TEXT:
			buf_add(r->out, node->text);
			i++;
			break;
		case NODE_VARIABLE:
		case NODE_RAW:
			render_variable(r, unit, node);
			i++;
			break;
		case NODE_CALL:
			render_call(r, unit, node, frame);
			i++;
			break;
		case NODE_SECTION:
			render_section(r, unit, i, frame);
			i = node->end;
			break;
		case NODE_INVERTED:
			render_inverted(r, unit, i, frame);
			i = node->end;
			break;
		case NODE_BLOCK:
			render_block(r, unit, i, frame);
			i = node->end;
			break;
		}
	}
}

bool mustache_render(
    struct mustache *set, str name, struct value data, struct buf *out, struct arena *tmp)
{
	const struct arena_mark mark = arena_mark(tmp);
	struct render r = {.set = set, .out = out, .context_count = 1};
	struct piece *template;
	struct unit *unit;

	BUG_IF(tmp == out->mem || tmp == set->mem);
	if (!mustache_compile(set, name))
		return false;
	template = mustache_template(set, name);
	unit = mustache_unit(set, template, S(""));
	r.contexts = ARENA_ARRAY(tmp, struct value, LIMIT_TEMPLATE_DEPTH + 1);
	r.contexts[0] = data;
	render_nodes(&r, unit, 0, unit->n, NULL);
	arena_rewind(tmp, mark);
	return !r.failed;
}
