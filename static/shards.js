/* SPDX-License-Identifier: MIT */
/*
 * What the search dialog, the page of results and others share: the index and its files, loaded as
 * scripts when they are asked for, and a result as markup. search.js loads it when it is needed.
 */
(function () {
  "use strict";

  var TEXT = window.agentdoc.words("shards", {
    found: { one: "1 result", other: "{n} results" },
    none: "Nothing found",
    all: "{n} with all words",
    noneAll: "none with all words",
    removed: "removed",
    section: "in",
    mended: "No definition says “{from}”, “{to}” was looked for",
    unknown: "No definition has {operator}",
    drop: "Without “{word}”: {n}",
    instead: "“{word}” instead: {n}",
    failed: "A part of the search cannot be loaded.",
    retry: "Try again",
    nearest: "Names like this",
    kinds: { agent: "agent", skill: "skill", command: "command" },
  });

  // What finds, in which the parts of rank.js are one file, and the list of documents.
  var FILES = ["assets/rank.js", "search/documents.js"];

  var agentdoc = window.agentdoc;
  var say = agentdoc.say;
  var search = agentdoc.search;
  var given = {}; // by name and number of the file
  var index, versions, others;

  agentdoc.shard = function (what, number, data) {
    given[what + number] = data;
  };

  // The page that compares reads the same files; whoever loads one, both get it.
  function takeVersions(definition, lines, fields) {
    versions = { definition: definition, lines: lines };
    if (others) others(definition, lines, fields);
  }

  function loadVersions(base) {
    if (agentdoc.versions !== takeVersions) {
      others = agentdoc.versions;
      agentdoc.versions = takeVersions;
    }
    given[base] = given[base] || search.script(base + ".js").then(function () {
      return versions;
    }, function (error) {
      delete given[base]; // to be tried again
      throw error;
    });
    return given[base];
  }

  // As rank.js wants it.
  function load(what, number) {
    if (what === "versions") return loadVersions(number);
    var file = "search/" + what + "-" + (number < 10 ? "0" : "") + number + ".js";
    return search.script(file).then(function () {
      return given[what + number];
    });
  }

  function ready() {
    return Promise.all(FILES.map(search.script)).then(function () {
      index = index || agentdoc.rank.open(given.documents0);
      return index;
    });
  }

  function find(query) {
    return ready().then(function () {
      return agentdoc.rank.find(index, query, load);
    });
  }

  // ---- words ----

  function countText(found, words) {
    var n = found.results.length;
    if (!n) return TEXT.none;
    var text = say(TEXT.found, { n: n });
    if (words < 2 || found.all === n) return text;
    return text + ", " + (found.all ? say(TEXT.all, { n: found.all }) : TEXT.noneAll);
  }

  // What was done to the query, and what of it nobody can find: a text for each.
  function notesOf(found) {
    return found.mended.map(function (one) {
      return say(TEXT.mended, one);
    }).concat(found.operators.filter(function (one) {
      return !one.known;
    }).map(function (one) {
      return say(TEXT.unknown, { operator: one.text });
    }));
  }

  // When nothing is found, what else can be asked: [{text, query}].
  function waysOut(found) {
    return ["instead", "drop"].reduce(function (all, name) {
      return all.concat(found[name].map(function (one) {
        return { text: say(TEXT[name], { word: one.word, n: one.count }), query: one.query };
      }));
    }, []);
  }

  function kindName(kind) {
    return TEXT.kinds[kind] || kind;
  }

  // ---- markup ----

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

  function marked(node, text, marks) {
    var at = 0;
    marks.forEach(function (mark) {
      node.append(text.slice(at, mark[0]), element("mark", "", text.slice(mark[0], mark[1])));
      at = mark[1];
    });
    node.append(text.slice(at));
    return auto(node);
  }

  function markedTitle(row, words) {
    return agentdoc.rank.excerpt([row.title], words, row.title.length * 4 + 4); // all of it
  }

  // Whether the words that were looked for are all of the name, and no others.
  function isName(title, words) {
    var name = title.text.toLowerCase();
    var letters = title.marks.reduce(function (sum, mark) {
      return sum + mark[1] - mark[0];
    }, 0);
    return letters >= name.replace(/[^\p{L}\p{N}]/gu, "").length && words.every(function (word) {
      return name.includes(word);
    });
  }

  // The first line of a result: its name, what it is, where it stands.
  function headOf(row, title) {
    var head = element("span", "ad-hit-head", title, " ", element("span", "badge " + row.kind, kindName(row.kind)));
    if (row.removed) head.append(" ", element("span", "badge error", TEXT.removed));
    if (row.folder) head.append(" ", auto(element("span", "ad-hit-folder", row.folder)));
    return head;
  }

  // Says that files are missing; the button tries again.
  function failure(retry) {
    var button = element("button", "link", TEXT.retry);
    var note = element("p", "empty", TEXT.failed + " ", button);
    button.type = "button";
    button.addEventListener("click", retry);
    note.setAttribute("role", "alert");
    return note;
  }

  // A result as a link around all of it; words are marked in its name.
  function linkOf(document, words) {
    var row = index.documents[document];
    var title = markedTitle(row, words);
    var link = element("a", "ad-hit", headOf(row, marked(element("span", "ad-hit-title"), title.text, title.marks)));
    link.href = search.root + row.url;
    link.dataset.id = row.id;
    if (isName(title, words)) link.dataset.named = "";
    return link;
  }

  // Adds what of its text has the words, and leads there; who looked for a name is led to the top.
  function addExcerpt(link, excerpt) {
    var leads = !("named" in link.dataset);
    if (leads && excerpt.anchor) link.href = link.href.replace(/#.*/, "") + "#" + excerpt.anchor;
    if (leads && excerpt.heading)
      link.append(element("span", "ad-hit-heading", TEXT.section + " ", auto(element("b", "", excerpt.heading))));
    if (excerpt.text) link.append(marked(element("span", "ad-excerpt"), excerpt.text, excerpt.marks));
  }

  agentdoc.shards = {
    TEXT: TEXT, ready: ready, load: load, find: find, say: say, countText: countText, notesOf: notesOf,
    waysOut: waysOut, failure: failure, kindName: kindName, element: element, auto: auto, marked: marked, linkOf: linkOf, addExcerpt: addExcerpt,
  };
})();
