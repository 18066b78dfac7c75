// SPDX-License-Identifier: MIT
// The sites of the browser tests: where their repositories come from, how they are built and served,
// and which of their definitions are good for a test. Knows no browser.
import { execFileSync } from 'node:child_process';
import { createReadStream, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename, extname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createGzip } from 'node:zlib';

const program = resolve(process.env.AGENTDOC ?? 'build/release/agentdoc');

const run = (name, args, options) => execFileSync(name, args, { stdio: 'pipe', ...options });

// ---- repositories ----

// Runs tests/browser/SCRIPT.sh in an empty folder and gives the folder.
export function scriptedRepository(folder, script) {
	const words = resolve('tests/words.sh');

	mkdirSync(folder, { recursive: true });
	run('sh', ['-eu', '-c', '. "$1"; . "$2"', 'sh', words, resolve('tests/browser', `${script}.sh`)], { cwd: folder });
	return folder;
}

// The collections beside the checkout as {name, folder}, or one of them; none when they are not there.
export function clonedCorpora(folder, wanted) {
	const corpora = process.env.SHARED && join(process.env.SHARED, 'corpora');

	if (!corpora || !existsSync(corpora)) return [];
	return readdirSync(corpora).filter((file) => file.endsWith('.bundle') && (!wanted || basename(file, '.bundle') === wanted)).map((file) => {
		const clone = join(folder, basename(file, '.bundle'));

		run('git', ['clone', '-q', join(corpora, file), clone]);
		return { name: basename(file, '.bundle'), folder: clone };
	});
}

// Whether everything is looked at that can be: all collections, in all combinations. Else what finds most in
// the time that somebody waits for.
export const isThorough = process.env.TEST_SITES === 'all';

// The collections beside the checkout that are to be looked at, and the names of those that are left out.
export function triedCorpora(folder) {
	const all = clonedCorpora(folder);
	const tried = isThorough ? all : all.slice(0, 1);

	return { all, tried, left: all.slice(tried.length).map(({ name }) => name) };
}

// Builds the site of a repository and gives its folder.
export function buildSite(repository, output, ...options) {
	run(program, ['build', '-q', '-C', repository, '-o', output, ...options]);
	return output;
}

// ---- serving ----

const types = {
	'.css': 'text/css; charset=utf-8',
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.json': 'application/json',
	'.md': 'text/markdown; charset=utf-8',
	'.svg': 'image/svg+xml',
	'.txt': 'text/plain; charset=utf-8',
	'.xml': 'application/xml',
};

// A server for /NAME/ with the folders that are added to it; what is not there gets the site's 404.html.
export async function startServer() {
	const folders = new Map();
	const server = createServer((request, response) => {
		const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
		const [, name, rest] = path.match(/^\/([^/]+)\/(.*)$/) ?? [];
		const folder = folders.get(name);
		const wanted = folder && resolve(folder, rest || 'index.html');
		const found = wanted?.startsWith(folder) && existsSync(wanted) && statSync(wanted).isFile();
		const file = found ? wanted : folder && join(folder, '404.html');

		if (!file) return response.writeHead(404).end();
		// compressed and kept for a while, as hosts of static sites do
		response.writeHead(found ? 200 : 404, {
			'content-type': types[extname(file)] ?? 'text/plain', 'content-encoding': 'gzip', 'cache-control': 'max-age=600',
		});
		createReadStream(file).pipe(createGzip()).pipe(response);
	});

	await new Promise((done) => server.listen(0, '127.0.0.1', done));
	const origin = `http://127.0.0.1:${server.address().port}`;
	return {
		address: (name) => `${origin}/${name}/`,
		add: (name, folder) => folders.set(name, resolve(folder)),
		stop: () => server.close(),
	};
}

const htmlFiles = (folder, sub) =>
	existsSync(join(folder, sub)) ? readdirSync(join(folder, sub)).filter((file) => file.endsWith('.html')).sort() : [];

function firstRedirect(folder) {
	return htmlFiles(folder, 'agents').map((file) => `agents/${file}`)
		.find((path) => readFileSync(join(folder, path), 'utf8').includes('http-equiv="refresh"'));
}

// A site as the tests see it: where it begins, and what it says of itself.
export function openedSite(name, folder, start) {
	const read = (path) => JSON.parse(readFileSync(join(folder, path), 'utf8'));

	return {
		name,
		folder,
		start: start ?? pathToFileURL(resolve(folder)).href + '/',
		catalog: read('api/catalog.json'),
		graph: read('api/graph.json'),
		redirect: firstRedirect(folder), // a former address; undefined when there is none
	};
}

// The site of a repository twice: as files, and below a path of a server, as a project's pages on a host.
export function bothWays(server, folder, name, repository) {
	const files = buildSite(repository, join(folder, 'files', name));
	const address = server.address(name);
	const served = buildSite(repository, join(folder, 'served', name), '--base-url', address);

	server.add(name, served);
	return [openedSite(`${name}, file`, files), openedSite(`${name}, http`, served, address)]
		.map((site) => ({ ...site, repository }));
}

// ---- definitions and their pages ----

// The definition that most relations lead to or from, of those that hold now.
export function mostRelated(site) {
	const counts = new Map();

	for (const { source, target } of site.graph.edges.filter((edge) => edge.until === null))
		for (const id of [source, target]) counts.set(id, (counts.get(id) ?? 0) + 1);
	return [...site.catalog.definitions].sort((a, b) => (counts.get(b.id) ?? 0) - (counts.get(a.id) ?? 0))[0];
}

export const says = (site, path, text) => readFileSync(join(site.folder, path), 'utf8').includes(text);

// The first definition whose page says something.
const firstThatSays = (site, text) => site.catalog.definitions.find((one) => says(site, one.url, text));

export const mostRevised = (site) => [...site.catalog.definitions].sort((a, b) => b.revisions - a.revisions)[0];

// The first page of a revision that says something, those of the most revised definition first; or of
// other files beside them.
const found = new Map();

export function revisionThatHas(site, text, isWanted = (file) => file.endsWith('.html') && file !== 'history.html') {
	const key = `${site.folder} ${text}`;

	if (!found.has(key)) found.set(key, findRevision(site, text, isWanted));
	return found.get(key);
}

function findRevision(site, text, isWanted) {
	for (const { url } of [...site.catalog.definitions].sort((a, b) => b.revisions - a.revisions)) {
		const base = url.replace(/\.html$/, '');

		for (const file of htmlFiles(site.folder, base).filter(isWanted))
			if (says(site, `${base}/${file}`, text)) return `${base}/${file}`;
	}
	return undefined;
}
