/* SPDX-License-Identifier: MIT */
/*
 * Compares two versions that the reader chooses, of one definition or of two. The address of the
 * page holds the choice: ?a=agent/one@0123456789&b=agent/two, without a commit the newest version.
 * Loads the list of definitions, the texts of those two, and what finds how they differ: fields.js and
 * prose.js; the markup is that of templates/partials/field-changes, diff-words and diff-block.
 */
(function () {
  "use strict";

  var COMPARING = ["assets/changes.js", "assets/prose.js", "assets/fields.js"]; // loaded when two are chosen
  var CONTEXT_BLOCKS = 1; // as in src/page/words_view.c
  var FOLD_MIN = 2;
  var RUN_MAX = 30;
  var SIGNS = { same: "", changed: "±", removed: "−", added: "+" };

  var agentdoc = window.agentdoc;
  var say = agentdoc.say;
  var TEXT = agentdoc.words("compare", {
    bounded: "These texts differ too much for a comparison by words: parts that are alike may stand as removed and added.",
    wholeValue: "Whole value",
    key: "Key",
    before: "Before",
    after: "After",
    fields: "Fields",
    movedHere: "moved here from there",
    movedAway: "moved from here to there",
    movedHereMany: "{n} parts moved here from there",
    movedAwayMany: "{n} parts moved from here to there",
    spaced: "spaced in another way",
    unchanged: "{n} unchanged parts",
    runs: { removed: "{n} parts removed", added: "{n} parts added" },
    notCommitted: "not committed",
    noText: "This version of {name} has no text here: the file was gone or could not be read.",
    same: "Both texts are the same.",
    words: "Words",
    noDefinition: "There is no definition “{id}”.",
    noVersion: "{id} has no version “{commit}”.",
    choose: "Choose a definition on each side.",
    definition: "Definition",
    version: "Version",
    removed: "removed {name}",
    swap: "Swap",
  });
  var loaded = {}; // by id of the definition
  var known; // all definitions, of the search index

  agentdoc.versions = function (definition, lines, fields) {
    definition.versions.forEach(function (version) {
      version.read = function () {
        return textOf(version.text, lines);
      };
      version.fields = version.fields === null ? null : fields[version.fields];
    });
    loaded[definition.id] = definition;
  };

  function textOf(runs, lines) {
    var text = "";
    for (var i = 0; i < runs.length; i += 2) text += lines.slice(runs[i], runs[i] + runs[i + 1]).join("");
    return text;
  }

  function element(name, className) {
    var node = document.createElement(name);
    if (className) node.className = className;
    node.append.apply(node, Array.prototype.slice.call(arguments, 2));
    return node;
  }

  function auto(node) {
    node.dir = "auto";
    return node;
  }

  function link(url, className, text) {
    var node = element("a", className, text);
    node.href = url;
    return node;
  }

  // ---- fields ----

  function markedNodes(tag, parts) {
    return [parts[0], element(tag, "", parts[1]), parts[2]].filter(Boolean);
  }

  function scalarNodes(tag, scalar) {
    var whole = markedNodes(tag, scalar.whole);
    if (!scalar.short) return whole;
    var fold = element.apply(null, ["details", "", element("summary", "", TEXT.wholeValue)].concat(whole));
    return markedNodes(tag, scalar.short).concat(fold);
  }

  function valueCell(tag, label, scalar, items) {
    var cell = auto(element("td"));
    cell.dataset.label = label;
    if (scalar) cell.append.apply(cell, scalarNodes(tag, scalar));
    items.forEach(function (item) {
      cell.append(element(tag, "chip", item), " ");
    });
    return cell;
  }

  function fieldRow(row) {
    var head = element("th", "", row.key);
    head.scope = "row";
    return element(
      "tr",
      "",
      head,
      valueCell("del", TEXT.before, agentdoc.fields.parts(row.key, row.from, row.to), row.removed),
      valueCell("ins", TEXT.after, agentdoc.fields.parts(row.key, row.to, row.from), row.added)
    );
  }

  function fieldsTable(rows) {
    var table = element("table", "changes");
    var heads = [TEXT.key, TEXT.before, TEXT.after].map(function (text) {
      var cell = element("th", "", text);
      cell.scope = "col";
      return cell;
    });
    table.append(element("thead", "", element.apply(null, ["tr", ""].concat(heads))), element("tbody"));
    rows.forEach(function (row) {
      table.tBodies[0].append(fieldRow(row));
    });
    var box = element("div", "scroll", table);
    box.tabIndex = 0;
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", TEXT.fields);
    return box;
  }

  // ---- words ----

  function piecesOf(block) {
    var op = { removed: "went", added: "came" }[block.op] || "kept";
    var pieces = block.pieces.map(function (piece) {
      return { op: piece.op, text: piece.op === "went" ? piece.oldText : piece.newText };
    });
    if (!pieces.length) pieces = [{ op: op, text: op === "went" ? block.oldText : block.newText }];
    var last = pieces[pieces.length - 1];
    last.text = agentdoc.prose.trimEnd(last.text);
    return pieces;
  }

  function pieceNode(piece) {
    if (piece.op === "kept") return piece.text;
    return piece.text ? element(piece.op === "went" ? "del" : "ins", "", piece.text) : "";
  }

  // Whether a block moved together with the one before it.
  function movedAlong(blocks, i) {
    var above = blocks[i - 1];
    return above && above.moved && above.op === blocks[i].op && above.other + 1 === blocks[i].other;
  }

  function idOf(i) {
    return "ad-words-" + (i + 1);
  }

  // The first of several blocks that moved together speaks for all.
  function addMove(node, blocks, i) {
    var n = 1;
    if (movedAlong(blocks, i)) return;
    while (blocks[i + n] && blocks[i + n].moved && movedAlong(blocks, i + n)) n++;
    var came = blocks[i].op === "added";
    var text = n > 1 ? (came ? TEXT.movedHereMany : TEXT.movedAwayMany) : came ? TEXT.movedHere : TEXT.movedAway;
    node.id = idOf(i);
    node.prepend(link("#" + idOf(blocks[i].other), "flag", say(text, { n: n })));
  }

  function blockNode(blocks, i) {
    var block = blocks[i];
    var node = element("div", "block " + block.kind + (block.moved ? " moved" : ""));
    var trim = agentdoc.prose.trimEnd;
    var text = auto(element("div"));
    text.append.apply(text, piecesOf(block).map(pieceNode));
    text.normalize();
    node.append(element("span", "sign", block.moved ? "⇅" : SIGNS[block.op]), text);
    if (block.respaced && trim(block.oldText) !== trim(block.newText))
      node.append(element("span", "badge", TEXT.spaced));
    if (block.moved) addMove(node, blocks, i);
    return node;
  }

  function foldNode(blocks) {
    var text = auto(element("div", "folded"));
    blocks.forEach(function (block) {
      text.append(block.newText);
    });
    text.normalize();
    return element("details", "fold", element("summary", "", say(TEXT.unchanged, { n: blocks.length })), text);
  }

  // Where the blocks end that were all removed, or all added, as the one at from.
  function runEnd(blocks, from, to) {
    var op = blocks[from].op;
    var end = from + 1;
    if (blocks[from].moved || (op !== "removed" && op !== "added")) return end;
    while (end < to && blocks[end].op === op && !blocks[end].moved) end++;
    return end;
  }

  // Blocks in full, but long runs of removed or added ones in a fold.
  function addShown(view, blocks, from, to) {
    for (var at = from, end; at < to; at = end) {
      end = runEnd(blocks, at, to);
      var isLong = end - at > RUN_MAX;
      var place = isLong
        ? element("details", "fold", element("summary", "", say(TEXT.runs[blocks[at].op], { n: end - at })), "\n")
        : view;
      for (var i = at; i < end; i++) place.append(blockNode(blocks, i), "\n");
      if (isLong) view.append(place);
    }
  }

  // Whether a block is near enough to a change to be shown.
  function isShown(blocks, i) {
    return blocks.slice(Math.max(0, i - CONTEXT_BLOCKS), i + CONTEXT_BLOCKS + 1).some(function (block) {
      return block.op !== "same";
    });
  }

  function wordsView(prose) {
    var view = element("div", "view words");
    var blocks = prose.blocks;
    if (prose.bounded) view.append(element("p", "rule", TEXT.bounded));
    for (var from = 0; from < blocks.length; ) {
      var shown = isShown(blocks, from);
      var to = from + 1;
      while (to < blocks.length && isShown(blocks, to) === shown) to++;
      if (!shown && to - from >= FOLD_MIN) view.append(foldNode(blocks.slice(from, to)));
      else addShown(view, blocks, from, to);
      from = to;
    }
    return view;
  }

  // How many came and went: the rule of src/site/change_words.c, which histories count by.
  function countWords(before, after) {
    var old = before.split(/[\0- ]+/).filter(Boolean);
    var now = after.split(/[\0- ]+/).filter(Boolean);
    var left = new Map();
    var kept = 0;
    old.forEach(function (word) {
      left.set(word, (left.get(word) || 0) + 1);
    });
    now.forEach(function (word) {
      if (!left.get(word)) return;
      left.set(word, left.get(word) - 1);
      kept++;
    });
    return { added: now.length - kept, removed: old.length - kept };
  }

  // ---- two versions ----

  function nameOf(version) {
    return [version.date, version.sentence, version.commit || TEXT.notCommitted].filter(Boolean).join(" · ");
  }

  function versionItem(label, side) {
    var root = agentdoc.search.root;
    var url = root + (side.version.url || side.definition.url);
    var item = element("li", "", label + ": ", auto(link(url, "", side.definition.name)), " ");
    item.append(auto(element("span", "meta", nameOf(side.version))), " ", element("code", "", side.version.path));
    return item;
  }

  function section(title, node) {
    return element("section", "part", element("h2", "", title), node);
  }

  function show(place, a, b) {
    place.append(element("ul", "compared", versionItem(TEXT.before, a), versionItem(TEXT.after, b)));
    var missing = [a, b].filter(function (side) {
      return !side.version.text;
    });
    missing.forEach(function (side) {
      place.append(
        element("p", "empty", say(TEXT.noText, { name: side.definition.name }))
      );
    });
    if (missing.length) return;
    var before = a.version.read();
    var after = b.version.read();
    if (before === after) return place.append(element("p", "empty", TEXT.same));
    var rows = agentdoc.fields.compare(a.version.fields, b.version.fields);
    var prose = agentdoc.prose.compare(before, after);
    var words = section(TEXT.words, wordsView(prose));
    var counts = countWords(before, after);
    if (counts.added || counts.removed)
      words.firstChild.append(
        " ",
        element("ins", "", "+" + counts.added),
        " ",
        element("del", "", "−" + counts.removed)
      );
    if (rows.length) place.append(section(TEXT.fields, fieldsTable(rows)));
    place.append(words);
  }

  // ---- what is chosen ----

  function findRow(text) {
    var wanted = text.trim().toLowerCase();
    var named = known.filter((row) => row.title.toLowerCase() === wanted);
    return known.find((row) => row.id.toLowerCase() === wanted) || (named.length === 1 ? named[0] : null);
  }

  // The newest version, or of a removed definition the newest with a text.
  function newest(definition) {
    var versions = definition.versions;
    return versions[0].text ? versions[0] : versions.find((version) => version.text) || versions[0];
  }

  // Resolves to {definition, version}; version is missing when there is none of that commit.
  function find(choice) {
    var row = findRow(choice.id);
    if (!row) return Promise.reject(new Error(say(TEXT.noDefinition, { id: choice.id })));
    return agentdoc.search.script(row.url.replace(/html$/, "js")).then(function () {
      var definition = loaded[row.id];
      var version = choice.commit
        ? definition.versions.find((one) => one.commit === choice.commit.slice(0, 10))
        : newest(definition);
      return { definition: definition, version: version };
    });
  }

  function parse(text) {
    var at = (text || "").lastIndexOf("@");
    if (at < 0) return { id: text || "", commit: "" };
    return { id: text.slice(0, at), commit: text.slice(at + 1) };
  }

  function format(choice) {
    return choice.id + (choice.commit ? "@" + choice.commit : "");
  }

  // ---- the page ----

  function chooser(name, legend) {
    var side = { name: name, choice: { id: "", commit: "" } };
    side.input = element("input");
    side.input.name = name;
    side.input.setAttribute("list", "ad-definitions");
    side.input.autocomplete = "off";
    side.input.spellcheck = false;
    side.select = element("select");
    side.select.name = name + "-version";
    side.node = element(
      "fieldset",
      "",
      element("legend", "", legend),
      element("label", "", TEXT.definition + " ", side.input),
      element("label", "", TEXT.version + " ", side.select)
    );
    return side;
  }

  function fillVersions(side, found) {
    var options = (found ? found.definition.versions : []).map(function (version) {
      var option = element("option", "", nameOf(version));
      option.value = version.commit || "";
      option.selected = found.version === version;
      return option;
    });
    side.select.replaceChildren.apply(side.select, options);
    side.select.disabled = !options.length;
  }

  function definitionsList() {
    var list = element("datalist");
    list.id = "ad-definitions";
    known.forEach(function (row) {
      var option = element("option", "", row.removed ? say(TEXT.removed, { name: row.title }) : row.title);
      option.value = row.id;
      list.append(option);
    });
    return list;
  }

  function tell(page, text) {
    page.status.textContent = text;
    page.status.hidden = !text;
  }

  function showFound(page, found) {
    var lost = found.findIndex((one) => one && !one.version);
    page.result.replaceChildren();
    page.sides.forEach((side, i) => fillVersions(side, found[i]));
    if (lost >= 0)
      return tell(page, say(TEXT.noVersion, { id: found[lost].definition.id, commit: page.sides[lost].choice.commit }));
    tell(page, found[0] && found[1] ? "" : TEXT.choose);
    if (found[0] && found[1]) show(page.result, found[0], found[1]);
  }

  // Shows what is chosen, unless something else is chosen before all of it is there.
  function update(page) {
    var mine = ++page.turn;
    Promise.all(page.sides.map((side) => (side.choice.id ? find(side.choice) : null)))
      .then(function (found) {
        if (!found[0] || !found[1]) return found;
        return Promise.all(COMPARING.map(agentdoc.search.script)).then(() => found);
      })
      .then(function (found) {
        if (mine === page.turn) showFound(page, found);
      })
      .catch(function (error) {
        if (mine !== page.turn) return;
        page.result.replaceChildren();
        tell(page, error.message);
      });
  }

  // ---- the address ----

  function read(page) {
    var params = new URLSearchParams(location.search);
    page.sides.forEach(function (side) {
      side.choice = parse(params.get(side.name));
      side.input.value = side.choice.id;
      fillVersions(side, null);
    });
    update(page);
  }

  // Whether the address says what is chosen: a link within the page changes something else of it.
  function isTold(page) {
    var params = new URLSearchParams(location.search);
    return page.sides.every((side) => format(side.choice) === (params.get(side.name) || ""));
  }

  function choose(page) {
    var params = new URLSearchParams();
    page.sides.forEach(function (side) {
      if (side.choice.id) params.set(side.name, format(side.choice));
    });
    var search = String(params).replace(/%2F/g, "/").replace(/%40/g, "@");
    if (!isTold(page)) history.pushState(null, "", "?" + search);
    update(page);
  }

  // ---- what the reader does ----

  // Takes what stands in the box, as soon as it is an id or the reader has done with it.
  function takeDefinition(page, side, done) {
    var row = findRow(side.input.value);
    var id = row ? row.id : side.input.value.trim();
    if (id === side.choice.id || !(done || (row && id === side.input.value))) return;
    side.choice = { id: id, commit: "" };
    fillVersions(side, null);
    choose(page);
  }

  function swapSides(page) {
    var choice = page.sides[0].choice;
    page.sides[0].choice = page.sides[1].choice;
    page.sides[1].choice = choice;
    page.sides.forEach((side) => (side.input.value = side.choice.id));
    choose(page);
  }

  function listen(page, form, swap) {
    page.sides.forEach(function (side) {
      side.input.addEventListener("change", () => takeDefinition(page, side, true));
      side.input.addEventListener("input", () => takeDefinition(page, side, false));
      side.select.addEventListener("change", function () {
        side.choice.commit = side.select.value;
        choose(page);
      });
    });
    swap.addEventListener("click", () => swapSides(page));
    form.addEventListener("submit", (event) => event.preventDefault());
    window.addEventListener("popstate", function () {
      if (!isTold(page)) read(page);
    });
  }

  function start(place) {
    var sides = [chooser("a", TEXT.before), chooser("b", TEXT.after)];
    var page = { sides: sides, status: element("p", "empty"), result: element("div"), turn: 0 };
    var swap = element("button", "", "⇄ " + TEXT.swap);
    var form = element("form", "compare", sides[0].node, swap, sides[1].node, definitionsList());
    swap.type = "button";
    page.status.setAttribute("role", "status");
    place.replaceChildren(form, page.status, page.result);
    listen(page, form, swap);
    read(page);
  }

  document.addEventListener("DOMContentLoaded", function () {
    var place = document.getElementById("ad-compare");
    if (!place || !agentdoc.search) return;
    agentdoc.search.ready().then(function (index) {
      known = index.documents;
      start(place);
    });
  });
})();
