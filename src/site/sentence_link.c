/* SPDX-License-Identifier: MIT */
/*
 * The sentence of a revision that is a symbolic link, or was one before: git keeps the path that
 * the link points to in place of a text, so nothing else can be said of it.
 */
#include "base/arena.h"
#include "base/utf8.h"
#include "site/change.h"

enum { TARGET_MAX = 60 }; /* bytes of a path that is named */

static void add_target(struct buf *out, str target)
{
	const str start = utf8_prefix(target, TARGET_MAX);

	buf_add(out, S("a symbolic link"));
	if (target.n)
		buf_format(
		    out, " to %.*s%s", STR_ARG(start), start.n < target.n ? "\xE2\x80\xA6" : "");
}

static void add_was(struct buf *out, const struct site_change *change)
{
	buf_add(out, S(" (was "));
	add_target(out, change->old_link);
	buf_char(out, ')');
}

str site_link_sentence(
    struct arena *mem, const struct hist_revision *hist, const struct site_change *change)
{
	const bool is_link = change->link.p, was_link = change->old_link.p;
	struct buf out;

	buf_init(&out, mem);
	if (hist->status == HIST_ADDED)
		buf_add(&out, S("added as "));
	else if (hist->status == HIST_DELETED)
		buf_add(&out, is_link ? S("removed: it became ") : S("removed"));
	else if (hist->old_path.p)
		buf_format(&out, "moved from %.*s, ", STR_ARG(hist->old_path));
	else if (is_link)
		buf_add(&out, was_link ? S("now ") : S("became "));
	if (is_link)
		add_target(&out, change->link);
	else if (hist->status != HIST_DELETED)
		buf_add(&out, S("became a file"));
	if (was_link && !(is_link && str_eq(change->link, change->old_link)))
		add_was(&out, change);
	return buf_str(&out);
}
