#!/usr/bin/env node
// SPDX-License-Identifier: MIT
// Takes pictures of every kind of page for people to look at, in both themes, on a phone and a desk.
//
//	tests/browser/shots.mjs OUTPUT [REPOSITORY...]    default: the collection of fixture.sh
//
// Writes OUTPUT/REPOSITORY/KIND-WIDTH-THEME.png.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { openKind, themes, windows } from './kinds.mjs';
import { pagesOfAllKinds } from './pages.mjs';
import { buildSite, openedSite, scriptedRepository } from './sites.mjs';
import { launch } from './watch.mjs';

const [output, ...given] = process.argv.slice(2);

if (!output) {
	console.error('usage: tests/browser/shots.mjs OUTPUT [REPOSITORY...]');
	process.exit(2);
}

async function shoot(page, site, kind, folder) {
	for (const viewport of windows) {
		await page.setViewportSize(viewport);
		for (const colorScheme of themes) {
			const name = `${kind.replaceAll(' ', '-')}-${viewport.width}-${colorScheme}.png`;

			await page.emulateMedia({ colorScheme });
			await page.screenshot({ path: join(folder, name), fullPage: true });
		}
	}
}

const scratch = mkdtempSync(join(tmpdir(), 'agentdoc-shots-'));
const repositories = given.length ? given : [scriptedRepository(join(scratch, 'scripted'), 'fixture')];
const browser = await launch();
const page = await browser.newPage();

for (const repository of repositories) {
	const name = basename(resolve(repository));
	const site = openedSite(name, buildSite(repository, join(scratch, 'sites', name)));
	const folder = join(output, name);

	mkdirSync(folder, { recursive: true });
	for (const [kind, path] of pagesOfAllKinds(site)) {
		await openKind(page, site, kind, path);
		await shoot(page, site, kind, folder);
	}
	console.log(folder);
}
await browser.close();
rmSync(scratch, { recursive: true });
