# SPDX-License-Identifier: MIT
# Completion of agentdoc for bash. A template of build-aux/reference.c.

# _agentdoc_wanted COMMAND OPTION: what the value of the option is; fails where it takes none.
_agentdoc_wanted() {
	case $1:$2 in
{{#verbs}}
{{#options}}
{{#takes}}
	{{#alias}}{{{verb}}}:{{{alias}}} | {{/alias}}{{{verb}}}:{{{name}}}) echo '{{#folder}}folder{{/folder}}{{#file}}file{{/file}}{{#revision}}revision{{/revision}}{{#branch}}branch{{/branch}}{{#remote}}remote{{/remote}}{{#has_words}}words{{/has_words}}{{#words}} {{{.}}}{{/words}}' ;;
{{/takes}}
{{/options}}
{{/verbs}}
	*) return 1 ;;
	esac
}

# _agentdoc_operands COMMAND NUMBER: what the operand of this number may be.
_agentdoc_operands() {
	case $1:$2 in
{{#verbs}}
{{#wanted}}
{{#has_words}}
	{{{verb}}}:0) echo 'words{{#words}} {{{.}}}{{/words}}' ;;
{{/has_words}}
	{{{verb}}}:*) echo '{{#revision}}revision {{/revision}}{{#file}}file {{/file}}{{#folder}}folder {{/folder}}{{#code}}code {{/code}}{{#template}}template {{/template}}' ;;
{{/wanted}}
{{/verbs}}
	esac
}

_agentdoc_options() {
	case $1 in
{{#verbs}}
	{{{verb}}}) echo '{{#options}}{{{name}}} {{#alias}}{{{alias}}} {{/alias}}{{/options}}--help' ;;
{{/verbs}}
	esac
}

# _agentdoc_offer PREFIX THING...: puts what begins with the prefix into COMPREPLY.
_agentdoc_offer() {
	local prefix=$1 IFS=$'\n'
	shift
	COMPREPLY+=($(compgen -W "$*" -- "$prefix"))
}

# _agentdoc_complete PREFIX KIND [WORD...]
_agentdoc_complete() {
	local prefix=$1 kind=$2 IFS=$'\n'
	shift 2 || return
	case $kind in
	words) _agentdoc_offer "$prefix" "$@" ;;
	folder)
		compopt -o filenames 2>/dev/null
		COMPREPLY+=($(compgen -d -- "$prefix"))
		;;
	file)
		compopt -o filenames 2>/dev/null
		COMPREPLY+=($(compgen -f -- "$prefix"))
		;;
	revision)
		_agentdoc_offer "$prefix" HEAD $(git -C "$folder" for-each-ref --format='%(refname:short)' 2>/dev/null)
		;;
	branch)
		_agentdoc_offer "$prefix" $(git -C "$folder" for-each-ref --format='%(refname:short)' refs/heads 2>/dev/null)
		;;
	remote) _agentdoc_offer "$prefix" $(git -C "$folder" remote 2>/dev/null) ;;
	code) _agentdoc_offer "$prefix" $("$program" explain 2>/dev/null | cut -d' ' -f1) ;;
	template)
		_agentdoc_offer "$prefix" $("$program" theme list -C "$folder" 2>/dev/null |
			sed -n 's/^  \([^ ]*\) .*/\1/p')
		;;
	esac
}

_agentdoc() {
	local program=${COMP_WORDS[0]} verb=${COMP_WORDS[1]} folder=. operands=0 ended= wanted kind i
	local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}

	COMPREPLY=()
	if [ "$COMP_CWORD" -eq 1 ]; then
		_agentdoc_offer "$current"{{#verbs}} {{{verb}}}{{/verbs}} --help --version
		return
	fi
	for ((i = 2; i < COMP_CWORD; i++)); do
		if [ "$ended" ]; then
			operands=$((operands + 1))
			continue
		fi
		case ${COMP_WORDS[i]} in
		--) ended=1 ;;
		-C | --directory) [ "${COMP_WORDS[i + 1]}" = = ] && folder=${COMP_WORDS[i + 2]} || folder=${COMP_WORDS[i + 1]} ;;
		esac
		case ${COMP_WORDS[i]} in
		-*)
			if _agentdoc_wanted "$verb" "${COMP_WORDS[i]}" >/dev/null; then
				i=$((i + 1))
				[ "${COMP_WORDS[i]}" != = ] || i=$((i + 1))
			fi
			;;
		*) operands=$((operands + 1)) ;;
		esac
	done

	# bash takes --option=value apart at the equals sign
	if [ "$current" = = ]; then
		current=
	elif [ "$before" = = ]; then
		before=${COMP_WORDS[COMP_CWORD - 2]}
	fi
	if [ -z "$ended" ] && wanted=$(_agentdoc_wanted "$verb" "$before"); then
		_agentdoc_complete "$current" $wanted
	elif [ -z "$ended" ] && [ "${current#-}" != "$current" ]; then
		_agentdoc_offer "$current" $(_agentdoc_options "$verb")
	else
		wanted=$(_agentdoc_operands "$verb" "$operands")
		case $wanted in
		words*) _agentdoc_complete "$current" $wanted ;;
		*) for kind in $wanted; do _agentdoc_complete "$current" "$kind"; done ;;
		esac
	fi
}
complete -F _agentdoc agentdoc
