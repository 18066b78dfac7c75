// SPDX-License-Identifier: MIT
// What a reader asks of the history of a collection, step by step, with scripts and without: what changed
// in a text, since when a part of it stands, what was removed, what is new. What must hold for every page
// is kinds.mjs.
import assert from 'node:assert/strict';
import { runJourneys } from './runner.mjs';
import { mostRevised, revisionThatHas, says } from './sites.mjs';

const RENDERED = 'id="ad-view-rendered"';
const MOVED = ' moved" id="ad-words-';
const FOLD = '<details class="fold">';

const open = (page, site, path) => page.goto(site.start + path);

// The name of a view's radio button, and the class of what it shows.
const classOf = { words: 'words', unified: 'by-lines', sided: 'by-lines', rendered: 'rendered' };
const VIEWS = Object.keys(classOf);

// In the page: the views that can be seen.
const shownViews = () => [...document.querySelectorAll('.views > .view')]
	.filter((view) => view.checkVisibility()).map((view) => view.classList[1]);

// In the page: whether the two texts of a hunk have a column each.
const isBesideEachOther = () => getComputedStyle(document.querySelector('.views .hunk')).display === 'grid';

async function showsOneView(page, view) {
	assert.deepEqual(await page.evaluate(shownViews), [classOf[view]]);
	assert.equal(await page.locator('.views > .view').count(), new Set(Object.values(classOf)).size);
	assert.equal(await page.evaluate(isBesideEachOther), view === 'sided' && page.viewportSize().width >= 640);
}

// ---- a revision ----

const isRevision = (page, number) => page.locator('h1', { hasText: ` revision ${number} of ` }).waitFor();

async function switchesViews(page, site) {
	await open(page, site, revisionThatHas(site, RENDERED));
	await showsOneView(page, VIEWS[0]);
	for (const view of [...VIEWS].reverse()) {
		await page.locator(`label[for=ad-view-${view}]`).click();
		await showsOneView(page, view);
	}
}

async function switchesViewsByKeys(page, site) {
	await open(page, site, revisionThatHas(site, RENDERED));
	await page.locator('#ad-view-words').focus();
	for (const view of [...VIEWS.slice(1), VIEWS[0]]) {
		await page.keyboard.press('ArrowRight');
		await showsOneView(page, view);
	}
}

// In the page: marks of a view that no text beside the colour tells.
function unsignedMarks(view) {
	const signOf = { INS: /^\+|added/, DEL: /^[-−]|removed/ };
	const toldBy = {
		words: (mark) => mark.closest('.block').querySelector('.sign').textContent.replace('±', '+−'),
		'by-lines': (mark) => mark.textContent,
		rendered: (mark) => mark.textContent,
	};
	const marks = [...document.querySelectorAll(`.view.${view} :is(ins, del)`)];
	const isTold = (mark) => view === 'words' ? /[+−±]/.test(toldBy[view](mark)) : signOf[mark.tagName].test(toldBy[view](mark));

	if (!marks.length) return [`no marks in ${view}`];
	return marks.filter((mark) => !isTold(mark)).map((mark) => `${view}: ${mark.outerHTML.slice(0, 80)}`);
}

async function tellsMarksInText(page, site) {
	await open(page, site, revisionThatHas(site, RENDERED));
	for (const view of VIEWS) assert.deepEqual(await page.evaluate(unsignedMarks, classOf[view]), []);
}

async function opensFolds(page, site) {
	await open(page, site, revisionThatHas(site, FOLD));
	for (const view of ['words', 'unified']) {
		await page.locator(`label[for=ad-view-${view}]`).click();
		const fold = page.locator(`.view.${classOf[view]} details.fold`).first();

		if (!await fold.count()) continue;
		assert.equal(await fold.locator('> :not(summary)').first().isVisible(), false);
		await fold.locator('summary').focus();
		await page.keyboard.press('Enter');
		assert.ok(await fold.locator('> :not(summary)').first().isVisible(), view);
	}
}

async function followsMoved(page, site) {
	await open(page, site, revisionThatHas(site, MOVED));
	const link = page.locator('.block.moved a.flag', { hasText: 'from here to there' }).first();
	const there = page.locator(`[id="${(await link.getAttribute('href')).slice(1)}"]`);

	await link.click();
	assert.equal(new URL(page.url()).hash, await link.getAttribute('href'));
	assert.ok(await there.isVisible());
	await there.locator('a.flag').click();
	assert.ok(page.url().endsWith(await link.evaluate((node) => `#${node.closest('.block').id}`)), page.url());
}

async function comparesWithCurrent(page, site) {
	await open(page, site, revisionThatHas(site, '<details class="against">'));
	const against = page.locator('details.against');

	assert.equal(await against.locator('pre.diff').first().isVisible(), false);
	await against.locator('summary').first().click();
	assert.ok(await against.locator('pre.diff').first().isVisible());
	assert.ok(await against.locator('pre.diff :is(ins, del)').count());
}

async function tellsWhereItStands(page, site) {
	const { url, revisions } = mostRevised(site);
	const older = page.locator('.actions a[rel=prev]'), newer = page.locator('.actions a[rel=next]');

	await open(page, site, url.replace(/\.html$/, '/history.html'));
	await page.locator('ol.revisions a.what').nth(1).click();
	await isRevision(page, revisions - 1);
	await page.locator('.notice', { hasText: 'Not the current text' }).waitFor();
	if (site.start.startsWith('http'))
		assert.equal(await page.locator('link[rel=canonical]').getAttribute('href'), site.start + url);
	await newer.click();
	await isRevision(page, revisions);
	await page.locator('.notice', { hasText: 'the current revision' }).waitFor();
	assert.equal(await newer.count(), 0);
	await older.click();
	await isRevision(page, revisions - 1);
	assert.equal(await older.count(), revisions > 2 ? 1 : 0);
	await page.locator('.notice a').click();
	await page.waitForURL((address) => decodeURIComponent(address.href) === site.start + url);
}

// ---- a definition and its history ----

async function showsAges(page, site) {
	await open(page, site, mostRevised(site).url);
	const marks = page.locator('article a.since');

	assert.equal(await marks.first().isVisible(), false);
	await page.locator('#ad-ages').focus();
	await page.keyboard.press('Space');
	assert.ok(await marks.first().isVisible());
	assert.match(await marks.first().getAttribute('aria-label'), /^Last changed \d{4}-\d\d-\d\d by ./);
	await marks.first().click();
	await page.locator('h1', { hasText: / revision \d+ of \d+/ }).waitFor();
}

// The tool that came last leads to the revision that has it among its fields.
async function tellsSinceWhen(page, site) {
	await open(page, site, site.catalog.definitions.find((one) => hasToolsSince(site, one)).url);
	const group = page.locator('ul.origins.dated > li').first();
	const tool = await group.locator('code').first().innerText();

	assert.match(await group.innerText(), /since \d{4}-\d\d-\d\d by ./);
	await group.locator('.origin a').click();
	await page.locator('table.changes').waitFor();
	const row = page.locator('table.changes tr', { has: page.locator('th', { hasText: /^tools$/ }) });

	assert.ok((await row.locator('ins').allInnerTexts()).some((text) => text.includes(tool)), tool);
}

async function hidesSweeps(page, site) {
	const url = revisionThatHas(site, 'id="ad-hide-swept"', (file) => file === 'history.html');

	await open(page, site, url);
	const all = page.locator('ol.revisions > li:visible');
	const [total, swept] = [await all.count(), await page.locator('ol.revisions > li.swept').count()];

	assert.ok(swept > 0);
	await page.locator('label[for=ad-hide-swept]').click();
	assert.equal(await all.count(), total - swept);
	await page.locator('#ad-hide-swept').focus();
	await page.keyboard.press('Space');
	assert.equal(await all.count(), total);
}

// ---- the change log ----

async function filtersChanges(page, site) {
	await open(page, site, 'changes.html');
	const filters = page.locator('nav.filters a');
	const counts = await filters.locator('.count').allInnerTexts();

	assert.ok(counts.length > 1 && counts.every((count) => Number(count.replaceAll(',', '')) > 0), counts.join());
	await filters.nth(1).click();
	await page.waitForURL((address) => !address.href.endsWith('/changes.html'));
	assert.equal(await page.locator('nav.filters a[aria-current] .count').innerText(), counts[1]);
	assert.ok(await page.locator('ol.commits > li').count());
	await page.locator('nav.filters a').first().click();
	await page.waitForURL(site.start + 'changes.html');
}

async function tellsWhatIsNew(page, site) {
	const definitions = [...site.catalog.definitions, ...site.catalog.removed];

	await open(page, site, 'changes.html');
	await page.locator('.points a').last().evaluate((link) => { link.closest('details')?.setAttribute('open', ''); });
	await page.locator('.points a').last().click();
	await page.locator('h1', { hasText: 'Changes since' }).waitFor();
	const part = page.locator('.actions a').first();

	await part.click();
	assert.ok(await page.locator(`[id="${new URL(page.url()).hash.slice(1)}"]`).isVisible());
	assert.ok(await page.locator('ol.commits > li').count());
	await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
	await page.locator('ol.commits a.what').first().click();
	await page.waitForURL((address) => definitions.some((one) => decodeURIComponent(address.href) === site.start + one.url));
}

async function readsRemoved(page, site) {
	await open(page, site, 'removed.html');
	const row = page.locator('table.removed tbody tr').first();

	assert.match(await row.innerText(), /\d{4}-\d\d-\d\d by ./);
	await row.locator('th a').click();
	await page.locator('.notice', { hasText: 'Removed' }).waitFor();
	assert.ok(await page.locator('#ad-source').count());
}

const has = (text, which) => (site) => revisionThatHas(site, text, which);
const hasToolsSince = (site, definition) => says(site, definition.url, '<ul class="origins dated">');
const hasHistory = (site) => mostRevised(site).revisions > 1;
const hasRemoved = (site) => site.catalog.removed.length > 0;

const journeys = [
	['one of four views of a change is shown', switchesViews, has(RENDERED)],
	['the arrow keys switch between views', switchesViewsByKeys, has(RENDERED)],
	['marks are told in text, too', tellsMarksInText, has(RENDERED)],
	['what is folded opens', opensFolds, has(FOLD)],
	['what moved leads to its other place', followsMoved, has(MOVED)],
	['a revision is compared with the current text', comparesWithCurrent, has('<details class="against">')],
	['a revision says where it stands', tellsWhereItStands, hasHistory],
	['parts of a text say when they last changed', showsAges, hasHistory],
	['a field leads to the revision that last changed it', tellsSinceWhen,
		(site) => site.catalog.definitions.some((one) => hasToolsSince(site, one))],
	['revisions of sweeps can be hidden', hidesSweeps, has('id="ad-hide-swept"', (file) => file === 'history.html')],
	['filters of changes are links', filtersChanges, hasHistory],
	['what is new since a month', tellsWhatIsNew, (site) => says(site, 'changes.html', 'href="changes/since-')],
	['what was removed, and by whom', readsRemoved, hasRemoved],
];

// Everything here works without scripts: options go to browser.newContext.
export async function checkHistory(browser, site, options = {}) {
	const named = options.javaScriptEnabled === false ? 'without scripts, ' : '';

	await runJourneys(browser, site, journeys, { named, ...options });
}
