// SPDX-License-Identifier: MIT
// For test scripts in JavaScript: prints results as TAP, one line a case, which tests/run counts.
// What tap.sh is for scripts in sh. Not for choosing what runs: that is tests/suites.
//
//	import { doneTesting, is } from '../tap.mjs';
//	is('two and two', 2 + 2, 4);
//	doneTesting();
let cases = 0;
let failures = 0;

const explain = (text) => String(text).split('\n').map((line) => `# ${line}`).join('\n');

// The case passed.
export function ok(name) {
	console.log(`ok ${++cases} - ${name}`);
}

// The case failed, for the reason that the text tells.
export function notOk(name, text = '') {
	failures++;
	console.log(`not ok ${++cases} - ${name}`);
	if (text) console.log(explain(text));
}

// The case was left out.
export function skip(name, why) {
	console.log(`ok ${++cases} - ${name} # SKIP ${why}`);
}

// The two values are equal, as JSON.
export function is(name, got, wanted) {
	const [a, b] = [got, wanted].map((value) => JSON.stringify(value));

	if (a === b) ok(name);
	else notOk(name, `got:    ${a}\nwanted: ${b}`);
}

// There is nothing to complain about; else each finding says what.
export function clean(name, findings) {
	const shown = findings.slice(0, 20);

	if (!findings.length) return ok(name);
	if (findings.length > shown.length) shown.push(`and ${findings.length - shown.length} more`);
	notOk(name, shown.join('\n'));
}

// The last call of a script: says how many cases ran, so that one that ended early is noticed.
export function doneTesting() {
	console.log(`1..${cases}`);
	process.exitCode = failures ? 1 : 0;
}
