# SPDX-License-Identifier: MIT
# A template that includes one which does not exist.
definition agents/one.md one One.
put templates/footer_extra.mustache '<p>{{>partials/no-such-partial}}</p>'
