/* SPDX-License-Identifier: MIT */
/*
 * Compares two definitions that the reader chooses: fields as a table, sections side by side. What
 * it compares are the texts of the search index, which static/search.js loads; the address of the
 * page holds the choice (?a=agent/one&b=agent/two).
 */
(function () {
  "use strict";

  var WORDS_MAX = 4e6; // cells of the table that pairs words; above that a text is marked whole
  var FIELDS = [["Name", 1], ["Kind", 3], ["Folder", 4], ["Model", 5], ["Tools", 6]];

  function element(name, className, text) {
    var node = document.createElement(name);
    if (className) node.className = className;
    if (text !== undefined && text !== null) node.textContent = text;
    return node;
  }

  function link(row) {
    var node = element("a", "", row[1]);
    node.href = window.agentdoc.search.root + row[2];
    node.dir = "auto";
    return node;
  }

  // ---- two texts ----

  // lengths[i * width + j]: words that a from i and b from j have in common, in order.
  function commonLengths(a, b) {
    var width = b.length + 1;
    var lengths = new Uint32Array((a.length + 1) * width);
    for (var i = a.length - 1; i >= 0; i--) {
      for (var j = b.length - 1; j >= 0; j--) {
        lengths[i * width + j] =
          a[i] === b[j]
            ? lengths[(i + 1) * width + j + 1] + 1
            : Math.max(lengths[(i + 1) * width + j], lengths[i * width + j + 1]);
      }
    }
    return lengths;
  }

  // Which words of each side the other lacks, as two lists of booleans.
  function missingWords(a, b) {
    var width = b.length + 1;
    var result = { a: a.map(() => true), b: b.map(() => true) };
    if (a.length * b.length > WORDS_MAX) return result;
    var lengths = commonLengths(a, b);
    var i = 0;
    var j = 0;
    while (i < a.length && j < b.length) {
      if (a[i] === b[j]) {
        result.a[i++] = result.b[j++] = false;
      } else if (lengths[(i + 1) * width + j] >= lengths[i * width + j + 1]) {
        i++;
      } else {
        j++;
      }
    }
    return result;
  }

  function markedText(words, missing, tag) {
    var place = document.createDocumentFragment();
    var at = 0;
    while (at < words.length) {
      var end = at + 1;
      while (end < words.length && missing[end] === missing[at]) end++;
      var text = words.slice(at, end).join(" ");
      place.append(missing[at] ? element(tag, "", text) : text, " ");
      at = end;
    }
    return place;
  }

  // A pair of cells; equal texts stand in both.
  function cells(row, a, b) {
    var left = element("td");
    var right = element("td");
    left.dir = right.dir = "auto";
    if (a === b) {
      left.textContent = a;
      right.textContent = b;
    } else {
      var words = { a: a ? a.split(" ") : [], b: b ? b.split(" ") : [] };
      var missing = missingWords(words.a, words.b);
      left.append(markedText(words.a, missing.a, "del"));
      right.append(markedText(words.b, missing.b, "ins"));
    }
    row.append(left, right);
  }

  // ---- two definitions ----

  function table(caption, rowA, rowB) {
    var node = element("table", "changes sided");
    var head = element("tr");
    [caption, rowA, rowB].forEach(function (row, i) {
      var cell = element("th", "", i ? null : caption);
      cell.scope = "col";
      if (i) cell.append(link(row));
      head.append(cell);
    });
    node.append(element("thead"), element("tbody"));
    node.tHead.append(head);
    return node;
  }

  function addRow(body, title, a, b) {
    if (!a && !b) return;
    var row = element("tr");
    var head = element("th", "", title);
    head.scope = "row";
    head.dir = "auto";
    head.append(" ", element("span", a === b ? "badge" : "flag", state(a, b)));
    row.append(head);
    cells(row, a || "", b || "");
    body.append(row);
  }

  function state(a, b) {
    if (a === b) return "equal";
    if (!a) return "only right";
    return b ? "differs" : "only left";
  }

  // Sections of both, in the order of the left one; those of the right one alone come last.
  function pairs(left, right) {
    var rest = right.slice();
    var found = left.map(function (section) {
      var at = rest.findIndex((other) => other[0].toLowerCase() === section[0].toLowerCase());
      return [section[0], section[2], at < 0 ? "" : rest.splice(at, 1)[0][2]];
    });
    return found.concat(rest.map((section) => [section[0], "", section[2]]));
  }

  function show(place, a, b) {
    var fields = table("Field", a.row, b.row);
    FIELDS.forEach(function (field) {
      addRow(fields.tBodies[0], field[0], a.row[field[1]], b.row[field[1]]);
    });
    addRow(fields.tBodies[0], "Summary", a.texts[0], b.texts[0]);

    var sections = table("Section", a.row, b.row);
    var all = pairs(a.texts.slice(1), b.texts.slice(1));
    var equal = all.filter((pair) => pair[1] === pair[2]).length;
    all.forEach(function (pair) {
      addRow(sections.tBodies[0], pair[0] || "Opening text", pair[1], pair[2]);
    });
    var note = element("p", "rule");
    note.textContent =
      equal + " of " + all.length + " sections are equal. Words are compared, without formatting.";
    place.replaceChildren(element("h2", "", "Fields"), scroll(fields, "Fields"));
    place.append(element("h2", "", "Sections"), note, scroll(sections, "Sections"));
  }

  function scroll(node, label) {
    var box = element("div", "scroll");
    box.tabIndex = 0;
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", label);
    box.append(node);
    return box;
  }

  // ---- the page ----

  function load(documents, id) {
    var at = documents.findIndex((row) => row[0] === id);
    if (at < 0) return Promise.reject(new Error("There is no definition “" + id + "”."));
    return window.agentdoc.search.load("texts", documents[at][7]).then(function (texts) {
      return { row: documents[at], texts: texts[at] };
    });
  }

  function chooser(documents, name, label, chosen) {
    var wrap = element("label", "", label + " ");
    var select = element("select");
    select.name = name;
    select.append(element("option", "", "Choose"));
    select.options[0].value = "";
    documents.forEach(function (row) {
      var option = element("option", "", row[1] + " (" + (row[8] ? "removed " : "") + row[0] + ")");
      option.value = row[0];
      option.selected = row[0] === chosen;
      select.append(option);
    });
    wrap.append(select);
    return wrap;
  }

  function start(place) {
    var documents = window.agentdoc.search.index().documents;
    var chosen = new URLSearchParams(location.search);
    var form = element("form", "compare");
    var result = element("div");
    var turn = 0;

    function update() {
      var mine = ++turn;
      var a = form.elements.a.value;
      var b = form.elements.b.value;
      if (!a || !b) return result.replaceChildren();
      history.replaceState(null, "", "?" + new URLSearchParams({ a: a, b: b }));
      Promise.all([load(documents, a), load(documents, b)]).then(function (both) {
        if (mine === turn) show(result, both[0], both[1]);
      });
    }

    form.append(chooser(documents, "a", "Left", chosen.get("a")));
    form.append(chooser(documents, "b", "Right", chosen.get("b")));
    form.addEventListener("change", update);
    form.addEventListener("submit", (event) => event.preventDefault());
    place.replaceChildren(form, result);
    update();
  }

  document.addEventListener("DOMContentLoaded", function () {
    var place = document.getElementById("ad-compare");
    if (!place || !window.agentdoc || !window.agentdoc.search) return;
    window.agentdoc.search.ready().then(() => start(place));
  });
})();
