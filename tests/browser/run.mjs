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
import { launch } from './watch.mjs';

const folder = process.env.TEST_TMP;
const repositories = join(folder, 'repositories');
const parts = process.argv.slice(2);
const wants = (part) => !parts.length || parts.includes(part);
const server = await startServer();
const browser = await launch();

const sitesOf = (name, repository) => bothWays(server, folder, name, repository);

async function checkSmall(sites) {
	const both = (check) => Promise.all(sites.map((site) => check(browser, site)));

	if (wants('looks')) checkWeights(sites[0]);
	if (wants('kinds')) await checkWithoutScripts(browser, sites[0]);
	if (wants('journeys')) await both(checkJourneys);
	if (wants('search')) await both(checkSearch);
	if (wants('keys')) await both(checkKeys);
	if (wants('catalogue')) await both(checkCatalogue);
	if (wants('insights')) await both(checkInsights);
	if (wants('history')) await both(checkHistory);
	if (wants('graph')) await both(checkGraph);
	if (wants('compare')) await both(checkCompare);
}

function siteWithoutKeys(repository) {
	const config = join(folder, 'no-keys.yml');

	writeFileSync(config, 'keyboard: false\n');
	return openedSite('without keys', buildSite(repository, join(folder, 'files/no-keys'), '--config', config));
}

async function checkScripted() {
	const repository = scriptedRepository(join(repositories, 'scripted'), 'fixture');
	const sites = sitesOf('scripted', repository);

	if (wants('kinds')) await checkEverything(browser, sites[1]);
	await checkSmall(sites);
	if (wants('language')) await checkLanguages(browser, repository, join(folder, 'languages'));
	if (wants('search')) await Promise.all(sites.map((site) => checkSearchElsewhere(browser, site)));
	if (wants('keys')) await checkNoKeys(browser, siteWithoutKeys(repository));
	if (wants('catalogue')) await checkCatalogueLinks(browser, sites[0]);
	if (wants('history')) await checkHistory(browser, sites[0], { javaScriptEnabled: false });
	if (wants('looks')) {
		await checkCircumstances(browser, sites[0]);
		await checkColours(browser, sites[0]);
		await checkNoFlash(browser, sites[1]);
	}
	return sites[0];
}

// This project's own definitions, with its own configuration.
async function checkOwn() {
	const sites = sitesOf('own', '.');

	if (wants('kinds')) await checkPages(browser, sites[0], hardPages(sites[0]).filter(({ isFurther }) => !isFurther));
	await checkSmall(sites);
}

// A list that goes on over several pages.
async function checkMany() {
	const sites = sitesOf('many', manyDefinitions(join(repositories, 'many')));

	for (const site of sites) if (wants('catalogue')) await checkManyPages(browser, site);
	if (wants('kinds')) await checkPages(browser, sites[1], hardPages(sites[1]).filter(({ kind }) => kind?.includes('further page')));
	return sites[1];
}

async function checkHostilePages() {
	const [file, http] = sitesOf('hostile', scriptedRepository(join(repositories, 'hostile'), 'hostile'));

	await Promise.all([
		checkHostile(browser, file),
		checkHostile(browser, http),
		checkHostile(browser, file, { bypassCSP: true }),
	]);
}

async function checkDefinitionPages() {
	const [file, http] = sitesOf('definitions', scriptedRepository(join(repositories, 'definitions'), 'definition'));

	await checkDefinitions(browser, file);
	await checkHardDefinitions(browser, http);
	await checkDefinitionsWithoutScripts(browser, http);
}

mkdirSync(repositories, { recursive: true });
const scripted = await checkScripted();
if (existsSync('.git')) await checkOwn();
else skip('the site of this project', 'no git checkout');
if (wants('catalogue') || wants('kinds')) {
	const many = await checkMany();

	clean('these sites have every kind of page', missingKinds([scripted, many]));
}
if (wants('hostile')) await checkHostilePages();
if (wants('definition')) await checkDefinitionPages();
if (wants('published')) await checkPublished(browser, server, mkdtempSync(join(folder, 'published-')));
await browser.close();
server.stop();
doneTesting();
