# SPDX-License-Identifier: MIT
# A logo that is no image.
init
definition agents/one.md one 'One.'
put logo.png 'This is text.'
put agentdoc.yml 'logo: logo.png'
commit one
