#!/bin/sh
# SPDX-License-Identifier: MIT
# Checks that clang has no warning about the sources that gcc has already compiled.
cd "$(dirname "$0")/.." && . tests/tap.sh

findings() {
	find src build-aux -name '*.c' | sort |
		xargs clang ${CHECK_FLAGS:--Isrc} -Werror -fsyntax-only 2>&1
	find tests -name node_modules -prune -o -name '*.c' -print | sort |
		xargs -r clang ${CHECK_FLAGS:--Isrc} -Itests -Werror -fsyntax-only 2>&1
}

if command -v clang >/dev/null; then
	clean 'clang has no warning' "$(findings)"
else
	skip 'clang has no warning' 'no clang'
fi
done_testing
