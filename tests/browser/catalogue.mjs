// SPDX-License-Identifier: MIT
// What a reader does in the catalogue: facets, sorting, words, views, pages, with and without scripts.
// What a selection must contain is worked out here from api/ and git alone. What must hold for every
// page is kinds.mjs.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clean } from '../tap.mjs';
import { runJourneys } from './runner.mjs';
import { isThorough } from './sites.mjs';
import { watchedPage } from './watch.mjs';

const DAY_S = 86400;
const AGES = { '7d': 7, '30d': 30, '90d': 90, '1y': 365 };
const SELECTIONS = isThorough ? 40 : 10; // of each site, in each way it is opened
const LISTED = 'table.listing tbody tr';

// ---- what must be found ----

const toolsOf = ({ tools }) =>
	tools === null ? ['ALL'] : tools.length ? [...new Set(tools.map((tool) => tool.replace(/(.)\s*\(.*/s, '$1').trimEnd()))] : ['none'];

function agesOf({ updated }, newest) {
	if (!updated) return [];
	const age = newest - Date.parse(updated) / 1000;
	const within = Object.keys(AGES).filter((key) => age <= AGES[key] * DAY_S);

	return within.length ? within : ['older'];
}

// Each definition with its values by facet, as the files for programs and git say it.
function expectations(site) {
	const newest = Number(execFileSync('git', ['-C', site.repository, 'log', '-1', '--format=%at'], { encoding: 'utf8' }));
	const unresolved = new Set(site.graph.edges.filter((edge) => !edge.resolved && edge.until === null).map((edge) => edge.source));

	return site.catalog.definitions.map((one) => {
		const { history } = JSON.parse(readFileSync(join(site.folder, 'api', `${one.id}.json`), 'utf8'));

		return {
			...one,
			values: {
				kind: [one.kind],
				folder: [one.category || '.'],
				model: [one.model || 'none'],
				tool: toolsOf(one),
				author: [...new Set(history.map((revision) => revision.author).filter(Boolean))],
				age: agesOf(one, newest),
				is: unresolved.has(one.id) ? ['unresolved'] : [],
			},
		};
	});
}

const passes = (one, chosen) =>
	Object.entries(chosen).every(([facet, keys]) => one.values[facet].some((key) => keys.includes(key)));

const queryOf = (chosen) =>
	new URLSearchParams(Object.entries(chosen).flatMap(([facet, keys]) => keys.map((key) => [facet, key]))).toString();

function randomOf(seed) {
	let state = seed;

	return (limit) => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return (state >>> 8) % limit;
	};
}

// A selection of one to three facets, with one or two values each that some definition has.
function randomSelection(all, random) {
	const facets = Object.keys(all[0].values);
	const chosen = {};

	for (let n = 1 + random(3); n > 0; n--) {
		const facet = facets[random(facets.length)];
		const keys = all.flatMap((one) => one.values[facet]);

		if (keys.length) chosen[facet] = [...new Set([keys[random(keys.length)], keys[random(keys.length)]])];
	}
	return chosen;
}

// ---- what is there ----

const shownUrls = (page) =>
	page.locator(`${LISTED} th a`).evaluateAll((links) => links.map((link) => decodeURIComponent(link.getAttribute('href'))));
const status = (page) => page.locator('#ad-tools [role=status]').innerText();
const firstNumber = (text) => Number(text.match(/\d+/)[0]);
const optionOf = (page, facet, key) => page.locator(`[data-facet="${facet}"] a[data-key=${JSON.stringify(key)}]`);

// The number behind each value of a facet.
const countsOf = (page, facet) => page.locator(`[data-facet="${facet}"] a[data-key]`).evaluateAll((links) =>
	Object.fromEntries(links.map((link) => [link.dataset.key, Number(link.lastElementChild.textContent)])));

// Opens the catalogue and waits until it shows what the address asks for.
async function open(page, site, query = '') {
	await page.goto(`${site.start}index.html${query}`);
	await page.waitForFunction(() => !('pending' in document.documentElement.dataset));
}

// Waits for a number of definitions to be announced.
const announced = (page, n) =>
	page.waitForFunction((wanted) => Number(document.querySelector('#ad-tools [role=status]').textContent.match(/\d+/)?.[0]) === wanted, n);

// ---- selections ----

async function findsWhatIsChosen(page, site, all) {
	const random = randomOf(all.length);

	for (let round = 0; round < SELECTIONS; round++) {
		const chosen = randomSelection(all, random);
		const found = all.filter((one) => passes(one, chosen));

		await open(page, site, `?${queryOf(chosen)}`);
		const wanted = found.map((one) => one.url).sort();

		if (wanted.length) assert.deepEqual((await shownUrls(page)).sort(), wanted, queryOf(chosen));
		assert.equal(firstNumber(await status(page)), wanted.length, queryOf(chosen));
		await countsAreTrue(page, all, chosen);
	}
}

// Behind each value stands how many there would be of it under the choices of all other facets.
async function countsAreTrue(page, all, chosen) {
	for (const facet of ['kind', 'model', 'tool', 'age', 'folder', 'author']) {
		const others = Object.fromEntries(Object.entries(chosen).filter(([name]) => name !== facet));
		const under = all.filter((one) => passes(one, others));

		for (const [key, n] of Object.entries(await countsOf(page, facet)))
			assert.equal(n, under.filter((one) => one.values[facet].includes(key)).length, `${facet}=${key} with ${queryOf(chosen)}`);
	}
}

// Where values are folded away, none that leads to nothing stands before one that leads somewhere.
async function usefulValuesStandFirst(page, site, all) {
	const { kind } = all.at(-1);

	await open(page, site, `?kind=${kind}`);
	for (const name of ['folder', 'tool', 'author', 'model']) {
		if (!await page.locator(`[data-facet="${name}"] details`).count()) continue;
		const numbers = Object.values(await countsOf(page, name));

		assert.deepEqual(numbers, [...numbers].sort((a, b) => b - a), name);
	}
}

// A facet with two values or more of which the first is not what all have.
const usefulFacet = (all, names) => names.find((name) => new Set(all.flatMap((one) => one.values[name])).size > 1);

async function choosesAndGoesBack(page, site, all) {
	const facet = usefulFacet(all, ['model', 'tool', 'folder']);

	await open(page, site);
	const option = page.locator(`[data-facet="${facet}"] a[data-key]`).first();
	const key = await option.getAttribute('data-key');
	const n = all.filter((one) => one.values[facet].includes(key)).length;

	assert.equal(await option.getAttribute('role'), 'checkbox');
	await option.focus();
	await page.keyboard.press('Space');
	await announced(page, n);
	assert.equal(new URL(page.url()).searchParams.get(facet), key);
	const taken = page.locator(`[data-facet="${facet}"] a[data-key=${JSON.stringify(key)}]`); // it may stand elsewhere now
	assert.equal(await taken.getAttribute('aria-checked'), 'true');
	assert.equal(await page.locator(LISTED).count(), n);
	await page.locator('.chosen button').first().waitFor();
	await page.goBack();
	await announced(page, all.length);
	assert.equal(await page.locator('.chosen').count(), 0);
	await page.goForward();
	await announced(page, n);
	await page.reload();
	await announced(page, n);
	await page.locator('.chosen button').first().click();
	await announced(page, all.length);
	assert.equal(new URL(page.url()).search, '');
}

async function clearsAll(page, site, all) {
	const facet = usefulFacet(all, ['model', 'tool', 'folder']);
	const { key } = { key: all[0].values[facet][0] };

	await open(page, site, `?${facet}=${encodeURIComponent(key)}&q=${encodeURIComponent(all[0].name)}&sort=recent`);
	assert.equal(await page.locator('.chosen button').count(), 3);
	await page.locator('.chosen button').last().click();
	await announced(page, all.length);
	assert.equal(new URL(page.url()).search, '?sort=recent', 'the order stays');
	assert.ok(await page.evaluate(() => document.activeElement !== document.body), 'the focus is lost');
}

async function saysWhichToDrop(page, site, all) {
	const word = 'zzyzx';
	const facet = usefulFacet(all, ['model', 'tool', 'folder']);
	const key = all[0].values[facet][0];

	await open(page, site, `?${facet}=${encodeURIComponent(key)}&q=${word}`);
	assert.equal(await page.locator('table.listing').isVisible(), false);
	const button = page.locator('.advice button');

	assert.equal(await button.count(), 1, 'only the word is to blame');
	assert.equal(firstNumber(await button.innerText().then((text) => text.split('(').pop())),
		all.filter((one) => one.values[facet].includes(key)).length);
	await button.click();
	await announced(page, all.filter((one) => one.values[facet].includes(key)).length);
	await open(page, site, '?model=no-such-model&tool=no-such-tool');
	await page.locator('.advice button').click();
	await announced(page, all.length);
}

async function findsWords(page, site, all) {
	const { name, url } = all[Math.floor(all.length / 2)];

	await open(page, site);
	await page.locator('#ad-tools input').fill(name);
	await page.waitForFunction(() => location.search.includes('q='));
	await page.locator('.chosen').waitFor();
	assert.ok((await shownUrls(page)).includes(url), name);
	assert.ok(await page.locator(LISTED).count() < all.length || all.length < 3);
}

async function sorts(page, site, all) {
	const callers = new Map();

	for (const edge of site.graph.edges.filter((one) => one.until === null && one.resolved))
		callers.set(edge.target, (callers.get(edge.target) ?? new Set()).add(edge.source));
	const measures = {
		recent: (one) => (one.updated ? Date.parse(one.updated) : -Infinity),
		referenced: (one) => callers.get(one.id)?.size ?? 0,
		changed: (one) => one.revisions,
	};
	const byUrl = new Map(all.map((one) => [one.url, one]));

	for (const [name, measure] of Object.entries(measures)) {
		await open(page, site);
		const before = page.url();

		await page.locator('#ad-tools select').selectOption(name);
		await page.waitForFunction((was) => location.href !== was, before);
		await page.waitForFunction((count) => document.querySelectorAll('table.listing tbody tr').length === count, all.length);
		const got = (await shownUrls(page)).map((url) => measure(byUrl.get(url)));

		// ages below zero, of changes dated after the newest commit, count as none
		if (name !== 'recent') assert.deepEqual(got, [...got].sort((a, b) => b - a), name);
		else assert.equal(got.filter((time, i) => i && time > got[i - 1] && time <= Date.parse(all[0].updated)).length, 0, name);
		assert.equal(new URL(page.url()).searchParams.get('sort'), name);
	}
}

async function tabsChooseKinds(page, site, all) {
	await open(page, site);
	const tab = page.locator('.tabs a[data-kind=skill]');

	if (!await tab.count()) return;
	await tab.click();
	await announced(page, all.filter((one) => one.kind === 'skill').length);
	assert.equal(await tab.getAttribute('aria-current'), 'true');
	assert.equal(await optionOf(page, 'kind', 'skill').getAttribute('aria-checked'), 'true');
	await page.locator('.tabs a[data-kind=""]').click();
	await announced(page, all.length);
}

async function countersLeadToLists(page, site) {
	await open(page, site);
	const links = page.locator('.tally a[data-query]');

	for (let i = 0; i < await links.count(); i++) {
		await open(page, site);
		const query = await links.nth(i).getAttribute('data-query');
		const n = firstNumber(await links.nth(i).innerText());

		await links.nth(i).click();
		await page.locator('.chosen').waitFor();
		// what is counted are names, each of which several definitions have
		if (query.includes('duplicate')) assert.ok(firstNumber(await status(page)) >= 2 * n);
		else assert.equal(firstNumber(await status(page)), n, query);
	}
	await open(page, site, '?problems=1');
	assert.equal(new URL(page.url()).searchParams.get('problems'), '1');
}

async function remembersView(page, site) {
	const cardWidth = () => page.locator(LISTED).first().evaluate((row) => getComputedStyle(row).display);

	await open(page, site);
	assert.equal(await cardWidth(), 'table-row');
	await page.locator('.views button', { hasText: 'Cards' }).click();
	assert.equal(await cardWidth(), 'grid');
	// before any deferred script has run
	await page.goto(`${site.start}index.html`, { waitUntil: 'commit' });
	await page.waitForFunction(() => document.documentElement.dataset.view === 'cards');
	await page.locator('.views button', { hasText: 'Table' }).click();
	await open(page, site);
	assert.equal(await cardWidth(), 'table-row');
}

// An address that asks for a selection waits for it, so that the whole list is not shown first; not for ever.
async function waitsForSelection(page, site) {
	const pending = () => page.evaluate(() => document.documentElement.dataset.pending);

	await page.route('**/catalogue/data.js', () => {}); // never answered
	await page.goto(`${site.start}index.html?tool=ALL`, { waitUntil: 'domcontentloaded' });
	assert.equal(await pending(), 'on');
	await page.locator('table.listing').waitFor();
	assert.equal(await pending(), 'on', 'the list is shown although nothing came');
	await page.unroute('**/catalogue/data.js');
}

// All folded values can be found by a part of their name.
async function narrowsFoldedValues(page, site) {
	await open(page, site);
	const fold = page.locator('.facet .more').first();

	if (!await fold.count()) return;
	await fold.locator('summary').click();
	const name = (await fold.locator('li a span').last().innerText()).trim();

	await fold.locator('input').fill(name);
	assert.ok(await fold.locator('li:visible').count() >= 1);
	assert.ok((await fold.locator('li:visible').allInnerTexts()).every((text) => text.toLowerCase().includes(name.toLowerCase())));
	const whole = await fold.locator('li:visible a').last().getAttribute('title');

	if (!whole) return;
	await fold.locator('input').fill(whole);
	assert.ok(await fold.locator('li:visible').count() >= 1, whole);
}

// ---- a small window ----

async function opensSheet(page, site) {
	await page.setViewportSize({ width: 390, height: 844 });
	await open(page, site);
	assert.equal(await page.locator('.facets').isVisible(), false);
	await page.locator('.open-facets').click();
	await page.locator('.facets').waitFor({ state: 'visible' });
	await page.keyboard.press('Escape');
	await page.locator('.facets').waitFor({ state: 'hidden' });
	await page.locator('.open-facets').click();
	await page.locator('.close-facets').click();
	await page.locator('.facets').waitFor({ state: 'hidden' });
	await page.setViewportSize({ width: 1440, height: 900 });
}

const journeys = [
	['each selection contains what it must, and so do the counts', findsWhatIsChosen],
	['values that lead somewhere stand first', usefulValuesStandFirst],
	['a value is chosen by keyboard, and the address follows', choosesAndGoesBack],
	['all choices are cleared at once', clearsAll],
	['an empty list says which choice to drop', saysWhichToDrop],
	['words narrow the list', findsWords],
	['the list is sorted', sorts],
	['tabs choose a kind', tabsChooseKinds],
	['counters lead to their lists', countersLeadToLists],
	['table or cards are remembered', remembersView],
	['an address with a selection never shows all first', waitsForSelection],
	['folded values are found', narrowsFoldedValues],
	['in a small window the filters are a sheet', opensSheet],
];

export const checkCatalogue = (browser, site) =>
	runJourneys(browser, site, journeys, { named: 'catalogue: ', given: expectations(site), viewport: { width: 1440, height: 900 } });

// ---- without scripts ----

// Every facet's link that can be seen leads to a list as long as the number beside it says.
export async function checkCatalogueLinks(browser, site) {
	const { page, findings, close } = await watchedPage(browser, site.start, { javaScriptEnabled: false });
	const found = (text) => findings.push(text);

	await page.goto(`${site.start}index.html`);
	if (await page.locator(LISTED).count() !== site.catalog.definitions.length) found('not all rows are there');
	const links = await page.locator('.facet:visible a, .tabs a').evaluateAll((all) =>
		all.map((link) => [link.getAttribute('href'), Number(link.lastElementChild.textContent)]));

	for (const [href, n] of links) {
		await page.goto(new URL(href, `${site.start}index.html`).href);
		const isDefinition = site.catalog.definitions.some((one) => one.url === decodeURIComponent(href));

		if (isDefinition ? n !== 1 : await page.locator(LISTED).count() !== n) found(`${href} has not ${n} definitions`);
	}
	await page.setViewportSize({ width: 390, height: 844 });
	await page.goto(`${site.start}index.html`);
	await page.locator('.open-facets').click();
	if (!await page.locator('.facets').isVisible()) found('the sheet does not open');
	await close();
	clean(`${site.name}: catalogue: without scripts each facet leads to its list`, findings);
}

// ---- many definitions ----

export const MANY = 1230;

const FEW = 30; // of them in a folder of their own, the name of which is too long for one line
const LONG_FOLDER = 'kit/with/a/long/path/parts';

// A folder of so many definitions that its list goes on over several pages, and another one.
export function manyDefinitions(folder) {
	for (const path of ['all/agents', `${LONG_FOLDER}/agents`]) mkdirSync(join(folder, path), { recursive: true });
	for (let i = 0; i < MANY; i++) {
		const agents = join(folder, i < MANY - FEW ? 'all' : LONG_FOLDER, 'agents');
		const name = `agent-${String(i).padStart(5, '0')}`;
		const model = ['opus', 'sonnet', 'haiku'][i % 3];

		writeFileSync(join(agents, `${name}.md`),
			`---\nname: ${name}\ndescription: Number ${i} of many.\nmodel: ${model}\ncolor: red\ntools: Read${i % 2 ? ', Bash' : ''}\n---\n\nText.\n`);
	}
	return folder;
}

async function pagesFollowEachOther(page, site) {
	const seen = [];

	await page.goto(`${site.start}index.html`);
	for (;;) {
		const urls = await page.locator(`${LISTED} th a`).evaluateAll((links) => links.map((link) => link.href));

		assert.ok(urls.length <= 400);
		seen.push(...urls);
		const next = page.locator('.pager a[rel=next]');

		if (!await next.count()) break;
		await next.click();
		await page.locator('.pager a[rel=prev]').waitFor();
	}
	assert.equal(new Set(seen).size, MANY);
}

async function filtersAllPages(page, site) {
	await page.goto(`${site.start}index.html`);
	await optionOf(page, 'tool', 'Bash').click();
	await announced(page, MANY / 2);
	assert.equal(await page.locator(LISTED).count(), 400);
	const last = page.locator(LISTED).last();

	assert.match(await last.innerText(), /agent-00799/);
	await page.waitForFunction(() => document.querySelector('table.listing tbody').lastElementChild.textContent.includes('Number 799 of many.'));
	assert.match(await last.innerText(), /sonnet/);
	await page.locator('.more-rows').click();
	await page.waitForFunction((n) => document.querySelectorAll('table.listing tbody tr').length === n, MANY / 2);
	await page.goto(`${site.start}index.html?q=agent-01229`);
	await announced(page, 1);
	assert.match(await page.locator(LISTED).innerText(), /agent-01229/);
	await page.locator(`${LISTED} th a`).click();
	await page.waitForURL(/agents\/agent-01229\.html$/);
	await page.goto(`${site.start}index.html?model=opus`);
	await announced(page, MANY / 3);
	assert.equal(await page.locator(LISTED).count(), MANY / 3, 'a list of up to 500 is whole');
	assert.equal(await page.locator('.more-rows').isVisible(), false);
	await page.goBack();
}

// Beside the list a folder goes by the end of its path; what was chosen is told whole.
async function namesFoldersBriefly(page, site) {
	await page.goto(`${site.start}index.html`);
	const option = optionOf(page, 'folder', LONG_FOLDER);

	assert.match(await option.innerText(), /^…\/\S*parts\s+30$/);
	assert.equal(await option.getAttribute('title'), LONG_FOLDER);
	await option.click();
	await announced(page, FEW);
	assert.match(await page.locator('.chosen button').first().innerText(), new RegExp(LONG_FOLDER));
}

const ofMany = [
	['pages follow each other', pagesFollowEachOther],
	['filters hold for all pages', filtersAllPages],
	['folders have brief names', namesFoldersBriefly],
];

export const checkManyPages = (browser, site) => runJourneys(browser, site, ofMany, { named: 'catalogue: ' });
