# SPDX-License-Identifier: MIT
# Templates that include each other without end.
definition agents/one.md one One.
put templates/footer_extra.mustache '<p>{{>header_extra}}</p>'
put templates/header_extra.mustache '<p>{{>footer_extra}}</p>'
