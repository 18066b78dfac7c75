/* SPDX-License-Identifier: MIT */
/*
 * Words with marks. The texts between tags are compared as the characters they stand for, and
 * written through the escaper again, so that no mark can cut an entity.
 */
#include "rendered/words.h"

#include "base/arena.h"
#include "base/html.h"
#include "diff/prose_words.h"

void rendered_write_hint(struct rendered_writer *writer, bool added)
{
	buf_add(&writer->out, S("<span class=\"unseen\">"));
	html_escape(&writer->out, added ? writer->words->added : writer->words->removed);
	buf_add(&writer->out, S("</span>"));
}

static void write_mark(struct rendered_writer *writer, enum diff_op op, str text)
{
	const bool added = op == DIFF_INSERT;
	struct buf *const out = &writer->out;

	if (op == DIFF_EQUAL) {
		html_escape(out, text);
		return;
	}
	buf_add(out, added ? S("<ins>") : S("<del>"));
	rendered_write_hint(writer, added);
	html_escape(out, text);
	buf_add(out, added ? S("</ins>") : S("</del>"));
}

static void add_to_bag(struct arena *tmp, struct prose_bags *bags, str text)
{
	struct prose_token token;
	size_t at = 0;

	*bags = prose_bags_begin(tmp, 1);
	while (prose_next_token(text, PROSE_PLAIN, &at, &token))
		prose_bag_word(tmp, bags, token.text, token.letters);
	prose_bag_end(bags, 0, 0);
}

/* Whether a reader would take the one text for a version of the other. */
static bool are_alike(struct rendered_writer *writer, str before, str after)
{
	struct prose_bags old_bags, new_bags;

	add_to_bag(writer->tmp, &old_bags, before);
	add_to_bag(writer->tmp, &new_bags, after);
	return *prose_pair(writer->tmp, &writer->budget, &old_bags, &new_bags) != PROSE_NONE;
}

/* The pieces of two plain texts: what is not alike is replaced whole. */
static struct prose_pieces compare(
    struct rendered_writer *writer, enum rendered_text kind, str before, str after)
{
	const struct prose_block block = {
	    .kind = kind == RENDERED_CODE ? PROSE_CODE : PROSE_PARAGRAPH,
	    .old_text = before,
	    .new_text = after,
	};
	struct prose_pieces pieces = {0};

	if (are_alike(writer, before, after))
		return prose_words(writer->tmp, writer->scratch, &writer->budget, &block);
	pieces.items = ARENA_ARRAY(writer->tmp, struct prose_piece, 2);
	if (before.n)
		pieces.items[pieces.n++] = (struct prose_piece){DIFF_DELETE, before, STR_ABSENT};
	if (after.n)
		pieces.items[pieces.n++] = (struct prose_piece){DIFF_INSERT, STR_ABSENT, after};
	return pieces;
}

/* Both versions of what stands between two tags. */
static void write_text(
    struct rendered_writer *writer, enum rendered_text kind, str before, str after)
{
	struct prose_pieces pieces;

	if (str_eq(before, after)) {
		buf_add(&writer->out, after);
		return;
	}
	pieces = compare(
	    writer, kind, html_unescape(writer->tmp, before), html_unescape(writer->tmp, after));
	for (size_t i = 0; i < pieces.n; i++) {
		const struct prose_piece *const piece = &pieces.items[i];

		write_mark(writer, piece->op,
		    piece->op == DIFF_DELETE ? piece->old_text : piece->new_text);
	}
}

static bool have_same_tags(str before, str after)
{
	struct rendered_tag old_tag, new_tag;
	size_t i = 0, j = 0;
	bool old_more, new_more;
	str text;

	for (;;) {
		old_more = rendered_next_tag(before, &i, &text, &old_tag);
		new_more = rendered_next_tag(after, &j, &text, &new_tag);
		if (!old_more || !new_more)
			return old_more == new_more;
		if (!str_eq(old_tag.source, new_tag.source))
			return false;
	}
}

static void write_once(
    struct rendered_writer *writer, enum rendered_text kind, str before, str after)
{
	struct rendered_tag tag;
	size_t i = 0, j = 0;
	str old_text, new_text;

	while (rendered_next_tag(before, &i, &old_text, &tag)) {
		rendered_next_tag(after, &j, &new_text, &tag);
		write_text(writer, kind, old_text, new_text);
		buf_add(&writer->out, tag.source);
	}
	rendered_next_tag(after, &j, &new_text, &tag);
	write_text(writer, kind, old_text, new_text);
}

/* All words of one version, without its tags. */
static str all_words(struct arena *tmp, str html)
{
	struct rendered_tag tag;
	struct buf out;
	size_t at = 0;
	str text;

	buf_init(&out, tmp);
	while (rendered_next_tag(html, &at, &text, &tag))
		buf_add(&out, text);
	buf_add(&out, text);
	return html_unescape(tmp, buf_str(&out));
}

/* One of two versions while it is written: the pieces that it has a part in. */
struct version {
	enum diff_op op; /* of the pieces that are its own */
	const struct prose_pieces *pieces;
	size_t piece; /* that is being written */
	size_t done; /* bytes of it */
	bool mark_all; /* the versions differ in their tags alone */
};

static str piece_text(const struct version *version, const struct prose_piece *piece)
{
	return version->op == DIFF_DELETE ? piece->old_text : piece->new_text;
}

/* Writes a text of a version, cut where its pieces end. */
static void write_version_text(struct rendered_writer *writer, struct version *version, str text)
{
	text = html_unescape(writer->tmp, text);
	while (text.n) {
		const struct prose_piece *const piece = &version->pieces->items[version->piece];
		const size_t left = piece_text(version, piece).n - version->done;
		const size_t n = left < text.n ? left : text.n;
		const bool marked = piece->op == version->op || version->mark_all;

		if (n && marked && str_trim(str_slice(text, 0, n)).n)
			write_mark(writer, version->op, str_slice(text, 0, n));
		else
			html_escape(&writer->out, str_slice(text, 0, n));
		text = str_from(text, n);
		version->done += n;
		if (n == left) {
			version->piece++;
			version->done = 0;
		}
	}
}

static void write_version(
    struct rendered_writer *writer, const struct prose_pieces *pieces, enum diff_op op, str html)
{
	struct version version = {
	    .op = op, .pieces = pieces, .mark_all = pieces->n == 1 && pieces->items->op == 0};
	struct rendered_tag tag;
	size_t at = 0;
	str text;

	buf_add(&writer->out,
	    op == DIFF_DELETE ? S("<span class=\"was\">") : S("<span class=\"now\">"));
	while (rendered_next_tag(html, &at, &text, &tag)) {
		write_version_text(writer, &version, text);
		buf_add(&writer->out, tag.source);
	}
	write_version_text(writer, &version, text);
	buf_add(&writer->out, S("</span>"));
}

static void write_twice(
    struct rendered_writer *writer, enum rendered_text kind, str before, str after)
{
	const str old_words = all_words(writer->tmp, before);
	const str new_words = all_words(writer->tmp, after);
	const struct prose_pieces pieces = compare(writer, kind, old_words, new_words);

	write_version(writer, &pieces, DIFF_DELETE, before);
	buf_char(&writer->out, ' ');
	write_version(writer, &pieces, DIFF_INSERT, after);
}

void rendered_write_words(
    struct rendered_writer *writer, enum rendered_text kind, str before, str after)
{
	if (have_same_tags(before, after))
		write_once(writer, kind, before, after);
	else
		write_twice(writer, kind, before, after);
}
