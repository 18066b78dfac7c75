#!/usr/bin/env node
// SPDX-License-Identifier: MIT
// Tests agentdoc serve in Chromium: what is saved is seen, where the reader was, without a reload by hand.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch, watchedPage } from '../browser/watch.mjs';
import { clean, doneTesting, is, notOk } from '../tap.mjs';
import { makeRepository, serve } from './server.mjs';

const PATIENCE = { timeout: 20000, polling: 5 };
const repository = makeRepository(join(process.env.TEST_TMP, 'repository'), `
	init
	definition agents/lead.md lead 'Delegates to the \`tester\` agent.' '' $(seq 400 | sed 's/.*/Line & of many./; s/$/ \\\\/')
	definition agents/tester.md tester 'Text.'
	put templates/assets/custom.css 'h1 { letter-spacing: 0 }'
	commit 'both'
`);
const lead = join(repository, 'agents/lead.md');
const before = readFileSync(lead, 'utf8');

const server = await serve(repository);
const browser = await launch();
const { page, findings } = await watchedPage(browser, server.address);

const sees = (text) => page.waitForFunction((wanted) => document.body?.textContent.includes(wanted), text, PATIENCE)
	.then(() => true, () => false);
const overlay = () => page.locator('.agentdoc-preview').count();
const waitsAgain = () => page.waitForFunction(() =>
	document.readyState === 'complete' && document.querySelector('script[src*="wait.js"]'), null, PATIENCE);

async function open(path) {
	await page.goto(server.address + path);
	await waitsAgain();
}

// Marks the page, so that one that was loaded again can be told from it.
const mark = () => page.evaluate(() => { window.isMarked = true; });
const isMarked = () => page.evaluate(() => window.isMarked === true);

async function checkSave() {
	await open('agents/lead.html');
	await page.evaluate(() => scrollTo(0, 700));
	writeFileSync(lead, `${before}\nSaid in addition.\n`);
	is('a save is seen', await sees('Said in addition.'), true);
	await waitsAgain();
	is('where the reader was', await page.evaluate(() => scrollY), 700);
}

async function checkOthers() {
	await open('assets/../404.html');
	await mark();
	writeFileSync(lead, `${before}\nSaid in addition, again.\n`);
	await page.waitForTimeout(700);
	is('a page that is the same is not loaded again', await isMarked(), true);
	await open('agents/new.html');
	writeFileSync(join(repository, 'agents/new.md'), '---\nname: new\ndescription: New.\n---\n\nIt came later.\n');
	is('a page that did not exist appears', await sees('It came later.'), true);
}

async function checkStyle() {
	await open('agents/tester.html');
	await mark();
	writeFileSync(join(repository, 'templates/assets/custom.css'), 'h1 { letter-spacing: 7px }');
	await page.waitForFunction(() => getComputedStyle(document.querySelector('h1')).letterSpacing === '7px', null, PATIENCE)
		.then(() => is('a style sheet is seen', true, true), () => notOk('a style sheet is seen'));
	is('without loading the page again', await isMarked(), true);
}

async function checkFault() {
	const template = join(repository, 'templates/header_extra.mustache');

	await open('agents/tester.html');
	await mark();
	writeFileSync(template, '<p>\n{{#open}}never closed\n');
	await page.waitForSelector('.agentdoc-preview', PATIENCE);
	is('a fault tells its place', /header_extra\.mustache:2:\d+: error/.test(await page.textContent('.agentdoc-preview')), true);
	is('over the page as it was', await isMarked(), true);
	await page.keyboard.press('Tab');
	await page.click('.agentdoc-preview button');
	is('it can be hidden', await overlay(), 0);
	await open('agents/lead.html');
	await page.waitForSelector('.agentdoc-preview', PATIENCE);
	is('other pages show it, too', await overlay(), 1);
	writeFileSync(template, '<p>A line on all pages.</p>\n');
	is('when it is mended the page follows', await sees('A line on all pages.'), true);
	is('and the fault is gone', await overlay(), 0);
}

// What it says of a fault is in the language of the page; the fault itself stays as it is.
async function checkLanguage() {
	const template = join(repository, 'templates/header_extra.mustache');
	const text = (selector) => page.locator(`.agentdoc-preview ${selector}`).first().textContent();

	writeFileSync(join(repository, 'agentdoc.yml'), 'language: de\n');
	await page.waitForFunction(() => document.documentElement.lang === 'de', null, PATIENCE);
	writeFileSync(template, '{{#open}}never closed\n');
	await page.waitForSelector('.agentdoc-preview', PATIENCE);
	is('a fault is told in the language of the page', [await text('h2'), await text('button'), await text('p')], [
		'Was zuletzt gespeichert wurde, lässt sich nicht zeigen', 'Ausblenden',
		'Zu sehen ist die Seite davor. Sobald die Datei in Ordnung ist, geht es von selbst weiter.',
	]);
	writeFileSync(template, '<p>Mended.</p>\n');
	writeFileSync(join(repository, 'agentdoc.yml'), 'title: English again\n');
	await page.waitForFunction(() => document.documentElement.lang === 'en', null, PATIENCE);
	await waitsAgain();
}

// A browser has six connections to a host, for all of its windows.
async function checkManyWindows() {
	const windows = [];

	for (let i = 0; i < 8; i++) {
		const other = await page.context().newPage();
		await other.goto(`${server.address}agents/tester.html`, { timeout: 10000 });
		windows.push(other);
	}
	is('eight windows do not wait for each other', windows.length, 8);
	await Promise.all(windows.map((other) => other.close()));
}

mkdirSync(join(repository, 'templates'), { recursive: true });
await checkSave();
await checkOthers();
await checkStyle();
await checkFault();
await checkLanguage();
await checkManyWindows();
clean('nothing is refused or missing', findings.filter((text) => !/404/.test(text)));
is('it ends beside an open browser', await server.stop(), 0);
await browser.close();
doneTesting();
