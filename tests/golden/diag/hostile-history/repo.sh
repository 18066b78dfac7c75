# SPDX-License-Identifier: MIT
# Commits that try to be more than text: names, subjects, branch, remote, and dates from any age.
init
author '</title><script>alert(1)</script>' '"><img src=x onerror=alert(2)>@example.com'
definition agents/one.md one 'First.'
commit '</title><script>alert(3)</script> ]]> {{site.title}} & "quotes" '"'single'"
change agents/one.md 's/First/Second/'
author '{{{body}}}' nobody
commit "$(printf 'an escape \033[31m and a bell \007')"
change agents/one.md 's/Second/Third/'
author 'J. Ü. 王 🙂' many@example.com
words_tick
git commit -q -a --allow-empty-message -m ''
# at <seconds> <zone>: a commit of that time
at() {
	echo "Line of $1." >>agents/one.md
	GIT_AUTHOR_DATE="@$1 $2" GIT_COMMITTER_DATE="@$1 $2" git commit -q -a -m "at $1 $2"
}
at 0 +0000
at 4102444800 +1400
at 99999999999 -1200
at 1700000000 +5945
subject=$(awk 'BEGIN { while (n++ < 3000) printf "word " }')
change agents/one.md 's/Third/Fourth/'
commit "$subject"
git checkout -q -b 'b"><script>'"'x"
git remote add origin 'https://example.org/"><script>alert(4)</script>/repo.git'
