// SPDX-License-Identifier: MIT
// The search as a reader uses it: the dialog on every kind of page, what it loads and when, the page of
// results and its address, and the page for what is not there. What is found, and in which order, is
// tests/search.
import assert from 'node:assert/strict';
import { openKind } from './kinds.mjs';
import { pagesOfAllKinds } from './pages.mjs';
import { runJourneys } from './runner.mjs';
import { mostRelated } from './sites.mjs';

const WINDOW = '.search-window';
const FIELD = `${WINDOW} [role=combobox]`;
const OPTION = `${WINDOW} a[role=option]`;
const PHONE = { width: 390, height: 844 };

const open = (page, site, path) => page.goto(site.start + path);
const isOpen = (page) => page.locator(`${WINDOW}[open]`).isVisible();
const opened = (page) => page.locator(`${WINDOW}[open]`).waitFor();
const closed = (page) => page.locator(WINDOW).waitFor({ state: 'hidden' });
const queryOf = (page) => new URL(page.url()).searchParams.get('q');
const chosen = (page) => page.locator(`${FIELD}`).getAttribute('aria-activedescendant');
const said = (page) => page.locator(`${WINDOW} [role=status]`).innerText();
const leads = (page, site, { url }) => page.waitForURL((to) => decodeURIComponent(to.href).startsWith(site.start + url));

// Opens the dialog with a key and types.
async function ask(page, query) {
	await page.keyboard.press('/');
	await opened(page);
	await page.keyboard.type(query);
	await page.locator(OPTION).first().waitFor();
	await page.locator(`${WINDOW} [role=listbox]`).evaluate(isStill);
}

// Each letter may bring other results: resolves when the list has not changed for a while.
function isStill(list) {
	return new Promise((resolve) => {
		let timer;
		const wait = () => {
			clearTimeout(timer);
			timer = setTimeout(() => {
				observer.disconnect();
				resolve();
			}, 400);
		};
		const observer = new MutationObserver(wait);

		observer.observe(list, { childList: true });
		wait();
	});
}

// The addresses that a page asks for while something is done, below where its site begins.
async function requestsDuring(page, site, act) {
	const asked = [];
	const note = (request) => asked.push(decodeURIComponent(request.url()).slice(site.start.length));

	page.on('request', note);
	await act();
	page.off('request', note);
	return asked;
}

// ---- opening and closing ----

async function loadsNothingBefore(page, site) {
	const asked = await requestsDuring(page, site, async () => {
		await page.goto(site.start + mostRelated(site).url, { waitUntil: 'networkidle' });
	});
	const ofSearch = (path) => /^search\/|assets\/(?:rank|shards|dialog|completion|keys_list)\.js|search\.css/.test(path);

	assert.deepEqual(asked.filter(ofSearch), []);
	const later = await requestsDuring(page, site, async () => {
		await page.focus('#ad-search input');
		await page.waitForFunction(() => window.agentdoc.searchDialog);
	});
	assert.ok(later.some((path) => path === 'search/documents.js'), later.join());
	assert.equal(await isOpen(page), false, 'the focus alone opens nothing');
}

async function opensEverywhere(page, site) {
	for (const [kind, path] of pagesOfAllKinds(site)) {
		if (kind === 'redirect') continue;
		await openKind(page, site, kind, path);
		await page.evaluate(() => document.activeElement?.blur());
		await ask(page, mostRelated(site).name);
		assert.equal(await page.inputValue(FIELD), mostRelated(site).name, kind);
		await page.keyboard.press('Escape');
		await closed(page);
	}
}

async function opensInManyWays(page, site) {
	await open(page, site, 'index.html');
	for (const key of ['/', 's', 'Control+k', 'Meta+k']) {
		await page.keyboard.press(key);
		await opened(page);
		assert.equal(await page.inputValue(`${WINDOW} input`), '', `${key} is not typed`);
		await page.keyboard.press('Escape');
		await closed(page);
	}
	await page.click('#ad-search input');
	await opened(page); // a click on the field
	await page.locator(`${WINDOW} button`, { hasText: 'Close' }).click();
	await closed(page);
	await page.click('#ad-search button');
	await opened(page); // the button
	await page.locator(FIELD).waitFor();
	await page.keyboard.press('Control+k');
	await closed(page); // the same key closes
	await page.keyboard.press('/');
	await opened(page);
	await page.mouse.click(5, 5);
	await closed(page); // a click beside it closes
}

async function givesFocusBack(page, site) {
	await open(page, site, 'index.html');
	const link = page.locator('main a').nth(3);

	await link.focus();
	await ask(page, 'a');
	await page.keyboard.press('Escape');
	assert.ok(await link.evaluate((node) => node === document.activeElement), 'the link has it again');
	await page.focus('#ad-search input');
	await page.keyboard.type(mostRelated(site).name.slice(0, 3));
	await page.locator(OPTION).first().waitFor();
	assert.equal(await page.inputValue(FIELD), mostRelated(site).name.slice(0, 3), 'what is typed into the field goes along');
	await page.keyboard.press('Escape');
	assert.equal(await page.evaluate(() => document.activeElement.closest('form')?.id), 'ad-search');
}

// ---- choosing ----

async function movesByArrows(page, site) {
	await open(page, site, 'index.html');
	await ask(page, mostRelated(site).name);
	const count = await page.locator(`${WINDOW} [role=option]`).count();

	assert.equal(await chosen(page), null, 'nothing is chosen at first');
	await page.keyboard.press('Home');
	assert.equal(await chosen(page), null, 'Home is the field’s');
	await page.keyboard.press('ArrowDown');
	assert.equal(await chosen(page), 'ad-option-0');
	await page.keyboard.press('ArrowUp');
	assert.equal(await chosen(page), `ad-option-${count - 1}`);
	await page.keyboard.press('Home');
	assert.equal(await chosen(page), 'ad-option-0');
	await page.keyboard.press('End');
	assert.equal(await chosen(page), `ad-option-${count - 1}`);
	assert.equal(await page.locator(`${WINDOW} [aria-selected=true]`).count(), 1);
	assert.equal(await page.locator(FIELD).getAttribute('aria-expanded'), 'true');
	await page.keyboard.press('Tab');
	assert.ok(await page.evaluate(() => document.activeElement.closest('.search-window') && document.activeElement.name !== 'q'),
		'Tab goes on within the dialog');
}

async function entersAtOnce(page, site) {
	const definition = mostRelated(site);

	await open(page, site, 'graph.html');
	await page.keyboard.press('/');
	await page.keyboard.type(definition.name);
	await page.keyboard.press('Enter');
	await leads(page, site, definition);
}

// Although a heading may have all words of the name, too, as one does in a real collection.
async function leadsToTop(page, site) {
	const { url, name } = mostRelated(site);
	const result = page.locator(`${OPTION}[href*="${encodeURI(url)}"]`);

	await open(page, site, 'index.html');
	await ask(page, name);
	await result.locator('.ad-excerpt').waitFor();
	assert.doesNotMatch(await result.getAttribute('href'), /#/);
}

async function opensTabs(page, site) {
	const definition = mostRelated(site);

	await open(page, site, 'index.html');
	await ask(page, definition.name);
	await page.keyboard.press('ArrowDown');
	const [tab] = await Promise.all([page.context().waitForEvent('page'), page.keyboard.press('Control+Enter')]);

	await tab.waitForURL((url) => decodeURIComponent(url.href).startsWith(site.start + definition.url));
	await tab.close();
	await opened(page); // the dialog stays
	const [other] = await Promise.all([
		page.context().waitForEvent('page'),
		page.locator(OPTION).first().click({ button: 'middle' }),
	]);

	await other.close();
	await page.locator(OPTION).first().click();
	await leads(page, site, definition);
}

async function remembersOpened(page, site) {
	const definition = mostRelated(site);

	await open(page, site, 'index.html');
	await ask(page, definition.name);
	await page.keyboard.press('Enter');
	await leads(page, site, definition);
	await open(page, site, 'graph.html');
	await page.keyboard.press('/');
	await page.locator(`${WINDOW} [role=group]`).first().waitFor();
	assert.match(await page.locator(`${WINDOW} [role=group]`).first().innerText(), /^Opened lately/);
	assert.equal(await page.locator(`${WINDOW} .ad-hit-title`).first().innerText(), definition.name);
	await page.locator(`${WINDOW} button`, { hasText: 'Forget' }).click();
	assert.equal(await page.getByText('Opened lately').count(), 0);
}

async function completesOperators(page, site) {
	await open(page, site, 'index.html');
	await page.keyboard.press('/');
	await page.locator(`${WINDOW} .chip`, { hasText: 'kind:' }).click();
	await page.locator(`${WINDOW} .ad-hit-query`).first().waitFor();
	assert.equal(await page.inputValue(FIELD), 'kind:');
	const value = await page.locator(`${WINDOW} .ad-hit-query > span`).first().innerText();

	assert.match(value, /^kind:(?:agent|skill|command)$/);
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	assert.equal(await page.inputValue(FIELD), `${value} `);
	await opened(page);
}

async function saysWhatIsFound(page, site) {
	await open(page, site, 'index.html');
	await ask(page, mostRelated(site).name);
	assert.match(await said(page), /^[\d,]+ results?/);
	await page.fill(FIELD, 'zzyzxqq');
	await page.waitForFunction(() => /Nothing found/.test(document.querySelector('.search-window').innerText));
}

// ---- slow files ----

// What belongs to an older query comes late and is not shown.
async function showsTheLastQuery(page, site) {
	const [first, second] = site.catalog.definitions.map((one) => one.name);
	const files = /search\/(?:terms|words)-/;
	let slow; // the first of the files
	const late = page.waitForEvent('requestfinished', (request) => request.url() === slow);

	late.catch(() => {}); // told by the wait below
	const isAnswered = () => page.waitForFunction((name) =>
		document.querySelector('.search-window .ad-hit-title')?.textContent === name, second);

	await page.route(files, async (route) => {
		const url = route.request().url();

		slow ??= url;
		if (slow === url) await new Promise((done) => setTimeout(done, 400));
		await route.continue();
	});
	await open(page, site, 'index.html');
	await page.keyboard.press('/');
	await page.keyboard.type(first);
	await page.fill(`${WINDOW} input`, second);
	await isAnswered();
	await late;
	await page.locator(`${WINDOW} [role=listbox]`).evaluate(isStill);
	await isAnswered();
}

// The field takes what is typed while nothing of the search is there yet.
async function takesLettersWhileLoading(page, site) {
	await page.route(/assets\/(?:shards|dialog|rank)\.js/, async (route) => {
		await new Promise((done) => setTimeout(done, 300));
		await route.continue();
	});
	await open(page, site, 'index.html');
	await page.keyboard.press('/');
	await page.keyboard.type(mostRelated(site).name);
	assert.equal(await page.inputValue(`${WINDOW} input`), mostRelated(site).name);
	await page.locator(OPTION).first().waitFor();
	await page.unroute(/assets\/(?:shards|dialog|rank)\.js/);
}

// An answer that comes late is not shown, on the page neither.
async function answersTheLastOnThePage(page, site) {
	const [first, second] = site.catalog.definitions.map((one) => one.name);
	const field = '#ad-search-page input';
	let release;
	const held = new Promise((done) => (release = done));
	let isFirst = true;

	await open(page, site, 'search.html');
	await page.route(/search\/(?:terms|words)-/, async (route) => {
		if (isFirst) {
			isFirst = false;
			await held;
		}
		await route.continue();
	});
	await page.fill(field, first);
	await page.waitForFunction(() => document.querySelector('script[src*="search/terms-"]'));
	await page.fill(field, second);
	release();
	await page.locator('#ad-results li', { hasText: second }).first().waitFor();
	await page.waitForTimeout(300);
	assert.equal(await page.locator('#ad-results .ad-hit-title').first().innerText(), second);
	assert.equal(queryOf(page), second);
	await page.unroute(/search\/(?:terms|words)-/);
}

// Lets nothing of some files through while something is done.
async function without(page, files, act) {
	await page.route(files, (route) => route.abort('aborted'));
	await act();
	await page.unroute(files);
}

async function triesAgain(page, site) {
	const { name } = mostRelated(site);
	const note = page.locator(`${WINDOW} [role=alert]`);

	await open(page, site, 'index.html');
	await page.focus('#ad-search input');
	await page.waitForFunction(() => window.agentdoc.searchDialog);
	await without(page, /search\/terms-/, async () => {
		await page.keyboard.press('Control+k');
		await page.keyboard.type(name);
		await note.waitFor();
		assert.match(await note.innerText(), /cannot be loaded/);
		assert.equal(await page.locator(OPTION).count(), 0);
		await page.keyboard.press('Enter');
		assert.ok(await isOpen(page), 'nothing is opened');
	});
	await note.locator('button', { hasText: 'Try again' }).click();
	await page.locator(OPTION).first().waitFor();
	assert.equal(await note.count(), 0);
	assert.equal(await page.inputValue(FIELD), name);
	assert.ok(await page.locator(FIELD).evaluate((node) => node === document.activeElement));
}

// Results stand without their excerpts, and the dialog without its list.
async function triesPartsAgain(page, site) {
	const { name } = mostRelated(site);
	const note = page.locator(`${WINDOW} [role=alert]`);

	await open(page, site, 'index.html');
	await without(page, /search\/documents\.js/, async () => {
		await page.keyboard.press('/');
		await page.keyboard.type(name);
		await note.waitFor();
		assert.equal(await note.locator('a').evaluate((link) => link.href), `${site.start}search.html`);
	});
	await without(page, /search\/(?:about|texts)-/, async () => {
		await note.locator('button').click();
		await page.locator(OPTION).first().waitFor();
		await note.waitFor();
	});
	await note.locator('button').click();
	await page.locator(`${WINDOW} .ad-excerpt`).first().waitFor();
	assert.equal(await note.count(), 0);
}

async function triesAgainOnThePage(page, site) {
	const note = page.locator('#ad-results [role=alert]');

	await without(page, /search\/terms-/, async () => {
		await open(page, site, `search.html?q=${encodeURIComponent(mostRelated(site).name)}`);
		await note.first().waitFor();
		assert.ok(await page.locator('#ad-names').isVisible(), 'all names are there');
	});
	await note.locator('button').first().click();
	await page.locator('#ad-results .ad-result-list > li').first().waitFor();
	assert.equal(await page.locator('#ad-names').isVisible(), false);
	await page.locator('#ad-results .ad-excerpt').first().waitFor();
	assert.equal(await note.count(), 0);
}

// Who closes the dialog does not want to go where Enter was to lead.
async function forgetsWhenClosed(page, site) {
	let release;
	const held = new Promise((done) => (release = done));

	await page.route(/search\/terms-/, async (route) => {
		await held;
		await route.continue();
	});
	await open(page, site, 'index.html');
	await page.keyboard.press('/');
	await page.keyboard.type(mostRelated(site).name);
	await page.keyboard.press('Enter');
	await page.locator(FIELD).waitFor();
	await page.keyboard.press('Escape');
	release();
	await page.waitForTimeout(500);
	assert.equal(page.url(), `${site.start}index.html`);
	await page.unroute(/search\/terms-/);
}

// ---- before the scripts are there ----

const DEFERRED = /assets\/(?:search|keys)\.js/;

// What is typed goes to the field of the header, and from there to the dialog.
async function takesKeysEarly(page, site) {
	const { name } = mostRelated(site);
	let release, held;

	await page.route(DEFERRED, async (route) => {
		await held;
		await route.continue();
	});
	for (const key of ['/', 's', 'Control+k']) {
		held = new Promise((done) => (release = done));
		await page.goto(`${site.start}index.html`, { waitUntil: 'commit' });
		await page.locator('.foot').waitFor();
		await page.keyboard.press(key);
		await page.keyboard.type(name);
		assert.equal(await page.inputValue('#ad-search input'), name, `after ${key}`);
		release();
		await page.locator(FIELD).waitFor();
		assert.equal(await page.inputValue(FIELD), name);
		await page.locator(OPTION).first().waitFor();
		assert.equal(await page.inputValue('#ad-search input'), '');
	}
	await page.unroute(DEFERRED);
}

// They may never come: the field leads to the page of results, as without scripts.
async function takesKeysWithoutSearch(page, site) {
	await page.route(DEFERRED, (route) => route.abort('aborted'));
	await open(page, site, 'index.html');
	await page.keyboard.press('/');
	await page.keyboard.type('some words');
	await page.keyboard.press('Enter');
	await page.waitForURL(/search\.html\?q=some\+words$/);
	await page.unroute(DEFERRED);
}

// ---- the page ----

async function keepsStateInAddress(page, site) {
	const [first, second] = site.catalog.definitions.map((one) => one.name);
	const field = '#ad-search-page input';

	await open(page, site, 'search.html');
	assert.ok(await page.locator('#ad-names').isVisible());
	const before = await page.evaluate(() => history.length);

	await page.fill(field, first);
	await page.locator('#ad-results li').first().waitFor();
	assert.equal(queryOf(page), first);
	assert.equal(await page.evaluate(() => history.length), before, 'typing makes no entry');
	assert.equal(await page.locator('#ad-names').isVisible(), false);
	await page.keyboard.press('Enter');
	await page.fill(field, second);
	await page.keyboard.press('Enter');
	assert.equal(queryOf(page), second);
	await page.goBack();
	assert.equal(queryOf(page), second);
	await page.goBack();
	assert.equal(queryOf(page), first);
	await page.waitForFunction(([selector, value]) => document.querySelector(selector).value === value, [field, first]);
	await page.fill(field, '');
	assert.ok(await page.locator('#ad-names').isVisible(), 'an emptied field brings the names back');
	assert.equal(queryOf(page), null);
}

async function showsMore(page, site) {
	await open(page, site, 'search.html?q=a');
	const rows = page.locator('#ad-results .ad-result-list > li');

	await rows.first().waitFor();
	const before = await rows.count();
	const more = page.locator('.more-button');

	if (await more.count()) {
		assert.equal(before, 50);
		await more.click();
		assert.ok(await rows.count() > before);
		assert.ok(await rows.nth(before).locator('a').evaluate((node) => node === document.activeElement));
	}
}

async function narrowsByFacets(page, site) {
	await open(page, site, 'search.html?q=a');
	await page.locator('#ad-results .ad-result-list > li').first().waitFor();
	const values = page.locator('.facet button[aria-pressed=false]');

	if (!await values.count()) return;
	const value = await values.first().getAttribute('data-value');
	const count = Number((await values.first().locator('.count').innerText()).replaceAll(',', ''));

	await values.first().click();
	await page.locator('.narrow-chips .chip').first().waitFor();
	assert.match(queryOf(page), /^[a-z]+:\S+ a$/);
	assert.match(await page.locator('.ad-result-count').innerText(), new RegExp(`^${count} results?`));
	const pressed = page.locator('.facet button[aria-pressed=true]');

	assert.equal(await pressed.getAttribute('data-value'), value);
	assert.ok(await pressed.evaluate((node) => node === document.activeElement), 'the focus stays at the value');
	await page.locator('.narrow-chips .chip').first().click();
	assert.equal(queryOf(page), 'a');
	await page.goBack();
	assert.match(queryOf(page), /^[a-z]+:\S+ a$/);
}

// The lead of the fixture opened "here" until it opened "over there". One click above the results leads
// there; where there are none it stands first.
async function tellsWhatWasSaid(page, site) {
	await open(page, site, 'search.html?q=opens+here');
	const link = page.locator('.once-link button');

	await link.waitFor();
	assert.match(await link.innerText(), /^Once said: \d+ definitions? had these words/);
	assert.ok(await page.evaluate(() => document.querySelector('.once-link').compareDocumentPosition(
		document.querySelector('.ad-result-list > li')) & Node.DOCUMENT_POSITION_FOLLOWING));
	await link.click();
	assert.ok(await page.evaluate(() => document.activeElement.matches('.once-said[open] > summary')));
	await page.locator('.once-said li', { hasText: 'Opens here' }).first().waitFor();
	await open(page, site, `search.html?q=${encodeURIComponent('"Opens here"')}`);
	await page.locator('.once-said[open]').waitFor();
	const first = page.locator('.once-said li').first();

	assert.match(await first.innerText(), /lead[^]*Opens here[^]*from \d{4}-\d\d-\d\d until \d{4}-\d\d-\d\d/);
	await first.locator('a', { hasText: 'until' }).click();
	await page.waitForURL(/agents\/lead\/[0-9a-f]{10}\.html/);
}

// At any depth, below the path of the site: what is suggested is there, and so is what the page links.
async function leadsOnFromNowhere(page, site) {
	const slug = mostRelated(site).url.replace(/^.*\/|\.html$/g, '');

	for (const folder of ['zzyzx/at/', 'zzyzx-', 'agents/zzyzx/', 'zzyzx/a/b/c/d/e/f/', 'skills/zzyzx/history/']) {
		await open(page, site, `${folder}${encodeURIComponent(slug)}.html`);
		await page.locator('#ad-near a').first().waitFor();
		assert.match(await page.inputValue('#ad-search-page input'), /zzyzx/);
		const near = await page.locator('#ad-near a').evaluateAll((all) => all.map((link) => link.href));
		const links = await page.locator('header a, main a, .foot a').evaluateAll((all) => all.map((link) => link.href));

		assert.ok(near.some((url) => decodeURIComponent(url).startsWith(site.start + mostRelated(site).url)), near.join());
		for (const url of new Set([...near, ...links].filter((one) => one.startsWith(new URL(site.start).origin)).map((one) => one.replace(/#.*/, '')))) {
			assert.ok(url.startsWith(site.start), `${folder}: ${url} is not of the site`);
			assert.equal((await page.request.get(url)).status(), 200, url);
		}
	}
	await page.fill('#ad-search-page input', mostRelated(site).name);
	await page.keyboard.press('Enter');
	await page.waitForURL((url) => url.href.startsWith(`${site.start}search.html?q=`));
}

async function offersKnownValues(page, site) {
	await open(page, site, 'search.html?q=a+kind%3Aagnet');
	await page.locator('.ways-out button', { hasText: 'kind:agent' }).click();
	await page.locator('#ad-results .ad-result-list > li').first().waitFor();
	assert.equal(queryOf(page), 'a kind:agent');
	await page.keyboard.press('Escape');
	await page.evaluate(() => document.activeElement.blur());
	await page.keyboard.press('/');
	await page.keyboard.type('kind:agnet');
	await page.locator(`${WINDOW} .ad-hit-query`, { hasText: 'kind:agent' }).click();
	assert.equal(await page.inputValue(FIELD), 'kind:agent');
}

const isServed = (site) => site.start.startsWith('http');

const journeys = [
	['nothing of the search is loaded before the field has the focus', loadsNothingBefore, isServed],
	['the dialog opens on every kind of page', opensEverywhere, isServed],
	['the dialog opens by keys and clicks, and closes', opensInManyWays],
	['closing gives the focus back', givesFocusBack],
	['arrows, Home and End choose', movesByArrows],
	['Enter opens the best result, also while it is looked for', entersAtOnce],
	['who looks for a name is led to the top of its page', leadsToTop],
	['results open in tabs', opensTabs],
	['what was opened is remembered and forgotten', remembersOpened],
	['operators are offered and completed', completesOperators],
	['what is found is said', saysWhatIsFound],
	['the last query is answered, however slow the files are', showsTheLastQuery, isServed],
	['letters are taken while the search loads', takesLettersWhileLoading, isServed],
	['the page answers the last query too', answersTheLastOnThePage, isServed],
	['files that are missing are told of, and tried again', triesAgain, isServed],
	['so are the list of documents and excerpts', triesPartsAgain, isServed],
	['and so on the page', triesAgainOnThePage, isServed],
	['a closed dialog leads nowhere', forgetsWhenClosed, isServed],
	['keys are taken before the scripts are there', takesKeysEarly, isServed],
	['and where they never come', takesKeysWithoutSearch, isServed],
	['an operator with a value that nobody has offers those that are known', offersKnownValues],
	['fifty results at a time', showsMore],
	['counts narrow what is found', narrowsByFacets],
	['what was once said is told', tellsWhatWasSaid, (site) => site.name.startsWith('scripted')],
	['an address that leads nowhere names what is near', leadsOnFromNowhere, isServed],
];

// Those that go back need a tab without a past of other journeys.
const journeysBack = [
	['the address holds the state of the search page', keepsStateInAddress],
];

export async function checkSearch(browser, site) {
	await runJourneys(browser, site, journeys, { missing: '/zzyzx' });
	await runJourneys(browser, site, journeysBack);
}

// ---- circumstances ----

// In the page, before its scripts: a browser that keeps nothing for it.
function refuseStorage() {
	Object.defineProperty(window, 'localStorage', {
		get() {
			throw new DOMException('refused', 'SecurityError');
		},
	});
}

async function worksWithoutStorage(page, site) {
	await page.addInitScript(refuseStorage);
	await open(page, site, 'index.html');
	await ask(page, mostRelated(site).name);
	await page.keyboard.press('Enter');
	await leads(page, site, mostRelated(site));
	await page.keyboard.press('/');
	await page.locator(FIELD).waitFor();
}

async function fillsThePhone(page, site) {
	await open(page, site, 'index.html');
	await page.locator('#ad-search button').click();
	await page.locator(FIELD).waitFor();
	const [box, size, wide] = await page.evaluate(() => [
		document.querySelector('.search-window').getBoundingClientRect().toJSON(),
		parseFloat(getComputedStyle(document.querySelector('.search-window input')).fontSize),
		document.documentElement.scrollWidth,
	]);

	assert.deepEqual([box.left, box.top, box.width, box.height], [0, 0, PHONE.width, PHONE.height]);
	assert.ok(size >= 16, `letters of ${size} pixels make a phone zoom`);
	assert.equal(wide, PHONE.width);
}

async function leadsWithoutScripts(page, site) {
	await open(page, site, mostRelated(site).url);
	await page.locator('#ad-search button').click();
	await page.waitForURL(/search\.html/);
	const links = await page.locator('#ad-names ul.names a').count();

	assert.equal(links, site.catalog.definitions.length);
	assert.deepEqual([await page.locator('.letters a').first().innerText(), await page.locator('.letters a').last().innerText()]
		.map((text) => text.toLowerCase()), ['b', 'other']);
	await page.locator('.letters a').last().click();
	assert.equal(await page.locator('.letter:has(:target)').innerText().then((text) => text.includes('設計エージェント')), true);
}

// Each in a browser of its own kind.
const elsewhere = [
	[{}, 'the search works where nothing can be kept', worksWithoutStorage],
	[{ viewport: PHONE, hasTouch: true }, 'the dialog fills a phone', fillsThePhone],
	[{ javaScriptEnabled: false }, 'without scripts the field leads to all names', leadsWithoutScripts],
];

export async function checkSearchElsewhere(browser, site) {
	for (const [options, ...journey] of elsewhere) await runJourneys(browser, site, [journey], options);
}
