// SPDX-License-Identifier: MIT
// Checks api/insights.json against the graph and the sources: what follows from them is found here the
// slow way, each definition compared with all others.

const WORDS_MIN = 20; // bodies with fewer are not compared
const SIMILAR = 0.8; // what a group holds together by
const SURE = 0.85; // from here on no pair may be missed

// From each id the ids that lead to it, whatever the number of steps.
function allCallers(callers) {
	return (id) => {
		const seen = new Set([id]);
		for (const one of seen) for (const next of callers.get(one) ?? []) seen.add(next);
		return seen;
	};
}

function callersOf(edges) {
	const callers = new Map();

	for (const { source, target } of edges) {
		if (!callers.has(target)) callers.set(target, new Set());
		callers.get(target).add(source);
	}
	return callers;
}

function checkGraph(insights, catalog, graph, check) {
	const edges = graph.edges.filter((edge) => edge.until === null);
	const resolved = edges.filter((edge) => edge.resolved);
	const callers = callersOf(resolved);
	const reaching = allCallers(callers);
	const delegating = allCallers(callersOf(resolved.filter((edge) => edge.relation === 'delegates_to')));
	const cycleOf = new Map(insights.cycles.flatMap((ids, i) => ids.map((id) => [id, i])));

	check(insights.blast.length === callers.size, `${insights.blast.length} of ${callers.size} named definitions have a reach`);
	for (const { id, direct, transitive } of insights.blast) {
		check(direct === callers.get(id)?.size, `${id}: ${direct} name it`);
		check(transitive === reaching(id).size - 1, `${id}: ${transitive} name it in the end`);
	}
	for (const { id, in: count } of insights.hubs) check(count === callers.get(id)?.size, `${id}: ${count} name the hub`);
	for (const { id } of catalog.definitions) {
		const alone = !edges.some((edge) => edge.source === id || edge.target === id);
		const inCycle = [...delegating(id)].some((other) => other !== id && delegating(other).has(id));

		check(alone === insights.orphans.includes(id), `${id}: is it an orphan?`);
		check(inCycle === cycleOf.has(id), `${id}: is it in a cycle?`);
	}
	for (const { id, nearest, in: from } of insights.unresolved) {
		const wanted = new Set(edges.filter((edge) => edge.target === id).map((edge) => edge.source));

		check(from.join() === [...wanted].join(), `${id} is named by ${from}`);
		check(nearest === null || catalog.definitions.some((row) => row.id === nearest), `${id} is near ${nearest}`);
	}
}

// Runs of five words; a letter of a script without spaces is a word.
function shinglesOf(source) {
	const body = source.replace(/^---\r?\n(?:.*\r?\n)*?-{3,}[ \t]*(?:\r?\n|$)/, '');
	const words = body.match(/[\u3000-\u{10ffff}]|[^\0-\x20\u3000-\u{10ffff}]+/gu) ?? [];

	if (words.length < WORDS_MIN) return null;
	return new Set(words.slice(4).map((_, i) => words.slice(i, i + 5).join(' ')));
}

function similarity(a, b) {
	let both = 0;

	if (Math.min(a.size, b.size) < SIMILAR * Math.max(a.size, b.size)) return 0;
	for (const shingle of a) both += b.has(shingle);
	return both / (a.size + b.size - both);
}

function checkSimilar(insights, shingles, check) {
	const groupOf = new Map(insights.similar.flatMap(({ ids }, i) => ids.map((id) => [id, i])));
	const all = [...shingles];

	for (const { ids, similarity: told } of insights.similar) {
		const [first, ...rest] = ids.map((id) => shingles.get(id));
		const least = Math.min(...rest.map((other) => (first && other ? similarity(first, other) : 0)));

		check(told <= 1 && (least < SIMILAR || Math.abs(told - least) < 0.0101), `${ids[0]} is like others by ${told}, not ${least}`);
		for (const id of ids) {
			const near = ids.some((other) => other !== id && shingles.get(id) && shingles.get(other) &&
				similarity(shingles.get(id), shingles.get(other)) >= SIMILAR);
			check(near, `${id} is like none of its group`);
		}
	}
	all.forEach(([id, one], i) => {
		for (const [other, two] of all.slice(i + 1)) {
			const found = groupOf.has(id) && groupOf.get(id) === groupOf.get(other);
			check(found || similarity(one, two) < SURE, `${id} and ${other} are alike, and nobody says so`);
		}
	});
}

// What is wrong with the insights, as sentences. sourceOf gives the source of a row of the catalogue.
export function wrongInsights({ insights, catalog, graph }, sourceOf) {
	const result = [];
	const check = (good, finding) => good || result.push(finding);
	const shingles = catalog.definitions.map((row) => [row.id, shinglesOf(sourceOf(row))]);

	checkGraph(insights, catalog, graph, check);
	checkSimilar(insights, new Map(shingles.filter(([, set]) => set)), check);
	return result;
}
