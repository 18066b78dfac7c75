// SPDX-License-Identifier: MIT
// The versions of the definitions of a site, as its scripts of data have them, for tests that compare
// two. Knows no browser.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';

const read = (site, path) => JSON.parse(readFileSync(join(site, path), 'utf8'));

// Newest first; each with its fields in place of their number.
function versionsOf(site, url) {
	let versions;
	const agentdoc = {
		versions: (data, lines, all) => {
			versions = data.versions.map((version) => ({ ...version, fields: all[version.fields] }));
		},
	};

	runInNewContext(readFileSync(join(site, url.replace(/html$/, 'js')), 'utf8'), { agentdoc });
	return versions;
}

function pairsOf(site, { id }) {
	const { history, url } = read(site, `api/${id}.json`);
	const versions = versionsOf(site, url);

	return history.slice(0, -1).map((revision, i) => ({
		id, revision, newer: versions[i], older: versions[i + 1], olderBlob: history[i + 1].blob,
	})).filter(({ newer, older }) => newer.commit && newer.fields && older.commit && older.fields);
}

// Every two versions of which the older one is what the commit of the newer one changed: on branches, the
// one below in the list may be another. As {id, revision, newer, older}, revision as in the JSON of the site.
export function successiveVersions(site, repository) {
	const { definitions, removed } = read(site, 'api/catalog.json');
	const pairs = [...definitions, ...removed].flatMap((one) => pairsOf(site, one));
	const input = pairs.map(({ revision, older }) => `${revision.commit}^:${older.path}\n`).join('');
	const output = execFileSync('git', ['-C', repository, 'cat-file', '--batch-check'], { input, encoding: 'utf8', maxBuffer: 1 << 28 });
	const parents = output.split('\n').map((line) => line.split(' ')[0]);

	return pairs.filter(({ olderBlob }, i) => parents[i] === olderBlob);
}
