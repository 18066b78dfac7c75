// SPDX-License-Identifier: MIT
// What pages look like once a reader has done something with them: dialogs, chosen views, filters, results.
// For every state a page to open and what to do there; it waits until the state is there. Dialogs are
// opened on a small page: what stands below them is looked at elsewhere. That each fits the window and can be
// used by everybody asks kinds.mjs.
import { mostRelated, mostRevised, revisionThatHas } from './sites.mjs';

const PHONE = 390;
const SMALL = 'compare.html';
const ALIKE = { isFurther: true }; // much like another one

const RENDERED = 'id="ad-view-rendered"';
const MOVED = ' moved" id="ad-words-';
const GRAPH_STAGE = '#ad-graph .stage';

const query = (path, parameters) => `${path}?${new URLSearchParams(parameters)}`;
const nameOf = (site) => mostRelated(site).name;
const idOf = (site) => mostRelated(site).id;
const shown = (page, selector) => page.locator(selector).first().waitFor();

// The relations that hold now.
const edgesOf = (site) => site.graph.edges.filter((edge) => edge.until === null);
const hasRelations = (site) => edgesOf(site).some((edge) => edge.resolved);
const hasHistory = (site) => mostRevised(site).revisions > 1;

async function openFolds(page) {
	await page.evaluate(() => document.querySelectorAll('main details').forEach((details) => (details.open = true)));
}

// ---- the search ----

const asks = (words) => async (page, site) => {
	await page.keyboard.press('/');
	await shown(page, '.search-window[open]:not(.unstyled)');
	await page.locator('.search-window [role=combobox]').fill(words(site));
	if (!words(site)) return;
	await page.waitForFunction(() => /result|Nothing|kind:\S/.test(document.querySelector('.search-window').innerText));
};

const search = [
	['the dialog, empty', () => SMALL, asks(() => '')],
	['the dialog with results', () => SMALL, asks(nameOf)],
	['the dialog with none', () => SMALL, asks(() => 'zzyzxqq')],
	['the dialog with operators', () => SMALL, asks(() => 'kind:')],
	['the page of results', (site) => query('search.html', { q: nameOf(site).split(/[\s-]/)[0] }),
		(page) => shown(page, '#ad-results li mark')],
	['the page of many results', () => query('search.html', { q: 'a' }), (page) => shown(page, '#ad-results li'), ALIKE],
	['the page without results', () => query('search.html', { q: 'zzyzxqq' }),
		(page) => page.waitForFunction(() => /Nothing/.test(document.querySelector('#ad-results').innerText))],
].map(([name, ...rest]) => [`search, ${name}`, ...rest]);

// ---- the catalogue ----

const catalogueIsReady = (page) => page.waitForFunction(() => !('pending' in document.documentElement.dataset));

async function asCards(page) {
	await catalogueIsReady(page);
	await page.evaluate(() => window.agentdoc.chooseView('cards'));
}

async function withFacetsOpen(page) {
	await catalogueIsReady(page);
	await page.setViewportSize({ width: PHONE, height: 844 });
	await page.locator('.open-facets').click();
	await page.locator('.facets').waitFor({ state: 'visible' });
}

const catalogue = [
	['as cards', () => 'index.html', asCards, ALIKE],
	['with values chosen', () => '?tool=ALL&tool=Read&sort=recent', catalogueIsReady],
	['with nothing left', () => '?model=zzyzx&q=zzyzx', catalogueIsReady],
	['with the sheet of filters', () => 'index.html', withFacetsOpen, { only: PHONE, ...ALIKE }],
].map(([name, path, ...rest]) => [`catalogue, ${name}`, () => path().replace(/^\?/, 'index.html?'), ...rest]);

// ---- definitions, revisions, comparison ----

const views = ['words', 'unified', 'sided', 'rendered'].flatMap((view) => [RENDERED, MOVED].map((text) => [
	`revision, ${view}${text === MOVED ? ' with moved parts' : ''}`,
	(site) => revisionThatHas(site, text),
	async (page) => {
		await openFolds(page);
		if (await page.locator(`#ad-view-${view}`).count()) await page.locator(`label[for=ad-view-${view}]`).click();
	},
	{ isFurther: text === MOVED },
]));

const definitions = [
	['list of the keys', () => SMALL, async (page) => {
		await page.keyboard.press('?');
		await shown(page, '.keys-window[open]');
	}],
	['definition, all opened, with its source', (site) => mostRelated(site).url, openFolds, ALIKE],
	['definition, ages', (site) => hasHistory(site) && mostRevised(site).url, (page) => page.locator('#ad-ages').check()],
	['history, for choosing', (site) => hasHistory(site) && mostRevised(site).url.replace(/\.html$/, '/history.html'), openFolds, ALIKE],
	['compare, two definitions', (site) => query('compare.html', { a: site.catalog.definitions[0].id, b: idOf(site) }),
		(page) => shown(page, '#ad-compare .compared')],
	['compare, one that is not there', (site) => query('compare.html', { a: 'agent/zzyzx', b: idOf(site) }),
		(page) => page.getByRole('status').filter({ hasText: 'There is no definition' }).waitFor()],
	['changes, all opened', () => 'changes.html', openFolds, ALIKE],
	['insights, all opened', () => 'insights.html', openFolds, ALIKE],
];

// ---- the graph ----

const graph = [
	['focus', (site) => ({ focus: idOf(site) }), 'a.centre'],
	['far around the focus', (site) => ({ focus: idOf(site), depth: 3 }), 'a.centre', ALIKE],
	['way', (site) => ({ focus: edgesOf(site)[0].source, to: edgesOf(site)[0].target }), '.graph-way'],
	['matrix', () => ({ view: 'matrix' }), 'svg.matrix'],
].map(([name, parameters, selector, options]) => [`graph, ${name}`, (site) => hasRelations(site) && query('graph.html', parameters(site)),
	(page) => shown(page, `${GRAPH_STAGE} ${selector}`), options]);

graph.push(
	['graph, table', (site) => hasRelations(site) && 'graph.html?view=table', (page) => shown(page, 'section[data-view=table] table'), ALIKE],
	['graph, names offered', (site) => hasRelations(site) && 'graph.html', async (page, site) => {
		await page.locator('#ad-graph [role=combobox]').fill(idOf(site).slice(0, 8));
		await shown(page, '#ad-graph-found [role=option]');
	}, ALIKE],
);

// The states that a site has as {name, path, act, only, isFurther}: act(page, site) brings an opened page into
// the state; only is the one width of the window at which there is such a state.
export function statesOf(site) {
	return [...search, ...catalogue, ...definitions, ...views, ...graph]
		.map(([name, path, act, options]) => ({ name, path: path(site), act, ...options }))
		.filter(({ path }) => path);
}
