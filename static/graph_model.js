/* SPDX-License-Identifier: MIT */
/*
 * The graph without a page: its data, what the address says, which relations pass the filters. Runs
 * under Node too. The data are those of graph/data.js, which src/page/graph_data.c describes. Not for
 * what is drawn: that is graph_layout.js.
 */
(function () {
  "use strict";

  var NODES_MAX = 300; /* above that the matrix tells more than boxes and lines */

  /* ---- data ---- */

  function read(data) {
    var graph = {
      kinds: data.kinds, relations: data.relations, times: data.times || [], time: null,
      folders: data.folders.concat([["removed", null]]),
    };
    graph.nodes = data.nodes.map(function (row, index) {
      var isRemoved = row[3] < 0 && row[6] !== undefined;
      return {
        index: index, id: row[0], name: row[1], kind: row[2], url: row[4],
        folder: isRemoved ? data.folders.length : row[3], born: row[5], gone: row[6],
      };
    });
    graph.allEdges = data.edges.map(function (row) {
      return {
        source: graph.nodes[row[0]], target: graph.nodes[row[1]], relation: row[2],
        declared: row[3] === 1, line: row[4], since: row[5], until: row[6],
      };
    });
    graph.byId = new Map(
      graph.nodes.map(function (node) {
        return [node.id, node];
      })
    );
    setTime(graph, null);
    return graph;
  }

  /* Whether what has these two times was there at a time; null is today. */
  function isThen(from, to, time) {
    if (time === null) return to === undefined;
    return !(from > time) && !(to <= time);
  }

  /*
   * Makes the graph that of a time: its edges, who was not defined then, and how many name whom.
   * time is an index into times, or null for today.
   */
  function setTime(graph, time) {
    graph.time = time;
    graph.nodes.forEach(function (node) {
      node.missing = node.folder < 0 || !isThen(node.born, node.gone, time);
      node.out = node.in = 0;
    });
    graph.edges = graph.allEdges.filter(function (edge) {
      return isThen(edge.since, edge.until, time) && !edge.source.missing;
    });
    graph.edges.forEach(function (edge) {
      edge.source.out++;
      edge.target.in++;
    });
  }

  /* The index of a commit among the times; null for today and for what is not there. */
  function timeOf(graph, commit) {
    var at = graph.times.findIndex(function (time) {
      return time[1] === commit;
    });
    return at < 0 || at === graph.times.length - 1 ? null : at;
  }

  /* ---- what the address says ---- */

  /* An empty relation or kind means all of them. */
  function parseState(query) {
    var given = new URLSearchParams(query);
    function list(key) {
      return (given.get(key) || "").split(",").filter(Boolean);
    }
    return {
      focus: given.get("focus") || "",
      to: given.get("to") || "",
      depth: Math.min(3, Math.max(1, Number(given.get("depth")) || 1)),
      relation: list("relation"),
      kind: list("kind"),
      stated: /^(declared|stated)$/.test(given.get("stated")) ? given.get("stated") : "",
      folder: given.get("folder") || "",
      at: given.get("at") || "",
      view: /^(matrix|table)$/.test(given.get("view")) ? given.get("view") : "",
    };
  }

  function formatState(state) {
    var query = new URLSearchParams();
    if (state.focus) query.set("focus", state.focus);
    if (state.focus && state.to) query.set("to", state.to);
    if (state.focus && state.depth > 1) query.set("depth", state.depth);
    ["relation", "kind", "stated", "folder", "at", "view"].forEach(function (key) {
      if (state[key].length) query.set(key, String(state[key]));
    });
    return query.toString().replace(/%2F/g, "/").replace(/%2C/g, ",");
  }

  /* ---- filters ---- */

  function passes(graph, state) {
    var folder = graph.folders.findIndex(function (one) {
      return one[1] === state.folder;
    });
    function hasKind(node) {
      return !state.kind.length || state.kind.includes(graph.kinds[node.kind]);
    }
    return function (edge) {
      var isRight =
        !state.relation.length || state.relation.includes(graph.relations[edge.relation][0]);
      var isStated = !state.stated || edge.declared === (state.stated === "declared");
      var isThere = folder < 0 || edge.source.folder === folder || edge.target.folder === folder;
      return isRight && isStated && isThere && hasKind(edge.source) && hasKind(edge.target);
    };
  }

  function endsOf(edges) {
    var nodes = new Set();
    edges.forEach(function (edge) {
      nodes.add(edge.source).add(edge.target);
    });
    return nodes;
  }

  var model = {
    NODES_MAX: NODES_MAX, read: read, setTime: setTime, timeOf: timeOf, parseState: parseState,
    formatState: formatState, passes: passes, endsOf: endsOf,
  };
  if (typeof module !== "undefined") module.exports = model;
  else (window.agentdoc = window.agentdoc || {}).graphModel = model;
})();
