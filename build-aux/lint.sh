#!/bin/sh
# SPDX-License-Identifier: MIT
# Reads the sources with clang-tidy (checks: .clang-tidy) and cppcheck; prints what they find and
# exits with 1 if there is anything. One file a run of clang-tidy: version 14 carries state of
# va_list from one file to the next.
set -u
cd "$(dirname "$0")/.." || exit 1

for tool in clang-tidy cppcheck; do
	command -v "$tool" >/dev/null || { echo "lint needs $tool" >&2; exit 1; }
done

tidy_findings() {
	find src -name '*.c' | sort | xargs -n 1 -P "${JOBS:-1}" sh -c \
		'clang-tidy --quiet "$0" -- $CHECK_FLAGS 2>/dev/null' | sed "s,^$PWD/,,"
}

# Two of its checks guess wrong: uninitvar knows no types of libraries, and identicalInnerCondition
# takes two reads through a pointer for one.
cppcheck_findings() {
	cppcheck --quiet --std=c11 --enable=warning,performance,portability --inline-suppr \
		--suppress=missingIncludeSystem --suppress=uninitvar \
		--suppress=identicalInnerCondition -D_POSIX_C_SOURCE=200809L -Isrc src 2>&1
}

found=$(tidy_findings; cppcheck_findings)
[ -z "$found" ] || { echo "$found"; exit 1; }
