// SPDX-License-Identifier: MIT
// What must hold for every kind of page and every state of it: it fits the window, shows all without
// scripts and can be used by everybody. What a reader does on them is journeys.mjs.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { clean } from '../tap.mjs';
import { hardPages, pagesOfAllKinds, pagesOfNoKind } from './pages.mjs';
import { isThorough } from './sites.mjs';
import { statesOf } from './states.mjs';
import { inLanes, laneNumbers, watchedPage } from './watch.mjs';

const require = createRequire(import.meta.url);
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

export const windows = [
	{ width: 390, height: 844 },
	{ width: 768, height: 1024 },
	{ width: 1000, height: 700 },
	{ width: 1440, height: 900 },
];
export const themes = ['light', 'dark'];

const AUDITED = windows.filter(({ width }) => width !== 1000);

// Kinds that scripts fill, and what they fill in; without them they show something else in its place.
const MADE_BY_SCRIPTS = { search: '#ad-results li', compare: '#ad-compare .words', graph: '#ad-graph .graph-count' };

// Opens a page and waits until all is there that scripts make of what its address asks for.
export async function openKind(page, site, kind, path) {
	const made = (kind === 'graph' || path.includes('?')) && MADE_BY_SCRIPTS[kind];

	await page.goto(site.start + path, { waitUntil: 'load' });
	if (kind === 'redirect') await page.waitForURL((url) => !decodeURIComponent(url.href).endsWith(path));
	if (made) await page.locator(made).first().waitFor();
}

// ---- layout ----

// In the page: what stands beyond an edge of the window and cannot be scrolled to within a box of its own.
export function overflowing() {
	const limit = document.documentElement.clientWidth;
	const scrolls = (node) => node && node !== document.body &&
		(/auto|scroll/.test(getComputedStyle(node).overflowX) || scrolls(node.parentElement));
	const beyond = [...document.body.querySelectorAll('*')].filter((node) => {
		const { left, right, width, height } = node.getBoundingClientRect();

		return width > 1 && height > 1 && (right > limit + 1 || left < -1) && !scrolls(node.parentElement) &&
			!node.closest('.skip');
	});
	const findings = beyond.slice(0, 3).map((node) =>
		`${node.tagName.toLowerCase()}.${node.getAttribute('class') ?? ''} “${node.textContent.trim().slice(0, 30)}”`);

	if (document.documentElement.scrollWidth > limit)
		findings.push(`${document.documentElement.scrollWidth} pixels wide`);
	return findings;
}

// A page as it is shown, in all windows and themes.
export async function checkLayout(page, kind) {
	const findings = [];

	for (const window of windows) {
		await page.setViewportSize(window);
		for (const theme of themes) {
			await page.emulateMedia({ colorScheme: theme });
			const wide = await page.evaluate(overflowing);

			if (wide.length) findings.push(`${kind} at ${window.width}, ${theme}: ${wide.join(', ')}`);
		}
	}
	return findings;
}

// ---- without scripts ----

// In the page: all that can be seen of it, but what is there for scripts alone.
function visibleText() {
	document.querySelectorAll('.scripted').forEach((element) => element.remove());
	return document.querySelector('main').innerText.replace(/\s+/g, ' ').trim();
}

// In the page: where its list leads to.
function listedPages() {
	return [...document.querySelectorAll('ul.names a')].map((link) => decodeURIComponent(link.getAttribute('href')));
}

async function textOfKinds(browser, site, options) {
	const { page, findings, close } = await watchedPage(browser, site.start, options);
	const texts = new Map();
	let listed;

	for (const [kind, path] of pagesOfAllKinds(site)) {
		if (kind === 'redirect') continue;
		if (options.javaScriptEnabled === false) await page.goto(site.start + path);
		else await openKind(page, site, kind, path);
		texts.set(kind, await page.evaluate(visibleText));
		if (kind === 'search') listed = await page.evaluate(listedPages);
	}
	await close();
	return { texts, listed, findings };
}

// Without scripts each page shows the same text, and those that scripts make show what stands in for it.
export async function checkWithoutScripts(browser, site) {
	const [on, off] = await Promise.all([
		textOfKinds(browser, site, {}),
		textOfKinds(browser, site, { javaScriptEnabled: false }),
	]);
	const findings = [...off.findings];

	for (const [kind, text] of off.texts) {
		const same = on.texts.get(kind) === text;

		if (text.length < 20) findings.push(`${kind}: nothing to see`);
		if (MADE_BY_SCRIPTS[kind] ? same : !same) findings.push(`${kind}: “${text.slice(0, 200)}”`);
	}
	for (const { url } of site.catalog.definitions)
		if (!off.listed.includes(url)) findings.push(`the search page does not list ${url}`);
	clean(`${site.name}: every page is whole without scripts`, findings);
}

// ---- accessibility ----

// What axe finds on a page as it is shown, by some rules or all. Style sheets are not asked for again: no rule here needs them.
export async function axeViolations(page, rules = []) {
	if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(axeSource);
	const options = { resultTypes: ['violations'], preload: false, runOnly: rules.length ? rules : undefined };
	const { violations } = await page.evaluate((given) => window.axe.run(given), options);

	return violations.map(({ id, nodes }) => `${id}: ${nodes.length} like ${nodes[0].html.slice(0, 120)}`);
}

// ---- all of it ----

const ALL = []; // rules
const COLOURS = ['color-contrast', 'link-in-text-block'];

// What axe looks for: from theme to theme only colours differ. Of a further page of a kind, or a state that is
// much like another, or where there is no time for it, not all combinations are looked at, but each width and
// each theme.
function rulesFor(width, theme, isFurther) {
	if (isFurther || !isThorough) return { '390 light': ALL, '768 light': COLOURS, '1440 dark': ALL }[`${width} ${theme}`];
	return theme === themes[0] ? ALL : COLOURS;
}

// A page as it is shown, in all windows and themes: [what does not fit, what axe finds].
async function checkShown(page, { name, path, only, isFurther }) {
	const wide = [], violations = [];

	for (const window of AUDITED.filter(({ width }) => !only || width === only)) {
		await page.setViewportSize(window);
		for (const theme of themes) {
			const where = `${name} (${path}) at ${window.width}, ${theme}`;
			const rules = rulesFor(window.width, theme, isFurther);

			await page.emulateMedia({ colorScheme: theme });
			wide.push(...(await page.evaluate(overflowing)).map((one) => `${where}: ${one}`));
			if (rules) violations.push(...(await axeViolations(page, rules)).map((one) => `${where}: ${one}`));
		}
	}
	return [wide, violations];
}

async function checkOne({ page, findings }, site, one) {
	const { name, kind, path, act } = one;
	let shown = [[], []];

	try {
		await page.setViewportSize(windows.at(-1));
		await page.emulateMedia({ colorScheme: themes[0], reducedMotion: 'reduce' });
		await openKind(page, site, kind, path);
		await act?.(page, site);
		shown = await checkShown(page, one);
		await page.evaluate(() => localStorage.clear());
	} catch (error) {
		findings.push(`${name} (${path}): ${error.message}`);
	}
	return shown;
}

// Pages and states of a site, in all windows and themes.
export async function checkPages(browser, site, pages, states = []) {
	const lanes = await Promise.all(laneNumbers.map(() => watchedPage(browser, site.start)));
	const results = await inLanes([...pages, ...states], (one, lane) => checkOne(lanes[lane], site, one));
	const what = states.length ? `${pages.length} pages and ${states.length} states` : `${pages.length} pages`;

	await Promise.all(lanes.map(({ close }) => close()));
	clean(`${site.name}: none of ${what} says, asks or does anything that it should not`, lanes.flatMap(({ findings }) => findings));
	clean(`${site.name}: none of ${what} is wider than the window`, results.flatMap(([wide]) => wide));
	clean(`${site.name}: axe finds nothing on ${what}`, results.flatMap(([, violations]) => violations));
}

// Every kind of page, the median and the hardest ones, and every state that is asked for.
export async function checkEverything(browser, site, states = statesOf(site)) {
	clean(`${site.name}: every page belongs to a kind`, pagesOfNoKind(site));
	await checkPages(browser, site, hardPages(site), states);
}
