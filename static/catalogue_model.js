/* SPDX-License-Identifier: MIT */
/*
 * What a selection in the catalogue contains, and how it is written in the address. Knows the data
 * of catalogue/data.js and nothing of the page.
 *
 * A selection is {chosen: {facet: [key, ...], ...}, text: "words", sort: "name"}. Values of one
 * facet add to each other, facets narrow each other.
 */
(function () {
  "use strict";

  var SORTS = ["name", "recent", "referenced", "changed"];
  var SORTS_WITHOUT_HISTORY = ["name", "referenced"];

  /* Short for what reports link to: problems=1 is is=problem. */
  var SHORT = { problems: "problem", duplicates: "duplicate", unresolved: "unresolved", orphans: "orphan" };

  function add(chosen, facet, key) {
    var keys = (chosen[facet] = chosen[facet] || []);
    if (keys.indexOf(key) < 0) keys.push(key);
  }

  function parse(search, facets) {
    var params = new URLSearchParams(search);
    var selection = { chosen: {}, text: "", sort: SORTS[0] };
    params.forEach(function (value, name) {
      if (facets.indexOf(name) >= 0) add(selection.chosen, name, value);
      else if (SHORT.hasOwnProperty(name)) add(selection.chosen, "is", SHORT[name]);
    });
    selection.text = (params.get("q") || "").trim();
    if (SORTS.indexOf(params.get("sort")) >= 0) selection.sort = params.get("sort");
    return selection;
  }

  function format(selection, facets) {
    var params = new URLSearchParams();
    facets.forEach(function (facet) {
      (selection.chosen[facet] || []).forEach(function (key) {
        params.append(facet, key);
      });
    });
    if (selection.text) params.set("q", selection.text);
    if (selection.sort !== SORTS[0]) params.set("sort", selection.sort);
    return params.toString();
  }

  function has(selection, facet, key) {
    return (selection.chosen[facet] || []).indexOf(key) >= 0;
  }

  /* A copy in which one facet has these values alone. */
  function replaced(selection, facet, keys) {
    var chosen = Object.assign({}, selection.chosen);
    chosen[facet] = keys;
    return Object.assign({}, selection, { chosen: chosen });
  }

  /* A copy in which one value is chosen, or no longer. */
  function toggled(selection, facet, key) {
    var keys = selection.chosen[facet] || [];
    var others = keys.filter(function (one) {
      return one !== key;
    });
    return replaced(selection, facet, others.length < keys.length ? others : keys.concat(key));
  }

  function isNarrowed(selection) {
    return format(Object.assign({}, selection, { sort: SORTS[0] }), Object.keys(selection.chosen)) !== "";
  }

  /* For each facet with a choice: which of its values are chosen, by their index. */
  function wanted(data, selection) {
    var list = [];
    Object.keys(data.values).forEach(function (facet) {
      var keys = selection.chosen[facet] || [];
      if (!keys.length) return;
      list.push({
        facet: facet,
        of: data.of[facet],
        chosen: data.values[facet].map(function (value) {
          return keys.indexOf(value[0]) >= 0;
        }),
      });
    });
    return list;
  }

  function passes(want, i) {
    var ids = want.of[i];
    for (var k = 0; k < ids.length; k++) if (want.chosen[ids[k]]) return true;
    return false;
  }

  function emptyCounts(data) {
    var counts = {};
    Object.keys(data.values).forEach(function (facet) {
      counts[facet] = new Array(data.values[facet].length).fill(0);
    });
    return counts;
  }

  function countIn(counts, of, i) {
    var ids = of[i];
    for (var k = 0; k < ids.length; k++) counts[ids[k]]++;
  }

  function words(text) {
    return text.toLowerCase().split(/\s+/).filter(Boolean);
  }

  /*
   * One pass over all definitions. textOf gives the lower case text of one that words are looked for
   * in. The result has
   *   found     indices of what passes all choices
   *   counts    of each facet's values: how many there would be under the choices of all others
   *   without   how many there would be without one choice; "q" for the text
   */
  function evaluate(data, selection, textOf) {
    var wants = wanted(data, selection);
    var wordsWanted = words(selection.text);
    var facets = Object.keys(data.values);
    var result = { found: [], counts: emptyCounts(data), without: {} };

    function hasText(i) {
      var text = wordsWanted.length ? textOf(i) : "";
      return wordsWanted.every(function (word) {
        return text.indexOf(word) >= 0;
      });
    }

    for (var i = 0; i < data.age.length; i++) {
      var fails = 0;
      var failing = "";
      for (var w = 0; w < wants.length && fails < 2; w++) {
        if (passes(wants[w], i)) continue;
        fails++;
        failing = wants[w].facet;
      }
      if (fails < 2 && !hasText(i)) {
        fails++;
        failing = "q";
      }
      if (fails > 1) continue;
      if (fails) {
        result.without[failing] = (result.without[failing] || 0) + 1;
        if (failing !== "q") countIn(result.counts[failing], data.of[failing], i);
        continue;
      }
      result.found.push(i);
      for (var f = 0; f < facets.length; f++) countIn(result.counts[facets[f]], data.of[facets[f]], i);
    }
    sort(data, selection.sort, result.found);
    return result;
  }

  /* Indices are from A to Z, so that equal ones stay so. */
  function sort(data, by, found) {
    var compare = {
      recent: function (a, b) {
        if (data.age[a] < 0 || data.age[b] < 0) return (data.age[a] < 0) - (data.age[b] < 0);
        return data.age[a] - data.age[b];
      },
      referenced: function (a, b) {
        return data.callers[b] - data.callers[a];
      },
      changed: function (a, b) {
        return data.changes[b] - data.changes[a];
      },
    }[by];
    if (compare)
      found.sort(function (a, b) {
        return compare(a, b) || a - b;
      });
  }

  (window.agentdoc = window.agentdoc || {}).catalogueModel = {
    SORTS: SORTS,
    SORTS_WITHOUT_HISTORY: SORTS_WITHOUT_HISTORY,
    parse: parse,
    format: format,
    has: has,
    toggled: toggled,
    replaced: replaced,
    isNarrowed: isNarrowed,
    evaluate: evaluate,
  };
})();
