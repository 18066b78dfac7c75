/* SPDX-License-Identifier: MIT */
/* The version of the program, in one place. */
#ifndef BASE_VERSION_H
#define BASE_VERSION_H

#define AGENTDOC_VERSION "0.1.0"

#endif
