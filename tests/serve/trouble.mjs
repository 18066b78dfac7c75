#!/usr/bin/env node
// SPDX-License-Identifier: MIT
// Tests what the world does to agentdoc serve: many who connect, some who never read, a repository that goes away, and
// signals while all of it happens. It answers others meanwhile, ends with 0, and leaves nothing.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';
import { clean, doneTesting, is } from '../tap.mjs';
import { closeConnections, eventually, get, makeRepository, pause, serve } from './server.mjs';

const folder = join(process.env.TEST_TMP, 'repositories');
const origin = makeRepository(join(folder, 'origin'), `
	init
	for i in $(seq 60); do definition "agents/member-$i.md" "member-$i" "Asks the \\\`lead\\\` agent." '' $(seq 200); done
	definition agents/lead.md lead 'Leads.'
	commit 'all of them'
	put templates/header_extra.mustache '<p>On all pages.</p>'
`);
const text = (body) => `---\nname: lead\ndescription: Leads.\n---\n\n${body}\n`;

function copyOf(name) {
	const repository = join(folder, name);

	cpSync(origin, repository, { recursive: true });
	return repository;
}

const shows = (server, path, words) =>
	eventually(async () => (await get(server, path)).body.toString().includes(words));

const connected = (server) => new Promise((done, failed) => {
	const socket = net.connect(server.port, '127.0.0.1', () => done(socket));
	socket.on('error', failed);
});

const request = (server, path) => `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\n\r\n`;

// Fifty windows that wait for changes, fifty connections that say nothing, and ten that ask for the largest file again
// and again and never read.
async function crowd(server) {
	const wait = '/.agentdoc/wait.js?page=/index.html&state=a.b.c&problem=0';
	const sockets = await Promise.all(Array.from({ length: 110 }, () => connected(server)));

	sockets.forEach((socket, i) => {
		socket.on('error', () => {});
		if (i < 50) socket.write(request(server, wait));
		if (i < 100) return;
		socket.pause();
		socket.write(request(server, '/api/catalog.json').repeat(200));
	});
	return () => sockets.forEach((socket) => socket.destroy());
}

async function checkCrowd(signal) {
	const repository = copyOf(`crowd-${signal}`);
	const server = await serve(repository);
	const leave = await crowd(server);

	writeFileSync(join(repository, 'agents/lead.md'), text('Said in a crowd.'));
	is(`${signal}: a save is seen in a crowd`, await shows(server, 'agents/lead.html', 'Said in a crowd.'), true);
	is(`${signal}: and ends it`, await server.stop(signal), 0);
	leave();
}

// What happens, that pages are still there, and that they follow again when it is as before.
async function checkGone(name, go, back) {
	const repository = copyOf(name);
	const server = await serve(repository);

	go(repository);
	is(`${name}: it is told`, await eventually(() => /error|fatal/.test(server.err)), true);
	is(`${name}: the pages stay`, (await get(server, 'agents/lead.html')).status, 200);
	back(repository);
	writeFileSync(join(repository, 'agents/lead.md'), text('Back again.'));
	is(`${name}: they follow again`, await shows(server, 'agents/lead.html', 'Back again.'), true);
	is(`${name}: it ends`, await server.stop(), 0);
}

async function checkDeleted() {
	const repository = copyOf('deleted');
	const server = await serve(repository);

	rmSync(repository, { recursive: true });
	await eventually(() => /error|fatal/.test(server.err));
	// while it went a state without the definition may have been read
	is('a repository that is deleted: pages are there', (await get(server, 'index.html')).status, 200);
	is('a repository that is deleted: it ends', await server.stop(), 0);
}

async function checkPacking() {
	const repository = copyOf('packing');
	const server = await serve(repository);
	const git = (...words) => execFileSync('git',
		['-C', repository, '-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', ...words], { stdio: 'pipe' });
	const lost = [];

	for (let i = 0; i < 5; i++) {
		writeFileSync(join(repository, 'agents/lead.md'), text(`Packed ${i} times.`));
		git('commit', '-qam', `save ${i}`);
		git('gc', '-q', '--aggressive', '--prune=now');
		if (!await shows(server, 'agents/lead.html', `Packed ${i} times.`)) lost.push(i);
		if (!await shows(server, 'changes.html', `save ${i}`)) lost.push(`changes ${i}`);
	}
	clean('commits that are packed at once are followed', lost);
	is('packing: it ends', await server.stop(), 0);
}

// A signal at any time while files change as fast as they can.
async function checkSignals() {
	const repository = copyOf('signals');
	const codes = [];

	for (const ms of [0, 3, 9, 15, 20, 30, 45, 60, 90, 150]) {
		const server = await serve(repository);
		writeFileSync(join(repository, 'agents/lead.md'), text(`After ${ms} ms.`));
		get(server, 'search/index.js').catch(() => {});
		await pause(ms);
		const code = await server.stop(ms % 2 ? 'SIGTERM' : 'SIGINT');
		if (code !== 0) codes.push(`${ms} ms: ${code}`);
	}
	clean('at no moment does a signal end it otherwise than with 0', codes);
	is('nothing is left', readdirSync(repository).sort(), ['.git', 'agents', 'templates']);
}

mkdirSync(folder, { recursive: true });
await checkCrowd('SIGINT');
await checkCrowd('SIGTERM');
await checkGone('moved', (at) => renameSync(at, `${at}-away`), (at) => renameSync(`${at}-away`, at));
await checkGone('templates', (at) => {
	writeFileSync(join(at, 'agentdoc.yml'), 'templates: templates\n');
	renameSync(join(at, 'templates'), join(at, 'away'));
}, (at) => renameSync(join(at, 'away'), join(at, 'templates')));
await checkGone('settings', (at) => writeFileSync(join(at, 'agentdoc.yml'), 'title: [broken\n'),
	(at) => writeFileSync(join(at, 'agentdoc.yml'), 'title: Whole\n'));
await checkDeleted();
await checkPacking();
await checkSignals();
closeConnections();
doneTesting();
