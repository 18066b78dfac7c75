#!/bin/sh
# SPDX-License-Identifier: MIT
# Says by its exit code whether clang can link a fuzzer: the runtime is a package of its own.
echo 'int LLVMFuzzerTestOneInput(const char *p, unsigned long n) { return !p && n; }' |
	clang -fsanitize=fuzzer -x c -o /dev/null - 2>/dev/null
