// SPDX-License-Identifier: MIT
// Which words of a definition its page does not hold: "no word is lost". A word is a run of letters
// and digits of any script.
//
// Held against each other are the whole file and the whole page, and, more strictly, the front matter
// and what is neither article nor source (keys and comments do not count), and the body and the
// article, where a word must stand as often. What markdown takes as a mark is no word:
//
//	1. an item        the number of a list item; the page's list counts by itself
//	[x] a task        the page shows a box
//	&copy;            the page shows the character
//	<b>               a tag of the allow-list becomes one; all others are shown as they are written
//	[a]: b            where [a] leads; shown by the links that name it

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const TAGS = 'b|br|code|details|em|hr|i|img|kbd|strong|sub|summary|sup';
const MARKS = [
	/^[ \t>*+-]*\d{1,9}[.)](?=\s|$)/gm,
	/^[ \t>*+\-\d.)]*\[[xX]\](?=\s)/gm,
	/&(?:#\d+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);/g,
	new RegExp(`</?(?:${TAGS})(?=[\\s/>])[^<>]*>`, 'gi'),
	/^ {0,3}\[[^\]^][^\]]*\]:\s*\S+.*$/gm,
];

export function words(text) {
	return text.match(WORD) ?? [];
}

// How often each word stands in a text.
export function count(text) {
	const result = new Map();

	for (const word of words(text)) result.set(word, (result.get(word) ?? 0) + 1);
	return result;
}

// The words that stand in `source` more often than in `page`, both counted.
export function lost(source, page) {
	const result = [];

	for (const [word, n] of source) {
		const found = page.get(word) ?? 0;

		if (found < n) result.push(n === 1 ? word : `${word} (${found} of ${n})`);
	}
	return result;
}

// The front matter and the body of a file whose front matter is closed as it should be, else null.
export function split(source) {
	const match = /^\uFEFF?-{3,}[ \t]*\r?\n(?:([^]*?)\r?\n)??-{3,}[ \t]*(?:\r?\n|$)/.exec(source);

	if (match) return { front: match[1] ?? '', body: source.slice(match[0].length) };
	return /^\uFEFF?-{3,}[ \t]*\r?\n/.test(source) ? null : { front: '', body: source };
}

// The values of front matter: without keys and comments, and with what \\n stands for.
export function withoutKeys(front) {
	return front.replace(/^[ \t-]*[\w-]+:/gm, ' ').replace(/(?:^|\s)#.*$/gm, ' ').replace(/\\[nt]/g, ' ').toLowerCase();
}

// The body without what markdown takes as a mark.
export function withoutMarks(body) {
	return MARKS.reduce((text, mark) => text.replace(mark, ' '), body);
}
