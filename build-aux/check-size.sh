#!/bin/sh
# SPDX-License-Identifier: MIT
# Checks the sizes that the house style allows: 70 lines and five parameters a function (mem, tmp
# and diag not counted), 700 lines a file.
#
#   build-aux/check-size.sh            checks
#   build-aux/check-size.sh report     prints the longest instead
cd "$(dirname "$0")/.." && . tests/tap.sh

c_files() {
	find src tests build-aux -name node_modules -prune -o -name '*.[ch]' -print | sort
}

functions() {
	c_files | xargs awk -f build-aux/code-only.awk | awk -f build-aux/functions.awk
}

files() {
	c_files | xargs wc -l | grep -v ' total$'
}

report() {
	echo 'longest functions (lines, parameters)'
	functions | sort -rn | head -n 15
	echo 'most parameters'
	functions | sort -k2,2rn -k1,1rn | head -n 5
	echo 'longest files'
	files | sort -rn | head -n 10
	functions | awk '{ n++; lines += $1; if ($1 <= 40) short++ }
		END { if (n) printf "%d functions, %.1f lines on average, %d %% of at most 40 lines\n",
			n, lines / n, 100 * short / n }'
	files | awk '{ n++; lines += $1 } END { print n " files, " lines " lines" }'
}

if [ "${1-}" = report ]; then
	report
	exit
fi
clean 'no function is longer than 70 lines' \
	"$(functions | awk '$1 > 70 { print $3 ": " $4 " has " $1 " lines" }')"
# src/serve/http.c is called by libmicrohttpd, with as many as that has
clean 'no function has more than five parameters' \
	"$(functions | awk '$2 > 5 && $3 !~ "^src/serve/http.c:" { print $3 ": " $4 " has " $2 " parameters" }')"
clean 'no file is longer than 700 lines' "$(files | awk '$1 > 700 { print $2 ": " $1 " lines" }')"
done_testing
