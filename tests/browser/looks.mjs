// SPDX-License-Identifier: MIT
// How pages look under other circumstances: on paper, in forced colours, without motion, from right to
// left, in the theme that was chosen; and what their styles and scripts weigh. That they fit the window
// and can be used by everybody is kinds.mjs.
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { clean } from '../tap.mjs';
import { openKind, overflowing, themes } from './kinds.mjs';
import { pagesOfAllKinds } from './pages.mjs';
import { mostRelated } from './sites.mjs';
import { watchedPage } from './watch.mjs';

const PAPER = { width: 720, height: 1000 }; // A4 without its margins, in CSS pixels
const STYLE_MAX = 14 * 1024;
const SCRIPT_MAX = 10 * 1024;
const PAGE_MAX = 25 * 1024; // the markup alone: styles and scripts come once for all pages

// ---- weight ----

const weighed = new Map();

function weight(site, path) {
	const key = `${site.folder} ${path}`;

	if (!weighed.has(key)) weighed.set(key, gzipSync(readFileSync(join(site.folder, path)), { level: 9 }).length);
	return weighed.get(key);
}

// What a page loads by itself, without the search, which loads when it is used, and without data.
function weights(site, path) {
	const text = readFileSync(join(site.folder, path), 'utf8');
	const files = (pattern) => [...text.matchAll(pattern)].map(([, url]) => posix.join(posix.dirname(path), url));
	const sum = (paths) => paths.reduce((all, one) => all + weight(site, one), 0);

	return {
		style: sum(files(/<link rel="stylesheet" href="([^"]+)"/g)),
		script: sum(files(/<script src="([^"]*assets\/[^"]+)"/g).filter((file) => !/search|rank/.test(file))),
	};
}

export function checkWeights(site) {
	const findings = [];
	const weigh = (kind, what, got, most) => got > most && findings.push(`${kind}: ${got} bytes of ${what}, at most ${most}`);

	for (const [kind, path] of pagesOfAllKinds(site)) {
		const { style, script } = weights(site, path.split('?')[0]);

		weigh(kind, 'style', style, STYLE_MAX);
		weigh(kind, 'script', script, SCRIPT_MAX);
	}
	const bySize = [...site.catalog.definitions].sort((a, b) => a.words - b.words);
	const median = bySize[bySize.length >> 1].url;

	weigh('definition of median size', 'markup', weight(site, median), PAGE_MAX);
	clean(`${site.name}: no page weighs more than it may`, findings);
}

// ---- paper ----

// In the page: what should not be so on paper.
function unprintable() {
	const findings = [];
	const shown = (node) => node.checkVisibility({ contentVisibilityAuto: true });
	const need = (what, holds) => holds || findings.push(what);
	const style = (node, pseudo) => getComputedStyle(node, pseudo);

	need('text is not black', style(document.body).color === 'rgb(0, 0, 0)');
	for (const node of document.querySelectorAll('.top nav, .search, .theme, .toc, .actions'))
		need(`${node.className || node.tagName} is shown`, !shown(node));
	for (const fold of [...document.querySelectorAll('main details:not([open])')].filter(shown))
		for (const child of fold.querySelectorAll(':scope > :not(summary)'))
			need(`closed: ${fold.textContent.trim().slice(0, 40)}`, shown(child) || !child.textContent.trim());
	for (const link of document.querySelectorAll('article a[href^="http"]'))
		need(`no address behind ${link.textContent.slice(0, 40)}`, style(link, '::after').content.includes('('));
	for (const drawing of document.querySelectorAll('main svg.graph'))
		need('a drawing is cut', drawing.getBoundingClientRect().right <= document.documentElement.clientWidth + 1);
	for (const box of document.querySelectorAll('.scroll, .table-wrap, .drawing'))
		need(`${box.className} scrolls`, style(box).overflowY === 'visible');
	return findings;
}

async function printed(page) {
	const findings = [];

	await page.setViewportSize(PAPER);
	for (const theme of themes) {
		await page.emulateMedia({ media: 'print', colorScheme: theme });
		findings.push(...(await page.evaluate(unprintable)).map((one) => `${theme}: ${one}`));
	}
	await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
	return findings;
}

// ---- forced colours, motion, direction ----

// In the page: the marks of what is chosen must not be of colour alone.
function unmarked() {
	const line = (node) => getComputedStyle(node).borderBottomColor;

	return [...document.querySelectorAll('nav:is([aria-label], .tabs)')].filter((nav) => {
		const links = [...nav.querySelectorAll('a')];
		const current = links.filter((link) => link.hasAttribute('aria-current'));

		return nav.closest('.top, .tabs') && current.length && links.length > 1 &&
			links.some((link) => !current.includes(link) && line(link) === line(current[0]));
	}).map((nav) => `nothing marks where one is: ${nav.textContent.trim().slice(0, 40)}`);
}

async function forced(page) {
	await page.emulateMedia({ forcedColors: 'active' });
	const findings = await page.evaluate(unmarked);
	await page.emulateMedia({ forcedColors: 'none' });
	return findings;
}

// In the page: everything that would still move.
function moving() {
	return [...document.querySelectorAll('*')].filter((node) => {
		const style = getComputedStyle(node);
		const lasts = (list) => list.split(',').some((time) => parseFloat(time) > 0);

		return lasts(style.transitionDuration) || lasts(style.animationDuration) || style.scrollBehavior === 'smooth';
	}).slice(0, 3).map((node) => `${node.tagName.toLowerCase()}.${node.getAttribute('class') ?? ''} moves`);
}

async function still(page) {
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.hover('.top nav a');
	const findings = await page.evaluate(moving);
	await page.emulateMedia({ reducedMotion: 'no-preference' });
	return findings;
}

async function mirrored(page) {
	const findings = [];

	for (const width of [390, 1440]) {
		await page.setViewportSize({ width, height: 900 });
		await page.evaluate(() => { document.documentElement.dir = 'rtl'; });
		findings.push(...(await page.evaluate(overflowing)).map((one) => `at ${width}: ${one}`));
		const brand = await page.locator('.brand').boundingBox();

		if (brand && brand.x < width / 2) findings.push(`at ${width}: the header is not mirrored`);
	}
	return findings;
}

const CIRCUMSTANCES = { 'on paper': printed, 'in forced colours': forced, 'without motion': still, 'from right to left': mirrored };

// Each kind of page under each circumstance.
export async function checkCircumstances(browser, site) {
	const { page, findings, close } = await watchedPage(browser, site.start);
	const found = Object.fromEntries(Object.keys(CIRCUMSTANCES).map((name) => [name, []]));

	for (const [kind, path] of pagesOfAllKinds(site)) {
		if (kind === 'redirect') continue;
		await page.setViewportSize({ width: 1440, height: 900 });
		await openKind(page, site, kind, path);
		for (const [name, look] of Object.entries(CIRCUMSTANCES))
			found[name].push(...(await look(page)).map((one) => `${kind}: ${one}`));
	}
	await close();
	for (const [name, list] of Object.entries(found)) clean(`${site.name}: every kind of page is good ${name}`, list);
	clean(`${site.name}: no circumstance makes a page complain`, findings);
}

// ---- the theme ----

// Before the page's own scripts: notes the theme at the moment when there is something to draw, and at the first frame.
function watchTheme() {
	const root = () => document.documentElement;

	new MutationObserver((changes, observer) => {
		if (!document.body) return;
		observer.disconnect();
		window.themeOfBody = root().dataset.theme;
		requestAnimationFrame(() => { window.groundOfFrame = getComputedStyle(document.body).backgroundColor; });
	}).observe(document, { childList: true, subtree: true });
}

// What was chosen is there before anything is drawn, whatever the system says.
export async function checkNoFlash(browser, site) {
	const { page, findings, close } = await watchedPage(browser, site.start);
	const path = mostRelated(site).url;

	await page.addInitScript(watchTheme);
	for (const [system, chosen] of [['light', 'dark'], ['dark', 'light']]) {
		await page.emulateMedia({ colorScheme: system });
		await page.goto(site.start + path);
		await page.evaluate((theme) => localStorage.setItem('agentdoc-theme', theme), chosen);
		await page.reload();
		await page.waitForFunction(() => window.groundOfFrame);
		const seen = await page.evaluate(() =>
			[window.themeOfBody, window.groundOfFrame === getComputedStyle(document.body).backgroundColor,
				document.querySelector('.theme').getAttribute('aria-pressed')]);

		if (JSON.stringify(seen) !== JSON.stringify([chosen, true, String(chosen === 'dark')]))
			findings.push(`${chosen} on a ${system} system: ${JSON.stringify(seen)}`);
	}
	await close();
	clean(`${site.name}: the chosen theme is there before the first frame`, findings);
}

// ---- colours of agents ----

const KNOWN = ['red', 'orange', 'amber', 'gold', 'yellow', 'green', 'teal', 'cyan', 'blue', 'indigo', 'purple', 'magenta', 'pink'];
const OTHERS = ['#fff', '#000', '#ffee00', '#101828', 'white', 'black', 'beige', 'agent-color', 'url(#a)'];

// In the page: the least contrast of a dot's fill, or of its ring, with the ground; as the template makes dots.
function contrastsOfDots(colors) {
	const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
	const ground = getComputedStyle(document.body).backgroundColor;
	const luminance = (...paints) => {
		for (const paint of [ground, ...paints]) {
			canvas.fillStyle = paint;
			canvas.fillRect(0, 0, 1, 1);
		}
		const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((byte) => byte / 255)
			.map((c) => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
		return 0.2126 * r + 0.7152 * g + 0.0722 * b;
	};
	const contrast = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
	const like = document.querySelector('.dot');

	return colors.map((color) => {
		const dot = like.cloneNode(true);
		const circle = dot.querySelector('circle');

		dot.dataset.color = color;
		circle.setAttribute('fill', color);
		like.after(dot);
		const { fill, stroke } = getComputedStyle(circle);
		const [inside, ring] = [fill, stroke].map((paint) => contrast(luminance(paint), luminance()));
		dot.remove();
		return { color, inside, ring };
	});
}

// A colour that hosts know is seen by itself in both themes, any other and what is none by its ring.
export async function checkColours(browser, site) {
	const { page, findings, close } = await watchedPage(browser, site.start);
	const path = site.catalog.definitions.find(({ color }) => color)?.url ?? mostRelated(site).url;

	await page.goto(site.start + path);
	for (const theme of themes) {
		await page.emulateMedia({ colorScheme: theme });
		for (const { color, inside, ring } of await page.evaluate(contrastsOfDots, [...KNOWN, ...OTHERS])) {
			if (KNOWN.includes(color) && inside < 3) findings.push(`${color}, ${theme}: ${inside.toFixed(2)} : 1`);
			if (ring < 3) findings.push(`ring of ${color}, ${theme}: ${ring.toFixed(2)} : 1`);
		}
	}
	await close();
	clean(`${site.name}: colours of definitions are seen in both themes`, findings);
}
