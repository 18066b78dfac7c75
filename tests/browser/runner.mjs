// SPDX-License-Identifier: MIT
// Runs journeys: what a reader does on a site, step by step, each a case of its own. All of a list use one
// page, which forgets what it keeps in between: a browser needs half a second for each new one.
import { clean } from '../tap.mjs';
import { watchedPage } from './watch.mjs';

// Where in the tests it happened, from the inside out, and what; without the colours of a terminal.
function told(error) {
	const places = [...error.stack.matchAll(/browser\/(\w+\.mjs:\d+)/g)].map(([, place]) => place);

	return `${places.slice(0, 3).join(' < ')}: ${error.message.replace(/\x1b\[\d+m/g, '')}`;
}

async function forget(page) {
	await page.unrouteAll({ behavior: 'ignoreErrors' });
	await page.evaluate(() => {
		try {
			localStorage.clear();
		} catch {
			// some journeys are in a browser that keeps nothing
		}
	});
}

// Each journey is [name, async (page, site, given), applies(site)]; options:
//	named             what stands before the names
//	given             what else the journeys get
//	all others        of watchedPage
export async function runJourneys(browser, site, journeys, { named = '', given, ...options } = {}) {
	const wanted = journeys.filter(([, , applies = () => true]) => applies(site));

	if (!wanted.length) return;
	const { page, findings, close } = await watchedPage(browser, site.start, options);

	for (const [name, journey] of wanted) {
		try {
			await journey(page, site, given);
			if (options.javaScriptEnabled !== false) await forget(page);
		} catch (error) {
			findings.push(`${page.url()}: ${told(error)}`);
		}
		clean(`${site.name}: ${named}${name}`, findings.splice(0));
	}
	await close();
}
