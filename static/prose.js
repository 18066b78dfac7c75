/* SPDX-License-Identifier: MIT */
/*
 * Compares two texts by paragraph, sentence and word, as src/diff/ does: the same blocks with the
 * same pieces. The rules are told in the heads of prose*.h there, and the parts below are named after
 * the files; tests/compare/ holds the two together. Knows no page, so that it runs under Node too.
 * Not for fields: that is fields.js.
 */
(function () {
  "use strict";

  var NONE = -1;
  var isNode = typeof module !== "undefined";
  var changes = isNode ? require("./changes.js") : window.agentdoc.changes;
  var rank = isNode ? require("./rank.js") : null; // in a browser it is loaded when needed
  var change = changes.change;
  var filled = changes.filled;
  var isSpace = changes.isSpace;
  var trim = changes.trim;
  var trimEnd = changes.trimEnd;

  /* Whether a text has so many characters at the least. */
  function isLong(text, least) {
    return text.length >= least && Array.from(text).length >= least;
  }

  /* Whether a text has more bytes than that in UTF-8. */
  function isLarger(text, bytes) {
    return text.length * 3 > bytes && new TextEncoder().encode(text).length > bytes;
  }

  /* ---- prose_cut.c: lines to blocks ---- */

  var LOOK_BLANK = "blank";

  function splitLines(text) {
    return text.match(/[^\n]*\n|[^\n]+$/g) || [];
  }

  /* The number that an ordered item starts with, and where it stands. */
  function itemNumber(text) {
    var found = /^([ \t-\r]*)(\d{1,9})(?=[.)](?:[ \t-\r]|$))/.exec(text);
    return found ? { at: found[1].length, text: found[2] } : { at: /^[ \t-\r]*/.exec(text)[0].length, text: "" };
  }

  function fenceOf(line) {
    return (/^(?:`{3,}(?=[^`]*$)|~{3,})/.exec(line) || [""])[0];
  }

  /* The kind of a line as it would start a block; and whether it can underline a heading. */
  function lookOf(line) {
    var s = trim(line);
    var kind = "paragraph";
    if (!s) return { kind: "other", blank: true };
    if (/^#{1,6}(?:[ \t]|$)/.test(s)) kind = "heading";
    else if (s[0] === "|") kind = "row";
    else if (s[0] === "<" && s.endsWith(">")) kind = "other";
    else if (/^([-*_])[ \t]*(?:\1[ \t]*){2,}$/.test(s)) kind = "other";
    else if (/^[-*+](?:[ \t]|$)/.test(s) || itemNumber(s).text) kind = "item";
    else if (fenceOf(s)) kind = "code";
    return { kind: kind, underline: /^(?:=+|-+)$/.test(s) };
  }

  function fieldsEnd(lines) {
    if (!lines.length || trimEnd(lines[0].replace(/^\uFEFF/, "")) !== "---") return 0;
    for (var i = 1; i < lines.length; i++) if (/^(?:---|\.\.\.)$/.test(trimEnd(lines[i]))) return i + 1;
    return 0;
  }

  function cut(lines) {
    var end = fieldsEnd(lines);
    var parts = [];
    var open = false;
    var fence = "";

    function begin(line, kind) {
      parts.push({ line: line, count: 1, kind: kind });
    }
    function takeCode(i) {
      var s = trim(lines[i]);
      begin(i, "code");
      if (s.length >= fence.length && s === fence[0].repeat(s.length)) fence = "";
    }
    function takeProse(i) {
      var look = lookOf(lines[i]);
      var last = parts[parts.length - 1];
      var underline = open && last.kind === "paragraph" && look.underline;
      if (!underline && !(last && look.blank) && !(open && look.kind === "paragraph")) {
        begin(i, look.kind);
        if (look.kind === "code") fence = fenceOf(trim(lines[i]));
        open = look.kind === "paragraph" || look.kind === "item";
        return;
      }
      last.count++;
      if (underline) last.kind = "heading";
      open = !underline && !look.blank;
    }
    for (var i = 0; i < lines.length; i++) {
      if (i < end) begin(i, "field");
      else if (fence) takeCode(i);
      else takeProse(i);
    }
    parts.forEach(function (part) {
      part.text = lines.slice(part.line, part.line + part.count).join("");
    });
    return parts;
  }

  function keyOf(text, kind) {
    if (kind === "code") return (/^([^\n]*?)\r?\n/.exec(text) || [text, text])[1];
    var s = trim(text);
    if (kind === "item") s = s.slice(itemNumber(s).text.length);
    return s.replace(/[ \t-\r]+/g, " ");
  }

  /* ---- prose_token.c: words, marks and white space ---- */

  var graphemes = typeof Intl !== "undefined" && Intl.Segmenter ? new Intl.Segmenter() : null;
  var JOINABLE = /(?!\p{DI})[\p{L}\p{Mn}\p{Mc}]/u;

  function isPlain(text, i) {
    return text.charCodeAt(i) < 128 && (i + 1 >= text.length || text.charCodeAt(i + 1) < 128);
  }

  /* The end of what a reader takes for one character and starts at i; looked for in a little text. */
  function clusterEnd(text, i) {
    for (var most = 16; ; most *= 4) {
      var near = text.slice(i, i + most);
      var n = graphemes
        ? graphemes.segment(near)[Symbol.iterator]().next().value.segment.length
        : /^[^]\p{M}*/u.exec(near)[0].length;
      if (n + 1 < most || i + most >= text.length) return i + n;
    }
  }

  function characterEnd(text, i) {
    var end = clusterEnd(text, i);
    for (var at = i + 1; at < end; at++) if (isSpace(text, at)) return at;
    return end;
  }

  function characterAt(text, i) {
    return i < text.length ? String.fromCodePoint(text.codePointAt(i)) : "";
  }

  /* Characters of scripts that put no space between words. */
  function standsAlone(character) {
    return rank.CJK.test(character) || /[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF]/.test(character);
  }

  /* The word at i: where it ends, i when there is none, and how many characters it has. */
  function wordAt(text, i) {
    var letters = 0;
    for (;;) {
      var from = i;
      while (i < text.length && /\w/.test(text[i])) i++;
      if (i > from && !isPlain(text, i - 1)) i--;
      letters += i - from;
      if (i === text.length || (isPlain(text, i) && text[i] !== "'")) break;
      var character = characterAt(text, i);
      var end = characterEnd(text, i);
      var isWord = character === "_" || rank.LETTER.test(character);
      if (isWord && standsAlone(character)) return letters ? { end: i, letters: letters } : { end: end, letters: 1 };
      if (isWord) {
        letters++;
      } else {
        var next = characterAt(text, end);
        var joins = letters && /['\u2019]/.test(character) && JOINABLE.test(next) && !standsAlone(next);
        if (!joins) break;
      }
      i = end;
    }
    return { end: i, letters: letters };
  }

  function escapeEnd(text, i) {
    var end = i + 1;
    while (text[end] === "\\" && isPlain(text, end)) end++;
    if (end < text.length && isPlain(text, end) && !isSpace(text, end)) end++;
    return end;
  }

  function markEnd(text, i, kind) {
    if (!isPlain(text, i)) {
      var end = characterEnd(text, i);
      if (end > i + 1 || text[i] !== "\\") return end;
    }
    return kind === "field" && text[i] === "\\" ? escapeEnd(text, i) : i + 1;
  }

  /* All tokens of a text of a kind: texts, where they start, and the characters of words. */
  function tokenise(text, kind) {
    var tokens = { text: text, texts: [], starts: [], letters: [], n: 0 };
    for (var at = 0; at < text.length; ) {
      var word = wordAt(text, at);
      var end = word.end;
      while (word.end === at && end < text.length && isSpace(text, end)) end++;
      var space = end > word.end;
      if (end === at) end = markEnd(text, at, kind);
      if (!space || kind === "code") {
        tokens.texts.push(text.slice(at, end));
        tokens.starts.push(at);
        tokens.letters.push(end === word.end ? word.letters : 0);
        tokens.n++;
      }
      at = end;
    }
    return tokens;
  }

  function endOf(tokens, i) {
    return tokens.starts[i] + tokens.texts[i].length;
  }

  function wordsOf(tokens, from, to) {
    var words = [];
    for (var i = from; i < to; i++) if (tokens.letters[i] > 0) words.push(i);
    return words;
  }

  /* ---- prose_pair.c: what is alike ---- */

  var ALIKE = 40;
  var BAND_LEAST = 32;
  var BAND_CELLS = 8192;
  var LABEL_WEIGHT = 16;
  var SKIP_OLD = 0;
  var SKIP_NEW = 1;
  var PAIR = 2;

  /* The words of a run of tokens: how often each stands there, and their characters. */
  function bagOf(tokens, from, to, label, group) {
    var bag = { words: new Map(), n: 0, weight: 0, label: label, group: group };
    wordsOf(tokens, from, to).forEach(function (i) {
      var known = bag.words.get(tokens.texts[i]);
      if (known) known.count++;
      else bag.words.set(tokens.texts[i], { count: 1, letters: tokens.letters[i] });
      bag.n++;
      bag.weight += tokens.letters[i];
    });
    return bag;
  }

  function sharedOf(a, b) {
    var shared = 0;
    var fewer = a.words.size < b.words.size ? a : b;
    var other = fewer === a ? b : a;
    fewer.words.forEach(function (word, text) {
      var known = other.words.get(text);
      if (known) shared += word.letters * Math.min(word.count, known.count);
    });
    return shared;
  }

  function worth(a, b, budget) {
    var labelled = a.label && a.label === b.label;
    var both = a.weight + b.weight;
    if (a.group !== b.group || (!labelled && 200 * Math.min(a.weight, b.weight) < ALIKE * both)) return 0;
    if (a.n + b.n > budget.compared) {
      budget.met = true;
      return labelled ? LABEL_WEIGHT : 0;
    }
    budget.compared -= a.n + b.n;
    var shared = sharedOf(a, b);
    if (labelled) return shared + LABEL_WEIGHT;
    return 200 * shared >= ALIKE * both ? shared : 0;
  }

  /* For each old bag its partner among the new ones, or NONE; in order. */
  function pairBags(oldBags, newBags, budget) {
    var rows = oldBags.length;
    var columns = newBags.length;
    var partners = filled(rows, NONE);
    if (!rows || !columns) return partners;
    var half = BAND_LEAST + Math.floor(BAND_CELLS / rows);
    var stride = Math.min(columns, 2 * half) + 2;
    var choices = new Uint8Array(rows * stride);
    var best = new Uint32Array(stride);
    var below = new Uint32Array(stride);

    function fromOf(row) {
      return Math.max(0, Math.floor((row * columns) / rows) - half);
    }
    function toOf(row) {
      return Math.min(columns, Math.floor((row * columns) / rows) + half + 1);
    }
    function fillRow(i, belowFrom) {
      var from = fromOf(i);
      var to = toOf(i);
      for (var j = to; j >= from; j--) {
        var most = below[Math.max(0, j - belowFrom)];
        var choice = SKIP_OLD;
        if (j < to) {
          var gain = worth(oldBags[i], newBags[j], budget);
          var next = gain + below[Math.max(0, j + 1 - belowFrom)];
          if (best[j + 1 - from] > most) {
            most = best[j + 1 - from];
            choice = SKIP_NEW;
          }
          if (gain > 0 && next >= most) {
            most = next;
            choice = PAIR;
          }
        }
        best[j - from] = most;
        choices[i * stride + j - from] = choice;
      }
    }
    for (var i = rows - 1; i >= 0; i--) {
      fillRow(i, fromOf(Math.min(i + 1, rows - 1)));
      var swap = best;
      best = below;
      below = swap;
    }
    for (var row = 0, j = 0; row < rows; row++) {
      var shift = row * stride - fromOf(row);
      j = Math.max(j, fromOf(row));
      while (choices[shift + j] === SKIP_NEW) j++;
      if (choices[shift + j] === PAIR) partners[row] = j++;
    }
    return partners;
  }

  /* ---- prose_words.c: what changed within a block ---- */

  var SENTENCE_LEAST = 3;
  var ISLAND_LETTERS = 3;

  function isFullStop(token) {
    return token[0] === "\\" ? token.endsWith("n") : /^[\u3002\uFF01\uFF1F]$/.test(token);
  }

  function isCloser(token) {
    return /^["')\]*_\u2019\u201D\u00BB\u300D]$/.test(token);
  }

  function isParted(tokens, i) {
    return i === tokens.n || endOf(tokens, i - 1) !== tokens.starts[i];
  }

  function sentenceEnd(tokens, i) {
    var least = i + SENTENCE_LEAST;
    var texts = tokens.texts;
    while (i < tokens.n) {
      var isWord = tokens.letters[i] > 0;
      var token = texts[i++];
      var full = !isWord && isFullStop(token);
      if (isWord || (!full && !/^[.!?\u2026]$/.test(token))) continue;
      while (i < tokens.n && (isFullStop(texts[i]) || (isCloser(texts[i]) && !isParted(tokens, i)))) i++;
      if (i < least) continue;
      if (full || i === tokens.n || isFullStop(texts[i - 1])) return i;
      if (isParted(tokens, i) && !/^[a-z]/.test(texts[i])) return i;
    }
    return i;
  }

  /* Where each sentence starts, and where the last one ends. */
  function cutSentences(tokens) {
    var starts = [0];
    for (var i = 0; i < tokens.n; ) starts.push((i = sentenceEnd(tokens, i)));
    return starts;
  }

  function sentenceKeys(tokens, starts) {
    return starts.slice(1).map(function (end, i) {
      return keyOf(tokens.text.slice(tokens.starts[starts[i]], endOf(tokens, end - 1)), "paragraph");
    });
  }

  function sentenceBags(tokens, starts, from, count) {
    return starts.slice(from, from + count).map(function (start, i) {
      return bagOf(tokens, start, starts[from + i + 1], "", "");
    });
  }

  /* A change that touches the one before becomes one with it. */
  function addChange(changes, one) {
    var last = changes[changes.length - 1];
    if (one.oldCount + one.newCount === 0) return;
    if (last && last.oldAt + last.oldCount === one.oldAt && last.newAt + last.newCount === one.newAt) {
      last.oldCount += one.oldCount;
      last.newCount += one.newCount;
    } else {
      changes.push(one);
    }
  }

  function compareTokens(w, run) {
    var a = w.old.texts.slice(run.oldAt, run.oldAt + run.oldCount);
    var b = w.new.texts.slice(run.newAt, run.newAt + run.newCount);
    if (a.length + b.length > w.budget.tokens) {
      w.budget.met = true;
      addChange(w.changes, run);
      return;
    }
    w.budget.tokens -= a.length + b.length;
    changes.slide(changes.find(a, b, w.budget), a, b).forEach(function (one) {
      one.oldAt += run.oldAt;
      one.newAt += run.newAt;
      addChange(w.changes, one);
    });
  }

  function compareSentences(w, oldStarts, newStarts, at) {
    var rest = change(at.oldAt, at.oldCount, at.newAt, at.newCount);

    function tokensOf(run) {
      var oldAt = oldStarts[run.oldAt];
      var newAt = newStarts[run.newAt];
      return change(
        oldAt,
        oldStarts[run.oldAt + run.oldCount] - oldAt,
        newAt,
        newStarts[run.newAt + run.newCount] - newAt
      );
    }
    if (at.oldCount && at.newCount) {
      pairBags(
        sentenceBags(w.old, oldStarts, at.oldAt, at.oldCount),
        sentenceBags(w.new, newStarts, at.newAt, at.newCount),
        w.budget
      ).forEach(function (partner, i) {
        if (partner === NONE) return;
        var oldAt = at.oldAt + i;
        var newAt = at.newAt + partner;
        var before = change(rest.oldAt, oldAt - rest.oldAt, rest.newAt, newAt - rest.newAt);
        addChange(w.changes, tokensOf(before));
        compareTokens(w, tokensOf(change(oldAt, 1, newAt, 1)));
        rest.oldCount -= before.oldCount + 1;
        rest.newCount -= before.newCount + 1;
        rest.oldAt = oldAt + 1;
        rest.newAt = newAt + 1;
      });
    }
    addChange(w.changes, tokensOf(rest));
  }

  function isIsland(w, upper, lower) {
    var words = 0;
    var letters = 0;
    if ((!upper.oldCount && !lower.oldCount) || (!upper.newCount && !lower.newCount)) return false;
    for (var i = upper.oldAt + upper.oldCount; i < lower.oldAt; i++) {
      if (w.old.letters[i] > 0) words++;
      letters += w.old.letters[i];
      if (words > 1 || letters > ISLAND_LETTERS) return false;
      if (w.kind === "row" && w.old.texts[i] === "|") return false;
    }
    return true;
  }

  function sinkIslands(w) {
    var done = [];
    w.changes.forEach(function (one) {
      var last = done[done.length - 1];
      if (last && isIsland(w, last, one)) {
        last.oldCount = one.oldAt + one.oldCount - last.oldAt;
        last.newCount = one.newAt + one.newCount - last.newAt;
      } else {
        done.push(one);
      }
    });
    w.changes = done;
  }

  function startOf(tokens, i) {
    if (i === 0) return 0;
    return i < tokens.n ? tokens.starts[i] : tokens.text.length;
  }

  function endBefore(tokens, i) {
    return i === 0 ? 0 : endOf(tokens, i - 1);
  }

  /* Which white space goes with a change. */
  function spaceOf(w, one) {
    var i = one.oldAt;
    var j = one.newAt;
    if (!one.oldCount || !one.newCount) return i > 0 && i + one.oldCount === w.old.n ? "before" : "behind";
    if (i === 0 || j === 0) return "";
    return (w.old.starts[i] === endBefore(w.old, i)) === (w.new.starts[j] === endBefore(w.new, j))
      ? ""
      : "before";
  }

  function spanOf(tokens, at, count, space) {
    if (space === "behind") return [startOf(tokens, at), startOf(tokens, at + count)];
    if (space === "before") return [endBefore(tokens, at), endBefore(tokens, at + count)];
    return [tokens.starts[at], endBefore(tokens, at + count)];
  }

  function addPiece(pieces, op, oldText, newText) {
    if (oldText || newText) pieces.push({ op: op, oldText: oldText, newText: newText });
  }

  function makePieces(w, prose) {
    var pieces = [];
    var oldAt = 0;
    var newAt = 0;
    w.changes.forEach(function (one) {
      var space = spaceOf(w, one);
      var gone = spanOf(w.old, one.oldAt, one.oldCount, space);
      var come = spanOf(w.new, one.newAt, one.newCount, space);
      addPiece(pieces, "kept", w.old.text.slice(oldAt, gone[0]), w.new.text.slice(newAt, come[0]));
      addPiece(pieces, "went", w.old.text.slice(gone[0], gone[1]), "");
      addPiece(pieces, "came", "", w.new.text.slice(come[0], come[1]));
      oldAt = gone[1];
      newAt = come[1];
      prose.wordsRemoved += wordsOf(w.old, one.oldAt, one.oldAt + one.oldCount).length;
      prose.wordsAdded += wordsOf(w.new, one.newAt, one.newAt + one.newCount).length;
    });
    addPiece(pieces, "kept", w.old.text.slice(oldAt), w.new.text.slice(newAt));
    return pieces;
  }

  function comparePieces(kind, oldText, newText, budget, prose) {
    var w = {
      kind: kind,
      budget: budget,
      old: tokenise(oldText, kind),
      new: tokenise(newText, kind),
      changes: [],
    };
    var oldStarts = cutSentences(w.old);
    var newStarts = cutSentences(w.new);
    if (kind === "code" || kind === "row" || (oldStarts.length <= 2 && newStarts.length <= 2)) {
      compareTokens(w, change(0, w.old.n, 0, w.new.n));
    } else {
      changes.find(sentenceKeys(w.old, oldStarts), sentenceKeys(w.new, newStarts), budget).forEach(
        function (one) {
          compareSentences(w, oldStarts, newStarts, one);
        }
      );
    }
    sinkIslands(w);
    return makePieces(w, prose);
  }

  /* ---- prose_align.c: which block is which ---- */

  var COMPARED_MOST = 33554432;
  var TOKENS_MOST = 262144;
  var PART_LARGEST = 131072;

  function makeSide(lines) {
    var parts = cut(lines);
    return {
      parts: parts,
      n: parts.length,
      keys: filled(parts.length, null),
      partner: filled(parts.length, NONE),
      moved: filled(parts.length, NONE),
    };
  }

  function setPartners(p, i, j) {
    p.old.partner[i] = j;
    p.new.partner[j] = i;
  }

  function isSingle(side, i) {
    return side.partner[i] === NONE && side.moved[i] === NONE;
  }

  /* Calls back for each run of equals between changes, as (old, new, count). */
  function eachEqual(changes, oldCount, visit) {
    var i = 0;
    var j = 0;
    changes.concat(change(oldCount, 0, 0, 0)).forEach(function (one) {
      if (one.oldAt > i) visit(i, j, one.oldAt - i);
      j += one.oldAt - i + one.newCount;
      i = one.oldAt + one.oldCount;
    });
  }

  function pairLines(p, changes, oldCount) {
    var i = 0;
    var j = 0;
    eachEqual(changes, oldCount, function (oldLine, newLine, n) {
      while (i < p.old.n && p.old.parts[i].line < oldLine) i++;
      for (; i < p.old.n; i++) {
        var part = p.old.parts[i];
        var line = part.line - oldLine + newLine;
        if (part.line + part.count > oldLine + n) break;
        while (j < p.new.n && p.new.parts[j].line < line) j++;
        if (j < p.new.n && p.new.parts[j].line === line && p.new.parts[j].count === part.count)
          setPartners(p, i, j);
      }
    });
  }

  /* Calls back for each run of blocks without a partner that has both old and new ones. */
  function eachGap(p, visit) {
    var i = 0;
    var j = 0;
    while (i < p.old.n || j < p.new.n) {
      while (i < p.old.n && j < p.new.n && p.old.partner[i] === j) i++, j++;
      var gap = change(i, 0, j, 0);
      while (i < p.old.n && p.old.partner[i] === NONE) i++;
      while (j < p.new.n && p.new.partner[j] === NONE) j++;
      gap.oldCount = i - gap.oldAt;
      gap.newCount = j - gap.newAt;
      if (gap.oldCount && gap.newCount) visit(gap);
    }
  }

  function makeKeys(side) {
    var any = false;
    side.parts.forEach(function (part, i) {
      if (side.partner[i] !== NONE) return;
      side.keys[i] = keyOf(part.text, part.kind);
      any = true;
    });
    return any;
  }

  function pairKeys(p) {
    eachGap(p, function (gap) {
      var a = p.old.keys.slice(gap.oldAt, gap.oldAt + gap.oldCount);
      var b = p.new.keys.slice(gap.newAt, gap.newAt + gap.newCount);
      eachEqual(changes.find(a, b, p.budget), a.length, function (i, j, n) {
        for (var k = 0; k < n; k++) setPartners(p, gap.oldAt + i + k, gap.newAt + j + k);
      });
    });
  }

  /* The key of a field, the first cell of a row. */
  function labelOf(part) {
    var row = part.kind === "row";
    var text = row ? trim(part.text) : part.text;
    var end = text.indexOf(row ? "|" : ":", row ? 1 : 0);
    if ((!row && part.kind !== "field") || end < 0) return "";
    return trim(text.slice(row ? 1 : 0, end));
  }

  function partBag(part, budget) {
    var group = part.kind === "code" || part.kind === "field" ? part.kind : "";
    if (isLarger(part.text, PART_LARGEST)) {
      budget.met = true;
      return bagOf({ letters: [] }, 0, 0, "", group);
    }
    var tokens = tokenise(part.text, part.kind);
    return bagOf(tokens, 0, tokens.n, labelOf(part), group);
  }

  function collectSingles(side, from, count, budget) {
    var singles = { index: [], bags: [] };
    for (var i = from; i < from + count; i++) {
      if (!isSingle(side, i)) continue;
      singles.index.push(i);
      singles.bags.push(partBag(side.parts[i], budget));
    }
    return singles;
  }

  function pairByLabel(p, gap) {
    var gone = p.old.parts[gap.oldAt];
    var come = p.new.parts[gap.newAt];
    if (gap.oldCount !== 1 || gap.newCount !== 1 || gone.kind !== come.kind) return false;
    if (isLarger(gone.text, PART_LARGEST) || isLarger(come.text, PART_LARGEST)) return false;
    if (!isSingle(p.old, gap.oldAt) || !isSingle(p.new, gap.newAt)) return false;
    if (!labelOf(gone) || labelOf(gone) !== labelOf(come)) return false;
    setPartners(p, gap.oldAt, gap.newAt);
    return true;
  }

  function pairAlike(p) {
    eachGap(p, function (gap) {
      if (pairByLabel(p, gap)) return;
      var gone = collectSingles(p.old, gap.oldAt, gap.oldCount, p.budget);
      var come = collectSingles(p.new, gap.newAt, gap.newCount, p.budget);
      pairBags(gone.bags, come.bags, p.budget).forEach(function (partner, i) {
        if (partner !== NONE) setPartners(p, gone.index[i], come.index[partner]);
      });
    });
  }

  function align(oldLines, newLines, changes, budget) {
    var p = { old: makeSide(oldLines), new: makeSide(newLines), budget: budget };
    pairLines(p, changes, oldLines.length);
    if (!makeKeys(p.old) || !makeKeys(p.new)) return p;
    pairKeys(p);
    moveEqual(p);
    pairAlike(p);
    moveAlike(p);
    return p;
  }

  /* ---- prose_move.c: what stands elsewhere ---- */

  var MOVED_LEAST = 20;
  var MOVED_ALIKE_LEAST = 40;
  var MOVED_ALIKE = 70;
  var RUN_WORDS = 4;
  var RUNS_MOST = 32768;

  function setMoved(p, i, j) {
    p.old.moved[i] = j;
    p.new.moved[j] = i;
  }

  function moveNeighbours(p) {
    function follow(i, step) {
      var j = p.old.moved[i] + step;
      if (p.old.moved[i] === NONE || j < 0 || j >= p.new.n) return;
      if (isSingle(p.old, i + step) && isSingle(p.new, j) && p.old.keys[i + step] === p.new.keys[j])
        setMoved(p, i + step, j);
    }
    for (var i = 0; i + 1 < p.old.n; i++) follow(i, 1);
    for (i = p.old.n - 1; i > 0; i--) follow(i, -1);
  }

  function moveEqual(p) {
    var places = new Map();
    p.new.keys.forEach(function (key, j) {
      if (!isSingle(p.new, j) || !isLong(key, MOVED_LEAST)) return;
      if (places.has(key)) places.get(key).push(j);
      else places.set(key, [j]);
    });
    p.old.keys.forEach(function (key, i) {
      var left = isSingle(p.old, i) && places.get(key);
      if (left && left.length) setMoved(p, i, left.shift());
    });
    if (places.size) moveNeighbours(p);
  }

  /* The runs of words of a block, one from each word on, as texts. */
  function runsOf(part) {
    var tokens = tokenise(part.text, part.kind);
    var words = wordsOf(tokens, 0, tokens.n).map(function (i) {
      return tokens.texts[i];
    });
    return words.slice(RUN_WORDS - 1).map(function (word, i) {
      return words.slice(i, i + RUN_WORDS).join(" ");
    });
  }

  function movable(side) {
    return side.keys.flatMap(function (key, i) {
      return isSingle(side, i) && isLong(key, MOVED_ALIKE_LEAST) ? [i] : [];
    });
  }

  /* The first new block with each run. */
  function indexRuns(side, blocks) {
    var first = new Map();
    blocks.forEach(function (j) {
      if (first.size >= RUNS_MOST) return;
      runsOf(side.parts[j]).forEach(function (run) {
        if (first.size < RUNS_MOST && !first.has(run)) first.set(run, j);
      });
    });
    return first;
  }

  /* The new block that has most runs of an old one. */
  function findCandidate(p, first, i) {
    var votes = new Map();
    var best = NONE;
    runsOf(p.old.parts[i]).forEach(function (run) {
      var j = first.get(run);
      if (j === undefined || p.new.moved[j] !== NONE) return;
      votes.set(j, (votes.get(j) || 0) + 1);
      if (best === NONE || votes.get(j) > votes.get(best)) best = j;
    });
    return best;
  }

  function areMuchAlike(p, i, j) {
    var gone = partBag(p.old.parts[i], p.budget);
    var come = partBag(p.new.parts[j], p.budget);
    var both = gone.weight + come.weight;
    return both > 0 && gone.group === come.group && 200 * sharedOf(gone, come) >= MOVED_ALIKE * both;
  }

  function moveAlike(p) {
    var gone = movable(p.old);
    var come = movable(p.new);
    if (!gone.length || !come.length) return;
    var first = indexRuns(p.new, come);
    gone.forEach(function (i) {
      var j = findCandidate(p, first, i);
      if (j !== NONE && areMuchAlike(p, i, j)) setMoved(p, i, j);
    });
    moveNeighbours(p);
  }

  /* ---- prose.c: the blocks in order ---- */

  /* Says in which way the texts of a block that stayed differ. */
  function describeSame(block, oldKind) {
    var a = itemNumber(block.oldText);
    var b = itemNumber(block.newText);
    if (oldKind !== "item") a.text = "";
    if (block.kind !== "item") b.text = "";
    block.renumbered = a.text !== b.text;
    block.respaced =
      block.oldText.slice(0, a.at) !== block.newText.slice(0, b.at) ||
      block.oldText.slice(a.at + a.text.length) !== block.newText.slice(b.at + b.text.length);
  }

  function countWords(text) {
    var tokens = tokenise(text, "");
    return wordsOf(tokens, 0, tokens.n).length;
  }

  function makeBlocks(p, prose) {
    var line = change(0, 0, 0, 0);
    var oldIndex = [];
    var newIndex = [];

    /* Adds the block of old part i and new part j; one of them may be missing. */
    function add(op, i, j) {
      var gone = p.old.parts[i];
      var come = p.new.parts[j];
      var block = {
        op: op,
        kind: (come || gone).kind,
        oldText: gone ? gone.text : "",
        newText: come ? come.text : "",
        oldLine: line.oldAt,
        newLine: line.newAt,
        pieces: [],
      };
      line.oldAt += gone ? gone.count : 0;
      line.newAt += come ? come.count : 0;
      if (gone) oldIndex[i] = prose.blocks.length;
      if (come) newIndex[j] = prose.blocks.length;
      prose.blocks.push(block);
      return block;
    }
    function addPair(i, j) {
      var block = add("same", i, j);
      if (p.old.keys[i] === null || block.oldText === block.newText) return;
      if (p.old.keys[i] === p.new.keys[j]) return describeSame(block, p.old.parts[i].kind);
      block.op = "changed";
      block.pieces = comparePieces(block.kind, block.oldText, block.newText, p.budget, prose);
    }
    for (var i = 0, j = 0; i < p.old.n || j < p.new.n; ) {
      if (i < p.old.n && p.old.partner[i] === NONE) {
        var gone = add("removed", i, NONE);
        if (p.old.moved[i++] === NONE) prose.wordsRemoved += countWords(gone.oldText);
      } else if (j < p.new.n && p.new.partner[j] === NONE) {
        var come = add("added", NONE, j);
        if (p.new.moved[j++] === NONE) prose.wordsAdded += countWords(come.newText);
      } else {
        addPair(i++, j++);
      }
    }
    linkMoved(p, prose, oldIndex, newIndex);
  }

  /* Makes the two places of a moved block know each other. */
  function linkMoved(p, prose, oldIndex, newIndex) {
    p.old.moved.forEach(function (j, i) {
      if (j === NONE) return;
      var gone = prose.blocks[oldIndex[i]];
      var come = prose.blocks[newIndex[j]];
      gone.moved = come.moved = true;
      gone.other = newIndex[j];
      come.other = oldIndex[i];
      if (p.old.keys[i] !== p.new.keys[j])
        come.pieces = comparePieces(come.kind, gone.oldText, come.newText, p.budget, prose);
    });
  }

  /*
   * {blocks: [{op: same changed removed added, kind, oldText, newText, oldLine, newLine, respaced,
   * renumbered, moved, other, pieces: [{op: kept went came, oldText, newText}]}], wordsAdded,
   * wordsRemoved, bounded}: struct prose of prose.h.
   */
  function compare(oldText, newText) {
    var prose = { blocks: [], wordsAdded: 0, wordsRemoved: 0 };
    var budget = { compared: COMPARED_MOST, tokens: TOKENS_MOST, met: false };
    var oldLines = splitLines(oldText);
    var newLines = splitLines(newText);
    rank = rank || window.agentdoc.rank;
    var lines = changes.slide(changes.find(oldLines, newLines, budget), oldLines, newLines);
    makeBlocks(align(oldLines, newLines, lines, budget), prose);
    prose.bounded = budget.met;
    return prose;
  }

  var exported = { compare: compare, trimEnd: trimEnd };
  if (isNode) module.exports = exported;
  else (window.agentdoc = window.agentdoc || {}).prose = exported;
})();
