#!/bin/sh
# SPDX-License-Identifier: MIT
# Tests templates of the user: they shadow the built-in ones file by file, and one that is broken
# harms nothing.
. tests/tap.sh
. tests/words.sh

cd "${TEST_TMP:?}" || exit 2
definition repo/agents/one.md one 'Text of one.'
put mine/footer_extra.mustache '<p class="mine">{{site.title}} & co</p>'

build() {
	"$AGENTDOC" build -q -C repo -o site "$@" >out 2>&1
	code=$?
}

build
cp -r site built-in
build --templates mine
is 'a template of --templates shadows the built-in one' \
	"$code $(grep -c '<p class="mine">Agent definitions & co</p>' site/index.html)" '0 1'
is 'on every page' "$(grep -L 'class="mine"' $(find site -name '*.html'))" ''
is 'and nothing else changes' "$(diff -r built-in site | grep '^[<>]' | grep -vc 'class="mine"')" 0

cp -r mine repo/templates
build
is 'templates/ in the folder does so without being named' "$code $(grep -c 'class="mine"' site/index.html)" '0 1'
rm -r repo/templates
put repo/agentdoc.yml 'templates: ../mine'
build
is 'templates of agentdoc.yml is relative to it' "$code $(grep -c 'class="mine"' site/index.html)" '0 1'
rm repo/agentdoc.yml

put mine/definition.mustache '{{<layout}}{{$main}}<h1>{{def.name}}</h1><article>{{{body}}}</article>{{{def.path}}}{{/main}}{{/layout}}'
put repo/agents/one.md --- 'name: "<b>one</b>"' 'description: One.' --- 'Text <script>alert(1)</script>'
build --templates mine
is 'a whole page can be replaced' "$code $(grep -c '<h1>&lt;b&gt;one&lt;/b&gt;</h1>' site/agents/one.html)" '0 1'
is 'what a template prints raw is escaped, but for bodies' "$(grep -c '<script>alert' site/agents/one.html)" 0
rm mine/definition.mustache

# broken NAME LINE:COLUMN CODE LINE...: the template of these lines ends the build, which says where.
broken() {
	name=$1 place=$2
	shift 2
	put mine/changes.mustache "$@"
	rm -rf before
	cp -r site before
	build --templates mine
	is "$name: the exit code is 1, and the place is told" "$code $(grep -o '^mine/changes.mustache:[0-9]*:[0-9]*: error: .*\[AD501\]$' out | cut -d: -f2,3)" "1 $place"
	is "$name: the former site stays as it was" "$(diff -r before site)" ''
}

broken 'a section that is never closed' 2:1 '<p>' '{{#months}}' '</p>'
broken 'another section is closed' 3:5 '<p>' '{{#months}}' '    {{/month}}'
broken 'a section is closed that was never opened' 1:4 '<p>{{/months}}'
broken 'a tag that does not end' 2:3 '<p>' '  {{name' ''
broken 'a tag without a name' 1:1 '{{}}'
broken 'delimiters that are none' 1:1 '{{= =}}'
rm mine/changes.mustache

put mine/footer_extra.mustache '{{nothing}} {{site.nothing}} {{#site.base_url}}{{.}}{{/site.base_url}}'
build --templates mine
is 'a name that the data lack is printed as nothing' "$code $(cat out | grep -vc AD301)" '0 0'
build --templates mine --strict-templates
is '--strict-templates reports it, once' "$code $(grep -c 'AD502' out)" '0 2'
build --templates mine --strict-templates --strict
is 'and --strict minds' "$code" 1
build --strict-templates --strict
is 'the built-in templates use no name that their data lack' "$code $(grep -v AD301 out)" '0 '

put mine/no-such-page.mustache '{{#never}}closed'
build --templates mine
is 'a file that no page uses is not read' "$code" 0
build --templates nowhere
is 'a folder of templates that is not there is said' "$code $(grep -c 'nowhere' out)" '3 1'
done_testing
