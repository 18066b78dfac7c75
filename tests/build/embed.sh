#!/bin/sh
# SPDX-License-Identifier: MIT
# Tests build-aux/embed.c: whatever bytes a file has, the program gets the same, in the order of
# the names.
. tests/tap.sh

cd "$TEST_TMP" || exit 1
root=$OLDPWD
embed=$BUILD/release/embed

mkdir -p in/deep
printf 'a ??= "x\\y"\n%%s {{b}}\r\n\t\0011\377' >in/odd.txt
: >in/empty.txt
printf 'no end' >in/deep/a-b.txt
printf 'one\n' >in/deep/a.txt

cat >print.c <<'C'
#include <stdio.h>
#include "page/embedded.h"
int main(void)
{
	size_t n;
	const struct embedded_file *files = embedded_assets(&n);
	for (size_t i = 0; i < n; i++) {
		printf("[%.*s]", STR_ARG(files[i].name));
		fwrite(files[i].content.p, 1, files[i].content.n, stdout);
	}
	embedded_templates(&n);
	return n == 0 ? 0 : 1;
}
C
{
	echo '#include "page/embedded.h"'
	"$embed" embedded_assets in/ .txt in/odd.txt in/empty.txt in/deep/a-b.txt in/deep/a.txt
	"$embed" embedded_templates in/ .txt
} >embedded.c
works 'the table compiles' ${CC:-cc} -std=c17 -Wall -Wextra -Werror -I"$root/src" \
	-o print print.c embedded.c
{
	printf '[deep/a]' && cat in/deep/a.txt
	printf '[deep/a-b]' && cat in/deep/a-b.txt
	printf '[empty]'
	printf '[odd]' && cat in/odd.txt
} >wanted
works 'no file at all gives an empty table' ./print
./print >got
works 'every byte is kept, sorted by name' cmp got wanted
works 'a file that is not there is an error' sh -c '! "$0" f in/ .txt in/none.txt 2>/dev/null' "$embed"

done_testing
