#!/usr/bin/env node
// SPDX-License-Identifier: MIT
// Scores what is found first, and weighs what a reader has to load for it. MRR@10 is the mean of
// 1/rank of the first right definition, 0 behind the tenth. The labelled queries of queries.tsv are
// asked of the three collections of $SHARED as one site; a small collection below is always there.
//
//	tests/search/ranking.mjs [--show]     --show lists what is not first, of the tried half alone
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { doneTesting, notOk, ok, skip } from '../tap.mjs';
import { openSite, weigh } from './site.mjs';

const program = process.env.AGENTDOC ?? 'build/release/agentdoc';
const folder = process.env.TEST_TMP;
const shared = process.env.SHARED;
const SHOWN = 8; // excerpts of a dialog

function build(input, site) {
	execFileSync(program, ['build', '-q', '-C', input, '-o', site], { stdio: 'pipe' });
	return site;
}

function atLeast(name, value, least) {
	if (value >= least) ok(`${name}: ${value.toFixed(3)}, wanted ${least}`);
	else notOk(name, `${value.toFixed(3)}, wanted ${least}`);
}

function atMost(name, value, most) {
	if (value <= most) ok(`${name}: ${value}, at most ${most}`);
	else notOk(name, `${value}, at most ${most}`);
}

// ---- scores ----

// All definitions of a name are right, whatever folder their addresses begin with.
const isRight = (row, names) =>
	names.some((name) => [row.title, row.slug].includes(name) || (row.title === name && row.slug.endsWith(`-${name}`)));

async function rankOf(site, query) {
	const { results } = await site.rank.find(site.index, query.text, site.load);
	const rows = results.slice(0, 10).map((result) => site.index.documents[result.document]);

	if (process.argv.includes('--show') && query.half !== 'kept' && !(rows[0] && isRight(rows[0], query.names)))
		console.log(`# ${query.text}: ${rows.slice(0, 4).map((row) => row.slug)}, wanted ${query.names}`);
	return rows.findIndex((row) => isRight(row, query.names)) + 1;
}

// {name of a group: MRR@10}: of each half, and of each class in it.
async function score(site, queries) {
	const sums = new Map();

	for (const query of queries) {
		const rank = await rankOf(site, query);

		for (const group of [query.half, `${query.half} ${query.kind}`]) {
			const sum = sums.get(group) ?? { value: 0, n: 0 };

			sums.set(group, { value: sum.value + (rank ? 1 / rank : 0), n: sum.n + 1 });
		}
	}
	return Object.fromEntries([...sums].map(([group, { value, n }]) => [group, value / n]));
}

const readQueries = (text) =>
	text.split('\n').filter((line) => line && !line.startsWith('#')).map((line) => {
		const [half, kind, words, names] = line.split('\t');

		return { half, kind, text: words, names: names.split(' ') };
	});

// ---- the small collection ----

const definitions = {
	'sql-migrations': ['Plans schema changes of a database without downtime.', 'Reviews migrations for locks and rollbacks.'],
	'query-tuner': ['Makes slow SQL queries fast with indexes.', 'Reads plans. Reviews every migration.'],
	'code-reviewer': ['Reviews pull requests for bugs and style.', 'Asks for tests. Locks nothing.'],
	'release-notes': ['Writes a changelog from commits.', 'Groups commits by kind for users.'],
	'api-designer': ['Designs REST endpoints and their errors.', 'Versions, paging, status codes.'],
	'GraphQL-guide': ['Designs GraphQL schemas and resolvers.', 'Federation and caching.'],
	'kubernetes-operator': ['Deploys containers to a cluster.', 'Manifests, probes, network policies.'],
	'terraform-writer': ['Writes modules for cloud infrastructure.', 'State, plans and drift.'],
	'accessibility-auditor': ['Checks pages with a screen reader.', 'Contrast, labels, keyboard.'],
	'incident-lead': ['Leads the response when production is down.', 'Runbooks, timelines, postmortems.'],
	'payment-integrator': ['Integrates payment providers.', 'Refunds, webhooks and disputes.'],
	'translator': ['Translates interface texts.', 'Plurals, dates, right-to-left.'],
};
const smallQueries = readQueries(`
all	task	review sql migrations for locks	sql-migrations
all	task	agent for the changelog	release-notes
all	task	slow queries	query-tuner
all	task	reviewing pull requests	code-reviewer
all	task	restful endpoint	api-designer
all	task	deploy a container	kubernetes-operator
all	task	production is down	incident-lead
all	task	refund webhooks	payment-integrator
all	task	screen readers	accessibility-auditor
all	name	graph ql guide	GraphQL-guide
all	name	GraphQL	GraphQL-guide
all	name	api-designer	api-designer
all	name	code_reviewer	code-reviewer
all	name	queryTuner	query-tuner
all	prefix	kub	kubernetes-operator
all	prefix	terraform wr	terraform-writer
all	prefix	access	accessibility-auditor
all	typo	kuberentes	kubernetes-operator
all	typo	teraform	terraform-writer
all	typo	incidnet	incident-lead
all	typo	acessibilty	accessibility-auditor
all	typo	pyament	payment-integrator
all	typo	rtanslator	translator
`);

for (const [name, [description, body]] of Object.entries(definitions)) {
	mkdirSync(join(folder, 'small/agents'), { recursive: true });
	writeFileSync(join(folder, `small/agents/${name}.md`), `---\nname: ${name}\ndescription: ${description}\n---\n\n${body}\n`);
}
const small = openSite(build(join(folder, 'small'), join(folder, 'small.site')));
atLeast('MRR@10 of the small collection', (await score(small, smallQueries)).all, 0.97);

// ---- the collections ----

// The definitions of all collections in one folder, without their histories.
function collect() {
	const input = join(folder, 'input');

	for (const bundle of readdirSync(join(shared, 'corpora')).filter((name) => name.endsWith('.bundle'))) {
		const to = join(input, bundle.replace('.bundle', ''));

		execFileSync('git', ['clone', '-q', join(shared, 'corpora', bundle), to], { stdio: 'pipe' });
		rmSync(join(to, '.git'), { recursive: true });
	}
	return input;
}

async function scoreCollections() {
	const queries = readQueries(readFileSync(new URL('queries.tsv', import.meta.url), 'utf8'));
	const site = openSite(build(collect(), join(folder, 'site')));
	const scores = await score(site, queries);

	for (const [group, value] of Object.entries(scores).sort()) console.log(`# ${group.padEnd(14)} ${value.toFixed(3)}`);
	for (const half of ['kept', 'tried']) atLeast(`MRR@10 of the collections, ${half} half`, scores[half], 0.9);
	await weighCollections(join(folder, 'site'));
}

// ---- bytes ----

// What was loaded since the count was before.
async function load(folder, site, query) {
	const before = site.loaded.length;
	const found = await site.rank.find(site.index, query, site.load);

	await site.rank.show(site.index, found, 0, SHOWN, site.load, 160);
	return weigh(folder, site.loaded.slice(before));
}

async function weighCollections(folder) {
	const scripts = readdirSync(join(folder, 'assets')).filter((name) => /^(?:search|rank|shards|dialog|completion)\.(?:js|css)$/.test(name));
	const scriptBytes = weigh(folder, scripts.map((name) => `assets/${name}`));
	const queries = ['security audit', 'python testing', 'review migrations', 'design api', 'kubernetes deploy', 'code review'];
	const site = openSite(folder);
	const first = [], next = [];

	for (const query of queries) {
		const fresh = openSite(folder);
		const index = weigh(folder, fresh.loaded);

		first.push(scriptBytes + index + await load(folder, fresh, query));
		next.push(await load(folder, site, query));
	}
	atMost('bytes of a first search, all scripts and styles included', Math.max(...first), 52 * 1024);
	atMost('bytes of a further search', Math.max(...next), 20 * 1024);
}

if (shared) await scoreCollections();
else skip('the collections', 'there is no $SHARED');
doneTesting();
