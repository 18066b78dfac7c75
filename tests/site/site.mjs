// SPDX-License-Identifier: MIT
// Reads a whole site and says what is wrong with it. Each finding belongs to one of the promises
// below, in the order in which check.mjs prints them.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { openSite } from '../search/site.mjs';
import { contradictions, misfits, shapes } from './api.mjs';
import { wrongInsights } from './insights.mjs';
import { wrongTrends } from './trends.mjs';
import { readXml } from './feeds.mjs';
import { readPage } from './page.mjs';
import { count, lost, split, withoutKeys, withoutMarks, words } from './words.mjs';

export const promises = {
	pages: 'pages are sound, and nothing on them runs or comes from elsewhere',
	articles: 'a page has one article if it shows a body, and else none',
	links: 'every link leads to a file and every fragment to an id',
	api: 'the JSON has exactly the keys of the contract and does not contradict itself',
	feeds: 'feeds and sitemap are well-formed and complete',
	files: 'no file is missing',
	words: 'no word of a definition is lost on its page',
	fields: 'no word of front matter is lost beside the source',
	bodies: 'no word of a body is lost in the article',
	banners: 'the page of a broken file says so',
	people: 'no e-mail address of an author is told',
};

const DEFINITION = /^(?:agents|skills|commands)\/[^/]+\.html$/;
// What takes the shape that a definition should have from it: what was cut off, given twice or never
// closed cannot be held against the page part by part.
const SHAPELESS = /^AD10[2458]$|^AD113$/;
const CUT = 'AD108';
const REVISION = /^(?:agents|skills|commands)\/[^/]+\/(?:[0-9a-f]{10}|[^/]*uncommitted[^/]*)\.html$/;

// Reads the site at `folder`.
//	source     where the definitions' files are; without it their .md beside the page counts
//	base       what --base-url said
//	broken     [{path, code}]: what was reported of files
//	people     e-mail addresses of authors
// Returns {findings: {promise: [text]}, pages, links, words}.
export function readSite(folder, { source, base, broken = [], people = [] } = {}) {
	const findings = Object.fromEntries(Object.keys(promises).map((promise) => [promise, []]));
	const site = {
		folder, source, base: base ?? '', people,
		files: new Set(listFiles(folder)),
		report: (promise, url, finding) => findings[promise].push(`${url}: ${finding}`),
		ids: new Map(),
		fragments: new Map(),
		known: new Map(),
		counts: { pages: 0, links: 0, words: 0, bodies: 0 },
	};

	site.api = readApi(site);
	site.rows = new Map(site.api ? [...site.api.catalog.definitions, ...site.api.catalog.removed].map((row) => [row.url, row]) : []);
	site.broken = new Map();
	for (const { path, code } of broken) site.broken.set(path, [...(site.broken.get(path) ?? []), code]);
	for (const url of site.files) readFile(site, url);
	checkFragments(site);
	checkFiles(site);
	return { findings, counts: site.counts };
}

function listFiles(folder, below = '') {
	return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
		const path = posix.join(below, entry.name);

		return entry.isDirectory() ? listFiles(folder, path) : [path];
	}).sort();
}

// Every file is UTF-8.
function read(site, url) {
	const bytes = readFileSync(join(site.folder, url));

	if (!isUtf8(bytes)) site.report('files', url, 'is no UTF-8');
	return bytes.toString('utf8');
}

function isUtf8(bytes) {
	try {
		new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		return true;
	} catch {
		return false;
	}
}

function readFile(site, url) {
	if (url.endsWith('.html')) checkPage(site, url);
	else if (url.endsWith('.xml')) checkXml(site, url);
	else if (url === 'llms.txt') checkList(site, url);
	else if (url === 'search/documents.js') checkDocuments(site, url);
	if (/\.(?:html|xml|json|txt)$/.test(url)) checkPeople(site, url);
}

// --- pages ---------------------------------------------------------------------------------------

function checkPage(site, url) {
	const row = site.rows.get(url);
	const page = readPage(read(site, url), row !== undefined);

	site.counts.pages++;
	site.ids.set(url, page.ids);
	for (const finding of page.findings) site.report('pages', url, finding);
	for (const link of page.links) checkLink(site, url, link.slice(1), link[0] === '!');
	checkArticles(site, url, row, page);
	if (!row) return;
	checkWords(site, url, row, page);
	// what stands at the path of a removed definition today is no problem of that one
	for (const code of row.deleted ? [] : site.broken.get(row.path) ?? []) {
		if (!page.notice.includes(code)) site.report('banners', url, `it does not tell of ${code}`);
	}
}

function checkArticles(site, url, row, page) {
	const least = row && row.words > 0 ? 1 : 0;
	const most = row ? least : REVISION.test(url) || url.startsWith('folders/') ? 1 : 0;

	if (page.articles < least || page.articles > most) site.report('articles', url, `${page.articles} articles`);
}

function checkWords(site, url, row, page) {
	const file = join(site.source ?? '', row.path);
	const path = site.source && !row.deleted && existsSync(file) ? file : join(site.folder, url.replace(/html$/, 'md'));
	const source = readFileSync(path, 'utf8');
	const codes = site.broken.get(row.path) ?? [];
	const missing = codes.includes(CUT) ? [] : lost(count(source), count(page.text));
	const parts = codes.includes('AD103') ? { front: '', body: source } : split(source);

	site.counts.words += words(source).length;
	if (missing.length) site.report('words', url, missing.join(' '));
	if (!parts || codes.some((code) => SHAPELESS.test(code))) return;
	const rest = new Set(words(page.rest.toLowerCase()));
	const missingFields = words(withoutKeys(parts.front)).filter((word) => !rest.has(word));
	const missingBody = lost(count(withoutMarks(parts.body)), count(page.article));
	site.counts.bodies++;
	if (missingFields.length) site.report('fields', url, missingFields.join(' '));
	if (missingBody.length) site.report('bodies', url, missingBody.join(' '));
}

// --- links ---------------------------------------------------------------------------------------

// A link of the page at `url`: into the site, or, where a reader follows it, elsewhere.
function checkLink(site, url, link, isResource) {
	const inside = site.base && link.startsWith(site.base) ? link.slice(site.base.length) : null;

	site.counts.links++;
	if (inside !== null) return follow(site, url, '', inside);
	if (/^(?:https?:\/\/|mailto:)/i.test(link)) {
		if (isResource) site.report('pages', url, `${link} comes from elsewhere`);
		return;
	}
	if (link === '' || /^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(link)) site.report('links', url, `'${link}'`);
	else follow(site, url, posix.dirname(url), link);
}

// Takes a relative link apart; the same links stand on many pages of one folder.
function follow(site, url, folder, link) {
	const key = `${link.startsWith('#') ? url : folder}\n${link}`;
	let target = site.known.get(key);

	if (!target) {
		target = resolve(site, url, folder, link);
		site.known.set(key, target);
	}
	if (target.problem) site.report('links', url, `'${link}' ${target.problem}`);
	else if (target.fragment) remember(site, url, target);
}

function resolve(site, url, folder, link) {
	const [, path, fragment] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/.exec(link);
	let target = url;

	try {
		if (path) target = posix.normalize(posix.join(folder, decodeURIComponent(path)));
		if (!site.files.has(target)) return { problem: 'leads to no file' };
		return { target, fragment: fragment && decodeURIComponent(fragment) };
	} catch {
		return { problem: 'is not encoded as it should be' };
	}
}

function remember(site, url, { target, fragment }) {
	if (!site.fragments.has(target)) site.fragments.set(target, new Map());
	if (!site.fragments.get(target).has(fragment)) site.fragments.get(target).set(fragment, url);
}

function checkFragments(site) {
	for (const [target, fragments] of site.fragments) {
		for (const [fragment, url] of fragments) {
			if (!site.ids.get(target)?.has(fragment)) site.report('links', url, `no '#${fragment}' on ${target}`);
		}
	}
}

// --- files for machines --------------------------------------------------------------------------

function readJson(site, url) {
	try {
		return JSON.parse(read(site, url));
	} catch (error) {
		site.report('api', url, error.message);
		return null;
	}
}

// Where nothing was committed, or the history is left out, nothing tells of it.
function hasHistory({ source, definitions, removed }) {
	return source.commit !== null && [...definitions, ...removed].some((row) => row.revisions > 0);
}

function readApi(site) {
	const api = { byId: new Map(), changes: { commits: [] } };

	api.catalog = readJson(site, 'api/catalog.json');
	if (!api.catalog) return null;
	site.hasHistory = hasHistory(api.catalog);
	for (const name of ['catalog', 'graph', ...site.hasHistory ? ['changes'] : [], 'insights']) {
		api[name] = readJson(site, `api/${name}.json`);
		if (!api[name]) return null;
		for (const misfit of misfits(api[name], shapes[name], '')) site.report('api', `api/${name}.json`, misfit);
	}
	for (const url of site.files) {
		const [, id] = /^api\/((?:agent|skill|command)\/.*)\.json$/.exec(url) ?? [];
		const file = id && readJson(site, url);

		if (!file) continue;
		api.byId.set(id, file);
		for (const misfit of misfits(file, shapes.definition(file.deleted), '')) site.report('api', url, misfit);
	}
	for (const finding of contradictions(api)) site.report('api', 'api', finding);
	const sourceOf = (row) => read(site, row.url.replace(/html$/, 'md'));
	for (const finding of [...wrongInsights(api, sourceOf), ...wrongTrends(api)])
		site.report('api', 'api/insights.json', finding);
	return api;
}

function checkXml(site, url) {
	const { findings, links } = readXml(read(site, url));

	for (const finding of findings) site.report('feeds', url, finding);
	for (const link of links) {
		if (site.base && !link.startsWith(site.base)) site.report('feeds', url, `${link} is not below ${site.base}`);
		checkLink(site, url, link, false);
	}
}

function checkList(site, url) {
	for (const [, link] of read(site, url).matchAll(/\]\(([^)\s]*)\)/g)) checkLink(site, url, link, false);
}

function checkDocuments(site, url) {
	for (const row of openSite(site.folder).index.documents) {
		if (!site.files.has(row.url)) site.report('links', url, `'${row.url}' leads to no file`);
	}
}

function checkPeople(site, url) {
	if (!site.people.length) return;
	const text = read(site, url);

	for (const person of site.people) {
		if (text.includes(person)) site.report('people', url, person);
	}
}

function checkFiles(site) {
	const wanted = ['index.html', 'graph.html', 'insights.html', 'search.html', 'compare.html',
		'404.html', 'llms.txt', 'robots.txt', '.nojekyll', 'search/documents.js'];

	if (site.base) wanted.push('sitemap.xml');
	if (site.hasHistory) wanted.push('changes.html', 'removed.html', 'feed.xml');
	for (const row of site.rows.values()) {
		wanted.push(row.url, row.url.replace(/html$/, 'md'));
		if (row.revisions > 1) wanted.push(row.url.replace(/\.html$/, '/history.html'));
	}
	for (const url of wanted) {
		if (!site.files.has(url)) site.report('files', url, 'is not there');
	}
	for (const url of site.files) {
		if (DEFINITION.test(url) && !site.rows.has(url) && !/http-equiv="refresh"/.test(read(site, url))) {
			site.report('files', url, 'is the page of no definition');
		}
		if (/(?:^|\/)[._](?!nojekyll$)/.test(url)) site.report('files', url, 'has a name that hosts hide');
	}
}

// --- what was said beside the site ---------------------------------------------------------------

// The files that diagnostics name: "path:line:col: severity: text [code]".
export function readDiagnostics(file) {
	if (!existsSync(file)) return [];
	return [...readFileSync(file, 'utf8').matchAll(/^(.+?)(?::\d+)*: (?:note|warning|error): .* \[(AD1\d\d|AD404)\]$/gm)]
		.map(([, path, code]) => ({ path, code }));
}
