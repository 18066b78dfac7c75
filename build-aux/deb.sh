#!/bin/sh
# SPDX-License-Identifier: MIT
# Makes a Debian package of a packed source, for `make deb`. The version and the date of its change
# log are those of the source.
#
#   build-aux/deb.sh TARBALL FOLDER    writes FOLDER/agentdoc_VERSION_ARCH.deb and .changes, and prints
#                                      the path of the package
set -eu

tarball=$1
mkdir -p "$2"
folder=$(cd "$2" && pwd)
name=$(basename "$tarball" .tar.gz)
version=${name#agentdoc-}
source=$folder/$name

command -v dh >/dev/null || { echo "deb: debhelper is missing" >&2; exit 1; }
rm -rf "$source"
gzip -dc "$tarball" | (cd "$folder" && tar -xf -)
cp -R "$source/packaging/debian" "$source/debian"

# the time of the commit, which the packed files have
SOURCE_DATE_EPOCH=$(stat -c %Y "$source/VERSION")
export SOURCE_DATE_EPOCH
cat >"$source/debian/changelog" <<END
agentdoc ($version) unstable; urgency=medium

  * Release $version, made of commit $(sed -n 2p "$source/VERSION").

 -- $(sed -n 's/^Maintainer: //p' "$source/debian/control")  $(LC_ALL=C date -u -R -d "@$SOURCE_DATE_EPOCH")
END

# what the make around this was told is none of the package's business
unset MAKEFLAGS MAKELEVEL MFLAGS BUILD VARIANT FOLDERS CHECK_FLAGS CC
(cd "$source" && dpkg-buildpackage -b -us -uc) >"$folder/log" 2>&1 || {
	tail -n 40 "$folder/log" >&2
	exit 1
}
rm -rf "$source"
echo "$folder/agentdoc_${version}_$(dpkg --print-architecture).deb"
