// SPDX-License-Identifier: MIT
// What a reader does with the insights: tiles lead to lists, tables are sorted by their heads, heads and
// names of the matrix stay in view. That the numbers are right asks tests/site; what must hold for every
// page is kinds.mjs.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runJourneys } from './runner.mjs';

const MATRIX = 'insights/tools.html';
const insightsOf = (site) => JSON.parse(readFileSync(join(site.folder, 'api/insights.json'), 'utf8'));
const open = (page, site, path) => page.goto(site.start + path);
const columnOf = (table, column) =>
	table.locator(`tbody tr > :nth-child(${column})`).allInnerTexts().then((texts) => texts.map((text) => text.trim()));

// Every tile has a number, and leads to a heading or a page that is there.
async function followsTiles(page, site) {
	await open(page, site, 'insights.html');
	const tiles = await page.locator('.insight-tiles a').evaluateAll((links) =>
		links.map((link) => [link.getAttribute('href'), link.querySelector('b').textContent]));

	assert.ok(tiles.length > 10);
	for (const [href, number] of tiles) {
		assert.match(number, /^[\d,]+$/);
		if (href.startsWith('#')) assert.equal(await page.locator(`[id="${href.slice(1)}"]`).count(), 1, href);
		else assert.ok(existsSync(join(site.folder, href.replace(/#.*/, ''))), href);
	}
}

// Names up and down, then numbers, the largest first.
async function sortsTables(page, site) {
	const { matrix, tools } = insightsOf(site);
	const numberOf = (text) => (text === 'ALL' ? Infinity : Number(text));

	if (!tools.length || matrix.length < 3) return;
	await open(page, site, MATRIX);
	const table = page.locator('table.sortable');
	const heads = table.locator('thead th');
	const names = await columnOf(table, 1);
	const compare = (a, b) => a.toLowerCase().localeCompare(b.toLowerCase(), undefined, { numeric: true });

	await heads.nth(0).locator('button').click();
	assert.equal(await heads.nth(0).getAttribute('aria-sort'), 'ascending');
	assert.deepEqual(await columnOf(table, 1), [...names].sort(compare));
	await heads.nth(0).locator('button').press('Enter');
	assert.equal(await heads.nth(0).getAttribute('aria-sort'), 'descending');
	await heads.nth(2).locator('button').click();
	assert.equal(await heads.nth(0).getAttribute('aria-sort'), null);
	const counts = (await columnOf(table, 3)).map(numberOf);
	assert.ok(counts.every((count, i) => i === 0 || counts[i - 1] >= count), String(counts));
	await heads.nth(3).locator('button').click();
	const has = await table.locator('tbody tr').evaluateAll((rows) =>
		rows.map((row) => Number(row.cells[3].dataset.sort ?? 0)));
	assert.ok(has.every((rank, i) => i === 0 || has[i - 1] >= rank), String(has));
}

// Heads and names stand where they stood, however far the marks are scrolled.
async function keepsHeads(page, site) {
	const { matrix, tools } = insightsOf(site);

	if (!tools.length || matrix.length < 30) return;
	await page.setViewportSize({ width: 390, height: 844 });
	await open(page, site, MATRIX);
	const box = page.locator('.table-wrap');
	const placeOf = async () => {
		const head = await page.locator('thead th').first().boundingBox();
		const name = await page.locator('tbody tr:last-child th').boundingBox();
		return [head.x, head.y, name.x].map(Math.round);
	};

	await box.scrollIntoViewIfNeeded();
	const before = await placeOf();
	await box.evaluate((node) => node.scrollBy(150, 200));
	assert.ok(await box.evaluate((node) => node.scrollLeft > 50 && node.scrollTop > 100));
	assert.deepEqual(await placeOf(), before);
}

const journeys = [
	['tiles lead to their lists', followsTiles],
	['tables are sorted by their heads', sortsTables],
	['heads and names stay in view', keepsHeads],
];

export const checkInsights = (browser, site) => runJourneys(browser, site, journeys, { named: 'insights: ' });
