// SPDX-License-Identifier: MIT
// Checks the XML of a site: feeds (RFC 4287) and the sitemap (sitemaps.org, protocol 0.9).
import { scan } from './markup.mjs';

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
// What an element of a feed must hold, each once.
const NEEDED = { feed: ['title', 'id', 'updated'], entry: ['title', 'id', 'updated'] };
const ROOTS = { feed: 'http://www.w3.org/2005/Atom', urlset: 'http://www.sitemaps.org/schemas/sitemap/0.9' };

// Returns {findings, links}: every address that the file names.
export function readXml(xml) {
	const state = { path: [], held: [], ids: new Set(), links: new Set(), findings: [], roots: 0, text: '' };
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

	for (const needed of (path === name || path === `feed ${name}`) && NEEDED[name] ? NEEDED[name] : []) {
		if (held.filter((one) => one === needed).length !== 1) report(`<${name}> without one <${needed}>`);
	}
	if (/ (?:updated|lastmod)$/.test(path) && !TIME.test(state.text)) report(`${state.text} is no time`);
	if (path === 'feed entry id') {
		if (state.ids.has(state.text)) report(`the id ${state.text} stands twice`);
		state.ids.add(state.text);
	}
	if (path === 'urlset url loc') {
		if (!/^https?:\/\//.test(state.text)) report(`${state.text} is not absolute`);
		state.links.add(state.text);
	}
}
