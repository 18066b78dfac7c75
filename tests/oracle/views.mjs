#!/usr/bin/env node
// SPDX-License-Identifier: MIT
// Renders every two successive texts of every markdown file of the corpora, and checks of each view
// of the two that it is sound HTML and tells both texts: check_views does it, git says which.
//
//	tests/oracle/views.mjs [REPOSITORY...]    default: clones of $SHARED/corpora/*.bundle
//
// Prints TAP.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

const program = join(dirname(process.env.AGENTDOC ?? 'build/release/agentdoc'), 'tests/oracle/check_views');
const MOST = 1 << 28;
let failures = 0;

// Pairs of blobs, "OLD NEW", each once: of every parent of every commit, renames included.
function pairsOf(repo) {
	const args = ['-C', repo, 'log', '-m', '-M', '--raw', '--no-abbrev', '--format=', '--', '*.md'];
	const raw = execFileSync('git', args, { encoding: 'utf8', maxBuffer: MOST });
	const pairs = raw.split('\n').filter((line) => line.startsWith(':100644 100644 '))
		.map((line) => line.split(/[ \t]/).slice(2, 4).join(' '));

	return [...new Set(pairs)].sort();
}

function cloneCorpora() {
	const corpora = process.env.SHARED && join(process.env.SHARED, 'corpora');
	const folder = mkdtempSync(join(process.env.TEST_TMP ?? tmpdir(), 'views-'));

	if (!corpora || !existsSync(corpora)) return [];
	return readdirSync(corpora).filter((file) => file.endsWith('.bundle')).map((file) => {
		const clone = join(folder, basename(file, '.bundle'));

		execFileSync('git', ['clone', '-q', '--no-checkout', join(corpora, file), clone]);
		return clone;
	});
}

const repositories = process.argv.length > 2 ? process.argv.slice(2) : cloneCorpora();

if (!repositories.length) console.log('ok 1 - views of the corpora # SKIP no corpora here');
repositories.forEach((repo, i) => {
	const pairs = pairsOf(repo);
	const result = spawnSync(program, [repo], { input: pairs.join('\n'), encoding: 'utf8', maxBuffer: MOST });
	const lines = (result.stdout ?? '').trim().split('\n');
	const good = result.status === 0 && pairs.length > 0;

	failures += good ? 0 : 1;
	console.log(`${good ? 'ok' : 'not ok'} ${i + 1} - ${basename(repo)}: ${lines.at(-1)}`);
	if (!good) for (const line of lines.slice(0, 10)) console.log(`# ${line}`);
});
console.log(`1..${Math.max(repositories.length, 1)}`);
process.exitCode = failures ? 1 : 0;
