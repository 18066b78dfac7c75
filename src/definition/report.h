/* SPDX-License-Identifier: MIT */
/* Where the parts of the parser tell what is wrong with one file. Private to definition/. */
#ifndef DEFINITION_REPORT_H
#define DEFINITION_REPORT_H

#include "base/diag.h"

struct report {
	struct diag *diag;
	str path;
};

/* Reports a problem at a line and column of the file. */
#define REPORT(report, code, line, column, ...)                                                    \
	diag_report((report)->diag, (code), diag_at((report)->path, (line), (column)), __VA_ARGS__)

#endif
