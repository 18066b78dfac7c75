#!/bin/sh
# SPDX-License-Identifier: MIT
# Checks that the documents of the project speak of what is there: the files and folders that they
# name, the targets of make, every folder of src/LAYERS and every suite of tests/suites.
cd "$(dirname "$0")/.." && . tests/tap.sh

documents='README.md CONTRIBUTING.md src/README.md tests/README.md'

# FILE:WORD for each word in backticks and of an indented line, FILE:./PATH for each link.
words() {
	awk '
	/^    / { for (i = 1; i <= NF; i++) print FILENAME ":" $i }
	{
		n = split($0, part, "`")
		for (i = 2; i <= n; i += 2) {
			m = split(part[i], word, " ")
			for (j = 1; j <= m; j++)
				print FILENAME ":" word[j]
		}
		n = split($0, part, "\\]\\(")
		for (i = 2; i <= n; i++) {
			sub(/\).*/, "", part[i])
			if (part[i] !~ /^http/)
				print FILENAME ":./" part[i]
		}
	}' $documents
}

# A name is looked for in the root, beside the document, in src/ and in tests/. Names in capitals
# stand for something (page/NAME.c).
missing_files() {
	words | grep -E ':(src|tests|build-aux|templates|static|[a-z]+)/[A-Za-z0-9_./-]+\.[a-z]+$|:\./' |
		grep -vE 'NAME|FILE|SUITE|SLUG|CASE|:want/|^README.md:(site|api|path|categories)' | sort -u |
		while IFS=: read -r document name; do
			for place in . "$(dirname "$document")" src tests; do
				[ ! -e "$place/$name" ] || continue 2
			done
			echo "$document: there is no $name"
		done
}

# What follows `make` up to a comment, without settings and variables.
missing_targets() {
	grep -hoE '(^    |`)make( [a-zA-Z][^`#]*)?' $documents | tr -d '`' |
		awk '{ for (i = 2; i <= NF; i++) if ($i ~ /^[a-z][a-z-]*$/ && !seen[$i]++) print $i }' |
		while read -r target; do
			case $target in
			check-*) [ -e "build-aux/$target.sh" ] ;;
			test-*) grep -qE "^${target#test-} |^$target:" tests/suites Makefile ;;
			*) grep -q "^$target:" Makefile ;;
			esac || echo "there is no target $target"
		done
}

missing_layers() {
	awk 'FILENAME == "src/LAYERS" && $1 ~ /^[0-9]+$/ { layer[$2] = $1 }
	FILENAME == "src/README.md" && /^\| [0-9]/ {
		split($0, cell, /[|` \/]+/)
		if (layer[cell[3]] == cell[2]) delete layer[cell[3]]
		else print "src/README.md: " cell[3] " is not in layer " cell[2]
	}
	END { for (folder in layer) print "src/README.md: its table lacks " folder }' \
		src/LAYERS src/README.md
}

missing_suites() {
	awk 'FILENAME == "tests/suites" && !/^#/ { suite[$1] }
	FILENAME == "tests/README.md" && /^\| `/ {
		split($0, cell, "`")
		if (cell[2] in suite) delete suite[cell[2]]
		else print "tests/README.md: there is no suite " cell[2]
	}
	END { for (name in suite) print "tests/README.md: its table lacks " name }' \
		tests/suites tests/README.md
}

clean 'the files that the documents name are there' "$(missing_files)"
clean 'the targets that the documents name are there' "$(missing_targets)"
clean 'the table of src/README.md is that of src/LAYERS' "$(missing_layers)"
clean 'the table of tests/README.md is that of tests/suites' "$(missing_suites)"
done_testing
