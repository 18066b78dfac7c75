#!/usr/bin/env node
// SPDX-License-Identifier: MIT
// Tests that the links of the documentation lead somewhere: files, and headings in them.
import { existsSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { clean, doneTesting } from '../tap.mjs';
import { anchors, pagePaths, prose, read } from './pages.mjs';

const isOutside = (target) => /^[a-z]+:/.test(target);

// What is wrong with a link of a page; '' when nothing is.
function fault(page, target) {
	const [path, anchor] = target.split('#');
	const file = path ? normalize(join(dirname(page), path)) : page;

	if (!existsSync(file)) return `there is no ${file}`;
	if (!anchor || statSync(file).isDirectory()) return '';
	return anchors(read(file)).has(anchor) ? '' : `${file} has no heading #${anchor}`;
}

const pages = pagePaths();
const linked = new Set();

for (const page of pages) {
	const faults = [];

	prose(read(page)).forEach((line, i) => {
		for (const [, target] of line.replace(/`[^`]*`/g, '').matchAll(/\]\(([^)\s]+)\)/g)) {
			if (isOutside(target)) continue;
			const wrong = fault(page, target);

			if (wrong) faults.push(`${page}:${i + 1}: ${wrong}`);
			linked.add(normalize(join(dirname(page), target.split('#')[0])));
		}
	});
	clean(`${page}: its links lead somewhere`, faults);
}
clean('a link leads to every page of docs/',
	pages.filter((page) => page.startsWith('docs/') && page !== 'docs/README.md' && !linked.has(page)));
doneTesting();
