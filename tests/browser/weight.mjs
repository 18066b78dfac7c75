// SPDX-License-Identifier: MIT
// What a search costs a reader of a large collection: the bytes that Chromium gets from a server that
// compresses, from the focus of the field to the excerpts of what is found. That is asked for a few
// queries; many pairs of words are typed letter by letter without a browser, so that no lucky one counts.
//
// The collection is made of the real ones, of older states of one of them in folders of their own,
// and of a history of their own: a commit for some folders, some days apart, by several authors.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { openSite, rank, weigh } from '../search/site.mjs';
import { clean, notOk, ok } from '../tap.mjs';
import { buildSite } from './sites.mjs';
import { watchedPage } from './watch.mjs';

const KB = 1024;
const FIRST_MOST = 60 * KB; // of the first query: scripts, index and excerpts
const NEXT_MOST = 25 * KB; // of each further one
const FIRST_USUAL = 50 * KB; // of the middle one of many pairs
const NEXT_USUAL = 15 * KB;
const SHOWN = 10; // results of the dialog
const EXCERPT = 130; // characters
const DEFINITIONS_LEAST = 1700;
const TYPED_MS = 120; // from key to key
const PATIENCE_MS = 60000; // on a machine that does other things too
const TOGETHER = 5; // folders of a commit
const DAY = 24 * 60 * 60;
const NEWEST = 1_767_225_600; // 2026-01-01

const queries = [
	'security audit', 'python testing', 'review migrations', 'design api', 'kubernetes deploy', 'code review',
	'database performance', 'write documentation',
];

// ---- the collection ----

// Folders of the collection: a state of a repository each.
const states = [
	['contains-studio', 'HEAD', 'studio'], ['voltagent', 'HEAD', 'volt'], ['wshobson', 'HEAD', 'now'],
	['wshobson', 'HEAD~40', 'spring'], ['wshobson', 'HEAD~80', 'winter'], ['wshobson', 'HEAD~120', 'autumn'],
];

function commitFolders(folder, folders) {
	const git = (args, env) => execFileSync('git', ['-C', folder, ...args], { stdio: 'pipe', env: { ...process.env, ...env } });

	git(['init', '-q']);
	for (let i = 0; i < folders.length; i += TOGETHER) {
		const date = `@${NEWEST - (folders.length - i) * DAY} +0000`;
		const author = `author-${(i * 7) % 13}`;

		git(['add', '--', ...folders.slice(i, i + TOGETHER)]);
		git(['-c', `user.name=${author}`, '-c', `user.email=${author}@example.org`, 'commit', '-q', '--allow-empty', '-m', `Add ${folders[i]}`],
			{ GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date });
	}
}

export function largeCollection(folder, corpora) {
	const folders = [];
	const isFolder = (path) => statSync(join(folder, path)).isDirectory();
	const below = (path) => readdirSync(join(folder, path)).filter((name) => name !== '.git').map((name) => join(path, name));

	for (const [name, revision, to] of states) {
		const from = corpora.find((one) => one.name === name).folder;

		mkdirSync(join(folder, to), { recursive: true });
		execFileSync('tar', ['-x', '-C', join(folder, to)], {
			input: execFileSync('git', ['-C', from, 'archive', revision], { maxBuffer: 1 << 28 }),
		});
		folders.push(...below(to).filter(isFolder).flatMap((path) => [...below(path).filter(isFolder), path]));
	}
	commitFolders(folder, folders);
	return folder;
}

// ---- serving ----

// A server that compresses; sent() are the bytes of the bodies so far.
async function startCompressing(folder) {
	const types = { css: 'text/css', html: 'text/html', js: 'text/javascript', svg: 'image/svg+xml', json: 'application/json' };
	const log = [];
	const server = createServer((request, response) => {
		const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname).slice(1);
		const body = gzipSync(readFileSync(join(folder, path)), { level: 9 });

		log.push({ path, bytes: body.length });
		response.writeHead(200, { 'content-encoding': 'gzip', 'content-type': `${types[path.split('.').pop()]}; charset=utf-8` });
		response.end(body);
	});

	await new Promise((done) => server.listen(0, '127.0.0.1', done));
	return { address: `http://127.0.0.1:${server.address().port}/`, log, stop: () => server.close() };
}

const sum = (list) => list.reduce((total, one) => total + one.bytes, 0);

// ---- weighing ----

// Until the query is answered with its excerpts, and nothing more comes.
async function settle(page, query, log) {
	await page.waitForFunction((wanted) => {
		const input = document.querySelector('.search-window input');

		return input && input.value === wanted && document.querySelectorAll('.search-window .ad-excerpt').length > 5;
	}, query, { timeout: PATIENCE_MS });
	for (let before = -1; before !== log.length;) {
		before = log.length;
		await page.waitForTimeout(400);
	}
}

async function ask(page, query, log) {
	const before = log.length;

	await page.keyboard.press('Control+A');
	await page.keyboard.type(query, { delay: TYPED_MS });
	await settle(page, query, log);
	return log.slice(before);
}

async function weighSession(browser, server, own) {
	const { page, findings, close } = await watchedPage(browser, server.address);

	await page.goto(`${server.address}index.html`, { waitUntil: 'networkidle' });
	const before = server.log.length;

	await page.keyboard.press('/');
	const first = await ask(page, own[0], server.log).then(() => server.log.slice(before));
	const next = [];

	for (const query of own.slice(1)) next.push(await ask(page, query, server.log));
	await close();
	return { findings, first, next };
}

// ---- many pairs ----

const SCRIPTS = ['search.js', 'shards.js', 'rank.js', 'completion.js', 'dialog.js', 'search.css'].map((name) => `assets/${name}`);

// The first two telling words of each labelled query, but for the misspelt.
function pairsOfWords() {
	const lines = readFileSync(new URL('../search/queries.tsv', import.meta.url), 'utf8').split('\n');
	const rows = lines.filter((line) => line && !line.startsWith('#')).map((line) => line.split('\t'));
	const pairs = rows.filter(([, kind]) => kind === 'task').map(([, , words]) => rank.parse(words).words.slice(0, 2).join(' '));

	return [...new Set(pairs)].filter((pair) => pair.includes(' '));
}

// Bytes that a query loads while it is typed, and then for its excerpts.
async function typed(site, folder, query) {
	const before = site.loaded.length;
	let found;

	for (let n = 1; n <= query.length; n++) found = await rank.find(site.index, query.slice(0, n), site.load);
	await rank.show(site.index, found, 0, SHOWN, site.load, EXCERPT);
	return weigh(folder, site.loaded.slice(before));
}

function checkBytes(name, bytes, most, usual) {
	const sorted = bytes.toSorted((a, b) => a.bytes - b.bytes);
	const [middle, worst] = [sorted[sorted.length >> 1], sorted.at(-1)];
	const text = `${name}: ${bytes.length} pairs, in the middle ${middle.bytes} bytes, at most ${worst.bytes} (${worst.query})`;

	if (middle.bytes <= usual && worst.bytes <= most) ok(text);
	else notOk(text, `wanted ${usual} in the middle and at most ${most}`);
}

async function weighPairs(folder) {
	const scripts = weigh(folder, SCRIPTS);
	const session = openSite(folder);
	const first = [], next = [];

	for (const query of pairsOfWords()) {
		const fresh = openSite(folder);
		const own = scripts + weigh(folder, fresh.loaded);

		first.push({ query, bytes: own + await typed(fresh, folder, query) });
		next.push({ query, bytes: await typed(session, folder, query) });
	}
	checkBytes('a first search', first, FIRST_MOST, FIRST_USUAL);
	checkBytes('a further search', next, NEXT_MOST, NEXT_USUAL);
}

const told = (files) => files.map((one) => `${one.path} ${one.bytes}`).join(', ');

export async function checkSearchWeight(browser, folder, corpora) {
	const site = buildSite(largeCollection(join(folder, 'large'), corpora), join(folder, 'large.site'));
	const server = await startCompressing(site);
	const opener = gzipSync(readFileSync(join(site, 'assets/search.js')), { level: 9 }).length;
	const findings = [];
	const count = JSON.parse(readFileSync(join(site, 'api/catalog.json'), 'utf8')).definitions.length;

	await weighPairs(site);
	if (count < DEFINITIONS_LEAST) findings.push(`${count} definitions`);
	// once as one session, and some queries as the first of one
	for (const own of [queries, ...queries.slice(4).map((query) => [query])]) {
		const one = await weighSession(browser, server, own);
		const first = opener + sum(one.first);

		console.log(`# ${own[0]}: ${first} bytes in ${one.first.length} files; further ones ${one.next.map(sum)}`);
		if (first > FIRST_MOST) findings.push(`${own[0]}: ${first} bytes: ${told(one.first)}`);
		for (const [k, files] of one.next.entries())
			if (sum(files) > NEXT_MOST) findings.push(`then ${own[k + 1]}: ${sum(files)} bytes: ${told(files)}`);
		findings.push(...one.findings);
	}
	server.stop();
	clean(`a search among ${count} definitions is light`, findings);
}
