/* SPDX-License-Identifier: MIT */
/*
 * Adds to graph_model.js the neighbourhood of a node and where its boxes and lines stand, the ways
 * from one node to another, and the matrix. Numbers only, the same for the same input, so that it
 * runs under Node too. graph.js loads it when something is to be drawn.
 */
(function () {
  "use strict";

  var isNode = typeof module !== "undefined";
  var model = isNode ? require("./graph_model.js") : window.agentdoc.graphModel;
  var endsOf = model.endsOf;
  var ROW = 26; /* height of a box */
  var GAP = 12; /* between two rows: lines of boxes further out pass there */
  var ROWS = 16; /* of a column, before it is cut into several */
  var SUB_GAP = 18; /* between the columns that one was cut into */
  var CHANNEL = 92; /* between two columns: room for curves */
  var TITLE = 30;
  var MARGIN = 10;
  var WIDTH_MIN = 80;
  var WIDTH_MAX = 230;
  var WAYS_MAX = 5; /* between two nodes; more tell nothing new */

  /* ---- neighbourhood ---- */

  function byFolderAndName(a, b) {
    return a.folder - b.folder || (a.name < b.name ? -1 : a.name > b.name ? 1 : a.index - b.index);
  }

  /* Those next to a column, not placed yet: sorted by whom they belong to, then by name. */
  function nextColumn(column, edges, from, to, placed) {
    var places = new Map();
    var sums = new Map();
    column.forEach(function (node, i) {
      places.set(node, i);
    });
    edges.forEach(function (edge) {
      if (!places.has(edge[from]) || placed.has(edge[to])) return;
      var sum = sums.get(edge[to]) || [0, 0];
      sums.set(edge[to], [sum[0] + places.get(edge[from]), sum[1] + 1]);
    });
    function mean(node) {
      return sums.get(node)[0] / sums.get(node)[1];
    }
    return Array.from(sums.keys()).sort(function (a, b) {
      return mean(a) - mean(b) || byFolderAndName(a, b);
    });
  }

  /*
   * Columns from left to right: those that name it, at distance depth to 1, the focus, those that
   * it names. What is named both ways stands on the right.
   */
  function neighbourhood(edges, focus, depth) {
    var placed = new Map([[focus, 0]]);
    var sides = { left: [], right: [] };
    for (var step = 1; step <= depth; step++) {
      [["right", "source", "target", 1], ["left", "target", "source", -1]].forEach(function (way) {
        var side = sides[way[0]];
        var last = step === 1 ? [focus] : side[step - 2] || [];
        var column = nextColumn(last, edges, way[1], way[2], placed);
        column.forEach(function (node) {
          placed.set(node, step * way[3]);
        });
        if (column.length) side.push(column);
      });
    }
    return {
      columns: sides.left.slice().reverse().concat([[focus]], sides.right),
      centre: sides.left.length,
      nodes: placed,
      pairs: pairsBetween(edges, placed),
    };
  }

  /* Relations between neighbouring columns by the pair that they join, inner node first. */
  function pairsBetween(edges, placed) {
    var pairs = new Map();
    edges.forEach(function (edge) {
      var a = placed.get(edge.source);
      var b = placed.get(edge.target);
      if (a === undefined || b === undefined || Math.abs(a - b) !== 1) return;
      var outward = Math.abs(a) < Math.abs(b);
      var inner = outward ? edge.source : edge.target;
      var outer = outward ? edge.target : edge.source;
      var key = inner.index + " " + outer.index;
      if (!pairs.has(key)) pairs.set(key, { inner: inner, outer: outer, edges: [] });
      var pair = pairs.get(key);
      pair.edges.push(edge);
      pair[outward ? "outward" : "inward"] = true;
    });
    return Array.from(pairs.values());
  }

  /* ---- ways ---- */

  /* Edges by the node at one end, in their order. */
  function edgesBy(edges, end) {
    var found = new Map();
    edges.forEach(function (edge) {
      if (!found.has(edge[end])) found.set(edge[end], []);
      found.get(edge[end]).push(edge);
    });
    return found;
  }

  /* How many edges lead from each node to one, at least. */
  function distancesTo(edges, to) {
    var into = edgesBy(edges, "target");
    var distances = new Map([[to, 0]]);
    distances.forEach(function (distance, node) { /* sees what is added meanwhile */
      (into.get(node) || []).forEach(function (edge) {
        if (!distances.has(edge.source)) distances.set(edge.source, distance + 1);
      });
    });
    return distances;
  }

  /*
   * The shortest ways along the direction of the edges, each a list of edges; those whose edges come
   * first, WAYS_MAX at most. No two lead through the same nodes. None is an empty list.
   */
  function ways(edges, from, to) {
    var distances = distancesTo(edges, to);
    var out = edgesBy(edges, "source");
    var found = [];
    function walk(node, way) {
      var seen = new Set();
      if (node === to) return found.push(way);
      out.get(node).forEach(function (edge) {
        var isNearer = distances.get(edge.target) === distances.get(node) - 1;
        if (!isNearer || seen.has(edge.target) || found.length === WAYS_MAX) return;
        seen.add(edge.target);
        walk(edge.target, way.concat(edge));
      });
    }
    if (from !== to && distances.has(from)) walk(from, []);
    return found;
  }

  /* ---- places ---- */

  /* Width of a label at 13 px, a little more than most faces need. */
  function textWidth(text) {
    var width = 0;
    for (var letter of text)
      width += /[ -~]/.test(letter)
        ? /[ijl.,:;'|!I]/.test(letter) ? 4.5 : /[mwMW@%]/.test(letter) ? 12 : /[A-Z]/.test(letter) ? 9.5 : 8
        : 14;
    return Math.ceil(width);
  }

  function fitText(text, width) {
    var cut = text;
    if (textWidth(text) <= width) return text;
    while (cut && textWidth(cut) + 10 > width) cut = Array.from(cut).slice(0, -1).join("");
    return cut + "…";
  }

  function boxWidth(node) {
    return Math.min(WIDTH_MAX, Math.max(WIDTH_MIN, textWidth(node.name) + 22));
  }

  /* A column cut into several of equal height; the first stands nearest to the centre. */
  function cutColumn(nodes) {
    var count = Math.ceil(nodes.length / ROWS);
    var rows = Math.ceil(nodes.length / count);
    var subs = [];
    for (var start = 0; start < nodes.length; start += rows) {
      var part = nodes.slice(start, start + rows);
      subs.push({ nodes: part, width: Math.max.apply(null, part.map(boxWidth)) });
    }
    return { subs: subs, rows: rows, height: rows * (ROW + GAP) };
  }

  function placeColumn(column, x, height, isLeft, boxes) {
    var order = isLeft ? column.subs.slice().reverse() : column.subs;
    var top = TITLE + MARGIN + Math.round((height - column.height) / 2);
    column.x = x;
    order.forEach(function (sub) {
      var offset = Math.floor((column.rows - sub.nodes.length) / 2);
      sub.nodes.forEach(function (node, i) {
        boxes.set(node, {
          node: node, x: x, y: top + (offset + i) * (ROW + GAP) + GAP / 2, width: sub.width,
          height: ROW, column: column, sub: column.subs.indexOf(sub),
        });
      });
      x += sub.width + SUB_GAP;
    });
    column.right = x - SUB_GAP;
    return column.right;
  }

  /*
   * The way out of a box to the side of its column, as points: directly from the outermost of the
   * columns that one was cut into, else through the gap below its row.
   */
  function wayOut(box, toRight, isLeft) {
    var subs = box.column.subs.length;
    var edge = toRight ? box.x + box.width : box.x;
    var middle = box.y + ROW / 2;
    var isOutermost = box.sub === (toRight === isLeft ? 0 : subs - 1);
    if (isOutermost) return [[edge, middle]];
    var lane = box.y + ROW + Math.round((GAP * (box.sub + 1)) / (subs + 1));
    var step = toRight ? SUB_GAP - 4 : 4 - SUB_GAP;
    return [[edge, middle], [edge + step, lane], [toRight ? box.column.right : box.column.x, lane]];
  }

  function curveTo(from, to) {
    var bend = Math.round((to[0] - from[0]) / 2);
    if (from[1] === to[1]) return "H" + to[0];
    return "C" + (from[0] + bend) + " " + from[1] + " " + (to[0] - bend) + " " + to[1] + " " +
      to[0] + " " + to[1];
  }

  function placePair(pair, boxes, isLeft) {
    var inner = boxes.get(pair.inner);
    var outer = boxes.get(pair.outer);
    var points = wayOut(inner, !isLeft, isLeft).concat(wayOut(outer, isLeft, isLeft).reverse());
    var path = "M" + points[0].join(" ");
    for (var i = 1; i < points.length; i++) path += curveTo(points[i - 1], points[i]);
    return { pair: pair, path: path, start: points[0], end: points[points.length - 1] };
  }

  /* {width height boxes lines columns[x]}: boxes by node; lines from the inner to the outer box. */
  function place(found) {
    var boxes = new Map();
    var columns = found.columns.map(cutColumn);
    var height = Math.max.apply(null, columns.map(function (column) {
      return column.height;
    }));
    var x = MARGIN;
    columns.forEach(function (column, i) {
      x = placeColumn(column, x, height, i < found.centre, boxes) + CHANNEL;
    });
    return {
      width: x - CHANNEL + MARGIN,
      height: height + TITLE + 2 * MARGIN,
      boxes: boxes,
      lines: found.pairs.map(function (pair) {
        return placePair(pair, boxes, found.nodes.get(pair.outer) < 0);
      }),
      columns: columns,
    };
  }

  /* ---- matrix ---- */

  /* Nodes in the order of their folders; names that nobody defines share the last column. */
  function matrix(edges) {
    var nodes = Array.from(endsOf(edges)).sort(function (a, b) {
      return a.folder - b.folder || a.index - b.index;
    });
    var rows = nodes.filter(function (node) {
      return !node.missing;
    });
    var place = new Map();
    var cells = new Map();
    rows.forEach(function (node, i) {
      place.set(node, i);
    });
    edges.forEach(function (edge) {
      var column = edge.target.missing ? rows.length : place.get(edge.target);
      var key = place.get(edge.source) * (rows.length + 1) + column;
      if (!cells.has(key))
        cells.set(key, { row: place.get(edge.source), column: column, edges: [] });
      cells.get(key).edges.push(edge);
    });
    return {
      rows: rows,
      columns: rows.length + (nodes.length > rows.length ? 1 : 0),
      cells: cells,
      at: function (row, column) {
        return cells.get(row * (rows.length + 1) + column);
      },
    };
  }

  Object.assign(model, {
    WAYS_MAX: WAYS_MAX, neighbourhood: neighbourhood, place: place, matrix: matrix, ways: ways,
    textWidth: textWidth, fitText: fitText,
  });
  if (isNode) module.exports = model;
})();
