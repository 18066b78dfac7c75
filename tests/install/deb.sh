#!/bin/sh
# SPDX-License-Identifier: MIT
# Tests `make deb`: lintian finds no fault, dpkg installs the package below a folder of its own, the
# program works from there, and dpkg removes it without a trace. Nothing of the machine is touched.
. tests/tap.sh

unset MAKEFLAGS MAKELEVEL MFLAGS FOLDERS CHECK_FLAGS
version=$(sed -n 's/^#define AGENTDOC_VERSION "\(.*\)"$/\1/p' src/base/version.h)

missing() {
	for tool in dpkg-buildpackage dh lintian fakeroot; do
		command -v $tool >/dev/null || { echo "there is no $tool"; return; }
	done
	git rev-parse --verify -q HEAD >/dev/null 2>&1 || echo 'this is no git checkout'
}

why=$(missing)
if [ -n "$why" ]; then
	skip 'the Debian package' "$why"
	done_testing
	exit
fi

# noopt: in a fraction of the time
package=$(export DEB_BUILD_OPTIONS=noopt
	build-aux/deb.sh "$(build-aux/dist.sh "${TEST_TMP:?}/dist" 2>/dev/null)" "$TEST_TMP/deb" 2>"$TEST_TMP/log")
is 'it is built' "$package$(cat "$TEST_TMP/log")" "$TEST_TMP/deb/agentdoc_${version}_$(dpkg --print-architecture).deb"
HOME=$TEST_TMP lintian --allow-root --fail-on none "$TEST_TMP"/deb/*.changes >"$TEST_TMP/log" 2>&1
is 'lintian has neither errors nor warnings' "$? $(grep '^[EW]:' "$TEST_TMP/log")" '0 '
is 'it names the version' "$(dpkg-deb -f "$package" Version)" "$version"
for library in libcmark-gfm libgit2 libmicrohttpd libyaml libutf8proc; do
	is "it depends on $library" "$(dpkg-deb -f "$package" Depends | grep -c "$library")" 1
done

# --- installed below a folder -------------------------------------------------------------------

root=$TEST_TMP/root
mkdir -p "$root/var/lib/dpkg/info" "$root/var/lib/dpkg/updates" "$root/var/lib/dpkg/triggers"
: >"$root/var/lib/dpkg/status"
in_root() {
	PATH=$PATH:/usr/sbin:/sbin fakeroot dpkg --root="$root" --force-not-root --force-script-chrootless \
		--force-depends --log=/dev/null "$@"
}

# Files below the root that are not dpkg's own.
installed() {
	(cd "$root" && find . ! -type d ! -path './var/*' | sort)
}

works 'dpkg installs it' in_root -i "$package"
is 'the files stand where Debian has them' "$(installed)" './usr/bin/agentdoc
./usr/share/bash-completion/completions/agentdoc
./usr/share/doc/agentdoc/changelog.gz
./usr/share/doc/agentdoc/copyright
./usr/share/fish/vendor_completions.d/agentdoc.fish
./usr/share/man/man1/agentdoc.1.gz
./usr/share/man/man5/agentdoc.yml.5.gz
./usr/share/zsh/vendor-completions/_agentdoc'
is 'the program runs' "$("$root/usr/bin/agentdoc" --version | head -n 1)" "agentdoc $version"
mkdir "$TEST_TMP/elsewhere" && cp -R agents "$TEST_TMP/elsewhere/agents"
(cd "$TEST_TMP/elsewhere" && "$root/usr/bin/agentdoc" build -q) >"$TEST_TMP/log" 2>&1
is 'it builds a site' "$? $(ls "$TEST_TMP/elsewhere/site/agents/project-lead.html")" \
	"0 $TEST_TMP/elsewhere/site/agents/project-lead.html"
works 'dpkg removes it' in_root -P agentdoc
is 'and nothing stays' "$(installed)" ''
done_testing
