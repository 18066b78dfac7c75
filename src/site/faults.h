/* SPDX-License-Identifier: MIT */
/*
 * What the collection as a whole shows to be wrong, reported as diagnostics. What is wrong with one
 * file alone its parser has reported.
 */
#ifndef SITE_FAULTS_H
#define SITE_FAULTS_H

#include "site/site.h"

enum site_said { SITE_DECLARED, SITE_STATED };

/*
 * Reports names that nobody bears: of front matter all of them (AD201), and of front matter or of
 * the text those that a renaming or a removal left behind (AD202).
 */
void site_report_unresolved(
    struct arena *tmp, struct diag *diag, const struct site *site, enum site_said said);

/*
 * Reports what a build keeps to itself, because it is no reason to look at the output of one:
 * AD202 of texts, AD117, AD118 and AD203.
 */
void site_report_faults(struct arena *tmp, struct diag *diag, const struct site *site);

#endif
