#!/usr/bin/env node
// SPDX-License-Identifier: MIT
// Takes the picture of the README: a definition of the repository that the documentation works with.
//
//	tests/browser/picture.mjs OUTPUT.png
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSite } from './sites.mjs';
import { launch } from './watch.mjs';

const [output] = process.argv.slice(2);

if (!output) {
	console.error('usage: tests/browser/picture.mjs OUTPUT.png');
	process.exit(2);
}

const scratch = mkdtempSync(join(tmpdir(), 'agentdoc-picture-'));
const repository = join(scratch, 'team-agents');

execFileSync('sh', [resolve('tests/docs/sample.sh')], { cwd: scratch, stdio: ['ignore', 'ignore', 'inherit'] });
writeFileSync(join(repository, 'agentdoc.yml'), 'title: Our agents\n');

const site = buildSite(repository, join(scratch, 'site'));
const browser = await launch();
const page = await browser.newPage({ viewport: { width: 1280, height: 840 } });

await page.goto(pathToFileURL(join(site, 'agents/planner.html')).href);
await page.screenshot({ path: output });
await browser.close();
rmSync(scratch, { recursive: true });
