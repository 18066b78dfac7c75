// SPDX-License-Identifier: MIT
// Validates pages with html-validate, in as many threads as there are processors. This file is also what
// runs in each of them. Which pages, and of which sites, is for markup.mjs to say.
import { readFileSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';

const RULES = {
	extends: ['html-validate:standard', 'html-validate:document'],
	rules: {
		// matters of taste, decided otherwise here
		'doctype-style': 'off',
		'long-title': 'off',
		'no-implicit-button-type': 'off',
		'void-style': 'off',
		'require-sri': ['error', { target: 'crossorigin' }],
		// slugs of headings are ids in all scripts
		'valid-id': ['error', { relaxed: true }],
	},
};

// The rules are the same for all pages; to work them out for each takes a fifth of the time.
class OneConfig extends StaticConfigLoader {
	getConfigFor(...given) {
		this.config ??= super.getConfigFor(...given);
		return this.config;
	}
}

function findingsOf(folder, paths) {
	const validator = new HtmlValidate(new OneConfig(RULES));

	return paths.flatMap((path) => {
		const { results } = validator.validateStringSync(readFileSync(join(folder, path), 'utf8'));

		return results.flatMap((result) => result.messages).map(({ ruleId, message, line, column }) =>
			`${path}:${line}:${column}: ${message} (${ruleId})`);
	});
}

const inThread = (folder, paths) => new Promise((resolve, reject) => {
	const worker = new Worker(fileURLToPath(import.meta.url), { workerData: { folder, paths } });

	worker.once('message', resolve);
	worker.once('error', reject);
});

// What is wrong with pages of a folder, in the order of their paths: "PATH:LINE:COLUMN: what (rule)".
export async function markupFindings(folder, paths) {
	const threads = availableParallelism();
	const size = new Map(paths.map((path) => [path, statSync(join(folder, path)).size]));
	// each thread gets as much of everything
	const sorted = [...paths].sort((a, b) => size.get(b) - size.get(a) || (a < b ? -1 : 1));
	const shares = Array.from({ length: threads }, (none, i) => sorted.filter((path, k) => k % threads === i));

	return (await Promise.all(shares.map((share) => inThread(folder, share)))).flat().sort();
}

if (!isMainThread) parentPort.postMessage(findingsOf(workerData.folder, workerData.paths));
