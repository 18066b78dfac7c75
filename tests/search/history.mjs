#!/usr/bin/env node
// SPDX-License-Identifier: MIT
// Searches a collection with a history: operators, what was once said, and queries that nobody
// should type.
//
//	2024-01-01 Ada  lead (model opus, tools Bash), helper, tester
//	2024-03-01 Bob  lead no longer says "never deploy on Friday"; helper says other things
//	2024-06-01 Ada  helper removed, scout and 01-web-team/painter added
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { doneTesting, is } from '../tap.mjs';
import { openSite } from './site.mjs';

const program = process.env.AGENTDOC ?? 'build/release/agentdoc';
const input = join(process.env.TEST_TMP, 'input');

function write(path, fields, body) {
	mkdirSync(dirname(join(input, path)), { recursive: true });
	writeFileSync(join(input, path), `---\n${fields}\n---\n\n${body}\n`);
}

function git(...args) {
	execFileSync('git', ['-C', input, ...args], { stdio: 'pipe' });
}

function commit(name, date) {
	const identity = ['-c', `user.name=${name}`, '-c', `user.email=${name}@example.org`];

	git('add', '-A');
	execFileSync('git', ['-C', input, ...identity, 'commit', '-qm', 'Change'], {
		env: { ...process.env, GIT_AUTHOR_DATE: `${date}T12:00:00Z`, GIT_COMMITTER_DATE: `${date}T12:00:00Z` }, stdio: 'pipe',
	});
}

const lead = 'name: lead\ndescription: Leads the crew.\nmodel: opus\ntools: Bash, Read';
const helper = 'name: helper\ndescription: Helps the crew.';

mkdirSync(input, { recursive: true });
git('init', '-q');
write('agents/core/lead.md', lead, '# Rules\n\nNever deploy\non Friday.\n\nAsk the crew first.');
write('agents/core/helper.md', helper, 'Carries the zebra umbrella.');
write('agents/core/tester.md', 'name: tester\ndescription: Tests for the crew.\ntools: Read', 'Deploy on Monday. Never on holidays. Friday is fine.');
commit('Ada', '2024-01-01');
write('agents/core/lead.md', lead, '# Rules\n\nDeploy when green.\n\nAsk the crew first.');
write('agents/core/helper.md', helper, 'Carries the walrus umbrella.');
commit('Bob', '2024-03-01');
rmSync(join(input, 'agents/core/helper.md'));
write('skills/scout/SKILL.md', 'name: scout\ndescription: Scouts for the crew.', 'Looks ahead.');
write('agents/01-web-team/painter.md', 'name: painter\ndescription: Paints pages.\nmodel: claude-sonnet-4-5\n' +
	'tools: Bash(git status), ReadMany, mcp__figma__get_file', 'Draws.');
commit('Ada', '2024-06-01');
execFileSync(program, ['build', '-q', '-C', input, '-o', `${input}.site`], { stdio: 'pipe' });

const { rank, index, load } = openSite(`${input}.site`);
const slugOf = (result) => index.documents[result.document].slug;

// ---- operators ----

const operators = [
	['a kind', 'crew kind:skill', ['scout']],
	['its plural', 'crew kind:skills', ['scout']],
	['none of a kind', 'crew -kind:agent', ['scout']],
	['a tool', 'tool:Bash', ['lead', 'painter']],
	['a tool in small letters', 'tool:bash', ['lead', 'painter']],
	['one tool of two', 'tool:bash,read', ['lead', 'painter', 'tester']],
	['all tools', 'tool:ALL', ['helper', 'scout']],
	['no such tool', 'crew -tool:Read', ['helper', 'scout']],
	['a part of a model', 'model:op', ['lead']],
	['an author', 'author:bob', ['helper', 'lead']],
	['a folder', 'folder:core crew', ['lead', 'tester']],
	['what is removed', 'is:removed', ['helper']],
	['what is not', 'crew -is:removed', ['lead', 'scout', 'tester']],
	['what changed lately', 'is:changed', ['helper', 'painter', 'scout']],
	['days', 'changed:<100d', ['helper', 'lead', 'painter', 'scout']],
	['months', 'changed:>4m', ['tester']],
	['an age that is not typed yet', 'crew changed:<', ['helper', 'lead', 'scout', 'tester']],
	['two operators', 'tool:Read author:ada model:opus', ['lead']],
	['an operator without its value', 'scout kind:', ['scout']],
	['an operator that there is not', 'lead:tester', ['lead', 'tester']],
	['a word that must not stand there', 'crew -umbrella -leads', ['scout', 'tester']],
	['words that stand together', '"ask the crew"', ['lead']],
	['words that do not', '"crew ask"', []],
	['a quoted value', 'author:"Bob"', ['helper', 'lead']],
	['a folder with spaces for hyphens', 'folder:"01-web team"', ['painter']],
	['a part of its name', 'folder:web', ['painter']],
	['a beginning of it', 'folder:01', ['painter']],
	['capitals in it', 'folder:"01 WEB-Team"', ['painter']],
	['a part without the hyphens', 'folder:webteam', ['painter']],
	['a model with its maker', 'model:claude-opus', ['lead']],
	['a model without its maker', 'model:sonnet', ['painter']],
	['a model with a maker that hosts it', 'model:us.anthropic.claude-sonnet-4', ['painter']],
	['a tool of a server', 'tool:mcp__figma__get_file', ['painter']],
	['its server', 'tool:figma', ['painter']],
	['its own name', 'tool:get-file', ['painter']],
	['a tool with what it may do', 'tool:Bash -model:opus', ['painter']],
	['a tool that stands there before those whose names begin so', 'tool:Read -folder:core', []],
	['a kind that is only begun', 'kind:ski', ['scout']],
	['the plural of an operator', 'kinds:skill', ['scout']],
];

for (const [name, query, wanted] of operators) {
	const { results } = await rank.find(index, query, load);

	is(`${name}: ${query}`, results.map(slugOf).sort(), wanted);
}

const found = await rank.find(index, 'crew kind:agent', load);
is('counts of kinds are those without the operator', found.facets.kind,
	[{ value: 'agent', count: 3, on: true }, { value: 'skill', count: 1, on: false }]);
is('counts of tools are those with it', found.facets.tool.map(({ value, count }) => `${value} ${count}`),
	['Read 2', 'ALL 1', 'Bash 1']);
is('removed definitions come last', slugOf((await rank.find(index, 'crew', load)).results.at(-1)), 'helper');
is('an operator with a value that nobody has says so',
	(await rank.find(index, 'crew tool:Saw', load)).operators.map(({ text, known }) => [text, known]), [['tool:Saw', false]]);
is('what can be left out', (await rank.find(index, 'leads tool:Saw', load)).drop, [{ word: 'tool:Saw', query: 'leads', count: 1 }]);
is('and which values are known', (await rank.find(index, 'leads tool:Bsh', load)).instead,
	[{ word: 'tool:Bash', query: 'leads tool:Bash', count: 1 }]);
is('of a folder too', (await rank.find(index, 'folder:01-wbe-team', load)).instead[0].word, 'folder:01-web-team');
is('one click on a value gives as many as it counts', (await Promise.all(['model', 'tool', 'folder', 'author', 'kind'].map(async (name) => {
	const { facets } = await rank.find(index, '-zzyzx', load);
	const counts = await Promise.all(facets[name].map(({ value }) => rank.find(index, rank.toggle('-zzyzx', name, value), load)));

	return counts.every((one, i) => one.results.length === facets[name][i].count) ? [] : [name];
}))).flat(), []);
is('names that are near', (await rank.find(index, 'tstrr', load)).nearest.map((document) => index.documents[document].slug), ['tester']);
is('what was looked for instead', (await rank.find(index, 'umbrela', load)).mended, [{ from: 'umbrela', to: ['umbrella'] }]);
is('an operator is added', rank.toggle('crew', 'tool', 'Bash'), 'tool:Bash crew');
is('and taken away', rank.toggle('crew tool:Bash lead', 'tool', 'Bash'), 'crew lead');
is('a value with a space is quoted', rank.toggle('', 'author', 'Ada L'), 'author:"Ada L"');

// ---- what was once said ----

const past = async (query) =>
	(await rank.past(index, query, load)).map((one) =>
		[slugOf(one), one.text, one.from.date, one.until ? one.until.date : null].join(' | '));

const pasts = [
	['words on two lines', 'never deploy friday', 'lead | Never deploy on Friday. | 2024-01-01 | 2024-03-01'],
	['a removed definition', 'walrus', 'helper | Carries the walrus umbrella. | 2024-03-01 | 2024-06-01'],
	['an older version of it', 'zebra', 'helper | Carries the zebra umbrella. | 2024-01-01 | 2024-03-01'],
	['all of its versions', 'umbrella', 'helper | Carries the walrus umbrella. | 2024-01-01 | 2024-06-01'],
	['another form of the word', 'zebras', 'helper | Carries the zebra umbrella. | 2024-01-01 | 2024-03-01'],
	['what still stands', 'looks ahead', 'scout | Looks ahead. | 2024-06-01 | '],
];
for (const [name, query, wanted] of pasts) is(`once: ${name}`, (await past(query))[0], wanted);
is('once: how many lost the words', await Promise.all(['never deploy friday', 'umbrella', 'looks ahead', 'giraffe', '']
	.map((query) => rank.countPast(index, query, load))), [1, 1, 0, 0, 0]);
is('once: nobody ever', await past('giraffe'), []);
is('once: no word', await past(''), []);
is('once: operators choose', await past('umbrella -is:removed'), []);
is('once: the words are marked', (await rank.past(index, 'zebra', load))[0].marks, [[12, 17]]);

// ---- what nobody should type ----

const hostile = [
	'__proto__', 'constructor prototype hasOwnProperty', 'tool:__proto__', 'constructor:x', 'is:constructor', '"', '""', '-', '--',
	'-"', ':', 'tool:', 'tool:""', 'kind:,', 'changed:<99999y', 'changed:-1', '\u0000', '\ufffd', '\ud800', 'a\udc00b', '🚀', '\u202eabc',
	'ﷺ', 'שלום', '設', 'x'.repeat(5000), 'word '.repeat(1000), Array.from({ length: 600 }, (_, i) => `w${i}`).join(' '),
	'"crew '.repeat(800), '-crew '.repeat(800), 'kind:agent '.repeat(450), '(a+)+$', '\\', '</script>', '%00', '*'.repeat(5000),
];
const failed = [];
for (const query of hostile) {
	try {
		const answer = await rank.find(index, query, load);

		await rank.show(index, answer, 0, 8, load, 100);
		await rank.past(index, query, load);
		rank.toggle(query, 'kind', 'agent');
	} catch (error) {
		failed.push(`${query.slice(0, 30)}: ${error.message}`);
	}
}
is('no query fails', failed, []);

const empty = rank.open({
	newest: '', cuts: '', texts: '', n: 0, slugs: '', titles: '', kind: '1', kinds: '', folder: '1', folders: '', model: '1',
	models: '', tools: '1', toolSets: '', author: '1', authorSets: '', authors: '', age: '1', removed: '1',
});
const nothing = async () => '';
is('an empty index has nothing', (await rank.find(empty, 'lead crew kind:agent', nothing)).results, []);
is('and said nothing', await rank.past(empty, 'lead', nothing), []);

doneTesting();
