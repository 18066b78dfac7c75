/* SPDX-License-Identifier: MIT */
/*
 * The tools of the catalogue: its facets become filters, its list is sorted, searched and shown as
 * table or cards, and the address says what is chosen. catalogue_model.js works out what a selection
 * contains; without scripts the page has all rows, and facets are links to lists of their own.
 *
 * Markup it expects: .facets with [data-facet] groups of a[data-key]; table.listing, whose first
 * row is the first definition from A to Z; #ad-tools and #ad-chosen, which it fills; .tabs with
 * a[data-kind]; links with data-query, a selection; a .pager where the list goes on on other pages;
 * the link to the feed of changes in the head of a site with a history.
 */
(function () {
  "use strict";

  var TEXT = window.agentdoc.words("catalogue", {
    find: "Find in this list",
    sort: "Sort",
    sorts: { name: "A to Z", recent: "Recently changed", referenced: "Most referenced", changed: "Most changed" },
    view: "View",
    views: { table: "Table", cards: "Cards" },
    all: { one: "1 definition", other: "{n} definitions" },
    found: "{n} of {all} definitions",
    clear: "Clear all",
    remove: "Remove {what}",
    text: "“{what}”",
    choice: "{facet}: {name}",
    nothing: "Nothing has all of this.",
    without: "Without {what} ({n})",
    more: "Show {n} more",
    inherit: "{n} more may use it: they inherit ALL tools.",
    include: "Include them",
    narrow: "Find in {what}",
    failed: "The list of the catalogue could not be loaded.",
  });
  var FIXED = ["kind", "age", "is"]; /* facets whose values have an order of their own */
  var WHOLE = 500; /* rows that are shown at once, in any order; with more, each letter typed would wait */
  var AT_ONCE = 400; /* rows of a longer list; others when asked for */

  var agentdoc = window.agentdoc;
  var say = agentdoc.say;
  var model = agentdoc.catalogueModel;
  var root = document.documentElement;
  var table = document.querySelector("table.listing");
  var facets = document.querySelector(".facets") || make("aside"); /* none tells one apart */
  var tools = document.getElementById("ad-tools");
  var chosen = document.getElementById("ad-chosen");
  var pager = document.querySelector(".pager");
  if (!table || !tools) return;

  var body = table.tBodies[0];
  var total = Number(table.dataset.total);
  var rows = Array.prototype.slice.call(body.rows);
  var first = rows.slice(); /* as the page came; rows grows where there are other pages */
  var names = ["kind", "folder", "model", "tool", "author", "age", "is"];
  var selection = model.parse(location.search, names);
  var limit = AT_ONCE;
  var isReady = false;
  var data, waiting, texts, more, status, input, sort;

  function make(name, properties, children) {
    var element = Object.assign(document.createElement(name), properties || {});
    (children || []).forEach(function (child) {
      element.append(child);
    });
    return element;
  }

  function all(selector, within) {
    return Array.prototype.slice.call((within || document).querySelectorAll(selector));
  }

  /* ---- data ---- */

  function addScript(url, failed) {
    var script = make("script", { src: url });
    script.addEventListener("error", failed);
    document.head.append(script);
  }

  /* Calls then as soon as the data are there; they are loaded when first needed. */
  function withData(then) {
    if (isReady) return then();
    if (waiting) return waiting.push(then);
    waiting = [then];
    if (pager) addScript("catalogue/rows.js", fail);
    addScript("catalogue/data.js", fail);
  }

  function fail() {
    delete root.dataset.pending;
    status.textContent = TEXT.failed;
  }

  agentdoc.catalogue = agentdoc.catalogueRows = arrive;
  agentdoc.catalogueTexts = function (given) {
    texts = given;
    rows.forEach(function (row, i) {
      if (row && i >= first.length) agentdoc.catalogueRow.describe(row, texts, i);
    });
    if (selection.text) render();
  };

  function arrive(given) {
    data = Object.assign(data || {}, given);
    isReady = data.values && (data.title || !pager);
    if (!isReady) return;
    addMissingValues();
    if (pager) addScript("catalogue/texts.js", fail);
    waiting.splice(0).forEach(function (then) {
      then();
    });
  }

  function rowOf(i) {
    if (!rows[i]) {
      rows[i] = agentdoc.catalogueRow.make(first[0], data, i);
      if (texts) agentdoc.catalogueRow.describe(rows[i], texts, i);
    }
    return rows[i];
  }

  var lower = [];

  function textOf(i) {
    if (pager) return (data.title[i] + " " + (texts ? texts.summary[i] : "")).toLowerCase();
    if (!lower[i]) {
      var cell = rows[i].cells[0];
      lower[i] = (cell.querySelector("a").textContent + " " + cell.querySelector("p").textContent).toLowerCase();
    }
    return lower[i];
  }

  /* ---- selections ---- */

  function but(changes) {
    return Object.assign({}, selection, changes);
  }

  function address() {
    var query = model.format(selection, names);
    return (query ? "?" + query : location.pathname) + location.hash;
  }

  function go(next, quietly) {
    selection = next;
    limit = AT_ONCE;
    history[quietly ? "replaceState" : "pushState"](null, "", address());
    withData(render);
  }

  window.addEventListener("popstate", function () {
    selection = model.parse(location.search, names);
    limit = AT_ONCE;
    withData(render);
  });

  function nameOf(facet, key) {
    var link = facetLink(facet, key);
    return link ? nameOfLink(link) : key;
  }

  /* A brief name has the whole one as its title. */
  function nameOfLink(link) {
    return link.title || link.firstElementChild.textContent.trim();
  }

  function facetLink(facet, key) {
    return all('[data-facet="' + facet + '"] a', facets).filter(function (link) {
      return link.dataset.key === key;
    })[0];
  }

  function titleOf(facet) {
    var title = facets.querySelector('[data-facet="' + facet + '"] h3');
    return title ? title.textContent : facet;
  }

  /* ---- facets ---- */

  /* Values beyond those that the page has, so that each can be found. */
  function addMissingValues() {
    all("[data-facet]", facets).forEach(function (group) {
      var values = data.values[group.dataset.facet];
      var list = all("ul", group).pop();
      for (var i = all("a", group).length; i < values.length; i++)
        list.append(make("li", {}, [valueLink(values[i])]));
      all("li", group).forEach(function (item, place) {
        item.dataset.place = place;
      });
    });
  }

  function valueLink(value) {
    var link = make("a", { href: value[1] || "index.html" }, [make("span", { textContent: value[0], dir: "auto" }), " ", make("b")]);
    link.dataset.key = value[0];
    asCheckbox(link);
    return link;
  }

  function asCheckbox(link) {
    link.setAttribute("role", "checkbox");
    link.setAttribute("aria-checked", "false");
  }

  function isPlainClick(event) {
    return !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  }

  function startFacets() {
    all("a[data-key]", facets).forEach(asCheckbox);
    all("details", facets).forEach(addNarrowing);
    facets.addEventListener("click", toggleBy);
    facets.addEventListener("keydown", toggleBy);
  }

  /* A click, or the space bar, as of any box to tick; the Enter key clicks. */
  function toggleBy(event) {
    var link = event.target.closest("a[data-key]");
    if (!link || !(event.key ? event.key === " " : isPlainClick(event))) return;
    event.preventDefault();
    go(model.toggled(selection, link.closest("[data-facet]").dataset.facet, link.dataset.key));
  }

  /* A field over the folded values of a facet that finds among them. */
  function addNarrowing(fold) {
    var group = fold.closest("[data-facet]");
    var label = say(TEXT.narrow, { what: titleOf(group.dataset.facet) });
    var field = make("input", { type: "search", autocomplete: "off", placeholder: label });
    field.setAttribute("aria-label", label);
    field.addEventListener("input", function () {
      var wanted = field.value.trim().toLowerCase();
      all("a", fold).forEach(function (link) {
        var names = nameOfLink(link) + "\n" + link.firstElementChild.textContent;
        link.parentNode.hidden = names.toLowerCase().indexOf(wanted) < 0;
      });
    });
    fold.addEventListener("toggle", function () {
      if (fold.open) withData(render);
    });
    fold.querySelector("summary").after(field);
  }

  function showFacets(result) {
    all("[data-facet]", facets).forEach(function (group) {
      var facet = group.dataset.facet;
      var places = Object.create(null); // a value may be called __proto__
      data.values[facet].forEach(function (value, i) {
        places[value[0]] = i;
      });
      all("a[data-key]", group).forEach(function (link) {
        var n = result.counts[facet][places[link.dataset.key]];
        var isChosen = model.has(selection, facet, link.dataset.key);
        link.lastElementChild.textContent = window.agentdoc.number(n);
        link.dataset.count = n;
        link.setAttribute("aria-checked", String(isChosen));
        link.classList.toggle("nothing", !n && !isChosen);
      });
      if (FIXED.indexOf(facet) < 0) arrange(group);
      if (group.querySelector('details [aria-checked="true"]')) group.querySelector("details").open = true;
    });
  }

  /*
   * What other choices leave most of stands first, or it would be folded away behind values that
   * nothing is left of. A choice in this facet changes none of its numbers, so nothing moves then.
   */
  function arrange(group) {
    var lists = all("ul", group);
    var items = all("li", group);
    var shown = lists[0].children.length;
    var order = items.slice().sort(function (a, b) {
      return numberIn(b) - numberIn(a) || a.dataset.place - b.dataset.place;
    });
    var isSame = order.every(function (item, i) {
      return item === items[i];
    });
    if (isSame || !lists[1]) return;
    lists[0].replaceChildren.apply(lists[0], order.slice(0, shown));
    lists[1].replaceChildren.apply(lists[1], order.slice(shown));
  }

  function numberIn(item) {
    return Number(item.firstElementChild.dataset.count);
  }

  function showTabs() {
    var kinds = String(selection.chosen.kind || "");
    all(".tabs a[data-kind]").forEach(function (tab) {
      if (tab.dataset.kind === kinds) tab.setAttribute("aria-current", "true");
      else tab.removeAttribute("aria-current");
    });
  }

  /* ---- what is chosen ---- */

  function button(text, label, next) {
    var made = make("button", { type: "button", textContent: text });
    if (label) made.setAttribute("aria-label", label);
    made.addEventListener("click", function () {
      var at = all("button", chosen).indexOf(made);
      go(next());
      var left = all("button", chosen);
      (left[Math.min(at, left.length - 1)] || input).focus();
    });
    return made;
  }

  /* What is chosen, each with its name and the selection without it. */
  function choices() {
    var list = [];
    names.forEach(function (facet) {
      (selection.chosen[facet] || []).forEach(function (key) {
        list.push({
          name: say(TEXT.choice, { facet: titleOf(facet), name: nameOf(facet, key) }),
          without: function () {
            return model.toggled(selection, facet, key);
          },
        });
      });
    });
    if (selection.text)
      list.push({ name: say(TEXT.text, { what: selection.text }), without: withoutText });
    return list;
  }

  function withoutText() {
    return but({ text: "" });
  }

  function cleared() {
    return but({ chosen: {}, text: "" });
  }

  function showChoices(result) {
    var list = choices();
    var parts = [];
    if (list.length) {
      var items = list.map(function (one) {
        var chip = button(one.name + " ×", say(TEXT.remove, { what: one.name }), one.without);
        return make("li", {}, [chip]);
      });
      items.push(make("li", {}, [button(TEXT.clear, "", cleared)]));
      parts.push(make("ul", { className: "chosen" }, items));
    }
    if (!result.found.length) parts.push(advice(result));
    else if (inheriting(result)) parts.push(inheritance(result));
    chosen.replaceChildren.apply(chosen, parts);
  }

  /* Which single choice to drop, where that gives something; else all. */
  function advice(result) {
    var parts = [make("p", { textContent: TEXT.nothing })];
    Object.keys(result.without).forEach(function (facet) {
      var what = facet === "q" ? say(TEXT.text, { what: selection.text }) : namesOf(facet);
      var text = say(TEXT.without, { what: what, n: result.without[facet] });
      parts.push(
        button(text, "", function () {
          return facet === "q" ? withoutText() : model.replaced(selection, facet, []);
        })
      );
    });
    if (parts.length === 1) parts.push(button(TEXT.clear, "", cleared));
    return make("div", { className: "notice advice" }, parts);
  }

  function namesOf(facet) {
    var keys = selection.chosen[facet].map(function (key) {
      return nameOf(facet, key);
    });
    return say(TEXT.choice, { facet: titleOf(facet), name: keys.join(", ") });
  }

  /* Who has a tool without naming it: those that inherit all. */
  function inheriting(result) {
    var tools = selection.chosen.tool || [];
    var isNamed = tools.length && tools.indexOf("none") < 0 && tools.indexOf("ALL") < 0;
    return isNamed && data.values.tool[0][0] === "ALL" ? result.counts.tool[0] : 0;
  }

  function inheritance(result) {
    var include = button(TEXT.include, "", function () {
      return model.toggled(selection, "tool", "ALL");
    });
    return make("p", { className: "meta" }, [say(TEXT.inherit, { n: inheriting(result) }) + " ", include]);
  }

  /* ---- the list ---- */

  function showRows(found) {
    var shown = found.length <= WHOLE ? found : found.slice(0, limit);
    var left = found.length - shown.length;
    body.replaceChildren.apply(body, shown.map(rowOf));
    more.hidden = left <= 0;
    more.textContent = say(TEXT.more, { n: Math.min(left, AT_ONCE) });
    if (pager) pager.hidden = true;
    table.hidden = !found.length;
  }

  function showFirst() {
    body.replaceChildren.apply(body, first);
    more.hidden = true;
    table.hidden = false;
    if (pager) pager.hidden = false;
  }

  function showStatus(n) {
    var isNarrowed = model.isNarrowed(selection);
    var text = say(isNarrowed ? TEXT.found : TEXT.all, { n: n, all: total });
    if (status.textContent !== text) status.textContent = text;
  }

  function render() {
    var result = model.evaluate(data, selection, textOf);
    if (pager && !model.isNarrowed(selection) && selection.sort === model.SORTS[0]) showFirst();
    else showRows(result.found);
    showFacets(result);
    showTabs();
    showChoices(result);
    showStatus(result.found.length);
    sort.value = selection.sort;
    if (document.activeElement !== input) input.value = selection.text;
    delete root.dataset.pending;
  }

  /* ---- tools ---- */

  function addTools() {
    input = make("input", { type: "search", autocomplete: "off", spellcheck: false, placeholder: TEXT.find });
    input.setAttribute("aria-label", TEXT.find);
    input.value = selection.text;
    input.addEventListener("input", function () {
      go(but({ text: input.value.trim() }), true);
    });
    sort = make("select");
    var hasHistory = document.querySelector('link[type="application/atom+xml"]');
    var sorts = hasHistory ? model.SORTS : model.SORTS_WITHOUT_HISTORY;
    sorts.forEach(function (name) {
      sort.append(make("option", { value: name, textContent: TEXT.sorts[name] }));
    });
    sort.value = selection.sort;
    sort.addEventListener("change", function () {
      go(but({ sort: sort.value }));
    });
    status = make("p", { className: "found" });
    status.setAttribute("role", "status");
    more = make("button", { type: "button", className: "more-rows", hidden: true });
    more.addEventListener("click", function () {
      var at = limit;
      limit += AT_ONCE;
      render();
      body.rows[at].querySelector("a").focus();
    });
    tools.append(status, input, make("label", {}, [TEXT.sort + " ", sort]), viewSwitch());
    table.after(more);
  }

  function viewSwitch() {
    var buttons = Object.keys(TEXT.views).map(function (view) {
      var one = make("button", { type: "button", textContent: TEXT.views[view], value: view });
      one.addEventListener("click", function () {
        agentdoc.chooseView(view);
        press();
      });
      return one;
    });
    function press() {
      buttons.forEach(function (one) {
        one.setAttribute("aria-pressed", String(one.value === root.dataset.view));
      });
    }
    press();
    var group = make("div", { className: "seg views" }, buttons);
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", TEXT.view);
    return group;
  }

  function startLinks() {
    all(".tabs a[data-kind]").forEach(function (tab) {
      tab.addEventListener("click", function (event) {
        if (!isPlainClick(event)) return;
        event.preventDefault();
        go(model.replaced(selection, "kind", tab.dataset.kind ? [tab.dataset.kind] : []));
      });
    });
    all("a[data-query]").forEach(function (link) {
      link.addEventListener("click", function (event) {
        if (!isPlainClick(event)) return;
        event.preventDefault();
        go(model.parse(link.dataset.query, names));
        document.getElementById("ad-list").scrollIntoView();
      });
    });
  }

  addTools();
  startFacets();
  startLinks();
  showStatus(total);
  if (model.format(selection, names)) withData(render);
  else delete root.dataset.pending;
})();
