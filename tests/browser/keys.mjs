// SPDX-License-Identifier: MIT
// The single keys: what each does, where they do nothing, their list, and that they can be switched off.
import assert from 'node:assert/strict';
import { runJourneys } from './runner.mjs';
import { mostRevised, revisionThatHas } from './sites.mjs';

const LIST = '.keys-window';
const open = (page, site, path) => page.goto(site.start + path);
const pathOf = (page, site) => decodeURIComponent(page.url().slice(site.start.length)).replace(/[?#].*/, '');
const isShown = (page, selector) => page.locator(`${selector}[open]`).isVisible();
const shown = (page, selector) => page.locator(`${selector}[open]`).waitFor();
const hidden = (page, selector) => page.locator(selector).waitFor({ state: 'hidden' });
const theme = (page) => page.evaluate(() => document.documentElement.dataset.theme ?? '');
const historyOf = ({ url }) => url.replace(/\.html$/, '/history.html');
const baseOf = ({ url }) => url.replace(/\.html$/, '');

// Presses a key and gives the page that it leads to.
async function pressAndGo(page, site, key) {
	const before = page.url();

	await page.keyboard.press(key);
	await page.waitForURL((url) => url.href !== before);
	return pathOf(page, site);
}

async function walksRevisions(page, site) {
	const definition = mostRevised(site);

	await open(page, site, historyOf(definition));
	const newest = await pressAndGo(page, site, 'd');

	assert.ok(newest.startsWith(`${baseOf(definition)}/`), newest);
	const older = await pressAndGo(page, site, 'p');

	assert.notEqual(older, newest);
	assert.equal(await pressAndGo(page, site, 'n'), newest);
	assert.equal(await pressAndGo(page, site, 'h'), historyOf(definition));
}

async function walksChanges(page, site) {
	const path = revisionThatHas(site, 'class="view words"');
	const focused = () => page.evaluate(() => {
		const node = document.activeElement;

		return [...document.querySelectorAll('.block, .hunk, .fold > summary')].indexOf(node);
	});

	await open(page, site, path);
	await page.keyboard.press('j');
	const first = await focused();

	assert.ok(first >= 0, 'the first change has the focus');
	await page.keyboard.press('j');
	assert.ok(await focused() >= first);
	await page.keyboard.press('k');
	assert.equal(await focused(), first);
	// a view that has been chosen has the focus, but nothing can be typed into it
	await page.locator('label[for=ad-view-unified]').click();
	await page.keyboard.press('j');
	assert.ok(await focused() >= 0, 'from change to change in the chosen view');
}

async function leadsToGraphAndCatalogue(page, site) {
	await open(page, site, 'changes.html');
	assert.equal(await pressAndGo(page, site, 'g'), 'graph.html');
	assert.equal(await pressAndGo(page, site, 'c'), 'index.html');
}

async function changesTheme(page, site) {
	await page.emulateMedia({ colorScheme: 'light' });
	await open(page, site, 'index.html');
	await page.keyboard.press('t');
	const byKey = await theme(page);

	await page.evaluate(() => localStorage.clear());
	await page.reload();
	assert.notEqual(byKey, await theme(page), 'the key changed it');
	await page.locator('button.theme').click();
	assert.equal(await theme(page), byKey, 'as the button does');
}

// ---- where keys mean nothing ----

async function ignoresModifiers(page, site) {
	await open(page, site, 'index.html');
	for (const key of ['Alt+s', 'Control+s', 'Meta+s', 'Alt+t', 'Control+Shift+k', 'Control+Alt+k', 'S', 'T'])
		await page.keyboard.press(key);
	assert.equal(await isShown(page, 'dialog'), false);
	assert.equal(await theme(page), '');
	assert.equal(pathOf(page, site), 'index.html');
}

// In the page: adds what can be typed into.
function addFields() {
	for (const [name, properties] of [
		['input', { id: 'field' }], ['textarea', { id: 'text' }], ['select', { id: 'choice' }],
		['div', { id: 'edit', contentEditable: 'true', tabIndex: 0 }],
	]) document.querySelector('main').append(Object.assign(document.createElement(name), properties));
}

async function ignoresFields(page, site) {
	await open(page, site, 'index.html');
	await page.evaluate(addFields);
	for (const id of ['field', 'text', 'choice', 'edit']) {
		await page.focus(`#${id}`);
		for (const key of ['/', 's', '?', 't', 'g', 'c']) await page.keyboard.press(key);
		assert.equal(await isShown(page, 'dialog'), false, id);
		assert.equal(await theme(page), '', id);
	}
	assert.equal(await page.inputValue('#field'), '/s?tgc');
	assert.equal(await page.innerText('#edit'), '/s?tgc');
	assert.equal(pathOf(page, site), 'index.html');
}

async function ignoresDialogs(page, site) {
	await open(page, site, 'index.html');
	await page.keyboard.press('?');
	await shown(page, LIST);
	for (const key of ['/', 's', 't', 'g']) await page.keyboard.press(key);
	assert.equal(await isShown(page, '.search-window'), false);
	assert.equal(await theme(page), '');
	assert.equal(pathOf(page, site), 'index.html');
}

// ---- the list ----

// In the page: whether the button ends the footer, in the line of the links that all sites have.
function endsFooter(button) {
	const last = document.querySelector('.foot').lastElementChild;
	const link = last.querySelector('a').getBoundingClientRect();
	const { top, bottom } = button.getBoundingClientRect();

	return last.lastElementChild === button && top < link.bottom && bottom > link.top;
}

async function linksList(page, site) {
	await open(page, site, 'index.html');
	const button = page.locator('.foot button');

	assert.equal(await button.count(), 1);
	assert.equal(await button.innerText(), 'Keys');
	assert.ok(await button.evaluate(endsFooter), 'it stands in the last line of the footer, at its end');
}

async function listsKeys(page, site) {
	await open(page, site, 'graph.html');
	const button = page.locator('.foot button', { hasText: 'Keys' });

	await button.focus();
	await page.keyboard.press('Enter');
	await shown(page, LIST);
	const text = await page.locator(LIST).innerText();

	for (const what of ['Search', 'Next', 'Previous', 'History', 'Graph', 'Light or dark', 'From box to box'])
		assert.ok(text.includes(what), `${what} in ${text}`);
	await page.keyboard.press('Escape');
	await hidden(page, LIST);
	assert.ok(await button.evaluate((node) => node === document.activeElement), 'the focus is back');
	await button.evaluate((node) => node.blur());
	await page.keyboard.press('?');
	await shown(page, LIST);
}

async function listsNoHistory(page, site) {
	await open(page, site, 'insights.html');
	await page.evaluate(() => {
		document.documentElement.dataset.history = 'off';
	});
	await page.keyboard.press('?');
	await shown(page, LIST);
	const keys = await page.locator(`${LIST} kbd`).allInnerTexts();

	assert.ok(keys.includes('g') && keys.includes('e'), keys.join());
	for (const key of ['h', 'd', 'b']) assert.ok(!keys.includes(key), `${key} in ${keys}`);
}

async function switchesOff(page, site) {
	const box = page.locator(`${LIST} input[type=checkbox]`);

	await open(page, site, 'index.html');
	await page.keyboard.press('?');
	await box.uncheck();
	await page.keyboard.press('Escape');
	await open(page, site, 'changes.html');
	for (const key of ['/', 's', '?', 't', 'g']) await page.keyboard.press(key);
	assert.equal(await isShown(page, 'dialog'), false);
	assert.equal(pathOf(page, site), 'changes.html');
	await page.keyboard.press('Control+k');
	await shown(page, '.search-window'); // Ctrl-K is no single key
	await page.keyboard.press('Escape');
	await page.locator('.foot button', { hasText: 'Keys' }).click();
	assert.equal(await box.isChecked(), false);
	await box.check();
	await page.keyboard.press('Escape');
	await page.evaluate(() => document.activeElement.blur());
	await page.keyboard.press('s');
	await shown(page, '.search-window');
}

const hasHistory = (site) => mostRevised(site).revisions > 2;

const journeys = [
	['keys lead from revision to revision', walksRevisions, hasHistory],
	['keys lead from change to change', walksChanges, (site) => revisionThatHas(site, 'class="view words"')],
	['keys lead to the graph and the catalogue', leadsToGraphAndCatalogue, hasHistory],
	['t changes the theme as the button does', changesTheme],
	['keys with a modifier are left alone', ignoresModifiers],
	['keys in a field are left alone', ignoresFields],
	['keys in a dialog are left alone', ignoresDialogs],
	['the list is at the end of the footer', linksList],
	['? lists the keys', listsKeys],
	['? lists no keys of a history that is left out', listsNoHistory],
	['single keys can be switched off', switchesOff, hasHistory],
];

export const checkKeys = (browser, site) => runJourneys(browser, site, journeys);

// A site whose configuration says "keyboard: false".
async function hasNoKeys(page, site) {
	await open(page, site, 'index.html');
	for (const key of ['/', 's', '?', 't', 'g']) await page.keyboard.press(key);
	assert.equal(await isShown(page, 'dialog'), false);
	assert.equal(pathOf(page, site), 'index.html');
	await page.locator('.foot button', { hasText: 'Keys' }).click();
	await shown(page, LIST);
	assert.match(await page.locator(LIST).innerText(), /This site has no single keys/);
	assert.equal(await page.locator(`${LIST} kbd`).count(), 2, 'the list has Ctrl-K and Esc');
	assert.equal(await page.locator(`${LIST} input`).count(), 0, 'there is nothing to switch on');
	await page.keyboard.press('Escape');
	await page.keyboard.press('Control+k');
	await shown(page, '.search-window');
}

export const checkNoKeys = (browser, site) =>
	runJourneys(browser, site, [['a site without single keys has none, and says so', hasNoKeys]]);
