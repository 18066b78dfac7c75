// SPDX-License-Identifier: MIT
// Starts agentdoc serve over a small repository, and speaks to it. Knows no browser.
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import { join, resolve } from 'node:path';

const program = resolve(process.env.AGENTDOC ?? 'build/release/agentdoc');
const PATIENCE_MS = 20000;

// A repository made of lines of sh in the words of tests/words.sh.
export function makeRepository(folder, lines) {
	mkdirSync(folder, { recursive: true });
	execFileSync('sh', ['-eu', '-c', `. "$1"; ${lines}`, 'sh', resolve('tests/words.sh')], { cwd: folder });
	return folder;
}

export function buildSite(folder, output) {
	execFileSync(program, ['build', '-q', '-C', folder, '-o', output], { stdio: 'pipe' });
	return output;
}

export const pause = (ms) => new Promise((done) => setTimeout(done, ms));

// Asks until the answer is true; false when it never is.
export async function eventually(question) {
	for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await pause(10)) {
		if (await question()) return true;
	}
	return false;
}

// Runs agentdoc serve; resolves when it has told its address, or has ended. An object among the options is its
// environment.
export function serve(folder, ...words) {
	const options = words.filter((word) => typeof word === 'string');
	const env = words.find((word) => typeof word === 'object') ?? process.env;
	const child = spawn(program, ['serve', '-C', folder, ...options], { stdio: ['ignore', 'pipe', 'pipe'], env });
	const server = { child, out: '', err: '', code: undefined };

	child.stderr.on('data', (text) => { server.err += text; });
	server.ended = new Promise((done) => child.on('close', (code, signal) => {
		server.code = code ?? signal;
		done(server.code);
	}));
	server.stop = (signal = 'SIGINT') => {
		child.kill(signal);
		return server.ended;
	};
	return new Promise((done) => {
		server.ended.then(() => done(server));
		child.stdout.on('data', (text) => {
			server.out += text;
			server.address = server.out.match(/^http:\S+/m)?.[0];
			if (server.address && server.out.includes('\n')) {
				server.port = Number(new URL(server.address).port);
				done(server);
			}
		});
	});
}

// One request as it is: its bytes out, the bytes of the answer back.
export function exchange(port, bytes) {
	return new Promise((done, failed) => {
		const chunks = [];
		const socket = net.connect(port, '127.0.0.1', () => socket.write(bytes));

		socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error('no answer')));
		socket.on('data', (chunk) => chunks.push(chunk));
		socket.on('error', failed);
		socket.on('close', () => done(Buffer.concat(chunks).toString('latin1')));
	});
}

const agent = new http.Agent({ keepAlive: true, maxSockets: 4 });

export const closeConnections = () => agent.destroy();

// GETs a file: {status, headers, body}.
export function get(server, path, headers = {}) {
	return new Promise((done, failed) => {
		http.get(server.address + path, { agent, headers }, (response) => {
			const chunks = [];

			response.on('data', (chunk) => chunks.push(chunk));
			response.on('end', () =>
				done({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }));
		}).on('error', failed);
	});
}

// The page without what serve adds to it.
const withoutTag = (body) =>
	body.toString('latin1').replace(/<script src="\/\.agentdoc\/reload\.js" data-state="[0-9a-f.]+" defer><\/script>\n/, '');

export const filesOf = (folder) => readdirSync(folder, { recursive: true, withFileTypes: true })
	.filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
	.map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1)).sort();

const encoded = (file) => file.split('/').map(encodeURIComponent).join('/');

// Which files of a built site the server gives otherwise.
export async function differences(server, site, files) {
	const findings = [];

	for (const file of files) {
		const { status, body } = await get(server, encoded(file));
		if (status !== 200 || withoutTag(body) !== readFileSync(join(site, file), 'latin1'))
			findings.push(`${file}: ${status}`);
	}
	return findings;
}
