/* SPDX-License-Identifier: MIT */
/*
 * The list of keys: a dialog with what each key does on this page and on others, and the switch
 * that turns them off. keys.js loads it when it is asked for.
 *
 * Markup it expects: pages with keys of their own name them in a hidden dl[data-keys], whose dt
 * hold kbd and whose dd say what the key does; data-history="off" at the root where the site has none.
 */
(function () {
  "use strict";

  var TEXT = window.agentdoc.words("keys_list", {
    title: "Keys",
    close: "Close",
    here: "On this page",
    elsewhere: "On other pages",
    on: "Use single keys on this site",
    onHint: "Without them, Ctrl K and this list in the footer still work.",
    closed: "This site has no single keys.",
    or: "or",
    // what the keys do, in the order of the list
    always: { "/": "Search", "?": "This list", t: "Light or dark", c: "Catalogue", Esc: "Close what is open" },
    pages: {
      n: "Next",
      p: "Previous",
      h: "History",
      d: "What changed: the diff",
      j: "Next change",
      k: "Previous change",
      g: "Graph",
      b: "When each part last changed",
      e: "Edit",
      y: "Permanent address",
    },
  });

  // what no page of a site without a history has
  var PAST = ["h", "d", "b"];

  var agentdoc = window.agentdoc;
  var isMac = /Mac|iPhone|iPad/.test(navigator.platform);
  var dialog;

  function element(name, className) {
    var node = document.createElement(name);
    if (className) node.className = className;
    node.append.apply(node, Array.prototype.slice.call(arguments, 2));
    return node;
  }

  function row(keys, text) {
    var term = element("dt");
    keys.forEach(function (key, i) {
      if (i) term.append(" " + TEXT.or + " ");
      term.append(element("kbd", "", key));
    });
    return element("div", "", term, element("dd", "", text));
  }

  function isHere(key) {
    return agentdoc.keys.find(key) || ((key === "j" || key === "k") && agentdoc.steps);
  }

  // Keys of one page alone are called by the words of what they press.
  function own() {
    return Array.from(document.querySelectorAll("[data-key]")).filter(function (node) {
      var key = node.dataset.key;
      return /^[a-z]$/.test(key) && !(key in TEXT.pages) && !(key in TEXT.always);
    }).map(function (node) {
      return row([node.dataset.key], node.getAttribute("aria-label") || node.textContent.trim());
    });
  }

  function exists(key) {
    return document.documentElement.dataset.history !== "off" || PAST.indexOf(key) < 0;
  }

  function pageRows(here) {
    return Object.keys(TEXT.pages).filter(function (key) {
      return exists(key) && Boolean(isHere(key)) === here;
    }).map(function (key) {
      return row([key], TEXT.pages[key]);
    });
  }

  function alwaysRows() {
    var search = [isMac ? "⌘ K" : "Ctrl K"];
    if (agentdoc.keys.isClosed) return [row(search, TEXT.always["/"]), row(["Esc"], TEXT.always.Esc)];
    return Object.keys(TEXT.always).map(function (key) {
      var keys = key === "/" ? ["/", "s"].concat(search) : [key];
      return row(keys, TEXT.always[key]);
    });
  }

  function list(title, rows) {
    if (!rows.length) return "";
    return element("section", "", element("h3", "", title), fill(element("dl", "keys"), rows));
  }

  function fill(node, parts) {
    node.append.apply(node, parts);
    return node;
  }

  function makeSwitch() {
    if (agentdoc.keys.isClosed) return element("p", "keys-switch", TEXT.closed);
    var box = element("input");
    box.type = "checkbox";
    box.checked = !agentdoc.keys.isOff();
    box.addEventListener("change", function () {
      agentdoc.keys.switchOff(!box.checked);
    });
    return element("p", "keys-switch", element("label", "", box, " " + TEXT.on),
      element("span", "meta", TEXT.onHint));
  }

  function pageList() {
    return [].concat.apply([], Array.from(document.querySelectorAll("dl[data-keys]")).map(function (own) {
      return Array.from(own.cloneNode(true).children);
    }));
  }

  function lists() {
    if (agentdoc.keys.isClosed) return [list(TEXT.here, alwaysRows()), makeSwitch()];
    return [
      list(TEXT.here, alwaysRows().concat(pageRows(true), own(), pageList())),
      list(TEXT.elsewhere, pageRows(false)), makeSwitch(),
    ];
  }

  function make() {
    var title = element("h2", "", TEXT.title);
    var close = element("button", "", TEXT.close);
    title.id = "ad-keys-title";
    close.type = "button";
    close.addEventListener("click", function () {
      dialog.close();
    });
    dialog.replaceChildren(
      element("div", "window-head", title, close),
      fill(element("div", "window-body"), lists()));
  }

  // Made anew each time: what a page has to press may change while it is open.
  agentdoc.keysList = function () {
    if (!dialog) {
      dialog = element("dialog", "window keys-window");
      dialog.setAttribute("aria-labelledby", "ad-keys-title");
      dialog.addEventListener("click", function (event) {
        if (event.target === dialog) dialog.close();
      });
      document.body.append(dialog);
    }
    if (dialog.open) return;
    make();
    agentdoc.search.show(dialog);
  };
})();
