#!/usr/bin/env node
// SPDX-License-Identifier: MIT
// Takes pictures of every kind of page and every state of it for people to look at, in both themes, on a
// phone and a desk; of some also on paper and in forced colours.
//
//	tests/browser/shots.mjs OUTPUT [REPOSITORY...]    default: the collection of fixture.sh
//
// Writes OUTPUT/REPOSITORY/NAME-WIDTH-THEME.png.
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { openKind, themes, windows } from './kinds.mjs';
import { pagesOfAllKinds } from './pages.mjs';
import { buildSite, mostRelated, mostRevised, openedSite, scriptedRepository } from './sites.mjs';
import { PHONE, statesOf } from './states.mjs';
import { launch } from './watch.mjs';

const [output, ...given] = process.argv.slice(2);
const SCREENS = windows.filter(({ width }) => width === PHONE || width === 1440);
const TALLEST = 6000; // pixels; what stands below looks like what stands above
const AS_USUAL = { media: 'screen', forcedColors: 'none' };
const OTHER_MEDIA = { 'on paper': { media: 'print' }, 'in forced colours': { forcedColors: 'active' } };

if (!output) {
	console.error('usage: tests/browser/shots.mjs OUTPUT [REPOSITORY...]');
	process.exit(2);
}

async function take(page, file) {
	const isCovered = await page.locator('dialog[open], [popover]:popover-open').count();
	const { width } = page.viewportSize();

	if (isCovered) return page.screenshot({ path: file });
	const tall = await page.evaluate(() => {
		window.scrollTo(0, 0);
		return document.documentElement.scrollHeight;
	});

	return page.screenshot({ path: file, fullPage: true, clip: { x: 0, y: 0, width, height: Math.min(tall, TALLEST) } });
}

// Takes what open() shows, in both themes and on both screens or the one that is given.
async function shoot(page, folder, name, open, only) {
	for (const viewport of SCREENS.filter(({ width }) => !only || width === only)) {
		for (const colorScheme of themes) {
			await page.setViewportSize(viewport);
			await page.emulateMedia({ ...AS_USUAL, colorScheme });
			await open();
			await take(page, join(folder, `${name.replaceAll(/[ ,]+/g, '-')}-${viewport.width}-${colorScheme}.png`));
		}
	}
}

async function shootMedia(page, site, folder) {
	const urls = [mostRelated(site).url, mostRevised(site).url.replace(/\.html$/, '/history.html'), 'index.html', 'insights.html', 'graph.html'];

	for (const [where, media] of Object.entries(OTHER_MEDIA)) {
		for (const url of urls.filter((one) => existsSync(join(site.folder, one)))) {
			await shoot(page, folder, `${basename(url, '.html')} ${where}`, async () => {
				await page.goto(site.start + url);
				await page.emulateMedia(media);
			});
		}
	}
}

async function shootSite(page, site, folder) {
	mkdirSync(folder, { recursive: true });
	for (const [kind, path] of pagesOfAllKinds(site))
		await shoot(page, folder, kind, () => openKind(page, site, kind, path));
	for (const { name, path, act, only } of statesOf(site)) {
		await shoot(page, folder, name, async () => {
			await page.goto(site.start + path);
			await act(page, site);
		}, only);
	}
	await shootMedia(page, site, folder);
}

const scratch = mkdtempSync(join(tmpdir(), 'agentdoc-shots-'));
const repositories = given.length ? given : [scriptedRepository(join(scratch, 'scripted'), 'fixture')];
const browser = await launch();
const page = await browser.newPage();

for (const repository of repositories) {
	const name = basename(resolve(repository));
	const site = openedSite(name, buildSite(repository, join(scratch, 'sites', name)));
	const folder = join(output, name);

	await shootSite(page, site, folder);
	console.log(folder);
}
await browser.close();
rmSync(scratch, { recursive: true });
