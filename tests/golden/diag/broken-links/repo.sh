# SPDX-License-Identifier: MIT
# Links that lead nowhere, out of the repository, or to what is no page but is there.
init
put agents/lead.md --- 'name: lead' 'description: Leads.' --- '[gone](gone.md) [out](../../../etc/passwd) [root](/agents/two.md)' '' \
	'[notes](../notes.txt) [folder](../docs) [two](two.md) [odd](%zz.md) [empty]() ![image](missing.png)'
definition agents/two.md two 'Two.'
put notes.txt notes
put docs/guide.txt guide
commit links
