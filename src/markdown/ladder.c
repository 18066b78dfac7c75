/* SPDX-License-Identifier: MIT */
/* Headings that are still open are kept, with the level that each wanted and the one it got. */
#include "markdown/ladder.h"

unsigned md_ladder_step(struct md_ladder *ladder, unsigned wanted)
{
	unsigned shown = wanted < LADDER_LEVELS ? wanted : LADDER_LEVELS, above;

	while (ladder->n && ladder->open[ladder->n - 1].wanted >= shown)
		ladder->n--;
	above = ladder->n ? ladder->open[ladder->n - 1].shown : ladder->top;
	ladder->open[ladder->n].wanted = shown;
	if (shown > above + 1)
		shown = above + 1;
	ladder->open[ladder->n++].shown = shown;
	return shown;
}
