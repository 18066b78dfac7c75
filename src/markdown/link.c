/* SPDX-License-Identifier: MIT */
/*
 * Links and images: where they go, and what stands in their place when they must not go there. A
 * page asks nobody else for anything, so an image on another host is a link to it.
 *
 * Whatever a link becomes, its destination stays in the page: as href, or in data-source when href
 * is written otherwise, or in the title of the text that is left.
 */
#include "markdown/render.h"

enum target { NOWHERE, INSIDE, LOCAL, EXTERNAL, MAIL };

struct link {
	enum target target;
	str href;
	str destination; /* as the author wrote it */
};

static const struct {
	str prefix;
	enum target target;
} schemes[] = {
    {{"https://", 8}, EXTERNAL},
    {{"http://", 7}, EXTERNAL},
    {{"mailto:", 7}, MAIL},
};

/*
 * The destination as a browser reads it (URL Standard 4.4): control characters and outer spaces
 * do not count, '\' is '/', inner spaces are "%20". What is checked here is what is written.
 */
static str clean(struct arena *tmp, str destination)
{
	struct buf out;

	buf_init(&out, tmp);
	for (size_t i = 0; i < destination.n; i++) {
		const char c = destination.p[i];

		if (c == '\\')
			buf_char(&out, '/');
		else if ((unsigned char)c >= ' ' && c != '\x7F')
			buf_char(&out, c);
	}
	destination = str_trim(buf_str(&out));
	if (str_find_char(destination, ' ', 0) == STR_NONE)
		return destination;
	buf_init(&out, tmp);
	for (size_t i = 0; i < destination.n; i++)
		buf_add(
		    &out, destination.p[i] == ' ' ? S("%20") : str_slice(destination, i, i + 1));
	return buf_str(&out);
}

static bool has_scheme(str href)
{
	size_t i = 0;

	if (href.n == 0 || !char_is_alpha(href.p[0]))
		return false;
	while (i < href.n && (char_is_alnum(href.p[i]) || memchr("+.-", href.p[i], 3)))
		i++;
	return i < href.n && href.p[i] == ':';
}

/* What a clean destination is by its own looks: LOCAL is any that is relative. */
static enum target target_of(str href)
{
	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
		if (href.n > schemes[i].prefix.n && str_starts_with_nocase(href, schemes[i].prefix))
			return schemes[i].target;
	if (href.n == 0 || has_scheme(href))
		return NOWHERE;
	return href.p[0] == '#' ? INSIDE : LOCAL;
}

static str absolute(struct arena *tmp, str href)
{
	return str_starts_with(href, S("//")) ? str_cat(tmp, S("https:"), href) : href;
}

static struct link nowhere(str destination)
{
	return (struct link){NOWHERE, STR_ABSENT, destination};
}

static struct link link_inside(struct md_state *state, str href, str destination)
{
	const str anchor = md_outline_find(state, str_from(href, 1));

	if (!anchor.p)
		return nowhere(destination);
	return (struct link){INSIDE, str_cat(state->tmp, S("#"), anchor), destination};
}

/* The caller's answer is held to the same rules as what the author wrote. */
static struct link link_local(struct md_state *state, str href, str destination, uint32_t line)
{
	const struct md_options *const options = state->options;
	enum target target;

	if (!options->resolve)
		return nowhere(destination);
	href = options->resolve(options->context, state->tmp, href, line);
	if (!href.p)
		return nowhere(destination);
	href = absolute(state->tmp, clean(state->tmp, href));
	target = target_of(href);
	if (target == NOWHERE)
		return nowhere(destination);
	return (struct link){target == INSIDE ? LOCAL : target, href, destination};
}

static struct link link_to(struct md_state *state, str destination, uint32_t line)
{
	const str href = absolute(state->tmp, clean(state->tmp, destination));
	const enum target target = target_of(href);

	if (target == NOWHERE)
		return nowhere(destination);
	if (target == INSIDE)
		return link_inside(state, href, destination);
	if (target == LOCAL)
		return link_local(state, href, destination, line);
	return (struct link){target, href, destination};
}

/* The text that stands where a link would: its title is the link's, with the destination. */
static void open_span(struct md_state *state, const struct link *link, str class_name, str title)
{
	if (title.n)
		title = str_format(
		    state->tmp, "%.*s (%.*s)", STR_ARG(title), STR_ARG(link->destination));
	else
		title = link->destination;
	buf_add(&state->out, S("<span"));
	md_write_attribute(state, S("class"), class_name);
	md_write_attribute(state, S("title"), title);
	buf_char(&state->out, '>');
}

static void open_anchor(struct md_state *state, const struct link *link, str class_name, str title)
{
	buf_add(&state->out, S("<a"));
	md_write_attribute(state, S("class"), class_name);
	md_write_attribute(state, S("href"), link->href);
	if (link->target == EXTERNAL)
		buf_add(&state->out, S(" rel=\"nofollow noopener noreferrer\""));
	md_write_attribute(state, S("title"), title);
	if (!str_eq(link->href, link->destination))
		md_write_attribute(state, S("data-source"), link->destination);
	buf_char(&state->out, '>');
}

/* Opens a link, or a text when it leads nowhere or stands in a link already. */
static void open_link(struct md_state *state, const struct link *link, str class_name, str title)
{
	const bool is_dead = link->target == NOWHERE || state->inside_link > 0;

	if (is_dead)
		open_span(
		    state, link, link->target == NOWHERE ? S("dead-link") : class_name, title);
	else
		open_anchor(state, link, class_name, title);
	state->inside_link += !is_dead;
	VEC_PUSH(state->tmp, &state->links, is_dead ? MD_OPENED_SPAN : MD_OPENED_LINK);
}

static void close_link(struct md_state *state)
{
	const enum md_opened opened = state->links.items[--state->links.n];

	state->inside_link -= opened == MD_OPENED_LINK;
	buf_add(&state->out, opened == MD_OPENED_LINK ? S("</a>") : S("</span>"));
}

/* Whether there is something to click on. Most links begin with a word, which is seen at once. */
static bool has_words(struct md_state *state, cmark_node *node)
{
	cmark_node *const first = cmark_node_first_child(node);
	str literal;

	if (!first)
		return false;
	literal = md_literal(first);
	if (cmark_node_get_type(first) == CMARK_NODE_TEXT && literal.n &&
	    !char_is_space(literal.p[0]))
		return true;
	return md_plain_text(state, node).n > 0;
}

static str destination_of(cmark_node *node)
{
	return str_of_cstr(cmark_node_get_url(node));
}

static str title_of(cmark_node *node)
{
	return str_of_cstr(cmark_node_get_title(node));
}

void md_node_link(struct md_state *state, cmark_node *node, bool entering)
{
	struct link link;

	if (!entering) {
		close_link(state);
		return;
	}
	link = link_to(state, destination_of(node), md_line(state, node));
	open_link(state, &link, S(""), title_of(node));
	if (!has_words(state, node))
		md_write_text(state, link.destination);
}

static struct link image_to(struct md_state *state, str destination, uint32_t line)
{
	const struct link link = link_to(state, destination, line);

	return link.target == LOCAL || link.target == EXTERNAL ? link : nowhere(destination);
}

static void write_local_image(
    struct md_state *state, const struct link *link, str text, str title, str size)
{
	buf_add(&state->out, S("<img"));
	md_write_attribute(state, S("src"), link->href);
	md_write_attribute(state, S("alt"), text.n ? text : link->destination);
	md_write_attribute(state, S("title"), title);
	buf_add(&state->out, size);
	if (!str_eq(link->href, link->destination))
		md_write_attribute(state, S("data-source"), link->destination);
	buf_char(&state->out, '>');
	if (state->collector.wanted && !state->collector.in_heading)
		md_words_add(&state->collector.words, text);
}

void md_node_image(struct md_state *state, cmark_node *node, bool entering)
{
	struct link link;

	if (!entering) {
		close_link(state);
		return;
	}
	link = image_to(state, destination_of(node), md_line(state, node));
	if (link.target == LOCAL) {
		write_local_image(state, &link, md_plain_text(state, node), title_of(node), S(""));
		md_skip_children(state, node);
		return;
	}
	open_link(state, &link, S("external-image"), title_of(node));
	if (!has_words(state, node))
		md_write_text(state, link.destination);
}

void md_write_image(struct md_state *state, const struct md_picture *picture, uint32_t line)
{
	const struct link link = image_to(state, picture->destination, line);

	if (link.target == LOCAL) {
		write_local_image(state, &link, picture->text, picture->title, picture->size);
		return;
	}
	open_link(state, &link, S("external-image"), picture->title);
	md_write_text(state, str_trim(picture->text).n ? picture->text : link.destination);
	close_link(state);
}
