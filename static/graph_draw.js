/* SPDX-License-Identifier: MIT */
/*
 * What graph.js shows: the neighbourhood of a node, the matrix, the list of the relations in them,
 * and the ways to another node. Makes elements from what graph_layout.js worked out; where they go, and
 * what a choice does, is up to graph.js, which loads this when it is needed and hands over a view:
 *
 *	{graph, focus: a node or undefined, width: pixels, large: with all names,
 *	 say(text), go(id), enlarge()}
 */
(function () {
  "use strict";

  var agentdoc = window.agentdoc;
  var model = agentdoc.graphModel;
  var parts = agentdoc.graphParts;
  var make = parts.make;
  var html = parts.html;
  var svg = parts.svg;
  var whereOf = parts.whereOf;
  var say = agentdoc.say;
  var TEXT = agentdoc.words("graph_draw", {
    namedBy: "named by {n}",
    names: "names {n}",
    namesBoth: "names {n}, {both} both ways",
    namedByFar: "named by {n}, {steps} steps",
    namesFar: "names {n}, {steps} steps",
    neighbourhood: "Neighbourhood of {name}",
    sentence: "{from} {relation} {to} (line {line})",
    node: {
      one: "{name}, {where}, named in {n} place, names {out}.",
      other: "{name}, {where}, named in {n} places, names {out}.",
    },
    line: "line {n}",
    declared: "{relation} (front matter)",
    from: "From",
    relation: "Relation",
    to: "To",
    stated: "Stated in",
    list: { one: "{n} relation as a list", other: "{n} relations as a list" },
    listFirst: "{n} relations as a list, the first {first}",
    relations: "Relations",
    which: ", which ",
    noWay: "From {from} to {to}: no way, nor back, along the relations that pass the filters.",
    wayBack: "From {from} to {to}: no way. Back from {to}: {ways}, {steps}",
    wayThere: "From {from} to {to}: {ways}, {steps}",
    ways: { one: "{n} shortest way", other: "{n} shortest ways" },
    someWays: "{n} of the shortest ways",
    steps: { one: "{n} step", other: "{n} steps" },
    wayTo: "Way to {name}",
    notDefined: "not defined",
    nobody: "names nobody defines",
    noRelation: "{from} → {to}: no relation.",
    whoNames: "Who names whom",
    matrix: "Matrix, the arrow keys move in it",
    smaller: "Smaller",
    larger: "With names",
    rows: { one: "{n} definition", other: "{n} definitions" },
    cells: { one: "{n} cell marked.", other: "{n} cells marked." },
    rule: "{rows}, {cells} A row names the definitions of its marked columns; a click focuses the row. ",
  });
  var LISTED_MAX = 500;
  var BUSY = 120; /* lines; above that they are pale until one is pointed at */
  var NAMED_MAX = 64; /* rows of a matrix that has room for all names */
  var view, graph;

  function relationOf(edge) {
    return graph.relations[edge.relation];
  }

  /* ---- the drawing of a focus ---- */

  function titleOf(found, i) {
    var step = i - found.centre;
    var n = found.columns[i].length;
    var far = Math.abs(step);
    if (!step) return "";
    if (far > 1) return say(step < 0 ? TEXT.namedByFar : TEXT.namesFar, { n: n, steps: far });
    if (step < 0) return say(TEXT.namedBy, { n: n });
    var both = found.pairs.filter(function (pair) {
      return pair.inward && pair.outward && found.nodes.get(pair.outer) === 1;
    }).length;
    return say(both ? TEXT.namesBoth : TEXT.names, { n: n, both: both });
  }

  function drawNode(box, isCentre) {
    var node = box.node;
    var name = "node k-" + graph.kinds[node.kind] + (node.missing ? " missing" : "") +
      (isCentre ? " centre" : "");
    var link = svg("a", { class: name, href: node.url || "insights.html#ad-unresolved" },
      svg("title", {}, node.name + ", " + whereOf(graph, node)),
      svg("rect", { x: box.x, y: box.y, width: box.width, height: box.height, rx: 5 }),
      svg("text", { x: box.x + box.width / 2, y: box.y + box.height / 2 },
        model.fitText(node.name, box.width - 20)));
    link.node = node;
    link.box = box;
    return link;
  }

  function drawLine(line) {
    var pair = line.pair;
    var path = svg("path", {
      class: "edge " + relationOf(pair.edges[0])[0], d: line.path,
      "marker-start": pair.inward ? "url(#ad-tip)" : null,
      "marker-end": pair.outward ? "url(#ad-tip)" : null,
    });
    path.pair = pair;
    return path;
  }

  function drawFocus(found) {
    var placed = model.place(found);
    var lines = placed.lines.map(drawLine);
    var nodes = [];
    placed.boxes.forEach(function (box, node) {
      nodes.push(drawNode(box, found.nodes.get(node) === 0));
    });
    var titles = placed.columns.map(function (column, i) {
      return svg("text", { class: "side", x: column.x, y: 18 }, titleOf(found, i));
    });
    var tip = svg("marker", {
      id: "ad-tip", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 8, markerHeight: 8,
      markerUnits: "userSpaceOnUse", orient: "auto-start-reverse",
    }, svg("path", { d: "M0 0L8 4L0 8z" }));
    var drawing = make(svg("svg", {
      class: "graph focus" + (lines.length > BUSY ? " busy" : ""), role: "group", width: placed.width, height: placed.height,
      viewBox: "0 0 " + placed.width + " " + placed.height,
      "aria-label": say(TEXT.neighbourhood, { name: view.focus.name }),
    }, svg("defs", {}, tip)), {}, titles.concat(lines, nodes));
    light(drawing, lines, nodes);
    drawing.addEventListener("keydown", function (event) {
      walk(event, nodes);
    });
    return drawing;
  }

  /* What the pointer or the focus is at: its lines stand out, and the words say what they mean. */
  function light(drawing, lines, nodes) {
    function show(node) {
      var said = [];
      drawing.classList.toggle("lit", Boolean(node));
      lines.forEach(function (line) {
        var on = line.pair.inner === node || line.pair.outer === node;
        line.classList.toggle("on", on);
        if (on) said = said.concat(line.pair.edges);
      });
      if (node) view.say(describe(node, said));
    }
    nodes.forEach(function (link) {
      ["mouseenter", "focus"].forEach(function (name) {
        link.addEventListener(name, function () {
          show(link.node);
        });
      });
      ["mouseleave", "blur"].forEach(function (name) {
        link.addEventListener(name, function () {
          show(null);
        });
      });
      link.addEventListener("click", function (event) {
        var isOther = event.ctrlKey || event.metaKey || event.shiftKey;
        if (isOther || link.node === view.focus) return; /* opens its page */
        event.preventDefault();
        view.go(link.node.id);
      });
    });
  }

  function sentence(edge) {
    return say(TEXT.sentence, {
      from: edge.source.name, relation: relationOf(edge)[1], to: edge.target.name, line: String(edge.line),
    });
  }

  function describe(node, edges) {
    var text = say(TEXT.node, { name: node.name, where: whereOf(graph, node), n: node.in, out: node.out });
    if (node !== view.focus)
      text += " " + edges.slice(0, 3).map(sentence).join("; ") + (edges.length > 3 ? "; …" : "");
    return text;
  }

  var ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  /* Arrows go to the nearest box on that side, o opens a page; Enter is a click. */
  function walk(event, nodes) {
    var from = event.target.box;
    var way = ARROWS[event.key];
    var best = null;
    var least = Infinity;
    if (!from || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "o" && from.node.url) location.href = from.node.url;
    if (!way) return;
    event.preventDefault();
    nodes.forEach(function (link) {
      var x = link.box.x + link.box.width / 2 - from.x - from.width / 2;
      var y = link.box.y - from.y;
      var along = x * way[0] + y * way[1];
      var across = Math.abs(x * way[1]) + Math.abs(y * way[0]);
      if (along > 1 && along + 3 * across < least) {
        least = along + 3 * across;
        best = link;
      }
    });
    if (best) best.focus();
  }

  /* ---- the list of what is drawn ---- */

  function nameOf(node) {
    return node.url ? html("a", { href: node.url, dir: "auto" }, node.name) :
      html("span", { class: "missing", dir: "auto" }, node.name);
  }

  function lineOf(edge) {
    return html("a", { href: edge.source.url + "#L" + edge.line }, say(TEXT.line, { n: String(edge.line) }));
  }

  function listEdges(edges) {
    var rows = edges.slice(0, LISTED_MAX).map(function (edge) {
      return html("tr", {}, html("th", { scope: "row" }, nameOf(edge.source)),
        html("td", {}, edge.declared ? say(TEXT.declared, { relation: relationOf(edge)[1] }) : relationOf(edge)[1]),
        html("td", {}, nameOf(edge.target)),
        html("td", {}, lineOf(edge)));
    });
    var heads = [TEXT.from, TEXT.relation, TEXT.to, TEXT.stated].map(function (text) {
      return html("th", { scope: "col" }, text);
    });
    var text = edges.length > LISTED_MAX ? TEXT.listFirst : TEXT.list;
    return html("details", { class: "more" },
      html("summary", {}, say(text, { n: edges.length, first: LISTED_MAX })),
      html("section", { class: "table-wrap", tabindex: 0, "aria-label": TEXT.relations },
        html("table", { class: "defs" },
          html("thead", {}, make(html("tr", {}), {}, heads)),
          make(html("tbody", {}), {}, rows))));
  }

  /* ---- ways ---- */

  /* "a delegates to b (line 12), which uses c (line 3)" */
  function drawWay(way) {
    var item = html("li", {}, nameOf(way[0].source));
    way.forEach(function (edge, i) {
      item.append((i ? TEXT.which : " ") + relationOf(edge)[1] + " ", nameOf(edge.target), " (",
        lineOf(edge), ")");
    });
    return item;
  }

  /* The ways from the focus to a node; when there is none, those from it back to the focus. */
  function drawWays(edges, to) {
    var there = model.ways(edges, view.focus, to);
    var back = there.length ? [] : model.ways(edges, to, view.focus);
    var found = there.concat(back);
    var text = there.length ? TEXT.wayThere : back.length ? TEXT.wayBack : TEXT.noWay;
    text = say(text, {
      from: view.focus.name, to: to.name,
      ways: say(found.length === model.WAYS_MAX ? TEXT.someWays : TEXT.ways, { n: found.length }),
      steps: say(TEXT.steps, { n: found.length ? found[0].length : 0 }),
    });
    return html("section", { class: "graph-way", tabindex: -1, "aria-label": say(TEXT.wayTo, { name: to.name }) },
      html("p", {}, text), make(html("ol", {}), {}, found.map(drawWay)));
  }

  /* ---- the matrix ---- */

  function square(cell, size) {
    var side = size > 4 ? size - 1 : size;
    return "M" + cell.column * size + " " + cell.row * size + "h" + side + "v" + side + "h" +
      -side + "z";
  }

  /* How the matrix stands: the size of a cell, and whether there is room for all names. */
  function measure(found) {
    var named = found.rows.length <= NAMED_MAX || view.large;
    var widest = 0;
    found.rows.forEach(function (node) {
      widest = Math.max(widest, model.textWidth(named ? node.name : graph.folders[node.folder][0]));
    });
    var margin = Math.min(220, widest) + 14;
    var room = Math.max(300, view.width - margin - 4) / (found.columns + 1);
    return {
      named: named, margin: margin, top: named ? margin : 2,
      cell: named ? 17 : Math.max(2, Math.min(9, Math.floor(room))),
    };
  }

  function matrixFolders(found, at) {
    var groups = svg("g", {});
    var free = -99;
    var high = found.rows.length * at.cell;
    for (var start = 0, end; start < found.rows.length; start = end) {
      var folder = found.rows[start].folder;
      for (end = start; end < found.rows.length && found.rows[end].folder === folder; ) end++;
      var y = start * at.cell;
      var size = (end - start) * at.cell;
      groups.append(svg("rect", { class: "block", x: y, y: y, width: size, height: size }),
        svg("path", {
          class: "rule", d: "M0 " + y + "H" + found.columns * at.cell + "M" + y + " 0V" + high,
        }));
      if (at.named || y + size / 2 < free + 13) continue;
      free = y + size / 2;
      groups.append(svg("text", { x: -8, y: free },
        model.fitText(graph.folders[folder][0], at.margin - 12)));
    }
    return groups;
  }

  function matrixNames(found, at) {
    var names = svg("g", {});
    if (!at.named) return names;
    found.rows.concat(found.columns > found.rows.length ? [null] : []).forEach(function (node, i) {
      var middle = (i + 0.5) * at.cell;
      var text = model.fitText(node ? node.name : TEXT.notDefined, at.margin - 12);
      if (node) names.append(svg("text", { x: -8, y: middle }, text));
      names.append(svg("text",
        { class: "across", transform: "translate(" + middle + " -8) rotate(-90)" }, text));
    });
    return names;
  }

  /* The words for a cell: both of its ends, and what one says of the other. */
  function sayCell(found, row, column) {
    var cell = found.at(row, column);
    var target = found.rows[column];
    if (!cell)
      return say(TEXT.noRelation, { from: found.rows[row].name, to: target ? target.name : TEXT.nobody });
    return cell.edges.slice(0, 4).map(sentence).join("; ") + ".";
  }

  /* The cell that the pointer or the keyboard is at: two bands, and the words for it. */
  function follow(drawing, found, at) {
    var wide = found.columns * at.cell;
    var high = found.rows.length * at.cell;
    var row = svg("rect", { class: "band", x: -at.margin, width: wide + at.margin, height: at.cell });
    var column = svg("rect", { class: "band", y: -at.top, width: at.cell, height: high + at.top });
    var cursor = [0, 0];

    function show(y, x) {
      cursor = [Math.max(0, Math.min(found.rows.length - 1, y)),
        Math.max(0, Math.min(found.columns - 1, x))];
      row.setAttribute("y", cursor[0] * at.cell);
      column.setAttribute("x", cursor[1] * at.cell);
      drawing.classList.add("on");
      view.say(sayCell(found, cursor[0], cursor[1]));
    }

    function read(event) {
      var box = drawing.getBoundingClientRect();
      return [Math.floor((event.clientY - box.top - at.top) / at.cell),
        Math.floor((event.clientX - box.left - at.margin) / at.cell)];
    }

    drawing.prepend(row, column);
    drawing.addEventListener("mousemove", function (event) {
      var place = read(event);
      show(place[0], place[1]);
    });
    drawing.addEventListener("click", function (event) {
      var place = read(event);
      show(place[0], place[1]);
      var chosen = place[0] < 0 ? found.rows[cursor[1]] : found.rows[cursor[0]];
      if (chosen) view.go(chosen.id);
    });
    return function (event) {
      var way = ARROWS[event.key];
      if (event.key === "Enter") view.go(found.rows[cursor[0]].id);
      if (!way) return;
      event.preventDefault();
      if (drawing.classList.contains("on")) show(cursor[0] + way[1], cursor[1] + way[0]);
      else show(0, 0);
    };
  }

  function drawMatrix(edges) {
    var found = model.matrix(edges);
    var at = measure(found);
    var width = found.columns * at.cell + at.margin + 2;
    var height = found.rows.length * at.cell + at.top + 2;
    var paths = ["", ""];
    found.cells.forEach(function (cell) {
      paths[cell.column === found.rows.length ? 1 : 0] += square(cell, at.cell);
    });
    var drawing = svg("svg", {
      class: "graph matrix", role: "img", "aria-label": TEXT.whoNames, width: width,
      height: height, viewBox: [-at.margin, -at.top, width, height].join(" "),
    }, matrixFolders(found, at), matrixNames(found, at),
    svg("path", { class: "cells", d: paths[0] }), svg("path", { class: "gaps", d: paths[1] }),
    svg("rect", {
      class: "frame", x: 0, y: 0, width: width - at.margin - 2, height: height - at.top - 2,
    }));
    var box = html("section", {
      class: "drawing", tabindex: 0, "aria-label": TEXT.matrix,
    }, drawing);
    box.addEventListener("keydown", follow(drawing, found, at));
    var size = html("button", { type: "button", class: "quiet" }, at.named ? TEXT.smaller : TEXT.larger);
    size.addEventListener("click", function () {
      view.enlarge();
    });
    return html("div", {}, html("p", { class: "rule" },
      say(TEXT.rule, {
        rows: say(TEXT.rows, { n: found.rows.length }), cells: say(TEXT.cells, { n: found.cells.size }),
      }),
      found.rows.length > NAMED_MAX ? size : ""), box);
  }

  agentdoc.graphDraw = {
    focus: drawFocus, list: listEdges, ways: drawWays, matrix: drawMatrix,
    begin: function (given) {
      view = given;
      graph = given.graph;
    },
  };
})();
