# SPDX-License-Identifier: MIT
# Nothing that could be a definition, in a repository with history.
init
put README.md '# Nothing here'
put notes.md 'No front matter.'
commit 'notes'
