#!/bin/sh
# SPDX-License-Identifier: MIT
# Builds the fuzzers tests/fuzz/fuzz_*.c with clang's libFuzzer and runs each for some seconds.
#
#   build-aux/fuzz.sh SECONDS [NAME...]    NAME as in fuzz_NAME.c; without names all of them
#
# A fuzzer starts from the files of tests/fuzz/corpus/NAME/ and keeps what it finds, inputs that
# crash too, in build/fuzz/NAME/.
set -u
cd "$(dirname "$0")/.." && . tests/tap.sh

seconds=$1
shift
build=${BUILD:-build}
[ $# -gt 0 ] || set -- $(ls tests/fuzz/fuzz_*.c 2>/dev/null | sed 's,.*/fuzz_\(.*\)\.c,\1,')

if ! build-aux/has-fuzzer.sh; then
	skip 'fuzzers' 'clang has no fuzzer runtime here; build-aux/depends.sh tools installs it'
	done_testing
	exit
fi
make CC=clang VARIANT=fuzz fuzz-programs >&2 || exit 1

for name; do
	found=$build/fuzz/$name
	mkdir -p "$found"
	seeds=tests/fuzz/corpus/$name
	[ -d "$seeds" ] || seeds=
	works "fuzz_$name for $seconds s" "$build/fuzz/tests/fuzz/fuzz_$name" \
		-max_total_time="$seconds" -timeout=10 -rss_limit_mb=1024 -verbosity=0 \
		-artifact_prefix="$found/" "$found" $seeds
done
done_testing
