# SPDX-License-Identifier: MIT
# A folder that is no git repository: all but the history is there.
definition agents/lead.md lead '# Lead' '' '- Delegate tests to the tester agent.'
definition agents/tester.md tester '# Tester'
