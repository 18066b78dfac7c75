// SPDX-License-Identifier: MIT
// Reads the pages of the documentation: their code blocks, links and inline code. For the tests
// beside it; what is wrong with a page is their business.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

// The files that people read, by their paths from the root.
export function pagePaths() {
	const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], { encoding: 'utf8' });

	return listed.split('\n').filter((path) => /^(README|CONTRIBUTING|docs\/.+|src\/README|tests\/README)\.md$/.test(path));
}

// The code blocks of a page in their order: {line, language, note, lines}. `line` is that of the
// opening fence, `note` the comment above it, as in <!-- file: agentdoc.yml -->.
export function codeBlocks(text) {
	const blocks = [];
	let open = null;
	let note = '';

	text.split('\n').forEach((content, i) => {
		const fence = /^```(\w*)$/.exec(content);

		if (open && content === '```') {
			open = null;
			note = '';
		} else if (open) {
			open.lines.push(content);
		} else if (fence) {
			open = { line: i + 1, language: fence[1], note, lines: [] };
			blocks.push(open);
		} else if (content.trim()) {
			note = /^<!-- (.*) -->$/.exec(content)?.[1] ?? '';
		}
	});
	return blocks;
}

// A session of a terminal as steps: {line, command, output}. A line that begins with "$ " is a
// command, which goes on with the next line after a backslash; what follows is its output.
export function steps(block) {
	const found = [];
	let continued = false;

	block.lines.forEach((content, i) => {
		if (continued) found.at(-1).command += `\n${content}`;
		else if (content.startsWith('$ ')) found.push({ line: block.line + 1 + i, command: content.slice(2), output: [] });
		else if (found.length) found.at(-1).output.push(content);
		continued = (continued || content.startsWith('$ ')) && content.endsWith('\\');
	});
	return found;
}

// A page without its code blocks, so that a line keeps its number.
export function prose(text) {
	let inside = false;

	return text.split('\n').map((content) => {
		const fence = content.startsWith('```');

		if (fence) inside = !inside;
		return inside || fence ? '' : content;
	});
}

// The calls of agentdoc on a page, in code blocks and in inline code: {line, words}.
export function calls(text) {
	const lines = text.split('\n');
	const found = [];
	const take = (line, command) => {
		for (const part of command.split(/&&|\|\||[|;]/)) {
			const words = part.trim().split(/\s+/);
			if (words[0] === 'agentdoc') found.push({ line, words: words.slice(1) });
		}
	};

	for (const block of codeBlocks(text)) {
		if (block.language === 'sh') block.lines.forEach((content, i) => take(block.line + 1 + i, content.replace(/#.*/, '')));
		if (block.language === 'console') steps(block).forEach((step) => take(step.line, step.command.replaceAll('\\\n', ' ')));
	}
	prose(text).forEach((content, i) => {
		for (const [, code] of content.matchAll(/`(agentdoc [^`]*)`/g)) take(i + 1, code);
	});
	return found.filter(({ line }) => lines[line - 1] !== undefined);
}

// The anchor that GitHub gives a heading.
export const anchorOf = (heading) =>
	heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').trim().replaceAll(' ', '-');

// The anchors of a page.
export const anchors = (text) =>
	new Set(prose(text).filter((line) => /^#+ /.test(line)).map((line) => anchorOf(line.replace(/^#+ /, '').replace(/\]\(.*?\)/g, ''))));

export const read = (path) => readFileSync(path, 'utf8');
