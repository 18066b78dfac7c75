// SPDX-License-Identifier: MIT
// Checks the JSON of a site against the contract: exactly these keys, in this order, of these types,
// and what the files say of each other is true.

// A shape is a test of one value, a list with the shape of its items, or an object with the shape of
// each key; what may also be null says so by `orNull`.
const text = (value) => typeof value === 'string';
const flag = (value) => typeof value === 'boolean';
const number = (value) => Number.isInteger(value) && value >= 0;
const one = (...words) => (value) => words.includes(value);
const pattern = (regexp) => (value) => text(value) && regexp.test(value);
const orNull = (shape) => ({ orNull: shape });
const any = () => true;

const hash = pattern(/^[0-9a-f]{40}$/);
const time = pattern(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
const kind = one('agent', 'skill', 'command');
const id = pattern(/^(?:agent|skill|command)\/[^\s/._][^\s/]*$/u);
const slug = pattern(/^[^\s/._][^\s/]*$/u);
const relation = one(
	'delegates_to', 'receives_from', 'collaborates_with', 'escalates_to', 'runs_parallel_with', 'uses', 'mentions',
);

const row = (deleted) => ({
	id, kind, slug, name: text, path: text, category: orNull(text), description: orNull(text), model: orNull(text),
	tools: orNull([text]), url: pattern(/^(?:agents|skills|commands)\/[^/]+\.html$/u), words: number,
	revisions: number, created: orNull(time), updated: orNull(time), deleted: one(deleted),
});
const edge = {
	source: id, target: id, relation, declared: flag, resolved: flag, path: text, line: number, evidence: orNull(text),
	since: orNull(hash), until: orNull(hash),
};
const relationChange = { relation, target: id };
const change = {
	fields: [(value) => 'added' in value
		? fits(value, { key: text, added: [text], removed: [text] })
		: fits(value, { key: text, from: orNull(text), to: orNull(text) })],
	sections: [{ title: text, status: one('added', 'removed', 'changed', 'renamed') }],
	words: { added: number, removed: number },
	relations: { gained: [relationChange], lost: [relationChange] },
	flags: [one(
		'rename-only', 'whitespace-only', 'front-matter-added', 'front-matter-removed', 'recovered', 'sweep', 'missing',
		'rewrapped', 'reformatted', 'rewritten', 'link', 'was-link', 'invalid-bytes', 'boundary',
	)],
};
const revision = (value) => fits(value, {
	commit: orNull(hash), author: orNull(text), date: orNull(time), subject: text, path: text, blob: orNull(hash),
	status: one('added', 'modified', 'renamed', 'copied', 'deleted'), ...('link' in value && { link: text }), change,
});

export const shapes = {
	catalog: {
		schema: one(1), generator: pattern(/^agentdoc \d/),
		source: { commit: orNull(hash), branch: orNull(text), shallow: flag, partial: flag },
		definitions: [row(false)], removed: [row(true)],
	},
	graph: { nodes: [{ id, kind, name: text, resolved: flag }], edges: [edge] },
	insights: {
		schema: one(1), hubs: [{ id, in: number }], orphans: [id], unresolved: [{ id, nearest: orNull(id), in: [id] }],
		cycles: [[id]], duplicates: [{ name: text, ids: [id], differs: [text] }],
		similar: [{ ids: [id], similarity: (value) => value > 0 && value <= 1, differs: [text] }],
		blast: [{ id, direct: number, transitive: number }],
		rules: {
			oversized_words: number, stale_days: number, lively_days: number, similar_percent: number, similar_words: number,
		},
		until: orNull(time), recovered: [id], oversized: [{ id, words: number }], stale: [{ id, since: time, days: number }],
		missing: [{ field: one('name', 'description', 'model', 'tools'), kinds: [kind], ids: [id] }],
		changed: [{ id, own: number, revisions: number }], lively: [{ folder: text, lately: number, ever: number }],
		authors: [{
			name: orNull(text), definitions: number, revisions: number, sole: [id], first: orNull(time), last: orNull(time),
		}],
		series: {
			step: (value) => value === 'week' || number(value), bands: [{ model: orNull(text), kind: one('model', 'others', 'none') }],
			steps: [{ start: pattern(/^\d{4}-\d\d-\d\d$/), counts: [number] }],
		},
		activity: {
			months: [{ month: pattern(/^\d{4}-\d\d$/), commits: number, definitions: number }],
			days: [{ day: pattern(/^\d{4}-\d\d-\d\d$/), commits: number, definitions: number }],
		},
		widened: [{ id, commit: orNull(hash), author: orNull(text), date: orNull(time), gained: [text], allowed: [text] }],
		tools: [{ tool: text, ids: [id] }], matrix: [{ id, all: flag, tools: [{ tool: text, since: orNull(hash) }], since: orNull(hash) }],
	},
	changes: { commits: [{ commit: hash, author: orNull(text), date: orNull(time), subject: text, definitions: [id] }] },
	definition: (deleted) => ({
		...row(deleted), frontmatter: any, sections: [text], relations: { out: [edge], in: [edge] }, history: [revision],
	}),
};

function fits(value, shape) {
	return misfits(value, shape, '').length === 0;
}

// Where a value has not its shape, as paths into it; at most a few.
export function misfits(value, shape, at) {
	if (typeof shape === 'function') return shape(value) ? [] : [`${at} is ${JSON.stringify(value)?.slice(0, 80)}`];
	if (shape.orNull) return value === null ? [] : misfits(value, shape.orNull, at);
	if (Array.isArray(shape)) {
		if (!Array.isArray(value)) return [`${at} is no list`];
		return value.flatMap((item, i) => misfits(item, shape[0], `${at}[${i}]`)).slice(0, 5);
	}
	if (value === null || typeof value !== 'object' || Array.isArray(value)) return [`${at} is no object`];
	const keys = Object.keys(value).join(' ');
	const wanted = Object.keys(shape).join(' ');
	if (keys !== wanted) return [`${at} has the keys ${keys}; wanted: ${wanted}`];
	return Object.entries(shape).flatMap(([key, inner]) => misfits(value[key], inner, `${at}.${key}`));
}

// What the files of a site say of each other. `api` has catalog, graph, changes, and by id the
// files of the definitions.
export function contradictions(api) {
	const { catalog, graph, changes, byId } = api;
	const rows = [...catalog.definitions, ...catalog.removed];
	const known = new Set(rows.map((item) => item.id));
	const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
	const result = [];
	const check = (good, finding) => good || result.push(finding);

	check(known.size === rows.length, 'an id stands twice in the catalogue');
	check(nodes.size === graph.nodes.length, 'an id stands twice in the graph');
	for (const { id: node, resolved } of graph.nodes) {
		check(resolved === catalog.definitions.some((item) => item.id === node), `${node}: resolved is ${resolved}`);
	}
	for (const { source, target, resolved, evidence, until } of graph.edges) {
		check(until ? nodes.has(source) : nodes.get(source)?.resolved, `${source}, the source of an edge, is no definition`);
		check(nodes.get(target)?.resolved === resolved, `${target}, the target of an edge, is no node`);
		check((evidence === null) === (until !== null), `an edge from ${source} to ${target}: words of another time`);
	}
	for (const item of changes.commits.flatMap((commit) => commit.definitions)) {
		check(known.has(item), `${item}, in a commit, is no definition`);
	}
	for (const item of rows) contradictionsOf(item, byId.get(item.id), graph, check);
	check(byId.size === rows.length, 'there are files of definitions that the catalogue does not have');
	return result;
}

function contradictionsOf(item, file, graph, check) {
	if (!check(file !== undefined, `${item.id} has no file`) && !file) return;
	for (const key of Object.keys(item)) {
		check(JSON.stringify(file[key]) === JSON.stringify(item[key]), `${item.id}: another ${key} in the catalogue`);
	}
	check(item.id === `${item.kind}/${item.slug}`, `${item.id} is not made of kind and slug`);
	check(file.history.length === item.revisions, `${item.id} has ${file.history.length} revisions`);
	for (const [key, end] of [['out', 'source'], ['in', 'target']]) {
		const wanted = graph.edges.filter((one) => one[end] === item.id && !one.until);
		check(JSON.stringify(file.relations[key]) === JSON.stringify(wanted), `${item.id}: relations.${key}`);
	}
}
