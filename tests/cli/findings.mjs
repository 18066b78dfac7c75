// SPDX-License-Identifier: MIT
// Prints what is wrong with the JSON and the SARIF of `agentdoc check`, for check.sh, which makes
// them: findings.mjs FOLDER. What SARIF demands stands in sections 3.13 to 3.52 of version 2.1.0.
import { readFileSync } from 'node:fs';

const folder = process.argv[2];
const read = (name) => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'));
const wrong = (text) => console.log(text);

function keys(what, object, wanted, optional = []) {
	for (const key of wanted) if (!(key in object)) wrong(`${what} lacks ${key}`);
	for (const key of Object.keys(object))
		if (!wanted.includes(key) && !optional.includes(key)) wrong(`${what} has ${key}`);
}

function checkMessage(what, message) {
	keys(what, message, ['text'], ['markdown']);
	if (typeof message.text !== 'string' || !message.text) wrong(`${what} is empty`);
}

const LEVELS = ['none', 'note', 'warning', 'error'];

function checkRule(rule) {
	keys('a rule', rule, ['id', 'name', 'shortDescription', 'fullDescription', 'help', 'defaultConfiguration']);
	if (!/^AD\d{3}$/.test(rule.id)) wrong(`the id ${rule.id}`);
	for (const key of ['shortDescription', 'fullDescription', 'help']) checkMessage(`${rule.id} ${key}`, rule[key]);
	if (!LEVELS.includes(rule.defaultConfiguration.level)) wrong(`${rule.id}: its level`);
}

function checkLocation(location) {
	const { artifactLocation: file, region } = location.physicalLocation;
	if (!/^[\w.~%-][\w.~%/-]*$/.test(file.uri)) wrong(`the uri ${file.uri}`);
	new URL(file.uri, 'file:///repo/');
	if (file.uriBaseId !== '%SRCROOT%') wrong(`the base of ${file.uri}`);
	for (const key of ['startLine', 'startColumn'])
		if (!Number.isInteger(region[key]) || region[key] < 1) wrong(`${file.uri}: ${key}`);
}

function checkResult(result, rules) {
	keys('a result', result, ['ruleId', 'ruleIndex', 'level', 'message', 'locations', 'partialFingerprints']);
	if (rules[result.ruleIndex]?.id !== result.ruleId) wrong(`${result.ruleId}: its index`);
	if (!LEVELS.includes(result.level)) wrong(`${result.ruleId}: its level`);
	checkMessage(result.ruleId, result.message);
	if (result.locations.length !== 1) wrong(`${result.ruleId}: its places`);
	result.locations.forEach(checkLocation);
	for (const value of Object.values(result.partialFingerprints))
		if (!/^[0-9a-f]{16}(:1)?$/.test(value)) wrong(`the fingerprint ${value}`);
}

function checkSarif(name) {
	const log = read(name);
	keys('the log', log, ['$schema', 'version', 'runs']);
	if (log.version !== '2.1.0' || log.runs.length !== 1) wrong('the version, or the runs');
	const [run] = log.runs;
	keys('the run', run, ['tool', 'invocations', 'columnKind', 'results']);
	const { rules, notifications } = run.tool.driver;
	[...rules, ...notifications].forEach(checkRule);
	if (new Set(rules.map((rule) => rule.id)).size !== rules.length) wrong('two rules of one id');
	run.results.forEach((result) => checkResult(result, rules));
	const prints = run.results.map((result) => result.partialFingerprints.primaryLocationLineHash);
	if (new Set(prints).size !== prints.length) wrong('two findings of one fingerprint');
	const [invocation] = run.invocations;
	if (invocation.executionSuccessful !== true) wrong('it was no success');
	for (const told of invocation.toolExecutionNotifications)
		if (!notifications.some((one) => one.id === told.descriptor.id)) wrong(`nobody describes ${told.descriptor.id}`);
	return run;
}

const run = checkSarif('out.sarif');
const json = read('out.json');
keys('the JSON', json, ['schema', 'generator', 'since', 'definitions', 'findings', 'summary']);
const fromJson = json.findings.map((one) => `${one.code} ${one.path}:${one.line ?? 1}:${one.column || 1} ${one.severity} ${one.text} ${one.fingerprint}`);
const fromSarif = run.results.map((one) => {
	const { artifactLocation: file, region } = one.locations[0].physicalLocation;
	return `${one.ruleId} ${decodeURIComponent(file.uri)}:${region.startLine}:${region.startColumn} ${one.level} ${one.message.text.split('\nFix: ')[0]} ${one.partialFingerprints['agentdoc/v1']}`;
});
if (fromJson.length !== 11 || fromJson.join('\n') !== fromSarif.join('\n'))
	wrong(`JSON and SARIF differ:\n${fromJson.join('\n')}\n${fromSarif.join('\n')}`);
if (JSON.stringify(json.summary) !== '{"errors":0,"warnings":6,"notes":5,"known":null,"gone":null}') wrong('the summary');

const odd = checkSarif('odd.sarif').results.filter((one) => one.locations[0].physicalLocation.artifactLocation.uri.includes('od'));
const places = odd.map(({ locations: [{ physicalLocation: at }] }) => `${at.artifactLocation.uri}:${at.region.startLine}:${at.region.startColumn}`);
const expected = ['agents/od%20d%3A%C3%A4.md:4:10', 'agents/od%20d%3A%C3%A4.md:4:14'];
if (places.join() !== expected.join()) wrong(`the places of an odd path: ${places}`);

const plain = checkSarif('plain.sarif');
if (plain.invocations[0].toolExecutionNotifications.length !== 1) wrong('what has no place is a notification');
