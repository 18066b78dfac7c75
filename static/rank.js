/* SPDX-License-Identifier: MIT */
/*
 * Finding and ranking: from a query and the shards of search/ to a list of documents. Knows no
 * page; loads shards through the function it is given, so that it runs under Node too. The format
 * of the shards is described in src/search/shards.c.
 */
(function () {
  "use strict";

  /* The rules of src/search/tokens.c: a test holds the two together. */
  var CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]/u;
  var WORD = /[\p{L}\p{M}\p{N}]+/gu;

  function fold(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/ß/g, "ss");
  }

  function bigrams(run) {
    var letters = Array.from(run);
    if (letters.length === 1) return [run];
    return letters.slice(1).map(function (letter, i) {
      return letters[i] + letter;
    });
  }

  /* Runs of one class: with spaces between words, or without. */
  function runs(text) {
    var found = [];
    (text.match(WORD) || []).forEach(function (word) {
      var last = null;
      Array.from(word).forEach(function (letter) {
        var cjk = CJK.test(letter);
        if (!last || last.cjk !== cjk) found.push((last = { cjk: cjk, text: "" }));
        last.text += letter;
      });
    });
    return found;
  }

  function tokens(text) {
    var list = [];
    runs(text).forEach(function (run) {
      (run.cjk ? bigrams(run.text) : [run.text]).forEach(function (word) {
        var folded = fold(word);
        if (folded && list.indexOf(folded) < 0) list.push(folded);
      });
    });
    return list;
  }

  /* Files that may hold words with this beginning. cuts[i] is the first word of file i. */
  function filesOf(cuts, word, isPrefix) {
    var files = [];
    for (var i = 0; i < cuts.length; i++) {
      var first = cuts[i];
      var next = cuts[i + 1];
      var startsBefore = compare(first, word) <= 0 || (isPrefix && first.indexOf(word) === 0);
      if (startsBefore && (next === undefined || compare(next, word) >= 0)) files.push(i);
    }
    return files;
  }

  /* By code point, as the bytes of UTF-8 are sorted; JavaScript compares UTF-16 units. */
  function compare(a, b) {
    var left = Array.from(a);
    var right = Array.from(b);
    for (var i = 0; i < left.length && i < right.length; i++) {
      if (left[i] !== right[i]) return left[i].codePointAt(0) - right[i].codePointAt(0);
    }
    return left.length - right.length;
  }

  function eachPosting(text, visit) {
    var document = 0;
    var pair = /([0-9a-z]+)([A-O])/g;
    for (var match = pair.exec(text); match; match = pair.exec(text)) {
      document += parseInt(match[1], 36);
      visit(document, match[2].charCodeAt(0) - 64);
    }
  }

  /* Best impact of each document for one word of the query, times the rarity of what was matched. */
  function scoreWord(lines, word, isPrefix, count) {
    var scores = new Map();
    lines.forEach(function (line) {
      var space = line.indexOf(" ");
      var term = line.slice(0, space);
      if (term !== word && !(isPrefix && term.indexOf(word) === 0)) return;
      var found = [];
      eachPosting(line.slice(space + 1), function (document, impact) {
        found.push([document, impact]);
      });
      var rarity = Math.log(1 + (count - found.length + 0.5) / (found.length + 0.5));
      var whole = term === word ? 1 : 0.6 + 0.3 * (word.length / term.length);
      found.forEach(function (one) {
        var score = (0.2 + rarity) * (one[1] / 15) * whole;
        if (score > (scores.get(one[0]) || 0)) scores.set(one[0], score);
      });
    });
    return scores;
  }

  /*
   * Resolves to [{document, score, words}], best first: documents that have all words before those
   * that have some. load("terms", n) resolves to the lines of a terms file.
   */
  function search(index, query, load) {
    var words = tokens(query);
    var open = /[\p{L}\p{M}\p{N}]$/u.test(query);
    return Promise.all(
      words.map(function (word, i) {
        var isPrefix = open && i === words.length - 1;
        return Promise.all(
          filesOf(index.cuts, word, isPrefix).map(function (file) {
            return load("terms", file);
          })
        ).then(function (files) {
          return scoreWord([].concat.apply([], files), word, isPrefix, index.documents.length);
        });
      })
    ).then(function (scores) {
      return merge(index, words, scores);
    });
  }

  function merge(index, words, scores) {
    var results = new Map();
    scores.forEach(function (one) {
      one.forEach(function (score, document) {
        var result = results.get(document) || { document: document, score: 0, found: 0, words: words };
        result.score += score;
        result.found += 1;
        results.set(document, result);
      });
    });
    var list = Array.from(results.values());
    list.forEach(function (result) {
      var row = index.documents[result.document];
      var name = tokens(row[1]).join(" ");
      if (name === words.join(" ")) result.score *= 2;
      if (row[8]) result.score *= 0.5; /* removed ones come after the living */
    });
    return list.sort(function (a, b) {
      return b.found - a.found || b.score - a.score || a.document - b.document;
    });
  }

  /* Where the words of a query stand in a text: [[start, end], ...] in UTF-16 units, in order. */
  function marks(text, words) {
    var found = [];
    var match;
    WORD.lastIndex = 0;
    while ((match = WORD.exec(text))) {
      var folded = fold(match[0]);
      var hit = words.some(function (word) {
        return folded.indexOf(word) === 0 || (CJK.test(word) && folded.indexOf(word) >= 0);
      });
      if (hit) found.push([match.index, match.index + match[0].length]);
    }
    return found;
  }

  /*
   * The part of a document that has most of the words: {heading, anchor, text, marks}. sections is
   * what a texts file holds: [summary, [heading, anchor, text], ...].
   */
  function excerpt(sections, words, length) {
    var best = null;
    [["", "", sections[0] || ""]].concat(sections.slice(1)).forEach(function (section, i) {
      var inText = marks(section[2], words);
      var different = new Set(
        inText.map(function (mark) {
          return fold(section[2].slice(mark[0], mark[1]));
        })
      ).size;
      var value = different * 4 + marks(section[0], words).length * 3 + (i === 0 ? 1 : 0);
      if (!best || value > best.value) best = { value: value, section: section, marks: inText };
    });
    return cut(best.section, best.marks, length);
  }

  function cut(section, found, length) {
    var text = section[2];
    var from = found.length ? Math.max(0, found[0][0] - Math.floor(length / 4)) : 0;
    if (from > 0) from = text.indexOf(" ", from) + 1;
    var to = Math.min(text.length, from + length);
    return {
      heading: section[0],
      anchor: section[1],
      text: (from ? "… " : "") + text.slice(from, to) + (to < text.length ? " …" : ""),
      marks: found
        .filter(function (mark) {
          return mark[0] >= from && mark[1] <= to;
        })
        .map(function (mark) {
          return [mark[0] - from + (from ? 2 : 0), mark[1] - from + (from ? 2 : 0)];
        }),
    };
  }

  var rank = { tokens: tokens, search: search, excerpt: excerpt, filesOf: filesOf };
  if (typeof module !== "undefined") module.exports = rank;
  else (window.agentdoc = window.agentdoc || {}).rank = rank;
})();
