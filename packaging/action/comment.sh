#!/bin/sh
# SPDX-License-Identifier: MIT
# A step of action.yml: tells what a pull request changes in the definitions, in the summary of the
# run and in one comment, which later runs write anew. A pull request from a fork may not comment:
# that is a notice and no failure.
set -eu
text=${RUNNER_TEMP:?}/agentdoc-changes.md

agentdoc diff -C "${AGENTDOC_DIRECTORY:?}" "${AGENTDOC_BASE:?}...${AGENTDOC_HEAD:?}" --format markdown >"$text"
cat "$text" >>"${GITHUB_STEP_SUMMARY:?}"
if ! gh pr comment "${AGENTDOC_PULL_REQUEST:?}" --repo "${GITHUB_REPOSITORY:?}" --body-file "$text" \
	--edit-last --create-if-none; then
	echo '::notice::the comment could not be written; what changes stands in the summary of this run'
fi
