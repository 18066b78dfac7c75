#!/usr/bin/env node
// SPDX-License-Identifier: MIT
// Tests that static/prose.js tells of two texts what src/diff/ tells: the same blocks, pieces and
// counts. For texts made for it, in both directions, and for successive texts of real collections.
// And that static/fields.js tells of every two revisions what the site's JSON tells, which dates the
// versions have, too.
//
//	tests/compare/run.mjs [REPOSITORY...]    default: clones of $SHARED/corpora/*.bundle
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { clean, doneTesting, is, skip } from '../tap.mjs';
import { pairs } from './texts.mjs';
import { successiveVersions } from './versions.mjs';

const require = createRequire(import.meta.url);
const prose = require('../../static/prose.js');
const fields = require('../../static/fields.js');
const program = process.env.AGENTDOC ?? 'build/release/agentdoc';
const dumpProgram = join(dirname(program), 'tests/compare/dump_prose');
const MOST = 1 << 30;
const BATCH_BYTES = 1 << 24;

const ops = ['same', 'changed', 'removed', 'added'];
const kinds = ['paragraph', 'heading', 'item', 'row', 'code', 'field', 'other'];
const fates = ['kept', 'went', 'came'];

// ---- one result in the form of the other ----

const countLines = (text) => (text.match(/[^\n]*\n|[^\n]+$/g) ?? []).length;

function comparedByScript([before, after]) {
	const result = prose.compare(before, after);
	const blocks = result.blocks.map((block) => [
		ops.indexOf(block.op), kinds.indexOf(block.kind), Boolean(block.respaced), Boolean(block.renumbered),
		block.moved ? block.other : null,
		block.oldLine, countLines(block.oldText), block.newLine, countLines(block.newText),
		block.pieces.map((piece) => [fates.indexOf(piece.op), piece.oldText, piece.newText]),
	]);

	return JSON.stringify([blocks, result.wordsAdded, result.wordsRemoved, result.bounded]);
}

// What the program says, line by line.
function comparedByProgram(texts) {
	const input = Buffer.concat(texts.flatMap((pair) => {
		const [before, after] = pair.map((text) => Buffer.from(text));

		return [Buffer.from(`${before.length} ${after.length}\n`), before, after];
	}));

	return execFileSync(dumpProgram, { input, encoding: 'utf8', maxBuffer: MOST }).split('\n').slice(0, -1)
		.map((line) => JSON.stringify(JSON.parse(line)));
}

// Where two results part, for a reader.
function firstDifference(got, wanted) {
	let at = 0;

	while (at < got.length && got[at] === wanted[at]) at++;
	return `script …${got.slice(Math.max(0, at - 60), at + 120)}, program …${wanted.slice(Math.max(0, at - 60), at + 120)}`;
}

// ---- texts made for it ----

for (const [i, direction] of ['forward', 'back'].entries()) {
	const wanted = comparedByProgram(pairs.map(([, before, after]) => i ? [after, before] : [before, after]));

	pairs.forEach(([name, before, after], k) =>
		is(`${name}, ${direction}`, comparedByScript(i ? [after, before] : [before, after]), wanted[k]));
}

// ---- texts of real collections ----

// Pairs of blobs, [old, new], each once: of every parent of every commit, renames included.
function blobPairs(repository) {
	const args = ['-C', repository, 'log', '-m', '-M', '--raw', '--no-abbrev', '--format=', '--', '*.md'];
	const raw = execFileSync('git', args, { encoding: 'utf8', maxBuffer: MOST });
	const lines = raw.split('\n').filter((line) => line.startsWith(':100644 100644 '))
		.map((line) => line.split(/[ \t]/).slice(2, 4).join(' '));

	return [...new Set(lines)].sort().map((line) => line.split(' ')).filter(([before, after]) => before !== after);
}

// The texts of blobs; bytes that are no text are U+FFFD.
function readBlobs(repository, ids) {
	const input = ids.map((id) => `${id}\n`).join('');
	const output = execFileSync('git', ['-C', repository, 'cat-file', '--batch'], { input, maxBuffer: MOST });
	const texts = new Map();

	for (let at = 0; at < output.length;) {
		const end = output.indexOf('\n', at);
		const [id, , size] = output.toString('utf8', at, end).split(' ');

		texts.set(id, output.toString('utf8', end + 1, end + 1 + Number(size)));
		at = end + 2 + Number(size);
	}
	return texts;
}

// Cuts a list of pairs so that each part fits into memory as JSON.
function* batches(texts) {
	let batch = [];
	let bytes = 0;

	for (const pair of texts) {
		batch.push(pair);
		bytes += pair[0].length + pair[1].length;
		if (bytes < BATCH_BYTES) continue;
		yield batch;
		batch = [];
		bytes = 0;
	}
	yield batch;
}

function checkRepository(repository) {
	const ids = blobPairs(repository);
	const texts = readBlobs(repository, [...new Set(ids.flat())]);
	const all = ids.map((pair) => pair.map((id) => texts.get(id)));
	const findings = [];
	let done = 0;

	for (const batch of batches(all)) {
		const wanted = comparedByProgram(batch);

		batch.forEach((pair, i) => {
			const got = comparedByScript(pair);

			if (got !== wanted[i]) findings.push(`${ids[done].join(' ')}: ${firstDifference(got, wanted[i])}`);
			done++;
		});
	}
	clean(`${basename(repository)}: ${done} successive pairs`, done ? findings : ['no pairs']);
}

// ---- fields ----

// A row of fields.js as the JSON of a site has it.
const asJson = (row) => 'from' in row
	? { key: row.key, from: row.from ?? null, to: row.to ?? null }
	: { key: row.key, added: row.added, removed: row.removed };

function checkFields(repository) {
	const site = join(process.env.TEST_TMP, `${basename(repository)}-site`);
	const problems = [];
	let count = 0;

	execFileSync(program, ['build', '-q', '-C', repository, '-o', site], { stdio: 'pipe' });
	const versions = successiveVersions(site, repository);

	for (const { id, revision, newer, older } of versions) {
		const day = revision.date?.slice(0, 10) ?? null;

		if (newer.date !== day) problems.push(`${id} ${newer.commit}: the date is ${newer.date}, not ${day}`);
		const got = JSON.stringify(fields.compare(older.fields, newer.fields).map(asJson));
		const wanted = JSON.stringify(revision.change.fields);

		count += revision.change.fields.length;
		if (got !== wanted) problems.push(`${id} ${newer.commit}: ${got}, not ${wanted}`);
	}
	if (!count) problems.push('no fields');
	clean(`${basename(repository)}: ${count} fields of ${versions.length} revisions`, problems);
}

// The repository of tests/compare/fields.sh.
function scriptedFields() {
	const folder = join(process.env.TEST_TMP, 'scripted');
	const scripts = ['tests/words.sh', 'tests/compare/fields.sh'].map((path) => resolve(path));

	mkdirSync(folder);
	execFileSync('sh', ['-eu', '-c', '. "$1"; . "$2"', 'sh', ...scripts], { cwd: folder });
	return folder;
}

function cloneCorpora() {
	const corpora = process.env.SHARED && join(process.env.SHARED, 'corpora');

	if (!corpora || !existsSync(corpora)) return [];
	return readdirSync(corpora).filter((file) => file.endsWith('.bundle')).map((file) => {
		const clone = join(process.env.TEST_TMP, basename(file, '.bundle'));

		execFileSync('git', ['clone', '-q', '--no-checkout', join(corpora, file), clone]);
		return clone;
	});
}

const repositories = process.argv.length > 2 ? process.argv.slice(2) : cloneCorpora();

checkFields(scriptedFields());
if (!repositories.length) skip('successive pairs of the corpora', 'no corpora here');
for (const repository of repositories) {
	checkRepository(repository);
	checkFields(repository);
}
doneTesting();
