#!/usr/bin/env node
// SPDX-License-Identifier: MIT
// Asks what was once said in a real collection: lines that git says a commit removed, of definitions that
// still stand and of removed ones. The words of a line must lead to the definition that had it, and most
// often to the very commit; where the words still stand together elsewhere in it, it is not gone.
//
//	tests/search/once.mjs
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { doneTesting, notOk, ok, skip } from '../tap.mjs';
import { openSite, rank } from './site.mjs';

const program = process.env.AGENTDOC ?? 'build/release/agentdoc';
const folder = process.env.TEST_TMP;
const WORDS = 5; // of a line that are asked for: the longest, as one remembers it
const CHANGED = 40; // lines of definitions that still stand
const REMOVED = 15;

// Lines that exactly one commit removed from one file: [{text, commit, path, isRemoved}].
function removedLines(git) {
	const lines = new Map();
	let commit, path, isRemoved;

	for (const line of git('log', '--no-merges', '-p', '-U0', '-M', '--format=commit %H', '--', '*.md').split('\n')) {
		if (line.startsWith('commit ')) commit = line.slice('commit '.length);
		else if (line.startsWith('--- a/')) path = line.slice('--- a/'.length);
		else if (line.startsWith('+++ ')) isRemoved = line === '+++ /dev/null';
		else if (line.startsWith('-') && path) {
			const text = line.slice(1).trim();

			lines.set(text, [...lines.get(text) ?? [], { text, commit, path, isRemoved }]);
		}
	}
	return [...lines.values()].filter((all) => all.length === 1).flat();
}

// n of a list, spread over it.
const spread = (list, n) => Array.from({ length: Math.min(n, list.length) }, (_, i) => list[Math.floor((i * list.length) / n)]);

function chosenLines(git, paths) {
	const now = new Set(git('grep', '-hE', '.', 'HEAD', '--', '*.md').split('\n').map((line) => line.trim()));
	const isSentence = (text) => text.length < 160 && text.split(/\s+/).length >= 8 && /^[\w ,.'*:()/-]+$/.test(text);
	const lines = removedLines(git).filter(({ text, path }) => paths.has(path) && !now.has(text) && isSentence(text));

	return [
		...spread(lines.filter((line) => !line.isRemoved), CHANGED),
		...spread(lines.filter((line) => line.isRemoved), REMOVED),
	];
}

const queryOf = (text) =>
	rank.parse(text.replace(/[^\w ]/g, ' ')).words.sort((a, b) => b.length - a.length).slice(0, WORDS).join(' ');

function atLeast(name, n, of, least) {
	if (n >= of * least) ok(`${name}: ${n} of ${of}`);
	else notOk(name, `${n} of ${of}, wanted ${least * 100} %`);
}

async function askCollection(repository) {
	const git = (...args) => execFileSync('git', ['-C', repository, ...args], { encoding: 'utf8', maxBuffer: 1 << 30 });
	const site = join(folder, 'site');

	execFileSync(program, ['build', '-q', '-C', repository, '-o', site], { stdio: 'pipe' });
	const { index, load } = openSite(site);
	const { definitions, removed } = JSON.parse(readFileSync(join(site, 'api/catalog.json'), 'utf8'));
	const urls = new Map([...definitions, ...removed].map(({ path, url }) => [path, url]));
	const counts = { all: 0, found: 0, commit: 0, gone: 0, goneFound: 0 };

	for (const line of chosenLines(git, urls)) {
		const query = queryOf(line.text);
		const [first] = await rank.past(index, query, load);
		const isFound = first && index.documents[first.document].url === urls.get(line.path);

		counts.all++;
		counts.found += Boolean(isFound);
		counts.commit += Boolean(isFound && first.until && line.commit.startsWith(first.until.commit.slice(0, 10)));
		counts.gone += line.isRemoved;
		counts.goneFound += Boolean(line.isRemoved && isFound);
		if (!isFound) console.log(`# ${query}: wanted ${line.path}, got ${first && index.documents[first.document].url}`);
	}
	atLeast('lines that are gone lead to the definition that had them', counts.found, counts.all, 0.85);
	atLeast('and to the commit that removed them', counts.commit, counts.all, 0.7);
	atLeast('those of removed definitions too', counts.goneFound, counts.gone, 0.9);
	if (counts.all < CHANGED || !counts.gone) notOk('there are lines enough', `${counts.all}, ${counts.gone} of removed definitions`);
}

if (process.env.SHARED) {
	const clone = join(folder, 'wshobson');

	execFileSync('git', ['clone', '-q', join(process.env.SHARED, 'corpora/wshobson.bundle'), clone], { stdio: 'pipe' });
	await askCollection(clone);
} else {
	skip('a real collection', 'there is no $SHARED');
}
doneTesting();
