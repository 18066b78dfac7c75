#!/bin/sh
# SPDX-License-Identifier: MIT
# A step of action.yml: tells what a pull request changes in the definitions, in the summary of the
# run and in one comment, which later runs write anew. It is known by its first line: other actions
# comment under the same name. A pull request from a fork may not comment: that is a notice and no
# failure.
set -eu
text=${RUNNER_TEMP:?}/agentdoc-changes.md
comment=$RUNNER_TEMP/agentdoc-comment.md
mark='<!-- what agentdoc tells of this pull request -->'
repository=repos/${GITHUB_REPOSITORY:?}
comments=$repository/issues/${AGENTDOC_PULL_REQUEST:?}/comments

agentdoc diff -C "${AGENTDOC_DIRECTORY:?}" "${AGENTDOC_BASE:?}...${AGENTDOC_HEAD:?}" --format markdown >"$text"
cat "$text" >>"${GITHUB_STEP_SUMMARY:?}"
{
	echo "$mark"
	cat "$text"
} >"$comment"

# write_comment: the one of a former run anew, or the first.
write_comment() {
	ours=$(gh api --paginate "$comments" \
		--jq ".[] | select(.user.type == \"Bot\" and (.body | startswith(\"$mark\"))) | .id") || return
	ours=$(printf '%s\n' "$ours" | head -n 1)
	if [ -n "$ours" ]; then
		gh api --silent --method PATCH "$repository/issues/comments/$ours" --field "body=@$comment"
	else
		gh api --silent --method POST "$comments" --field "body=@$comment"
	fi
}

write_comment ||
	echo '::notice::the comment could not be written; what changes stands in the summary of this run'
