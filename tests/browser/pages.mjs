// SPDX-License-Identifier: MIT
// The kinds of page that there are, which of them each file of a site is, and which pages of a site stand
// for each kind. A page of no kind, or a template without a kind, is a finding, so that no new one can be
// forgotten. Knows no browser.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { mostRelated, mostRevised, revisionThatHas, says } from './sites.mjs';

// A kind, its template and its paths; the first that fits counts. Page N of X.html is X/N.html. What stands at a definition's address
// is told apart in kindOf.
const KINDS = [
	['catalogue', 'catalogue', /^index\.html$/],
	['catalogue, further page', 'listing', /^catalogue\/\d+\.html$/],
	['folder', 'folder', /^folders\/[^/]+\.html$/],
	['folder, further page', 'folder', /^folders\/[^/]+\/\d+\.html$/],
	['kind', 'listing', /^kinds\/[^/]+\.html$/],
	['model', 'listing', /^models\/[^/]+\.html$/],
	['tool', 'listing', /^tools\/[^/]+\.html$/],
	['list, further page', 'listing', /^(?:kinds|models|tools)\/[^/]+\/\d+\.html$/],
	['definition', 'definition', /^(?:agents|skills|commands)\/[^/]+\.html$/],
	['removed definition', 'definition', null],
	['redirect', 'redirect', null],
	['history', 'history', /^(?:agents|skills|commands)\/[^/]+\/history\.html$/],
	['revision', 'revision', /^(?:agents|skills|commands)\/[^/]+\/[0-9a-f]{10}\.html$/],
	['revision not committed', 'revision', /^(?:agents|skills|commands)\/[^/]+\/uncommitted\.html$/],
	['graph', 'graph', /^graph\.html$/],
	['graph of a folder', 'graph-group', /^graph\/[^/]+(?:\/\d+)?\.html$/],
	['changes', 'changes', /^changes\.html$/],
	['changes of a month', 'changes-month', /^changes\/(?:\d{4}-\d\d|uncommitted)(?:\/\d+)?\.html$/],
	['changes since', 'since', /^changes\/since-[^/]+(?:\/\d+)?\.html$/],
	['changes of one sort', 'changes-filter', /^changes\/[a-z-]+(?:-\d{4})?(?:\/\d+)?\.html$/],
	['removed', 'removed', /^removed\.html$/],
	['insights', 'insights', /^insights\.html$/],
	['tools by definitions', 'insight-tools', /^insights\/tools(?:\/\d+)?\.html$/],
	['list of the insights', 'insight-list', /^insights\/[a-z-]+(?:\/\d+)?\.html$/],
	['search', 'search', /^search\.html$/],
	['compare', 'compare', /^compare\.html$/],
	['not found', 'not-found', /^404\.html$/],
];

// All pages of a site, as paths.
export function pagesBelow(folder, start = folder) {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);

		if (entry.isDirectory()) return pagesBelow(path, start);
		return entry.name.endsWith('.html') ? [relative(start, path)] : [];
	});
}

// ---- which kind ----

function kindOf(site, path) {
	const kind = KINDS.find(([, , paths]) => paths?.test(path))?.[0];
	const has = (list) => list.some((one) => one.url === path);

	if (kind !== 'definition' || has(site.catalog.definitions)) return kind;
	if (has(site.catalog.removed)) return 'removed definition';
	return says(site, path, 'http-equiv="refresh"') ? 'redirect' : undefined;
}

const sorted = new Map();

// The paths of a site by their kind, each kind's smallest page first; those of none under undefined.
function byKind(site) {
	if (!sorted.has(site.folder)) sorted.set(site.folder, sortByKind(site));
	return sorted.get(site.folder);
}

function sortByKind(site) {
	const size = (path) => statSync(join(site.folder, path)).size;
	const pages = pagesBelow(site.folder).map((path) => ({ path, size: size(path), kind: kindOf(site, path) }));
	const kinds = new Map();

	pages.sort((a, b) => a.size - b.size || (a.path < b.path ? -1 : 1));
	for (const { path, kind } of pages) kinds.set(kind, [...(kinds.get(kind) ?? []), path]);
	return kinds;
}

// Pages of a site that belong to no kind.
export const pagesOfNoKind = (site) => byKind(site).get(undefined) ?? [];

// Kinds that none of the sites has, and templates of pages that belong to no kind.
export function missingKinds(sites) {
	const known = new Set(KINDS.map(([, template]) => template));
	const isPage = (file) => /^{{</m.test(readFileSync(join('templates', file), 'utf8'));
	const templates = readdirSync('templates').filter((file) => file.endsWith('.mustache') && isPage(file))
		.map((file) => file.replace('.mustache', ''));

	return [
		...KINDS.filter(([kind]) => !sites.some((site) => byKind(site).has(kind))).map(([kind]) => `no site has: ${kind}`),
		...templates.filter((template) => !known.has(template)).map((template) => `of no kind: templates/${template}.mustache`),
	];
}

// ---- which pages ----

const longestName = (paths) => [...paths].sort((a, b) => b.length - a.length)[0];

// Of each kind one page of median size, and as further ones the largest, the one with the longest name and
// what is odd: {name, kind, path, isFurther}.
export function hardPages(site) {
	const kinds = [...byKind(site)].filter(([kind]) => kind);
	const first = kinds.map(([kind, paths]) => ({ name: kind, kind, path: paths[paths.length >> 1] }));
	const further = kinds.flatMap(([kind, paths]) => [
		{ name: `${kind}, the largest`, kind, path: paths.at(-1) },
		{ name: `${kind}, the longest name`, kind, path: longestName(paths) },
	]);
	const odd = oddPages(site).map(([name, path]) => ({ name, path }));
	const seen = new Set();

	return [...first, ...[...further, ...odd].map((one) => ({ ...one, isFurther: true }))]
		.filter(({ path }) => path && !seen.has(path) && seen.add(path));
}

function oddPages(site) {
	const { definitions } = site.catalog;

	return [
		['definition that is most related', mostRelated(site)?.url],
		['longest definition', [...definitions].sort((a, b) => b.words - a.words)[0]?.url],
		['definition with a notice', definitions.find((one) => says(site, one.url, 'class="notice warn"'))?.url],
		['definition of another script', definitions.find((one) => /[^\0-\x7f]/.test(one.url))?.url],
		['definition from right to left', definitions.find((one) => /[\u0590-\u08ff]/.test(one.name))?.url],
		['revision with moved parts', revisionThatHas(site, ' moved" id="ad-words-')],
	];
}

// One page of each kind that the site has, as [kind, path], and what is odd; those that scripts fill with
// something to show.
export function pagesOfAllKinds(site) {
	const revised = mostRevised(site);
	const word = (mostRelated(site)?.name ?? 'agent').split(/[\s-]/)[0];
	const two = site.catalog.definitions.slice(0, 2).map((one) => one.id);
	const chosen = {
		definition: mostRelated(site)?.url,
		history: revised && revised.revisions > 1 ? revised.url.replace(/\.html$/, '/history.html') : undefined,
		revision: revisionThatHas(site, 'class="view words"'),
		search: `search.html?q=${encodeURIComponent(word)}`,
		compare: two.length > 1 ? `compare.html?${new URLSearchParams({ a: two[0], b: two[1] })}` : 'compare.html',
		redirect: site.redirect,
	};
	const kinds = [...byKind(site)].filter(([kind]) => kind).map(([kind, paths]) => [kind, chosen[kind] ?? paths.at(-1)]);

	return [...kinds, ...oddPages(site)].filter(([, path]) => path && existsSync(join(site.folder, path.split('?')[0])));
}
