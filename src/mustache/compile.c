/* SPDX-License-Identifier: MIT */
/*
 * From tags to nodes: which tags belong together, which stand alone in their lines and take the
 * line with them, and what blocks look like from outside. Not for reading a single tag, which is
 * template_tag.c.
 *
 * What stands between the tags of a parent is not compiled here. Text there means nothing, and each
 * block there becomes a piece of its own, compiled when the parent places it somewhere. Its tags
 * are checked here all the same, so that errors show at once.
 *
 * The nodes of a phrase are copied to where its tag stands, and texts that meet become one, so that
 * a page in words of a language file costs no more to render than one with the words in it.
 */
#include "base/arena.h"
#include "base/bug.h"
#include "base/limits.h"
#include "base/value.h"
#include "mustache/code.h"
#include "mustache/template_lines.h"

struct compiler;
struct opening;

typedef void close_opening(
    struct compiler *c, const struct tag *close, const struct opening *opening);

/* A tag that waits for its closing tag. */
struct opening {
	struct tag tag;
	close_opening *close;
	bool emits; /* what it encloses becomes nodes of this unit */
	bool live; /* what it encloses can be printed at all */
	bool alone; /* a block: its tag, an argument: the end of its tag, takes the line */
	str lead; /* a parent, a block: blanks in front of a tag that starts its line */
	size_t content; /* a block: where what it encloses begins */
	size_t node; /* a section, a block: index, if it has one */
	struct delimiters delimiters; /* an argument: those in force at its beginning */
	struct call *call; /* a parent */
	VEC(struct piece) args; /* a parent: the arguments so far */
};

struct compiler {
	struct mustache *set;
	struct unit *unit;
	struct piece *template; /* to note uses in, or NULL */
	struct tag_scanner scanner;
	size_t from; /* text from here on was not taken yet */
	VEC(struct node) nodes;
	size_t jumped; /* where a body ended last: what ends there is not made longer */
	struct opening openings[LIMIT_TEMPLATE_DEPTH + 1]; /* the first is the unit itself */
	size_t depth;
};

static struct opening *innermost(struct compiler *c)
{
	return &c->openings[c->depth];
}

static struct diag_place place(const struct compiler *c, size_t at)
{
	return mustache_place(c->unit, at);
}

/* Adds a node, but not between the tags of a parent, and returns its index. */
static size_t emit(struct compiler *c, struct node node)
{
	const size_t index = c->nodes.n;

	if (innermost(c)->emits)
		VEC_PUSH(c->set->mem, &c->nodes, node);
	return index;
}

/* Adds text to what stands before it when that is text, too, and nothing jumps in between. */
static void emit_text(struct compiler *c, str text)
{
	struct node *last = c->nodes.n > c->jumped ? &c->nodes.items[c->nodes.n - 1] : NULL;

	if (!text.n)
		return;
	if (last && last->kind == NODE_TEXT && innermost(c)->emits)
		last->text = str_cat(c->set->mem, last->text, text);
	else
		emit(c, (struct node){.kind = NODE_TEXT, .text = text});
}

/* Adds the text up to `to` and leaves out what stands between there and `next`. */
static void take_text(struct compiler *c, size_t to, size_t next)
{
	emit_text(c, str_slice(c->unit->text, c->from, to));
	c->from = next;
}

/* The body of a section or a block ends behind the last node. */
static void end_body(struct compiler *c, size_t node)
{
	c->nodes.items[node].end = (uint32_t)c->nodes.n;
	c->jumped = c->nodes.n;
}

/*
 * The edges of a tag's line. The text of an argument need not begin a line; if it ends within one,
 * that goes on with its closing tag.
 */
static struct line_edges edges_of(const struct compiler *c, const struct tag *tag)
{
	const struct piece *piece = c->unit->piece;
	struct line_edges edges = mustache_line_edges(c->unit->text, tag->start, tag->end);

	if (edges.first && edges.start == 0 && !piece->starts_line) {
		edges.first = false;
		edges.start = tag->start;
	}
	if (edges.last && edges.end.n == 0 && piece->home) {
		edges.last = false;
		edges.next = tag->end;
	}
	return edges;
}

/* Takes the text before a tag; of one alone in its line the whole line, and returns its blanks. */
static str take_tag(struct compiler *c, const struct tag *tag)
{
	const struct line_edges edges = edges_of(c, tag);

	if (!edges.first || !edges.last) {
		take_text(c, tag->start, tag->end);
		return STR_ABSENT;
	}
	take_text(c, edges.start, edges.next);
	return str_slice(c->unit->text, edges.start, tag->start);
}

static struct name split_name(struct arena *mem, str text)
{
	struct name name = {0};
	str part;

	name.here = str_starts_with(text, S("."));
	if (name.here)
		text = str_from(text, 1);
	name.n = text.n > 0;
	for (size_t i = 0; i < text.n; i++)
		name.n += text.p[i] == '.';
	if (!name.n)
		return name;
	name.parts = ARENA_ARRAY(mem, struct name_part, name.n);
	for (size_t i = 0; str_next_part(&text, '.', &part); i++)
		name.parts[i] = (struct name_part){.text = part, .hash = value_key_hash(part)};
	return name;
}

static size_t emit_named(struct compiler *c, enum node_kind kind, const struct tag *tag)
{
	if (!innermost(c)->emits)
		return 0;
	return emit(c,
	    (struct node){.kind = (uint8_t)kind,
		.at = (uint32_t)tag->start,
		.name = split_name(c->set->mem, tag->name)});
}

/* {{n.grouped}} prints n, unless it is "grouped" itself that is asked for. */
static void emit_variable(struct compiler *c, const struct tag *tag)
{
	struct node node = {.kind = tag->kind == TAG_RAW ? NODE_RAW : NODE_VARIABLE,
	    .at = (uint32_t)tag->start,
	    .name = split_name(c->set->mem, tag->name)};
	struct name *name = &node.name;

	if (!innermost(c)->emits)
		return;
	if (c->set->numbers.add && name->n + name->here > 1 &&
	    str_eq(name->parts[name->n - 1].text, S("grouped"))) {
		name->n--;
		node.grouped = true;
	}
	emit(c, node);
}

static bool open_tag(struct compiler *c, struct opening opening)
{
	if (c->depth == LIMIT_TEMPLATE_DEPTH) {
		diag_report(c->set->diag, AD501, place(c, opening.tag.start),
		    "'%.*s' is opened within %u others", STR_ARG(opening.tag.text),
		    LIMIT_TEMPLATE_DEPTH);
		return false;
	}
	c->openings[++c->depth] = opening;
	return true;
}

static void close_section(
    struct compiler *c, const struct tag *close, const struct opening *section)
{
	take_tag(c, close);
	if (section->emits)
		end_body(c, section->node);
}

static bool open_section(struct compiler *c, const struct tag *tag)
{
	const struct opening *outer = innermost(c);
	struct opening opening = {
	    .tag = *tag, .close = close_section, .emits = outer->emits, .live = outer->live};

	take_tag(c, tag);
	opening.node = emit_named(c, tag->kind == TAG_SECTION ? NODE_SECTION : NODE_INVERTED, tag);
	return open_tag(c, opening);
}

/* The template that a tag names, noted as used; NULL when the name is dynamic. */
static struct piece *find_target(struct compiler *c, const struct tag *tag)
{
	struct piece *target;

	if (tag->dynamic)
		return NULL;
	target = mustache_template(c->set, tag->name);
	if (!c->template || !innermost(c)->live)
		return target;
	if (target->exists)
		VEC_PUSH(c->set->mem, &c->template->uses, target);
	else
		diag_report(c->set->diag, AD503, place(c, tag->start),
		    "there is no template '%.*s'; printed as nothing", STR_ARG(tag->name));
	return target;
}

static struct call *new_call(struct compiler *c, const struct tag *tag, struct piece *target)
{
	struct call *call = ARENA_NEW(c->set->mem, struct call);

	call->target = target;
	if (tag->dynamic)
		call->name = split_name(c->set->mem, tag->name);
	return call;
}

static void emit_call(struct compiler *c, const struct tag *tag, struct call *call)
{
	emit(c, (struct node){.kind = NODE_CALL, .at = (uint32_t)tag->start, .call = call});
}

static bool is_variable(const struct node *node)
{
	return node->kind == NODE_VARIABLE || node->kind == NODE_RAW;
}

/* Whether a node has a name of its own; its hints of where members are must not be shared. */
static bool is_named(const struct node *node)
{
	return is_variable(node) || node->kind == NODE_SECTION || node->kind == NODE_INVERTED;
}

/* Adds a node of a phrase as the one `shift` places further on; messages name the phrase's tag. */
static void emit_copy(
    struct compiler *c, const struct tag *tag, const struct node *node, size_t shift)
{
	struct node copy = *node;

	copy.at = (uint32_t)tag->start;
	copy.end = (uint32_t)(node->end + shift);
	copy.grouped = is_variable(node) && c->set->numbers.add;
	if (is_named(node) && node->name.n) {
		copy.name.parts = ARENA_ARRAY(c->set->mem, struct name_part, node->name.n);
		memcpy(copy.name.parts, node->name.parts, node->name.n * sizeof *copy.name.parts);
	}
	emit(c, copy);
}

/* Puts the nodes of a phrase in the place of its tag. */
static void copy_phrase(struct compiler *c, const struct tag *tag, const struct unit *unit)
{
	const bool text_first = unit->n && unit->nodes[0].kind == NODE_TEXT;
	bool ends_body = false;

	if (!innermost(c)->emits)
		return;
	if (text_first)
		emit_text(c, unit->nodes[0].text);
	const size_t shift = c->nodes.n - text_first;
	for (size_t i = text_first; i < unit->n; i++) {
		emit_copy(c, tag, &unit->nodes[i], shift);
		ends_body = ends_body || unit->nodes[i].end == unit->n;
	}
	if (ends_body)
		c->jumped = c->nodes.n;
}

/* Fails   false when the phrase has an error, or stands within itself, which AD501 says */
static bool add_phrase(struct compiler *c, const struct tag *tag, struct piece *phrase)
{
	const struct unit *unit = mustache_unit(c->set, phrase, S(""));

	take_text(c, tag->start, tag->end);
	if (!unit)
		return false;
	if (unit->compiling) {
		diag_report(c->set->diag, AD501, place(c, tag->start), "'%.*s' holds itself",
		    STR_ARG(phrase->name));
		return false;
	}
	copy_phrase(c, tag, unit);
	return true;
}

static bool add_partial(struct compiler *c, const struct tag *tag)
{
	struct piece *target = find_target(c, tag);
	struct call *call;

	if (target && target->phrase)
		return add_phrase(c, tag, target);
	call = new_call(c, tag, target);
	call->indent = take_tag(c, tag);
	emit_call(c, tag, call);
	return true;
}

/* Takes the text before a tag that may turn out to begin a line of its own. */
static struct opening lead_tag(struct compiler *c, const struct tag *tag)
{
	const struct line_edges edges = edges_of(c, tag);
	struct opening opening = {.tag = *tag, .content = tag->end};

	take_text(c, edges.start, tag->end);
	if (edges.first)
		opening.lead = str_slice(c->unit->text, edges.start, tag->start);
	return opening;
}

/* A parent with all that stands between its tags counts as one tag: together they are alone. */
static void close_parent(struct compiler *c, const struct tag *close, const struct opening *parent)
{
	const struct line_edges edges = edges_of(c, close);
	struct call *call = parent->call;

	c->from = close->end;
	if (parent->lead.p && edges.last) {
		call->indent = parent->lead;
		c->from = edges.next;
	} else if (parent->lead.n) {
		emit(c, (struct node){.kind = NODE_TEXT, .text = parent->lead});
	}
	call->args = parent->args.items;
	call->arg_count = parent->args.n;
	emit_call(c, &parent->tag, call);
}

static bool open_parent(struct compiler *c, const struct tag *tag)
{
	struct opening opening = lead_tag(c, tag);

	opening.close = close_parent;
	opening.call = new_call(c, tag, find_target(c, tag));
	return open_tag(c, opening);
}

static void close_argument(
    struct compiler *c, const struct tag *close, const struct opening *opening)
{
	const struct line_edges edges = edges_of(c, close);
	struct opening *parent = innermost(c);
	struct piece argument = {
	    .name = opening->tag.name,
	    .path = c->unit->piece->path,
	    .text = str_slice(c->unit->text, opening->content, edges.start),
	    .delimiters = opening->delimiters,
	    .starts_line = opening->alone,
	    .home = c->unit,
	};

	if (opening->alone)
		argument.cut = mustache_lines_indent(argument.text);
	VEC_PUSH(c->set->mem, &parent->args, argument);
}

/* A block right inside a parent. The rest of its first line is no content if it is blank. */
static bool open_argument(struct compiler *c, const struct tag *tag)
{
	const struct line_edges edges = edges_of(c, tag);

	return open_tag(c,
	    (struct opening){.tag = *tag,
		.close = close_argument,
		.live = true,
		.alone = edges.last,
		.content = edges.next,
		.delimiters = c->scanner.delimiters});
}

/*
 * Three ways for a block to stand in the lines of a template:
 *
 *	  {{$name}}        its tags are alone: arguments are indented like the default, or like
 *	    default        the opening tag when the default is blank
 *	  {{/name}}
 *
 *	  {{$name}}default{{/name}}    it is alone: arguments are indented like its tag
 *
 *	<p>{{$name}}default{{/name}}</p>    within a line: arguments are left as they are
 *
 * In the first two an argument also ends the line, when it does not do so itself.
 */
static void close_block(struct compiler *c, const struct tag *close, const struct opening *opening)
{
	const struct line_edges edges = edges_of(c, close);
	const bool ends_line = edges.last && (edges.first || opening->lead.p);
	const size_t to = edges.last ? edges.start : close->start;
	struct block block = {.name = opening->tag.name};

	if (opening->alone) {
		block.indent =
		    mustache_lines_indent(str_slice(c->unit->text, opening->content, to));
		if (!block.indent.p)
			block.indent = opening->lead;
	} else {
		block.lead = opening->lead;
		block.in_line = !opening->lead.p || !edges.last;
		if (!block.in_line)
			block.indent = opening->lead;
	}
	if (ends_line)
		block.line_end = edges.end;
	take_text(c, to, ends_line ? edges.next : close->end);
	if (opening->emits) {
		*c->nodes.items[opening->node].block = block;
		end_body(c, opening->node);
	}
}

static bool open_block(struct compiler *c, const struct tag *tag)
{
	const struct opening *outer = innermost(c);
	const struct line_edges edges = edges_of(c, tag);
	struct opening opening = lead_tag(c, tag);

	opening.close = close_block;
	opening.emits = outer->emits;
	opening.live = outer->live;
	opening.alone = edges.first && edges.last;
	if (opening.alone)
		opening.content = c->from = edges.next;
	if (opening.emits)
		opening.node = emit(c,
		    (struct node){.kind = NODE_BLOCK,
			.at = (uint32_t)tag->start,
			.block = ARENA_NEW(c->set->mem, struct block)});
	return open_tag(c, opening);
}

static bool is_in_parent(struct compiler *c)
{
	return innermost(c)->tag.kind == TAG_PARENT;
}

static bool close_tag(struct compiler *c, const struct tag *tag)
{
	struct opening *opening = innermost(c);

	if (c->depth == 0) {
		diag_report(c->set->diag, AD501, place(c, tag->start),
		    "'/%.*s' closes nothing: no section is open", STR_ARG(tag->text));
		return false;
	}
	if (!mustache_tag_closes(tag, &opening->tag)) {
		diag_report(c->set->diag, AD501, place(c, tag->start),
		    "'/%.*s' stands where '%.*s' of line %u is to be closed", STR_ARG(tag->text),
		    STR_ARG(opening->tag.text), place(c, opening->tag.start).line);
		return false;
	}
	c->depth--;
	opening->close(c, tag, opening);
	return true;
}

static bool add_tag(struct compiler *c, const struct tag *tag)
{
	switch (tag->kind) {
	case TAG_VARIABLE:
	case TAG_RAW:
		take_text(c, tag->start, tag->end);
		emit_variable(c, tag);
		return true;
	case TAG_SECTION:
	case TAG_INVERTED:
		return open_section(c, tag);
	case TAG_CLOSE:
		return close_tag(c, tag);
	case TAG_PARTIAL:
		return add_partial(c, tag);
	case TAG_PARENT:
		return open_parent(c, tag);
	case TAG_BLOCK:
		return is_in_parent(c) ? open_argument(c, tag) : open_block(c, tag);
	case TAG_COMMENT:
	case TAG_DELIMITERS:
		take_tag(c, tag);
		return true;
	}
	BUG("a tag of kind %d", (int)tag->kind);
}

static bool compile_tags(struct compiler *c)
{
	struct tag tag;

	while (mustache_tag_next(&c->scanner, &tag))
		if (!add_tag(c, &tag))
			return false;
	if (c->scanner.problem) {
		diag_report(c->set->diag, AD501, place(c, c->scanner.problem_at), "'%.*s' %s",
		    STR_ARG(c->scanner.problem_text), c->scanner.problem);
		return false;
	}
	if (c->depth > 0) {
		const struct tag *open = &innermost(c)->tag;

		diag_report(c->set->diag, AD501, place(c, open->start), "'%.*s' is never closed",
		    STR_ARG(open->text));
		return false;
	}
	take_text(c, c->unit->text.n, c->unit->text.n);
	return true;
}

bool mustache_compile_unit(struct mustache *set, struct unit *unit, struct piece *template)
{
	struct compiler c = {
	    .set = set,
	    .unit = unit,
	    .template = template,
	    .scanner = mustache_tag_scanner(unit->text, unit->piece->delimiters),
	};

	c.openings[0] = (struct opening){.emits = true, .live = true};
	if (!compile_tags(&c))
		return false;
	unit->nodes = c.nodes.items;
	unit->n = c.nodes.n;
	return true;
}
