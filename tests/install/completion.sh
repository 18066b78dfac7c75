#!/bin/sh
# SPDX-License-Identifier: MIT
# Tests the completions of bash, zsh and fish, each in its shell: they offer the commands, options
# and words of the usage text and no others, and files, revisions, diagnostics and templates where
# these are wanted.
. tests/tap.sh
. tests/words.sh

files=$(dirname "$AGENTDOC")/completions
tools=$PWD/tests/install
mkdir "${TEST_TMP:?}/bin" "$TEST_TMP/repo" && cd "$TEST_TMP/repo" || exit 2
ln -s "$AGENTDOC" "$TEST_TMP/bin/agentdoc"
PATH=$TEST_TMP/bin:$PATH
init
definition agents/one.md one 'Text.'
put notes.txt 'Notes.'
commit one
git tag v1
mkdir -p "$TEST_TMP/other" && git -C "$TEST_TMP/other" init -q -b elsewhere
(cd "$TEST_TMP/other" && put a.txt A && commit other)

# offers SHELL LINE: what is offered at the end of the line, sorted, on one line. bash is given the
# words as it would take them apart itself; it alone offers hidden files.
offers() {
	case $1 in
	bash)
		split=$(echo "$2" | sed 's/=/ = /g')
		case $split in *' ') set -- "$1" $split '' ;; *) set -- "$1" $split ;; esac
		shift
		bash --norc "$tools/complete.bash" "$files/agentdoc.bash" "$@"
		;;
	zsh) zsh -f "$tools/complete.zsh" "$files/agentdoc.zsh" "$2" ;;
	fish) fish --no-config -c "source $files/agentdoc.fish; complete -C '$2'" | cut -f1 ;;
	esac 2>&1 | sed 's,/$,,' | grep -vx '\.git' | sort -u | tr '\n' ' '
}

# usage of a command and the words behind its options, as lines "--format text json"
usage_options() {
	"$AGENTDOC" "$1" --help | sed -n '/^options:/,$p' | grep -oE '^  (-[a-zA-Z], )?--[a-z-]+( [^ ]+)?' |
		sed 's/^.*\(--[a-z]\)/\1/'
}

verbs=$("$AGENTDOC" --help | sed -n 's/^  \([a-z]*\)  .*/\1/p')
for shell in bash zsh fish; do
	is "$shell: the commands" \
		"$(offers $shell 'agentdoc ' | tr ' ' '\n' | grep -v '^-' | tr '\n' ' ')" \
		"$(echo "$verbs" | sort | tr '\n' ' ')"
	is "$shell: the beginning of a command" "$(offers $shell 'agentdoc bu')" 'build '
	for verb in $verbs; do
		is "$shell: the options of $verb" "$(offers $shell "agentdoc $verb --")" \
			"$( (usage_options "$verb" | cut -d' ' -f1; echo --help) | sort -u | tr '\n' ' ')"
		usage_options "$verb" | sed -n 's/^\(--[a-z-]*\) \([a-z].*|.*\)/\1 \2/p' >"$TEST_TMP/words"
		while read -r option words; do
			is "$shell: the words of $verb $option" "$(offers $shell "agentdoc $verb $option ")" \
				"$(echo "$words" | tr '|' '\n' | sort | tr '\n' ' ')"
		done <"$TEST_TMP/words"
	done
	is "$shell: a word behind an equals sign" \
		"$(offers $shell 'agentdoc diff --format=j' | sed 's/^--format=//')" 'json '
	is "$shell: a short option" "$(offers $shell 'agentdoc build -C ')" 'agents '
	is "$shell: a file" "$(offers $shell 'agentdoc build --config n')" 'notes.txt '
	is "$shell: a revision" "$(offers $shell 'agentdoc build --rev v')" 'v1 '
	is "$shell: a revision of another folder" "$(offers $shell 'agentdoc build -C ../other --rev e')" 'elsewhere '
	is "$shell: revisions and paths" "$(offers $shell 'agentdoc diff ')" 'HEAD agents main notes.txt v1 '
	is "$shell: a path behind an option" "$(offers $shell 'agentdoc build -q a')" 'agents '
	is "$shell: a diagnostic" "$(offers $shell 'agentdoc explain AD10')" \
		"$("$AGENTDOC" explain | cut -d' ' -f1 | grep AD10 | tr '\n' ' ')"
	is "$shell: a first word" "$(offers $shell 'agentdoc theme ')" 'check eject list show '
	is "$shell: a template" "$(offers $shell 'agentdoc theme eject partials/crumb')" 'partials/crumbs '
	is "$shell: nothing where nothing is known" "$(offers $shell 'agentdoc build --base-url ')" ''
	is "$shell: nothing of a command that does not exist" "$(offers $shell 'agentdoc bild --')" ''
done

# --- the words are those that the program takes -----------------------------------------------

for verb in $verbs; do
	usage_options "$verb" | sed -n 's/^\(--[a-z-]*\) \([a-z].*|.*\)/\1 \2/p' >"$TEST_TMP/words"
	while read -r option words; do
		for operand in '' HEAD; do
			"$AGENTDOC" "$verb" "$option" nonsense $operand 2>&1
		done >"$TEST_TMP/out"
		is "$verb $option refuses another word, and lists its own" \
			"$(sed -n "s/.*'$option' is \(.*\), \(unlike\|not\) 'nonsense'.*/\1/p" "$TEST_TMP/out" |
				sed 's/ or /|/; s/, /|/g' | head -n 1)" "$words"
	done <"$TEST_TMP/words"
done
done_testing
