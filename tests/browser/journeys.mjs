// SPDX-License-Identifier: MIT
// What a reader does on a site, step by step, on any collection: each journey chooses its definitions
// by what the site says of itself. What must hold for every page is kinds.mjs.
import assert from 'node:assert/strict';
import { runJourneys } from './runner.mjs';
import { mostRelated, mostRevised } from './sites.mjs';

const heading = (page) => page.locator('h1').first().innerText();
const pathOf = (page, site) => decodeURIComponent(page.url().slice(site.start.length)).replace(/[?#].*/, '');
const open = (page, site, path) => page.goto(site.start + path);
const followedTo = (page, site, path) => page.waitForURL((url) => decodeURIComponent(url.href).startsWith(site.start + path));

// Clicks a link and waits for the page that it leads to.
async function follow(page, link) {
	const target = await link.evaluate((node) => new URL(node.getAttribute('href'), document.baseURI).href);

	await link.click();
	await page.waitForURL((url) => url.href === target);
	await page.locator('h1').first().waitFor();
}

// ---- reading ----

async function opensCatalogue(page, site) {
	await open(page, site, 'index.html');
	assert.equal(await page.locator('table.listing tbody tr').count(), site.catalog.definitions.length);
	await follow(page, page.locator('table.listing tbody th a').first());
	assert.ok(site.catalog.definitions.some((one) => one.url === pathOf(page, site)), page.url());
}

async function followsNeighbour(page, site) {
	const definition = mostRelated(site);

	await open(page, site, definition.url);
	await follow(page, page.locator('svg.graph a.node').first());
	assert.notEqual(pathOf(page, site), definition.url);
	assert.ok(await heading(page));
}

async function followsEvidence(page, site) {
	const definition = mostRelated(site);

	await open(page, site, definition.url);
	await follow(page, page.locator('#ad-relations a.line').first());
	const line = new URL(page.url()).hash;

	assert.match(line, /^#L\d+$/);
	await page.locator(line).waitFor({ state: 'visible' });
}

async function readsHistory(page, site) {
	const definition = mostRevised(site);

	await open(page, site, definition.url);
	await follow(page, page.locator('.actions a', { hasText: 'History' }));
	assert.equal(await page.locator('ol.revisions > li').count(), definition.revisions);
	await follow(page, page.locator('ol.revisions a.what').last());
	assert.match(await page.locator('main').innerText(), new RegExp(`revision 1 of ${definition.revisions}`, 'i'));
	await follow(page, page.locator('.actions a', { hasText: 'Newer' }));
	assert.match(await page.locator('main').innerText(), new RegExp(`revision 2 of ${definition.revisions}`, 'i'));
	await follow(page, page.locator(`.notice a[href$="${definition.url.split('/')[1]}"]`).first());
	assert.equal(pathOf(page, site), definition.url);
}

async function readsChanges(page, site) {
	await open(page, site, 'changes.html');
	await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
	await follow(page, page.locator('ol.commits ul a').first());
	assert.match(pathOf(page, site), /^(?:agents|skills|commands)\//);
}

async function opensGroupOfGraph(page, site) {
	await open(page, site, 'graph.html');
	const links = page.locator('svg.groups a.node:not([data-focus])');

	if (!await links.count()) await page.locator('.tabs a[data-view=table]').click();
	await follow(page, await links.count() ? links.first() : page.locator('table.defs th a').first());
	assert.match(pathOf(page, site), /^(?:graph|folders)\//);
}

// ---- searching ----

// In the page: whether the fragment of the address, if there is one, names something.
const fragmentLeadsSomewhere = () =>
	!location.hash || document.getElementById(decodeURIComponent(location.hash.slice(1))) !== null;

async function findsByTyping(page, site) {
	const definition = mostRelated(site);

	await open(page, site, 'index.html');
	await page.keyboard.press('/');
	await page.waitForFunction(() => document.activeElement?.name === 'q');
	await page.keyboard.type(definition.name);
	await page.locator('.search-window a.ad-hit mark').first().waitFor();
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	await followedTo(page, site, definition.url);
	assert.ok(await page.evaluate(fragmentLeadsSomewhere), page.url());
	assert.equal(await page.inputValue('#ad-search input'), '');
}

async function searches(page, site) {
	const definition = mostRelated(site);
	const word = definition.name.split(/[\s-]/)[0];

	await open(page, site, `search.html?q=${encodeURIComponent(word)}`);
	await page.locator('#ad-results li mark').first().waitFor();
	assert.equal(await page.inputValue('#ad-search-page input'), word);
	const titles = page.locator('#ad-results .ad-hit-title');
	const [, total] = (await page.locator('#ad-results .ad-result-count').innerText())
		.replaceAll(',', '').match(/^(\d+) results?/);

	assert.equal(await titles.count(), Math.min(Number(total), 50));
	assert.ok((await titles.allInnerTexts()).includes(definition.name), `no ${definition.name}`);
	await page.fill('#ad-search-page input', definition.name);
	await page.waitForFunction((name) => new URL(location.href).searchParams.get('q') === name, definition.name);
	await page.locator('#ad-results .ad-hit', { hasText: definition.name }).first().click();
	await followedTo(page, site, definition.url.replace(/[^/]*$/, ''));
	assert.ok(await page.evaluate(fragmentLeadsSomewhere), page.url());
	await page.goBack();
	await page.locator('#ad-results li mark').first().waitFor();
	assert.equal(await page.inputValue('#ad-search-page input'), definition.name);
}

// The field of every page leads to the search page, with scripts and without.
async function submitsSearch(page, site) {
	await open(page, site, mostRevised(site).url);
	await page.keyboard.press('/');
	await page.keyboard.type('the');
	await page.keyboard.press('Shift+Enter');
	await page.waitForURL(/search\.html\?q=the$/);
	await page.locator('#ad-results li').first().waitFor();
}

// ---- choosing ----

async function remembersTheme(page, site) {
	const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

	await page.emulateMedia({ colorScheme: 'light' });
	await open(page, site, 'index.html');
	const light = await background();

	await page.locator('button.theme').click();
	await page.waitForFunction((color) => getComputedStyle(document.body).backgroundColor !== color, light);
	const dark = await background();

	assert.equal(await page.locator('button.theme').getAttribute('aria-pressed'), 'true');
	await open(page, site, mostRelated(site).url);
	assert.equal(await background(), dark);
	assert.equal(await page.locator('button.theme').getAttribute('aria-pressed'), 'true');
	await page.locator('button.theme').click();
	await open(page, site, 'graph.html');
	assert.equal(await background(), light);
}

const choiceOf = (page) => Object.fromEntries(new URL(page.url()).searchParams);
const baseOf = ({ url }) => url.replace(/\.html$/, '');

// Waits until the comparison names these two, of which the links lead to a version or the current page.
const comparing = (page, ...definitions) => page.waitForFunction((bases) => {
	const links = [...document.querySelectorAll('.compared a')].map((link) => decodeURIComponent(link.href));

	return links.length === 2 && links.every((href, i) => href.includes(bases[i]));
}, definitions.map(baseOf));

async function compares(page, site) {
	const [a, b] = [mostRelated(site), site.catalog.definitions.find((one) => one.id !== mostRelated(site).id)];

	await open(page, site, 'compare.html');
	await page.fill('input[name=a]', a.id);
	await page.fill('input[name=b]', b.id);
	await page.locator('#ad-compare .words').waitFor();
	assert.deepEqual(choiceOf(page), { a: a.id, b: b.id });
	await page.reload();
	await page.locator('#ad-compare .words').waitFor();
	assert.equal(await page.inputValue('input[name=b]'), b.id);
	await comparing(page, a, b);
	await page.getByRole('button', { name: 'Swap' }).click();
	await comparing(page, b, a);
	assert.deepEqual(choiceOf(page), { a: b.id, b: a.id });
	await page.goBack();
	await comparing(page, a, b);
	assert.equal(await page.inputValue('input[name=a]'), a.id);
	await follow(page, page.locator('.compared a').first());
	assert.ok(pathOf(page, site).startsWith(baseOf(a)), page.url());
}

async function comparesVersions(page, site) {
	const { id } = mostRevised(site);

	await open(page, site, `compare.html?${new URLSearchParams({ a: id, b: id })}`);
	await page.getByText('Both texts are the same.').waitFor();
	const commits = await page.locator('select[name=a-version] option').evaluateAll((all) => all.map((one) => one.value));

	assert.equal(commits.length, mostRevised(site).revisions);
	await page.selectOption('select[name=a-version]', commits.at(-1));
	await page.locator('#ad-compare .words').waitFor();
	assert.deepEqual(choiceOf(page), { a: `${id}@${commits.at(-1)}`, b: id });
	await page.goBack();
	await page.getByText('Both texts are the same.').waitFor();
}

async function comparesChosenRevisions(page, site) {
	const { id, revisions, url } = mostRevised(site);

	await open(page, site, url.replace(/\.html$/, '/history.html'));
	await page.locator('input[name=a]').nth(revisions - 1).check();
	await page.locator('#ad-choose button').click();
	await page.locator('#ad-compare .words').waitFor();
	assert.equal(choiceOf(page).a.split('@')[0], id);
	assert.equal(await page.locator('select[name=a-version]').evaluate((select) => select.selectedIndex), revisions - 1);
	assert.equal(await page.locator('select[name=b-version]').evaluate((select) => select.selectedIndex), 0);
}

async function saysWhatCannotBeCompared(page, site) {
	const { id } = mostRevised(site);
	const told = (text) => page.getByRole('status').filter({ hasText: text }).waitFor();

	await open(page, site, `compare.html?${new URLSearchParams({ a: 'agent/zzyzx', b: id })}`);
	await told('There is no definition “agent/zzyzx”.');
	await open(page, site, `compare.html?${new URLSearchParams({ a: `${id}@0123456789`, b: id })}`);
	await told(`${id} has no version “0123456789”.`);
	await open(page, site, 'compare.html');
	await told('Choose a definition on each side.');
}

// ---- the keyboard ----

// In the page: how the element with the focus looks, it and what it is made of.
function looks() {
	const node = document.activeElement;
	const properties = ['outlineStyle', 'outlineWidth', 'outlineColor', 'boxShadow', 'backgroundColor', 'borderColor',
		'stroke', 'strokeWidth', 'textDecorationLine', 'clipPath', 'transform', 'top'];
	const look = (one) => properties.map((property) => getComputedStyle(one)[property]).join();
	const focused = [node, ...node.children].map(look).join(';');

	node.blur();
	const plain = [node, ...node.children].map(look).join(';');

	node.focus({ preventScroll: true });
	return { name: `${node.tagName} “${(node.textContent || node.name || '').trim().slice(0, 30)}”`, differs: focused !== plain };
}

async function showsFocus(page, site) {
	for (const path of [mostRelated(site).url, 'index.html', 'graph.html']) {
		await open(page, site, path);
		for (let i = 0; i < 30; i++) {
			await page.keyboard.press('Tab');
			if (await page.evaluate(() => document.activeElement === document.body)) break;
			const { name, differs } = await page.evaluate(looks);

			assert.ok(differs, `${path}: no focus to be seen on ${name}`);
		}
	}
}

async function skipsToContent(page, site) {
	await open(page, site, 'index.html');
	await page.keyboard.press('Tab');
	await page.locator('a.skip:focus').waitFor({ state: 'visible' });
	await page.keyboard.press('Enter');
	await page.keyboard.press('Tab');
	assert.ok(await page.evaluate(() => document.querySelector('main').contains(document.activeElement)));
}

// ---- what is not there ----

async function findsNothing(page, site) {
	for (const path of ['zzyzx.html', 'agents/zzyzx.html', 'agents/zzyzx/at/all.html']) {
		await open(page, site, path);
		assert.match(await heading(page), /Page not found$/);
		const loaded = await page.evaluate(() => [...document.styleSheets].every((sheet) => sheet.cssRules.length > 0));

		assert.ok(loaded && await page.evaluate(() => document.styleSheets.length > 0), 'no style');
		await page.keyboard.press('/');
		await page.keyboard.type(mostRelated(site).name);
		await page.locator('.search-window a.ad-hit').first().waitFor();
		await page.keyboard.press('Escape');
		await follow(page, page.locator('.actions a', { hasText: 'Catalogue' }));
		assert.equal(pathOf(page, site), 'index.html');
	}
}

async function followsRedirect(page, site) {
	await open(page, site, site.redirect);
	await page.waitForURL((url) => !url.href.endsWith(site.redirect));
	assert.ok(site.catalog.definitions.some((one) => one.url === pathOf(page, site)), page.url());
}

const hasRelations = (site) => site.graph.edges.some((edge) => edge.resolved);
const hasHistory = (site) => mostRevised(site).revisions > 1;
const isServed = (site) => site.start.startsWith('http');

const journeys = [
	['the catalogue opens and leads to definitions', opensCatalogue],
	['a neighbour in the drawing is followed', followsNeighbour, hasRelations],
	['the line that states a relation is followed', followsEvidence, hasRelations],
	['from the history to a revision and back', readsHistory, hasHistory],
	['from the changes to a revision', readsChanges, hasHistory],
	['a folder in the graph opens', opensGroupOfGraph, hasRelations],
	['a name typed behind / is found and opened', findsByTyping],
	['the search page finds, keeps its query and comes back', searches],
	['the box of every page leads to the search page', submitsSearch],
	['the theme is remembered', remembersTheme],
	['two definitions are compared', compares],
	['two versions are compared', comparesVersions, hasHistory],
	['two revisions of a history are compared', comparesChosenRevisions, hasHistory],
	['what cannot be compared is told', saysWhatCannotBeCompared],
	['the focus of the keyboard is seen everywhere', showsFocus],
	['the keyboard skips to the content', skipsToContent],
	['a page that is not there says so at any depth', findsNothing, isServed],
	['an old address leads to the new one', followsRedirect, (site) => site.redirect],
];

export const checkJourneys = (browser, site) => runJourneys(browser, site, journeys, { missing: '/zzyzx' });
