#!/bin/sh
# SPDX-License-Identifier: MIT
# Prints docs/diagnostics.md from what `agentdoc explain` says.
#
#	AGENTDOC=PROGRAM build-aux/diagnostics.sh
set -u

cat <<'END'
# Diagnostics

A build says what it noticed, with the place and a code:

```text
agents/tester.md:3:36: warning: front matter is not valid YAML ...; value of 'description' read as plain text [AD101]
```

| severity | meaning |
| --- | --- |
| note | nothing is wrong, but you may want to know |
| warning | something is wrong; the page shows what could be made of it |
| error | a definition, a setting or a template could not be used |
| fatal | nothing could be written; the former site is still there |

With `--strict` a warning or an error makes the exit code 1. A build shows at most 50 messages of a code, of notes 5,
and counts the others; `agentdoc check` shows all that concern definitions. `agentdoc explain AD101` prints what stands
here about a code; `build-aux/diagnostics.sh` makes this page.
END

"${AGENTDOC:?}" explain | awk '{ print $1 }' | while read -r code; do
	"$AGENTDOC" explain "$code" | awk -v code="$code" '
	NR == 1 { print "\n### " $0 "\n"; next }
	NR == 2 { print ($1 ~ /^agentdoc/ ? $0 : toupper(substr($0, 1, 1)) substr($0, 2)) "."; next }
	{ print }'
done
