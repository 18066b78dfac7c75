/* SPDX-License-Identifier: MIT */
/*
 * What a reader asks for: words, "quoted words", -words, and operators such as tool:Bash. Knows no
 * index; rank_filter.js says which documents an operator lets pass.
 */
(function () {
  "use strict";

  var isNode = typeof module !== "undefined";
  var words = isNode ? require("./rank_words.js") : window.agentdoc.rankWords;

  var WORDS_MOST = 24; /* of a query; what follows is left out */
  var RECENT = 30; /* days: is:changed */
  var DAYS = { d: 1, w: 7, m: 30, y: 365 };
  /* An operator without its value yet; or -, an operator, and quoted words or one word. */
  var PART = /-?([A-Za-z]+):(?=\s|$)|(-?)(?:([A-Za-z]+):)?(?:"([^"]*)"?|([^\s"]+))/g;
  var STOP = new Set(
    (
      "a an and another are as at be before being between but by can do does for from has have how i if in into is it " +
      "its me my need of on or our so than that the their them then there these they this those to use using was we " +
      "what when where which while who will with would you your"
    ).split(" ")
  );

  /* "Bash" of "Bash(git status)". */
  function withoutLimits(tool) {
    return tool.replace(/\(.*/, "");
  }

  /* What an operator compares with: the names that a document has. */
  var OPERATORS = {
    kind: function (row) {
      return [row.kind];
    },
    folder: function (row) {
      return [row.folder];
    },
    model: function (row) {
      return [row.model];
    },
    tool: function (row) {
      return Array.from(new Set(row.tools.concat(row.tools.map(withoutLimits))));
    },
    author: function (row) {
      return row.authors;
    },
    is: function (row) {
      var list = row.removed ? ["removed"] : [];
      return row.age !== null && row.age <= RECENT ? list.concat("changed") : list;
    },
    changed: null,
  };

  /* "<30d" as {more, days}; null when it cannot be read, as while it is typed. */
  function readAge(value) {
    var match = /^([<>]?)=?(\d{1,5})([dwmy]?)$/i.exec(value);
    if (!match) return null;
    return { more: match[1] === ">", days: Number(match[2]) * DAYS[(match[3] || "d").toLowerCase()] };
  }

  function readOperator(name, value, not, text) {
    return {
      name: name,
      value: value,
      values: value.split(",").map(words.fold).filter(Boolean),
      age: name === "changed" ? readAge(value) : null,
      not: not,
      text: text,
    };
  }

  /* A word of the query with the text it stands for; parts of "GraphQL" are looked for if need be. */
  function addWords(list, text) {
    words.pieces(text).forEach(function (piece) {
      words.tokens(piece.text).forEach(function (token) {
        var known = list.some(function (word) {
          return word.text === token;
        });
        if (!known && list.length < WORDS_MOST) list.push({ text: token, parts: words.parts(piece.text) });
      });
    });
  }

  function isOperator(name) {
    return Object.prototype.hasOwnProperty.call(OPERATORS, name);
  }

  /* "tool" of Tool and tools; other words as they are, in small letters. */
  function operatorOf(text) {
    var name = (text || "").toLowerCase();
    var single = name.replace(/s$/, "");
    return !isOperator(name) && isOperator(single) ? single : name;
  }

  function addPart(parsed, match) {
    var not = match[2] === "-";
    var begun = operatorOf(match[1]);
    var name = operatorOf(match[3]);
    var isQuoted = match[4] !== undefined;
    var value = isQuoted ? match[4] : match[5];
    if (name === "once" || begun === "once") parsed.once = true;
    if (begun) {
      if (begun !== "once" && !isOperator(begun)) addWords(parsed.words, begun);
    } else if (name === "once") {
      addWords(parsed.words, value);
    } else if (isOperator(name)) {
      parsed.operators.push(readOperator(name, value, not, match[0]));
    } else if (not) {
      parsed.not.push(words.tokens(match[0]));
    } else {
      if (isQuoted && words.tokens(value).length > 1) parsed.phrases.push(value);
      addWords(parsed.words, match[0]);
    }
  }

  /* Whether the last part of a query is a word that may go on. */
  function isOpen(query, match) {
    var end = Array.from(query.slice(-2)).pop() || "";
    if (!match || match[1] || match[2] || match[4] !== undefined) return false;
    if (isOperator(operatorOf(match[3]))) return false;
    return words.CJK.test(end) || words.LETTER.test(end);
  }

  /*
   * {words: [{text, parts}], phrases: [text], operators: [{name, value, values, age, not, text}],
   * not: [[word, ...]], once, open}. open: the last word may be begun only. Words that say nothing
   * are left out when others are there.
   */
  function parse(query) {
    var parsed = { words: [], phrases: [], operators: [], not: [], once: false, open: false };
    var last = null;
    PART.lastIndex = 0;
    for (var match = PART.exec(query); match; match = PART.exec(query)) {
      addPart(parsed, match);
      last = match;
    }
    var telling = parsed.words.filter(function (word) {
      return !STOP.has(word.text);
    });
    var ending = parsed.words[parsed.words.length - 1];
    if (telling.length) parsed.words = telling;
    parsed.open = isOpen(query, last) && ending === parsed.words[parsed.words.length - 1];
    return parsed;
  }

  function quoted(value) {
    return /[\s,"]/.test(value) ? '"' + value.replace(/"/g, "") + '"' : value;
  }

  /* The query with name:value at its end, or without it where it has it. */
  function toggle(query, name, value) {
    var text = name + ":" + quoted(value);
    var kept = [];
    var had = false;
    PART.lastIndex = 0;
    for (var match = PART.exec(query); match; match = PART.exec(query)) {
      if (match[0].toLowerCase() === text.toLowerCase()) had = true;
      else kept.push(match[0]);
    }
    // in front, so that the last word may still be one that is only begun
    return (had ? kept : [text].concat(kept)).join(" ");
  }

  var api = { parse: parse, toggle: toggle, OPERATORS: OPERATORS, quoted: quoted };
  if (isNode) module.exports = api;
  else window.agentdoc.rankQuery = api;
})();
