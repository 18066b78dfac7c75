#!/usr/bin/env node
// SPDX-License-Identifier: MIT
// Tests agentdoc serve without a browser: that its files are those of a build, what it answers to requests
// good and bad, and how it begins and ends.
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clean, doneTesting, is, notOk, ok } from '../tap.mjs';
import {
	buildSite, closeConnections, differences, eventually, exchange, filesOf, get, makeRepository, pause, serve,
} from './server.mjs';

const repository = makeRepository(join(process.env.TEST_TMP, 'repository'), `
	init
	definition agents/lead.md lead 'Delegates to the \`tester\` agent.'
	definition agents/tester.md tester 'Text.'
	definition agents/gone.md gone 'Text.'
	definition 'skills/ärger/SKILL.md' ärger 'Text.'
	commit 'all of them'
	definition agents/lead.md lead 'Delegates to the \`tester\` agent, always.'
	rm agents/gone.md
	commit 'more of the lead, and one is gone'
	definition agents/tester.md tester 'Text that is not committed.'
`);

// ---- files ----

// In the order of the names, then against it: what a page needs was made before, or was not.
async function checkFiles(site) {
	const forwards = filesOf(site);

	for (const [order, files] of [['forwards', forwards], ['backwards', [...forwards].reverse()]]) {
		const server = await serve(repository);

		clean(`every file is the one of a build, ${order}`, await differences(server, site, files));
		is('it ends when it is interrupted', await server.stop(), 0);
	}
}

// ---- requests ----

const statusOf = (answer) => Number(answer.split(' ')[1]);
const headerOf = (answer, name) =>
	answer.split('\r\n\r\n')[0].match(new RegExp(`^${name}: (.*?)\r?$`, 'im'))?.[1];

// name, request line, headers, status, and headers of the answer
const requests = [
	['the start', 'GET / HTTP/1.1', [], 200, { 'content-type': 'text/html; charset=utf-8' }],
	['HTTP/1.0', 'GET /index.html HTTP/1.0', [], 200],
	['only the headers', 'HEAD /index.html HTTP/1.1', [], 200, { 'x-content-type-options': 'nosniff' }],
	['a query', 'GET /search.html?q=a%20b HTTP/1.1', [], 200],
	['a style sheet', 'GET /assets/site.css HTTP/1.1', [], 200, { 'content-type': 'text/css; charset=utf-8' }],
	['a script', 'GET /catalogue/data.js HTTP/1.1', [], 200, { 'content-type': 'text/javascript; charset=utf-8' }],
	['JSON', 'GET /api/catalog.json HTTP/1.1', [], 200, { 'content-type': 'application/json' }],
	['a feed', 'GET /feed.xml HTTP/1.1', [], 200, { 'content-type': 'application/atom+xml' }],
	['an image', 'GET /assets/icon.svg HTTP/1.1', [], 200,
		{ 'content-type': 'image/svg+xml', 'content-security-policy': "script-src 'none'" }],
	['a source', 'GET /agents/lead.md HTTP/1.1', [], 200, { 'content-type': 'text/markdown; charset=utf-8' }],
	['letters that are encoded', 'GET /skills/%C3%A4rger.html HTTP/1.1', [], 200],
	['a dot that is encoded', 'GET /agents/lead%2ehtml HTTP/1.1', [], 200],
	['nothing there', 'GET /nowhere.html HTTP/1.1', [], 404, { 'content-type': 'text/html; charset=utf-8' }],
	['a folder', 'GET /agents/ HTTP/1.1', [], 404],
	['encoded twice', 'GET /agents/lead%252ehtml HTTP/1.1', [], 404],
	['a file of the repository', 'GET /.git/config HTTP/1.1', [], 404],
	['outside', 'GET /../etc/passwd HTTP/1.1', [], 400],
	['outside, encoded', 'GET /%2e%2e/etc/passwd HTTP/1.1', [], 400],
	['outside, its slash encoded', 'GET /agents/..%2f..%2fetc/passwd HTTP/1.1', [], 400],
	['a backslash', 'GET /agents\\lead.html HTTP/1.1', [], 400],
	['a backslash, encoded', 'GET /..%5c..%5cetc HTTP/1.1', [], 400],
	['an absolute path', 'GET //etc/passwd HTTP/1.1', [], 400],
	['NUL', 'GET /index.html%00.txt HTTP/1.1', [], 400],
	['half an escape', 'GET /%4 HTTP/1.1', [], 400],
	['no escape', 'GET /%zz HTTP/1.1', [], 400],
	['a line end', 'GET /a%0d%0aSet-Cookie:x HTTP/1.1', [], 400],
	['an address without end', `GET /${'a'.repeat(9000)} HTTP/1.1`, [], 414],
	['POST', 'POST / HTTP/1.1', ['Content-Length: 0'], 405, { allow: 'GET, HEAD' }],
	['DELETE', 'DELETE /index.html HTTP/1.1', [], 405, { allow: 'GET, HEAD' }],
	['OPTIONS', 'OPTIONS / HTTP/1.1', [], 405, { allow: 'GET, HEAD' }],
	['no method', 'NONSENSE / HTTP/1.1', [], 405],
	['the first bytes', 'GET /agents/lead.md HTTP/1.1', ['Range: bytes=0-2'], 206, { 'content-length': '3' }],
	['the last bytes', 'GET /agents/lead.md HTTP/1.1', ['Range: bytes=-5'], 206, { 'content-length': '5' }],
	['bytes behind the end', 'GET /agents/lead.md HTTP/1.1', ['Range: bytes=99999-'], 416],
	['the headers of a part', 'HEAD /agents/lead.md HTTP/1.1', ['Range: bytes=0-2'], 200, { 'content-range': undefined }],
	['several ranges', 'GET /agents/lead.md HTTP/1.1', ['Range: bytes=0-1,3-4'], 200],
	['another unit', 'GET /agents/lead.md HTTP/1.1', ['Range: lines=1-2'], 200],
	['a range of another text', 'GET /agents/lead.md HTTP/1.1', ['Range: bytes=0-2', 'If-Range: "x"'], 200],
	['another tag', 'GET /agents/lead.md HTTP/1.1', ['If-None-Match: "x"'], 200],
	['any tag', 'GET /agents/lead.md HTTP/1.1', ['If-None-Match: *'], 304],
	['since long ago', 'GET /agents/lead.md HTTP/1.1', ['If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT'], 200],
	['since a time to come', 'GET /agents/lead.md HTTP/1.1', ['If-Modified-Since: Fri, 06 Nov 2105 08:49:37 GMT'], 304],
	['no time', 'GET /agents/lead.md HTTP/1.1', ['If-Modified-Since: yesterday'], 200],
	['localhost', 'GET / HTTP/1.1', ['Host: LOCALHOST:PORT'], 200],
	['IPv6', 'GET / HTTP/1.1', ['Host: [::1]:PORT'], 200],
	['a name of others', 'GET / HTTP/1.1', ['Host: example.com:PORT'], 421],
	['a name that begins like ours', 'GET / HTTP/1.1', ['Host: 127.0.0.1.example.com:PORT'], 421],
	['another port', 'GET / HTTP/1.1', ['Host: 127.0.0.1:1'], 421],
	['an address of others', 'GET / HTTP/1.1', ['Host: 10.0.0.1:PORT'], 421],
	['an empty host', 'GET / HTTP/1.1', ['Host:'], 421],
];

async function checkRequests(server) {
	for (const [name, line, given, status, wanted = {}] of requests) {
		const host = given.some((header) => header.startsWith('Host')) ? [] : ['Host: 127.0.0.1:PORT'];
		const headers = [...host, ...given, 'Connection: close'].map((text) => text.replace('PORT', server.port));
		const answer = await exchange(server.port, `${[line, ...headers].join('\r\n')}\r\n\r\n`);
		const got = Object.fromEntries(Object.keys(wanted).map((key) => [key, headerOf(answer, key)]));

		is(`${name}: ${line.slice(0, 60)}`, [statusOf(answer), got], [status, wanted]);
		if (line.startsWith('HEAD')) is(`${name}: no body`, answer.split('\r\n\r\n')[1], '');
	}
}

async function checkAgain(server) {
	const first = await get(server, 'agents/lead.html');
	const again = await get(server, 'agents/lead.html', { 'if-none-match': first.headers.etag });
	const since = await get(server, 'agents/lead.html', { 'if-modified-since': first.headers['last-modified'] });
	const part = await get(server, 'agents/lead.html', { range: 'bytes=10-19', 'if-range': first.headers.etag });

	is('its tag is strong', /^"[0-9a-f]+"$/.test(first.headers.etag), true);
	is('what is known is not sent again', [again.status, again.body.length, since.status], [304, 0, 304]);
	is('a part is that part', [part.status, part.body.toString(), part.headers['content-range']],
		[206, first.body.subarray(10, 20).toString(), `bytes 10-19/${first.body.length}`]);
	is('no page of others may use it', first.headers['cross-origin-resource-policy'], 'same-origin');
}

// A body is read and thrown away; in the middle of it nothing may be answered.
async function checkBody(server) {
	const body = 'x'.repeat(200000);
	const head = `Host: 127.0.0.1:${server.port}\r\nConnection: close\r\nContent-Length: ${body.length}\r\n\r\n`;
	const ask = async (line) => statusOf(await exchange(server.port, `${line} HTTP/1.1\r\n${head}${body}`));

	is('POST with a body', await ask('POST /'), 405);
	is('GET with a body', await ask('GET /'), 200);
}

// Those who say half and wait must not keep others from being answered.
async function checkSlow(server) {
	const half = () => exchange(server.port, 'GET / HTTP/1.1\r\nHost: 127').catch(() => '');
	const slow = Array.from({ length: 100 }, half);

	await pause(100);
	is('others are answered beside a hundred that are slow', (await get(server, 'index.html')).status, 200);
	await server.stop('SIGTERM');
	await Promise.all(slow);
	is('and it ends at once, too', server.code, 0);
}

// Of a server that nobody asks anything else, so that nothing but the time wakes it. It takes 20 seconds.
async function checkLate() {
	const folder = join(process.env.TEST_TMP, 'late');
	mkdirSync(join(folder, 'agents'), { recursive: true });
	writeFileSync(join(folder, 'agents/one.md'), '---\nname: one\ndescription: Is.\n---\n\nText.\n');
	const server = await serve(folder);
	const ask = async (state) =>
		(await get(server, `.agentdoc/wait.js?page=/index.html&state=${state}&problem=0`)).body.toString();
	const state = (await ask('other')).match(/"state":"([^"]*)"/)[1];
	const begin = Date.now();
	const same = (await ask(state)).includes(`"${state}"`);

	is('who waits for news is told that there are none', [same, Date.now() - begin < 27000], [true, true]);
	await server.stop();
}

// ---- beginning and ending ----

async function checkPorts() {
	const [one, other] = [await serve(repository), await serve(repository)];
	const taken = await serve(repository, '--port', String(one.port));

	is('the next free port is taken', other.port > one.port, true);
	is('one that was asked for and is taken is an error', [taken.code, /\[AD802\]/.test(taken.err)], [3, true]);
	is('no port', (await serve(repository, '--port', '0')).code, 2);
	is('no host', (await serve(repository, '--host', 'no-such-host.invalid')).code, 3);
	is('SIGTERM ends it', await one.stop('SIGTERM'), 0);
	is('SIGHUP ends it', await other.stop('SIGHUP'), 0);
}

async function checkEndings() {
	for (const ms of [0, 2, 5, 10, 20, 40]) {
		const starting = serve(repository);
		await pause(ms);
		const server = await starting;
		server.child.kill('SIGINT');
		is(`it ends ${ms} ms after it was there`, await server.ended, 0);
	}
}

async function checkOpenHost() {
	const server = await serve(repository, '--host', '0.0.0.0');
	if (!server.address) return notOk('it listens at every address', server.err);
	const ask = (host) => exchange(server.port, `GET / HTTP/1.1\r\nHost: ${host}:${server.port}\r\nConnection: close\r\n\r\n`);

	is('it warns', server.err.includes('others on the network'), true);
	is('numbers are ours, names are not',
		[statusOf(await ask('192.0.2.7')), statusOf(await ask('example.com'))], [200, 421]);
	await server.stop();
}

// ---- --open ----

// A program of that name that notes how it was called.
function makeOpener(name, code) {
	const folder = join(process.env.TEST_TMP, `openers-${code}`);

	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, name),
		`#!/bin/sh\necho "$0 $*" >>"${folder}/calls"\ngrep SigBlk /proc/self/status >>"${folder}/calls"\necho said\nexit ${code}\n`,
		{ mode: 0o755 });
	return folder;
}

async function openedBy(folder, environment) {
	const server = await serve(repository, { ...process.env, ...environment }, '--open');
	const calls = () => (existsSync(join(folder, 'calls')) ? readFileSync(join(folder, 'calls'), 'utf8') : '');

	await eventually(() => calls().includes('SigBlk'));
	return { server, calls: calls() };
}

async function checkOpen() {
	const good = makeOpener('xdg-open', 0), bad = makeOpener('xdg-open', 3);
	const path = (folder) => ({ PATH: `${folder}:${process.env.PATH}`, BROWSER: '' });
	const first = await openedBy(good, path(good));

	is('--open opens the address', first.calls.split('\n')[0], `${good}/xdg-open ${first.server.address}`);
	is('which no signal is kept from', /SigBlk:\s0+$/m.test(first.calls), true);
	is('and whose words are not ours', [first.server.out.includes('said'), await first.server.stop()], [false, 0]);
	is('nothing is warned of', first.server.err, 'said\n');

	const failing = await openedBy(bad, path(bad));
	await get(failing.server, 'index.html');
	await failing.server.stop();
	is('one that fails is a warning', [failing.server.code, /warning: 'xdg-open' did not open/.test(failing.server.err)], [0, true]);

	makeOpener('my-browser', 0);
	rmSync(join(good, 'calls'));
	const named = await openedBy(good, { BROWSER: join(good, 'my-browser') });
	is('BROWSER names another', named.calls.split('\n')[0], `${good}/my-browser ${named.server.address}`);
	await named.server.stop();

	const none = await serve(repository, { ...process.env, PATH: join(good, 'nowhere'), BROWSER: '' }, '--open');
	is('where there is none the address is all the same', (await get(none, 'index.html')).status, 200);
	is('and it is a warning', [await none.stop(), /warning: 'xdg-open' cannot be run .*open the address yourself/.test(none.err)],
		[0, true]);
}

// ---- changes ----

async function checkLinkedFolder() {
	const folder = join(process.env.TEST_TMP, 'plain'), link = join(process.env.TEST_TMP, 'link');
	const agent = (name) => writeFileSync(join(folder, 'agents', `${name}.md`), `---\nname: ${name}\ndescription: Is.\n---\n\nText.\n`);

	mkdirSync(join(folder, 'agents'), { recursive: true });
	agent('one');
	symlinkSync(folder, link);
	const server = await serve(link);
	agent('two');
	is('a folder behind a link is followed',
		await eventually(async () => (await get(server, 'agents/two.html')).status === 200), true);
	await server.stop();
}

async function checkChanges(...options) {
	const way = options.length ? 'by looking' : 'by notices';
	const server = await serve(repository, ...options);
	const page = async (path) => (await get(server, path)).body.toString();
	const shows = (path, text) => eventually(async () => (await page(path)).includes(text));

	writeFileSync(join(repository, 'agents/lead.md'), '---\nname: lead\ndescription: Leads.\n---\n\nA new sentence.\n');
	is(`${way}: a file that was saved`, await shows('agents/lead.html', 'A new sentence.'), true);
	is(`${way}: its revision that is not committed`, await shows('agents/lead/uncommitted.html', 'A new'), true);
	mkdirSync(join(repository, 'agents/deep/er'), { recursive: true });
	writeFileSync(join(repository, 'agents/deep/er/new.md'), '---\nname: new\ndescription: New.\n---\n\nIs new.\n');
	is(`${way}: one in a new folder`, await shows('agents/new.html', 'Is new.'), true);
	writeFileSync(join(repository, 'agentdoc.yml'), 'title: Another title\n');
	is(`${way}: the configuration`, await shows('index.html', 'Another title'), true);
	writeFileSync(join(repository, 'agentdoc.yml'), 'title: [broken\n');
	is(`${way}: a bad one is told`, await eventually(() => server.err.includes('agentdoc.yml:')), true);
	is(`${way}: and the pages stay`, (await page('index.html')).includes('Another title'), true);
	rmSync(join(repository, 'agentdoc.yml'));
	rmSync(join(repository, 'agents/deep'), { recursive: true });
	is(`${way}: one that is gone`,
		await eventually(async () => (await get(server, 'agents/new.html')).status === 404), true);
	const site = buildSite(repository, join(process.env.TEST_TMP, 'changed'));

	clean(`${way}: after all that, every file is the one of a build`, await differences(server, site, filesOf(site)));
	is(`${way}: it ends`, await server.stop(), 0);
}

const late = checkLate();
await checkFiles(buildSite(repository, join(process.env.TEST_TMP, 'site')));
const server = await serve(repository);
await checkRequests(server);
await checkAgain(server);
await checkBody(server);
await checkSlow(server);
await checkPorts();
await checkEndings();
await checkOpenHost();
await checkOpen();
await checkChanges();
await checkChanges('--poll');
await late;
closeConnections();
ok('all was asked');
doneTesting();
