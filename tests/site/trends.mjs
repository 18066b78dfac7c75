// SPDX-License-Identifier: MIT
// Checks the trends of api/insights.json against the histories of the definitions: each list is made
// again from them, by the rules that the page tells.

const DAY_MS = 86400000;
const IDLE = ['rename-only', 'whitespace-only', 'reformatted', 'sweep'];

const sameList = (a, b) => a.length === b.length && a.every((item, i) => item === b[i]);
const sorted = (list) => [...list].sort();

// Somebody's work on this one definition.
function isCare({ status, change }) {
	if (status === 'deleted' || change.flags.includes('boundary')) return false;
	return status === 'added' || !change.flags.some((flag) => IDLE.includes(flag));
}

function checkUpkeep({ insights, files, until }, check) {
	const { rules } = insights;
	const ids = (list) => list.map((item) => item.id ?? item);
	const expect = (name, wanted) =>
		check(sameList(sorted(ids(insights[name])), sorted(wanted)), `${name} has ${ids(insights[name])}; wanted: ${wanted}`);
	const living = files.filter((file) => !file.deleted);

	expect('oversized', living.filter((file) => file.words > rules.oversized_words).map((file) => file.id));
	expect('changed', living.filter((file) => file.history.some((one) => one.status !== 'added' && isCare(one)))
		.map((file) => file.id));
	expect('stale', living.filter((file) => {
		const last = file.history.find(isCare);
		return last?.date && (until - Math.min(Date.parse(last.date), until)) / DAY_MS >= rules.stale_days;
	}).map((file) => file.id));
	for (const { id, since, days } of insights.stale)
		check(Math.floor((until - Date.parse(since)) / DAY_MS) === days, `${id} was left alone for ${days} days since ${since}`);
	for (const { id, own } of insights.changed) {
		const { history } = living.find((file) => file.id === id);
		const wanted = history.filter((one) => one.status !== 'added' && isCare(one)).length;
		check(own === wanted, `${id} has ${own} changes of its own; wanted: ${wanted}`);
	}
}

function checkFields({ insights, files }, check) {
	const filled = (text) => ['string', 'number', 'boolean'].includes(typeof text) && String(text).trim() !== '';
	const has = {
		name: (file) => filled(file.frontmatter.name),
		description: (file) => filled(file.frontmatter.description),
		model: (file) => file.model !== null,
		tools: (file) => file.tools !== null,
	};

	for (const { field, kinds, ids } of insights.missing) {
		const wanted = files.filter((file) => !file.deleted && kinds.includes(file.kind) && !has[field](file));
		check(sameList(sorted(ids), sorted(wanted.map((file) => file.id))), `${field} is missing in ${ids}`);
	}
}

// "ALL" has every tool, "Bash" has "Bash(git:*)".
const covers = (tools, tool) => ['ALL', tool, tool.replace(/\s*\(.*/s, '')].some((one) => tools.includes(one));
const exceeds = (tools, former) => tools.some((tool) => !covers(former, tool));

function isWidening({ status, change }) {
	if (status === 'added' || status === 'deleted' || change.flags.includes('boundary')) return false;
	return change.fields.some(({ key, added, removed }) =>
		(key === 'tools' && exceeds(added, removed)) || (key === 'tools.forbidden' && exceeds(removed, added)));
}

function checkWidened({ insights, files }, check) {
	const wanted = files.filter((file) => !file.deleted).flatMap((file) =>
		file.history.filter(isWidening).map(({ commit }) => `${file.id} ${commit}`));
	const told = insights.widened.map(({ id, commit }) => `${id} ${commit}`);

	check(sameList(sorted(told), sorted(wanted)), `${told.length} revisions widen tools; wanted: ${wanted.length}`);
}

function checkAuthors({ insights, files }, check) {
	const revisions = files.flatMap((file) => file.history)
		.filter((one) => one.commit !== null && !one.change.flags.includes('boundary'));
	const told = insights.authors.reduce((sum, author) => sum + author.revisions, 0);
	const soleOf = new Map(insights.authors.flatMap(({ name, sole }) => sole.map((id) => [id, name])));

	check(told === revisions.length, `authors have ${told} revisions; wanted: ${revisions.length}`);
	for (const file of files.filter((one) => !one.deleted)) {
		const names = new Set(file.history.filter((one) => one.commit !== null && isCare(one)).map((one) => one.author));

		if (names.size === 1 && !file.history.some((one) => one.change.flags.includes('boundary')))
			check(soleOf.has(file.id), `${file.id} has one author, ${[...names]}`);
		if (names.size > 1) check(!soleOf.has(file.id), `${file.id} has several authors, ${[...names]}`);
	}
}

// ---- tools ----

// The revision since which a definition has had a tool without a break: the commit, or null.
function sinceOf(file, tool) {
	for (const [i, { commit, status, change }] of file.history.entries()) {
		if (change.flags.some((flag) => ['missing', 'boundary'].includes(flag))) return null;
		if (change.fields.some(({ key, added }) => key === 'tools' && added.includes(tool))) return commit;
		if (status === 'added' || i + 1 === file.history.length) return commit;
	}
	return null;
}

function checkTools({ insights, files }, check) {
	const living = files.filter((file) => !file.deleted);
	const nameOf = (tool) => tool.replace(/^([^(]+)\(.*$/s, '$1').trimEnd();

	check(insights.matrix.length === living.length, `the matrix has ${insights.matrix.length} of ${living.length} definitions`);
	for (const { id, all, tools, since } of insights.matrix) {
		const file = living.find((one) => one.id === id);
		const told = tools.map(({ tool }) => tool);

		check(all === (file.tools === null) && sameList(told, file.tools ?? []), `${id} has the tools ${told}`);
		for (const one of tools) check(one.since === sinceOf(file, one.tool), `${id} has ${one.tool} since ${one.since}`);
		if (all) check(since === sinceOf(file, 'ALL'), `${id} has all tools since ${since}`);
	}
	const places = insights.matrix.map(({ all, tools }) => (all ? Infinity : tools.length));
	check(places.every((place, i) => i === 0 || places[i - 1] >= place), 'the matrix does not begin with most tools');
	const names = new Set(living.flatMap((file) => (file.tools ?? []).map(nameOf)));
	check(names.size === insights.tools.length, `${insights.tools.length} tools are listed; wanted: ${names.size}`);
	for (const { tool, ids } of insights.tools) {
		const wanted = living.filter((file) => (file.tools ?? []).some((one) => nameOf(one) === tool));
		check(sameList(sorted(ids), sorted(wanted.map((file) => file.id))), `${tool} is in ${ids}`);
	}
}

// ---- models ----

// The periods of a definition, [from, until, model]; null when its models cannot be told from the changes.
function periodsOf(file, until) {
	let model = file.model;
	let end = Infinity;
	const periods = [];
	let time = -Infinity;
	const times = [...file.history].reverse().map(({ date, commit }) =>
		(time = Math.max(time, commit === null ? until : Math.min(date === null ? time : Date.parse(date), until)))).reverse();

	if (!file.history.length) return [[until, Infinity, model]];
	if (file.history.slice(file.deleted ? 1 : 0).some((one) => one.status === 'deleted' || 'link' in one)) return null;
	for (const [i, one] of file.history.entries()) {
		const field = one.change.fields.find(({ key }) => key === 'model');

		if (one.status === 'deleted') {
			model = null;
		} else {
			if (one.change.flags.includes('missing')) return null;
			periods.push([times[i], end, model]);
		}
		if (field && !('from' in field)) return null;
		if (field) model = field.from;
		end = times[i];
	}
	return periods;
}

function livingAt(periods, end, models) {
	const counts = new Map();

	for (const [from, until, model] of periods) {
		if (from >= end || until < end) continue;
		const band = models.has(model) ? model : model === null ? 'none' : 'others';
		counts.set(band, (counts.get(band) ?? 0) + 1);
	}
	return counts;
}

function checkSeries({ insights, files, until }, check) {
	const { bands, steps } = insights.series;
	const last = steps.at(-1);
	const models = new Set(bands.filter((band) => band.kind === 'model').map((band) => band.model));
	const nameOf = (band) => (band.kind === 'model' ? band.model : band.kind);
	const living = files.filter((file) => !file.deleted);

	if (!last) return;
	bands.forEach((band, i) => {
		const wanted = living.filter(({ model }) =>
			nameOf(band) === (models.has(model) ? model : model === null ? 'none' : 'others')).length;
		check(last.counts[i] === wanted, `today ${last.counts[i]} ask for ${nameOf(band)}; wanted: ${wanted}`);
	});
	const periods = living.every((file) => file.model !== '') && files
		.filter((file) => !file.deleted || file.history[0]?.status === 'deleted').map((file) => periodsOf(file, until));
	// of a removed definition the last model is not told
	if (!periods || files.some((file) => file.deleted) || periods.includes(null)) return;
	steps.slice(0, -1).forEach((step, k) => {
		const counts = livingAt(periods.flat(), Date.parse(steps[k + 1].start), models);
		bands.forEach((band, i) => check(step.counts[i] === (counts.get(nameOf(band)) ?? 0),
			`at the end of ${step.start} ${step.counts[i]} ask for ${nameOf(band)}; wanted: ${counts.get(nameOf(band)) ?? 0}`));
	});
}

function checkActivity({ insights, changes, until }, check) {
	const { months, days } = insights.activity;
	const dated = changes.commits.filter((commit) => commit.date !== null);
	const sumOf = (length) => {
		const sums = new Map();

		for (const { date, definitions } of dated) {
			const sum = sums.get(date.slice(0, length)) ?? [0, 0];
			sums.set(date.slice(0, length), [sum[0] + 1, sum[1] + definitions.length]);
		}
		return sums;
	};
	const agree = (list, key, sums) => list.every((item) => {
		const [commits, definitions] = sums.get(item[key]) ?? [];
		return item.commits === commits && item.definitions === definitions;
	});

	check(agree(months, 'month', sumOf(7)) && months.length === sumOf(7).size, 'the months are not those of the changes');
	check(agree(days, 'day', sumOf(10)), 'the days are not those of the changes');
	const first = until - 52 * 7 * DAY_MS;
	const wanted = [...sumOf(10).keys()].filter((day) => Date.parse(day) > first && Date.parse(day) <= until);
	check(wanted.every((day) => days.some((item) => item.day === day)), 'a day of the last year is missing');
}

// What is wrong with the trends, as sentences.
export function wrongTrends({ insights, changes, byId }) {
	const result = [];
	const check = (good, finding) => good || result.push(finding);
	const given = { insights, changes, files: [...byId.values()], until: Date.parse(insights.until) };

	checkUpkeep(given, check);
	checkFields(given, check);
	checkWidened(given, check);
	checkAuthors(given, check);
	checkTools(given, check);
	checkSeries(given, check);
	checkActivity(given, check);
	return result;
}
