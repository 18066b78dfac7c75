/* SPDX-License-Identifier: MIT */
/* Compiler attributes, the only GNU extensions of the project. */
#ifndef BASE_ATTR_H
#define BASE_ATTR_H

#define ATTR_PRINTF(format_at, args_at) __attribute__((format(printf, format_at, args_at)))
#define ATTR_NODISCARD __attribute__((warn_unused_result))
#define ATTR_NORETURN __attribute__((noreturn))

#endif
