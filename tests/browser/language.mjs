// SPDX-License-Identifier: MIT
// A site in another language: German, which is built in, and one from right to left of which a few words
// are given. And that the words of the scripts in languages/en.yml are those that the scripts have.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';
import { clean, is } from '../tap.mjs';
import { openKind, overflowing, windows } from './kinds.mjs';
import { pagesOfAllKinds } from './pages.mjs';
import { buildSite, openedSite } from './sites.mjs';
import { watchedPage } from './watch.mjs';

// Builds the site of a repository in a language, with the file of it that is given.
function siteIn(repository, folder, code, words) {
	const config = join(folder, 'agentdoc.yml');

	mkdirSync(join(folder, 'languages'), { recursive: true });
	writeFileSync(config, `title: The browser collection\nlanguage: ${code}\n`);
	if (words) writeFileSync(join(folder, 'languages', `${code}.yml`), words);
	return openedSite(`in ${code}`, buildSite(repository, join(folder, 'site'), '--config', config));
}

const flat = (words, path = '') =>
	Object.entries(words).flatMap(([key, text]) =>
		typeof text === 'object' && !('other' in text) ? flat(text, `${path}${key}.`) : [[path + key, text]]);

// Every script hands its words to agentdoc.words() as a literal.
function wordsOfScripts() {
	const words = {};

	for (const file of ['static', 'preview'].flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))) {
		const found = file.endsWith('.js') && readFileSync(file, 'utf8').match(/agentdoc\.words\("(\w+)", (\{[^]*?\})\);\n/);

		if (found) words[found[1]] = Object.fromEntries(flat(vm.runInNewContext(`(${found[2]})`)));
	}
	return words;
}

function wordsOfSite(site) {
	const context = { window: {} };

	vm.runInNewContext(readFileSync(join(site.folder, 'assets/text.js'), 'utf8'), context);
	return context.window.agentdoc.text;
}

const GERMAN = [
	['language', () => document.documentElement.lang, 'de'],
	['direction', () => getComputedStyle(document.documentElement).direction, 'ltr'],
	['navigation', () => document.querySelector('.top nav a').textContent, 'Katalog'],
	['a word of a script', () => document.querySelector('.top .theme').getAttribute('aria-label'), 'Dunkles Design'],
	['numbers of a script', () => /^\d+ Definitionen$/.test(document.querySelector('#ad-tools [role=status]').textContent), true],
	['days', () => /^\d\d\.\d\d\.\d{4}$/.test(document.querySelector('.listing time').textContent), true],
	['days for programs', () => /^\d{4}-\d\d-\d\dT/.test(document.querySelector('.listing time').dateTime), true],
];

async function checkGerman(browser, site) {
	const { page, findings, close } = await watchedPage(browser, site.start);

	await page.goto(`${site.start}index.html`);
	for (const [name, get, wanted] of GERMAN) is(`${site.name}: ${name}`, await page.evaluate(get), wanted);
	await page.keyboard.press('/');
	await page.locator('dialog.search-window[open]').waitFor();
	is(`${site.name}: the search`, await page.locator('dialog.search-window').getAttribute('aria-label'), 'Suche');
	clean(`${site.name}: no message of the browser`, findings.join('\n'));
	await close();
}

const HEBREW = `
code: he
name: עברית
direction: rtl
messages:
  catalogue: קטלוג
  changes: שינויים
  n_revisions: {count: count, one: גרסה אחת, two: שתי גרסאות, other: '{{count}} גרסאות'}
texts:
  page_catalogue: קטלוג
  page_graph: גרף
scripts:
  theme:
    dark: ערכת נושא כהה
`;

// In the page: where the parts of the header stand, and which way texts run.
const directions = () => {
	const left = (selector) => document.querySelector(selector).getBoundingClientRect().left;
	const runs = (selector) => {
		const node = document.querySelector(selector);

		return node && getComputedStyle(node).direction;
	};

	return {
		page: runs('html'),
		mirrored: left('.top .brand') > left('.top nav') && left('.top nav') > left('.top .search'),
		article: runs('article'),
	};
};

async function checkRightToLeft(browser, site) {
	const layout = [];
	const { page, findings, close } = await watchedPage(browser, site.start);
	const definition = site.catalog.definitions.find((one) => one.name === 'lead');

	await page.setViewportSize({ width: 1440, height: 900 });
	await page.goto(site.start + definition.url);
	is(`${site.name}: directions`, JSON.stringify(await page.evaluate(directions)),
		JSON.stringify({ page: 'rtl', mirrored: true, article: 'ltr' }));
	for (const [kind, path] of pagesOfAllKinds(site)) {
		await openKind(page, site, kind, path);
		for (const window of [windows[0], windows.at(-1)]) {
			await page.setViewportSize(window);
			for (const found of await page.evaluate(overflowing)) layout.push(`${kind} at ${window.width}: ${found}`);
		}
	}
	clean(`${site.name}: nothing stands beyond the window`, layout.join('\n'));
	clean(`${site.name}: no message of the browser`, findings.join('\n'));
	await close();
}

export async function checkLanguages(browser, repository, folder) {
	const lines = (words) => Object.entries(words).flatMap(([script, texts]) =>
		Object.entries(texts).map(([key, text]) => `${script}.${key}: ${JSON.stringify(text)}`));
	const given = new Set(lines(wordsOfSite(siteIn(repository, join(folder, 'en'), 'en-GB'))));
	const used = new Set(lines(wordsOfScripts()));

	assert.ok(used.size > 100);
	clean('the scripts have the words of languages/en.yml', [...given].filter((line) => !used.has(line)).join('\n'));
	clean('languages/en.yml has the words of the scripts', [...used].filter((line) => !given.has(line)).join('\n'));
	await checkGerman(browser, siteIn(repository, join(folder, 'de'), 'de'));
	await checkRightToLeft(browser, siteIn(repository, join(folder, 'he'), 'he', HEBREW));
}
