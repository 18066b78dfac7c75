#!/usr/bin/env node
// SPDX-License-Identifier: MIT
// Tests sites in Chromium: of a collection made for it, of this project's own definitions, of a large and
// of a hostile one; from file:// and over HTTP below a path. Real collections are real.mjs.
//
//	tests/browser/run.mjs [PART...]    kinds, looks, journeys, catalogue, definition, search, keys, insights,
//	                                    history, compare, graph, language, hostile, published; all without one
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clean, doneTesting, skip } from '../tap.mjs';
import { checkCatalogue, checkCatalogueLinks, checkManyPages, manyDefinitions } from './catalogue.mjs';
import { checkCompare } from './compare.mjs';
import { checkDefinitions, checkDefinitionsWithoutScripts, checkHardDefinitions } from './definition.mjs';
import { checkGraph } from './graph.mjs';
import { checkHistory } from './history.mjs';
import { checkHostile } from './hostile.mjs';
import { checkInsights } from './insights.mjs';
import { checkJourneys } from './journeys.mjs';
import { checkKeys, checkNoKeys } from './keys.mjs';
import { checkEverything, checkPages, checkWithoutScripts } from './kinds.mjs';
import { checkCircumstances, checkColours, checkNoFlash, checkWeights } from './looks.mjs';
import { checkLanguages } from './language.mjs';
import { hardPages, missingKinds } from './pages.mjs';
import { checkPublished } from './published.mjs';
import { checkSearch, checkSearchElsewhere } from './search.mjs';
import { bothWays, buildSite, openedSite, scriptedRepository, startServer } from './sites.mjs';
import { inLanes, launch } from './watch.mjs';

const folder = process.env.TEST_TMP;
const repositories = join(folder, 'repositories');
const parts = process.argv.slice(2);
const wants = (part) => !parts.length || parts.includes(part);
const server = await startServer();
const browser = await launch();

const sitesOf = (name, repository) => bothWays(server, folder, name, repository);

const READING = {
	journeys: checkJourneys, search: checkSearch, keys: checkKeys, catalogue: checkCatalogue,
	insights: checkInsights, history: checkHistory, graph: checkGraph, compare: checkCompare,
};

// What a reader does on a site: all of it in each way that it is opened, or in one or the other.
async function checkReading(sites, { inTurns = false } = {}) {
	const wanted = Object.keys(READING).filter(wants).map((part) => READING[part]);

	await inLanes(
		wanted.flatMap((check, i) => (inTurns ? [sites[i % 2]] : sites).map((site) => () => check(browser, site))),
		(check) => check());
}

async function checkWhole(site) {
	if (wants('looks')) checkWeights(site);
	if (wants('kinds')) await checkWithoutScripts(browser, site);
}

function siteWithoutKeys(repository) {
	const config = join(folder, 'no-keys.yml');

	writeFileSync(config, 'keyboard: false\n');
	return openedSite('without keys', buildSite(repository, join(folder, 'files/no-keys'), '--config', config));
}

// [part, check]: those of the wanted parts, side by side.
const checkParts = (list) => inLanes(list.filter(([part]) => wants(part)), ([, check]) => check());

async function checkScripted() {
	const repository = scriptedRepository(join(repositories, 'scripted'), 'fixture');
	const [file, http] = sitesOf('scripted', repository);

	if (wants('kinds')) await checkEverything(browser, http);
	await checkWhole(file);
	await checkReading([file, http]);
	await checkParts([
		['looks', () => checkCircumstances(browser, file)],
		['looks', () => checkColours(browser, file)],
		['looks', () => checkNoFlash(browser, http)],
		['language', () => checkLanguages(browser, repository, join(folder, 'languages'))],
		['search', () => checkSearchElsewhere(browser, file)],
		['search', () => checkSearchElsewhere(browser, http)],
		['keys', () => checkNoKeys(browser, siteWithoutKeys(repository))],
		['catalogue', () => checkCatalogueLinks(browser, file)],
		['history', () => checkHistory(browser, file, { javaScriptEnabled: false })],
	]);
	return file;
}

// This project's own definitions, with its own configuration.
async function checkOwn() {
	const sites = sitesOf('own', '.');

	if (wants('kinds')) await checkPages(browser, sites[0], hardPages(sites[0]).filter(({ isFurther }) => !isFurther));
	await checkWhole(sites[0]);
	await checkReading(sites, { inTurns: true });
}

// A list that goes on over several pages.
async function checkMany() {
	const sites = sitesOf('many', manyDefinitions(join(repositories, 'many')));

	const isOfMany = ({ kind, isFurther }) => !isFurther && kind?.includes('further page');

	await checkParts(sites.map((site) => ['catalogue', () => checkManyPages(browser, site)]));
	if (wants('kinds')) await checkPages(browser, sites[1], hardPages(sites[1]).filter(isOfMany));
	return sites[1];
}

// Each page of definitions that are hostile, or hard to show.
async function checkOddPages() {
	const odd = (name, script) => sitesOf(name, scriptedRepository(join(repositories, name), script));
	const [file, http] = wants('hostile') ? odd('hostile', 'hostile') : [];
	const [hardFile, hardHttp] = wants('definition') ? odd('definitions', 'definition') : [];

	await checkParts([
		['definition', () => checkHardDefinitions(browser, hardHttp)],
		['hostile', () => checkHostile(browser, file)],
		['hostile', () => checkHostile(browser, http)],
		['hostile', () => checkHostile(browser, file, { bypassCSP: true })],
		['definition', () => checkDefinitions(browser, hardFile)],
		['definition', () => checkDefinitionsWithoutScripts(browser, hardHttp)],
		['published', () => checkPublished(browser, server, mkdtempSync(join(folder, 'published-')))],
	]);
}

mkdirSync(repositories, { recursive: true });
const scripted = await checkScripted();
if (existsSync('.git')) await checkOwn();
else skip('the site of this project', 'no git checkout');
if (wants('catalogue') || wants('kinds')) {
	const many = await checkMany();

	clean('these sites have every kind of page', missingKinds([scripted, many]));
}
await checkOddPages();
await browser.close();
server.stop();
doneTesting();
