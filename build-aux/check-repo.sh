#!/bin/sh
# SPDX-License-Identifier: MIT
# Checks what is tracked by git: no big files, no paths of somebody's machine, a licence line in
# every source.
cd "$(dirname "$0")/.." && . tests/tap.sh

big_files() {
	git ls-files -z | xargs -0 stat -c '%s %n' 2>/dev/null | awk '$1 > 1000000 { print $2 ": " $1 " bytes" }'
}

# Written so that it does not find itself.
machine_paths() {
	git grep -nIE '(^|[^A-Za-z0-9._])/(wor[k]|roo[t]|hom[e]/[a-z]+)/|/tmp/buil[d]-' | cut -c 1-160
}

unlicensed() {
	git ls-files '*.c' '*.h' '*.sh' '*.mjs' '*.awk' Makefile .ci/run tests/run | while read -r file; do
		head -n 3 "$file" | grep -q 'SPDX-License-Identifier: MIT' || echo "$file"
	done
}

if ! git rev-parse --git-dir >/dev/null 2>&1; then
	skip 'what is tracked' 'not a git checkout'
else
	clean 'no tracked file is over 1 MB' "$(big_files)"
	clean 'no path of a machine is tracked' "$(machine_paths)"
	clean 'every source has its licence line' "$(unlicensed)"
fi
done_testing
