#!/usr/bin/env node
// SPDX-License-Identifier: MIT
// Tests the model of the graph page without a browser: that drawings of random graphs keep what they
// promise, that filters and addresses mean what they say. What a reader does is browser/graph.mjs.
//
//	tests/graph/run.mjs
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { clean, doneTesting, is } from '../tap.mjs';

const model = createRequire(import.meta.url)('../../static/graph_layout.js');
const RELATIONS = [['delegates_to', 'delegates to'], ['uses', 'uses'], ['mentions', 'mentions']];
const KINDS = ['agent', 'skill', 'command'];
const STATE = model.parseState('');

// Numbers that look random and are the same each time.
function numbers(seed) {
	let state = seed;

	return (limit) => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return (state >>> 8) % limit;
	};
}

function randomData(nodes, edges, seed) {
	const next = numbers(seed);
	const letters = ['a', 'W', 'i', '-', ' ', '漢', 'é', '🚀'];
	const name = () => Array.from({ length: next(50) }, () => letters[next(8)]).join('');
	const folders = 1 + Math.floor(nodes / 10);

	return {
		kinds: KINDS,
		relations: RELATIONS,
		folders: Array.from({ length: folders }, (_, i) => [`folder ${i}`, `folder-${i}`]),
		nodes: Array.from({ length: nodes }, (_, i) => {
			const missing = i % 7 === 6;

			return [`agent/n${i}`, name(), next(3), missing ? -1 : next(folders), missing ? '' : `agents/n${i}.html`];
		}),
		edges: Array.from({ length: edges }, () => {
			const source = next(nodes);

			return [source % 7 === 6 ? source - 1 : source, next(nodes), next(3), next(2), 1 + next(300)];
		}).filter(([source, target]) => source !== target),
	};
}

const all = (graph, change = {}) => graph.edges.filter(model.passes(graph, { ...STATE, ...change }));

// The test, with its failure as the finding.
function holds(name, test) {
	const findings = [];

	try {
		test();
	} catch (error) {
		findings.push(error.message);
	}
	clean(name, findings);
}

// ---- drawings ----

const overlap = (a, b) =>
	a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const atSide = (box, [x, y]) => (x === box.x || x === box.x + box.width) && y >= box.y && y <= box.y + box.height;

// The corners of the areas that the parts of a path lie in: "M1 2C3 4 5 6 7 8H9".
function areasOf(path) {
	const areas = [];
	let at;

	for (const [, command, rest] of path.matchAll(/([MCH])([-\d. ]+)/g)) {
		const values = rest.trim().split(' ').map(Number);
		const to = command === 'H' ? [values[0], at[1]] : values.slice(-2);

		if (at)
			areas.push({
				x: Math.min(at[0], to[0]), y: Math.min(at[1], to[1]),
				width: Math.abs(at[0] - to[0]), height: Math.abs(at[1] - to[1]) || 0.5,
			});
		at = to;
	}
	return areas;
}

function checkColumns(found, edges, focus) {
	assert.deepEqual(found.columns[found.centre], [focus]);
	found.columns.forEach((column, i) => {
		const step = i - found.centre;

		for (const node of column) {
			assert.equal(found.nodes.get(node), step);
			if (!step) continue;
			const [near, far] = step > 0 ? ['source', 'target'] : ['target', 'source'];

			assert.ok(edges.some((edge) => edge[far] === node && found.nodes.get(edge[near]) === step - Math.sign(step)),
				`${node.id} is in column ${step} without a reason`);
		}
	});
}

function checkDrawing(placed) {
	const boxes = [...placed.boxes.values()];

	boxes.forEach((a, i) => {
		assert.ok(a.x >= 0 && a.y >= 0 && a.x + a.width <= placed.width && a.y + a.height <= placed.height, 'outside');
		for (const b of boxes.slice(i + 1)) assert.ok(!overlap(a, b), `${a.node.id} lies on ${b.node.id}`);
	});
	for (const { pair, path, start, end } of placed.lines) {
		assert.ok(atSide(placed.boxes.get(pair.inner), start), `${path} does not begin at its box`);
		assert.ok(atSide(placed.boxes.get(pair.outer), end), `${path} does not end at its box`);
		for (const area of areasOf(path))
			for (const box of boxes) assert.ok(!overlap(area, box), `${path} runs below ${box.node.id}`);
	}
}

for (const [name, nodes, edges] of [
	['one node', 1, 0], ['two nodes', 2, 1], ['a pair both ways', 2, 8], ['sparse', 30, 25], ['usual', 60, 150],
	['dense', 25, 400], ['a hub', 120, 700],
]) {
	for (const depth of [1, 2, 3]) {
		holds(`drawing: ${name}, ${depth} steps`, () => {
			for (let seed = 1; seed <= 4; seed++) {
				const graph = model.read(randomData(nodes, edges, seed));
				const found = model.neighbourhood(graph.edges, graph.nodes[0], depth);

				checkColumns(found, graph.edges, graph.nodes[0]);
				checkDrawing(model.place(found));
			}
		});
	}
}

holds('equal input gives an equal drawing', () => {
	const draw = () => {
		const graph = model.read(randomData(60, 200, 5));
		const placed = model.place(model.neighbourhood(graph.edges, graph.nodes[3], 2));

		return JSON.stringify([placed.width, placed.lines.map((line) => line.path),
			[...placed.boxes].map(([node, box]) => [node.id, box.x, box.y])]);
	};

	assert.equal(draw(), draw());
});

// ---- neighbourhoods ----

// A small graph from lines like "a b": a names b.
function smallGraph(...lines) {
	const names = [...new Set(lines.flatMap((line) => line.split(' ')))].sort();

	return model.read({
		kinds: KINDS, relations: RELATIONS, folders: [['all', 'all']],
		nodes: names.map((name) => [name, name, 0, 0, `agents/${name}.html`]),
		edges: lines.map((line, i) => [...line.split(' ').map((name) => names.indexOf(name)), 0, 0, i + 1]),
	});
}

function columnsOf(depth, ...lines) {
	const graph = smallGraph(...lines);
	const found = model.neighbourhood(graph.edges, graph.byId.get('x'), depth);

	return found.columns.map((column) => column.map((node) => node.id).join(',')).join(' | ');
}

is('who names it stands on the left, whom it names on the right', columnsOf(1, 'a x', 'x b', 'b c'), 'a | x | b');
is('a second step', columnsOf(2, 'a x', 'z a', 'x b', 'b c', 'c d'), 'z | a | x | b | c');
is('both ways stands on the right', columnsOf(1, 'a x', 'x a'), 'x | a');
is('a ring ends where it began', columnsOf(3, 'x a', 'a b', 'b x'), 'b | x | a');
is('alone', columnsOf(3, 'x x'), 'x');

// ---- ways ----

// The nodes of each way from x to z.
function waysOf(...lines) {
	const graph = smallGraph('x x', 'z z', ...lines);
	const found = model.ways(graph.edges, graph.byId.get('x'), graph.byId.get('z'));

	return found.map((way) => way.map((edge, i) => {
		if (i) assert.equal(edge.source, way[i - 1].target);
		return edge.source.id;
	}).join('') + way.at(-1).target.id).join(' ');
}

is('no way', waysOf('x a', 'b z'), '');
is('no way against the direction', waysOf('z x'), '');
is('one step', waysOf('x z'), 'xz');
is('the shortest way', waysOf('x a', 'a b', 'b z', 'a z'), 'xaz');
is('past a ring', waysOf('x a', 'a x', 'a b', 'b a', 'b z'), 'xabz');
is('two of one length, in the order of their edges', waysOf('x b', 'x a', 'a z', 'b z'), 'xbz xaz');
is('two that part later', waysOf('x a', 'a c', 'a b', 'b z', 'c z'), 'xacz xabz');
is('said twice is one way', waysOf('x a', 'a z', 'x a', 'a z'), 'xaz');
is('of many ways the first', waysOf(...[...'abcdefghi'].flatMap((name) => [`x ${name}`, `${name} z`])),
	'xaz xbz xcz xdz xez');
is('of a said twice the first line', (() => {
	const graph = smallGraph('x a', 'x a');

	return model.ways(graph.edges, graph.byId.get('x'), graph.byId.get('a')).map(([edge]) => edge.line);
})(), [1]);
is('from a node to itself', (() => {
	const graph = smallGraph('x a', 'a x');

	return model.ways(graph.edges, graph.nodes[0], graph.nodes[0]);
})(), []);
holds('ways of random graphs have one length and different nodes', () => {
	for (let seed = 1; seed <= 20; seed++) {
		const { edges, nodes } = model.read(randomData(60, 150, seed));
		const ways = model.ways(edges, nodes[0], nodes[1]);
		const through = ways.map((way) => way.map((edge) => edge.target.index).join(' '));
		const distance = model.neighbourhood(edges.filter((edge) => edge.target !== nodes[0]), nodes[0], 60).nodes.get(nodes[1]);

		assert.equal(ways[0]?.length, distance);
		assert.ok(ways.length <= model.WAYS_MAX && ways.every((way) => way.length === ways[0].length));
		assert.equal(new Set(through).size, ways.length);
	}
});

// ---- filters and the address ----

const graph = model.read(randomData(80, 300, 9));

for (const [name, change, passes] of [
	['everything', {}, () => true],
	['a relation', { relation: ['uses'] }, (edge) => edge.relation === 1],
	['two relations', { relation: ['uses', 'mentions'] }, (edge) => edge.relation > 0],
	['none', { relation: ['none'] }, () => false],
	['a kind', { kind: ['skill'] }, (edge) => edge.source.kind === 1 && edge.target.kind === 1],
	['declared', { stated: 'declared' }, (edge) => edge.declared],
	['stated in text', { stated: 'stated' }, (edge) => !edge.declared],
	['a folder', { folder: 'folder-2' }, (edge) => edge.source.folder === 2 || edge.target.folder === 2],
	['a folder that is not there', { folder: 'zzyzx' }, () => true],
])
	is(`filter: ${name}`, all(graph, change), graph.edges.filter(passes));

for (const query of [
	'', 'focus=agent/x', 'focus=agent/x&depth=3', 'focus=agent/x&to=skill/y', 'relation=uses,mentions&kind=agent', 'stated=declared',
	'folder=a-b&view=matrix', 'view=table',
])
	is(`address: ?${query}`, model.formatState(model.parseState(query)), query);
is('address: nonsense is nothing', model.formatState(model.parseState('depth=9&view=zzyzx&stated=no&to=agent/x')), '');

// ---- matrix ----

holds('every relation is in one cell of the matrix', () => {
	const found = model.matrix(graph.edges);
	const cells = [...found.cells.values()];

	assert.equal(cells.reduce((sum, cell) => sum + cell.edges.length, 0), graph.edges.length);
	for (const { row, column, edges } of cells)
		for (const { source, target } of edges) {
			assert.equal(found.rows[row], source);
			assert.equal(found.rows[column], target.missing ? undefined : target);
		}
	assert.deepEqual(found.rows.map((node) => node.folder), found.rows.map((node) => node.folder).sort((a, b) => a - b));
});

is('a long name is cut', model.fitText('a'.repeat(50), 100).endsWith('a…'), true);
is('a short name is not', model.fitText('short', 100), 'short');
// A team over four commits: b comes, c goes, a names d, who never was, and calls e by its old name.
const PAST = {
	kinds: KINDS,
	relations: RELATIONS,
	folders: [['all', 'all']],
	times: [['2024-01-01', '0000000000', 'A'], ['2024-01-02', '1111111111', 'B'], ['', '2222222222', ''], ['2024-01-04', '3333333333', 'D']],
	nodes: [
		['agent/a', 'a', 0, 0, 'agents/a.html'],
		['agent/b', 'b', 0, 0, 'agents/b.html', 1],
		['agent/c', 'c', 0, -1, 'agents/c.html', 0, 2],
		['agent/d', 'd', 0, -1, ''],
	],
	edges: [
		[0, 1, 0, 0, 1, 1],
		[0, 2, 0, 0, 2, 0, 3],
		[0, 3, 1, 0, 3],
		[2, 0, 2, 0, 4, -1, 2],
	],
};

function pastOf(time) {
	const graph = model.read(PAST);

	model.setTime(graph, time);
	return graph.edges.map(({ source, target }) => `${source.name}${target.name}${target.missing ? '?' : ''}`).join(' ');
}

is('the graph of today', pastOf(null), 'ab ad?');
is('before b and d', pastOf(0), 'ac ad? ca');
is('b has come', pastOf(1), 'ab ac ad? ca');
is('c has gone, and is still named', pastOf(2), 'ab ac? ad?');
is('the last commit is today', pastOf(3), 'ab ad?');
is('how many name whom changes with time', (() => {
	const graph = model.read(PAST);

	model.setTime(graph, 0);
	return graph.nodes.map((node) => `${node.in}${node.out}`).join(' ');
})(), '12 00 11 10');
is('a commit of the address', model.timeOf(model.read(PAST), '1111111111'), 1);
is('the last commit of the address is today', model.timeOf(model.read(PAST), '3333333333'), null);
is('a commit that is not there is today', model.timeOf(model.read(PAST), 'ffffffffff'), null);
is('the commit stays in the address', model.formatState(model.parseState('?at=1111111111')), 'at=1111111111');

doneTesting();
