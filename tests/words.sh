# SPDX-License-Identifier: MIT
# Words for scripts that make small repositories, in sh: people and dates are fixed, so that the
# ids of commits are too. Sourced in the folder that becomes the repository. Not for checking
# anything: that is tap.sh.
#
#	init
#	definition agents/lead.md lead 'Delegates to tester.'
#	commit 'add the lead'

export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 GIT_DEFAULT_HASH=sha1 LC_ALL=C
export GIT_COMMITTER_NAME='C O Mitter' GIT_COMMITTER_EMAIL=committer@example.com
umask 022
words_clock=1704106800 # 2024-01-01, noon in the zone of the authors

# author NAME EMAIL: who writes the commits that follow.
author() {
	export GIT_AUTHOR_NAME="$1" GIT_AUTHOR_EMAIL="$2"
}
author 'Ada Example' ada@example.com

# init [OPTION...]: an empty repository here.
init() {
	git init -q -b main "$@"
}

# put FILE LINE...: a file of these lines, with the folders on the way.
put() {
	mkdir -p "$(dirname "$1")"
	words_file=$1
	shift
	printf '%s\n' "$@" >"$words_file"
}

# definition FILE NAME LINE...: one whose description says who it is and whose body has these lines.
definition() {
	words_path=$1 words_name=$2
	shift 2
	put "$words_path" --- "name: $words_name" "description: Does the work of $words_name." --- '' "$@"
}

# lines TAG N: N lines that no other tag has, for what similarity is measured on.
lines() {
	words_line=0
	while [ "$words_line" -lt "$2" ]; do
		words_line=$((words_line + 1))
		echo "$1 says something long enough in line $words_line."
	done
}

# change FILE SCRIPT...: edits a file with sed.
change() {
	words_file=$1
	shift
	sed "$@" "$words_file" >"$words_file.new"
	mv "$words_file.new" "$words_file"
}

# move FROM TO: with the folders on the way.
move() {
	mkdir -p "$(dirname "$2")"
	git mv "$1" "$2"
}

# commit SUBJECT: all that differs. The clock moves by a day.
commit() {
	words_tick
	git add -A
	git commit -q --allow-empty -m "$1"
}

words_tick() {
	words_clock=$((words_clock + 86400))
	export GIT_AUTHOR_DATE="$words_clock +0100" GIT_COMMITTER_DATE="$words_clock +0100"
}

# branch NAME [AT]: goes to a new one; on NAME: to one that exists.
branch() {
	git checkout -q -b "$@"
}
on() {
	git checkout -q "$1"
}

# merge SUBJECT OTHER: into where we are.
merge() {
	words_tick
	git merge -q --no-ff --no-edit -m "$1" "$2"
}

# merge_stopped OTHER: up to the commit, which the lines that follow make.
merge_stopped() {
	git merge -q --no-ff --no-commit "$1" >/dev/null || true
}

# options OPTION...: what the program is called with, instead of -C repo -o site. For run.sh of
# golden, which calls it in the folder above.
options() {
	printf '%s\n' "$@" >../options
}
