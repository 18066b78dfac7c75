// SPDX-License-Identifier: MIT
// Reads the HTML and XML of a site, strictly: what a browser would forgive is a finding here. Not
// for what a page says or where its links lead, see page.mjs.

const TAG = /<(\/?)([a-zA-Z][-a-zA-Z0-9:]*)((?:\s+[a-zA-Z_][-\w:.]*(?:="[^"<]*")?)*)\s*(\/?)>/y;
const ATTRIBUTE = /([a-zA-Z_][-\w:.]*)(?:="([^"]*)")?/g;
const ENTITY = /&(?:#(\d+)|#x([0-9a-fA-F]+)|([a-z]+));|&/g;
const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const VOID = new Set(['area', 'br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'wbr']);
// What XML cannot hold, however it is written; of HTML one expects as much.
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f]/;

// Text with its entities read; report hears of a loose '&' and of entities that are not ours.
export function unescape(text, report = () => {}) {
	if (!text.includes('&')) return text;
	return text.replace(ENTITY, (all, decimal, hex, name) => {
		if (decimal) return String.fromCodePoint(Number(decimal));
		if (hex) return String.fromCodePoint(parseInt(hex, 16));
		if (ENTITIES[name]) return ENTITIES[name];
		report(`'${all}' is no entity`);
		return all;
	});
}

// The attributes of a tag, as they are written between its name and its end.
export function attributes(source, report) {
	const result = new Map();

	if (source === '') return result;
	for (const [, name, value = ''] of source.matchAll(ATTRIBUTE)) {
		if (result.has(name)) report(`the attribute '${name}' stands twice in a tag`);
		result.set(name, unescape(value, report));
	}
	return result;
}

// Goes through markup and calls on.open(name, attributes), on.close(name), on.text(text) and
// on.report(finding). With xml, no element is void.
export function scan(markup, on, xml = false) {
	const open = [];
	let at = 0;

	if (CONTROL.test(markup)) on.report('it holds a control character');
	while (at < markup.length) {
		const less = markup.indexOf('<', at);
		const end = less < 0 ? markup.length : less;

		if (end > at) on.text(unescape(markup.slice(at, end), on.report));
		if (less < 0) break;
		at = tag(markup, end, on, open, xml);
	}
	if (open.length) on.report(`<${open.join('> <')}> is not closed`);
}

function tag(markup, at, on, open, xml) {
	const skipped = skip(markup, at, xml);

	if (skipped > at) return skipped;
	TAG.lastIndex = at;
	const match = TAG.exec(markup);
	if (!match) {
		on.report(`no tag: ${markup.slice(at, at + 60).replace(/\s+/g, ' ')}`);
		return at + 1;
	}
	const [all, slash, name, source, selfClosing] = match;
	if (slash) {
		if (open.pop() !== name) on.report(`</${name}> closes another element`);
		on.close(name);
	} else {
		on.open(name, attributes(source, on.report));
		if (selfClosing || (!xml && VOID.has(name))) on.close(name);
		else open.push(name);
	}
	return at + all.length;
}

// The end of a doctype, or of the declaration that begins a file of XML.
function skip(markup, at, xml) {
	const opener = xml ? /^<\?xml version="1\.0" encoding="utf-8"\?>/ : /^<!doctype html>/i;

	return at === 0 && opener.test(markup) ? markup.indexOf('>') + 1 : at;
}
