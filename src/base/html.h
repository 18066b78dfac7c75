/* SPDX-License-Identifier: MIT */
/*
 * Text that is safe to stand in an HTML page. A template prints struct html as it is and escapes
 * everything else, so this type is the boundary against injection: it is made by the escapers
 * below, by markdown/, rendered/ and mustache/ alone.
 */
#ifndef BASE_HTML_H
#define BASE_HTML_H

#include "base/buf.h"

struct html {
	str s;
};

/*
 * Appends text with & < > " ' as entities; good for element content and quoted attributes. Control
 * characters (C0, DEL, C1) other than tab, line feed and carriage return, U+FFFE and U+FFFF, and
 * what is no UTF-8 become U+FFFD, because HTML or the XML of feeds and SVG may not hold them.
 */
void html_escape(struct buf *out, str text);

/*
 * The text that html_escape made this of; other entities, and a lone &, stay as they are. In mem
 * where there was something to do, else text itself.
 */
str html_unescape(struct arena *mem, str text);

struct html html_of_text(struct arena *mem, str text);

/*
 * Declares bytes to be safe HTML. Callers answer for it: only the markdown renderer, what is
 * made of its output, and the template engine (whose output is HTML by construction). make
 * check-trust counts the callers.
 */
static inline struct html html_trust(str s)
{
	return (struct html){s};
}

#endif
