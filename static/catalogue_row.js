/* SPDX-License-Identifier: MIT */
/*
 * Rows of a catalogue on several pages that stand on another page than the one which is open: made
 * after the first row of this page, from the data of catalogue/data.js, rows.js and texts.js.
 */
(function () {
  "use strict";

  var TEXT = window.agentdoc.words("catalogue_row", {
    kinds: { agent: "agent", skill: "skill", command: "command" },
    marks: { new: "new", uncommitted: "not committed", duplicate: "duplicate name", unresolved: "unresolved name", problem: "problems" },
    all: "ALL",
    none: "none",
  });
  var SVG = "http://www.w3.org/2000/svg";
  var QUIET = ["new", "uncommitted"];

  function add(parent, name, className, text) {
    var element = document.createElement(name);
    if (className) element.className = className;
    element.textContent = text;
    parent.append(element);
    return element;
  }

  /* What a cell says behind its label. */
  function say(cell, text) {
    var label = cell.querySelector("small");
    cell.replaceChildren();
    if (label) cell.append(label.cloneNode(true), " ");
    if (text !== "") cell.append(text);
  }

  function valueOf(data, facet, i) {
    var ids = data.of[facet][i];
    return ids.length ? data.values[facet][ids[0]] : null;
  }

  function addMarks(row, data, i) {
    var marks = row.querySelector(".marks");
    var kind = valueOf(data, "kind", i)[0];
    marks.replaceChildren();
    if (data.values.kind.length > 1) add(marks, "span", "badge " + kind, TEXT.kinds[kind]);
    data.of.is[i].forEach(function (id) {
      var key = data.values.is[id][0];
      if (TEXT.marks[key]) add(marks, "span", QUIET.indexOf(key) < 0 ? "flag" : "badge", TEXT.marks[key]);
    });
  }

  function addTools(cell, n) {
    say(cell, n > 0 ? String(n) : n ? "" : TEXT.none);
    if (n < 0) add(cell, "b", "all", TEXT.all);
  }

  function make(pattern, data, i) {
    var row = pattern.cloneNode(true);
    var cells = row.cells;
    var link = cells[0].querySelector("a");
    var folder = valueOf(data, "folder", i);
    var model = valueOf(data, "model", i);
    all(cells[0], ".dot").forEach(function (dot) {
      dot.remove();
    });
    link.textContent = data.title[i];
    link.href = data.url[i];
    cells[0].querySelector("p").textContent = "";
    addMarks(row, data, i);
    cells[1].replaceChildren();
    if (folder && folder[0] !== ".") add(cells[1], "a", "", folder[0]).href = folder[1];
    say(cells[2], model && model[0] !== "none" ? model[0] : "");
    addTools(cells[3], data.tools[i]);
    say(cells[4], String(data.callers[i]));
    say(cells[5], String(data.names[i]));
    if (!cells[7]) return row;
    say(cells[6], String(data.changes[i]));
    cells[7].replaceChildren();
    if (data.age[i] >= 0) addDate(cells[7], new Date((data.newest - data.age[i]) * 1000));
    cells[7].append(" ");
    add(cells[7], "span", "", "").dir = "auto";
    return row;
  }

  function addDate(cell, date) {
    var iso = date.toISOString().replace(".000", "");
    add(cell, "time", "", iso.slice(0, 10)).dateTime = iso;
  }

  function all(element, selector) {
    return Array.prototype.slice.call(element.querySelectorAll(selector));
  }

  /* As partials/dot has it. */
  function dotOf(color) {
    var dot = document.createElementNS(SVG, "svg");
    var circle = document.createElementNS(SVG, "circle");
    dot.setAttribute("class", "dot");
    dot.setAttribute("viewBox", "0 0 10 10");
    dot.setAttribute("aria-hidden", "true");
    dot.setAttribute("data-color", color);
    circle.setAttribute("cx", "5");
    circle.setAttribute("cy", "5");
    circle.setAttribute("r", "4.5");
    circle.setAttribute("fill", color);
    dot.append(circle);
    return dot;
  }

  /* Adds what comes in a file of its own, because it is large. */
  function describe(row, texts, i) {
    var cell = row.cells[0];
    cell.querySelector("p").textContent = texts.summary[i];
    if (row.cells[7]) row.cells[7].querySelector("span").textContent = texts.change[i];
    if (texts.color[i]) cell.prepend(dotOf(texts.color[i]), " ");
  }

  (window.agentdoc = window.agentdoc || {}).catalogueRow = { make: make, describe: describe };
})();
