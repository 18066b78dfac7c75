#!/bin/sh
# SPDX-License-Identifier: MIT
# Checks a packed source, for `make distcheck`: it unpacks, builds, passes a part of the tests,
# installs, works from where it was installed, and uninstalls without a trace; all of it without
# writing into the source.
#
#   build-aux/distcheck.sh TARBALL FOLDER    in FOLDER, which is deleted before and afterwards
#
# Everything else that make needs, such as VARIANT, comes from the environment.
set -eu

tarball=$1
mkdir -p "$2"
folder=$(cd "$2" && pwd)
name=$(basename "$tarball" .tar.gz)
source=$folder/$name
root=$folder/root
variant=${VARIANT:-release}
jobs=${JOBS:-$(getconf _NPROCESSORS_ONLN)}
wanted='./usr/bin/agentdoc
./usr/share/bash-completion/completions/agentdoc
./usr/share/fish/vendor_completions.d/agentdoc.fish
./usr/share/man/man1/agentdoc.1
./usr/share/man/man5/agentdoc.yml.5
./usr/share/zsh/site-functions/_agentdoc'

step() {
	echo "distcheck: $1"
}

fail() {
	echo "distcheck: $1" >&2
	exit 1
}

# Every file of the source with its sum.
sums() {
	(cd "$source" && find . -type f -exec cksum {} + | sort)
}

in_source() {
	make -C "$source" -j"$jobs" BUILD="$folder/build" "$@"
}

# The programs of the unit tests of src/base/: the rest would take minutes to build.
base_tests() {
	(cd "$source" && find tests/unit/base -name 'test_*.c' | sort) |
		sed "s,^,$folder/build/$variant/,; s,\.c\$,,"
}

chmod -R u+w "$folder" && rm -rf "$folder" && mkdir "$folder"
step 'unpack'
gzip -dc "$tarball" | (cd "$folder" && tar -xf -)
[ "$(ls "$folder")" = "$name" ] || fail "it does not unpack to $name/ alone"
version=$(head -n 1 "$source/VERSION")
[ "agentdoc-$version" = "$name" ] || fail "VERSION says $version, the name is $name"
sums >"$folder/before"
chmod -R a-w "$source"

step 'build'
in_source all extras >"$folder/log" 2>&1 || { tail -n 30 "$folder/log" >&2; fail 'it does not build'; }

step 'test'
in_source $(base_tests) >"$folder/log" 2>&1 || { tail -n 30 "$folder/log" >&2; fail 'its tests do not build'; }
(cd "$source" && BUILD=$folder/build TEST_VARIANT=$variant FOLDERS=base \
	tests/run ^unit/ ^cli/usage ^cli/output >"$folder/log" 2>&1) ||
	{ tail -n 30 "$folder/log" >&2; fail 'its tests fail'; }
tail -n 1 "$folder/log"

step 'install'
in_source install DESTDIR="$root" PREFIX=/usr >"$folder/log" 2>&1 || { cat "$folder/log" >&2; fail 'it does not install'; }
[ "$(cd "$root" && find . ! -type d | sort)" = "$wanted" ] || fail 'other files were installed than should be'
# outside of the checkout, which may be the repository around this folder
elsewhere=$(mktemp -d)
cp -R "$source/agents" "$elsewhere/agents"
(cd "$elsewhere" && "$root/usr/bin/agentdoc" build -q) >"$folder/log" 2>&1 ||
	{ cat "$folder/log" >&2; fail 'the installed program builds no site'; }
[ -f "$elsewhere/site/agents/project-lead.html" ] || fail 'the site lacks a page'
rm -rf "$elsewhere"
"$root/usr/bin/agentdoc" --version | grep -qx "agentdoc $version" || fail "it is not version $version"

step 'uninstall'
in_source uninstall DESTDIR="$root" PREFIX=/usr >/dev/null || fail 'it does not uninstall'
left=$(find "$root" ! -type d)
[ -z "$left" ] || fail "uninstalling leaves $left"
sums | cmp -s "$folder/before" - || fail 'the source was written to'

chmod -R u+w "$folder" && rm -rf "$folder"
echo "$tarball is ready"
