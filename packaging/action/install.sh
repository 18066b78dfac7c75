#!/bin/sh
# SPDX-License-Identifier: MIT
# A step of action.yml: builds agentdoc from the source of the action and puts it on the PATH of the
# steps that follow. Does nothing when an earlier use of the action in the same job has done it.
set -eu
out=${RUNNER_TEMP:?}/agentdoc

if [ ! -x "$out/release/agentdoc" ]; then
	"${GITHUB_ACTION_PATH:?}/build-aux/depends.sh" build
	make -C "$GITHUB_ACTION_PATH" -j "$(getconf _NPROCESSORS_ONLN)" BUILD="$out" all
fi
echo "$out/release" >>"${GITHUB_PATH:?}"
"$out/release/agentdoc" --version
