/* SPDX-License-Identifier: MIT */
/*
 * Which fields differ between two front matters, by the rules of src/site/change_fields.c, from what
 * site_fields_json() wrote of each: lists of [key, value]; and what is shown of long values, by those
 * of src/page/field_changes.c. Knows no page, so that it runs under
 * Node too. Not for texts: that is prose.js.
 */
(function () {
  "use strict";

  var FIRST = ["tools", "tools.forbidden", "tools.rationale"];
  var LONG_VALUE = 400; // as in src/page/field_changes.c
  var AROUND = 80;

  function isNested(value) {
    return value !== undefined && typeof value !== "string" && !Array.isArray(value);
  }

  /* Items of a that b lacks, each once. */
  function minus(a, b) {
    return a.filter(function (item, i) {
      return b.indexOf(item) < 0 && a.indexOf(item) === i;
    });
  }

  function compareSets(rows, key, before, after) {
    var row = { key: key, removed: minus(before, after), added: minus(after, before) };
    if (row.removed.length || row.added.length) rows.push(row);
  }

  /* How a text is wrapped is spelling; in a description a written "\n" is a line end, too. */
  function wordsOf(text, hasEscapes) {
    return text.split(hasEscapes ? /(?:[\0- ]|\\n)+/ : /[\0- ]+/).filter(Boolean).join(" ");
  }

  /* A field that is not there differs from an empty one. */
  function compareScalars(rows, key, before, after) {
    var escapes = key === "description";
    var both = before !== undefined && after !== undefined;
    if (before === after || (both && wordsOf(before, escapes) === wordsOf(after, escapes))) return;
    rows.push({ key: key, from: before, to: after, removed: [], added: [] });
  }

  function setOf(value) {
    return Array.isArray(value) ? value : value ? [value] : [];
  }

  function compareLeaves(rows, key, before, after) {
    if (Array.isArray(before) || Array.isArray(after)) compareSets(rows, key, setOf(before), setOf(after));
    else compareScalars(rows, key, before, after);
  }

  function compareMembers(rows, prefix, before, after) {
    var old = new Map(before);
    var now = new Map(after);
    now.forEach(function (value, key) {
      compareValues(rows, prefix + key, old.get(key), value);
    });
    old.forEach(function (value, key) {
      if (!now.has(key)) compareValues(rows, prefix + key, value, undefined);
    });
  }

  /*
   * Same content, to the letter, as value_eq() has it: looking for changes here would do so again at
   * each level of lists in lists.
   */
  function areSame(a, b) {
    if (!isNested(a) || !isNested(b)) return JSON.stringify(a) === JSON.stringify(b);
    return a.list && b.list ? areSameItems(a.list, b.list) : areSameMembers(a.map, b.map);
  }

  function areSameItems(a, b) {
    return a.length === b.length && a.every((item, i) => areSame(item, b[i]));
  }

  function areSameMembers(a, b) {
    var other = new Map(b);
    return Boolean(a && b) && a.length === b.length && a.every((one) => other.has(one[0]) && areSame(one[1], other.get(one[0])));
  }

  /* Items that both lists begin or end with stand aside. */
  function compareItems(rows, key, a, b) {
    var shorter = Math.min(a.length, b.length);
    var start = 0;
    var end = 0;
    while (start < shorter && areSame(a[start], b[start])) start++;
    while (end < shorter - start && areSame(a[a.length - end - 1], b[b.length - end - 1])) end++;
    a = a.slice(0, a.length - end);
    b = b.slice(0, b.length - end);
    for (var i = start; i < Math.max(a.length, b.length); i++)
      compareValues(rows, key + "." + i, a[i], b[i]);
  }

  function compareValues(rows, key, before, after) {
    var old = isNested(before) ? before : {};
    var now = isNested(after) ? after : {};
    var a = isNested(before) ? undefined : before;
    var b = isNested(after) ? undefined : after;
    if (a !== undefined || b !== undefined) compareLeaves(rows, key, a, b);
    compareMembers(rows, key + ".", old.map || [], now.map || []);
    compareItems(rows, key, old.list || [], now.list || []);
  }

  /* [{key, from, to, removed: [text], added: [text]}]; sets have no from and to. */
  function compare(before, after) {
    var rows = [];
    function rank(row) {
      var at = FIRST.indexOf(row.key);
      return at < 0 ? FIRST.length : at;
    }
    compareMembers(rows, "", before, after);
    return rows.sort(function (a, b) {
      return rank(a) - rank(b);
    });
  }

  function betweenWords(text, i) {
    return i === 0 || i === text.length || /[ \t-\r]/.test(text.slice(i - 1, i + 1));
  }

  /* What two texts share at their beginning, whole words only; and at their end. */
  function commonStart(a, b) {
    var i = 0;
    while (i < a.length && i < b.length && a[i] === b[i]) i++;
    while (!betweenWords(a, i) || !betweenWords(b, i)) i--;
    return i;
  }

  function commonEnd(a, b) {
    var i = 0;
    while (i < a.length && i < b.length && a[a.length - 1 - i] === b[b.length - 1 - i]) i++;
    while (!betweenWords(a, a.length - i) || !betweenWords(b, b.length - i)) i--;
    return i;
  }

  /* Where a character begins, by its number. */
  function offsetOf(text, characters) {
    var at = 0;
    while (at < text.length && characters--) at += text.codePointAt(at) > 0xffff ? 2 : 1;
    return at;
  }

  /* At most so many characters of the beginning, whole words if there are any. */
  function headOf(text, most) {
    var end = offsetOf(text, most);
    var i = end;
    if (end === text.length) return text;
    while (i && !/[ \t-\r]/.test(text[i - 1])) i--;
    return text.slice(0, i || end) + "…";
  }

  /* The same of the end. */
  function tailOf(text, most) {
    var length = Array.from(text).length;
    var start = offsetOf(text, length - most);
    var i = start;
    if (length <= most) return text;
    while (i < text.length && !/[ \t-\r]/.test(text[i - 1])) i++;
    return "…" + text.slice(i < text.length ? i : start);
  }

  /* Makes a written \n of a description real; where one stands, \t and \" are meant, too. */
  function unescape(key, text) {
    if (key !== "description" || !text) return text || "";
    if (/\\n/.test(text))
      text = text.replace(/\\([nrt"])/g, function (all, sign) {
        return { n: "\n", t: "\t", r: "", '"': '"' }[sign];
      });
    return text.replace(/\r/g, "");
  }

  /*
   * A scalar's value beside the other one: {whole: [same, changed, same], short: the same with less
   * text, or null when the value is not long}; null when there is no text.
   */
  function parts(key, value, against) {
    var text = unescape(key, value);
    var other = unescape(key, against);
    var from = other ? commonStart(text, other) : 0;
    var to = text.length - (other ? commonEnd(text.slice(from), other.slice(from)) : 0);
    var whole = [text.slice(0, from), text.slice(from, to), text.slice(to)];
    if (!text) return null;
    return {
      whole: whole,
      short:
        Array.from(text).length > LONG_VALUE
          ? [tailOf(whole[0], AROUND), headOf(whole[1], LONG_VALUE), headOf(whole[2], AROUND)]
          : null,
    };
  }

  var exported = { compare: compare, parts: parts };
  if (typeof module !== "undefined") module.exports = exported;
  else (window.agentdoc = window.agentdoc || {}).fields = exported;
})();
