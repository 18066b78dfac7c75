#!/usr/bin/env node
// SPDX-License-Identifier: MIT
// Validates the markup of every page of whole sites: of the collections made for the browser tests, and
// of real ones where they are at hand.
//
//	tests/browser/markup.mjs [SITE...]    folders of built sites in place of these
import { join } from 'node:path';
import { clean, doneTesting, skip } from '../tap.mjs';
import { pagesBelow } from './pages.mjs';
import { buildSite, scriptedRepository, triedCorpora } from './sites.mjs';
import { markupFindings } from './validate.mjs';

const scratch = process.env.TEST_TMP;
const given = process.argv.slice(2);

async function check(name, folder) {
	const pages = pagesBelow(folder);
	const findings = await markupFindings(folder, pages);

	if (!pages.length) findings.push('no pages');
	clean(`${name}: the markup of ${pages.length} pages is valid`, findings);
}

async function checkOwn() {
	const repositories = join(scratch, 'repositories');
	const build = (name, repository) => buildSite(repository, join(scratch, 'sites', name));

	for (const name of ['fixture', 'definition', 'hostile'])
		await check(name, build(name, scriptedRepository(join(repositories, name), name)));
	const { tried, left } = triedCorpora(repositories);

	for (const { name, folder } of tried) await check(name, build(name, folder));
	if (left.length) skip(`the sites of ${left.join(' and ')}`, 'TEST_SITES=all adds them');
	if (!process.env.SHARED) skip('sites of real collections', 'no corpora here');
}

if (given.length) for (const folder of given) await check(folder, folder);
else await checkOwn();
doneTesting();
