# SPDX-License-Identifier: MIT
# Completes a line with a completion for bash and prints what it offers, one a line.
#
#	bash --norc complete.bash FILE WORD...    the last word is the one to complete, it may be empty
#
# bash splits --option=value at the equals sign: give "--option" "=" "value".
source "$1"
shift
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_agentdoc
[ ${#COMPREPLY[@]} -eq 0 ] || printf '%s\n' "${COMPREPLY[@]}"
