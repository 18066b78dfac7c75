/* SPDX-License-Identifier: MIT */
/*
 * The page of results: what is found, fifty at a time, with counts to narrow by, what was once said
 * in earlier versions, and ways out when nothing is found. The query is the whole state and stands
 * in the address, so that a page can be sent to somebody.
 *
 * Markup it expects: form#ad-search-page with an input named q; #ad-results, hidden, which it fills;
 * #ad-names, all names for readers without scripts, which stand there as long as nothing is asked.
 */
(function () {
  "use strict";

  var TEXT = window.agentdoc.words("search_page", {
    narrow: "Narrow down",
    more: "Show {n} more",
    clear: "Clear what narrows",
    without: "Remove {operator}",
    rest: "{n} more",
    loading: "Loading …",
    past: "Once said",
    pastHint: "Look through earlier versions too, and through what was removed",
    pastNone: "No earlier version said it either.",
    pastCount: {
      one: "Once said: {n} definition had these words and lost some, or was removed",
      other: "Once said: {n} definitions had these words and lost some, or were removed",
    },
    pastWait: "Looking through earlier versions …",
    from: "from {day}",
    until: "until {day}",
    still: "still says it",
    unknownDay: "a day that is not known",
    facets: { kind: "Kind", model: "Model", tool: "Tool", folder: "Folder", author: "Author", is: "State" },
    states: { removed: "removed", changed: "changed lately" },
  });

  var agentdoc = window.agentdoc;
  var shards = agentdoc.shards;
  var say = shards.say;
  var element = shards.element;
  var STEP = 50;
  var EXCERPT = 220; // characters
  var PAUSE_MS = 300; // in typing, before earlier versions are counted
  var PATIENCE_MS = 250; // before a text says that something is loading
  var VALUES = 8; // of a facet before the rest folds away
  var form, input, place, names, index, parts;
  var asked = 0; // counts queries: an answer to an older one is not shown
  var shown = null; // the query that is answered
  var isPastOpen = false;
  var committed = ""; // the query of the last entry of the history that was made on purpose

  // ---- the address ----

  function queryOfAddress() {
    return new URLSearchParams(location.search).get("q") || "";
  }

  // Typing alters the entry of the history, what is done on purpose makes a new one.
  function setAddress(query, isNew) {
    var address = new URL(location.href);
    if (query) address.searchParams.set("q", query);
    else address.searchParams.delete("q");
    if (isNew && query !== committed) history.pushState(null, "", address);
    else if (query !== queryOfAddress()) history.replaceState(null, "", address);
    if (isNew) committed = query;
  }

  function ask(query) {
    input.value = query;
    update(true);
  }

  // ---- what narrows ----

  function button(text, act) {
    var node = element("button", "", text);
    node.type = "button";
    node.addEventListener("click", act);
    return node;
  }

  function valueName(name, value) {
    if (name === "kind") return shards.kindName(value);
    return (name === "is" && TEXT.states[value]) || value;
  }

  function valueButton(query, name, one) {
    var node = button("", function () {
      ask(agentdoc.rank.toggle(query, name, one.value));
      focusFacet(name, one.value);
    });
    node.append(shards.auto(element("span", "", valueName(name, one.value))), " ",
      element("span", "count", agentdoc.number(one.count)));
    node.setAttribute("aria-pressed", String(Boolean(one.on)));
    node.dataset.value = name + ":" + one.value;
    return node;
  }

  // The list is made anew; whoever pressed a button by keyboard stays at it.
  function focusFacet(name, value) {
    parts.focus = name + ":" + value;
  }

  function facet(query, name, values) {
    var shown = values.slice(0, VALUES).concat(values.slice(VALUES).filter(function (one) {
      return one.on;
    }));
    var rest = values.filter(function (one) {
      return !shown.includes(one);
    });
    var make = function (one) {
      return valueButton(query, name, one);
    };
    var set = element("fieldset", "facet", element("legend", "", TEXT.facets[name]));
    set.append.apply(set, shown.map(make));
    if (rest.length) {
      var fold = element("details", "", element("summary", "", say(TEXT.rest, { n: rest.length })));
      fold.append.apply(fold, rest.map(make));
      set.append(fold);
    }
    return set;
  }

  // A facet in which all results are alike says nothing, unless the query asks for it.
  function tells(values, n) {
    return values.length > 1 || values.some(function (one) {
      return one.on || one.count < n;
    });
  }

  function showFacets(query, found) {
    var sets = Object.keys(TEXT.facets).filter(function (name) {
      return found.facets[name] && tells(found.facets[name], found.results.length);
    }).map(function (name) {
      return facet(query, name, found.facets[name]);
    });
    parts.facets.hidden = !sets.length;
    parts.facetList.replaceChildren.apply(parts.facetList, sets);
    if (!parts.focus) return;
    var again = parts.facetList.querySelector('[data-value="' + CSS.escape(parts.focus) + '"]');
    parts.focus = null;
    if (again) again.focus();
  }

  function showOperators(query, found) {
    var chips = found.operators.map(function (one) {
      var chip = button("", function () {
        ask(agentdoc.rank.toggle(query, one.name, one.value));
        input.focus();
      });
      chip.className = "chip";
      chip.append(shards.auto(element("span", "", one.text)), " ×");
      chip.setAttribute("aria-label", say(TEXT.without, { operator: one.text }));
      return chip;
    });
    if (chips.length > 1) {
      var clear = button(TEXT.clear, function () {
        ask(agentdoc.rank.parse(query).words.join(" "));
        input.focus();
      });
      clear.className = "link";
      chips.push(clear);
    }
    parts.chips.replaceChildren.apply(parts.chips, chips);
    parts.chips.hidden = !chips.length;
  }

  // ---- results ----

  // Files are missing: says so in a place, and tries again when the reader wants it.
  function fail(node, turn, retry) {
    if (turn !== asked) return;
    node.replaceChildren(shards.failure(function () {
      node.replaceChildren();
      input.focus();
      retry();
    }));
  }

  function addResults(found, first, turn) {
    var some = found.results.slice(first, first + STEP);
    var links = some.map(function (result) {
      return shards.linkOf(result.document, result.words);
    });
    links.forEach(function (link) {
      parts.list.append(element("li", "", link));
    });
    showMore(found, first + some.length, turn);
    showExcerpts(found, first, links, turn);
    return links[0];
  }

  function showExcerpts(found, first, links, turn) {
    agentdoc.rank.show(index, found, first, links.length, shards.load, EXCERPT).then(function (excerpts) {
      if (turn !== asked) return;
      excerpts.forEach(function (excerpt, i) {
        shards.addExcerpt(links[i], excerpt);
      });
    }, function () {
      fail(parts.failed, turn, function () {
        showExcerpts(found, first, links, turn);
      });
    });
  }

  function showMore(found, shown, turn) {
    var rest = found.results.length - shown;
    parts.more.replaceChildren();
    if (!rest) return;
    var more = button(say(TEXT.more, { n: Math.min(rest, STEP) }), function () {
      addResults(found, shown, turn).focus();
    });
    more.className = "more-button";
    parts.more.append(more);
  }

  // Nothing was found: what to leave out, and names that are like it.
  function showWayOut(found) {
    var drops = shards.waysOut(found).map(function (one) {
      return element("li", "", Object.assign(button(one.text, function () {
        ask(one.query);
      }), { className: "link" }));
    });
    var near = found.nearest.map(function (document) {
      return element("li", "", shards.linkOf(document, []));
    });
    parts.out.replaceChildren();
    if (drops.length) parts.out.append(fill(element("ul", "ways-out"), drops));
    if (near.length)
      parts.out.append(element("h2", "", shards.TEXT.nearest), fill(element("ul", "ad-result-list"), near));
  }

  function fill(node, all) {
    node.append.apply(node, all);
    return node;
  }

  function showFound(query, found, turn) {
    var words = agentdoc.rank.parse(query).words.length;
    parts.status.textContent = [shards.countText(found, words)].concat(shards.notesOf(found)).join(". ");
    parts.list.replaceChildren();
    showOperators(query, found);
    showFacets(query, found);
    if (found.results.length) addResults(found, 0, turn);
    else parts.more.replaceChildren();
    showWayOut(found);
    showPast(query, found, turn);
  }

  // ---- what was once said ----

  function day(version) {
    return (version.date || TEXT.unknownDay).slice(0, 10);
  }

  function versionLink(text, version) {
    var link = element("a", "", say(text, { day: day(version) }));
    link.href = agentdoc.search.root + version.url;
    if (version.sentence) link.title = version.sentence;
    return link;
  }

  function pastItem(one) {
    var link = shards.linkOf(one.document, []);
    var when = element("p", "meta", versionLink(TEXT.from, one.from), " ",
      one.until ? versionLink(TEXT.until, one.until) : TEXT.still);
    link.append(shards.marked(element("span", "ad-excerpt"), one.text, one.marks));
    if (one.from.author) when.append(" · ", shards.auto(element("span", "", one.from.author)));
    return element("li", "", link, when);
  }

  function lookBack(query, turn) {
    parts.pastList.replaceChildren();
    parts.pastFailed.replaceChildren();
    parts.pastStatus.textContent = TEXT.pastWait;
    agentdoc.search.script("assets/rank_past.js").then(function () {
      return agentdoc.rank.past(index, query, shards.load);
    }).then(function (all) {
      if (turn !== asked) return;
      parts.pastStatus.textContent = all.length ? "" : TEXT.pastNone;
      fill(parts.pastList, all.map(pastItem));
    }, function () {
      if (turn === asked) parts.pastStatus.textContent = "";
      fail(parts.pastFailed, turn, parts.lookBack);
    });
  }

  // How many definitions once said it, above what is found, as soon as nobody types any more. Where
  // that cannot be loaded, what stands below is still there.
  function countPast(query, turn) {
    parts.pastLink.replaceChildren();
    if (parts.past.hidden) return;
    setTimeout(function () {
      if (turn === asked) agentdoc.search.script("assets/rank_past.js").then(function () {
        return turn === asked ? agentdoc.rank.countPast(index, query, shards.load) : 0;
      }).then(function (n) {
        if (turn === asked && n) parts.pastLink.append(pastLink(n));
      }, function () {});
    }, PAUSE_MS);
  }

  function pastLink(n) {
    var link = button(say(TEXT.pastCount, { n: n }), function () {
      parts.past.open = true;
      parts.past.scrollIntoView({ block: "start" });
      parts.past.querySelector("summary").focus({ preventScroll: true });
    });
    link.className = "link";
    return link;
  }

  // It loads more than the rest, so that it waits until it is asked for, or is all there is: then it
  // stands before the ways out.
  function showPast(query, found, turn) {
    var isAll = !found.results.length;
    parts.past.hidden = !agentdoc.rank.parse(query).words.length;
    parts.pastFailed.replaceChildren();
    parts.lookBack = function () {
      lookBack(query, turn);
    };
    if (isAll) parts.out.before(parts.past);
    else parts.out.after(parts.past);
    if (isAll || isPastOpen) parts.past.open = true;
    if (parts.past.open && !parts.past.hidden) parts.lookBack();
    if (isAll) parts.pastLink.replaceChildren();
    else countPast(query, turn);
  }

  // ---- all of it ----

  function update(isNew) {
    var query = input.value;
    var turn = ++asked;
    setAddress(query, isNew);
    names.hidden = Boolean(query.trim());
    place.hidden = !query.trim();
    if (!query.trim()) return;
    begin();
    parts.failed.replaceChildren();
    setTimeout(function () {
      if (turn === asked && shown !== query) parts.status.textContent = TEXT.loading;
    }, PATIENCE_MS);
    agentdoc.search.ready().then(function (opened) {
      index = opened;
      return shards.find(query);
    }).then(function (found) {
      if (turn !== asked) return;
      shown = query;
      showFound(query, found, turn);
    }, function () {
      if (turn !== asked) return;
      parts.status.textContent = "";
      names.hidden = false;
      fail(parts.failed, turn, update);
    });
  }

  function makePast() {
    var past = element("details", "part once-said", element("summary", "", element("h2", "", TEXT.past), " ",
      element("span", "meta", TEXT.pastHint)), parts.pastStatus, parts.pastFailed, parts.pastList);
    parts.pastStatus.setAttribute("role", "status");
    past.addEventListener("toggle", function () {
      var wasEmpty = !parts.pastList.childElementCount && !parts.pastStatus.textContent;
      isPastOpen = past.open;
      if (past.open && wasEmpty) parts.lookBack();
    });
    return past;
  }

  // What results stand in.
  function begin() {
    if (parts) return;
    parts = {
      status: element("p", "ad-result-count"), failed: element("div"), pastLink: element("p", "once-link"), chips: element("p", "narrow-chips"), more: element("p"),
      list: element("ol", "ad-result-list"), out: element("div"), facetList: element("div"),
      pastStatus: element("p", "meta"), pastFailed: element("div"), pastList: element("ol", "ad-result-list"),
    };
    parts.status.setAttribute("role", "status");
    parts.facets = element("details", "facets", element("summary", "", TEXT.narrow), parts.facetList);
    parts.facets.open = matchMedia("(min-width: 60rem)").matches;
    parts.past = makePast();
    place.replaceChildren(parts.facets,
      element("div", "results", parts.status, parts.pastLink, parts.failed, parts.chips, parts.list, parts.more, parts.out, parts.past));
  }

  function start() {
    form = document.getElementById("ad-search-page");
    place = document.getElementById("ad-results");
    names = document.getElementById("ad-names");
    if (!form || !place || !names || !agentdoc.search) return;
    input = form.elements.q;
    input.value = queryOfAddress();
    input.addEventListener("focus", function () {
      agentdoc.search.ready().catch(function () {});
    });
    input.addEventListener("input", function () {
      update(false);
    });
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      update(true);
    });
    window.addEventListener("popstate", function () {
      input.value = committed = queryOfAddress();
      update(false);
    });
    committed = input.value;
    if (input.value) update(false);
  }

  start();
})();
