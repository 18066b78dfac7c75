/* SPDX-License-Identifier: MIT */
/*
 * Words of a text as the search index knows them, and how alike two words are. Not for ranking.
 * The rules of cutting are those of src/search/tokens.c and base/unicode.c: tests/search holds them
 * together.
 */
(function () {
  "use strict";

  var CJK_RANGES =
    "\\u1100-\\u11FF\\u2E80-\\u2FDF\\u3005-\\u3007\\u3021-\\u3029\\u3031-\\u3035\\u3038-\\u303B" +
    "\\u3041-\\u309F\\u30A1-\\u30FA\\u30FC-\\u30FF\\u3131-\\u318E\\u31F0-\\u31FF\\u3400-\\u4DBF" +
    "\\u4E00-\\u9FFF\\uA960-\\uA97C\\uAC00-\\uD7FB\\uF900-\\uFAFF\\uFF66-\\uFFDC" +
    "\\u{1AFF0}-\\u{1B16F}\\u{20000}-\\u{3FFFD}";
  var LETTERS = "\\p{L}\\p{Mn}\\p{Mc}\\p{Nd}";
  var CJK = new RegExp("[" + CJK_RANGES + "]", "u");
  var LETTER = new RegExp("(?!\\p{DI})[" + LETTERS + "]", "u");
  var RUN = new RegExp(
    "([" + CJK_RANGES + "]+)|(?:(?![\\p{DI}" + CJK_RANGES + "])[" + LETTERS + "])+",
    "gu"
  );
  var TOKEN_MAX = 40; /* characters */
  var TYPO_ONE = 4; /* letters from which one mistake is forgiven */
  var TYPO_TWO = 8;

  function upper(letter) {
    return letter.toUpperCase();
  }

  /* Case, accents and compatibility forms removed; an iota below a Greek letter stands behind it. */
  function fold(text) {
    if (/^[a-z0-9]*$/.test(text)) return text;
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
    RUN.lastIndex = 0;
    for (var match = RUN.exec(text); match; match = RUN.exec(text))
      found.push({ cjk: match[1] !== undefined, text: match[0], start: match.index });
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

  /* All words and pairs of a text, unfolded, and where they start. */
  function pieces(text) {
    var found = [];
    runs(text).forEach(function (run) {
      if (run.cjk) Array.prototype.push.apply(found, bigrams(run));
      else found.push(run);
    });
    return found;
  }

  /* A letter may stand for several words: U+FDFA is a sentence of four. */
  function folded(text) {
    return fold(text)
      .split(" ")
      .filter(function (token) {
        return token && (token.length <= TOKEN_MAX || Array.from(token).length <= TOKEN_MAX);
      });
  }

  /* The words of a text, each once, in the order of the first. */
  function tokens(text) {
    var set = new Set();
    pieces(text).forEach(function (piece) {
      folded(piece.text).forEach(function (token) {
        set.add(token);
      });
    });
    return Array.from(set);
  }

  /*
   * The parts of a word with inner capitals: "GraphQL" is graph and ql; of another word none. A part
   * begins before a capital that follows a small letter or a digit, or that precedes a small letter.
   * Capitals beyond ASCII begin no part.
   */
  function parts(word) {
    var list = word
      .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
      .replace(/([^ ])([A-Z][a-z])/g, "$1 $2")
      .split(" ");
    return list.length === 1 ? [] : [].concat.apply([], list.map(folded));
  }

  /*
   * What inflected forms of an English word have in common: "review" of reviews, reviewed and
   * reviewing. No word of its own; others are their own stem.
   */
  function stem(word) {
    if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
    var root = word;
    if (/ies$/.test(root) && root.length > 4) root = root.slice(0, -3) + "y";
    else if (/[^sui]s$/.test(root)) root = root.slice(0, -1);
    if (/ing$/.test(root) && root.length > 5) root = root.slice(0, -3);
    else if (/ed$/.test(root) && root.length > 4) root = root.slice(0, -2);
    if (root !== word && /([^ls])\1$/.test(root)) root = root.slice(0, -1);
    if (root.length > 3 && /e$/.test(root)) root = root.slice(0, -1);
    if (root.length > 3 && /y$/.test(root)) root = root.slice(0, -1) + "i";
    return root;
  }

  /* Words that may have this stem: what the index is asked for. */
  function forms(root) {
    var base = root.replace(/i$/, "y");
    var last = base.slice(-1);
    if (root.length < 3 || !/^[a-z]+$/.test(root)) return [];
    return [base, base + "s", base + "e", base + "es", base + "ed", base + "ing", base + "ings"]
      .concat(base === root ? [] : [root + "es", root + "ed", root])
      .concat([base + last + "ed", base + last + "ing"])
      .filter(function (form) {
        return stem(form) === root;
      });
  }

  /* By code point, as the bytes of UTF-8 are sorted; JavaScript compares UTF-16 units. */
  function compare(a, b) {
    var i = 0;
    while (i < a.length && i < b.length && a.charCodeAt(i) === b.charCodeAt(i)) i++;
    if (i === a.length || i === b.length) return a.length - b.length;
    if (i && /[\uDC00-\uDFFF]/.test(a[i]) && /[\uDC00-\uDFFF]/.test(b[i])) i--;
    return a.codePointAt(i) - b.codePointAt(i);
  }

  /* How many mistakes a word of this length may have. */
  function mistakes(word) {
    return word.length >= TYPO_TWO ? 2 : word.length >= TYPO_ONE ? 1 : 0;
  }

  /*
   * Letters that are missing, too many, wrong, or two that changed places (each counts one) between
   * two words; most + 1 when there are more than most.
   */
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    var before = [];
    var row = [];
    for (var k = 0; k <= b.length; k++) row.push(k);
    for (var i = 1; i <= a.length; i++) {
      var next = [i];
      var least = i;
      for (var j = 1; j <= b.length; j++) {
        var same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
        var value = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
          value = Math.min(value, before[j - 2] + 1);
        next.push(value);
        if (value < least) least = value;
      }
      if (least > most) return most + 1;
      before = row;
      row = next;
    }
    return row[b.length];
  }

  var words = {
    CJK: CJK,
    LETTER: LETTER,
    fold: fold,
    pieces: pieces,
    tokens: tokens,
    parts: parts,
    stem: stem,
    forms: forms,
    compare: compare,
    mistakes: mistakes,
    distance: distance,
  };
  if (typeof module !== "undefined") module.exports = words;
  else (window.agentdoc = window.agentdoc || {}).rankWords = words;
})();
