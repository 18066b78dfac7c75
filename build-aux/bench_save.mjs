#!/usr/bin/env node
// SPDX-License-Identifier: MIT
// Tool of build-aux/bench.sh: what a save costs agentdoc serve until the page of the definition has it. Prints the
// median of the seconds from the save to the answer, the seconds of CPU of a save, and the memory in MB.
//
//	build-aux/bench_save.mjs PROGRAM REPOSITORY     the file that is saved is put back at the end
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SAVES = 10, QUIET_MS = 500;
const [program, repository] = process.argv.slice(2);
const server = spawn(program, ['serve', '-q', '-C', repository], { stdio: ['ignore', 'pipe', 'ignore'] });
const address = await new Promise((done, failed) => {
	server.stdout.on('data', (text) => done(String(text).trim()));
	server.on('close', () => failed(new Error('agentdoc serve ended')));
});
const pause = (ms) => new Promise((done) => { setTimeout(done, ms); });
const get = async (path) => (await fetch(address + path)).text();
const status = (name) => readFileSync(`/proc/${server.pid}/${name}`, 'utf8');

// The scheduler counts nanoseconds; the ticks of "stat" are longer than a save.
const cpu = () => Number(status('schedstat').split(' ')[0]) / 1e9;

const { definitions } = JSON.parse(await get('api/catalog.json'));
const { path, url } = definitions[Math.floor(definitions.length / 2)];
const file = join(repository, path), before = readFileSync(file);
const walls = [], cpus = [];

await get(url);
for (let i = 0; i < SAVES; i++) {
	const words = `This is save number ${i}.`;
	await pause(QUIET_MS);
	const used = cpu(), began = performance.now();
	writeFileSync(file, `${before}\n${words}\n`);
	while (!(await get(url)).includes(words)) await pause(1);
	walls.push((performance.now() - began) / 1000);
	cpus.push(cpu() - used);
}
const memory = Number(status('status').match(/VmHWM:\s+(\d+)/)[1]) / 1024;
writeFileSync(file, before);
server.removeAllListeners('close');
server.kill('SIGINT');

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
console.log(median(walls).toFixed(3), median(cpus).toFixed(3), memory.toFixed(1));
