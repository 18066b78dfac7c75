#!/bin/sh
# SPDX-License-Identifier: MIT
# Checks that the includes of src/ keep to src/LAYERS: they name the folder, and point to a lower
# layer or stay in their own folder; a foreign library is included by its adapter alone.
cd "$(dirname "$0")/.." && . tests/tap.sh

# file name prefix of a foreign header, and the folder that may include it
adapters='cmark:markdown yaml.h:yaml git2:git utf8proc:base microhttpd:serve'

findings() {
	find src -name '*.[ch]' | sort | xargs awk -v mode="$1" -v adapters="$adapters" '
	function report(text) { print FILENAME ":" FNR ": " text }
	BEGIN {
		n = split(adapters, rows, " ")
		for (i = 1; i <= n; i++) {
			split(rows[i], row, ":")
			adapter[row[1]] = row[2]
		}
		while ((getline line <"src/LAYERS") > 0)
			if (split(line, row, " ") > 1 && row[1] ~ /^[0-9]+$/)
				layer[row[2]] = row[1] + 0
	}
	FNR == 1 {
		split(FILENAME, part, "/")
		own = part[2]
		if (mode == "folders" && !(own in layer))
			report("the folder " own " is not in src/LAYERS")
	}
	mode == "folders" && /^[ \t]*#[ \t]*include[ \t]*"/ {
		split($0, quoted, "\"")
		target = quoted[2]
		if (split(target, part, "/") != 2)
			report("\"" target "\" does not name its folder")
		else if (!(part[1] in layer))
			report("\"" target "\" is in no folder of src/LAYERS")
		else if (part[1] != own && layer[part[1]] >= layer[own])
			report(own " (layer " layer[own] ") includes " target " (layer " layer[part[1]] ")")
	}
	mode == "libraries" && /^[ \t]*#[ \t]*include[ \t]*</ {
		split($0, bracketed, /[<>]/)
		for (prefix in adapter)
			if (index(bracketed[2], prefix) == 1 && own != adapter[prefix])
				report("<" bracketed[2] "> belongs in src/" adapter[prefix] "/ alone")
	}'
}

clean 'includes point down src/LAYERS' "$(findings folders)"
clean 'foreign libraries are included by their adapters alone' "$(findings libraries)"
done_testing
