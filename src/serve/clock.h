/* SPDX-License-Identifier: MIT */
/* The clock of the preview: for how long to wait, never for what a page shows. */
#ifndef SERVE_CLOCK_H
#define SERVE_CLOCK_H

#include <stdint.h>

/* Milliseconds of a clock that only goes forward, from some moment of the past. */
int64_t clock_now_ms(void);

#endif
