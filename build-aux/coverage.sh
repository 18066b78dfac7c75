#!/bin/sh
# SPDX-License-Identifier: MIT
# Prints how many lines of each source the tests ran, from what gcc's --coverage left beside the
# objects. `make coverage` builds and runs the tests before.
#
#   build-aux/coverage.sh FOLDER    the folder of the objects, build/coverage/src
set -eu

find "$1" -name '*.gcno' | sort | xargs gcov --no-output 2>/dev/null | awk '
/^File / { split($0, quoted, "\047"); file = quoted[2] }
/^Lines executed:/ && file ~ /^src\/.*\.c$/ {
	split($0, part, /[:% ]+/)
	covered = part[3] * part[5] / 100
	printf "%6.1f %%  %5d lines  %s\n", part[3], part[5], file
	lines += part[5]
	all += covered
	file = ""
}
END { if (lines) printf "%6.1f %%  %5d lines  all\n", 100 * all / lines, lines }'
