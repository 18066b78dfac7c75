// SPDX-License-Identifier: MIT
// Opens every page of a hostile site and sees that nothing of it runs: not under the policy of the
// pages, and not without it, because what is escaped needs no policy; and that none is wider than a phone.
import { clean } from '../tap.mjs';
import { overflowing, windows } from './kinds.mjs';
import { pagesBelow } from './pages.mjs';
import { watchedPage } from './watch.mjs';

// In the page: what has no business there. start is where the site begins.
function intruders(start) {
	const findings = [];
	const isOwn = (url) => /^(?:assets\/|search\/|[a-z]+\/[^/]+\.js$)/.test(url.slice(start.length)) && url.startsWith(start);
	const leads = ['href', 'src', 'action', 'data', 'xlink:href', 'formaction'];

	if (window.ran) findings.push('something ran');
	for (const node of document.querySelectorAll('*')) {
		for (const { name, value } of node.attributes) {
			if (/^on|^style$|^srcdoc$/i.test(name)) findings.push(`${node.tagName} with ${name}`);
			if (leads.includes(name) && /^\s*(?:javascript|vbscript|data):/i.test(value))
				findings.push(`${node.tagName} with ${name}=${value.slice(0, 40)}`);
		}
	}
	for (const node of document.querySelectorAll('script, style, link[rel~=stylesheet], link[rel~=icon]')) {
		const address = node.getAttribute('src') ?? node.getAttribute('href');

		if (address === null || !isOwn(new URL(address, document.baseURI).href)) findings.push(node.outerHTML.slice(0, 80));
	}
	for (const node of document.querySelectorAll('iframe, object, embed, base, article form, article svg, plaintext, frame'))
		findings.push(node.outerHTML.slice(0, 80));
	for (const part of ['main', 'footer.foot', 'head title'])
		if (document.querySelectorAll(part).length !== 1) findings.push(`not one ${part}`);
	return findings;
}

// What a reader may do on such a page.
async function provoke(page) {
	await page.evaluate(() => {
		for (const details of document.querySelectorAll('details')) details.open = true;
		for (const node of document.querySelectorAll('article *')) node.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
	});
}

// What the index holds of definitions is shown by scripts, the same on every page.
async function provokeSearch(page) {
	await page.keyboard.press('/');
	await page.keyboard.type('script ran');
	await page.locator('.search-window .ad-hit').first().waitFor();
}

// Options are those of watchedPage.
export async function checkHostile(browser, site, options = {}) {
	const { page, findings, close } = await watchedPage(browser, site.start, { viewport: windows[0], ...options });
	const pages = pagesBelow(site.folder);
	const wide = [];
	const ids = site.catalog.definitions.map((one) => one.id);

	pages.push(`compare.html?${new URLSearchParams({ a: ids[0], b: ids[1] })}`);
	pages.push(`compare.html?${new URLSearchParams({ a: '<img src=x onerror=window.ran=1>', b: ids[0] })}`);
	pages.push(`search.html?q=${encodeURIComponent('"><script>window.ran=1</script>')}`);
	for (const path of pages) {
		await page.goto(site.start + path, { waitUntil: 'load' });
		wide.push(...(await page.evaluate(overflowing)).map((one) => `${path}: ${one}`));
		await provoke(page);
		if (/^(?:index|search)/.test(path)) await provokeSearch(page);
		for (const intruder of await page.evaluate(intruders, site.start)) findings.push(`${path}: ${intruder}`);
	}
	await close();
	if (!options.bypassCSP) clean(`${site.name}: no page is wider than the window`, wide);
	clean(`${site.name}: nothing runs on ${options.bypassCSP ? 'pages without their policy' : 'any page'}`, findings);
}
