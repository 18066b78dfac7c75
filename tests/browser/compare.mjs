// SPDX-License-Identifier: MIT
// The comparison that the browser makes of two versions against the one that stands on the page of
// the newer one: fields and words must be the same to the letter. What else a reader does on that page is
// journeys.mjs.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { successiveVersions } from '../compare/versions.mjs';
import { clean } from '../tap.mjs';
import { mostRevised } from './sites.mjs';
import { watchedPage } from './watch.mjs';

const PAIRS = 10;

// Versions whose page tells what changed, with the one before; from all over the site.
function comparedPairs(site) {
	const saysWords = ({ newer: { url } }) =>
		url && readFileSync(join(site.folder, url), 'utf8').includes('class="view words"');
	const all = successiveVersions(site.folder, site.repository).filter(saysWords);
	const step = Math.max(1, Math.floor(all.length / PAIRS));

	return all.filter((pair, i) => i % step === 0).slice(0, PAIRS);
}

// In the page: its fields and words as markup, block by block, and how many words came and went.
function shownDifference() {
	const words = [...document.querySelectorAll('.words > *')].map((node) => node.outerHTML);
	const rows = [...document.querySelectorAll('main table.changes tr')].map((node) => node.outerHTML.trim());

	const counts = [...document.querySelectorAll('[for="ad-view-words"], #ad-compare .part:last-child > h2')]
		.map((node) => node.textContent);

	return [...rows, ...words, ...counts];
}

function whereTheyPart(got, wanted) {
	let at = 0;

	while (at < got.length && got[at] === wanted[at]) at++;
	const from = Math.max(0, at - 60);

	return `here …${got.slice(from, at + 120)}, there …${wanted.slice(from, at + 120)}`;
}

// Where two texts begin to differ, and how: both may be very long.
function differing(got, wanted) {
	const at = got.split('').findIndex((letter, i) => letter !== wanted[i]);
	const part = (text) => text.slice(Math.max(0, at - 40), at + 80);

	return `${part(got)}, but there ${part(wanted)}`;
}

export async function checkCompare(browser, site) {
	if (mostRevised(site).revisions < 2) return;
	const { page, findings, close } = await watchedPage(browser, site.start);
	const pairs = comparedPairs(site);

	for (const { id, newer, older } of pairs) {
		await page.goto(site.start + newer.url);
		const wanted = await page.evaluate(shownDifference);

		await page.goto(`${site.start}compare.html?a=${id}@${older.commit}&b=${id}@${newer.commit}`);
		await page.locator('#ad-compare .words').waitFor();
		const got = await page.evaluate(shownDifference);
		const at = got.findIndex((one, i) => one !== wanted[i]);

		if (at >= 0) findings.push(`${newer.url}: ${whereTheyPart(got[at], wanted[at] ?? 'nothing')}`);
		else if (got.length !== wanted.length) findings.push(`${newer.url}: ${got.length} parts of ${wanted.length}`);
	}
	await close();
	if (!pairs.length) findings.push('no versions to compare');
	clean(`${site.name}: ${pairs.length} comparisons in the browser are those of the pages`, findings);
}
