/* SPDX-License-Identifier: MIT */
/*
 * "Once said": which definitions had some words in a passage of an older version, from when to when.
 * The past files of search/ tell who may have had them; the versions of the best are then read.
 */
(function () {
  "use strict";

  var isNode = typeof module !== "undefined";
  var words = isNode ? require("./rank_words.js") : window.agentdoc.rankWords;
  var excerpts = isNode ? require("./rank_excerpt.js") : window.agentdoc.rankExcerpt;
  var files = isNode ? require("./rank_index.js") : window.agentdoc.rankIndex;

  var READ_MOST = 8; /* definitions whose versions are read: some 5 KB each */
  var WHOLE_MOST = 4; /* of them those that still have all words, somewhere */
  var LENGTH = 220; /* characters of a passage */
  var BREAK = /^\s*(?:[-*+]\s|\d+[.)]\s|#|\||```|$)/; /* where a line begins a passage of its own */

  /* ---- who may have had the words ---- */

  /* {document: how well the word describes it} */
  function documentsOf(terms, isWord) {
    var found = new Map();
    terms.forEach(function (text, term) {
      if (!isWord(term)) return;
      files.readPostings(text).forEach(function (value, document) {
        found.set(document, Math.max(value, found.get(document) || 0));
      });
    });
    return found;
  }

  /* A promise of {now, once}: the documents that have a word, and that had it. */
  function lookUp(index, word, load) {
    var asked = [word].concat(words.forms(words.stem(word)));
    var isWord = excerpts.matcher([word]);
    return Promise.all([files.terms(index, asked, load), files.past(index, asked, load)]).then(function (both) {
      return { now: documentsOf(both[0], isWord), once: documentsOf(both[1], isWord) };
    });
  }

  /*
   * {loss, value} of a document: words that it lost, and that all of it is gone; and how much the words
   * say about it that it still has. null when it never had all.
   */
  function judge(row, document, looked) {
    var one = { document: document, loss: row.removed ? 1 : 0, value: 0 };
    for (var i = 0; i < looked.length; i++) {
      if (looked[i].once.has(document)) one.loss += 1 / looked[i].once.size;
      else if (looked[i].now.has(document)) one.value += looked[i].now.get(document);
      else return null;
    }
    return one;
  }

  /* {lost, whole}: documents that lost words, most first, and those that have them all. */
  function sorted(index, looked, passes) {
    var list = [];
    index.documents.forEach(function (row, document) {
      var one = passes(row) && judge(row, document, looked);
      if (one) list.push(one);
    });
    list.sort(function (a, b) {
      return b.loss - a.loss || b.value - a.value || a.document - b.document;
    });
    var lost = list.filter(function (one) {
      return one.loss > 0;
    });
    return { lost: lost, whole: list.slice(lost.length) };
  }

  /* A promise of that for a list of words. */
  function candidates(index, list, passes, load) {
    return Promise.all(
      list.map(function (word) {
        return lookUp(index, word, load);
      })
    ).then(function (looked) {
      return sorted(index, looked, passes);
    });
  }

  /* ---- the versions of one definition ---- */

  /* For each line the words it has, as bits; lines that versions share are looked at once. */
  function lineBits(lines, list) {
    var known = [];
    var matchers = list.map(function (word) {
      return excerpts.matcher([word]);
    });
    return function (number) {
      if (known[number] !== undefined) return known[number];
      var bits = 0;
      words.tokens(lines[number]).forEach(function (token) {
        matchers.forEach(function (isWord, i) {
          if (isWord(token)) bits |= 1 << i;
        });
      });
      return (known[number] = bits);
    };
  }

  function countBits(bits) {
    var count = 0;
    for (; bits; bits &= bits - 1) count++;
    return count;
  }

  /* The passage of a version that has most words: {count, first, last} in its lines; null: none. */
  function bestPassage(numbers, lines, bitsOf) {
    var best = null;
    var from = 0;
    var bits = 0;
    for (var i = 0; i <= numbers.length; i++) {
      if (i === numbers.length || BREAK.test(lines[numbers[i]])) {
        var count = countBits(bits);
        if (count && (!best || count > best.count)) best = { count: count, first: from, last: i };
        from = i;
        bits = 0;
      }
      if (i < numbers.length) bits |= bitsOf(numbers[i]);
    }
    return best;
  }

  function numbersOf(runs) {
    var numbers = [];
    for (var i = 0; i < runs.length; i += 2)
      for (var k = 0; k < runs[i + 1]; k++) numbers.push(runs[i] + k);
    return numbers;
  }

  function textOf(passage, numbers, lines) {
    return numbers
      .slice(passage.first, passage.last)
      .map(function (number) {
        return lines[number].trim();
      })
      .join(" ")
      .trim();
  }

  function tell(version) {
    return {
      commit: version.commit, date: version.date, author: version.author,
      sentence: version.sentence, url: version.url,
    };
  }

  /* The newest span of versions in which a passage has the words; null when none has enough. */
  function spanOf(data, list) {
    var lines = data.lines;
    var versions = data.definition.versions;
    var bitsOf = lineBits(lines, list);
    var found = versions.map(function (version) {
      var numbers = numbersOf(version.text || []);
      return { numbers: numbers, passage: bestPassage(numbers, lines, bitsOf) };
    });
    var most = Math.max.apply(
      null,
      found.map(function (one) {
        return one.passage ? one.passage.count : 0;
      })
    );
    if (most < Math.ceil((list.length * 2) / 3)) return null;
    function has(one) {
      return one.passage !== null && one.passage.count === most;
    }
    var last = found.findIndex(has);
    var first = last;
    while (first + 1 < found.length && has(found[first + 1])) first++;
    return {
      count: most,
      text: textOf(found[last].passage, found[last].numbers, lines),
      from: tell(versions[first]),
      until: last ? tell(versions[last - 1]) : null,
    };
  }

  function resultOf(candidate, span, list) {
    var marks = excerpts.marks(span.text, excerpts.matcher(list));
    var passage = excerpts.cut(span.text, marks, LENGTH);
    return {
      document: candidate.document, text: passage.text, marks: passage.marks, from: span.from,
      until: span.until, count: span.count,
    };
  }

  /*
   * A promise of [{document, text, marks, from, until, count}], those that no longer say it first,
   * of these the ones that said it last. passes tells of a row of index.documents whether it is
   * wanted.
   */
  function past(index, list, passes, load) {
    if (!list.length) return Promise.resolve([]);
    return candidates(index, list, passes, load)
      .then(function (found) {
        return Promise.all(
          found.lost.concat(found.whole.slice(0, WHOLE_MOST)).slice(0, READ_MOST).map(function (one) {
            var base = index.documents[one.document].url.replace(/\.html$/, "");
            return load("versions", base).then(function (data) {
              var span = spanOf(data, list);
              return span && resultOf(one, span, list);
            });
          })
        );
      })
      .then(function (results) {
        return results.filter(Boolean).sort(function (a, b) {
          if (a.count !== b.count) return b.count - a.count;
          if (!a.until !== !b.until) return a.until ? -1 : 1;
          var dates = a.until ? [a.until.date, b.until.date] : [a.from.date, b.from.date];
          return words.compare(dates[1] || "", dates[0] || "") || a.document - b.document;
        });
      });
  }

  /* A promise of how many documents had all words, and lost some of them or are removed. */
  function count(index, list, passes, load) {
    if (!list.length) return Promise.resolve(0);
    return candidates(index, list, passes, load).then(function (found) {
      return found.lost.length;
    });
  }

  var api = { past: past, count: count };
  if (isNode) module.exports = api;
  else window.agentdoc.rankPast = api;
})();
