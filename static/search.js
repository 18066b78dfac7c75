/* SPDX-License-Identifier: MIT */
/*
 * The search box of every page and the page of results. Shards are loaded as scripts when first
 * needed, so that it works from file:// and under a policy of script-src 'self'.
 *
 * Markup it expects: form#ad-search with an input named q; on the search page #ad-results and
 * its own form#ad-search-page, which it fills and reads.
 */
(function () {
  "use strict";

  var agentdoc = (window.agentdoc = window.agentdoc || {});
  var root = document.currentScript.getAttribute("src").replace(/assets\/search\.js$/, "");
  var loaded = {};
  var waiting = {};
  var index = null;
  var SUGGESTIONS = 8;
  var RESULTS = 50;

  agentdoc.documents = function (data) {
    index = data;
  };
  agentdoc.terms = function (number, lines) {
    loaded["terms" + number] = lines.split("\n").slice(0, -1);
  };
  agentdoc.texts = function (number, texts) {
    loaded["texts" + number] = texts;
  };

  function loadScript(path) {
    if (!waiting[path]) {
      waiting[path] = new Promise(function (resolve, reject) {
        var script = document.createElement("script");
        script.src = root + path;
        script.onload = resolve;
        script.onerror = function () {
          delete waiting[path];
          reject(new Error(path + " cannot be loaded"));
        };
        document.head.appendChild(script);
      });
    }
    return waiting[path];
  }

  function loadFile(what, number) {
    var name = what + "-" + (number < 10 ? "0" : "") + number;
    return loadScript("search/" + name + ".js").then(function () {
      return loaded[what + number];
    });
  }

  function ready() {
    return Promise.all([loadScript("assets/rank.js"), loadScript("search/documents.js")]);
  }
  agentdoc.search = { ready: ready, load: loadFile, root: root, index: function () { return index; } };

  function find(query, most) {
    return ready().then(function () {
      return agentdoc.rank.search(index, query, loadFile).then(function (results) {
        return { total: results.length, results: results.slice(0, most) };
      });
    });
  }

  function element(name, className, text) {
    var node = document.createElement(name);
    if (className) node.className = className;
    if (text) node.textContent = text;
    return node;
  }

  function marked(text, marks) {
    var node = element("span", "ad-excerpt");
    var at = 0;
    node.dir = "auto";
    marks.forEach(function (mark) {
      node.append(text.slice(at, mark[0]), element("mark", "", text.slice(mark[0], mark[1])));
      at = mark[1];
    });
    node.append(text.slice(at));
    return node;
  }

  /* One result as a link; its excerpt comes when its file is there. */
  function item(result, length) {
    var row = index.documents[result.document];
    var link = element("a", "ad-hit");
    var title = element("span", "ad-hit-title", row[1]);
    title.dir = "auto";
    link.href = root + row[2];
    link.append(title, element("span", "ad-hit-kind", row[8] ? "removed " + row[3] : row[3]));
    if (row[4]) link.append(element("span", "ad-hit-folder", row[4]));
    if (length) {
      loadFile("texts", row[7]).then(function (texts) {
        var found = agentdoc.rank.excerpt(texts[result.document], result.words, length);
        if (found.anchor) link.href = root + row[2] + "#" + found.anchor;
        if (found.heading) link.append(element("span", "ad-hit-heading", found.heading));
        link.append(marked(found.text, found.marks));
      });
    }
    return link;
  }

  /* ---- the box of every page: suggestions below it ---- */

  function suggestions(form) {
    var input = form.elements.q;
    var box = element("div", "ad-suggestions");
    var list = element("div");
    var none = element("p", "ad-none", "Nothing found");
    var asked = 0;
    list.id = "ad-suggestions";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "Search results");
    none.setAttribute("role", "status");
    box.append(list, none);
    box.hidden = true;
    form.append(box);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", list.id);
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("autocomplete", "off");

    function close() {
      asked++; /* what is still looked for is not shown */
      box.hidden = true;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    }

    function show(found) {
      input.removeAttribute("aria-activedescendant");
      list.replaceChildren();
      found.results.forEach(function (result, i) {
        var link = item(result, 110);
        link.id = "ad-suggestion-" + i;
        link.setAttribute("role", "option");
        link.setAttribute("aria-selected", "false");
        link.tabIndex = -1;
        list.append(link);
      });
      list.hidden = found.total === 0;
      none.hidden = found.total > 0;
      box.hidden = false;
      input.setAttribute("aria-expanded", String(found.total > 0));
    }

    function update() {
      var query = input.value;
      var turn = ++asked;
      if (!query.trim()) return close();
      find(query, SUGGESTIONS).then(function (found) {
        if (turn === asked && document.activeElement === input) show(found);
      });
    }

    function move(step) {
      var links = Array.from(list.querySelectorAll("a"));
      if (box.hidden || !links.length) return;
      var at = links.findIndex(function (link) {
        return link.getAttribute("aria-selected") === "true";
      });
      if (at >= 0) links[at].setAttribute("aria-selected", "false");
      at = (at + step + links.length + (at < 0 && step < 0 ? 1 : 0)) % links.length;
      links[at].setAttribute("aria-selected", "true");
      links[at].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", links[at].id);
    }

    input.addEventListener("focus", ready);
    input.addEventListener("input", update);
    input.addEventListener("keydown", function (event) {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        move(event.key === "ArrowDown" ? 1 : -1);
      } else if (event.key === "Escape") {
        if (box.hidden) input.blur();
        close();
      } else if (event.key === "Enter") {
        var chosen = box.hidden ? null : list.querySelector('[aria-selected="true"]');
        if (!chosen) return;
        event.preventDefault();
        location.href = chosen.href;
      }
    });
    form.addEventListener("focusout", function (event) {
      if (!form.contains(event.relatedTarget)) close();
    });
    box.addEventListener("mousedown", function (event) {
      event.preventDefault(); /* keeps the focus, so that the click arrives */
    });
  }

  /* ---- the page of results ---- */

  function countText(found, query) {
    if (found.total === 0) return "Nothing found for “" + query + "”.";
    if (found.total === 1) return "1 definition";
    var shown = found.results.length;
    return found.total + " definitions" + (shown < found.total ? ", the best " + shown + " shown" : "");
  }

  function results(place, form) {
    var input = form.elements.q;
    var status = element("p", "ad-result-count");
    var list = element("ol", "ad-result-list");
    var turn = 0;
    status.setAttribute("role", "status");
    place.replaceChildren(status, list);

    function update() {
      var query = input.value;
      var asked = ++turn;
      var address = new URL(location.href);
      if (query) address.searchParams.set("q", query);
      else address.searchParams.delete("q");
      history.replaceState(null, "", address);
      if (!query.trim()) {
        status.textContent = "";
        list.replaceChildren();
        return;
      }
      find(query, RESULTS).then(function (found) {
        if (asked !== turn) return;
        status.textContent = countText(found, query);
        list.replaceChildren();
        found.results.forEach(function (result) {
          var entry = element("li");
          entry.append(item(result, 220));
          list.append(entry);
        });
      });
    }

    input.value = new URL(location.href).searchParams.get("q") || "";
    input.addEventListener("input", update);
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      update();
    });
    update();
  }

  function isTyping(target) {
    return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
  }

  function start() {
    var form = document.getElementById("ad-search");
    var place = document.getElementById("ad-results");
    var own = document.getElementById("ad-search-page");
    if (place && own) results(place, own);
    if (!form) return;
    suggestions(form);
    document.addEventListener("keydown", function (event) {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target)) return;
      event.preventDefault();
      (own || form).elements.q.focus();
    });
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
