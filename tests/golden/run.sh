#!/bin/sh
# SPDX-License-Identifier: MIT
# Builds the sites of small scripted repositories and compares them with what was accepted before.
#
#	tests/golden/run.sh [CASE...]             as in linear or diag/empty; all without one
#	tests/golden/run.sh --accept CASE...      shows what differs and takes it as wanted
#
# A case is a folder:
#
#	repo.sh       makes the repository, with the words of tests/words.sh
#	want.diag     all that the program prints, and its exit code
#	want/files    the files of the site
#	want/api/     the JSON of the site, which is a contract
#	want/graph/graph.*  the graph for other programs, of a case that has it
#	want/*.html   its pages, of a case that has want/index.html; where only want/changes.html is,
#	              the change log with its feed, and the list of what was removed
#
# A case below diag/ has want.diag alone. Of every case it is also checked that the repository was
# only read, that a build that failed touched nothing, and that the site is sound (tests/site/).
set -u
cd "$(dirname "$0")/../.." && . tests/tap.sh

root=$PWD
golden=tests/golden
accept=
if [ "${1-}" = --accept ]; then
	accept=1
	shift
	if [ -n "${CI-}" ] || [ $# -eq 0 ]; then
		echo 'usage: tests/golden/run.sh --accept CASE..., and never in continuous integration' >&2
		exit 2
	fi
fi
if [ -z "${TEST_TMP-}" ]; then
	TEST_TMP=$(mktemp -d "${TMPDIR:-/tmp}/agentdoc-golden.XXXXXX") || exit 2
	trap 'rm -rf "$TEST_TMP"' EXIT
fi
: "${AGENTDOC:=${BUILD:-build}/release/agentdoc}"
case $AGENTDOC in /*) ;; *) AGENTDOC=$root/$AGENTDOC ;; esac
if [ ! -x "$AGENTDOC" ]; then
	echo "there is no $AGENTDOC; build it first" >&2
	exit 2
fi

# What stands in a folder, but for the site: paths, and of files what they hold.
fingerprint() {
	(cd "$1" && {
		find . -path ./site -prune -o -type f -exec cksum {} +
		find . -path ./site -prune -o ! -type f -print
	} 2>&1 | sort)
}

# Calls the program in the folder of the case and prints what it says.
build() {
	if [ -f options ]; then
		set --
		while IFS= read -r option; do
			set -- "$@" "$option"
		done <options
	else
		set -- -C repo -o site
	fi
	"$AGENTDOC" build -q "$@" 2>&1
	echo "exit $?"
}

# What is compared, from folder $1 to folder $2, of case $3.
collect() {
	mkdir -p "$2/want"
	mv "$1/diag" "$2/want.diag"
	case $3 in
	diag/*) rmdir "$2/want" ;;
	*)
		(cd "$1/site" && find . -type f | sort) >"$2/want/files"
		cp -r "$1/site/api" "$2/want/"
		if [ -f "$golden/$3/want/graph/graph.dot" ]; then
			mkdir -p "$2/want/graph"
			cp "$1/site/graph/graph".* "$2/want/graph/"
		fi
		if [ -f "$golden/$3/want/index.html" ]; then
			copy_pages "$1/site" "$2/want" .
		elif [ -f "$golden/$3/want/changes.html" ]; then
			copy_pages "$1/site" "$2/want" changes changes.html removed.html feed.xml
		fi
		;;
	esac
}

# copy_pages FROM TO PATH...: the pages below the paths, and feeds that are named.
copy_pages() {
	from=$1 to=$2
	shift 2
	(cd "$from" && find "$@" -name '*.html' -o -path feed.xml) | while read -r page; do
		mkdir -p "$(dirname "$to/$page")"
		cp "$from/$page" "$to/$page"
	done
}

compare() {
	for part in want.diag want; do
		[ ! -e "$1/$part" ] && [ ! -e "$2/$part" ] || diff -ruN "$1/$part" "$2/$part"
	done
}

take() {
	rm -rf "${2:?}/want" "$2/want.diag"
	cp -r "$1"/* "$2/"
}

# Runs the script of a case in $1/repo, an empty folder.
make_repository() {
	mkdir -p "$1/repo"
	(cd "$1/repo" && sh -eu -c '. "$1"; . "$2"' sh "$root/tests/words.sh" "$root/$golden/$2/repo.sh")
}

# What the program touched, of a build in $1: besides the site, only a build that was done may
# touch anything at all, and that outside of the repository.
run_watched() {
	fingerprint "$1" >"$TEST_TMP/all"
	fingerprint "$1/repo" >"$TEST_TMP/repo"
	(cd "$1" && build) >"$TEST_TMP/diag"
	if [ -d "$1/site" ] && ! grep -q 'fatal: ' "$TEST_TMP/diag"; then
		fingerprint "$1/repo" | diff "$TEST_TMP/repo" -
	else
		fingerprint "$1" | diff "$TEST_TMP/all" -
	fi
	mv "$TEST_TMP/diag" "$1/diag"
}

run_case() {
	folder=$TEST_TMP/case/$1
	if ! make_repository "$folder" "$1" >"$TEST_TMP/log" 2>&1; then
		not_ok "$1: the script of the case works" "$(cat "$TEST_TMP/log")"
		return
	fi
	clean "$1: nothing but the site was touched" "$(run_watched "$folder")"
	collect "$folder" "$TEST_TMP/got/$1" "$1"
	differences=$(compare "$golden/$1" "$TEST_TMP/got/$1")
	if [ -n "$accept" ]; then
		printf '%s\n' "$differences"
		take "$TEST_TMP/got/$1" "$golden/$1"
	else
		clean "$1: the output is the accepted one" "$differences"
	fi
}

# What holds of every site; under the sanitizers they are the same bytes.
check_sites() {
	case $AGENTDOC in */asan/*) return ;; esac
	names=$*
	set --
	for name in $names; do
		folder=$TEST_TMP/case/$name
		[ -d "$folder/site/api" ] || continue
		# templates that are broken make broken pages
		! grep -q '\[AD50' "$TEST_TMP/got/$name/want.diag" || continue
		[ $# -eq 0 ] || set -- "$@" --
		set -- "$@" "$name" "$folder/site" brief=1 "diag=$TEST_TMP/got/$name/want.diag"
		[ -f "$folder/options" ] || set -- "$@" "source=$folder/repo"
	done
	[ $# -eq 0 ] || tests/site/check.mjs "$@"
}

# Every diagnostic has a case that provokes it, or a reason in diag/left-out.
check_codes() {
	sed -n 's/^X(\(AD[0-9]*\),.*/\1/p' src/base/diag_codes.def >"$TEST_TMP/codes"
	cat "$golden"/*/want.diag "$golden"/diag/*/want.diag |
		sed -n 's/.* \[\(AD[0-9]*\)\]$/\1/p' >"$TEST_TMP/provoked"
	sed -n 's/^\(AD[0-9]*\) .*/\1/p' "$golden/diag/left-out" >"$TEST_TMP/left-out"
	clean 'every diagnostic has a case or a reason why not' \
		"$(sort -u "$TEST_TMP/provoked" "$TEST_TMP/left-out" | grep -vxFf - "$TEST_TMP/codes")"
	clean 'no diagnostic is left out that has a case' \
		"$(grep -xFf "$TEST_TMP/provoked" "$TEST_TMP/left-out")"
}

if [ $# -eq 0 ]; then
	set -- $(cd "$golden" && ls -d */repo.sh diag/*/repo.sh | sed 's,/repo.sh,,')
	check_codes
fi
for name; do
	run_case "$name"
done
check_sites "$@" || not_ok 'the sites can be checked'
done_testing
