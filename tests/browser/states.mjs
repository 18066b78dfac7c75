// SPDX-License-Identifier: MIT
// What pages look like once a reader has done something with them: dialogs, chosen views, filters, results.
// For every state a page to open and what to do there; it waits until the state is there. That each
// fits the window and can be used by everybody asks kinds.mjs.
import { mostRelated, mostRevised, revisionThatHas } from './sites.mjs';

export const PHONE = 390;

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
	['the dialog, empty', () => 'index.html', asks(() => '')],
	['the dialog with results', () => 'index.html', asks(nameOf)],
	['the dialog with none', () => 'index.html', asks(() => 'zzyzxqq')],
	['the dialog with operators', () => 'index.html', asks(() => 'kind:')],
	['the page of results', (site) => query('search.html', { q: nameOf(site).split(/[\s-]/)[0] }),
		(page) => shown(page, '#ad-results li mark')],
	['the page of many results', () => query('search.html', { q: 'a' }), (page) => shown(page, '#ad-results li')],
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
	['as cards', () => 'index.html', asCards],
	['with values chosen', () => '?tool=ALL&tool=Read&sort=recent', catalogueIsReady],
	['with nothing left', () => '?model=zzyzx&q=zzyzx', catalogueIsReady],
	['with the sheet of filters', () => 'index.html', withFacetsOpen, { only: PHONE }],
].map(([name, path, ...rest]) => [`catalogue, ${name}`, () => path().replace(/^\?/, 'index.html?'), ...rest]);

// ---- definitions, revisions, comparison ----

const views = ['words', 'unified', 'sided', 'rendered'].flatMap((view) => [RENDERED, MOVED].map((text) => [
	`revision, ${view}${text === MOVED ? ' with moved parts' : ''}`,
	(site) => revisionThatHas(site, text),
	async (page) => {
		await openFolds(page);
		if (await page.locator(`#ad-view-${view}`).count()) await page.locator(`label[for=ad-view-${view}]`).click();
	},
]));

const definitions = [
	['definition, the keys', (site) => mostRelated(site).url, async (page) => {
		await page.keyboard.press('?');
		await shown(page, '.keys-window[open]');
	}],
	['definition, all opened, with its source', (site) => mostRelated(site).url, openFolds],
	['definition, ages', (site) => hasHistory(site) && mostRevised(site).url, (page) => page.locator('#ad-ages').check()],
	['history, for choosing', (site) => hasHistory(site) && mostRevised(site).url.replace(/\.html$/, '/history.html'), openFolds],
	['compare, two definitions', (site) => query('compare.html', { a: site.catalog.definitions[0].id, b: idOf(site) }),
		(page) => shown(page, '#ad-compare .compared')],
	['compare, one that is not there', (site) => query('compare.html', { a: 'agent/zzyzx', b: idOf(site) }),
		(page) => page.getByRole('status').filter({ hasText: 'There is no definition' }).waitFor()],
	['changes, all opened', () => 'changes.html', openFolds],
	['insights, all opened', () => 'insights.html', openFolds],
];

// ---- the graph ----

const graph = [
	['focus', (site) => ({ focus: idOf(site) }), 'a.centre'],
	['far around the focus', (site) => ({ focus: idOf(site), depth: 3 }), 'a.centre'],
	['way', (site) => ({ focus: edgesOf(site)[0].source, to: edgesOf(site)[0].target }), '.graph-way'],
	['matrix', () => ({ view: 'matrix' }), 'svg.matrix'],
].map(([name, parameters, selector]) => [`graph, ${name}`, (site) => hasRelations(site) && query('graph.html', parameters(site)),
	(page) => shown(page, `${GRAPH_STAGE} ${selector}`)]);

graph.push(
	['graph, table', (site) => hasRelations(site) && 'graph.html?view=table', (page) => shown(page, 'section[data-view=table] table')],
	['graph, names offered', (site) => hasRelations(site) && 'graph.html', async (page, site) => {
		await page.locator('#ad-graph [role=combobox]').fill(idOf(site).slice(0, 8));
		await shown(page, '#ad-graph-found [role=option]');
	}],
);

// The states that a site has as {name, path, act, only}: act(page, site) brings an opened page into the
// state; only is the one width of the window at which there is such a state.
export function statesOf(site) {
	return [...search, ...catalogue, ...definitions, ...views, ...graph]
		.map(([name, path, act, { only } = {}]) => ({ name, path: path(site), act, only }))
		.filter(({ path }) => path);
}
