# SPDX-License-Identifier: MIT
# The folder of -C does not exist.
options -C nowhere -o site
