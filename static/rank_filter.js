/* SPDX-License-Identifier: MIT */
/*
 * What narrows a list of results: the values that operators such as folder:core ask for, which
 * documents have them, and how many have each. Forgiving: a value that somebody has is meant as it
 * stands, else names in which a word begins with it, else names that have it anywhere. Knows no
 * words of a query.
 */
(function () {
  "use strict";

  var isNode = typeof module !== "undefined";
  var words = isNode ? require("./rank_words.js") : window.agentdoc.rankWords;
  var queries = isNode ? require("./rank_query.js") : window.agentdoc.rankQuery;

  var SAME = 3;
  var BEGINS = 2; /* a word of the name begins with it */
  var WITHIN = 1;
  var NEAR = 3; /* names that are told instead of one that nobody has */

  /* ---- names ---- */

  /* "01-core-development" of "01-Core Development": what is compared. Models leave out their maker. */
  function keyOf(operator, name) {
    var key = words
      .fold(name.replace(/([a-z0-9])([A-Z])/g, "$1-$2"))
      .replace(/[\s_.:-]+/g, "-")
      .replace(/^-+|-+$/g, "");
    return operator === "model" ? key.replace(/^.*\bclaude-(?=.)/, "") : key;
  }

  function flat(key) {
    return key.replace(/-/g, "");
  }

  /* How well a name is what an operator asks for; 0: not at all. */
  function fitOf(operator, name, value) {
    var has = keyOf(operator, name);
    var wanted = keyOf(operator, value);
    if (!wanted) return 0;
    if (flat(has) === flat(wanted) || (operator === "kind" && has + "s" === wanted)) return SAME;
    if (("/" + has).replace(/[(,]/g, "-").search(new RegExp("[/-]" + escaped(wanted))) >= 0) return BEGINS;
    if (flat(has).indexOf(flat(wanted)) === 0) return BEGINS;
    return flat(has).indexOf(flat(wanted)) >= 0 ? WITHIN : 0;
  }

  function escaped(text) {
    return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
  }

  /* {name: how many documents have it} of an operator, counted once. */
  function countsOf(index, operator) {
    index.counts = index.counts || {};
    if (index.counts[operator]) return index.counts[operator];
    var counts = new Map();
    index.documents.forEach(function (row) {
      queries.OPERATORS[operator](row).forEach(function (name) {
        if (name) counts.set(name, (counts.get(name) || 0) + 1);
      });
    });
    return (index.counts[operator] = counts);
  }

  /* Names of an operator that fit a value at all, the best first: [{value, count, fit}]; all of ""*/
  function namesLike(index, operator, value) {
    return Array.from(countsOf(index, operator), function (pair) {
      return { value: pair[0], count: pair[1], fit: value ? fitOf(operator, pair[0], value) : BEGINS };
    })
      .filter(function (one) {
        return one.fit;
      })
      .sort(function (a, b) {
        return b.fit - a.fit || b.count - a.count || words.compare(a.value, b.value);
      });
  }

  /* The fewest mistakes between what is wanted and a name or a part of it; most + 1: more. */
  function missOf(wanted, key, most) {
    return key
      .split(/[/-]/)
      .concat(flat(key))
      .reduce(function (least, part) {
        return Math.min(least, words.distance(wanted, part, most));
      }, most + 1);
  }

  /* Names that one may have meant by a value that nobody has: like it, or else the most frequent. */
  function namesNear(index, operator, value) {
    var wanted = flat(keyOf(operator, value));
    var most = Math.max(1, Math.floor(wanted.length / 3));
    var all = namesLike(index, operator, "").map(function (one) {
      return { value: one.value, miss: missOf(wanted, keyOf(operator, one.value), most) };
    });
    var near = all.filter(function (one) {
      return one.miss <= most;
    });
    near.sort(function (a, b) {
      return a.miss - b.miss;
    });
    return (near.length ? near : all).slice(0, NEAR).map(function (one) {
      return one.value;
    });
  }

  /* ---- operators ---- */

  /* The names that an operator lets pass, and those among them that it says as they stand. */
  function resolve(index, operator) {
    if (operator.name === "changed") {
      operator.known = Boolean(operator.age);
      return;
    }
    operator.names = new Set();
    operator.said = new Set();
    operator.values.forEach(function (value) {
      var list = namesLike(index, operator.name, value);
      list.forEach(function (one) {
        if (one.fit === list[0].fit) operator.names.add(one.value);
        if (one.fit === SAME) operator.said.add(one.value);
      });
    });
    operator.known = operator.names.size > 0 || !operator.values.length;
  }

  function passes(operator, row) {
    if (operator.name === "changed") {
      if (!operator.age) return true;
      var isOld = row.age !== null && row.age > operator.age.days;
      return (row.age !== null && isOld === operator.age.more) !== operator.not;
    }
    if (!operator.values.length) return true; /* still being typed */
    var has = queries.OPERATORS[operator.name](row).some(function (name) {
      return operator.names.has(name);
    });
    return has !== operator.not;
  }

  /* The names of the operators that a document fails. */
  function failed(row, operators) {
    return operators
      .filter(function (operator) {
        return !passes(operator, row);
      })
      .map(function (operator) {
        return operator.name;
      });
  }

  /* ---- counts ---- */

  function isOn(operators, name, value) {
    return operators.some(function (operator) {
      return operator.name === name && !operator.not && operator.said.has(value);
    });
  }

  /*
   * Counts of values over all results; of the operator's own kind as if it were not there, so that
   * one can choose another value.
   */
  function facets(index, results, operators) {
    var counts = {};
    Object.keys(queries.OPERATORS).forEach(function (name) {
      if (queries.OPERATORS[name]) counts[name] = new Map();
    });
    results.forEach(function (result) {
      var row = index.documents[result.document];
      var names = new Set(failed(row, operators));
      if (names.size > 1) return;
      Object.keys(counts).forEach(function (name) {
        if (names.size && !names.has(name)) return;
        queries.OPERATORS[name](row).forEach(function (value) {
          if (value) counts[name].set(value, (counts[name].get(value) || 0) + 1);
        });
      });
    });
    Object.keys(counts).forEach(function (name) {
      counts[name] = Array.from(counts[name], function (pair) {
        return { value: pair[0], count: pair[1], on: isOn(operators, name, pair[0]) };
      }).sort(function (a, b) {
        return b.count - a.count || words.compare(a.value, b.value);
      });
    });
    return counts;
  }

  var api = { resolve: resolve, failed: failed, facets: facets, namesLike: namesLike, namesNear: namesNear };
  if (isNode) module.exports = api;
  else window.agentdoc.rankFilter = api;
})();
