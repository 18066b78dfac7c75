#!/usr/bin/env node
// SPDX-License-Identifier: MIT
// Checks whole sites and prints TAP: a case for each promise of site.mjs.
//
//	tests/site/check.mjs NAME SITE [OPTION=VALUE...] [-- NAME SITE ...]
//
//	source=FOLDER   where the definitions are; else the sources that the site holds are taken
//	base=URL        what --base-url said
//	diag=FILE       what the program printed: the pages of these files must have banners
//	people=FILE     e-mail addresses, one a line, that the site must not tell
//	brief=1         one case for the site instead of one for each promise
import { readFileSync } from 'node:fs';
import { promises, readDiagnostics, readSite } from './site.mjs';

const SHOWN = 8;
let cases = 0;

function print(name, findings) {
	cases++;
	console.log(`${findings.length ? 'not ok' : 'ok'} ${cases} - ${name}`);
	for (const finding of findings.slice(0, SHOWN)) console.log(`# ${finding.replace(/\s+/g, ' ').slice(0, 400)}`);
	if (findings.length > SHOWN) console.log(`# and ${findings.length - SHOWN} more`);
}

function check([name, folder, ...settings]) {
	const given = Object.fromEntries(settings.map((setting) => setting.split(/=(.*)/s)));
	const { findings, counts } = readSite(folder, {
		source: given.source,
		base: given.base,
		broken: given.diag ? readDiagnostics(given.diag) : [],
		people: given.people ? readFileSync(given.people, 'utf8').split('\n').filter((line) => line !== '') : [],
	});

	if (given.brief) {
		print(`${name}: the site is sound`, Object.values(findings).flat());
		return;
	}
	for (const [promise, text] of Object.entries(promises)) print(`${name}: ${text}`, findings[promise]);
	console.log(`# ${name}: ${Object.entries(counts).map(([what, n]) => `${n} ${what}`).join(', ')}`);
}

for (let rest = process.argv.slice(2); rest.length;) {
	const end = rest.includes('--') ? rest.indexOf('--') : rest.length;

	check(rest.slice(0, end));
	rest = rest.slice(end + 1);
}
console.log(`1..${cases}`);
