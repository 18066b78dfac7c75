#!/usr/bin/env node
// SPDX-License-Identifier: MIT
// Tests the client of the search without a browser: that it cuts words as the index does, and what
// it finds in the index of a small site, in which order.
//
//	tests/search/run.mjs
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { clean, doneTesting, is } from '../tap.mjs';
import { openSite, rank } from './site.mjs';

const program = process.env.AGENTDOC ?? 'build/release/agentdoc';
const dumpProgram = join(dirname(program), 'tests/search/dump_tokens');
const folder = process.env.TEST_TMP;

// ---- words ----

// The words of texts as the program cuts them, each once, in the order of the first.
function cutByProgram(texts) {
	const input = texts.map((text) => `${text}\n`).join('');
	const output = execFileSync(dumpProgram, { input, encoding: 'utf8', maxBuffer: 1 << 28 });

	return output.split('\n').slice(0, -1).map((line) => [...new Set(line.split('\t').filter((word) => word))]);
}

const texts = [
	'',
	'The quick, brown-fox.',
	"don't snake_case v2 GPT-4.1 404",
	'Café CRÈME Cafe\u0301 naïve',
	'Straße STRASSE ẞ',
	'ﬁle oﬀice ＡＧＥＮＴ１ m² Ⅳ',
	'ΣΟΦΟΣ σοφος ᾳ ᾼ ΐ',
	'İstanbul ılık',
	'Агент ПЛАН Ёлка',
	'שלום مرحبا ٤٠٤ ﷺ ﹰ',
	'हिन्दी ไทย தமிழ்',
	'設計者 前 設計エージェント ア・イウ ｱｲｳ 々々 〇 か\u3099',
	'한국어 한 ㄱㄴ',
	'用API設計 v2版本',
	'\u{20000}\u{20001} 🚀✨ 1\uFE0F\u20E3 a\u200Db',
	'a'.repeat(40) + ' ' + 'b'.repeat(41) + ' ' + 'ж'.repeat(40),
];

const programWords = cutByProgram(texts);
texts.forEach((text, i) => is(`words of “${text.slice(0, 30)}”`, rank.tokens(text), programWords[i]));

// A query of two words in one is looked for as it stands; the index also has its parts.
for (const text of ['GraphQL', 'backendLead', 'getHTTPCode', 'APIs']) {
	const words = cutByProgram([text])[0];

	clean(`the index has “${text}” as it is looked for`, rank.tokens(text).filter((word) => !words.includes(word)));
}

// Blocks in which nothing was added for years, so that two tables of Unicode of different ages agree.
const blocks = [
	[0x80, 0x2ff], [0x370, 0x3ff], [0x400, 0x52f], [0x531, 0x5ff], [0x620, 0x6ff], [0x900, 0x97f], [0xe01, 0xe7f],
	[0x1e00, 0x1fff], [0x2100, 0x218b], [0x3000, 0x318f], [0x4e00, 0x4fff], [0xac00, 0xadff], [0xf900, 0xfaff],
	[0xfb00, 0xfb4f], [0xfe70, 0xfeff], [0xff00, 0xffef], [0x1d400, 0x1d7ff], [0x1f300, 0x1f5ff],
];
const characters = blocks.flatMap(([first, last]) =>
	Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)));
const between = characters.filter((character) => !/[\x85]/.test(character)).map((character) => `a${character}b`);
const cut = cutByProgram(between);
clean(`words around ${between.length} characters`, between.flatMap((text, i) => {
	const [ours, theirs] = [rank.tokens(text), cut[i]].map((words) => words.join(' '));

	return ours === theirs ? [] : [`U+${text.codePointAt(1).toString(16)}: client “${ours}”, index “${theirs}”`];
}));

// Texts of pieces put together at random, by a generator of our own that always gives the same.
const pieces = [
	'a', 'B', 'Zz', 'é', 'É', 'ß', 'İ', 'ſ', 'Σ', 'ς', '9', '٤', ' ', '-', '_', '.', "'", '設', '計', 'ア', 'ｱ', '한', 'ㄱ', '々',
	'\u0301', '\u200D', '\u00AD', '\uFE0F', '🚀', 'ﷺ', 'ﬁ', 'Ⅳ', 'Я', 'م', 'ि', '\u{20000}', '\u{1D400}', 'x'.repeat(39), '\uFFFD', '\t',
];
let seed = 1;
const random = (n) => (seed = (seed * 48271) % 2147483647) % n;
const mixed = Array.from({ length: 3000 }, () =>
	Array.from({ length: 1 + random(12) }, () => pieces[random(pieces.length)]).join(''));
const mixedCut = cutByProgram(mixed);
clean('words of 3000 texts put together at random', mixed.flatMap((text, i) => {
	const [ours, theirs] = [rank.tokens(text), mixedCut[i]];
	const parts = theirs.filter((word) => !ours.includes(word));

	// the index has the parts of words with inner capitals, too
	return ours.some((word) => !theirs.includes(word)) || (parts.length && !/[A-Z]/.test(text))
		? [`${JSON.stringify(text)}: client ${ours}, index ${theirs}`] : [];
}));

// ---- what is found ----

const definition = (name, description, body) => `---\nname: ${name}\ndescription: ${description}\n---\n\n${body}\n`;
const files = {
	'agents/backend-architect.md': definition('backend-architect', 'Designs servers.', '# Rules\n\nKeep the Kestrel fast.'),
	'agents/backend-tester.md': definition('backend-tester', 'Tests servers.', '# Backend\n\nAsk the architect.'),
	'agents/frontend-lead.md': definition('frontend-lead', 'Leads the frontend.', '# Scope\n\nPages, not the backend.'),
	'agents/kestrel.md': definition('kestrel', 'Watches.', 'Hovers.'),
	'agents/watcher.md': definition('watcher', 'Watches the kestrel.', 'Nothing else.'),
	'agents/reader.md': definition('reader', 'Reads.', '# Kestrel\n\nReads on.'),
	'agents/creme.md': definition('Crème Brûlée', 'Sweet.', 'Sugar.'),
	'agents/sekkei.md': definition('設計エージェント', '設計します。', '計画を設計する者。'),
	'agents/graphql.md': definition('GraphQL Guide', 'Schemas.', 'Resolvers.'),
	'agents/context-manager.md': definition('context-manager', 'Keeps context.', 'Text.'),
	'agents/python.md': definition('python', 'Context managers.', '# Context managers\n\nContext managers manage contexts.'),
	...Object.fromEntries(Array.from({ length: 20 }, (_, i) =>
		[`agents/crew-${i}.md`, definition(`crew-${i}`, 'Asks the context-manager.', 'The context-manager keeps it.')])),
	'agents/digits.md': definition('oauth2', 'Logs in.', 'Code 404 and v4.1.'),
	'skills/backend/SKILL.md': definition('backend', 'Servers in general.', 'Ports.'),
};

function buildSite() {
	for (const [path, text] of Object.entries(files)) {
		mkdirSync(join(folder, 'input', dirname(path)), { recursive: true });
		writeFileSync(join(folder, 'input', path), text);
	}
	execFileSync(program, ['build', '-q', '-C', join(folder, 'input'), '-o', join(folder, 'site')], { stdio: 'pipe' });
	return join(folder, 'site');
}

const { index, load } = openSite(buildSite());
const find = async (query) =>
	(await rank.find(index, query, load)).results.map((result) => index.documents[result.document].slug);

const searches = [
	['a name', 'kestrel', ['kestrel', 'watcher', 'reader', 'backend-architect']],
	['the beginning of a name', 'kest', ['kestrel', 'watcher', 'reader', 'backend-architect']],
	['capitals', 'KESTREL', ['kestrel', 'watcher', 'reader', 'backend-architect']],
	['a whole word that is not the last is no beginning', 'kest watches', ['kestrel', 'watcher']],
	['all words before some', 'backend architect', ['backend-architect', 'backend-tester']],
	['the beginning of the last word', 'backend arch', ['backend-architect', 'backend-tester']],
	['a word that nobody has is the beginning of one', 'arch ', ['backend-architect', 'backend-tester']],
	['a name with hyphens', 'backend-tester', ['backend-tester']],
	['a word alone before longer names', 'backend', ['backend']],
	['a name that everybody names', 'context-manager', ['context-manager']],
	['a name before texts that say it more often', 'manage', ['context-manager']],
	['the beginning of such a name', 'context-ma', ['context-manager']],
	['accents in the query', 'crème brûlée', ['creme']],
	['no accents in the query', 'creme brulee', ['creme']],
	['a part of a name in camel case', 'graph', ['graphql']],
	['its end', 'ql', ['graphql']],
	['digits', '404', ['digits']],
	['a word with a digit', 'oauth2', ['digits']],
	['two Han', '設計', ['sekkei']],
	['one Han', '設', ['sekkei']],
	['Katakana', 'エージェント', ['sekkei']],
	['Han and Latin', '設計 kestrel', ['sekkei', 'kestrel']],
	['nothing that is there', 'zzyzx', []],
	['nothing', '', []],
	['no word', '?!', []],
	['names of JavaScript', 'constructor __proto__ toString', []],
];

for (const [name, query, wanted] of searches) {
	const got = await find(query);

	is(`${name}: ${query}`, wanted.length ? got.slice(0, wanted.length) : got, wanted);
}
is('all words are found before some, and none that has none', (await find('backend architect')).sort(),
	['backend', 'backend-architect', 'backend-tester', 'frontend-lead']);

// Every word of every definition leads to it.
const lost = [];
for (const [path, text] of Object.entries(files)) {
	const slug = path.startsWith('skills') ? 'backend' : path.slice('agents/'.length, -'.md'.length);
	const [, front, body] = text.split('---');
	const words = rank.tokens(`${front.replace(/^\w+:/gm, '')} ${body}`);

	for (const word of words) if (!(await find(`${word} `)).includes(slug)) lost.push(`${word} of ${path}`);
}
clean('every word leads to its definition', lost);

// ---- excerpts ----

const long = 'far '.repeat(60) + 'kestrel flies' + ' on'.repeat(60);
const excerpts = [
	['marks the word', ['', ['', '', 'A kestrel hovers.']], ['kestrel'], 'A [kestrel] hovers.'],
	['marks a beginning', ['', ['', '', 'Kestrels hover.']], ['kestrel'], '[Kestrels] hover.'],
	['takes the section with the most words', ['', ['A', 'a', 'One kestrel.'], ['B', 'b', 'A kestrel flies.']],
		['kestrel', 'flies'], 'A [kestrel] [flies].'],
	['takes the summary when it has them', ['The kestrel.', ['', '', 'A kestrel.']], ['kestrel'], 'The [kestrel].'],
	['marks accents', ['', ['', '', 'La crème.']], ['creme'], 'La [crème].'],
	['marks pairs of Han', ['', ['', '', '計画を設計する者']], ['設計'], '計画を[設計]する者'],
	['joins pairs of Han', ['', ['', '', '計画を設計者']], ['設計', '計者'], '計画を[設計者]'],
	['marks Hangul', ['', ['', '', '나는 한국 사람']], rank.tokens('한국'), '나는 [한국] 사람'],
	['begins near the word', ['', ['', '', long]], ['kestrel'], '… far far [kestrel] flies on on on on on on …'],
	['begins near the word without blanks', ['', ['', '', '無'.repeat(80) + '設計']], ['設計'],
		`… ${'無'.repeat(10)}[設計]`],
	['ends behind a word', ['', ['', '', `kestrel ${'flies '.repeat(20)}`]], ['kestrel'],
		'[kestrel] flies flies flies flies flies …'],
	['cuts no letter in two', ['', ['', '', '\u{20000}'.repeat(40) + ',kestrel' + '\u{20000}'.repeat(40)]], ['kestrel'],
		`… ${'\u{20000}'.repeat(5)},[kestrel]${'\u{20000}'.repeat(11)} …`],
	['has the summary when nothing is marked', ['The summary.', ['', '', 'A text.']], ['zzyzx'], 'The summary.'],
	['of nothing', [''], ['zzyzx'], ''],
];

function withMarks(excerpt) {
	let text = '';
	let at = 0;

	for (const [start, end] of excerpt.marks) {
		text += `${excerpt.text.slice(at, start)}[${excerpt.text.slice(start, end)}]`;
		at = end;
	}
	return text + excerpt.text.slice(at);
}

for (const [name, sections, words, wanted] of excerpts)
	is(`an excerpt ${name}`, withMarks(rank.excerpt(sections, words, 40)), wanted);
is('an excerpt knows its heading', (({ heading, anchor }) => [heading, anchor])(
	rank.excerpt(['', ['Rules', 'rules', 'A kestrel.']], ['kestrel'], 40)), ['Rules', 'rules']);

doneTesting();
