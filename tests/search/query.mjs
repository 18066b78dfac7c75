#!/usr/bin/env node
// SPDX-License-Identifier: MIT
// Searches a built site from the command line, for people who work on the ranking.
//
//	tests/search/query.mjs SITE WORD...
import { openSite, weigh } from './site.mjs';

const [folder, ...words] = process.argv.slice(2);
if (!words.length) {
	console.error('usage: tests/search/query.mjs SITE WORD...');
	process.exit(2);
}

const site = openSite(folder);
const started = process.hrtime.bigint();
const found = await site.rank.find(site.index, words.join(' '), site.load);
const ms = Number(process.hrtime.bigint() - started) / 1e6;
const excerpts = await site.rank.show(site.index, found, 0, 8, site.load, 160);

found.results.slice(0, 8).forEach((result, i) => {
	const row = site.index.documents[result.document];

	console.log(`${result.score.toFixed(2)} ${row.removed ? 'removed ' : ''}${row.id} ${row.title}`);
	console.log(`     ${excerpts[i].heading ? `${excerpts[i].heading}: ` : ''}${excerpts[i].text}`);
});
for (const { from, to } of found.mended) console.log(`nobody says '${from}', looked for ${to.join(', ')}`);
for (const { word, count } of found.drop) console.log(`without '${word}': ${count}`);
if (found.nearest.length)
	console.log(`nearest: ${found.nearest.map((i) => site.index.documents[i].id).join(', ')}`);
console.log(`${found.results.length} found, ${found.all} with all words, ${ms.toFixed(1)} ms, ` +
	`${weigh(folder, site.loaded)} bytes in ${site.loaded.length} files`);
for (const { document, text, from, until } of await site.rank.past(site.index, words.join(' '), site.load))
	console.log(`once ${site.index.documents[document].id} ${from.date} to ${until ? until.date : 'today'}: ${text}`);
