// SPDX-License-Identifier: MIT
// Reads one page: its ids, its links, its articles, and what the content security policy would
// refuse. Where the links lead is for site.mjs, which knows all pages.
import { scan } from './markup.mjs';

const LINKS = new Set(['href', 'src', 'action', 'xlink:href', 'poster', 'srcset', 'data']);
const REFUSED = new Set(['base', 'embed', 'frame', 'iframe', 'object', 'style', 'audio', 'video']);
// Attributes that keep words which the text does not show.
const KEEPING = new Set(['alt', 'aria-label', 'class', 'data-info', 'data-label', 'data-source', 'href', 'src', 'title']);
// The least that the policy of every page must refuse; default-src 'none' refuses all the rest.
const POLICY = { 'default-src': /^'none'$/, 'script-src': /^'self'$/, 'style-src': /^'self'$/, 'img-src': /^'self'$/, 'connect-src': /^'self'$/,
	'base-uri': /^'none'$/, 'form-action': /^'(?:self|none)'$/ };

// Returns {ids, links, articles, findings, notice, text, article, rest}: the last three hold the words
// of the page, of its article, and of what is neither article nor source; kept only if asked for.
export function readPage(html, wantText) {
	const page = { ids: new Set(), links: new Set(), articles: 0, findings: [] };
	const state = { depth: 0, article: 0, notice: 0, source: 0, script: false, policies: 0 };
	const kept = { notice: [], text: [], article: [], rest: [] };
	const report = (finding) => page.findings.push(finding);
	const keep = (content) => {
		kept.text.push(content);
		if (state.article) kept.article.push(content);
		else if (!state.source) kept.rest.push(content);
	};

	scan(html, {
		report,
		open(name, given) {
			state.depth++;
			checkTag(name, given, state, report);
			collect(page, name, given, report);
			if (name === 'article') {
				page.articles++;
				state.article = state.depth;
			}
			if (/^notice\b/.test(given.get('class'))) state.notice = state.depth;
			if (given.get('class') === 'lines') state.source = state.depth;
			state.script = name === 'script';
			if (!wantText) return;
			for (const [key, value] of given) {
				if (KEEPING.has(key)) keep(value);
			}
		},
		close() {
			if (state.article === state.depth) state.article = 0;
			if (state.notice === state.depth) state.notice = 0;
			if (state.source === state.depth) state.source = 0;
			state.depth--;
			state.script = false;
		},
		text(content) {
			if (state.script) report('an inline script');
			if (state.notice) kept.notice.push(content);
			if (wantText) keep(content);
		},
	});
	if (state.policies !== 1) report(`${state.policies} content security policies`);
	if (!/^<!doctype html>\n<html lang="/i.test(html)) report('it does not begin as a page should');
	for (const [name, pieces] of Object.entries(kept)) page[name] = pieces.join(' ');
	return page;
}

function checkTag(name, given, state, report) {
	if (REFUSED.has(name)) report(`<${name}>`);
	if (name === 'script' && !given.get('src')) report('a script without src');
	if (name === 'meta' && given.get('http-equiv') === 'Content-Security-Policy') {
		state.policies++;
		checkPolicy(given.get('content'), report);
	}
	for (const key of given.keys()) {
		if (key === 'style' || key.startsWith('on')) report(`<${name} ${key}="${given.get(key)}">`);
	}
}

function checkPolicy(content, report) {
	const directives = new Map(content.split(/;\s*/).map((part) => [part.split(' ')[0], part.replace(/^\S+ /, '')]));

	for (const needed of ['default-src', 'base-uri', 'form-action']) {
		if (!directives.has(needed)) report(`the policy has no ${needed}`);
	}
	for (const [name, value] of directives) {
		if (!POLICY[name]?.test(value)) report(`the policy has ${name} ${value}`);
	}
}

function collect(page, name, given, report) {
	const id = given.get('id');

	if (id !== undefined) {
		if (page.ids.has(id)) report(`the id '${id}' stands twice`);
		page.ids.add(id);
	}
	for (const [key, value] of given) {
		if (LINKS.has(key)) page.links.add(`${isResource(name, given) ? '!' : ' '}${value}`);
	}
	const refresh = given.get('http-equiv') === 'refresh' && /^0; *url=(.*)$/.exec(given.get('content'));
	if (refresh) page.links.add(`!${refresh[1]}`);
	else if (given.get('http-equiv') === 'refresh') report('a refresh that leads nowhere');
}

// What the browser fetches without being asked, as against where a reader may go.
function isResource(name, given) {
	return !(name === 'a' || (name === 'link' && given.get('rel') === 'canonical'));
}
