/* SPDX-License-Identifier: MIT */
/*
 * Where two lists of texts differ, of lines or of words, as src/diff/ has it: the parts below are
 * named after the files there, which tell the rules. Runs in the browser and under Node. Not for
 * what stands in the texts: that is prose.js, and tests/compare/ holds both to the program.
 */
(function () {
  "use strict";

  function change(oldAt, oldCount, newAt, newCount) {
    return { oldAt: oldAt, oldCount: oldCount, newAt: newAt, newCount: newCount };
  }

  function filled(count, value) {
    return new Array(count).fill(value);
  }

  /* ASCII white space: what other scripts have counts as text. */
  function isSpace(text, i) {
    var unit = text.charCodeAt(i);
    return unit === 32 || (unit >= 9 && unit <= 13);
  }

  function trimEnd(text) {
    var end = text.length;
    while (end > 0 && isSpace(text, end - 1)) end--;
    return text.slice(0, end);
  }

  function trim(text) {
    var from = 0;
    while (from < text.length && isSpace(text, from)) from++;
    return trimEnd(text.slice(from));
  }

  /* ---- match.c: candidates ---- */

  var COMMON_MAX = 1024;
  var COMMON_PART = 4;

  function tally(items) {
    var counts = new Map();
    items.forEach(function (item) {
      counts.set(item, (counts.get(item) || 0) + 1);
    });
    return counts;
  }

  function commonLimit(lines) {
    var limit = 2;
    while (limit < COMMON_MAX && limit * limit < lines) limit *= 2;
    return limit;
  }

  /* Marks what the other side lacks, and what is common and stands lost among that. */
  function markLacking(items, others, changed) {
    var limit = commonLimit(items.length);
    var first, last, lacking, common;

    function restart() {
      first = last = lacking = common = 0;
    }
    function endStretch() {
      if (common > 0 && lacking > 1 && common < Math.floor((lacking + common) / COMMON_PART))
        changed.fill(true, first, last);
      restart();
    }
    restart();
    items.forEach(function (item, i) {
      var partners = others.get(item) || 0;
      if (!partners) {
        changed[i] = true;
        if (lacking++ === 0) first = i;
        last = i;
      } else if (partners >= limit) {
        common++;
      } else {
        endStretch();
      }
    });
    endStretch();
  }

  /* One side of a search: the items that are not marked, and where they stand. */
  function candidates(items, changed) {
    var side = { items: [], index: [], changed: changed };
    items.forEach(function (item, i) {
      if (changed[i]) return;
      side.items.push(item);
      side.index.push(i);
    });
    return side;
  }

  /* ---- myers.c: the search ---- */

  var LIMIT_FRESH = 256;
  var LIMIT_TIRED = 16;
  var DIAGONALS_BEFORE_TIRED = 33554432;
  var MIDDLE = LIMIT_FRESH + 1;

  function outermost(d, edge) {
    return d <= edge ? d : edge - ((d - edge) & 1);
  }

  function stepForward(s, v, d) {
    var f = s.forward;
    var high = outermost(d, v.n);
    if (d <= v.m) f[MIDDLE - d - 1] = -1;
    if (d <= v.n) f[MIDDLE + d + 1] = -1;
    for (var k = -outermost(d, v.m); k <= high; k += 2) {
      var other = k - v.delta;
      var x = Math.max(f[MIDDLE + k + 1], f[MIDDLE + k - 1] + 1);
      var y = x - k;
      while (x < v.n && y < v.m && s.a[v.x + x] === s.b[v.y + y]) x++, y++;
      f[MIDDLE + k] = x;
      if (v.delta & 1 && other > -d && other < d && s.backward[MIDDLE + other] <= x) return { x: x, y: y };
    }
    return null;
  }

  function stepBackward(s, v, d) {
    var f = s.backward;
    var high = outermost(d, v.m);
    if (d <= v.n) f[MIDDLE - d - 1] = v.n + 1;
    if (d <= v.m) f[MIDDLE + d + 1] = v.n + 1;
    for (var k = -outermost(d, v.n); k <= high; k += 2) {
      var other = k + v.delta;
      var x = Math.min(f[MIDDLE + k - 1], f[MIDDLE + k + 1] - 1);
      var y = x - other;
      while (x > 0 && y > 0 && s.a[v.x + x - 1] === s.b[v.y + y - 1]) x--, y--;
      f[MIDDLE + k] = x;
      if (!(v.delta & 1) && other >= -d && other <= d && s.forward[MIDDLE + other] >= x) return { x: x, y: y };
    }
    return null;
  }

  function furthestForward(s, v, d) {
    var high = outermost(d, v.n);
    var best = { x: 0, y: 0 };
    for (var k = -outermost(d, v.m); k <= high; k += 2) {
      var x = Math.min(s.forward[MIDDLE + k], v.n, v.m + k);
      if (x + x - k > best.x + best.y) best = { x: x, y: x - k };
    }
    return best;
  }

  function furthestBackward(s, v, d) {
    var high = outermost(d, v.m);
    var best = { x: v.n, y: v.m };
    for (var k = -outermost(d, v.n); k <= high; k += 2) {
      var diagonal = k + v.delta;
      var x = Math.max(s.backward[MIDDLE + k], 0, diagonal);
      if (x + x - diagonal < best.x + best.y) best = { x: x, y: x - diagonal };
    }
    return best;
  }

  function findCut(s, v) {
    for (var d = 0; d <= s.limit; d++) {
      s.diagonals += 2 * d;
      var cut = stepForward(s, v, d) || stepBackward(s, v, d);
      if (cut) return cut;
    }
    s.bounded = true;
    var ahead = furthestForward(s, v, s.limit);
    var behind = furthestBackward(s, v, s.limit);
    if (s.diagonals > DIAGONALS_BEFORE_TIRED) s.limit = LIMIT_TIRED;
    return ahead.x + ahead.y >= v.n + v.m - behind.x - behind.y ? ahead : behind;
  }

  /* The order of the parts matters to the limit, as in C: the smaller one first. */
  function solve(s, x0, x1, y0, y1) {
    for (;;) {
      while (x0 < x1 && y0 < y1 && s.a[x0] === s.b[y0]) x0++, y0++;
      while (x0 < x1 && y0 < y1 && s.a[x1 - 1] === s.b[y1 - 1]) x1--, y1--;
      if (x0 === x1 || y0 === y1) break;
      var cut = findCut(s, { x: x0, y: y0, n: x1 - x0, m: y1 - y0, delta: x1 - x0 - y1 + y0 });
      var x = x0 + cut.x;
      var y = y0 + cut.y;
      if (cut.x + cut.y < x1 - x + y1 - y) {
        solve(s, x0, x, y0, y);
        x0 = x;
        y0 = y;
      } else {
        solve(s, x, x1, y, y1);
        x1 = x;
        y1 = y;
      }
    }
    for (; x0 < x1; x0++) s.old.changed[s.old.index[x0]] = true;
    for (; y0 < y1; y0++) s.new.changed[s.new.index[y0]] = true;
  }

  /* Marks what has no partner; true when the search was cut short. */
  function search(oldSide, newSide) {
    var s = {
      old: oldSide,
      new: newSide,
      a: oldSide.items,
      b: newSide.items,
      forward: new Int32Array(2 * MIDDLE + 1),
      backward: new Int32Array(2 * MIDDLE + 1),
      limit: LIMIT_FRESH,
      diagonals: 0,
      bounded: false,
    };
    solve(s, 0, s.a.length, 0, s.b.length);
    return s.bounded;
  }

  /* ---- changes.c: two lists of texts to their changes ---- */

  function collectChanges(oldChanged, newChanged, head) {
    var changes = [];
    for (var i = 0, j = 0; i < oldChanged.length || j < newChanged.length; i++, j++) {
      var oldAt = i;
      var newAt = j;
      while (oldChanged[i]) i++;
      while (newChanged[j]) j++;
      if (i > oldAt || j > newAt)
        changes.push(change(head + oldAt, i - oldAt, head + newAt, j - newAt));
    }
    return changes;
  }

  function findChanges(a, b, budget) {
    var head = 0;
    var tail = 0;
    while (head < a.length && head < b.length && a[head] === b[head]) head++;
    while (
      tail < a.length - head &&
      tail < b.length - head &&
      a[a.length - tail - 1] === b[b.length - tail - 1]
    )
      tail++;
    a = a.slice(head, a.length - tail);
    b = b.slice(head, b.length - tail);
    if (!a.length && !b.length) return [];
    if (!a.length || !b.length) return [change(head, a.length, head, b.length)];
    var oldChanged = filled(a.length, false);
    var newChanged = filled(b.length, false);
    var oldCounts = tally(a);
    var newCounts = tally(b);
    markLacking(a, newCounts, oldChanged);
    markLacking(b, oldCounts, newChanged);
    if (search(candidates(a, oldChanged), candidates(b, newChanged))) budget.met = true;
    return collectChanges(oldChanged, newChanged, head);
  }

  /* ---- slide.c: where a change stands best ---- */

  var SLIDE_MOST = 100;
  var INDENT_MOST = 32;

  function isBlank(line) {
    return trim(line) === "";
  }

  function indentOf(line) {
    var columns = 0;
    for (var i = 0; i < line.length && columns < INDENT_MOST; i++) {
      if (line[i] === "\t") columns += 8;
      else if (line[i] === " ") columns++;
      else break;
    }
    return columns;
  }

  function boundaryCost(lines, i) {
    if (i === lines.length) return 0;
    if (i === 0) return 4;
    if (isBlank(lines[i - 1])) return isBlank(lines[i]) ? 1 : 0;
    return isBlank(lines[i]) ? 2 : 4 + indentOf(lines[i]);
  }

  /* Moves the change; or says which neighbour it touches. */
  function settle(one, upper, lower, a, b) {
    var lines = one.oldCount ? a : b;
    var at = one.oldCount ? one.oldAt : one.newAt;
    var count = one.oldCount || one.newCount;
    var gapAbove = upper ? one.oldAt - upper.oldAt - upper.oldCount : one.oldAt;
    var gapBelow = (lower ? lower.oldAt : a.length) - one.oldAt - one.oldCount;
    var above = 0;
    var below = 0;
    while (above < Math.min(gapAbove, SLIDE_MOST) && lines[at - above - 1] === lines[at + count - above - 1])
      above++;
    while (below < Math.min(gapBelow, SLIDE_MOST) && lines[at + below] === lines[at + count + below])
      below++;
    if (upper && above === gapAbove) return "up";
    if (lower && below === gapBelow) return "down";
    var best = 0;
    var bestCost = Infinity;
    for (var i = -above; i <= below; i++) {
      var cost = boundaryCost(lines, at + i) + boundaryCost(lines, at + i + count);
      if (cost <= bestCost) {
        bestCost = cost;
        best = i;
      }
    }
    one.oldAt += best;
    one.newAt += best;
    return "";
  }

  function slide(changes, a, b) {
    var done = [];
    for (var next = 0; next < changes.length; ) {
      var one = changes[next++];
      while (!one.oldCount || !one.newCount) {
        var upper = done[done.length - 1];
        var lower = changes[next];
        var side = settle(one, upper, lower, a, b);
        if (!side) break;
        var other = side === "up" ? done.pop() : changes[next++];
        one = change(
          side === "up" ? other.oldAt : other.oldAt - one.oldCount,
          one.oldCount + other.oldCount,
          side === "up" ? other.newAt : other.newAt - one.newCount,
          one.newCount + other.newCount
        );
      }
      done.push(one);
    }
    return done;
  }

  var exported = {
    change: change,
    filled: filled,
    find: findChanges,
    slide: slide,
    isSpace: isSpace,
    trim: trim,
    trimEnd: trimEnd,
  };
  if (typeof module !== "undefined") module.exports = exported;
  else (window.agentdoc = window.agentdoc || {}).changes = exported;
})();
