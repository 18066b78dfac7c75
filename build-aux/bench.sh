#!/bin/bash
# SPDX-License-Identifier: MIT
# Measures agentdoc on the collections of ../shared/corpora and on a four-fold copy of one, beside
# `git log -p` and, where they are installed, other site generators. Prints a table; judges nothing.
#
# The rows "history" and "prose" are the history alone: the walk, every text and every line diff, and
# with "prose" the diff by words, too. The row "save" is what agentdoc serve needs from a save to the page
# that has it; there the peak is that of the server. The rows "publish" and "republish" put the site on
# the branch of a bare repository: for the first time, and after one definition changed.
#
#   build-aux/bench.sh        RUNS=5: how many runs the medians are of
#
# The commands of a collection run in turn (A B C A B C ...) after a warm-up, each into an output
# folder that did not exist. Old output is deleted at the end, because deleting thousands of files
# makes creating files slow for a while.
set -eu
cd "$(dirname "$0")/.."

build=${BUILD:-build}
shared=$(cd ../shared 2>/dev/null && pwd) || shared=
runs=${RUNS:-5}
program=$build/release/agentdoc
measure=$build/release/measure
history=$build/release/history_cost
bench=$build/bench
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1

[ -d "$shared/corpora" ] || { echo "bench: no ../shared/corpora here, nothing to measure" >&2; exit 1; }
mkdir -p "$bench"

# A clone of each bundle, made once.
clone_corpora() {
	for bundle in "$shared"/corpora/*.bundle; do
		clone=$bench/corpus/$(basename "$bundle" .bundle)
		[ -d "$clone" ] || git clone -q "$bundle" "$clone"
	done
}

# voltagent's history four times one after the other, in the folders a to d.
make_fourfold() {
	fourfold=$bench/corpus/voltagent-x4
	[ ! -d "$fourfold" ] || return 0
	git init -q -b main "$fourfold.part"
	first=first
	for folder in a b c d; do
		git -C "$bench/corpus/voltagent" fast-export --signed-tags=strip HEAD |
			perl build-aux/prefix-history.pl "$folder" $first |
			git -C "$fourfold.part" fast-import --quiet
		first=
	done
	git -C "$fourfold.part" repack -adfq
	git -C "$fourfold.part" checkout -q -f main
	mv "$fourfold.part" "$fourfold"
}

# A clone of $1 at $2 whose remote is a bare repository beside it.
make_publisher() {
	git clone -q "$1" "$2"
	git init -q --bare "$2.git"
	git -C "$2" remote set-url origin "$2.git"
	git -C "$2" config user.name bench
	git -C "$2" config user.email bench@example.org
}

publish() {
	"$measure" "$program" publish -C "$1" --yes
}

# Appends a line to the first agent of a clone and commits it.
change_one() {
	changed=$(git -C "$1" ls-files '*.md' | grep -m 1 -v README)
	echo 'Asks when a wish is not clear.' >>"$1/$changed"
	git -C "$1" commit -q -a -m 'one change'
}

# measured NAME CORPUS OUT: runs one program once; prints "wall cpu MB pages".
measured() {
	case $1 in
	agentdoc) cost=$("$measure" "$program" build -C "$2" -o "$3") || return 1 ;;
	history) cost=$("$measure" "$history" "$2") || return 1 ;;
	prose) cost=$("$measure" "$history" --prose "$2") || return 1 ;;
	save) cost=$(build-aux/bench_save.mjs "$program" "$2" 2>/dev/null) || return 1 ;;
	git-log-p) cost=$("$measure" git -C "$2" --no-pager log -p -M -- '*.md') || return 1 ;;
	publish) make_publisher "$2" "$3" && cost=$(publish "$3") || return 1 ;;
	republish)
		make_publisher "$2" "$3" && publish "$3" >/dev/null && change_one "$3" &&
			cost=$(publish "$3") || return 1
		;;
	*) peer "$@"; return ;;
	esac
	echo "$cost $(find "$3" -name '*.html' 2>/dev/null | wc -l)"
}

# The scripts of the peers print "NAME cpu wall MB pages bytes" and exit with 2 if it is not there.
peer() {
	"$shared/tools/peers/$1.sh" "$2" "$3" 2>/dev/null |
		awk '!/^#/ && NF >= 5 && !/FAILED/ { print $3, $2, $4, $5; found = 1 } END { exit !found }'
}

# The median of a column of numbers.
median() {
	sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'
}

# Runs every program on one collection and prints its rows of the table.
bench_corpus() {
	corpus=$1
	name=$(basename "$corpus")
	out=$bench/out/$name
	results=$bench/results/$name
	mkdir -p "$out" "$results"
	rm -f "$results"/*

	programs=
	for program_name in agentdoc history prose save publish republish git-log-p hugo eleventy mkdocs pagefind; do
		if measured "$program_name" "$corpus" "$out/$program_name-0" >/dev/null; then
			programs="$programs $program_name"
		fi
	done
	for run in $(seq "$runs"); do
		for program_name in $programs; do
			measured "$program_name" "$corpus" "$out/$program_name-$run" \
				>>"$results/$program_name"
		done
	done
	reference=$(awk '{ print $2 }' "$results/git-log-p" | median)
	for program_name in $programs; do
		print_row "$name" "$program_name" "$results/$program_name" "$reference"
	done
}

print_row() {
	wall=$(awk '{ print $1 }' "$3" | median)
	cpu=$(awk '{ print $2 }' "$3" | median)
	memory=$(awk '{ print $3 }' "$3" | median)
	pages=$(awk '{ print $4 }' "$3" | median)
	ratio=$(echo "$cpu $4" | awk '{ printf "%.2f", ($2 > 0 ? $1 / $2 : 0) }')
	printf '%-16s %-10s %8.3f %8.3f %8.1f %7d %12s\n' \
		"$1" "$2" "$wall" "$cpu" "$memory" "$pages" "$ratio"
}

clone_corpora
make_fourfold
# what is left of a run that was stopped goes to the side, to be deleted at the end
[ ! -d "$bench/out" ] || mv "$bench/out" "$bench/old.$$"

printf '%-16s %-10s %8s %8s %8s %7s %12s\n' collection program 'wall s' 'CPU s' 'peak MB' pages 'CPU / log -p'
for corpus in contains-studio voltagent wshobson voltagent-x4; do
	bench_corpus "$bench/corpus/$corpus"
done
rm -rf "$bench/out" "$bench"/old.*
