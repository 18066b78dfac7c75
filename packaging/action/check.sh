#!/bin/sh
# SPDX-License-Identifier: MIT
# A step of action.yml: checks the definitions, in a pull request what it changes. The findings are
# printed and kept as SARIF for the step that follows; the exit code is that of the check.
set -euf
sarif=${RUNNER_TEMP:?}/agentdoc.sarif status=0

set -- -C "${AGENTDOC_DIRECTORY:?}"
[ -z "${AGENTDOC_BASE-}" ] || set -- "$@" --since "$AGENTDOC_BASE"

# shellcheck disable=SC2086
agentdoc check "$@" ${AGENTDOC_ARGS-} --format sarif >"$sarif" || status=$?
[ "$status" -le 1 ] || exit "$status"
echo "sarif=$sarif" >>"${GITHUB_OUTPUT:?}"
# shellcheck disable=SC2086
exec agentdoc check "$@" ${AGENTDOC_ARGS-}
