/* SPDX-License-Identifier: MIT */
/*
 * Finding and ranking: from a query and the shards of search/ to a list of documents. Knows no
 * page; loads shards through the function it is given, so that it runs under Node too:
 * tests/search/query.mjs searches a site from the command line. The format of the shards is
 * described in src/search/shards.c.
 *
 * With agentdoc.rank, or what require() of this file gives:
 *
 *   open(content)              the index, of what search/documents.js hands over:
 *       {documents: [{id, title, url, kind, folder, model, tools, authors, age, removed}],
 *       newest}. url is from the site's root; tools and authors are lists of names, tools ["ALL"]
 *       when they are not limited; folder and model may be ""; age is in days from the last change
 *       to the newest commit, null when unknown; newest is that commit's day ("2026-01-31" or "").
 *
 *   find(index, query, load)   a promise of what is found:
 *       results    [{document, score, found, words}], best first: document is a place in
 *                  index.documents, found how many words of the query it has, words what is to be
 *                  marked in it
 *       all        how many results have all words
 *       facets     {kind, folder, model, tool, author, is}: each [{value, count, on}], the most
 *                  first, over all results; on: the query asks for it
 *       operators  [{name, value, not, text, known}] as in the query; known is false where no
 *                  document has the value
 *       mended     [{from, to}]: words that nobody has, and what was looked for instead
 *       drop       without results: [{word, query, count}], what is found when a word or an
 *                  operator is left out, the most first
 *       nearest    without results: documents whose names are nearest, best first (places)
 *
 *   show(index, found, first, n, load, length)   a promise of the excerpts of n results from the
 *       one at first: [{heading, anchor, text, marks}]; marks are [start, end] in the text, heading
 *       and anchor name the section it stands in ("" for the description). Loads little: the
 *       descriptions, and the texts of the best that have words elsewhere.
 *
 *   past(index, query, load)   "once said": a promise of [{document, text, marks, from, until}]:
 *       the passage with the words, the version that brought it and the version that no longer has
 *       it: {commit, date, author, sentence, url}; until is null where it still stands. What is
 *       gone comes first. Operators choose as in find.
 *
 *   parse(query)               {words, phrases, operators, not} of a query
 *   toggle(query, name, value) the query with name:value, or without it when it has it
 *   tokens(text), excerpt(sections, words, length)   the words of a text; an excerpt of one document
 *
 * load(what, number) resolves to the content that a file of search/ handed over: "terms", "about",
 * "texts", "words", "past" with its number ("terms", 7 is search/terms-07.js, which calls
 * agentdoc.shard("terms", 7, content)); load("versions", base) resolves to {definition, lines},
 * what BASE.js handed to agentdoc.versions(definition, lines, fields). It keeps what it loaded.
 *
 * Queries: any of the words, those with all of them first; the last word may be begun only;
 * "quoted words" stand together; -word must not stand there. kind: folder: model: tool: author:
 * take a value (or several with commas), is:removed is:changed, changed:<30d changed:>1y; each with
 * - before it for the contrary. An unknown operator is a word.
 */
(function () {
  "use strict";

  /* The rules of src/search/tokens.c and base/unicode.c: tests/search holds them together. */
  var CJK = new RegExp(
    "[\\u1100-\\u11FF\\u2E80-\\u2FDF\\u3005-\\u3007\\u3021-\\u3029\\u3031-\\u3035\\u3038-\\u303B" +
      "\\u3041-\\u309F\\u30A1-\\u30FA\\u30FC-\\u30FF\\u3131-\\u318E\\u31F0-\\u31FF\\u3400-\\u4DBF" +
      "\\u4E00-\\u9FFF\\uA960-\\uA97C\\uAC00-\\uD7FB\\uF900-\\uFAFF\\uFF66-\\uFFDC" +
      "\\u{1AFF0}-\\u{1B16F}\\u{20000}-\\u{3FFFD}]",
    "u"
  );
  var LETTER = /(?!\p{DI})[\p{L}\p{Mn}\p{Mc}\p{Nd}]/u;
  var TOKEN_MAX = 40; /* characters */

  function upper(letter) {
    return letter.toUpperCase();
  }

  /* Case, accents and compatibility forms removed; an iota below a Greek letter stands behind it. */
  function fold(text) {
    return text
      .replace(/[\u1F80-\u1FFC]/g, upper)
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/ß/g, "ss")
      .replace(/ς/g, "σ");
  }

  /* Runs of one class, with spaces between words or without, and where they start. */
  function runs(text) {
    var found = [];
    var last = null;
    var at = 0;
    Array.from(text).forEach(function (letter) {
      var cjk = CJK.test(letter);
      if (!cjk && !LETTER.test(letter)) last = null;
      else if (last && last.cjk === cjk) last.text += letter;
      else found.push((last = { cjk: cjk, text: letter, start: at }));
      at += letter.length;
    });
    return found;
  }

  /* Pairs of letters that stand for words, as {text, start}; a letter alone stands for itself. */
  function bigrams(run) {
    var letters = Array.from(run.text);
    var at = run.start;
    if (letters.length === 1) return [run];
    return letters.slice(1).map(function (letter, i) {
      var pair = { text: letters[i] + letter, start: at };
      at += letters[i].length;
      return pair;
    });
  }

  function tokens(text) {
    var list = [];
    runs(text).forEach(function (run) {
      (run.cjk ? bigrams(run) : [run]).forEach(function (word) {
        fold(word.text).split(" ").forEach(function (token) {
          var fits = token && Array.from(token).length <= TOKEN_MAX;
          if (fits && list.indexOf(token) < 0) list.push(token);
        });
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

  /*
   * The best impact of each document for one word of the query, times its rarity. All words that
   * begin with it are as rare as they are together, so that a rare longer one does not win.
   */
  function scoreWord(lines, word, isPrefix, count) {
    var best = new Map();
    lines.forEach(function (line) {
      var space = line.indexOf(" ");
      var term = line.slice(0, space);
      if (term !== word && !(isPrefix && term.indexOf(word) === 0)) return;
      var whole = term === word ? 1 : 0.6 + 0.3 * (word.length / term.length);
      eachPosting(line.slice(space + 1), function (document, impact) {
        best.set(document, Math.max(best.get(document) || 0, (impact / 15) * whole));
      });
    });
    var rarity = Math.log(1 + (count - best.size + 0.5) / (best.size + 0.5));
    best.forEach(function (impact, document) {
      best.set(document, (0.2 + rarity) * impact);
    });
    return best;
  }

  /*
   * Resolves to [{document, score, words}], best first: documents that have all words before those
   * that have some, and of these names before texts. load("terms", n) resolves to the lines of a
   * terms file.
   */
  function search(index, query, load) {
    var words = tokens(query);
    var letters = Array.from(query);
    var end = letters[letters.length - 1];
    var open = words.length > 0 && (CJK.test(end) || LETTER.test(end));
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
      return merge(index, words, open, scores);
    });
  }

  /* 2: the name is the query, 1: it has all words of it (the last one perhaps only begun), else 0. */
  function nameMatch(name, words, open) {
    var has = words.every(function (word, i) {
      return name.some(function (part) {
        return part === word || (open && i === words.length - 1 && part.indexOf(word) === 0);
      });
    });
    return has ? (name.length === words.length ? 2 : 1) : 0;
  }

  /* The words of a document's name, cut once. */
  function nameOf(index, document) {
    index.names = index.names || [];
    index.names[document] = index.names[document] || tokens(index.documents[document][1]);
    return index.names[document];
  }

  function merge(index, words, open, scores) {
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
      result.named = nameMatch(nameOf(index, result.document), words, open);
      if (index.documents[result.document][8]) result.score *= 0.5; /* removed */
    });
    return list.sort(function (a, b) {
      return (
        b.found - a.found || b.named - a.named || b.score - a.score || a.document - b.document
      );
    });
  }

  /* Where the words of a query stand in a text: [[start, end], ...] in UTF-16 units, in order. */
  function marks(text, words) {
    var found = [];
    runs(text).forEach(function (run) {
      (run.cjk ? bigrams(run) : [run]).forEach(function (part) {
        var folded = fold(part.text);
        var hit = words.some(function (word) {
          return folded.indexOf(word) === 0;
        });
        if (!hit) return;
        var last = found[found.length - 1];
        var end = part.start + part.text.length;
        if (last && last[1] >= part.start) last[1] = end;
        else found.push([part.start, end]);
      });
    });
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

  /* At a space when there is one before the first mark, and never within a letter. */
  function startOf(text, found, length) {
    var from = found.length ? Math.max(0, found[0][0] - Math.floor(length / 4)) : 0;
    if (from === 0) return 0;
    var space = text.indexOf(" ", from);
    if (space >= 0 && space < found[0][0]) return space + 1;
    return isWithinLetter(text, from) ? from - 1 : from;
  }

  /* At a space too, when that costs little. */
  function endOf(text, from, length) {
    var to = Math.min(text.length, from + length);
    if (to === text.length) return to;
    var space = text.lastIndexOf(" ", to);
    if (space > from + length * 0.7) return space;
    return isWithinLetter(text, to) ? to - 1 : to;
  }

  function isWithinLetter(text, at) {
    var unit = text.charCodeAt(at);
    return unit >= 0xdc00 && unit <= 0xdfff;
  }

  function cut(section, found, length) {
    var text = section[2];
    var from = startOf(text, found, length);
    var to = endOf(text, from, length);
    return {
      heading: section[0],
      anchor: section[1],
      text: (from ? "… " : "") + text.slice(from, to).trimEnd() + (to < text.length ? " …" : ""),
      marks: found
        .filter(function (mark) {
          return mark[0] >= from && mark[1] <= to;
        })
        .map(function (mark) {
          return [mark[0] - from + (from ? 2 : 0), mark[1] - from + (from ? 2 : 0)];
        }),
    };
  }

  var rank = {
    tokens: tokens,
    search: search,
    excerpt: excerpt,
    filesOf: filesOf,
    CJK: CJK,
    LETTER: LETTER,
  };
  if (typeof module !== "undefined") module.exports = rank;
  else (window.agentdoc = window.agentdoc || {}).rank = rank;
})();
