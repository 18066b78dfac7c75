/* SPDX-License-Identifier: MIT */
/* Elements and words that graph.js and graph_draw.js share. */
(function () {
  "use strict";

  var agentdoc = window.agentdoc;
  var say = agentdoc.say;
  var TEXT = agentdoc.words("graph_parts", {
    kinds: { agent: "agent", skill: "skill", command: "command" },
    missing: "{kind}, not defined",
    missingThen: "{kind}, not defined then",
    removed: "{kind}, removed since",
    where: "{kind} in {folder}",
  });
  var SVG = "http://www.w3.org/2000/svg";

  function make(node, attributes, children) {
    Object.keys(attributes || {}).forEach(function (key) {
      if (attributes[key] !== null) node.setAttribute(key, attributes[key]);
    });
    node.append.apply(node, children);
    return node;
  }

  function html(tag, attributes) {
    var children = Array.prototype.slice.call(arguments, 2);
    return make(document.createElement(tag), attributes, children);
  }

  function svg(tag, attributes) {
    var children = Array.prototype.slice.call(arguments, 2);
    return make(document.createElementNS(SVG, tag), attributes, children);
  }

  /* What a node is and where it stands, in words. */
  function whereOf(graph, node) {
    var kind = TEXT.kinds[graph.kinds[node.kind]];
    if (node.missing) return say(graph.time === null ? TEXT.missing : TEXT.missingThen, { kind: kind });
    var folder = graph.folders[node.folder];
    return say(folder[1] === null ? TEXT.removed : TEXT.where, { kind: kind, folder: folder[0] });
  }

  agentdoc.graphParts = { make: make, html: html, svg: svg, whereOf: whereOf };
})();
