/* SPDX-License-Identifier: MIT */
/*
 * What is in the search dialog: results below the field as a combobox with its list, completion of
 * operators, and what was opened lately when nothing is typed. search.js makes the dialog and loads
 * this; completion.js knows the values of operators.
 *
 * The focus stays in the field, arrows choose, Enter opens. Options that are links open like links,
 * with the middle button and with Ctrl too; other options alter the query.
 */
(function () {
  "use strict";

  var TEXT = window.agentdoc.words("dialog", {
    found: "Search results",
    operators: "Narrow by",
    recent: "Opened lately",
    forget: "Forget these",
    changed: "Changed lately",
    all: "All {n} results on a page of their own",
    page: "Search page",
    past: "Look whether an earlier version said it",
    loading: "Loading …",
    keys: { "↑ ↓": "choose", "↵": "open", "Ctrl ↵": "in a new tab", "⇧ ↵": "all results", Esc: "close" },
  });

  var agentdoc = window.agentdoc;
  var shards = agentdoc.shards;
  var say = shards.say;
  var element = shards.element;
  var SHOWN = 10;
  var EXCERPT = 130; // characters
  var RECENT = 6;
  var PAUSE_MS = 250; // in typing, before excerpts are loaded: for words that are only begun it is not worth it
  var PATIENCE_MS = 250; // before a text says that something is loading
  var STORED = "agentdoc-recent " + new URL(agentdoc.search.root || ".", location.href).pathname;
  var dialog, input, index, parts;
  var asked = 0; // counts queries: an answer to an older one is not shown
  var shown = null; // the query that the list answers
  var pending = null; // how to open the best result as soon as it is known

  // ---- what was opened lately: ids, kept by the browser where it allows that ----

  function recent() {
    try {
      var ids = JSON.parse(localStorage.getItem(STORED));
      return Array.isArray(ids) ? ids : [];
    } catch (error) {
      return [];
    }
  }

  function keep(ids) {
    try {
      if (ids.length) localStorage.setItem(STORED, JSON.stringify(ids));
      else localStorage.removeItem(STORED);
    } catch (error) {
      // nothing is remembered then
    }
  }

  function remember(option) {
    var id = option.dataset.id;
    if (!id) return;
    keep([id].concat(recent().filter(function (one) {
      return one !== id;
    })).slice(0, RECENT));
  }

  // ---- the list ----

  function options() {
    return Array.from(parts.list.querySelectorAll("[role=option]"));
  }

  function chosen() {
    return parts.list.querySelector("[aria-selected=true]");
  }

  function choose(option) {
    var former = chosen();
    if (former) former.setAttribute("aria-selected", "false");
    if (!option) return input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  }

  function move(step) {
    var all = options();
    var at = all.indexOf(chosen());
    if (all.length) choose(all[(at + step + all.length + (at < 0 && step < 0 ? 1 : 0)) % all.length]);
  }

  function asOption(node) {
    node.setAttribute("role", "option");
    node.setAttribute("aria-selected", "false");
    node.tabIndex = -1;
    return node;
  }

  function linkOption(document, words) {
    return asOption(shards.linkOf(document, words));
  }

  // An option that puts another query into the field.
  function queryOption(query, text, count) {
    var option = asOption(element("div", "ad-hit ad-hit-query", shards.auto(element("span", "", text))));
    if (count !== undefined) option.append(" ", element("span", "count", say("{n}", { n: count })));
    option.query = query;
    return option;
  }

  function group(title, all) {
    var label = element("div", "found-label", title);
    var node = element("div", "", label);
    label.setAttribute("aria-hidden", "true");
    node.setAttribute("role", "group");
    node.setAttribute("aria-label", title);
    node.append.apply(node, all);
    return all.length ? node : "";
  }

  // Fills the list; text is read out, and stands above it.
  function fill(text, groups) {
    input.removeAttribute("aria-activedescendant");
    parts.list.replaceChildren.apply(parts.list, groups.filter(Boolean));
    options().forEach(function (option, i) {
      option.id = "ad-option-" + i;
    });
    var any = parts.list.childElementCount > 0;
    parts.list.hidden = !any;
    parts.list.scrollTop = 0;
    input.setAttribute("aria-expanded", String(any));
    parts.status.textContent = text;
  }

  // ---- what it shows ----

  function showStart() {
    var rows = index.documents;
    var opened = recent().map(function (id) {
      return rows.findIndex(function (row) {
        return row.id === id;
      });
    }).filter(function (document) {
      return document >= 0;
    });
    var changed = rows.map(function (row, document) {
      return document;
    }).filter(function (document) {
      return rows[document].age !== null && !rows[document].removed && !opened.includes(document);
    }).sort(function (a, b) {
      return rows[a].age - rows[b].age || a - b;
    }).slice(0, RECENT);
    var toLink = function (document) {
      return linkOption(document, []);
    };
    fill("", [group(TEXT.recent, opened.map(toLink)), group(TEXT.changed, changed.map(toLink))]);
    parts.forget.hidden = !opened.length;
    parts.operators.hidden = false;
  }

  function pageOf(query) {
    return agentdoc.search.root + "search.html?q=" + encodeURIComponent(query);
  }

  function pageLink(query, text) {
    var link = asOption(element("a", "ad-hit ad-hit-all", text));
    link.href = pageOf(query);
    return link;
  }

  // Nothing was found: what to leave out, names that are like it, and the past.
  function wayOut(query, found) {
    return [
      group(shards.countText(found, 0), shards.waysOut(found).map(function (one) {
        return queryOption(one.query, one.text);
      })),
      group(shards.TEXT.nearest, found.nearest.slice(0, SHOWN).map(function (document) {
        return linkOption(document, []);
      })),
      pageLink(query, TEXT.past),
    ];
  }

  function showFound(query, found, turn) {
    var best = found.results.slice(0, SHOWN);
    var links = best.map(function (result) {
      return linkOption(result.document, result.words);
    });
    var words = agentdoc.rank.parse(query).words.length;
    var values = agentdoc.completion(index, query).map(function (one) {
      return queryOption(one.query, one.text, one.count);
    });
    var all = found.results.length;
    var more = all > best.length ? pageLink(query, say(TEXT.all, { n: all })) : "";
    var rest = found.results.length ? links.concat(more) : wayOut(query, found);
    fill([shards.countText(found, words)].concat(shards.notesOf(found)).join(". "),
      [group(TEXT.operators, values)].concat(rest));
    parts.forget.hidden = true;
    parts.operators.hidden = values.length > 0;
    setTimeout(function () {
      if (turn === asked) showExcerpts(found, links, turn);
    }, PAUSE_MS);
  }

  function showExcerpts(found, links, turn) {
    agentdoc.rank.show(index, found, 0, links.length, shards.load, EXCERPT).then(function (excerpts) {
      if (turn !== asked) return;
      excerpts.forEach(function (excerpt, i) {
        shards.addExcerpt(links[i], excerpt);
      });
    }, function () {
      if (turn !== asked) return;
      fail(function () {
        showExcerpts(found, links, turn);
      });
    });
  }

  // Files are missing: says so, and tries again when the reader wants it.
  function fail(retry) {
    parts.failed.replaceChildren(shards.failure(function () {
      parts.failed.replaceChildren();
      input.focus();
      retry();
    }));
  }

  // ---- typing ----

  function update() {
    var query = input.value;
    var turn = ++asked;
    pending = null;
    parts.failed.replaceChildren();
    if (!query.trim()) {
      shown = query;
      return showStart();
    }
    setTimeout(function () {
      if (turn === asked && shown !== query) parts.status.textContent = TEXT.loading;
    }, PATIENCE_MS);
    shards.find(query).then(function (found) {
      if (turn !== asked) return;
      shown = query;
      showFound(query, found, turn);
      if (pending) openBest(pending);
    }, function () {
      if (turn !== asked) return;
      shown = pending = null;
      fill("", []);
      fail(update);
    });
  }

  function setQuery(query) {
    input.value = query;
    input.focus();
    input.setSelectionRange(query.length, query.length);
    update();
  }

  function addOperator(operator) {
    var query = input.value;
    var pair = operator.split(":");
    if (pair[1]) setQuery(agentdoc.rank.toggle(query, pair[0], pair[1]));
    else setQuery(query + (query && !/\s$/.test(query) ? " " : "") + operator);
  }

  // ---- opening ----

  // How an event opens what it is at: "tab" or "here".
  function wayOf(event) {
    return event.ctrlKey || event.metaKey ? "tab" : "here";
  }

  function openOption(option, way) {
    if (option.query !== undefined) return setQuery(option.query);
    remember(option);
    if (way === "tab") return window.open(option.href, "_blank", "noopener");
    dialog.close();
    location.href = option.href;
  }

  // Enter without a choice opens the best result; while it is looked for, that waits.
  function openBest(way) {
    var best = parts.list.querySelector(":scope > [data-id]"); // not in a group of other names
    pending = null;
    if (shown !== input.value) pending = way;
    else if (best && input.value.trim()) openOption(best, way);
  }

  function enter(event) {
    if (chosen()) openOption(chosen(), wayOf(event));
    else openBest(wayOf(event));
  }

  function hasChoice() {
    return chosen() !== null;
  }

  var KEYS = {
    ArrowDown: function () {
      move(1);
    },
    ArrowUp: function () {
      move(-1);
    },
    Enter: enter,
    Home: function () {
      choose(options()[0]);
    },
    End: function () {
      choose(options().pop());
    },
  };

  // Home and End are the field's own until something in the list is chosen.
  function onKey(event) {
    var isField = (event.key === "Home" || event.key === "End") && !hasChoice();
    var act = Object.prototype.hasOwnProperty.call(KEYS, event.key) && KEYS[event.key];
    if (!act || isField || event.isComposing || event.altKey || event.shiftKey) return;
    event.preventDefault();
    act(event);
  }

  function onClick(event) {
    var option = event.target.closest("[role=option]");
    if (!option) return;
    if (option.query !== undefined) return setQuery(option.query);
    remember(option);
    if (event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey) dialog.close();
  }

  // ---- markup ----

  function makeOperators() {
    var row = element("div", "found-operators", element("span", "", TEXT.operators));
    agentdoc.completion.OPERATORS.forEach(function (operator) {
      var button = element("button", "chip", operator);
      button.type = "button";
      button.addEventListener("click", function () {
        addOperator(operator);
      });
      row.append(" ", button);
    });
    return row;
  }

  function makeForget() {
    var button = element("button", "link", TEXT.forget);
    button.type = "button";
    button.addEventListener("click", function () {
      keep([]);
      showStart();
      input.focus();
    });
    return button;
  }

  function makeFoot() {
    var foot = element("p", "window-keys");
    Object.keys(TEXT.keys).forEach(function (key) {
      foot.append(element("span", "", element("kbd", "", key), " " + TEXT.keys[key]), " ");
    });
    var page = element("a", "", TEXT.page);
    page.href = agentdoc.search.root + "search.html";
    page.addEventListener("click", function () {
      page.href = input.value.trim() ? pageOf(input.value) : agentdoc.search.root + "search.html";
    });
    foot.append(page);
    return foot;
  }

  function makeParts(body) {
    parts = {
      operators: makeOperators(),
      status: element("p", "found-status"),
      failed: element("div"),
      forget: makeForget(),
      list: element("div", "found-list"),
    };
    parts.list.id = "ad-found";
    parts.list.setAttribute("role", "listbox");
    parts.list.setAttribute("aria-label", TEXT.found);
    parts.status.setAttribute("role", "status");
    parts.forget.hidden = true;
    parts.list.hidden = true;
    body.replaceChildren(parts.operators, parts.status, parts.failed, parts.list, parts.forget);
    body.after(makeFoot());
  }

  function listen() {
    Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-controls": "ad-found", "aria-expanded": "false",
    }).forEach(function (one) {
      input.setAttribute(one[0], one[1]);
    });
    input.addEventListener("input", update);
    input.addEventListener("keydown", onKey);
    dialog.addEventListener("close", function () {
      pending = null; // who closes does not want to go there any more
    });
    ["click", "auxclick"].forEach(function (name) {
      parts.list.addEventListener(name, onClick);
    });
    parts.list.addEventListener("mousedown", function (event) {
      event.preventDefault(); // keeps the focus in the field
    });
  }

  // Called each time the dialog opens, with its parts; isEntered: Enter was pressed before.
  agentdoc.searchDialog = function (givenDialog, givenInput, body, isEntered) {
    shards.ready().then(function (opened) {
      index = opened;
      if (!dialog) {
        dialog = givenDialog;
        input = givenInput;
        makeParts(body);
        listen();
      }
      if (shown !== input.value || !input.value) update();
      if (isEntered) openBest("here");
    });
  };
})();
