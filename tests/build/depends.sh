#!/bin/sh
# SPDX-License-Identifier: MIT
# Tests build-aux/depends.sh with an apt-get, id and sudo of its own, on a path where nothing is
# installed: what it installs and how, and what it says where there is no apt-get.
. tests/tap.sh

tree=$TEST_TMP/tree
mkdir -p "$tree/bin" "$tree/tests"
cp -R build-aux "$tree/"
for tool in sh awk dirname env printf; do
	ln -s "$(command -v $tool)" "$tree/bin/$tool"
done

# tool NAME LINE...: a program of the path that does these lines.
tool() {
	name=$1
	shift
	printf '%s\n' '#!/bin/sh' "$@" >"$tree/bin/$name"
	chmod +x "$tree/bin/$name"
}

depends() {
	output=$(PATH=$tree/bin "$tree/build-aux/depends.sh" "$@" 2>&1)
	code=$?
}

depends build
is 'without apt-get it stops' "$code" 1
is 'and lists what is missing' "$(echo "$output" | grep -c -w -e libgit2-dev -e libyaml-dev)" 2
is 'of the group asked for' "$(echo "$output" | grep -c chromium)" 0

tool id 'echo 0'
tool apt-get 'echo "apt-get $DEBIAN_FRONTEND $1 $2"'
tool cc 'exit 0'
depends build
is 'as root it calls apt-get itself' \
	"$(echo "$output" | grep '^apt-get' | head -n 1)" 'apt-get noninteractive -qq update'
is 'what is there is not installed' "$(echo "$output" | grep -c -w gcc)" 0
is 'what is still missing afterwards is an error' "$code" 1

tool id 'echo 1000'
tool sudo 'echo "sudo $1"'
depends build
is 'as a user it calls sudo' "$(echo "$output" | grep -c '^sudo env')" 1

for name in make pkg-config git; do
	tool $name 'exit 0'
done
depends build
is 'when all is there it does nothing' "$code$output" 0

done_testing
