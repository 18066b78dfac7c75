# SPDX-License-Identifier: MIT
# More than agentdoc reads of one definition: the first part is shown.
definition agents/huge.md huge
awk 'BEGIN { while (n++ < 80000) print "Line " n " of a file that is larger than anybody reads." }' >>agents/huge.md
