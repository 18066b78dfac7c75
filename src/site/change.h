/* SPDX-License-Identifier: MIT */
/* The parts of a change that stand in files of their own. Private to site/. */
#ifndef SITE_CHANGE_H
#define SITE_CHANGE_H

#include "base/json.h"
#include "site/site.h"

/* One readable line for lists, feeds and JSON: "model sonnet to opus; tools +Bash". Lives in mem.
 */
str site_change_sentence(
    struct arena *mem, const struct hist_revision *hist, const struct site_change *change);

/* The groups (enum site_change_group) of one field. */
unsigned site_field_groups(const struct site_field_change *field);

/* The groups of a change whose fields, relations and flags are known. */
unsigned site_change_group_bits(
    const struct hist_revision *hist, const struct site_change *change, bool body_differs);

/* Fills in gained and lost; texts has both definitions. */
void site_compare_relations(struct arena *mem, struct arena *tmp, const struct site *site,
    const struct site_texts *texts, const struct site_def *def, struct site_change *change);

#endif
