/* SPDX-License-Identifier: MIT */
/*
 * From a body to a document: parses with cmark-gfm, and puts the parts together. How a node looks
 * stands in render.c and below, with a map of the folder in render.h.
 */
#include "markdown/md.h"

#include <cmark-gfm-core-extensions.h>

#include "markdown/render.h"

static void attach(cmark_parser *parser, const char *extension, bool wanted)
{
	if (wanted)
		cmark_parser_attach_syntax_extension(
		    parser, cmark_find_syntax_extension(extension));
}

/*
 * Whether any of the text may be an autolink: a scheme, "www." or an address of mail (GFM 6.9).
 * The extension makes a node of each "w" and looks at all of them again; most texts have no link,
 * and rendering them takes a tenth less without it.
 */
static bool may_have_autolinks(str body)
{
	return str_contains(body, S("://")) || str_contains(body, S("www.")) ||
	    str_find_char(body, '@', 0) != STR_NONE;
}

/* The default allocator: the arena of cmark-gfm loses bytes of large blocks. */
static cmark_node *parse(struct md_state *state, struct md_features features)
{
	const str prefix = md_notes_prefix(state);
	cmark_parser *const parser =
	    cmark_parser_new(prefix.p ? CMARK_OPT_FOOTNOTES : CMARK_OPT_DEFAULT);
	cmark_node *root;

	attach(parser, "table", features.tables);
	attach(parser, "strikethrough", true);
	attach(parser, "autolink", features.autolinks && may_have_autolinks(state->body));
	attach(parser, "tasklist", true);
	if (prefix.p)
		cmark_parser_feed(parser, prefix.p, prefix.n);
	cmark_parser_feed(parser, state->body.p, state->body.n);
	root = cmark_parser_finish(parser);
	cmark_parser_free(parser);
	return root;
}

static void render_markdown(struct md_state *state, struct md_features features)
{
	cmark_node *const root = parse(state, features);

	md_outline_build(state, root);
	md_notes_collect(state, root);
	md_blocks_begin(state, root);
	md_render_tree(state, root);
	md_blocks_end(state);
	md_notes_write(state);
	md_notes_free(state);
	cmark_node_free(root);
}

static void render_plain(struct md_state *state)
{
	const size_t block = md_block_open(state, MD_BLOCK_CODE, NULL, MD_NO_BLOCK);

	state->blocks.items.items[block].first_line = 1;
	state->blocks.items.items[block].last_line = md_source_line_count(state);
	buf_add(&state->out, S("<pre class=\"raw-html\" tabindex=\"0\">"));
	md_write_text(state, state->body);
	buf_add(&state->out, S("</pre>\n"));
	md_block_close(state, block);
}

/* Everything so far lives in tmp; what the caller gets is copied, without slack, to mem. */
static struct md_document take_document(struct arena *mem, struct md_state *state)
{
	const struct md_outline *const outline = &state->outline;
	struct md_document document = {
	    .html = html_trust(str_dup(mem, buf_str(&state->out))),
	    .headings = ARENA_ARRAY(mem, struct md_heading, outline->headings.n),
	    .heading_count = outline->headings.n,
	    .unclosed_fence_line = outline->unclosed_fence_line,
	};

	document.blocks = md_blocks_take(mem, state, &document.block_count);
	for (size_t i = 0; i < outline->headings.n; i++) {
		const struct md_heading *const heading = &outline->headings.items[i];

		document.headings[i] = *heading;
		document.headings[i].text = str_dup(mem, heading->text);
		document.headings[i].anchor = str_dup(mem, heading->anchor);
	}
	if (state->options->want_sections)
		document.sections =
		    md_collector_sections(mem, &state->collector, &document.section_count);
	return document;
}

struct md_document md_render(
    struct arena *mem, struct arena *tmp, str body, const struct md_options *options)
{
	const struct arena_mark mark = arena_mark(tmp);
	const struct md_features features = md_guard_features(body);
	struct md_state state = {.tmp = tmp, .options = options, .body = body};
	struct md_document document;

	cmark_gfm_core_extensions_ensure_registered();
	buf_init(&state.out, tmp);
	buf_reserve(&state.out, body.n + body.n / 4 + 256);
	buf_init(&state.collector.words.text, tmp);
	state.collector.wanted = options->want_sections;
	state.has_definitions = str_contains(body, S("]:"));
	VEC_PUSH(tmp, &state.collector.starts, ((struct md_section_start){MD_NO_HEADING, 0}));
	if (features.markdown)
		render_markdown(&state, features);
	else
		render_plain(&state);
	document = take_document(mem, &state);
	document.simplified = !features.markdown || !features.tables || !features.autolinks;
	arena_rewind(tmp, mark);
	return document;
}

str md_library_version(void)
{
	return str_of_cstr(cmark_version_string());
}
