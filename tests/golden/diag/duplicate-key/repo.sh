# SPDX-License-Identifier: MIT
# A key that stands twice: the last one counts.
put agents/twice.md --- 'name: twice' 'description: First.' 'model: opus' 'description: Second.' 'model: sonnet' --- 'Body.'
