#!/bin/sh
# SPDX-License-Identifier: MIT
# A step of action.yml: writes the site. AGENTDOC_ARGS is taken apart at spaces, and nothing in it is
# a pattern or a command.
set -euf
# shellcheck disable=SC2086
exec agentdoc build -C "${AGENTDOC_DIRECTORY:?}" -o "${AGENTDOC_OUTPUT:?}" ${AGENTDOC_ARGS-}
