# SPDX-License-Identifier: MIT
# A template that does not compile: its place is told, and nothing is written.
definition agents/one.md one One.
put templates/changes.mustache '<p>' '{{#months}}' '  {{/month}}' '</p>'
