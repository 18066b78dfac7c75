#!/bin/sh
# SPDX-License-Identifier: MIT
# Packs the committed source, for `make dist`: the same commit gives the same bytes, whoever packs
# it and when. In it a file VERSION says which version and commit it is.
#
#   build-aux/dist.sh FOLDER    writes FOLDER/agentdoc-VERSION.tar.gz and prints its path
set -eu
cd "$(dirname "$0")/.."

folder=$1
version=$(sed -n 's/^#define AGENTDOC_VERSION "\(.*\)"$/\1/p' src/base/version.h)
name=agentdoc-$version

if ! git rev-parse --verify -q HEAD >/dev/null 2>&1; then
	echo "dist: this is no git checkout, so there is no commit to pack" >&2
	exit 1
fi
if [ -n "$(git status --porcelain --untracked-files=no)" ]; then
	echo "dist: what is not committed is not packed" >&2
fi
committed=$(git show HEAD:src/base/version.h | sed -n 's/^#define AGENTDOC_VERSION "\(.*\)"$/\1/p')
if [ "$committed" != "$version" ]; then
	echo "dist: the version is $version here and $committed in the commit; commit first" >&2
	exit 1
fi

mkdir -p "$folder"
# -n: no time and no name in the header of gzip; the times of the files are the commit's
git -c core.autocrlf=false -c tar.umask=0022 archive --format=tar --prefix="$name/" \
	--add-virtual-file="$name/VERSION:$version
$(git rev-parse HEAD)
" HEAD \
	>"$folder/$name.tar"
gzip -n -9 -f "$folder/$name.tar"
echo "$folder/$name.tar.gz"
