/* SPDX-License-Identifier: MIT */
/*
 * What must be known before a document is rendered: its headings with their anchors, because links
 * point forwards too, and whether it ends within a fence that nobody closed.
 *
 * An anchor is the slug of the heading. The page around keeps the ids that begin with "ad-" for
 * itself, and footnotes have "fn-" and "fnref-": a heading that would take one gets "h-" before it,
 * and so does one that begins with a digit.
 */
#include "base/path.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "markdown/render.h"

/* --- anchors --------------------------------------------------------------------------------- */

static const str reserved[] = {{"ad", 2}, {"fn", 2}, {"fnref", 5}};

static bool is_reserved(str slug)
{
	for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++)
		if (str_starts_with(slug, reserved[i]) &&
		    (slug.n == reserved[i].n || slug.p[reserved[i].n] == '-'))
			return true;
	return false;
}

/* CSS and some validators want an id to begin with one. */
static bool begins_with_letter(str slug)
{
	size_t i = 0;

	return unicode_is_letter(utf8_decode(slug, &i));
}

static str base_anchor(struct arena *tmp, str text)
{
	struct buf slug;

	buf_init(&slug, tmp);
	unicode_slug(&slug, text, false);
	if (slug.n == 0)
		return S("section");
	return is_reserved(buf_str(&slug)) || !begins_with_letter(buf_str(&slug))
	    ? str_cat(tmp, S("h-"), buf_str(&slug))
	    : buf_str(&slug);
}

/*
 * Takes the name base or, where that is taken, base with a separator and the next number. The
 * numbers are remembered, so that a thousand equal names need a thousand look-ups, not a million.
 */
static str take_name(struct arena *tmp, struct md_names *names, str base, str separator)
{
	size_t *count = map_get(&names->counts, base);
	str name = base;

	while (map_get(&names->taken, name)) {
		if (!count) {
			count = ARENA_NEW(tmp, size_t);
			*map_put(tmp, &names->counts, base) = count;
		}
		name = str_format(tmp, "%.*s%.*s%zu", STR_ARG(base), STR_ARG(separator), ++*count);
	}
	return name;
}

static void put_name(struct arena *tmp, struct md_names *names, str name, str target)
{
	str *const kept = ARENA_NEW(tmp, str);

	*kept = target;
	*map_put(tmp, &names->taken, name) = kept;
}

/* Letters and digits alone, in lower case: equal for our anchors and for GitHub's. */
static str key_of(struct arena *tmp, str text)
{
	const str lower = unicode_lower(tmp, text);
	struct buf key;
	size_t i = 0;

	buf_init(&key, tmp);
	while (i < lower.n) {
		const size_t from = i;
		const uint32_t c = utf8_decode(lower, &i);

		if (unicode_is_letter(c) || unicode_is_digit(c))
			buf_add(&key, str_slice(lower, from, i));
	}
	return buf_str(&key);
}

static void make_keys(struct arena *tmp, struct md_outline *outline)
{
	for (size_t i = 0; i < outline->headings.n; i++) {
		const struct md_heading *const heading = &outline->headings.items[i];
		const str key = key_of(tmp, heading->text);

		if (key.n)
			put_name(tmp, &outline->keys, take_name(tmp, &outline->keys, key, S("")),
			    heading->anchor);
	}
	outline->has_keys = true;
}

str md_outline_find(struct md_state *state, str fragment)
{
	struct md_outline *const outline = &state->outline;
	const str decoded = path_url_decode(state->tmp, fragment);
	const str *anchor = map_get(&outline->anchors.taken, decoded);

	if (!anchor) {
		if (!outline->has_keys)
			make_keys(state->tmp, outline);
		anchor = map_get(&outline->keys.taken, key_of(state->tmp, decoded));
	}
	return anchor ? *anchor : STR_ABSENT;
}

/* --- walking --------------------------------------------------------------------------------- */

static bool holds_blocks(cmark_node *node)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_DOCUMENT:
	case CMARK_NODE_BLOCK_QUOTE:
	case CMARK_NODE_LIST:
	case CMARK_NODE_ITEM:
	case CMARK_NODE_FOOTNOTE_DEFINITION:
		return true;
	default:
		return false;
	}
}

/* The block that begins next in the text; what is in a line is not looked at. NULL at the end. */
static cmark_node *next_block(cmark_node *node)
{
	cmark_node *next = holds_blocks(node) ? cmark_node_first_child(node) : NULL;

	for (; !next && node; node = cmark_node_parent(node))
		next = cmark_node_next(node);
	return next;
}

/* False for a heading without words, which is left out. */
static bool add_heading(struct md_state *state, cmark_node *node)
{
	struct md_outline *const outline = &state->outline;
	struct arena *const tmp = state->tmp;
	struct md_heading heading = {
	    .level = (unsigned)cmark_node_get_heading_level(node),
	    .line = md_line(state, node),
	    .text = md_plain_text(state, node),
	};

	if (heading.text.n == 0)
		return false;
	heading.shown_level =
	    md_ladder_step(&outline->ladder, heading.level + state->options->heading_shift);
	heading.anchor = take_name(tmp, &outline->anchors, base_anchor(tmp, heading.text), S("-"));
	put_name(tmp, &outline->anchors, heading.anchor, heading.anchor);
	VEC_PUSH(tmp, &outline->headings, heading);
	return true;
}

/* Whether line ends a fence of at least length times c. */
static bool is_closing_fence(str line, char c, size_t length)
{
	size_t n = 0;

	line = str_trim_end(line);
	for (; line.n && line.p[line.n - 1] == c; n++)
		line.n--;
	for (size_t i = 0; i < line.n; i++)
		if (line.p[i] != ' ' && line.p[i] != '\t' && line.p[i] != '>')
			return false;
	return n >= length;
}

/* Sets the line of a fence that runs to the end; last is the block that begins last. */
static void check_fence(struct md_state *state, cmark_node *last)
{
	const str body = str_trim_end(state->body);
	int length, offset;
	size_t line_from = body.n, line_count = 1;
	uint32_t line, end_line;
	char c;

	if (cmark_node_get_type(last) != CMARK_NODE_CODE_BLOCK ||
	    !cmark_node_get_fenced(last, &length, &offset, &c))
		return;
	while (line_from > 0 && body.p[line_from - 1] != '\n' && body.p[line_from - 1] != '\r')
		line_from--;
	for (size_t i = 0; i < body.n; i++)
		line_count += body.p[i] == '\n' ||
		    (body.p[i] == '\r' && !(i + 1 < body.n && body.p[i + 1] == '\n'));
	line = md_line(state, last);
	end_line = (uint32_t)cmark_node_get_end_line(last) - state->lines_before;
	if (end_line < line_count)
		return;
	if (line == line_count || !is_closing_fence(str_from(body, line_from), c, (size_t)length))
		state->outline.unclosed_fence_line = line;
}

/* Headings move while they are collected, so they are hung on their nodes afterwards. */
void md_outline_build(struct md_state *state, cmark_node *root)
{
	VEC(cmark_node *) nodes = {0};
	cmark_node *last = root;

	state->outline.ladder.top = state->options->heading_shift + 1;
	for (cmark_node *node = root; node; node = next_block(node)) {
		if (cmark_node_get_start_line(node) >= cmark_node_get_start_line(last))
			last = node;
		if (cmark_node_get_type(node) == CMARK_NODE_HEADING && add_heading(state, node))
			VEC_PUSH(state->tmp, &nodes, node);
	}
	for (size_t i = 0; i < nodes.n; i++)
		cmark_node_set_user_data(nodes.items[i], &state->outline.headings.items[i]);
	check_fence(state, last);
}
