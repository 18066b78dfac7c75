#!/usr/bin/env node
// SPDX-License-Identifier: MIT
// Tests that the documentation and the program know the same names: verbs, options, diagnostics,
// configuration keys, targets of make.
import { execFileSync } from 'node:child_process';
import { clean, doneTesting, is } from '../tap.mjs';
import { calls, codeBlocks, pagePaths, prose, read } from './pages.mjs';

const agentdoc = (...words) => execFileSync(process.env.AGENTDOC, words, { encoding: 'utf8' });
const names = (text, pattern) => [...text.matchAll(pattern)].map(([, name]) => name);

const verbs = names(agentdoc('--help'), /^ {2}([a-z]+) {2,}/gm);
const options = new Map(verbs.map((verb) =>
	[verb, new Set(names(agentdoc(verb, '--help'), /(?:^ {2}|, )(--?[a-zA-Z][a-z-]*)/gm).concat('--help'))]));
const codes = new Set(names(agentdoc('explain'), /^(AD\d+)/gm));
const pages = pagePaths().filter((page) => /^(README|docs\/.+)\.md$/.test(page));

// What is wrong with a call; '' when nothing is. A capital letter or a bracket is a placeholder.
function fault([verb, ...words]) {
	if (!verb || /^(--version|--help|-h|help|[A-Z]+)$/.test(verb)) return '';
	if (!options.has(verb)) return `there is no 'agentdoc ${verb}'`;
	for (const word of words) {
		if (word === '--') return '';
		const option = word.replace(/^\[/, '').split(/[=\]]/)[0];
		if (/^--?[a-zA-Z]/.test(option) && !options.get(verb).has(option)) return `'agentdoc ${verb}' has no '${option}'`;
	}
	return '';
}

// Options in the text of a page that no verb has; those of other programs stand in calls of them.
function strangeOptions(text) {
	const known = new Set([...options.values()].flatMap((set) => [...set]).concat('--version'));
	const found = [];

	prose(text).forEach((line, i) => {
		for (const [, code] of line.matchAll(/`(--[a-z-]+)[^`]*`/g)) if (!known.has(code)) found.push(`line ${i + 1}: ${code}`);
	});
	return found;
}

for (const page of pages) {
	const text = read(page);

	clean(`${page}: calls of agentdoc use verbs and options that there are`, calls(text)
		.map(({ line, words }) => [line, fault(words)]).filter(([, wrong]) => wrong).map(([line, wrong]) => `line ${line}: ${wrong}`));
	clean(`${page}: options named in the text are options`, strangeOptions(text));
	clean(`${page}: diagnostics are known`, names(text, /\b(AD\d{3})\b/g).filter((code) => !codes.has(code)));
	clean(`${page}: commands stand in blocks that are run`, codeBlocks(text)
		.filter(({ language, lines }) => !/^(console|sh)$/.test(language) && lines.some((line) => /^(\$ |agentdoc |make )/.test(line)))
		.map(({ line }) => `line ${line}`));
	clean(`${page}: no code without a fence`, prose(text)
		.map((line, i, all) => [i + 1, line, all[i - 1]])
		.filter(([, line, above]) => /^( {4}|\t)\S/.test(line) && !above?.trim()).map(([line]) => `line ${line}`));
}

const reference = read('docs/commands.md');

clean('docs/commands.md has every verb', verbs.filter((verb) => !reference.includes(`$ agentdoc ${verb} --help`)));
clean('the README names every verb', verbs.filter((verb) => !read('README.md').includes(`agentdoc ${verb}`)));
is('docs/diagnostics.md is what build-aux/diagnostics.sh prints',
	read('docs/diagnostics.md'), execFileSync('build-aux/diagnostics.sh', { encoding: 'utf8' }));
doneTesting();
