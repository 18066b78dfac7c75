// SPDX-License-Identifier: MIT
// What must hold for every kind of page: it fits the window, shows all without scripts, is valid and
// can be used by everybody. What a reader does on them is journeys.mjs.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { clean } from '../tap.mjs';
import { pagesOfAllKinds } from './sites.mjs';
import { watchedPage } from './watch.mjs';

const require = createRequire(import.meta.url);
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

export const windows = [
	{ width: 390, height: 844 },
	{ width: 768, height: 1024 },
	{ width: 1000, height: 700 },
	{ width: 1440, height: 900 },
];
export const themes = ['light', 'dark'];

// Kinds that scripts fill, and what they fill in; without them they show something else in its place.
const MADE_BY_SCRIPTS = { search: '#ad-results li', compare: '#ad-compare .words', graph: '#ad-graph .graph-count' };

// Opens a page and waits until all is there that scripts make.
export async function openKind(page, site, kind, path) {
	await page.goto(site.start + path, { waitUntil: 'load' });
	if (kind === 'redirect') await page.waitForURL((url) => !url.href.endsWith(path));
	if (MADE_BY_SCRIPTS[kind]) await page.locator(MADE_BY_SCRIPTS[kind]).first().waitFor();
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

// Opens every kind of page once, in all windows and themes.
export async function checkKinds(browser, site) {
	const { page, findings, close } = await watchedPage(browser, site.start);
	const layout = [];

	for (const [kind, path] of pagesOfAllKinds(site)) {
		await openKind(page, site, kind, path);
		layout.push(...await checkLayout(page, kind));
	}
	await close();
	clean(`${site.name}: no page says, asks or does anything that it should not`, findings);
	clean(`${site.name}: no page is wider than the window`, layout);
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

// ---- markup and accessibility ----

const htmlRules = {
	extends: ['html-validate:standard', 'html-validate:document'],
	rules: {
		// matters of taste, decided otherwise here
		'doctype-style': 'off',
		'long-title': 'off',
		'no-implicit-button-type': 'off',
		'void-style': 'off',
		'require-sri': ['error', { target: 'crossorigin' }],
		// slugs of headings are ids in all scripts
		'valid-id': ['error', { relaxed: true }],
	},
};

// Pages as they are written.
export function checkMarkup(site, paths) {
	const validator = new HtmlValidate(htmlRules);
	const findings = [];

	for (const path of paths) {
		const report = validator.validateStringSync(readFileSync(join(site.folder, path), 'utf8'));

		for (const { ruleId, message, line, column } of report.results.flatMap((result) => result.messages))
			findings.push(`${path}:${line}:${column}: ${message} (${ruleId})`);
	}
	clean(`${site.name}: the markup of ${paths.length} pages is valid`, findings);
}

async function runAxe(page, runOnly) {
	const options = { resultTypes: ['violations'], runOnly };
	const { violations } = await page.evaluate((given) => window.axe.run(given), options);

	return violations.map(({ id, nodes }) => `${id}: ${nodes.length} like ${nodes[0].html.slice(0, 120)}`);
}

// What axe finds on a page as it is shown.
export async function axeViolations(page, rules) {
	await page.evaluate(axeSource);
	return runAxe(page, rules);
}

// Each kind of page as it is shown, in both themes.
export async function checkAccessibility(browser, site) {
	const { page, close } = await watchedPage(browser, site.start, { bypassCSP: true, reducedMotion: 'reduce' });
	const findings = [];
	const add = (what, violations) => findings.push(...violations.map((violation) => `${what}: ${violation}`));

	for (const [kind, path] of pagesOfAllKinds(site)) {
		await openKind(page, site, kind, path);
		await page.evaluate(axeSource);
		for (const theme of themes) {
			await page.emulateMedia({ colorScheme: theme });
			// only colours differ from theme to theme
			const rules = theme === themes[0] ? undefined : ['color-contrast', 'link-in-text-block'];

			add(`${kind}, ${theme}`, await runAxe(page, rules));
		}
	}
	await close();
	clean(`${site.name}: axe finds nothing on any kind of page`, findings);
}
