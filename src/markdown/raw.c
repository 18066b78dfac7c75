/* SPDX-License-Identifier: MIT */
/*
 * Raw HTML. A few harmless elements are rendered when they are closed where they were opened;
 * everything else is shown literally, because what looks like a tag here is mostly a prompt's own
 * markup or a placeholder, and its words must not vanish.
 *
 * A block of raw HTML is cut at the tags that are blocks themselves (details, summary, hr); what is
 * between them is called a run:
 *
 *	<details> <summary>Long story</summary> With <b>bold</b> text. <T> </details>
 *	          '-------- block tag --------' '------- run -------'
 */
#include "base/html.h"
#include "markdown/render.h"
#include "markdown/tag.h"

static bool is_blank(str text)
{
	return str_trim(text).n == 0;
}

/* --- tags ------------------------------------------------------------------------------------ */

static bool is_number(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!char_is_digit(s.p[i]))
			return false;
	return s.n > 0 && s.n <= 5;
}

/* Reads the attributes of an img; false when one is not among those that images may have. */
static bool read_picture(struct arena *tmp, str attributes, struct md_picture *ret_picture)
{
	struct md_picture picture = {0};
	str name, value;

	while (md_attribute_next(&attributes, &name, &value)) {
		if (str_eq_nocase(name, S("src")) && !picture.destination.p)
			picture.destination = html_unescape(tmp, value);
		else if (str_eq_nocase(name, S("alt")) && !picture.text.p)
			picture.text = html_unescape(tmp, value);
		else if (str_eq_nocase(name, S("title")) && !picture.title.p)
			picture.title = html_unescape(tmp, value);
		else if ((str_eq_nocase(name, S("width")) || str_eq_nocase(name, S("height"))) &&
		    is_number(value) && !str_contains(picture.size, str_lower(tmp, name)))
			picture.size = str_format(tmp, "%.*s %.*s=\"%.*s\"", STR_ARG(picture.size),
			    STR_ARG(str_lower(tmp, name)), STR_ARG(value));
		else
			return false;
	}
	*ret_picture = picture;
	return picture.destination.n > 0;
}

/* Whether the element may stand with these attributes, if it is closed in the right place. */
static bool is_allowed(struct md_state *state, const struct md_tag *tag)
{
	struct md_picture picture;
	str rest = tag->attributes, name, value;

	if (tag->kind == MD_TAG_OTHER)
		return false;
	if (tag->element == MD_IMG)
		return read_picture(state->tmp, tag->attributes, &picture);
	if (is_blank(rest))
		return true;
	return tag->element == MD_DETAILS && md_attribute_next(&rest, &name, &value) &&
	    str_eq_nocase(name, S("open")) && is_blank(value) && is_blank(rest);
}

static void write_tag(struct md_state *state, const struct md_tag *tag, uint32_t line)
{
	struct md_picture picture;

	if (tag->element == MD_IMG) {
		if (read_picture(state->tmp, tag->attributes, &picture))
			md_write_image(state, &picture, line);
		return;
	}
	if (tag->element == MD_BR)
		md_words_break(&state->collector.words);
	buf_add(&state->out, tag->kind == MD_TAG_CLOSE ? S("</") : S("<"));
	buf_add(&state->out, md_element_name(tag->element));
	if (tag->element == MD_DETAILS && tag->kind == MD_TAG_OPEN && !is_blank(tag->attributes))
		buf_add(&state->out, S(" open"));
	buf_char(&state->out, '>');
}

static void write_literal(struct md_state *state, str source)
{
	buf_add(&state->out, S("<code class=\"raw-tag\">"));
	md_write_text(state, source);
	buf_add(&state->out, S("</code>"));
}

/* --- inline ---------------------------------------------------------------------------------- */

static struct md_tag tag_of(cmark_node *node)
{
	struct md_scan scan = {.text = md_literal(node)};
	struct md_tag tag;
	str before;

	if (md_scan_next(&scan, &before, &tag) && before.n == 0 && scan.at == scan.text.n)
		return tag;
	return (struct md_tag){.kind = MD_TAG_OTHER, .source = scan.text};
}

/* Whether a node lies so deep that tags in it are shown literally: nesting would multiply. */
static bool is_deep(cmark_node *node)
{
	unsigned depth = 0;

	while (node && depth <= MD_TAG_DEPTH_MAX) {
		node = cmark_node_parent(node);
		depth++;
	}
	return depth > MD_TAG_DEPTH_MAX;
}

/* Hangs on each tag below parent whether it is rendered as one. Pairs must be siblings. */
static void pair_siblings(struct md_state *state, cmark_node *parent)
{
	const bool deep = is_deep(parent);
	struct md_nest nest = {0};

	for (cmark_node *node = cmark_node_first_child(parent); node;
	     node = cmark_node_next(node)) {
		bool *shown;
		struct md_tag tag;

		if (cmark_node_get_type(node) != CMARK_NODE_HTML_INLINE)
			continue;
		shown = ARENA_NEW(state->tmp, bool);
		cmark_node_set_user_data(node, shown);
		tag = tag_of(node);
		if (deep || !is_allowed(state, &tag) || !md_element_is_phrase(tag.element))
			continue;
		if (tag.kind == MD_TAG_OPEN)
			md_nest_open(&nest, tag.element, shown);
		else if (tag.kind == MD_TAG_CLOSE)
			md_nest_close(&nest, tag.element, shown);
		else
			*shown = true;
	}
}

static bool is_tag(struct md_state *state, cmark_node *node)
{
	if (!cmark_node_get_user_data(node))
		pair_siblings(state, cmark_node_parent(node));
	return *(const bool *)cmark_node_get_user_data(node);
}

void md_node_html_inline(struct md_state *state, cmark_node *node, bool entering)
{
	const struct md_tag tag = tag_of(node);

	(void)entering;
	if (is_tag(state, node))
		write_tag(state, &tag, md_line(state, node));
	else
		write_literal(state, md_literal(node));
}

str md_raw_plain_text(struct md_state *state, cmark_node *node)
{
	const struct md_tag tag = tag_of(node);
	struct md_picture picture;

	if (!is_tag(state, node))
		return md_literal(node);
	if (tag.element == MD_BR)
		return S(" ");
	if (tag.element == MD_IMG && read_picture(state->tmp, tag.attributes, &picture))
		return picture.text.n ? picture.text : picture.destination;
	return S("");
}

/* --- blocks ---------------------------------------------------------------------------------- */

static size_t count_details(cmark_node *node)
{
	struct md_scan scan = {.text = md_literal(node)};
	struct md_tag tag;
	str before;
	size_t n = 0;

	while (md_scan_next(&scan, &before, &tag))
		n += tag.kind != MD_TAG_OTHER && tag.element == MD_DETAILS;
	return n;
}

/*
 * Hangs a flag for each details tag on each block below parent: what is between an opener and its
 * closer is markdown, and both may stand in different blocks, but they must be siblings.
 */
static void pair_details(struct md_state *state, cmark_node *parent)
{
	const bool deep = is_deep(parent);
	struct md_nest nest = {0};

	for (cmark_node *node = cmark_node_first_child(parent); node;
	     node = cmark_node_next(node)) {
		struct md_scan scan;
		struct md_tag tag;
		bool *shown;
		str before;

		if (cmark_node_get_type(node) != CMARK_NODE_HTML_BLOCK)
			continue;
		shown = ARENA_ARRAY(state->tmp, bool, count_details(node) + 1);
		cmark_node_set_user_data(node, shown);
		scan = (struct md_scan){.text = md_literal(node)};
		while (md_scan_next(&scan, &before, &tag)) {
			if (tag.kind == MD_TAG_OTHER || tag.element != MD_DETAILS)
				continue;
			if (tag.kind == MD_TAG_CLOSE)
				md_nest_close(&nest, MD_DETAILS, shown);
			else if (!deep && is_allowed(state, &tag))
				md_nest_open(&nest, MD_DETAILS, shown);
			shown++;
		}
	}
}

void md_raw_finish_details(struct md_state *state)
{
	if (state->summary_due)
		buf_add(&state->out, S("<summary>Details</summary>\n"));
	state->summary_due = false;
}

/* Whether all tags of a run may stand among words and are closed in the right order. */
static bool is_balanced(struct md_state *state, str run)
{
	struct md_scan scan = {.text = run};
	struct md_nest nest = {0};
	struct md_tag tag;
	str before;
	bool paired;

	while (md_scan_next(&scan, &before, &tag)) {
		if (!is_allowed(state, &tag) || !md_element_is_phrase(tag.element))
			return false;
		if (tag.kind == MD_TAG_OPEN) {
			if (nest.n == MD_NEST_MAX)
				return false;
			md_nest_open(&nest, tag.element, &paired);
		} else if (tag.kind == MD_TAG_CLOSE) {
			if (nest.n == 0 || nest.open[nest.n - 1].element != tag.element)
				return false;
			md_nest_close(&nest, tag.element, &paired);
		}
	}
	return nest.n == 0;
}

/* Writes a run with its tags and entities rendered, all of them or none. */
static void write_phrases(struct md_state *state, str run, bool with_tags, uint32_t line)
{
	struct md_scan scan = {.text = run};
	struct md_tag tag;
	str before;

	while (md_scan_next(&scan, &before, &tag)) {
		md_write_text(state, with_tags ? html_unescape(state->tmp, before) : before);
		if (with_tags)
			write_tag(state, &tag, line);
		else
			write_literal(state, tag.source);
	}
	md_write_text(state, with_tags ? html_unescape(state->tmp, before) : before);
}

/* The lines of a run without blank ones around them; indentation stays. */
static str trim_lines(str run)
{
	size_t from = 0;

	run = str_trim_end(run);
	for (size_t i = 0; i < run.n && char_is_space(run.p[i]); i++)
		if (run.p[i] == '\n' || run.p[i] == '\r')
			from = i + 1;
	return str_from(run, from);
}

/* One line reads best as a paragraph with marked tags, several as they were laid out. */
static void write_run(struct md_state *state, str run, uint32_t line)
{
	const bool with_tags = is_balanced(state, run);

	run = trim_lines(run);
	if (run.n == 0)
		return;
	md_raw_finish_details(state);
	md_start_line(state);
	md_words_break(&state->collector.words);
	if (with_tags || str_find_char(run, '\n', 0) == STR_NONE) {
		buf_add(&state->out, S("<p class=\"raw-text\">"));
		write_phrases(state, str_trim(run), with_tags, line);
		buf_add(&state->out, S("</p>\n"));
	} else {
		buf_add(&state->out, S("<pre class=\"raw-html\" tabindex=\"0\">"));
		md_write_text(state, run);
		buf_add(&state->out, S("</pre>\n"));
	}
	md_words_break(&state->collector.words);
}

/* Finds the closer of a summary that was just opened, before any other tag that is a block. */
static bool find_summary_end(struct md_scan *scan, str *ret_content)
{
	const size_t from = scan->at;
	struct md_scan ahead = *scan;
	struct md_tag tag;
	str before;

	while (md_scan_next(&ahead, &before, &tag)) {
		if (tag.kind == MD_TAG_OTHER || md_element_is_phrase(tag.element))
			continue;
		if (tag.kind != MD_TAG_CLOSE || tag.element != MD_SUMMARY)
			return false;
		*ret_content = str_slice(scan->text, from, ahead.at - tag.source.n);
		*scan = ahead;
		return true;
	}
	return false;
}

/* No links in a summary: it is itself something to click on. */
static void write_summary(struct md_state *state, str content, uint32_t line)
{
	state->summary_due = false;
	md_words_break(&state->collector.words);
	buf_add(&state->out, S("<summary>"));
	state->inside_link++;
	write_phrases(state, str_trim(content), is_balanced(state, content), line);
	state->inside_link--;
	buf_add(&state->out, S("</summary>\n"));
	md_words_break(&state->collector.words);
}

static void write_block_tag(struct md_state *state, const struct md_tag *tag)
{
	md_raw_finish_details(state);
	md_start_line(state);
	write_tag(state, tag, 0);
	buf_char(&state->out, '\n');
	state->summary_due = tag->kind == MD_TAG_OPEN;
}

void md_node_html_block(struct md_state *state, cmark_node *node, bool entering)
{
	const uint32_t line = md_line(state, node);
	struct md_scan scan = {.text = md_literal(node)};
	const bool *shown;
	struct md_tag tag;
	size_t run_from = 0;
	str before;

	(void)entering;
	if (!cmark_node_get_user_data(node))
		pair_details(state, cmark_node_parent(node));
	shown = cmark_node_get_user_data(node);
	while (md_scan_next(&scan, &before, &tag)) {
		const str run = str_slice(scan.text, run_from, scan.at - tag.source.n);
		str summary = STR_ABSENT;

		if (tag.kind == MD_TAG_OTHER || md_element_is_phrase(tag.element))
			continue;
		if (tag.element == MD_DETAILS && !*shown++)
			continue;
		if (!is_allowed(state, &tag))
			continue;
		if (tag.element == MD_SUMMARY &&
		    !(tag.kind == MD_TAG_OPEN && state->summary_due && is_blank(run) &&
			find_summary_end(&scan, &summary)))
			continue;
		write_run(state, run, line);
		if (summary.p)
			write_summary(state, summary, line);
		else
			write_block_tag(state, &tag);
		run_from = scan.at;
	}
	write_run(state, str_from(scan.text, run_from), line);
}
