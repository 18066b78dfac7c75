/* SPDX-License-Identifier: MIT */
/*
 * The sentence of a revision that is a symbolic link, or was one before: git keeps the path that
 * the link points to in place of a text, so nothing else can be said of it.
 */
#include "base/utf8.h"
#include "site/sentence.h"

enum { TARGET_MAX = 60 }; /* bytes of a path that is named */

static void put_target(struct sentence *s, void *what)
{
	const str target = *(const str *)what, start = utf8_prefix(target, TARGET_MAX);

	buf_add(&s->out, start);
	if (start.n < target.n)
		buf_add(&s->out, S("\xE2\x80\xA6"));
}

/* "a symbolic link to PATH" */
static void put_link(struct sentence *s, void *what)
{
	const str *target = what;

	SENTENCE_FILL(s, language_text(s->language, target->n ? TEXT_LINK_TO : TEXT_LINK),
	    {S("path"), put_target, what});
}

static void add_link(struct sentence *s, enum language_key key, str target)
{
	SENTENCE_FILL(s, language_text(s->language, key), {S("link"), put_link, &target});
}

/* What the path is now, when it is still there: a link, or a file again. */
static void put_now(struct sentence *s, void *what)
{
	struct site_change *change = what;

	if (change->link.p)
		put_link(s, &change->link);
	else
		sentence_add_text(s, TEXT_LINK_FILE);
}

static void add_event(
    struct sentence *s, const struct hist_revision *hist, const struct site_change *change)
{
	const bool is_link = change->link.p, was_link = change->old_link.p;
	struct site_change copy = *change;
	str path = hist->old_path;

	if (hist->status == HIST_DELETED && !is_link)
		sentence_add_text(s, TEXT_REMOVED);
	else if (hist->status == HIST_DELETED)
		add_link(s, TEXT_LINK_DELETED, change->link);
	else if (hist->status == HIST_ADDED && is_link)
		add_link(s, TEXT_LINK_ADDED, change->link);
	else if (hist->status != HIST_ADDED && path.p)
		SENTENCE_FILL(s, language_text(s->language, TEXT_LINK_MOVED),
		    {S("path"), sentence_put_text, &path}, {S("what"), put_now, &copy});
	else if (is_link)
		add_link(s, was_link ? TEXT_LINK_NOW : TEXT_LINK_BECAME, change->link);
	else
		sentence_add_text(s, TEXT_LINK_FILE);
}

str site_link_sentence(struct arena *mem, const struct language *language,
    const struct hist_revision *hist, const struct site_change *change)
{
	const bool is_link = change->link.p, was_link = change->old_link.p;
	struct sentence s = {.language = language};

	buf_init(&s.out, mem);
	add_event(&s, hist, change);
	if (was_link && !(is_link && str_eq(change->link, change->old_link)))
		add_link(&s, TEXT_LINK_WAS, change->old_link);
	return buf_str(&s.out);
}
