# SPDX-License-Identifier: MIT
# A template that uses names which its data do not have.
definition agents/one.md one One.
put templates/footer_extra.mustache '<p>{{no_such_name}} {{site.nothing}} {{site.title}}</p>'
options -C repo -o site --strict-templates
