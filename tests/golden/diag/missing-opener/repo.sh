# SPDX-License-Identifier: MIT
# Fields and a line of dashes, but none above them.
put agents/late.md 'name: late' 'description: Has no opening line.' 'model: opus' --- '' '# Late' '' 'Body of late.'
