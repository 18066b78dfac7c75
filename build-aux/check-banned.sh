#!/bin/sh
# SPDX-License-Identifier: MIT
# Checks that no banned function of the C library is called: they overflow, keep hidden state or
# depend on the place where the program runs.
cd "$(dirname "$0")/.." && . tests/tap.sh

banned='strcpy|strcat|sprintf|strncpy|strtok|atoi|gets|localtime|gmtime'

findings() {
	find src tests build-aux -name node_modules -prune -o -name '*.[ch]' -print | sort |
		xargs awk -f build-aux/code-only.awk |
		grep -E "(^|[^A-Za-z0-9_])($banned)[[:space:]]*\("
}

clean 'no banned function is called' "$(findings)"
done_testing
