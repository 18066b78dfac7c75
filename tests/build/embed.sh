#!/bin/sh
# SPDX-License-Identifier: MIT
# Tests build-aux/embed.c: whatever bytes a file has, the program gets the same, in the order of
# the names; scripts and style sheets lose their comments and indentation.
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

# What is squeezed: NAME, the file, what is left of it.
squeezed() {
	rm -rf sq && mkdir sq && printf '%b' "$2" >"sq/$1"
	{
		echo '#include "page/embedded.h"'
		"$embed" embedded_assets sq/ '' "sq/$1"
		"$embed" embedded_templates sq/ ''
	} >embedded.c
	${CC:-cc} -std=c17 -I"$root/src" -o print print.c embedded.c && ./print >got
	printf "[$1]%b" "$3" >wanted
	works "squeezed: $4" cmp got wanted
}
squeezed a.js '  f();\n\n\tg();\n' 'f();\ng();\n' 'indentation and empty lines'
squeezed a.js '/* a */\n/*\n * b\n */\nf();\n' 'f();\n' 'comments of one line and of several'
squeezed a.js '/* a */ /* b */ f(); /* c */\n' 'f();\n' 'a comment behind code'
squeezed a.js 'f(); // c\ng(h, // i\n1);' 'f();\ng(h,\n1);' 'a line comment behind code'
squeezed a.js 'f("a; // b");\ng("a; /* b */");\n' 'f("a; // b");\ng("a; /* b */");\n' 'what looks like a comment in a string'
squeezed a.js 'f(/a /* b */);\nf(); /*! c */\n' 'f(/a /* b */);\nf(); /*! c */\n' 'what may be no comment, or is to stay'
squeezed a.css 'a { // b\nc: d; /* e */\n}\n' 'a { // b\nc: d;\n}\n' 'a comment behind a property'
squeezed a.js '// a\n  // b\nf("//c"); // d' 'f("//c");\n' 'a line comment that begins its line'
squeezed a.js 'f("/*", "*/");\n  "\\\\n";\n' 'f("/*", "*/");\n"\\\\n";\n' 'strings'
squeezed a.js 'f(/```|#/, `a`);\n  g();' 'f(/```|#/, `a`);\ng();' 'ticks of a pattern, a template literal of one line'
squeezed a.js '/*! kept\n  whole */\n f();\n' '/*! kept\n  whole */\nf();\n' 'a comment that is to stay'
squeezed a.css 'a {\n  b: url(//c);\n}\n\n/* d */\n@media e {\n  //f\n}\n' \
	'a {\nb: url(//c);\n}\n@media e {\n//f\n}\n' 'a style sheet knows no line comments'
squeezed a.js '' '' 'an empty script'
squeezed a.js '/* never closed' '' 'a comment without an end'
squeezed a.txt '  /* a */\n\n  b\n' '  /* a */\n\n  b\n' 'other files stay as they are'
printf '// a\nf();\n' >sq/one.js
printf ' g();\n' >sq/two.js
{
	echo '#include "page/embedded.h"'
	"$embed" embedded_assets sq/ '' sq/one.js+sq/two.js
	"$embed" embedded_templates sq/ ''
} >embedded.c
${CC:-cc} -std=c17 -I"$root/src" -o print print.c embedded.c
is 'several files are one, of the name of the last' "$(./print)" "$(printf '[two.js]f();\ng();')"

refused() {
	printf '%b' "$1" >sq/b.js
	works "refused: $2" sh -c '! "$0" f sq/ "" sq/b.js >/dev/null 2>&1' "$embed"
}
refused 'f(); /* a\n b */\n' 'a comment behind code that goes on'
refused 'f("a\\\n  b");\n' 'a string that goes on'
refused 'f(`a\n  b`);\n' 'a template literal of several lines'

works 'a file that is not there is an error' sh -c '! "$0" f in/ .txt in/none.txt 2>/dev/null' "$embed"

done_testing
