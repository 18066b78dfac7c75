# SPDX-License-Identifier: MIT
# Front matter that would grow without end, or that nests too deep.
put agents/bomb.md --- 'name: bomb' 'description: Grows.' 'a: &a [x, x, x, x, x, x, x, x, x]' 'b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]' \
	'c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]' 'd: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]' \
	'e: [*d, *d, *d, *d, *d, *d, *d, *d, *d]' --- 'Body of bomb.'
put agents/deep.md --- 'name: deep' 'description: Nests.' "a: $(awk 'BEGIN { while (n++ < 500) printf "["; while (--n > 0) printf "]" }')" \
	--- 'Body of deep.'
