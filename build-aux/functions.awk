# SPDX-License-Identifier: MIT
# Reads what code-only.awk prints and prints each function: its lines from the first of the
# signature to the closing brace, its parameters, and FILE:LINE NAME. Needs the layout of
# .clang-format: both braces of a function stand alone in the first column.

# The parameters that count towards the limit: not those that nearly every function has.
function count_parameters(signature,    i, n, c, depth, list, parts, kept) {
	sub(/^[^(]*\(/, "", signature)
	for (i = 1; i <= length(signature) && depth >= 0; i++) {
		c = substr(signature, i, 1)
		depth += (c == "(") - (c == ")")
		list = list (c == "," && depth == 0 ? "\n" : depth >= 0 ? c : "")
	}
	n = split(list, parts, "\n")
	for (i = 1; i <= n; i++)
		kept += parts[i] !~ /(^|[ *])(mem|tmp|diag|void|\.\.\.)[ ]*$/
	return kept + 0
}

function name_of(signature) {
	sub(/[ ]*\(.*/, "", signature)
	sub(/.*[ *]/, "", signature)
	return signature
}

{
	match($0, /^[^:]*:[0-9]+:/)
	place = substr($0, 1, RLENGTH - 1)
	code = substr($0, RLENGTH + 1)
	split(place, at, ":")
}
at[1] != file { file = at[1]; signature = ""; inside = 0 }
!inside && code == "{" && signature ~ /\(/ { inside = 1; next }
inside && code == "}" {
	print at[2] - first + 1, count_parameters(signature), file ":" first, name_of(signature)
	inside = 0
	signature = ""
	next
}
inside { next }
code == "" || code ~ /^#/ || code ~ /[;}]$/ { signature = ""; next }
{
	if (signature == "")
		first = at[2]
	signature = signature " " code
	gsub(/[ \t]+/, " ", signature)
}
