// SPDX-License-Identifier: MIT
// Checks the XML of a site: feeds (RFC 4287) and the sitemap (sitemaps.org, protocol 0.9).
import { scan } from './markup.mjs';

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
// What an element of a feed must hold, each once. The RFC lets entries be without content, and without
// an author of their own where the feed has one; ours tell both.
const NEEDED = {
	feed: ['title', 'id', 'updated', 'generator'],
	'feed entry': ['title', 'id', 'updated', 'author', 'link', 'content'],
	'feed entry author': ['name'],
};
// What must not be empty.
const TOLD = /^feed(?: entry)? (?:title|id)$|^feed entry author name$/;
const ROOTS = { feed: 'http://www.w3.org/2005/Atom', urlset: 'http://www.sitemaps.org/schemas/sitemap/0.9' };

// Returns {findings, links}: every address that the file names.
export function readXml(xml) {
	const state = { path: [], held: [], ids: new Set(), links: new Set(), times: [], findings: [], roots: 0, text: '' };
	const report = (finding) => state.findings.push(finding);

	if (!xml.startsWith('<?xml ')) report('it has no declaration');
	scan(xml, {
		report,
		open(name, given) {
			if (state.path.length === 0 && (state.roots++ > 0 || given.get('xmlns') !== ROOTS[name])) {
				report(`<${name}> is no root of a feed or sitemap`);
			}
			state.held.at(-1)?.push(name);
			state.path.push(name);
			state.held.push([]);
			state.text = '';
			if (given.has('href')) state.links.add(given.get('href'));
		},
		close(name) {
			closed(state, name, state.path.join(' '), report);
			state.path.pop();
			state.held.pop();
		},
		text(content) {
			state.text = content;
			if (state.path.length === 0 && content.trim()) report('text outside of the root');
		},
	}, true);
	return state;
}

function closed(state, name, path, report) {
	const held = state.held.at(-1);

	for (const needed of NEEDED[path] ?? []) {
		if (held.filter((one) => one === needed).length !== 1) report(`<${name}> without one <${needed}>`);
	}
	if (TOLD.test(path) && state.text.trim() === '') report(`<${name}> is empty`);
	if (name === 'email') report('an e-mail address is told');
	if (/ (?:updated|published|lastmod)$/.test(path) && !TIME.test(state.text)) report(`${state.text} is no time`);
	if (/^feed(?: entry)? updated$/.test(path)) checkOrder(state, report);
	if (/^feed(?: entry)? id$/.test(path)) {
		if (!/^[a-z][a-z0-9+.-]*:\S+$/i.test(state.text)) report(`the id '${state.text}' is no address`);
		if (state.ids.has(state.text)) report(`the id ${state.text} stands twice`);
		state.ids.add(state.text);
	}
	if (path === 'urlset url loc') {
		if (!/^https?:\/\//.test(state.text)) report(`${state.text} is not absolute`);
		state.links.add(state.text);
	}
}

// The newest entry comes first, and the feed is as new as that one.
function checkOrder(state, report) {
	const last = state.times.at(-1);

	if (last !== undefined && state.text > last) report(`${state.text} stands behind ${last}`);
	if (state.times.length === 1 && state.text !== last) report(`the feed is of ${last}, its newest entry of ${state.text}`);
	state.times.push(state.text);
}
