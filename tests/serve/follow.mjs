#!/usr/bin/env node
// SPDX-License-Identifier: MIT
// Tests that agentdoc serve follows whatever happens to a repository: after each event all of its files are those of
// a build. It takes over what did not change, and must never take over what did.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clean, doneTesting, is } from '../tap.mjs';
import {
	buildSite, closeConnections, differences, eventually, filesOf, get, makeRepository, serve,
} from './server.mjs';

const BODY = (name) => `${name} reads plans. `.repeat(12);
const repository = makeRepository(join(process.env.TEST_TMP, 'repository'), `
	init
	for i in $(seq 40); do definition "agents/team/member-$i.md" "member-$i" "Asks the \\\`lead\\\` agent, and number $i."; done
	definition agents/lead.md lead '${BODY('Lead')}' 'Delegates to the \`tester\` agent.'
	definition agents/copy.md copy '${BODY('Lead')}'
	definition agents/tester.md tester 'Reports to the \`leed\` agent, uses the \`nobody\` skill.'
	definition skills/plan/SKILL.md plan 'Text.'
	commit 'all of them'
	definition agents/lead.md lead '${BODY('Lead')}' 'Delegates to the \`tester\` agent, always.'
	commit 'more of the lead'
	git branch other
	definition agents/tester.md tester 'Tests all day.'
	git rm -q agents/copy.md
	commit 'one less'
`);
const at = (path) => join(repository, path);
const read = (path) => readFileSync(at(path), 'utf8');
const AUTHOR = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com'];
const git = (...words) => execFileSync('git', ['-C', repository, ...AUTHOR, ...words], { stdio: 'pipe' });
const text = (name, body) => `---\nname: ${name}\ndescription: Does ${name}.\n---\n\n${body}\n`;

function write(path, content) {
	mkdirSync(join(at(path), '..'), { recursive: true });
	writeFileSync(at(path), content);
}

// The former times of the file, to the microsecond: only its bytes tell.
function writeUnseen(path, content) {
	const { atime, mtime } = statSync(at(path));

	writeFileSync(at(path), content);
	utimesSync(at(path), atime, mtime);
}

function replace(path, content) {
	writeFileSync(at('agents/.save'), content);
	renameSync(at('agents/.save'), at(path));
}

// What differs is told of the first commit of a side: it is there only when the history begins on the other.
function bothSides() {
	for (const side of ['left', 'right']) {
		git('checkout', '-q', '-f', '-b', side, 'main');
		write(`agents/${side}.md`, text(side, 'First.'));
		git('add', '-A');
		git('commit', '-qm', `${side}, first`);
		write(`agents/${side}.md`, text(side, 'Second.'));
		git('commit', '-qam', `${side}, second`);
	}
	git('checkout', '-q', '-b', 'both'); // or a side would be the merge itself
	git('merge', '-q', '--no-edit', 'left');
}

const members = () => Array.from({ length: 40 }, (_, i) => `agents/team/member-${i + 1}.md`);

// name, what happens; in this order, each on top of the ones before
const events = [
	['nothing at all', () => {}],
	['a save', () => write('agents/lead.md', `${read('agents/lead.md')}\nA line.\n`)],
	['the same size and the same time', () => writeUnseen('agents/lead.md', read('agents/lead.md').replace('A line.', 'O line.'))],
	['a file that takes the place of another', () => replace('agents/tester.md', text('tester', 'Replaced.'))],
	['a touch', () => utimesSync(at('agents/tester.md'), new Date(), new Date())],
	['a save taken back', () => git('checkout', '-q', 'agents/tester.md')],
	['a new definition', () => write('agents/new.md', text('new', 'Asks the `tester` agent.'))],
	['a save of it', () => write('agents/new.md', text('new', 'Asks the `lead` agent. Uses the `nobody` skill.'))],
	['a save beside it', () => write('agents/tester.md', text('tester', 'Asks the `new` agent.'))],
	['another name', () => write('agents/new.md', text('leed', 'Has the name that somebody asked for.'))],
	['a definition that goes', () => rmSync(at('agents/new.md'))],
	['most of them at once', () => members().forEach((path) => write(path, `${read(path)}\nAnd one more.\n`))],
	['one of those', () => write('agents/team/member-3.md', text('member-3', 'Alone.'))],
	['a commit', () => git('commit', '-qam', 'all of that')],
	['a save after it', () => write('agents/lead.md', `${read('agents/lead.md')}\nAfter.\n`)],
	['a removal, committed', () => git('rm', '-q', 'agents/team/member-9.md')],
	['an amended commit', () => git('commit', '-q', '--amend', '-am', 'all of that, amended')],
	['another branch', () => git('checkout', '-q', 'other')],
	['a save there', () => write('agents/tester.md', text('tester', 'On the other branch.'))],
	['objects packed', () => git('gc', '-q', '--prune=now')],
	['a save after that', () => write('agents/lead.md', text('lead', 'Short.'))],
	['a detached HEAD', () => git('checkout', '-q', '-f', '--detach', 'main')],
	['a setting', () => write('agentdoc.yml', 'title: Told otherwise\nremoved: false\n')],
	['another language', () => write('agentdoc.yml', 'title: Told otherwise\nlanguage: de\n')],
	['words of its own', () => write('languages/de.yml', 'texts:\n  added: "Ganz neu"\n')],
	['a save in it', () => write('agents/lead.md', text('lead', 'Kurz.'))],
	['fewer sources', () => write('agentdoc.yml', 'sources: agents/team\n')],
	['all sources', () => rmSync(at('agentdoc.yml'))],
	['attributes that change line ends', () => {
		write('.gitattributes', '*.md text eol=lf\n');
		write('agents/tester.md', read('agents/tester.md').replace(/\n/g, '\r\n'));
	}],
	['a template', () => write('templates/header_extra.mustache', '<p>On all pages.</p>\n')],
	['and none', () => rmSync(at('templates'), { recursive: true })],
	['two sides of a merge', bothSides],
	['a history that begins on one side', () => write('agentdoc.yml', 'since: left\n')],
	['and on the other: as many commits, not the same', () => write('agentdoc.yml', 'since: right\n')],
	['no history any more', () => rmSync(at('.git'), { recursive: true })],
	['a save without', () => write('agents/lead.md', text('lead', 'Alone in the world.'))],
];

async function followAll() {
	const server = await serve(repository);

	for (const [name, happen] of events) {
		let findings;
		happen();
		const site = buildSite(repository, join(process.env.TEST_TMP, 'site'));
		const files = filesOf(site);
		await eventually(async () => {
			findings = await differences(server, site, files);
			return !findings.length;
		});
		clean(`${name}: every file is the one of a build`, findings);
	}
	is('it ends', await server.stop(), 0);
}

// As many saves as it takes to read all anew for the sake of memory.
async function followMany() {
	const server = await serve(repository);
	const shows = async (path, words) => (await get(server, path)).body.toString().includes(words);
	const lost = [];

	for (let i = 0; i < 12; i++) {
		write(`agents/extra-${i}.md`, text(`extra-${i}`, `Is number ${i}.`));
		if (!await eventually(() => shows(`agents/extra-${i}.html`, `Is number ${i}.`))) lost.push(i);
	}
	clean('a dozen new definitions one after the other', lost);
	const site = buildSite(repository, join(process.env.TEST_TMP, 'site'));
	clean('after them every file is the one of a build', await differences(server, site, filesOf(site)));
	is('it ends, too', await server.stop(), 0);
}

await followAll();
await followMany();
closeConnections();
doneTesting();
