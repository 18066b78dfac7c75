#!/usr/bin/env node
// SPDX-License-Identifier: MIT
// Tests sites in Chromium: of a collection made for it, of this project's own definitions, of real ones
// where they are at hand, and of a hostile one; from file:// and over HTTP below a path.
//
//	tests/browser/run.mjs [PART...]    kinds, looks, journeys, catalogue, definition, search, keys, insights,
//	                                    history, compare, graph, language, hostile, weight; all without one
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { doneTesting, skip } from '../tap.mjs';
import {
	checkCatalogue, checkCatalogueAccessibility, checkCatalogueLinks, checkManyPages, manyDefinitions,
} from './catalogue.mjs';
import { checkCompare } from './compare.mjs';
import { checkDefinitions, checkDefinitionsWithoutScripts, checkHardDefinitions } from './definition.mjs';
import { checkGraph, checkGraphAccessibility } from './graph.mjs';
import { checkAges, checkHistory, checkViews } from './history.mjs';
import { checkHostile } from './hostile.mjs';
import { checkInsights } from './insights.mjs';
import { checkJourneys } from './journeys.mjs';
import { checkKeys, checkKeysAccessibility, checkNoKeys } from './keys.mjs';
import { checkAccessibility, checkKinds, checkWithoutScripts } from './kinds.mjs';
import { checkCircumstances, checkColours, checkNoFlash, checkWeights } from './looks.mjs';
import { checkLanguages } from './language.mjs';
import { checkSearch, checkSearchAccessibility, checkSearchElsewhere } from './search.mjs';
import { buildSite, clonedCorpora, openedSite, scriptedRepository, startServer } from './sites.mjs';
import { launch } from './watch.mjs';
import { checkSearchWeight } from './weight.mjs';

const folder = process.env.TEST_TMP;
const repositories = join(folder, 'repositories');
const parts = process.argv.slice(2);
const wants = (part) => !parts.length || parts.includes(part);
const server = await startServer();
const browser = await launch();

// The site of a repository twice: as files, and as a project's pages on a host.
function bothWays(name, repository) {
	const files = buildSite(repository, join(folder, 'files', name));
	const address = server.address(name);
	const served = buildSite(repository, join(folder, 'served', name), '--base-url', address);

	server.add(name, served);
	return [openedSite(`${name}, file`, files), openedSite(`${name}, http`, served, address)]
		.map((site) => ({ ...site, repository }));
}

async function checkSmall(sites) {
	const both = (check) => Promise.all(sites.map((site) => check(browser, site)));

	if (wants('looks')) checkWeights(sites[0]);
	if (wants('kinds')) await both(checkKinds);
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

// Real collections take longer: their pages are seen as files, and used over HTTP.
async function checkLarge([file, http]) {
	await Promise.all([
		wants('looks') && checkWeights(file),
		wants('kinds') && checkKinds(browser, file),
		wants('journeys') && checkJourneys(browser, http),
		wants('catalogue') && checkCatalogue(browser, file),
		wants('insights') && checkInsights(browser, file),
		wants('history') && checkHistory(browser, file, { javaScriptEnabled: false }),
		wants('history') && checkViews(browser, file),
		wants('graph') && checkGraph(browser, file),
		wants('compare') && checkCompare(browser, file),
	]);
}

function siteWithoutKeys(repository) {
	const config = join(folder, 'no-keys.yml');

	writeFileSync(config, 'keyboard: false\n');
	return openedSite('without keys', buildSite(repository, join(folder, 'files/no-keys'), '--config', config));
}

async function checkScripted() {
	const repository = scriptedRepository(join(repositories, 'scripted'), 'fixture');
	const sites = bothWays('scripted', repository);

	await checkSmall(sites);
	if (wants('language')) await checkLanguages(browser, repository, join(folder, 'languages'));
	if (wants('graph')) await checkGraphAccessibility(browser, sites[0]);
	if (wants('search')) {
		await Promise.all(sites.map((site) => checkSearchElsewhere(browser, site)));
		await checkSearchAccessibility(browser, sites[1]);
	}
	if (wants('keys')) {
		await checkKeysAccessibility(browser, sites[1]);
		await checkNoKeys(browser, siteWithoutKeys(sites[0].repository));
	}
	if (wants('catalogue')) {
		await checkCatalogueLinks(browser, sites[0]);
		await checkCatalogueAccessibility(browser, sites[1]);
	}
	if (wants('history')) {
		await checkHistory(browser, sites[0], { javaScriptEnabled: false });
		await checkViews(browser, sites[1], { axe: true });
		await checkAges(browser, sites[1]);
	}
	if (wants('looks')) {
		await checkCircumstances(browser, sites[0]);
		await checkColours(browser, sites[0]);
		await checkNoFlash(browser, sites[1]);
	}
	if (!wants('kinds')) return;
	await checkAccessibility(browser, sites[1]);
}

mkdirSync(repositories, { recursive: true });
await checkScripted();
if (existsSync('.git')) await checkSmall(bothWays('own', '.'));
else skip('the site of this project', 'no git checkout');
for (const { name, folder: clone } of clonedCorpora(repositories)) await checkLarge(bothWays(name, clone));
if (!process.env.SHARED) skip('sites of real collections', 'no corpora here');
else if (wants('weight')) await checkSearchWeight(browser, join(folder, 'weight'), clonedCorpora(join(folder, 'weight')));
if (wants('catalogue'))
	for (const site of bothWays('many', manyDefinitions(join(repositories, 'many')))) await checkManyPages(browser, site);
if (wants('hostile')) {
	const [file, http] = bothWays('hostile', scriptedRepository(join(repositories, 'hostile'), 'hostile'));

	await Promise.all([
		checkHostile(browser, file),
		checkHostile(browser, http),
		checkHostile(browser, file, { bypassCSP: true }),
	]);
}
if (wants('definition')) {
	const [file, http] = bothWays('definitions', scriptedRepository(join(repositories, 'definitions'), 'definition'));

	await checkDefinitions(browser, file);
	await checkHardDefinitions(browser, http);
	await checkDefinitionsWithoutScripts(browser, http);
}
await browser.close();
server.stop();
doneTesting();
