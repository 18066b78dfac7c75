#!/bin/sh
# SPDX-License-Identifier: MIT
# Checks that the C files are laid out as clang-format 14 does, other versions differ in details; and
# that no comment is torn: of one with a line that is too long clang-format makes one paragraph,
# tables and all, and glues the star to a word.
cd "$(dirname "$0")/.." && . tests/tap.sh

findings() {
	find src tests build-aux -name node_modules -prune -o -name '*.[ch]' -print | sort |
		xargs clang-format --dry-run 2>&1 | grep 'warning:'
}

torn() {
	find src tests build-aux -name node_modules -prune -o -name '*.[ch]' -print | sort |
		xargs grep -nE '^ \*[^[:blank:]/*]'
}

case $(clang-format --version 2>/dev/null) in
*' 14.'*) clean 'the C files are laid out by clang-format' "$(findings)" ;;
*) skip 'the C files are laid out by clang-format' 'no clang-format 14' ;;
esac
clean 'no comment is torn' "$(torn)"
done_testing
