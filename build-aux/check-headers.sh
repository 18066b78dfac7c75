#!/bin/sh
# SPDX-License-Identifier: MIT
# Checks that every header of src/ compiles alone, so that no file must know what to include before.
cd "$(dirname "$0")/.." && . tests/tap.sh

findings() {
	find src -name '*.h' | sort | while read -r header; do
		echo "#include \"${header#src/}\"" |
			${CC:-cc} ${CHECK_FLAGS:--Isrc} -Werror -fsyntax-only -x c - 2>&1
	done
}

clean 'every header compiles alone' "$(findings)"
done_testing
