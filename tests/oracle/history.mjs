#!/usr/bin/env node
// SPDX-License-Identifier: MIT
// Compares the revisions that agentdoc finds with git's own. Files whose path no rename touches are
// held against `git log -- PATH`; all of them against a walk of this script over the output of
// `git diff-tree -M50%`, which knows nothing of agentdoc's way of walking.
//
//	tests/oracle/history.mjs [REPOSITORY...]    default: clones of $SHARED/corpora/*.bundle, and
//	                                            the repositories that tests/golden scripts
//
// Prints TAP. Each difference is listed; fewer than 99 % equal files fail.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const LEAST = 0.99;
const TESTS = dirname(dirname(fileURLToPath(import.meta.url)));
// No commits to compare; or no texts, without which git finds no renames and would fetch them.
const LEFT_OUT = ['no-repository', 'unborn', 'partial'];
// Differences that are meant, by repository and file.
const EXPLAINED = new Map([
	['golden types: agents/module.md', 'git also lists the commit in which a submodule at the path went'],
	['golden types: agents/went.md', 'git also lists the commit in which a link went that had replaced the file'],
]);
const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
const build = dirname(process.env.AGENTDOC ?? 'build/release/agentdoc');
const dumpProgram = join(build, 'tests/oracle/dump_history');
let cases = 0;
let failures = 0;

function run(program, args, input) {
	return execFileSync(program, args, { input, encoding: 'utf8', maxBuffer: 1 << 30, stdio: 'pipe' });
}

const git = (repo, args, input) => run('git', ['-C', repo, '-c', 'core.quotePath=false', ...args], input);
const lines = (text) => text.split('\n').filter((line) => line !== '');

// What agentdoc says, of files at HEAD and of removed ones: path -> [{status, commit}].
function ours(repo, files) {
	const living = new Map(files.map((file) => [file, []]));
	const removed = new Map();

	for (const line of lines(run(dumpProgram, [repo], files.join('\n') + '\n'))) {
		const [sign, path, status, commit] = line.split('\t');
		const target = sign === '+' ? living : removed;

		if (!target.has(path)) target.set(path, []);
		target.get(path).push({ status, commit });
	}
	return { living, removed };
}

// One side of a commit: what differs from a parent, by path after the commit.
//   added, changed: {path: source or null}; gone: paths; moved: paths that a rename took away
function readDiffs(repo, pairs, option) {
	const input = [...new Set(pairs)].join('\n') + '\n';
	const args = ['diff-tree', '--stdin', '-r', '--no-abbrev', option, '-l20000', '--raw', '--', ':(icase)*.md'];
	const diffs = new Map();
	let current;

	for (const line of lines(git(repo, args, input))) {
		if (line[0] !== ':') {
			current = { added: new Map(), changed: new Set(), gone: new Set(), moved: new Set() };
			diffs.set(line, current);
			continue;
		}
		const [meta, from, to] = line.split('\t');
		const status = meta.split(' ')[4][0];

		if (status === 'R' || status === 'C') {
			current.added.set(to, from);
			if (status === 'R') current.moved.add(from);
		} else if (status === 'A') {
			current.added.set(from, null);
		} else if (status === 'D') {
			current.gone.add(from);
		} else {
			current.changed.add(from);
		}
	}
	return diffs;
}

// The graph: commit -> {tree, parents}, and the diffs of every commit with every parent.
function readGraph(repo) {
	const commits = new Map();
	const pairs = [];

	for (const line of lines(git(repo, ['log', '--topo-order', '--format=%H %T %P', 'HEAD']))) {
		const [id, tree, ...parents] = line.trim().split(' ');

		commits.set(id, { tree, parents });
	}
	for (const { tree, parents } of commits.values())
		for (const parent of parents.length ? parents : [null])
			pairs.push(`${parent ? commits.get(parent).tree : EMPTY_TREE} ${tree}`);
	return { repo, commits, renamedBySide: new Set(), renames: readDiffs(repo, pairs, '-M50%'), copies: readDiffs(repo, pairs, '-C50%') };
}

function diffOf(graph, kind, commit, parent) {
	const old = parent ? graph.commits.get(parent).tree : EMPTY_TREE;

	return graph[kind].get(`${old} ${graph.commits.get(commit).tree}`);
}

// Where a path was in a parent: {changed, path}, or {ended} when it moved away before it was made
// anew. A copy is one only of a file that vanished, and of a path that has no older life.
function origin(graph, commit, parent, path) {
	const diff = diffOf(graph, 'renames', commit, parent);

	if (diff.added.has(path)) {
		const source = diff.added.get(path);
		const copies = diffOf(graph, 'copies', commit, parent);
		const copied = copies.added.get(path);
		const isCopy = !source && (diff.gone.has(copied) || diff.moved.has(copied)) &&
			!git(graph.repo, ['--literal-pathspecs', 'log', '-1', '--format=%H', parent, '--', path]);

		return { changed: true, path: source ?? (isCopy ? copied : path) };
	}
	if (diff.moved.has(path)) return { changed: true, ended: true };
	return { changed: diff.changed.has(path) || diff.gone.has(path), path };
}

const answers = new Map();

// Whether a git command that answers by its exit code says yes.
function asks(repo, ...args) {
	const key = args.join(' ');

	if (!answers.has(key)) {
		let yes = true;

		try {
			git(repo, args);
		} catch {
			yes = false;
		}
		answers.set(key, yes);
	}
	return answers.get(key);
}

// The former path of a file that a branch adds from nothing, by a merge further up: the merge's
// first parent has the old file, the merge has the new one, which came from its other side.
function sideSource(graph, merges, commit, path) {
	for (const merge of merges.get(path) ?? []) {
		const [first] = graph.commits.get(merge).parents;
		const source = diffOf(graph, 'renames', merge, first).added.get(path);

		if (source && !asks(graph.repo, 'merge-base', '--is-ancestor', commit, first)) return source;
	}
	return null;
}

// The commits of a path by the rules of git log, renames followed.
function walk(graph, head, path) {
	const standing = new Map([[head, new Set([path])]]);
	const found = new Set();
	const merges = new Map(); // path -> the merges at which it came from another side, nearest first
	const stand = (commit, at) => {
		if (!standing.has(commit)) standing.set(commit, new Set());
		standing.get(commit).add(at);
	};
	const step = (commit, parents, at) => {
		const origins = parents.map((parent) => origin(graph, commit, parent, at));
		const same = origins.findIndex((one) => !one.changed);

		if (same >= 0) {
			if (same > 0 && diffOf(graph, 'renames', commit, parents[0]).added.has(at))
				merges.set(at, [commit, ...(merges.get(at) ?? [])]);
			stand(parents[same], at);
			return;
		}
		if (!origins[0].ended) found.add(commit);
		const isNew = parents.length === 1 && origins[0].path === at &&
			diffOf(graph, 'renames', commit, parents[0]).added.has(at);
		const source = isNew && sideSource(graph, merges, commit, at);

		if (source) graph.renamedBySide.add(source);
		if (source) stand(parents[0], source);
		if (source && asks(graph.repo, 'cat-file', '-e', `${parents[0]}:${source}`)) return;
		origins.forEach((one, i) => one.ended || stand(parents[i], one.path));
	};

	for (const [commit, { parents }] of graph.commits) {
		for (const at of standing.get(commit) ?? []) {
			if (parents.length) step(commit, parents, at);
			else if (diffOf(graph, 'renames', commit, null).added.has(at)) found.add(commit);
		}
	}
	return found;
}

function report(name, explained, total, differences) {
	if (!total) return;
	const equal = total - differences.length;
	const good = (equal + explained) / total >= LEAST;

	cases++;
	failures += !good;
	console.log(`${good ? 'ok' : 'not ok'} ${cases} - ${name}: ${equal} of ${total} files equal` +
		(explained ? `, ${explained} explained` : ''));
	for (const difference of differences) console.log(`# ${difference}`);
}

// The repositories of the golden cases, made anew.
function makeScripted() {
	const folder = mkdtempSync(join(process.env.TEST_TMP ?? tmpdir(), 'oracle-'));
	const names = readdirSync(join(TESTS, 'golden')).filter((name) =>
		!LEFT_OUT.includes(name) && existsSync(join(TESTS, 'golden', name, 'repo.sh')));

	return names.map((name) => {
		const repo = join(folder, name, 'repo');

		mkdirSync(repo, { recursive: true });
		execFileSync('sh', ['-eu', '-c', '. "$1"; . "$2"', 'sh', join(TESTS, 'words.sh'), join(TESTS, 'golden', name, 'repo.sh')],
			{ cwd: repo, stdio: 'pipe' });
		return { repo, name: `golden ${name}` };
	});
}

const short = (ids) => [...ids].map((id) => id.slice(0, 10)).join(' ') || '-';

function compare(repository, name, files, revisions, wanted) {
	const differences = [];
	let explained = 0;

	for (const file of files) {
		const mine = new Set((revisions.get(file) ?? []).map((revision) => revision.commit));
		const theirs = wanted(file);
		const extra = [...mine].filter((id) => !theirs.has(id));
		const missing = [...theirs].filter((id) => !mine.has(id));

		if (!extra.length && !missing.length) continue;
		const reason = EXPLAINED.get(`${repository}: ${file}`);

		explained += reason !== undefined;
		differences.push(`${file}: only agentdoc ${short(extra)}, only git ${short(missing)}${reason ? `: ${reason}` : ''}`);
	}
	report(`${repository}, ${name}`, explained, files.length, differences);
}

function compareRepository(repo, name) {
	const head = git(repo, ['rev-parse', 'HEAD']).trim();
	const files = lines(git(repo, ['ls-tree', '-r', '--name-only', 'HEAD'])).filter((path) => /\.md$/i.test(path));
	const { living, removed } = ours(repo, files);
	const graph = readGraph(repo);
	const left = new Set([...graph.renames.values()].flatMap((diff) => [...diff.moved]));
	const isMoved = (file) => left.has(file) || living.get(file).some(({ status }) => status === 'R' || status === 'C');
	const walked = (file) => walk(graph, head, file);

	compare(name, 'never renamed, git log', files.filter((file) => !isMoved(file)), living,
		(file) => new Set(lines(git(repo, ['--literal-pathspecs', 'log', '--format=%H', 'HEAD', '--', file]))));
	compare(name, 'at HEAD, walk over diff-tree', files, living, walked);
	const gone = [...graph.renames.values()].flatMap((diff) => [...diff.gone]);
	const former = [...new Set([...gone, ...left, ...removed.keys()])].filter((file) => !living.has(file));
	const walks = new Map(former.map((file) => [file, walked(file)]));

	// A file that a branch removed after it had added it under another name goes on there.
	for (const file of graph.renamedBySide) walks.get(file)?.clear();
	compare(name, 'removed, walk over diff-tree', former, removed, (file) => walks.get(file));
}

function cloneCorpora() {
	const corpora = process.env.SHARED && join(process.env.SHARED, 'corpora');
	const folder = mkdtempSync(join(process.env.TEST_TMP ?? tmpdir(), 'oracle-'));

	if (!corpora || !existsSync(corpora)) return [];
	return readdirSync(corpora).filter((file) => file.endsWith('.bundle')).map((file) => {
		const clone = join(folder, basename(file, '.bundle'));

		run('git', ['clone', '-q', '--no-checkout', join(corpora, file), clone]);
		return clone;
	});
}

const given = process.argv.slice(2);
const corpora = given.length ? given : cloneCorpora();

if (!corpora.length) console.log(`ok ${++cases} - history of the corpora # SKIP no corpora here`);
for (const repo of corpora) compareRepository(repo, basename(repo));
for (const { repo, name } of given.length ? [] : makeScripted()) compareRepository(repo, name);
console.log(`1..${cases}`);
process.exitCode = failures ? 1 : 0;
