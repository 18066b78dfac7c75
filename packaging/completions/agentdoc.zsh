#compdef agentdoc
# SPDX-License-Identifier: MIT
# Completion of agentdoc for zsh. A template of build-aux/reference.c.

# The folder that the command line reads.
_agentdoc_folder() {
	local folder=${opt_args[-C]:-${opt_args[--directory]:-.}}
	print -r -- ${~folder}
}

_agentdoc_revisions() {
	local -a found=(HEAD ${(f)"$(_call_program revisions git -C ${(q)$(_agentdoc_folder)} for-each-ref '--format=%\(refname:short\)' 2>/dev/null)"})
	_wanted revisions expl revision compadd -a found
}

_agentdoc_branches() {
	local -a found=(${(f)"$(_call_program branches git -C ${(q)$(_agentdoc_folder)} for-each-ref '--format=%\(refname:short\)' refs/heads 2>/dev/null)"})
	_wanted branches expl branch compadd -a found
}

_agentdoc_remotes() {
	local -a found=(${(f)"$(_call_program remotes git -C ${(q)$(_agentdoc_folder)} remote 2>/dev/null)"})
	_wanted remotes expl remote compadd -a found
}

_agentdoc_codes() {
	local -a found=(${${(f)"$(_call_program codes agentdoc explain 2>/dev/null)"}%% *})
	_wanted codes expl diagnostic compadd -a found
}

_agentdoc_templates() {
	local -a found=(${${${(M)${(f)"$(_call_program templates agentdoc theme list -C ${(q)$(_agentdoc_folder)} 2>/dev/null)"}:#  *}#  }%% *})
	_wanted templates expl 'template or asset' compadd -a found
}

_agentdoc_operands() {
	case $1 in
{{#verbs}}
	{{{verb}}})
		_alternative{{#wanted}}{{#revision}} 'revisions:revision:_agentdoc_revisions'{{/revision}}{{#file}} 'files:path:_files'{{/file}}{{#folder}} 'folders:folder:_files -/'{{/folder}}{{#code}} 'codes:diagnostic:_agentdoc_codes'{{/code}}{{#template}} 'templates:template:_agentdoc_templates'{{/template}}{{/wanted}}
		;;
{{/verbs}}
	esac
}

_agentdoc() {
	local context state line expl
	typeset -A opt_args
	local -a commands=(
{{#verbs}}
		'{{{verb}}}:{{{summary}}}'
{{/verbs}}
	)

	if ((CURRENT == 2)); then
		_describe -t commands command commands
		_arguments '--help[show the usage]' '--version[show the version]'
		return
	fi
	local verb=$words[2]
	shift words
	((CURRENT--))
	case $verb in
{{#verbs}}
	{{{verb}}})
		_arguments -S \
			'--help[show the usage]' \
{{#options}}
			{{#alias}}'({{{name}}}){{{alias}}}[{{{help}}}]{{#takes}}:{{{argument}}}:{{#has_words}}({{#words}}{{{.}}} {{/words}}){{/has_words}}{{#folder}}_files -/{{/folder}}{{#file}}_files{{/file}}{{#revision}}_agentdoc_revisions{{/revision}}{{#branch}}_agentdoc_branches{{/branch}}{{#remote}}_agentdoc_remotes{{/remote}}{{/takes}}' {{/alias}}'{{#alias}}({{{alias}}}){{/alias}}{{{name}}}{{#takes}}={{/takes}}[{{{help}}}]{{#takes}}:{{{argument}}}:{{#has_words}}({{#words}}{{{.}}} {{/words}}){{/has_words}}{{#folder}}_files -/{{/folder}}{{#file}}_files{{/file}}{{#revision}}_agentdoc_revisions{{/revision}}{{#branch}}_agentdoc_branches{{/branch}}{{#remote}}_agentdoc_remotes{{/remote}}{{/takes}}' \
{{/options}}
{{#wanted}}
{{#has_words}}
			'1:operand:({{#words}}{{{.}}} {{/words}})' \
{{/has_words}}
{{/wanted}}
			'*:operand: _agentdoc_operands {{{verb}}}'
		;;
{{/verbs}}
	esac
}

if [ "$funcstack[1]" = _agentdoc ]; then
	_agentdoc "$@"
else
	compdef _agentdoc agentdoc
fi
