/* SPDX-License-Identifier: MIT */
/* The passage of a text that has most of some words, and where they stand in it. */
(function () {
  "use strict";

  var isNode = typeof module !== "undefined";
  var words = isNode ? require("./rank_words.js") : window.agentdoc.rankWords;

  /* Whether a piece of a text is one of the words, begins with one, or has its stem. */
  function matcher(list) {
    var stems = new Set(list.map(words.stem));
    return function (folded) {
      if (stems.has(words.stem(folded))) return true;
      return list.some(function (word) {
        return folded.indexOf(word) === 0;
      });
    };
  }

  /* Where words stand in a text: [[start, end], ...] in UTF-16 units, in order. */
  function marks(text, isWord) {
    var found = [];
    words.pieces(text).forEach(function (piece) {
      var hit =
        isWord(words.fold(piece.text)) || (!piece.cjk && words.parts(piece.text).some(isWord));
      if (!hit) return;
      var last = found[found.length - 1];
      var end = piece.start + piece.text.length;
      if (last && last[1] >= piece.start) last[1] = end;
      else found.push([piece.start, end]);
    });
    return found;
  }

  /* How many different words the marks are of, forms of one counted once. */
  function different(text, found) {
    return new Set(
      found.map(function (mark) {
        return words.stem(words.fold(text.slice(mark[0], mark[1])));
      })
    ).size;
  }

  /* The place of the mark from which a window of this length has most different words. */
  function densest(text, found, length) {
    var best = 0;
    var most = 0;
    for (var i = 0; i < found.length && i < 200; i++) {
      var end = i;
      while (end < found.length && found[end][1] - found[i][0] <= length * 0.75) end++;
      var value = different(text, found.slice(i, Math.min(end, i + 20)));
      if (value > most) {
        most = value;
        best = i;
      }
    }
    return best;
  }

  /* At a space when there is one before the first mark, and never within a letter. */
  function startOf(text, first, length) {
    var from = Math.max(0, first - Math.floor(length / 4));
    if (from === 0) return 0;
    var space = text.indexOf(" ", from);
    if (space >= 0 && space < first) return space + 1;
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

  /* About length characters of a text around its marks: {text, marks}. */
  function cut(text, found, length) {
    var from = found.length ? startOf(text, found[densest(text, found, length)][0], length) : 0;
    var to = endOf(text, from, length);
    return {
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

  /*
   * The part of a document that has most of the words: {heading, anchor, text, marks, words}; words
   * is how many different ones it has. summary comes first; sections are [heading, anchor, text,
   * heading, ...] as a texts file has them, null while only the summary is there.
   */
  function excerpt(summary, sections, list, length) {
    var isWord = matcher(list);
    var all = ["", "", summary].concat(sections || []);
    var best = null;
    for (var i = 0; i < all.length; i += 3) {
      var found = marks(all[i + 2], isWord);
      var count = different(all[i + 2], found);
      var inHeading = i ? different(all[i], marks(all[i], isWord)) : 0;
      var value = count * 4 + inHeading * 3 + (i === 0 ? 1 : 0);
      if (!best || value > best.value)
        best = { value: value, at: i, marks: found, words: Math.max(count, inHeading) };
    }
    var result = cut(all[best.at + 2], best.marks, length);
    result.heading = all[best.at];
    result.anchor = all[best.at + 1];
    result.words = best.words;
    return result;
  }

  var api = { excerpt: excerpt, marks: marks, matcher: matcher, cut: cut, different: different };
  if (isNode) module.exports = api;
  else window.agentdoc.rankExcerpt = api;
})();
