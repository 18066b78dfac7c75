#!/usr/bin/env node
// SPDX-License-Identifier: MIT
// What Lighthouse says of the pages that most readers see, as a phone loads them from a host, and with
// TEST_SITES=all also a desk: LEAST in each category. Not for what it cannot see: that is run.mjs. Nothing
// off this machine is asked.
//
//	tests/browser/lighthouse.mjs [SITE [PAGE...]]    default: a page of each kind below, of a collection
//
// Performance is measured with a clock: the best of RUNS counts, and on a machine that is busy with other
// things it is not judged.
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import * as chromium from 'chrome-launcher';
import lighthouse, { desktopConfig } from 'lighthouse';
import { clean, doneTesting, skip } from '../tap.mjs';
import { pagesOfAllKinds } from './pages.mjs';
import { buildSite, clonedCorpora, isThorough, openedSite, scriptedRepository, startServer } from './sites.mjs';

const LEAST = 0.98;
const RUNS = 3;
const KINDS = ['catalogue', 'definition', 'revision', 'graph'];
const COLLECTION = 'voltagent';
const DEVICES = { phone: undefined, ...(isThorough && { desk: desktopConfig }) }; // a phone is the slower one
const FLAGS = [
	'--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic',
	'--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
];
const scratch = process.env.TEST_TMP;

// A category that is not good enough, with the audits that made it so.
function shortcomings({ categories, audits }) {
	return Object.values(categories).filter(({ score }) => score < LEAST).map(({ id, score, auditRefs }) => {
		const why = auditRefs.filter((audit) => audit.weight && audits[audit.id].score !== null && audits[audit.id].score < 0.9)
			.map((audit) => `${audit.id} ${audits[audit.id].displayValue ?? ''} ${firstOf(audits[audit.id])}`.trim());

		return `${id} ${Math.round(100 * score)}: ${why.join('; ')}`;
	});
}

const firstOf = ({ details }) => details?.items?.[0]?.node?.snippet?.slice(0, 100) ?? '';

const scoresOf = ({ categories }) =>
	Object.values(categories).map(({ id, score }) => `${id} ${Math.round(100 * score)}`).join(', ');

// More wants to run than can; what Lighthouse itself starts is less than that.
const isBusy = () => loadavg()[0] > 2 * availableParallelism();

// Audits a page until it is good, RUNS times at most.
async function audit(browser, name, url, config) {
	let findings;

	for (let run = 0; run < RUNS && (!findings || findings.length); run++) {
		const { lhr } = await lighthouse(url, { port: browser.port, logLevel: 'silent' }, config);

		findings = lhr.runtimeError ? [lhr.runtimeError.message] : shortcomings(lhr);
		console.log(`# ${name}: ${scoresOf(lhr)}`);
	}
	const told = isBusy() ? findings.filter((finding) => !finding.startsWith('performance ')) : findings;

	clean(`${name}: at least ${100 * LEAST} in each category`, told);
	if (told.length < findings.length) skip(`${name}: performance`, 'the machine is too busy to measure how fast a page is');
}

function givenSite([folder, ...paths]) {
	const site = openedSite('given', folder);

	return { ...site, pages: paths.length ? paths.map((path) => [path, path]) : null };
}

function ownSite() {
	const repositories = join(scratch, 'repositories');
	const real = clonedCorpora(repositories, COLLECTION)[0];
	const repository = real?.folder ?? scriptedRepository(join(repositories, 'scripted'), 'fixture');

	if (!real) skip('pages of a real collection', 'no corpora here');
	return openedSite(real ? COLLECTION : 'scripted', buildSite(repository, join(scratch, 'site')));
}

const site = process.argv.length > 2 ? givenSite(process.argv.slice(2)) : ownSite();
const server = await startServer();
const browser = await chromium.launch({ chromePath: process.env.CHROMIUM ?? '/usr/bin/chromium', chromeFlags: FLAGS });

server.add(site.name, site.folder);
for (const [device, config] of Object.entries(DEVICES))
	for (const [kind, path] of site.pages ?? pagesOfAllKinds(site).filter(([kind]) => KINDS.includes(kind)))
		await audit(browser, `${site.name}, ${kind} on a ${device}`, server.address(site.name) + path, config);
browser.kill();
server.stop();
doneTesting();
