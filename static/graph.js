/* SPDX-License-Identifier: MIT */
/*
 * The tools of graph.html: search, focus, filters and views, kept in the address. graph_model.js has
 * the data; graph_layout.js works out what is drawn and graph_draw.js draws it, both loaded when that
 * is asked for. Without scripts the page has its drawings and its table.
 *
 * Markup it expects: #ad-graph, which it fills, in front of it and the data; .tabs with a link for
 * each [data-view] section; [data-focus] links; lines of drawings with data-folders or data-nodes, the
 * indices of both ends.
 */
(function () {
  "use strict";

  var agentdoc = window.agentdoc;
  var say = agentdoc.say;
  var TEXT = agentdoc.words("graph", {
    kinds: { agent: "agent", skill: "skill", command: "command" },
    namesFound: "Names found",
    noDate: "no date",
    commit: "{date}, {commit}",
    commitSubject: "{date}, {commit}: {subject}",
    commitShown: "Commit whose graph is shown",
    play: "Play",
    stop: "Stop",
    today: "Today",
    find: "Find a name",
    findLabel: "Find in the graph",
    depth: "Steps",
    folder: "Folder",
    allFolders: "all",
    stated: "Stated by",
    anything: "anything",
    byFrontMatter: "front matter ({n})",
    byText: "text ({n})",
    relations: "Relations",
    kindsTitle: "Kinds",
    whole: "Whole graph",
    open: "Open its page",
    way: "Way to",
    asMatrix: "More than {n} definitions are shown as a matrix.",
    noRelation: "It has no relation that passes the filters.",
    drawing: "Drawing",
    wayBegins: "This is where the way begins.",
    unknown: "Nothing in the graph is called {name}.",
    counts: "{nodes} of {allNodes}, {edges} of {allEdges}",
    countsMissing: "{nodes} of {allNodes}, {edges} of {allEdges}, {missing}",
    definitions: { one: "{n} definition", other: "{n} definitions" },
    edges: { one: "{n} relation", other: "{n} relations" },
    missing: { one: "{n} name not defined", other: "{n} names not defined" },
    hint: "Click a box or press Enter to focus it; o opens its page.",
    nothing: "No relation passes the filters.",
  });
  var model = agentdoc.graphModel;
  var parts = agentdoc.graphParts;
  var html = parts.html;
  var svg = parts.svg;
  var make = parts.make;
  var DRAWING = ["assets/graph_layout.js", "assets/graph_draw.js"]; /* loaded when something is drawn */
  var SUGGESTIONS = 8;
  var STEP_MS = 700; /* how long a commit is shown while the history plays */
  var graph, state, stage, status, detail, controls;
  var draw; /* of graph_draw.js, when it is there */
  var isLarge = false; /* the matrix is shown with all names */
  var steps = 0; /* states that this page has put on the history */

  /* ---- state ---- */

  /* done is called when all is shown. */
  function go(change, done) {
    Object.assign(state, change);
    var query = model.formatState(state);
    history.pushState(null, "", query ? "?" + query : location.pathname);
    steps++;
    render(done);
  }

  /* The same without a new entry of the history: steps in time are many. */
  function goQuietly(change) {
    Object.assign(state, change);
    var query = model.formatState(state);
    history.replaceState(null, "", query ? "?" + query : location.pathname);
    render();
  }

  function focusOn(id) {
    go({ focus: id, to: "", view: "" }, function () {
      var centre = stage.querySelector(".centre");
      if (centre) centre.focus();
    });
  }

  function findWay(id) {
    go({ to: id }, function () {
      stage.querySelector(".graph-way").focus();
    });
  }

  function goBack() {
    if (steps) history.back();
    else if (state.focus) go({ focus: "" });
  }

  window.addEventListener("popstate", function () {
    steps = Math.max(0, steps - 1);
    state = model.parseState(location.search);
    render(function () {
      var centre = stage.querySelector(".centre");
      if (centre && document.activeElement === document.body) centre.focus();
    });
  });

  /* ---- search ---- */

  function matches(query) {
    var wanted = query.trim().toLowerCase();
    var found = [];
    graph.nodes.forEach(function (node) {
      var at = wanted ? (node.name + " " + node.id).toLowerCase().indexOf(wanted) : -1;
      if (at >= 0) found.push([at ? 1 : 0, -node.in - node.out, node]);
    });
    found.sort(function (a, b) {
      return a[0] - b[0] || a[1] - b[1] || a[2].index - b[2].index;
    });
    return found.slice(0, SUGGESTIONS).map(function (one) {
      return one[2];
    });
  }

  /* A field that finds a name as it is typed: {id, hint, label, go(id of the node chosen)}. */
  function makeSearch(given) {
    var list = html("div", { id: given.id, role: "listbox", "aria-label": TEXT.namesFound });
    var box = html("div", { class: "ad-suggestions" }, list);
    var input = html("input", {
      type: "search", placeholder: given.hint, "aria-label": given.label,
      role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id,
      "aria-expanded": "false", autocomplete: "off", spellcheck: "false",
    });
    var at = -1;

    function show(found) {
      at = -1;
      list.replaceChildren.apply(list, found.map(function (node, i) {
        var option = html("div",
          { class: "ad-hit", role: "option", id: given.id + "-" + i, "aria-selected": "false" },
          html("span", { class: "ad-hit-title" }, node.name),
          html("span", { class: "ad-hit-kind" }, parts.whereOf(graph, node)));
        option.node = node;
        option.addEventListener("click", function () {
          choose(option);
        });
        return option;
      }));
      box.hidden = !found.length;
      input.setAttribute("aria-expanded", String(!box.hidden));
      input.removeAttribute("aria-activedescendant");
    }

    function choose(option) {
      input.value = "";
      show([]);
      given.go(option.node.id);
    }

    function move(step) {
      var options = list.children;
      if (!options.length) return;
      if (at >= 0) options[at].setAttribute("aria-selected", "false");
      at = (at + step + options.length + (at < 0 && step < 0 ? 1 : 0)) % options.length;
      options[at].setAttribute("aria-selected", "true");
      input.setAttribute("aria-activedescendant", options[at].id);
    }

    input.addEventListener("input", function () {
      show(matches(input.value));
    });
    input.addEventListener("keydown", function (event) {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        move(event.key === "ArrowDown" ? 1 : -1);
      } else if (event.key === "Enter") {
        event.preventDefault();
        if (list.children.length) choose(list.children[Math.max(0, at)]);
      } else if (event.key === "Escape") {
        event.stopPropagation();
        show([]);
      }
    });
    input.addEventListener("blur", function () {
      show([]);
    });
    box.addEventListener("mousedown", function (event) {
      event.preventDefault(); /* keeps the focus, so that the click arrives */
    });
    show([]);
    return html("div", { class: "search" }, input, box);
  }

  /* ---- filters, which are the legend too ---- */

  function lineSample(name) {
    return svg("svg", { class: "graph", width: 30, height: 10, "aria-hidden": "true" },
      svg("path", { class: "edge " + name, d: "M0 5H30" }));
  }

  function boxSample(name) {
    return svg("svg", { class: "graph", width: 26, height: 16, "aria-hidden": "true" },
      svg("g", { class: "node k-" + name },
        svg("rect", { x: 1, y: 1, width: 24, height: 14, rx: 4 })));
  }

  /* A box to tick for each of names[[name, label, count]]; all ticked is no filter. */
  function makeChecks(key, title, names, sample) {
    var inputs = names.map(function (one) {
      var input = html("input", { type: "checkbox", value: one[0] });
      input.addEventListener("change", function () {
        var ticked = inputs.filter(function (other) {
          return other.checked;
        });
        var change = {};
        change[key] = ticked.length === inputs.length ? [] : ticked.map(function (other) {
          return other.value;
        });
        if (!ticked.length) change[key] = ["none"];
        go(change);
      });
      return input;
    });
    controls.push(function () {
      inputs.forEach(function (input) {
        input.checked = !state[key].length || state[key].includes(input.value);
      });
    });
    return make(html("fieldset", {}, html("legend", {}, title)), {}, names.map(function (one, i) {
      return html("label", {}, inputs[i], sample(one[0]), one[1] + " ",
        html("span", { class: "count" }, agentdoc.number(one[2])));
    }));
  }

  function makeSelect(key, title, options) {
    var select = make(html("select", {}), {}, options.map(function (one) {
      return html("option", { value: one[0] }, one[1]);
    }));
    select.addEventListener("change", function () {
      var change = {};
      change[key] = key === "depth" ? Number(select.value) : select.value;
      go(change);
    });
    controls.push(function () {
      select.value = String(state[key]);
      if (key === "depth") select.disabled = !state.focus;
    });
    return html("label", {}, html("span", {}, title), select);
  }

  /* [name, label, how many edges have it], those that occur. */
  function tally(list, indicesOf) {
    var counts = list.map(function () {
      return 0;
    });
    indicesOf(function (index) {
      counts[index]++;
    });
    return list.map(function (one, i) {
      return typeof one === "string" ? [one, TEXT.kinds[one], counts[i]] : [one[0], one[1], counts[i]];
    }).filter(function (one) {
      return one[2];
    });
  }

  /* ---- time ---- */

  /* What a commit is called: "2026-01-31, 0123456789: its subject". */
  function timeName(time) {
    return say(time[2] ? TEXT.commitSubject : TEXT.commit, {
      date: time[0] || TEXT.noDate, commit: time[1], subject: time[2],
    });
  }

  /* A step for each commit that changed the graph; the last one is today. */
  function makeTime() {
    var last = graph.times.length - 1;
    var slider = html("input", {
      type: "range", min: 0, max: last, step: 1, "aria-label": TEXT.commitShown,
    });
    var play = html("button", { type: "button" }, TEXT.play);
    var today = html("button", { type: "button" }, TEXT.today);
    var name = html("output", { dir: "auto" });
    var timer = 0;

    function show(at) {
      goQuietly({ at: at >= last ? "" : graph.times[at][1] });
    }

    function stop() {
      clearInterval(timer);
      timer = 0;
      play.textContent = TEXT.play;
    }

    function step() {
      var at = Number(slider.value) + 1;
      show(at);
      if (at >= last) stop();
    }

    slider.addEventListener("input", function () {
      stop();
      show(Number(slider.value));
    });
    play.addEventListener("click", function () {
      if (timer) return stop();
      if (Number(slider.value) >= last) show(0);
      play.textContent = TEXT.stop;
      timer = setInterval(step, STEP_MS);
    });
    today.addEventListener("click", function () {
      stop();
      show(last);
    });
    controls.push(function () {
      var at = graph.time === null ? last : graph.time;
      slider.value = at;
      name.textContent = at === last ? TEXT.today : timeName(graph.times[at]);
      slider.setAttribute("aria-valuetext", name.textContent);
      today.disabled = at === last;
    });
    return html("div", { class: "graph-time" }, slider, play, today, name);
  }

  function makeTools() {
    var declared = graph.edges.filter(function (edge) {
      return edge.declared;
    }).length;
    var relations = tally(graph.relations, function (add) {
      graph.edges.forEach(function (edge) {
        add(edge.relation);
      });
    });
    var kinds = tally(graph.kinds, function (add) {
      model.endsOf(graph.edges).forEach(function (node) {
        add(node.kind);
      });
    });
    return html("div", { class: "graph-tools" },
      html("div", { class: "graph-choices" },
        makeSearch({
          id: "ad-graph-found", hint: TEXT.find, label: TEXT.findLabel, go: focusOn,
        }),
        makeSelect("depth", TEXT.depth, [["1", "1"], ["2", "2"], ["3", "3"]]),
        makeSelect("folder", TEXT.folder, [["", TEXT.allFolders]].concat(graph.folders.slice(0, -1).map(function (one) {
          return [one[1], one[0]];
        }))),
        makeSelect("stated", TEXT.stated, [
          ["", TEXT.anything], ["declared", say(TEXT.byFrontMatter, { n: declared })],
          ["stated", say(TEXT.byText, { n: graph.edges.length - declared })],
        ])),
      makeChecks("relation", TEXT.relations, relations, lineSample),
      makeChecks("kind", TEXT.kindsTitle, kinds, boxSample),
      graph.times.length > 1 ? makeTime() : "");
  }

  /* ---- the drawings that stand in the page ---- */

  /* Lines keep their places; what the filters leave of them is counted anew. */
  function filterDrawing(edges) {
    var folders = new Map();
    var nodes = new Set();
    edges.forEach(function (edge) {
      var key = edge.source.folder + " " + edge.target.folder;
      folders.set(key, (folders.get(key) || 0) + 1);
      nodes.add(edge.source.index + " " + edge.target.index);
    });
    document.querySelectorAll("[data-folders]").forEach(function (part) {
      var n = folders.get(part.dataset.folders) || 0;
      part.classList.toggle("off", !n);
      if (part.tagName === "text") part.textContent = n;
    });
    document.querySelectorAll("[data-nodes]").forEach(function (part) {
      part.classList.toggle("off", !nodes.has(part.dataset.nodes));
    });
  }

  /* ---- all of it ---- */

  function showFocus(edges) {
    var found = model.neighbourhood(edges, state.node, state.depth);
    var drawn = [];
    found.pairs.forEach(function (pair) {
      drawn = drawn.concat(pair.edges);
    });
    var isMany = found.nodes.size > model.NODES_MAX;
    var back = html("button", { type: "button" }, TEXT.whole);
    back.addEventListener("click", function () {
      go({ focus: "" });
    });
    var open = state.node.url ? html("a", { href: state.node.url }, TEXT.open) : "";
    stage.append(html("div", { class: "graph-head" },
      html("h2", { dir: "auto" }, state.node.name), back, open,
      makeSearch({ id: "ad-graph-way", hint: TEXT.way, label: TEXT.way, go: findWay })));
    if (state.to) stage.append(showWays(edges, graph.byId.get(state.to)));
    if (isMany)
      stage.append(html("p", { class: "rule" },
        say(TEXT.asMatrix, { n: model.NODES_MAX })));
    if (!drawn.length)
      stage.append(html("p", { class: "empty" }, TEXT.noRelation));
    else if (isMany) stage.append(draw.matrix(drawn));
    else
      stage.append(html("section", { class: "drawing", "aria-label": TEXT.drawing }, draw.focus(found)));
    if (drawn.length) stage.append(draw.list(drawn));
    showCentre();
    return { nodes: found.nodes, edges: drawn };
  }

  function showWays(edges, to) {
    if (to && to !== state.node) return draw.ways(edges, to);
    return html("p", { class: "graph-way", tabindex: -1 },
      to ? TEXT.wayBegins : say(TEXT.unknown, { name: state.to }));
  }

  /* A drawing that is wider than the window begins with its centre in the middle. */
  function showCentre() {
    var centre = stage.querySelector(".centre");
    var frame = stage.querySelector(".drawing");
    if (centre) frame.scrollLeft = centre.box.x + centre.box.width / 2 - frame.clientWidth / 2;
  }

  function showCounts(nodes, edges) {
    var names = [0, 0];
    nodes.forEach(function (one, key) {
      names[key.missing ? 1 : 0]++;
    });
    var all = graph.nodes.filter(function (node) {
      return !node.missing;
    }).length;
    status.textContent = say(names[1] ? TEXT.countsMissing : TEXT.counts, {
      nodes: names[0], allNodes: say(TEXT.definitions, { n: all }),
      edges: edges.length, allEdges: say(TEXT.edges, { n: graph.edges.length }),
      missing: say(TEXT.missing, { n: names[1] }),
    });
  }

  /* Loads what draws; meanwhile the page stays as it is. */
  function loadDrawing(done) {
    Promise.all(DRAWING.map(agentdoc.search.script)).then(function () {
      draw = agentdoc.graphDraw;
      render(done);
    }, function (error) {
      detail.textContent = error.message;
    });
  }

  /* Draws what the state asks for and gives what it shows, {view, nodes, edges}. */
  function fillStage(edges) {
    var shown = { nodes: model.endsOf(edges), edges: edges, view: state.view || "drawing" };
    if (!draw) {
      filterDrawing(edges);
      return shown;
    }
    draw.begin({
      graph: graph, focus: state.node, width: stage.clientWidth, large: isLarge, go: focusOn,
      say: function (text) {
        detail.textContent = text;
      },
      enlarge: function () {
        isLarge = !isLarge;
        render();
      },
    });
    if (state.node && !state.view) {
      shown = Object.assign(showFocus(edges), { view: "focus" });
      detail.textContent = TEXT.hint;
    } else if (shown.view === "matrix") {
      stage.append(edges.length ? draw.matrix(edges) : html("p", { class: "empty" }, TEXT.nothing));
    } else {
      filterDrawing(edges);
    }
    return shown;
  }

  function render(done) {
    state.node = graph.byId.get(state.focus);
    if (!draw && (state.view === "matrix" || (state.node && !state.view))) return loadDrawing(done);
    model.setTime(graph, model.timeOf(graph, state.at));
    stage.replaceChildren();
    detail.textContent = "";
    var shown = fillStage(graph.edges.filter(model.passes(graph, state)));
    document.querySelectorAll("[data-view]").forEach(function (part) {
      if (part.tagName !== "A") part.hidden = shown.view === "matrix" || part.dataset.view !== shown.view;
      else if (part.dataset.view === shown.view) part.setAttribute("aria-current", "true");
      else part.removeAttribute("aria-current");
    });
    controls.forEach(function (control) {
      control();
    });
    showCounts(shown.nodes, shown.edges);
    if (done) done();
  }

  function listen() {
    document.addEventListener("click", function (event) {
      var link = event.target.closest("[data-focus], .tabs a");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      if (link.dataset.focus) focusOn(link.dataset.focus);
      else if (link.dataset.view === "drawing") go({ view: "", focus: "" });
      else go({ view: link.dataset.view });
    });
    stage.addEventListener("keydown", function (event) {
      if (event.key === "Escape") goBack();
    });
  }

  agentdoc.graph = function (data) {
    var place = document.getElementById("ad-graph");
    graph = model.read(data);
    if (!place || !graph.edges.length) return;
    controls = [];
    state = model.parseState(location.search);
    stage = html("div", { class: "stage" });
    status = html("p", { class: "graph-count", role: "status" });
    detail = html("p", { class: "graph-detail", "aria-live": "polite" });
    place.append(makeTools(), status, detail, stage);
    place.hidden = false;
    showCounts(model.endsOf(graph.edges), graph.edges);
    document.addEventListener("DOMContentLoaded", function () {
      listen();
      render();
    });
  };
})();
