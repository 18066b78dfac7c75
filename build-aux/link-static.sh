#!/bin/sh
# SPDX-License-Identifier: MIT
# Links the program with no shared library, for `make static`, and says what to do where the archives
# of a library are missing.
#
#   build-aux/link-static.sh COMMAND...    the command that links
set -u

output=$("$@" 2>&1)
status=$?
# That a name of a host or user may be looked up otherwise than by a shared library is fine: libgit2
# does neither while it reads a repository of the disk and HOME is set.
printf '%s\n' "$output" | grep -v -e '^$' -e 'in function `' -e "warning: Using '.*' in statically linked"
if [ "$status" -ne 0 ]; then
	echo "static: not every library comes with an archive for static linking here; on Debian 12 the" >&2
	echo "packages that 'make' needs have them. 'make' without 'static' is not concerned." >&2
fi
exit "$status"
