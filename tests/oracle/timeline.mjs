#!/usr/bin/env node
// SPDX-License-Identifier: MIT
// Compares the graph of the past, as the time control of graph.html shows it, with the graph that is
// read from the repository as it was then: at some commits of each corpus both must be nearly equal.
// They differ where a name meant another definition than it does today, and where a file that is a
// definition today stood at a path that made it none; so the newer half of a history is asked.
//
//	tests/oracle/timeline.mjs [REPOSITORY...]    default: clones of $SHARED/corpora/*.bundle
//
// Prints TAP.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const model = createRequire(import.meta.url)('../../static/graph_model.js');
const program = process.env.AGENTDOC ?? 'build/release/agentdoc';
const folder = mkdtempSync(join(process.env.TEST_TMP ?? tmpdir(), 'timeline-'));
const COMMITS = 4; // of a history
const FLOOR = 0.94; // of the relations that either has; measured: wshobson 0.949, voltagent 0.995
let failures = 0;

function cloneCorpora() {
	const corpora = process.env.SHARED && join(process.env.SHARED, 'corpora');

	if (!corpora || !existsSync(corpora)) return [];
	return readdirSync(corpora).filter((file) => file.endsWith('.bundle')).map((file) => {
		const clone = join(folder, basename(file, '.bundle'));

		execFileSync('git', ['clone', '-q', join(corpora, file), clone]);
		return clone;
	});
}

function build(repo, ...options) {
	const site = join(folder, 'site');

	rmSync(site, { recursive: true, force: true });
	execFileSync(program, ['build', '-q', '-C', repo, '-o', site, ...options], { stdio: 'ignore' });
	return (path) => readFileSync(join(site, path), 'utf8');
}

function timelineOf(repo) {
	const script = build(repo)('graph/data.js');

	return model.read(JSON.parse(script.slice(script.indexOf('(') + 1, script.lastIndexOf(')'))));
}

function statedAt(graph, time) {
	model.setTime(graph, time);
	return graph.edges.map((edge) => [edge.source.id, graph.relations[edge.relation][0], edge.target.id].join(' '));
}

function readAt(repo, commit) {
	const graph = JSON.parse(build(repo, '--no-history', '--rev', commit)('api/graph.json'));

	return graph.edges.map((edge) => [edge.source, edge.relation, edge.target].join(' '));
}

// How many of the relations that either list has stand in both, and how many there are.
function agreement(stated, read) {
	const both = read.filter((edge) => stated.includes(edge)).length;

	return [both, new Set([...stated, ...read]).size];
}

function compare(repo) {
	const graph = timelineOf(repo);
	const last = graph.times.length - 1;
	const sums = [0, 0];

	for (let i = 0; i < COMMITS; i++) {
		const time = Math.round(last * (0.5 + i / (2 * COMMITS)));
		const [both, all] = agreement(statedAt(graph, time), readAt(repo, graph.times[time][1]));

		sums[0] += both;
		sums[1] += all;
	}
	return sums;
}

const repositories = process.argv.length > 2 ? process.argv.slice(2) : cloneCorpora();

if (!repositories.length) console.log('ok 1 - the graph of the past # SKIP no corpora here');
repositories.forEach((repo, i) => {
	const [both, all] = compare(repo);
	const good = all > 0 && both >= FLOOR * all;

	failures += good ? 0 : 1;
	console.log(`${good ? 'ok' : 'not ok'} ${i + 1} - ${basename(repo)}: ${both} of ${all} relations of the past as they were read then`);
});
console.log(`1..${Math.max(repositories.length, 1)}`);
rmSync(folder, { recursive: true, force: true });
process.exitCode = failures ? 1 : 0;
