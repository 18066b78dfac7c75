#!/usr/bin/env node
// SPDX-License-Identifier: MIT
// Tests the sites of real collections in Chromium, where they are at hand: every kind of page, with
// TEST_SITES=all every state of it, and what a reader does on them; from file://, over HTTP below a
// path and without scripts. What one collection does in one way the next does in the other; in both ways at once it would take too long,
// and is done with the collections made for tests: run.mjs.
//
//	tests/browser/real.mjs [COLLECTION...]    all without one
import { join } from 'node:path';
import { doneTesting, skip } from '../tap.mjs';
import { checkCatalogue, checkCatalogueLinks } from './catalogue.mjs';
import { checkCompare } from './compare.mjs';
import { checkGraph } from './graph.mjs';
import { checkHistory } from './history.mjs';
import { checkInsights } from './insights.mjs';
import { checkJourneys } from './journeys.mjs';
import { checkKeys } from './keys.mjs';
import { checkEverything, checkWithoutScripts } from './kinds.mjs';
import { checkWeights } from './looks.mjs';
import { checkSearch } from './search.mjs';
import { bothWays, isThorough, startServer, triedCorpora } from './sites.mjs';
import { inLanes, launch } from './watch.mjs';
import { checkSearchWeight } from './weight.mjs';

const folder = process.env.TEST_TMP;
const given = process.argv.slice(2);
const withoutScripts = { javaScriptEnabled: false };

const JOURNEYS = [
	checkCatalogue, checkSearch, checkJourneys, checkGraph, checkCompare, checkHistory, checkKeys, checkInsights,
];

async function checkCollection(browser, sites, number) {
	const [file] = sites;
	const journeys = JOURNEYS.map((check, i) => () => check(browser, sites[(number + i) % 2]));

	checkWeights(file);
	// the states of pages are looked at with the collection made for it
	await checkEverything(browser, sites[number % 2], isThorough ? undefined : []);
	await inLanes([
		...journeys,
		() => checkHistory(browser, file, withoutScripts),
		() => checkCatalogueLinks(browser, file),
		() => checkWithoutScripts(browser, file),
	], (check) => check());
}

async function checkAll() {
	const server = await startServer();
	const browser = await launch();
	const { all, tried, left } = triedCorpora(join(folder, 'repositories'));
	const wanted = given.length ? all.filter(({ name }) => given.includes(name)) : tried;

	if (!given.length && left.length) skip(`the sites of ${left.join(' and ')}`, 'TEST_SITES=all adds them');
	for (const [number, { name, folder: clone }] of wanted.entries())
		await checkCollection(browser, bothWays(server, folder, name, clone), number);
	if (!given.length) await checkSearchWeight(browser, join(folder, 'weight'), all);
	await browser.close();
	server.stop();
}

if (process.env.SHARED) await checkAll();
else skip('sites of real collections', 'no corpora here');
doneTesting();
