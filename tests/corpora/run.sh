#!/bin/sh
# SPDX-License-Identifier: MIT
# Builds the sites of real collections and checks what must hold of them: how many definitions there
# are, that no word is lost, that no link is dead, that the same commit gives the same bytes, and how
# well the relations are found. The collections stand in $SHARED; where that is missing, all but our
# own definitions are left out, and it is said.
#
# Under the sanitizers the sites are compared with those of the release program and not read again.
. tests/tap.sh

base=https://site.example/x/
case $AGENTDOC in
*/asan/*) sanitized=1 release=$BUILD/release/agentdoc ;;
*) sanitized= release= ;;
esac

root=$PWD
cd "${TEST_TMP:?}" || exit 2

# how_many KIND SITE: of the definitions that are there now.
how_many() {
	sed '/^\],"removed"/,$d' "$2/api/catalog.json" | grep -c "\"kind\":\"$1\""
}

counts() {
	echo "$(how_many agent "$1") agents, $(how_many skill "$1") skills, $(how_many command "$1") commands"
}

# fetch NAME FOLDER: a collection as its authors left it.
fetch() {
	if [ "$1" = seeds ]; then
		mkdir -p "$2/agents"
		for seed in "$SHARED"/seeds/*.txt; do
			cp "$seed" "$2/agents/$(basename "$seed" .txt).md"
		done
	else
		git clone -q "$SHARED/corpora/$1.bundle" "$2"
	fi
}

build() {
	"$AGENTDOC" build -q -C "$1" -o "$2" --base-url "$base" 2>&1
	echo "exit $?"
}

# The people of a repository, whose addresses must not be told unless a definition tells them.
addresses() {
	[ -d "$1/.git" ] || return
	git -C "$1" log --all --format='%ae%n%ce' | grep @ | sort -u | while read -r address; do
		git -C "$1" grep -qF "$address" HEAD || echo "$address"
	done
}

# Once more into the same folder, and from another clone to another folder.
check_bytes() {
	(cd "$1.site" && find . -type f -exec ls -i {} + | sort) >"$1.files"
	touch "$1.stamp"
	is "$1: building again ends well" "$(build "$1" "$1.site" | tail -n 1)" 'exit 0'
	is "$1: building again writes nothing" \
		"$(find "$1.site" -type f -newer "$1.stamp"; cd "$1.site" && find . -type f -exec ls -i {} + | sort | diff "../$1.files" -)" ''
	mkdir -p elsewhere/deeper
	fetch "$1" "elsewhere/deeper/$1"
	build "elsewhere/deeper/$1" "elsewhere/$1.site" >/dev/null
	is "$1: the same bytes from another clone, elsewhere" \
		"$(diff -r "$1.site" "elsewhere/$1.site" | head -n 20)" ''
	rm -rf elsewhere
}

# score NAME WHICH FLOOR: what the gold set says of the relations.
score() {
	if ! command -v python3 >/dev/null; then
		skip "$1: relations" 'python3 runs the scorer'
		return
	fi
	line=$(python3 "$SHARED/tools/score_delegation.py" "$SHARED/gold/dev.jsonl" "$1" "$1.site" 2>&1)
	got=$(echo "$line" | sed -n "s/.* $2 \([0-9.]*\).*/\1/p")
	if awk -v got="${got:-0}" -v floor="$3" 'BEGIN { exit !(got >= floor) }'; then
		ok "$1: relations: $2 of at least $3"
	else
		not_ok "$1: relations: $2 of at least $3" "$line"
	fi
}

# check NAME COUNTS WHICH FLOOR
check() {
	fetch "$1" "$1"
	build "$1" "$1.site" >"$1.diag"
	is "$1: the build ends well" "$(tail -n 1 "$1.diag")" 'exit 0'
	is "$1: $2" "$(counts "$1.site")" "$2"
	check_bytes "$1"
	if [ -n "$sanitized" ]; then
		"$release" build -q -C "$1" -o "$1.release" --base-url "$base" 2>/dev/null
		is "$1: the same bytes as without the sanitizers" "$(diff -r "$1.release" "$1.site" | head -n 20)" ''
	else
		addresses "$1" >"$1.people"
		"$root/tests/site/check.mjs" "$1" "$1.site" source="$1" base="$base" diag="$1.diag" people="$1.people" ||
			not_ok "$1: the site can be checked"
		score "$1" "$3" "$4"
	fi
	rm -rf "$1.site" "$1.release"
}

# The definitions of this project, which it publishes.
check_own() {
	is 'own: the build ends well, without a warning' "$(build "$root" own.site | grep -vE '(^|: )note: ')" 'exit 0'
	is 'own: at least 12 agents, 3 skills, 3 commands' "$(counts own.site | awk '
		{ print ($1 >= 12 && $3 >= 3 && $5 >= 3 ? "so it is" : $0) }')" 'so it is'
	[ -n "$sanitized" ] || "$root/tests/site/check.mjs" own own.site source="$root" base="$base" ||
		not_ok 'own: the site can be checked'
}

check_own
if [ -z "${SHARED-}" ]; then
	for name in voltagent wshobson contains-studio seeds; do
		skip "$name" 'counts, words, links, bytes and relations of a real collection, which stands in ../shared'
	done
	done_testing
	exit
fi
check voltagent '162 agents, 0 skills, 0 commands' F1 0.95
check wshobson '202 agents, 181 skills, 105 commands' F1 0.95
check contains-studio '37 agents, 0 skills, 0 commands' 'per-definition F1' 0.95
is 'contains-studio: five have no front matter' "$(grep -c 'AD103' contains-studio.diag)" 5
check seeds '5 agents, 0 skills, 0 commands' F1 0.95
done_testing
