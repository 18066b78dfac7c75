#!/bin/sh
# SPDX-License-Identifier: MIT
# Prints a compilation database, by which editors and clang's tools know how a file is compiled.
#
#   build-aux/compdb.sh COMMAND FILE...
command=$1
shift
separator='['
for file; do
	printf '%s\n{"directory": "%s", "file": "%s", "command": "%s -c %s"}' \
		"$separator" "$PWD" "$file" "$command" "$file"
	separator=,
done
printf '\n]\n'
