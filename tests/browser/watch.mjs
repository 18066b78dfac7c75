// SPDX-License-Identifier: MIT
// A browser whose pages are watched: whatever a page says to the console, asks of the network or is
// refused by its policy is a finding. Knows nothing of agentdoc.
import { availableParallelism } from 'node:os';
import { chromium } from 'playwright-core';

const FLAGS = [
	'--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
	'--disable-component-update', '--disable-sync',
];
const PATIENCE_MS = 10000;

export const launch = () =>
	chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });

// Runs in the page before its own scripts.
function reportViolations() {
	document.addEventListener('securitypolicyviolation', (event) =>
		console.error(`policy: ${event.violatedDirective} refused ${event.blockedURI || 'something inline'}`));
}

// Opens a page of its own for a site and gives it with the list of findings, which grows as it is used.
//	options.missing   addresses that may be missing: a text that they contain
//	other options     of browser.newContext
export async function watchedPage(browser, start, { missing, ...options } = {}) {
	const context = await browser.newContext(options);
	const page = await context.newPage();
	const findings = [];
	const found = (text) => findings.push(`${page.url().replace(start, '')}: ${text}`);
	const isMissing = (url) => missing && url.includes(missing);

	page.setDefaultTimeout(PATIENCE_MS);
	await context.addInitScript(reportViolations);
	page.on('console', (message) => {
		if (['error', 'warning'].includes(message.type()) && !isMissing(message.location().url))
			found(`${message.type()}: ${message.text()}`);
	});
	page.on('pageerror', (error) => found(`exception: ${error.message}`));
	page.on('dialog', (dialog) => {
		found(`dialog: ${dialog.message()}`);
		dialog.dismiss();
	});
	page.on('request', (request) => {
		if (!request.url().startsWith(start) && !isMissing(request.url())) found(`asked for ${request.url()}`);
	});
	page.on('requestfailed', (request) => {
		const reason = request.failure()?.errorText ?? '';

		// leaving a page ends what it still waits for
		if (reason !== 'net::ERR_ABORTED') found(`${request.url()}: ${reason}`);
	});
	page.on('response', (response) => {
		if (response.status() >= 400 && !isMissing(response.url())) found(`${response.status()} for ${response.url()}`);
	});
	return { page, findings, close: () => context.close() };
}

// As many lanes as there are processors.
export const laneNumbers = Array.from({ length: availableParallelism() }, (none, i) => i);

// Does something for each of a list, act(one, lane), and gives the results.
export async function inLanes(list, act) {
	const results = [];
	let next = 0;

	await Promise.all(laneNumbers.map(async (lane) => {
		while (next < list.length) {
			const i = next++;

			results[i] = await act(list[i], lane);
		}
	}));
	return results;
}
