/* SPDX-License-Identifier: MIT */
/*
 * Sorts the tables of the insights by the column that the reader chooses. Expects table.sortable with
 * one row of heads; a column of numbers has heads with class "num". A cell is sorted by its data-sort,
 * else by its text; one that spans columns counts for each of them. Where a head holds a link the
 * button stands beside it, else around its words.
 */
(function () {
  "use strict";

  var TEXT = window.agentdoc.words("insights", {
    sort: "Sort by {column}",
  });
  var LEAST_ROWS = 3; // fewer need no order

  // The cell of a row that stands in a column, counting what others span.
  function cellAt(row, column) {
    for (var i = 0, at = 0; i < row.cells.length; i++) {
      at += row.cells[i].colSpan;
      if (column < at) return row.cells[i];
    }
    return null;
  }

  function keyOf(row, column, isNumber) {
    var cell = cellAt(row, column);
    var text = cell ? cell.getAttribute("data-sort") || cell.textContent.trim() : "";

    if (!isNumber) return text.toLowerCase();
    text = text.replace(/(\d)\D(?=\d{3}(?!\d))/g, "$1"); // digits in groups
    return text === "" ? -1 : parseFloat(text) || 0;
  }

  function compare(a, b) {
    return typeof a === "string" ? a.localeCompare(b, undefined, { numeric: true }) : a - b;
  }

  function sort(table, head, column) {
    var isNumber = head.classList.contains("num");
    var was = head.getAttribute("aria-sort");
    var down = was ? was === "ascending" : isNumber;
    var body = table.tBodies[0];
    var rows = Array.prototype.map.call(body.rows, function (row, place) {
      return { row: row, place: place, key: keyOf(row, column, isNumber) };
    });

    rows.sort(function (a, b) {
      return (down ? compare(b.key, a.key) : compare(a.key, b.key)) || a.place - b.place;
    });
    rows.forEach(function (item) {
      body.appendChild(item.row);
    });
    Array.prototype.forEach.call(head.parentNode.cells, function (other) {
      other.removeAttribute("aria-sort");
    });
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
  }

  function addButton(table, head, column) {
    var button = document.createElement("button");

    button.type = "button";
    button.className = "sort";
    if (head.querySelector("a")) {
      button.setAttribute("aria-label", window.agentdoc.say(TEXT.sort, { column: head.textContent.trim() }));
      head.appendChild(button);
    } else {
      while (head.firstChild) button.appendChild(head.firstChild);
      head.appendChild(button);
    }
    button.addEventListener("click", function () {
      sort(table, head, column);
    });
  }

  Array.prototype.forEach.call(document.querySelectorAll("table.sortable"), function (table) {
    if (table.tBodies[0].rows.length < LEAST_ROWS) return;
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (head, column) {
      addButton(table, head, column);
    });
  });
})();
