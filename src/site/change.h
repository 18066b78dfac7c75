/* SPDX-License-Identifier: MIT */
/* The sentence that says what changed. Private to site/. */
#ifndef SITE_CHANGE_H
#define SITE_CHANGE_H

#include "base/json.h"
#include "site/site.h"

/* One readable line for lists, feeds and JSON: "model sonnet to opus; tools +Bash". Lives in mem.
 */
str site_change_sentence(
    struct arena *mem, const struct hist_revision *hist, const struct site_change *change);

#endif
