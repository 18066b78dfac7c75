#!/usr/bin/env node
// SPDX-License-Identifier: MIT
// Validates the markup of whole sites: of the collections made for the browser tests, and of real ones
// where they are at hand. Of a very large one every page of a kind and every STEP-th of all others is read,
// unless --all is given (make markup); that takes minutes.
//
//	tests/browser/markup.mjs [--all]
import { join } from 'node:path';
import { doneTesting, skip } from '../tap.mjs';
import { checkMarkup } from './kinds.mjs';
import { buildSite, clonedCorpora, openedSite, pagesBelow, pagesOfAllKinds, scriptedRepository } from './sites.mjs';

const MANY = 2000; // pages
const STEP = 12;
const scratch = process.env.TEST_TMP;
const repositories = join(scratch, 'repositories');
const isAll = process.argv[2] === '--all';

function pagesToRead(site) {
	const all = pagesBelow(site.folder).sort();
	const kinds = new Set(pagesOfAllKinds(site).map(([, path]) => path.split('?')[0]));

	if (isAll || all.length < MANY) return all;
	return all.filter((path, i) => i % STEP === 0 || kinds.has(path));
}

function check(name, repository) {
	const site = openedSite(name, buildSite(repository, join(scratch, 'sites', name)));

	checkMarkup(site, pagesToRead(site));
}

for (const name of ['fixture', 'definition', 'hostile']) check(name, scriptedRepository(join(repositories, name), name));
for (const { name, folder } of clonedCorpora(repositories)) check(name, folder);
if (!process.env.SHARED) skip('sites of real collections', 'no corpora here');
doneTesting();
