// SPDX-License-Identifier: MIT
// Asks Mermaid itself whether flowcharts can be drawn, in the browser of the browser tests. Prints
// the labels of the nodes, each on a line, and what is wrong with a file.
//
//	node tests/cli/mermaid.mjs FILE...
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { launch } from '../browser/watch.mjs';

const source = createRequire(import.meta.url).resolve('@mermaid-js/tiny/dist/mermaid.tiny.js');

// Runs in the page.
async function draw(text) {
	const { mermaid } = globalThis;

	mermaid.initialize({ startOnLoad: false, maxEdges: 20000, maxTextSize: 1e7 });
	await mermaid.parse(text);
	const { svg } = await mermaid.render('drawn', text);
	const drawing = new DOMParser().parseFromString(svg, 'text/html');
	return [...drawing.querySelectorAll('.nodeLabel')].map((label) => label.textContent);
}

const browser = await launch();
for (const file of process.argv.slice(2)) {
	const page = await browser.newPage();

	await page.addScriptTag({ path: source });
	try {
		console.log((await page.evaluate(draw, await readFile(file, 'utf8'))).join('\n'));
	} catch (error) {
		console.log(`${file}: ${error.message}`);
	}
}
await browser.close();
