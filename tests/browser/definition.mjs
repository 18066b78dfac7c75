// SPDX-License-Identifier: MIT
// The page of a definition: what its script adds, and that it stays whole whatever the definition holds
// (definition.sh).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { clean } from '../tap.mjs';
import { axeViolations, checkLayout, themes, windows } from './kinds.mjs';
import { runJourneys } from './runner.mjs';
import { watchedPage } from './watch.mjs';

const HARD = /^agents\/(?:[ab]-|agent|c-main|c-other)/;
const WIDE = windows.at(-1);
const NARROW = windows[0];
const BYTES_MAX = 200 * 1024; // gzipped, of a page whose source has 300 KB

const open = (page, site, name) => page.goto(`${site.start}agents/${name}.html`);
const current = (page) => page.locator('nav.toc [aria-current]');
const pagesOf = (site) => site.catalog.definitions.map((one) => one.url).filter((url) => HARD.test(url));

// ---- contents ----

async function contentsFollow(page, site) {
	await page.setViewportSize(WIDE);
	await open(page, site, 'c-main');
	for (const id of ['code', 'last-part', 'ad-relations', 'ad-source']) {
		await page.evaluate((wanted) => document.getElementById(wanted).scrollIntoView(), id);
		await page.locator(`nav.toc a[aria-current=location][href="#${id}"]`).waitFor();
		assert.equal(await current(page).count(), 1);
	}
	await page.evaluate(() => window.scrollTo(0, 0));
	await page.waitForFunction(() => !document.querySelector('nav.toc [aria-current]'));
}

// The list is bounded, what it names can be reached, and the entry that is read is in sight.
async function contentsAreBounded(page, site) {
	await page.setViewportSize(WIDE);
	await open(page, site, 'a-headings');
	const links = page.locator('nav.toc details > ul:first-of-type a');
	const count = await links.count();

	assert.ok(count > 20 && count <= 60, `${count} entries`);
	assert.match(await page.locator('nav.toc .rule').innerText(), new RegExp(`^${(3000 - count).toLocaleString('en')} more headings`));
	await links.last().click();
	await page.locator('nav.toc [aria-current]').waitFor();
	assert.equal(await current(page).getAttribute('href'), await links.last().getAttribute('href'));
	assert.ok(await current(page).evaluate((link) => {
		const [inner, outer] = [link.getBoundingClientRect(), link.closest('nav').getBoundingClientRect()];

		return inner.top >= outer.top && inner.bottom <= outer.bottom;
	}), 'the entry is in sight');
}

// Beside the text the list is open, above it folded.
async function contentsFold(page, site) {
	const entry = page.locator('nav.toc a[href="#code"]');

	await page.setViewportSize(WIDE);
	await open(page, site, 'c-main');
	assert.ok(await entry.isVisible());
	await page.setViewportSize(NARROW);
	await page.waitForFunction(() => !document.querySelector('nav.toc details').open);
	assert.ok(!await entry.isVisible());
	await page.locator('nav.toc summary').click();
	await entry.click();
	await page.waitForURL(/#code$/);
	assert.ok(!await entry.isVisible());
}

// ---- copying, links ----

// What is copied arrives in a field that the test adds.
async function pasted(page) {
	await page.evaluate(() => {
		const field = document.createElement('textarea');

		field.id = 'ad-pasted';
		document.getElementById('ad-pasted')?.remove();
		document.body.append(field);
		field.focus();
	});
	await page.keyboard.press('Control+V');
	return page.locator('#ad-pasted').inputValue();
}

async function copies(page, site) {
	const source = readFileSync(join(site.folder, 'agents/c-main.md'), 'utf8');

	await page.setViewportSize(WIDE);
	await open(page, site, 'c-main');
	await page.locator('.path .copy').click();
	await page.locator('.path .copy[data-done=true]').waitFor();
	assert.equal(await pasted(page), 'agents/c-main.md');
	await page.locator('article .copy').focus();
	await page.keyboard.press('Enter');
	await page.locator('article .copy[data-done=true]').waitFor();
	assert.match(await pasted(page), /^echo word1 [^\n]* word60\necho second line\n$/);
	await page.locator('details.source > summary').click();
	await page.locator('details.source .copy').click();
	await page.locator('details.source .copy[data-done=true]').waitFor();
	assert.equal(await pasted(page), source);
	await page.locator('details.source .copy[aria-label="Copy the source"]').waitFor();
}

async function headingsLink(page, site) {
	await open(page, site, 'c-main');
	const link = page.locator('#last-part .anchor');

	assert.equal(await link.getAttribute('aria-label'), 'Link to this part: Last part');
	assert.equal(await link.evaluate((node) => getComputedStyle(node).opacity), '0');
	await link.focus();
	await page.keyboard.press('Shift+Tab');
	await page.keyboard.press('Tab');
	assert.equal(await link.evaluate((node) => getComputedStyle(node).opacity), '1');
	await page.keyboard.press('Enter');
	await page.waitForURL(/#last-part$/);
}

async function linesLink(page, site) {
	await open(page, site, 'b-broken');
	const problem = page.locator('.notice.warn a').first();

	assert.equal(await problem.getAttribute('href'), '#L3');
	await problem.click();
	await page.locator('#L3').waitFor({ state: 'visible' });
	await page.locator('#L4 > a').click();
	await page.waitForURL(/#L4$/);
	assert.equal(await page.locator('pre.lines :target').getAttribute('id'), 'L4');
}

// ---- what is above the fold ----

async function beginsEarly(page, site) {
	await page.setViewportSize(WIDE);
	await open(page, site, 'c-main');
	const top = (selector) => page.locator(selector).first().evaluate((node) => node.getBoundingClientRect().top);

	for (const selector of ['.path', '.spark', '[data-key=e]', '[data-key=h]', '[data-key=g]', '[data-key=d]', 'article'])
		assert.ok(await top(selector) < WIDE.height * 0.75, selector);
	const fields = await page.locator('dl.fields').allInnerTexts();
	assert.match(fields[0], /c-nobody not defined/);
	assert.match(fields[0], /c-other label: Go on; prompt: Go on with it\./);
	assert.match(fields[1], /all 32/);
	await open(page, site, 'a-fields');
	assert.equal(await page.locator('dl.fields b.all').innerText(), 'bypassPermissions');
	assert.ok(await top('article') < 2 * WIDE.height);
}

async function goesOn(page, site) {
	await open(page, site, 'c-main');
	await page.locator('a[rel=next]').click();
	await page.waitForURL(/c-other\.html$/);
	assert.match(await page.locator('section', { has: page.locator('#ad-alike') }).innerText(), /c-other-copy.*the same text/s);
	await page.locator('a[rel=prev]').click();
	await page.waitForURL(/c-main\.html$/);
}

const journeys = [
	['the list of contents follows the reader', contentsFollow],
	['3,000 headings are a short list', contentsAreBounded],
	['the list of contents is folded on a narrow window', contentsFold],
	['the path, code and the source can be copied', copies],
	['headings have links to themselves', headingsLink],
	['a problem leads to its line, and a line has a link', linesLink],
	['what matters stands above the fold', beginsEarly],
	['the folder can be read on, and copies are told', goesOn],
];

// What a reader does on such a page.
export const checkDefinitions = (browser, site) =>
	runJourneys(browser, site, journeys, { permissions: ['clipboard-read', 'clipboard-write'] });

// Every hard page in all windows and themes, with everything opened, and axe in both themes. Over HTTP,
// because axe asks for the style sheets.
export async function checkHardDefinitions(browser, site) {
	const { page, findings, close } = await watchedPage(browser, site.start, { bypassCSP: true, reducedMotion: 'reduce' });

	for (const url of pagesOf(site)) {
		const bytes = gzipSync(readFileSync(join(site.folder, url))).length;

		if (bytes > BYTES_MAX) findings.push(`${url}: ${bytes} bytes gzipped`);
		await page.goto(site.start + url);
		findings.push(...await checkLayout(page, url));
		// axe takes minutes for ten thousand lines
		if (/a-(?:headings|lines)/.test(url)) continue;
		await page.evaluate(() => document.querySelectorAll('main details').forEach((details) => (details.open = true)));
		findings.push(...await checkLayout(page, `${url}, all open`));
		for (const theme of themes) {
			await page.emulateMedia({ colorScheme: theme });
			findings.push(...(await axeViolations(page)).map((one) => `${url}, ${theme}: ${one}`));
		}
	}
	await close();
	clean(`${site.name}: pages of definitions that are hard to show are whole, and axe finds nothing`, findings);
}

// Without scripts nothing is missing but what cannot be: copying, and the links of headings.
export async function checkDefinitionsWithoutScripts(browser, site) {
	const { page, findings, close } = await watchedPage(browser, site.start, { javaScriptEnabled: false });

	for (const window of windows) {
		await page.setViewportSize(window);
		await open(page, site, 'c-main');
		if (window.width < 992) await page.locator('nav.toc summary').click();
		await page.locator('nav.toc a[href="#last-part"]').click();
		if (!page.url().endsWith('#last-part')) findings.push(`${window.width}: the list of contents leads nowhere`);
		for (const selector of ['.copy', '.anchor'])
			if (await page.locator(selector).count()) findings.push(`${window.width}: ${selector} without a script`);
	}
	await close();
	clean(`${site.name}: without scripts contents still lead on`, findings);
}
