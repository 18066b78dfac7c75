#!/bin/sh
# SPDX-License-Identifier: MIT
# Checks who calls html_trust(), which turns text into HTML that templates print as it is: only
# where escaping is done, so that those folders alone must be read to trust the pages.
cd "$(dirname "$0")/.." && . tests/tap.sh

findings() {
	find src -name '*.[ch]' ! -path 'src/base/*' ! -path 'src/mustache/*' ! -path 'src/markdown/*' \
		! -path 'src/rendered/*' |
		sort | xargs awk -f build-aux/code-only.awk | grep -w html_trust
}

clean 'html_trust is called in base/, mustache/, markdown/ and rendered/ alone' "$(findings)"
done_testing
