# SPDX-License-Identifier: MIT
# Prints C files as FILE:LINE:CODE with comments and the contents of strings taken out, for checks
# that look for words in the code. Knows no macros and no trigraphs.

FNR == 1 { in_comment = 0 }
{
	rest = $0
	code = ""
	while (rest != "") {
		if (in_comment) {
			end = index(rest, "*/")
			rest = end ? substr(rest, end + 2) : ""
			in_comment = !end
		} else if (match(rest, /\/[*\/]|["']/)) {
			code = code substr(rest, 1, RSTART - 1)
			mark = substr(rest, RSTART, RLENGTH)
			rest = substr(rest, RSTART + RLENGTH)
			if (mark == "//") {
				rest = ""
			} else if (mark == "/*") {
				in_comment = 1
			} else {
				# a literal: up to the same quote that no backslash precedes
				match(rest, "^([^\\\\" mark "]|\\\\.)*" mark "?")
				rest = substr(rest, RLENGTH + 1)
				code = code mark mark
			}
		} else {
			code = code rest
			rest = ""
		}
	}
	print FILENAME ":" FNR ":" code
}
