# SPDX-License-Identifier: MIT
# Completion of agentdoc for fish. A template of build-aux/reference.c.

# The folder that the command line reads.
function __agentdoc_folder
    set -l words (commandline -opc)
    for i in (seq (count $words))
        switch $words[$i]
            case -C --directory
                set -q words[(math $i + 1)]; and echo $words[(math $i + 1)]; and return
            case '--directory=*'
                string replace -- --directory= '' $words[$i]
                return
        end
    end
    echo .
end

function __agentdoc_revisions
    echo HEAD
    git -C (__agentdoc_folder) for-each-ref --format='%(refname:short)' $argv 2>/dev/null
end

function __agentdoc_templates
    agentdoc theme list -C (__agentdoc_folder) 2>/dev/null | string match -rg '^  (\S+) '
end

# True while the command is CONDITION and, where a number is given, has that many words behind it.
function __agentdoc_in
    set -l words (commandline -opc)
    test (count $words) -ge 2; and test "$words[2]" = $argv[1]
    and begin
        not set -q argv[2]; or test (count $words) -eq (math $argv[2] + 2)
    end
end

complete -c agentdoc -f
complete -c agentdoc -n __fish_is_first_token -l help -d 'show the usage'
complete -c agentdoc -n __fish_is_first_token -l version -d 'show the version'
{{#verbs}}

complete -c agentdoc -n __fish_is_first_token -a {{{verb}}} -d '{{{summary}}}'
complete -c agentdoc -n '__agentdoc_in {{{verb}}}' -l help -d 'show the usage'
{{#options}}
complete -c agentdoc -n '__agentdoc_in {{{verb}}}'{{#letter}} -s {{{letter}}}{{/letter}} -l {{{word}}}{{#takes}} -r {{#file}}-F{{/file}}{{^file}}-f{{/file}}{{/takes}}{{#has_words}} -a '{{#words}}{{{.}}} {{/words}}'{{/has_words}}{{#folder}} -a '(__fish_complete_directories)'{{/folder}}{{#revision}} -a '(__agentdoc_revisions)'{{/revision}}{{#branch}} -a '(__agentdoc_revisions refs/heads)'{{/branch}}{{#remote}} -a '(git -C (__agentdoc_folder) remote 2>/dev/null)'{{/remote}} -d '{{{help}}}'
{{/options}}
{{#wanted}}
{{#has_words}}
complete -c agentdoc -n '__agentdoc_in {{{verb}}} 0' -a '{{#words}}{{{.}}} {{/words}}'
{{/has_words}}
{{#file}}
complete -c agentdoc -n '__agentdoc_in {{{verb}}}' -F
{{/file}}
{{#folder}}
complete -c agentdoc -n '__agentdoc_in {{{verb}}}' -a '(__fish_complete_directories)'
{{/folder}}
{{#revision}}
complete -c agentdoc -n '__agentdoc_in {{{verb}}}' -a '(__agentdoc_revisions)'
{{/revision}}
{{#code}}
complete -c agentdoc -n '__agentdoc_in {{{verb}}}' -a '(agentdoc explain 2>/dev/null | string split -f1 " ")'
{{/code}}
{{#template}}
complete -c agentdoc -n '__agentdoc_in {{{verb}}}; and not __agentdoc_in {{{verb}}} 0' -a '(__agentdoc_templates)'
{{/template}}
{{/wanted}}
{{/verbs}}
