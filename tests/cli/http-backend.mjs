#!/usr/bin/env node
// SPDX-License-Identifier: MIT
// Serves the repositories of a folder over HTTP on the loopback, through git http-backend; for
// publish-http.sh. Prints its address, and ends when its standard input does.
//
//	tests/cli/http-backend.mjs FOLDER [NAME:PASSWORD]    with a password, for whoever knows it alone
import { spawn, execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import { join } from 'node:path';

const [folder, password] = process.argv.slice(2);
const backend = join(execFileSync('git', ['--exec-path'], { encoding: 'utf8' }).trim(), 'git-http-backend');
const wanted = password && `Basic ${Buffer.from(password).toString('base64')}`;

// What a CGI program prints: headers, an empty line, the body.
function answer(response, printed) {
	const end = printed.indexOf('\r\n\r\n');
	for (const line of printed.subarray(0, end).toString().split('\r\n')) {
		const [, name, value] = line.match(/^([^:]+): *(.*)$/);
		if (name === 'Status') response.statusCode = parseInt(value, 10);
		else response.setHeader(name, value);
	}
	response.end(printed.subarray(end + 4));
}

function run(request, response) {
	const url = new URL(request.url, 'http://127.0.0.1');
	const child = spawn(backend, {
		env: {
			PATH: process.env.PATH,
			GIT_PROJECT_ROOT: folder,
			GIT_HTTP_EXPORT_ALL: '1',
			GIT_PROTOCOL: request.headers['git-protocol'] ?? '',
			PATH_INFO: decodeURIComponent(url.pathname),
			QUERY_STRING: url.search.slice(1),
			REQUEST_METHOD: request.method,
			CONTENT_TYPE: request.headers['content-type'] ?? '',
			HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
			REMOTE_USER: 'somebody',
		},
		stdio: ['pipe', 'pipe', 'ignore'],
	});
	const parts = [];
	request.pipe(child.stdin);
	child.stdin.on('error', () => {}); // it need not read all
	child.stdout.on('data', (part) => parts.push(part));
	child.on('close', () => answer(response, Buffer.concat(parts)));
}

const server = createServer((request, response) => {
	if (!wanted || request.headers.authorization === wanted) return run(request, response);
	response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="pages"' });
	response.end();
});
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
process.stdin.resume().on('end', () => process.exit(0));
