#!/usr/bin/env node
// SPDX-License-Identifier: MIT
// Runs every command of the documentation, each page in a fresh repository of sample.sh, and
// compares what it prints with what the page shows.
//
//	tests/docs/commands.mjs [--accept] [PAGE...]    --accept writes what was printed into the pages
//
// What stands in a page:
//
//	```console     a session: "$ command", then its output, to the letter; "..." stands for any
//	               lines, or within a line for any text
//	```sh          a script whose output is not compared
//	<!-- file: NAME --> above a block: the block is written to that file of the repository
//
// Each must end with 0. `agentdoc serve` is ended after two seconds, as by Ctrl-C; `make` shows what it would do in the
// root of the source, so that the target has to be there.
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { doneTesting, notOk, ok } from '../tap.mjs';
import { codeBlocks, pagePaths, read, steps } from './pages.mjs';

const root = resolve(import.meta.dirname, '../..');
const program = process.env.AGENTDOC ?? join(process.env.BUILD ?? join(root, 'build'), 'release/agentdoc');
const accept = process.argv.includes('--accept');
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const scratch = mkdtempSync(join(process.env.TEST_TMP ?? tmpdir(), 'docs-'));
// as tests/words.sh gives them to the commits of the sample
const people = {
	GIT_AUTHOR_NAME: 'Ada Example', GIT_AUTHOR_EMAIL: 'ada@example.com',
	GIT_COMMITTER_NAME: 'Ada Example', GIT_COMMITTER_EMAIL: 'ada@example.com',
	GIT_AUTHOR_DATE: '2024-02-01T12:00:00Z', GIT_COMMITTER_DATE: '2024-02-01T12:00:00Z',
};

process.chdir(root);

function script(path, ...lines) {
	writeFileSync(path, `#!/bin/sh\n${lines.join('\n')}\n`);
	chmodSync(path, 0o755);
}

// A folder of programs that stand in front of those of the machine.
function makePrograms(folder) {
	mkdirSync(folder);
	symlinkSync(program, join(folder, 'agentdoc-itself'));
	script(join(folder, 'agentdoc'),
		`[ "$1" != serve ] || exec timeout --preserve-status -s INT 2 '${program}' "$@"`, `exec '${program}' "$@"`);
	script(join(folder, 'make'), `exec env -u MAKEFLAGS -u MAKELEVEL /usr/bin/make -s -n -C '${root}' "$@" >/dev/null`);
}

// One environment for the commands of a page, and the folder that they run in.
function freshRepository(name) {
	const folder = join(scratch, name.replaceAll('/', '-'));
	const programs = join(folder, 'bin');

	mkdirSync(join(folder, 'home'), { recursive: true });
	execFileSync('sh', [join(root, 'tests/docs/sample.sh')], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
	makePrograms(programs);
	return {
		cwd: join(folder, 'team-agents'),
		env: {
			...people, HOME: join(folder, 'home'), LC_ALL: 'C', PATH: `${programs}:${process.env.PATH}`,
			GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', BUILD: process.env.BUILD ?? 'build',
		},
	};
}

// {status, lines}: what a command printed on both outputs, in the order of printing.
function run(place, command, options = []) {
	const { status, stdout } = spawnSync('sh', [...options, '-c', `exec 2>&1\n${command}`],
		{ ...place, encoding: 'utf8', timeout: 60000, stdio: ['ignore', 'pipe', 'inherit'] });
	const lines = (stdout ?? '').replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:8000').split('\n');

	while (lines.at(-1) === '') lines.pop();
	return { status, lines };
}

function lineMatches(line, pattern) {
	const parts = pattern.split('...').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));

	return new RegExp(`^${parts.join('.*')}$`).test(line);
}

// Whether the lines are those of the pattern.
function matches(lines, pattern) {
	if (!pattern.length) return !lines.length;
	if (pattern[0] === '...')
		return Array.from({ length: lines.length + 1 }, (_, i) => i).some((i) => matches(lines.slice(i), pattern.slice(1)));
	return lines.length > 0 && lineMatches(lines[0], pattern[0]) && matches(lines.slice(1), pattern.slice(1));
}

function testSession(place, page, block) {
	const shown = [];

	for (const step of steps(block)) {
		const output = step.output.slice(0, step.output.findLastIndex((line) => line) + 1);
		const { status, lines } = run(place, step.command);
		const name = `${page}:${step.line}: ${step.command.split('\n')[0]}`;
		const fits = matches(lines, output);

		shown.push(...`$ ${step.command}`.split('\n'), ...(fits ? step.output : lines));
		if (fits && status === 0) ok(name);
		else notOk(name, `exit ${status}, printed:\n${lines.join('\n')}\nthe page has:\n${output.join('\n')}`);
	}
	return shown;
}

function testScript(place, page, block) {
	const { status, lines } = run(place, block.lines.join('\n'), ['-e']);
	const name = `${page}:${block.line}: ${block.lines[0]}`;

	if (status === 0) ok(name);
	else notOk(name, `exit ${status}\n${lines.join('\n')}`);
	return block.lines;
}

function writeBlock(place, path, block) {
	mkdirSync(dirname(join(place.cwd, path)), { recursive: true });
	writeFileSync(join(place.cwd, path), `${block.lines.join('\n')}\n`);
	return block.lines;
}

function testBlock(place, page, block) {
	const file = /^file: (\S+)$/.exec(block.note);

	if (file) return writeBlock(place, file[1], block);
	if (block.language === 'console') return testSession(place, page, block);
	return block.language === 'sh' ? testScript(place, page, block) : block.lines;
}

function testPage(page) {
	const text = read(page);
	const lines = text.split('\n');
	const place = freshRepository(page);
	// from the last to the first, so that the lines above keep their numbers
	const results = codeBlocks(text).map((block) => [block, testBlock(place, page, block)]);

	for (const [block, shown] of results.reverse()) lines.splice(block.line, block.lines.length, ...shown);
	if (accept) writeFileSync(page, lines.join('\n'));
}

for (const page of wanted.length ? wanted : pagePaths().filter((path) => /^(README|docs\/.+)\.md$/.test(path))) testPage(page);
rmSync(scratch, { recursive: true });
doneTesting();
