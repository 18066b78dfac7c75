// SPDX-License-Identifier: MIT
// The search of a built site without a browser: its shards are read from the disk, and what a
// reader would have to load is counted.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';

export const rank = createRequire(import.meta.url)('../../static/rank.js');

const fileOf = (what, number) =>
	what === 'documents' ? 'search/documents.js' : `search/${what}-${String(number).padStart(2, '0')}.js`;

// {rank, index, load, loaded}: loaded are the paths of what was read so far.
export function openSite(site) {
	const loaded = [];

	// Runs a file, which is a script, and gives what it hands over.
	function read(path) {
		let given;
		const agentdoc = {
			shard: (what, number, content) => (given = content),
			versions: (definition, lines) => (given = { definition, lines }),
		};

		runInNewContext(readFileSync(join(site, path), 'utf8'), { agentdoc });
		loaded.push(path);
		return given;
	}

	const index = rank.open(read('search/documents.js'));
	const load = async (what, number) => read(what === 'versions' ? `${number}.js` : fileOf(what, number));

	return { rank, index, load, loaded };
}

// Bytes of files of a site as a server sends them.
export const weigh = (site, paths) =>
	paths.reduce((sum, path) => sum + gzipSync(readFileSync(join(site, path)), { level: 9 }).length, 0);
