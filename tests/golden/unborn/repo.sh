# SPDX-License-Identifier: MIT
# A repository without a commit: every definition is not committed. One is staged.
init
definition agents/lead.md lead '# Lead' '' '- Delegate tests to the tester agent.'
definition agents/tester.md tester '# Tester'
git add agents/lead.md
