#!/usr/bin/env node
// SPDX-License-Identifier: MIT
// Prints where a file is not valid by the JSON schema of SARIF 2.1.0: sarif.mjs FILE. What the schema
// cannot say is findings.mjs.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const Ajv = require('ajv-draft-04').default;
const schema = require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
// a pattern of the schema is none by the rules of Unicode
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
const log = JSON.parse(readFileSync(process.argv[2], 'utf8'));

ajv.addFormat('uri', (text) => URL.canParse(text));
ajv.addFormat('uri-reference', (text) => URL.canParse(text, 'file:///'));
ajv.addFormat('date-time', (text) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text));
if (!ajv.validate(schema, log))
	for (const { instancePath, message, params } of ajv.errors) console.log(`${instancePath}: ${message} ${JSON.stringify(params)}`);
