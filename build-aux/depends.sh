#!/bin/sh
# SPDX-License-Identifier: MIT
# Installs what is missing to build or to test agentdoc: Debian packages, and for the tests the
# packages of tests/package-lock.json. Does nothing, at once, when all is there.
#
#   build-aux/depends.sh GROUP...    build, test, or tools: for make lint, valgrind and fuzz
#
# Only Debian and its relatives have apt-get; elsewhere it prints what is missing and exits with 1.
set -u
cd "$(dirname "$0")/.." || exit 1

# group  Debian package                how it is found             what it is for
table='
build    gcc                           command  cc                 compiler
build    libc6-dev                     header   stdio.h            C library
build    make                          command  make               build
build    pkg-config                    command  pkg-config         finds the libraries
build    libcmark-gfm-dev              module   libcmark-gfm       markdown
build    libcmark-gfm-extensions-dev   header   cmark-gfm-core-extensions.h  markdown tables and the like
build    libyaml-dev                   module   yaml-0.1           front matter
build    libgit2-dev                   module   libgit2            history
build    libutf8proc-dev               module   libutf8proc        letters of all scripts in names
build    libmicrohttpd-dev             module   libmicrohttpd      preview in a browser
build    git                           command  git                history of this project
test     clang                         command  clang              a second set of warnings
test     clang-format                  command  clang-format       layout of the C files
test     libcmocka-dev                 module   cmocka             unit tests
test     chromium                      command  chromium           browser tests
test     nodejs                        command  node               browser tests
test     npm                           command  npm                packages of tests/package-lock.json
test     libxml2-utils                 command  xmllint            feeds are XML
test     graphviz                      command  dot                exports of the graph
test     mandoc                        command  mandoc             manual pages
test     bsdextrautils                 command  col                manual pages as text
test     zsh                           command  zsh                completion
test     fish                          command  fish               completion
package  dpkg-dev                      command  dpkg-buildpackage   Debian package
package  fakeroot                      command  fakeroot            Debian package
package  debhelper                     command  dh                  Debian package
test     dpkg-dev                      command  dpkg-buildpackage   Debian package
test     fakeroot                      command  fakeroot            Debian package
test     debhelper                     command  dh                  Debian package
test     lintian                       command  lintian             Debian package
tools    clang                         command  clang              fuzzers
tools    libclang-rt-14-dev            runtime  fuzzer             fuzzers
tools    clang-tidy                    command  clang-tidy         lint
tools    cppcheck                      command  cppcheck           lint
tools    valgrind                      command  valgrind           valgrind
'

is_there() {
	case $1 in
	command) command -v "$2" >/dev/null ;;
	header) echo "#include <$2>" | cc -E - >/dev/null 2>&1 ;;
	module) pkg-config --exists "$2" 2>/dev/null ;;
	runtime) build-aux/has-fuzzer.sh ;;
	esac
}

# The rows of the groups asked for whose thing is not there.
missing_rows() {
	echo "$table" | while read -r group package how thing purpose; do
		case " $* " in *" $group "*) ;; *) continue ;; esac
		is_there "$how" "$thing" || printf '%-28s %s\n' "$package" "$purpose"
	done
}

install_packages() {
	rows=$(missing_rows "$@")
	[ -n "$rows" ] || return 0
	if ! command -v apt-get >/dev/null; then
		echo "these are missing (by their Debian names); install them and try again:"
		echo "$rows"
		return 1
	fi >&2

	packages=$(echo "$rows" | awk '{ print $1 }')
	echo "installing" $packages
	sudo=
	[ "$(id -u)" -eq 0 ] || sudo=sudo
	$sudo env DEBIAN_FRONTEND=noninteractive apt-get -qq update &&
		$sudo env DEBIAN_FRONTEND=noninteractive \
			apt-get -qq install -y --no-install-recommends $packages >/dev/null || return 1

	rows=$(missing_rows "$@")
	[ -z "$rows" ] || {
		echo "installed, but still not found:"
		echo "$rows"
		return 1
	} >&2
}

# npm leaves .package-lock.json behind when it is done.
install_npm_packages() {
	done=tests/node_modules/.package-lock.json
	if [ ! -e "$done" ] || [ tests/package-lock.json -nt "$done" ]; then
		echo "installing the packages of tests/package-lock.json"
		npm ci --no-audit --no-fund --loglevel=error --prefix tests </dev/null && touch "$done"
	fi
}

install_packages "$@" || exit 1
case " $* " in *' test '*) install_npm_packages || exit 1 ;; esac
