/* SPDX-License-Identifier: MIT */
/* Colours as CSS writes them. What is not surely one is refused: it goes into a style sheet. */
#ifndef SITE_COLOR_H
#define SITE_COLOR_H

#include "base/str.h"

/*
 * Whether text is "#rgb", "#rgba", "#rrggbb", "#rrggbbaa", a name such as "teal", or rgb(), rgba(),
 * hsl() or hsla() of plain numbers. Source  CSS Color Module Level 4, sections 4 to 6
 */
bool site_is_color(str text);

#endif
