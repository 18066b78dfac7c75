#!/bin/sh
# SPDX-License-Identifier: MIT
# Tests `make dist` and `make distcheck`: the packed source is the same bytes whoever packs it, and
# it builds, works and installs on its own.
. tests/tap.sh

# settings of the make that runs the tests are none of these runs
unset MAKEFLAGS MAKELEVEL MFLAGS FOLDERS CHECK_FLAGS
version=$(sed -n 's/^#define AGENTDOC_VERSION "\(.*\)"$/\1/p' src/base/version.h)

if ! git rev-parse --verify -q HEAD >/dev/null 2>&1; then
	skip 'a packed source' 'this is no git checkout'
	done_testing
	exit
fi

first=$(build-aux/dist.sh "${TEST_TMP:?}/first" 2>/dev/null)
is 'it is named by the version' "$first" "$TEST_TMP/first/agentdoc-$version.tar.gz"
second=$(umask 077 && TZ=Asia/Kolkata build-aux/dist.sh "$TEST_TMP/second" 2>/dev/null)
works 'packed again it is the same' cmp "$first" "$second"
is 'VERSION tells the version and the commit' \
	"$(gzip -dc "$first" | tar -xOf - "agentdoc-$version/VERSION" | tr '\n' ' ')" \
	"$version $(git rev-parse HEAD) "
mkdir "$TEST_TMP/loose"
gzip -dc "$first" | (cd "$TEST_TMP/loose" && tar -xf -)
is 'all that is tracked is in it' \
	"$(cd "$TEST_TMP/loose/agentdoc-$version" && find . ! -type d ! -path ./VERSION | sed 's,^\./,,' | sort)" \
	"$(git -c core.quotePath=false ls-tree -r --name-only HEAD | sort)"

# Without optimisation it builds in a fraction of the time.
works 'make distcheck' make distcheck VARIANT=debug BUILD="$TEST_TMP/build"
clean 'and it leaves nothing but the tarball' "$(ls "$TEST_TMP/build" | grep -v '\.tar\.gz$')"

"$TEST_TMP/loose/agentdoc-$version/build-aux/dist.sh" "$TEST_TMP/third" >"$TEST_TMP/out" 2>&1
is 'without git it says so' "$? $(grep -c 'no git checkout' "$TEST_TMP/out")" '1 1'
done_testing
