# SPDX-License-Identifier: MIT
# Completes a line with a completion for zsh and prints what it offers, one a line. Completion works
# only at a prompt: a zsh of its own in a pseudo terminal gets the line and a tab, and writes down
# what is added to the list of matches.
#
#	zsh -f complete.zsh FILE LINE
zmodload zsh/zpty || exit 2
export FILE=$1 HITS=$(mktemp) ZDOTDIR=$(mktemp -d)

cat >$ZDOTDIR/.zshrc <<'END'
autoload -Uz compinit
compinit -u -D
source $FILE
compadd() {
	local -a hits
	# these store what matches instead of offering it
	if (( ${@[(I)-[OAD]]} )); then
		builtin compadd "$@"
		return
	fi
	builtin compadd -A hits "$@"
	(( $#hits )) && print -rl -- $hits >>$HITS
	builtin compadd "$@"
}
collect() {
	_main_complete
	compstate[insert]= compstate[list]=
}
zle -C collect complete-word collect
leave() {
	zle collect
	exit
}
zle -N leave
bindkey '^I' leave
END

zpty shell zsh -d -i
zpty -n -w shell "$2"$'\t'
while zpty -r shell line 2>/dev/null; do :; done
zpty -d shell 2>/dev/null
sort -u $HITS
rm -rf $HITS $ZDOTDIR
