// SPDX-License-Identifier: MIT
// What a reader does on the page of the graph: search, focus, filters, the matrix, the keyboard and the
// address, on any collection with relations. What must hold for every page is kinds.mjs.
import assert from 'node:assert/strict';
import { runJourneys } from './runner.mjs';
import { mostRelated } from './sites.mjs';

const STAGE = '#ad-graph .stage';

const status = (page) => page.locator('#ad-graph .graph-count').innerText();
const said = (page) => page.locator('#ad-graph .graph-detail').innerText();
const numbersOf = (text) => text.replaceAll(',', '').match(/\d+/g).map(Number);
const parameter = (page, name) => new URL(page.url()).searchParams.get(name);

// Opens the graph and waits for its tools.
async function open(page, site, query = '') {
	await page.goto(`${site.start}graph.html${query}`);
	await page.locator('#ad-graph .graph-count').waitFor();
}

async function focus(page, site, id, more = '') {
	await open(page, site, `?focus=${id}${more}`);
	await page.locator(`${STAGE} a.centre`).waitFor();
}

// The relations that hold now.
const edgesOf = (site) => site.graph.edges.filter((edge) => edge.until === null);

// Those that a definition is joined with, both ways, each once.
function neighbours(site, id) {
	const edges = edgesOf(site).filter(({ source, target }) => (source === id) !== (target === id));

	return new Set(edges.map(({ source, target }) => (source === id ? target : source)));
}

// ---- journeys ----

async function countsAll(page, site) {
	await open(page, site);
	const [, definitions, relations, all] = numbersOf(await status(page));

	assert.equal(definitions, site.catalog.definitions.length);
	assert.equal(relations, edgesOf(site).length);
	assert.equal(all, edgesOf(site).length);
	assert.equal(await page.locator('svg.groups .off').count(), 0, 'something is hidden without a filter');
	await open(page, site, '?relation=none');
	assert.equal(await page.locator('svg.groups .edge:not(.off)').count(), 0);
}

async function findsByName(page, site) {
	const wanted = mostRelated(site);

	await open(page, site);
	await page.locator('#ad-graph [role=combobox]').fill(wanted.name);
	await page.locator('#ad-graph-found [role=option]').first().waitFor();
	assert.match(await page.locator('#ad-graph-found').innerText(), / in |not defined/);
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('ArrowUp');
	await page.keyboard.press('Escape');
	assert.equal(await page.locator('#ad-graph-found [role=option]').count(), 0);
	await page.locator('#ad-graph [role=combobox]').fill(wanted.id);
	await page.keyboard.press('Enter');
	await page.locator(`${STAGE} a.centre`).waitFor();
	assert.equal(parameter(page, 'focus'), wanted.id);
}

async function drawsNeighbours(page, site) {
	const { id } = mostRelated(site);

	await focus(page, site, id);
	assert.equal(await page.locator(`${STAGE} .node`).count(), neighbours(site, id).size + 1);
	const [definitions, , relations] = numbersOf(await status(page));
	const missing = numbersOf(await status(page))[4] ?? 0;

	assert.equal(definitions + missing, neighbours(site, id).size + 1);
	assert.equal(relations, edgesOf(site).filter(({ source, target }) => (source === id) !== (target === id)).length);
	await page.locator(`${STAGE} summary`).click();
	assert.equal(await page.locator(`${STAGE} tbody tr`).count(), Math.min(500, relations));
	await page.selectOption('#ad-graph select >> nth=0', '2');
	await page.waitForURL(/depth=2/);
	assert.ok(numbersOf(await status(page))[0] >= definitions);
}

async function walksByKeyboard(page, site) {
	const { id, url } = mostRelated(site);

	await focus(page, site, id);
	await page.locator(`${STAGE} a.centre`).focus();
	for (const key of ['ArrowLeft', 'ArrowRight']) {
		await page.locator(`${STAGE} a.centre`).focus();
		await page.keyboard.press(key);
		if (await page.evaluate(() => !document.activeElement.classList.contains('centre'))) break;
	}
	assert.ok(await page.evaluate(() => document.activeElement.matches('.stage a.node:not(.centre)')));
	assert.match(await said(page), /\(line \d+\)/);
	assert.ok(await page.locator(`${STAGE} .edge.on`).count() > 0);
	await page.keyboard.press('Enter');
	await page.waitForFunction((old) => new URLSearchParams(location.search).get('focus') !== old, id);
	assert.ok(await page.evaluate(() => document.activeElement.matches('.stage a.centre')), 'the focus is lost');
	await page.keyboard.press('Escape');
	await page.waitForFunction((old) => new URLSearchParams(location.search).get('focus') === old, id);
	await page.locator(`${STAGE} a.centre`).focus();
	await page.keyboard.press('Enter');
	await page.waitForURL((address) => decodeURIComponent(address.href) === site.start + url);
}

async function filters(page, site) {
	const { relation } = edgesOf(site)[0];
	const wanted = edgesOf(site).filter((edge) => edge.relation === relation).length;

	await open(page, site, '?view=matrix');
	for (const other of await page.locator('#ad-graph fieldset >> nth=0').locator('input').all())
		if (await other.inputValue() !== relation) await other.uncheck();
	assert.equal(numbersOf(await status(page))[2], wanted);
	if (wanted !== edgesOf(site).length) assert.equal(parameter(page, 'relation'), relation);
	await page.reload();
	await page.locator(`${STAGE} svg.matrix`).waitFor();
	assert.equal(numbersOf(await status(page))[2], wanted);
	await page.locator(`#ad-graph input[value=${relation}]`).uncheck();
	assert.equal(numbersOf(await status(page))[2], 0);
	await page.goBack();
	await page.waitForFunction(() => document.querySelector('.stage svg.matrix'));
	assert.equal(numbersOf(await status(page))[2], wanted);
	await open(page, site, '?stated=declared');
	assert.equal(numbersOf(await status(page))[2], edgesOf(site).filter((edge) => edge.declared).length);
}

async function readsMatrix(page, site) {
	await open(page, site);
	await page.locator('.tabs a[data-view=matrix]').click();
	await page.locator(`${STAGE} svg.matrix`).waitFor();
	assert.equal(parameter(page, 'view'), 'matrix');
	await page.locator(`${STAGE} .drawing`).focus();
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('ArrowRight');
	assert.match(await said(page), / → .*no relation\.|\(line \d+\)/);
	const first = await said(page);

	await page.keyboard.press('ArrowUp');
	assert.notEqual(await said(page), first);
	await page.locator(`${STAGE} svg.matrix .cells`).hover({ force: true });
	assert.ok((await said(page)).length > 5);
	await page.locator(`${STAGE} .drawing`).focus();
	await page.keyboard.press('Enter');
	await page.locator(`${STAGE} a.centre`).waitFor();
	await page.goBack();
	await page.locator(`${STAGE} svg.matrix`).waitFor();
	await page.locator('.tabs a[data-view=table]').click();
	await page.locator('section[data-view=table] table').waitFor({ state: 'visible' });
	assert.equal(await page.locator(`${STAGE} svg`).count(), 0);
}

async function saysWhenNothingIsLeft(page, site) {
	await focus(page, site, mostRelated(site).id, '').catch(() => {});
	await open(page, site, `?focus=${mostRelated(site).id}&relation=none`);
	await page.locator(`${STAGE} .empty`).waitFor();
	await open(page, site, '?focus=agent/zzyzx-is-not-there');
	await page.locator('[data-view=drawing]').first().waitFor({ state: 'visible' });
}

async function travelsInTime(page, site) {
	const slider = page.locator('.graph-time input');

	await open(page, site);
	if (!await slider.count()) return; // one commit, or none
	const today = await status(page);

	await slider.focus();
	await page.keyboard.press('Home');
	assert.match(parameter(page, 'at'), /^[0-9a-f]{10}$/);
	assert.match(await slider.getAttribute('aria-valuetext'), new RegExp(parameter(page, 'at')));
	const first = await status(page);

	await page.reload();
	await slider.waitFor();
	assert.equal(await status(page), first, 'the commit of the address is forgotten');
	await page.getByRole('button', { name: 'Today' }).click();
	assert.equal(parameter(page, 'at'), null);
	assert.equal(await status(page), today);
	await page.getByRole('button', { name: 'Play' }).click();
	await page.getByRole('button', { name: 'Stop' }).click();
	assert.match(parameter(page, 'at') ?? '', /^[0-9a-f]{10}$/);
}

// The number of steps from each definition that one reaches.
function reached(edges, from) {
	const steps = new Map([[from, 0]]);

	for (const [id, step] of steps)
		for (const { source, target } of edges) if (source === id && !steps.has(target)) steps.set(target, step + 1);
	return steps;
}

async function findsWays(page, site) {
	const edges = edgesOf(site);
	const from = edges.find(({ source, target, resolved }) => resolved && source !== target).source;
	const [to, steps] = [...reached(edges, from)].at(-1);
	const way = page.locator(`${STAGE} .graph-way`);

	await focus(page, site, from);
	await page.locator('#ad-graph .graph-head [role=combobox]').fill(to);
	await page.locator('#ad-graph-way [role=option]').first().waitFor();
	await page.keyboard.press('Enter');
	await way.waitFor();
	assert.equal(parameter(page, 'to'), to);
	assert.ok(await way.evaluate((part) => part === document.activeElement), 'the focus is lost');
	assert.match(await way.innerText(), new RegExp(`way.*, ${steps} steps?\\n`));
	const first = way.locator('li').first();
	const text = await first.innerText();

	assert.equal(await first.locator('a[href*="#L"]').count(), steps);
	await page.reload();
	assert.equal(await first.innerText(), text, 'the way of the address is another');
	await page.goto(new URL(await first.locator('a[href*="#L"]').first().getAttribute('href'), page.url()).href);
	assert.equal(await page.locator(`[id="${new URL(page.url()).hash.slice(1)}"]`).count(), 1);

	await open(page, site, `?focus=${from}&to=${to}&relation=none`);
	assert.match(await way.innerText(), /no way, nor back/);
	await open(page, site, `?focus=${from}&to=agent/zzyzx-is-not-there`);
	assert.match(await way.innerText(), /Nothing in the graph is called/);
	const alone = site.catalog.definitions.find(({ id }) => reached(edges, id).size === 1 && reached(edges, from).has(id));

	if (!alone) return;
	await open(page, site, `?focus=${alone.id}&to=${from}`);
	assert.match(await way.innerText(), /no way\. Back from/);
	await page.locator(`${STAGE} .graph-head button`).click();
	assert.equal(parameter(page, 'to'), null);
}

const journeys = [
	['ways to another definition are found, linked and kept in the address', findsWays],
	['the graph of older commits is shown', travelsInTime],
	['everything is counted', countsAll],
	['a name is found and focused', findsByName],
	['the neighbours of the focus are drawn, counted and listed', drawsNeighbours],
	['arrows, Enter and Escape walk through the graph', walksByKeyboard],
	['filters are counted and kept in the address', filters],
	['the matrix names both ends of its cells', readsMatrix],
	['what filters leave nothing of says so', saysWhenNothingIsLeft],
];

export async function checkGraph(browser, site) {
	if (edgesOf(site).some((edge) => edge.resolved)) await runJourneys(browser, site, journeys, { named: 'graph: ' });
}
