# SPDX-License-Identifier: MIT
# A body of 300 KB, a line of 130,000 bytes, and 3,000 sections are nothing to speak of.
definition agents/large.md large
lines large 5500 >>agents/large.md
definition agents/line.md line
awk 'BEGIN { while (n++ < 26000) printf "word "; print "end" }' >>agents/line.md
definition agents/sections.md sections
awk 'BEGIN { while (n++ < 3000) print "## Section " n "\n\nText " n "." }' >>agents/sections.md
