/* SPDX-License-Identifier: MIT */
/*
 * Opens the search, on every page: the field of the header, the keys of keys.js. What can be typed
 * into is here at once; what finds, shards.js, rank.js and dialog.js, is loaded as scripts when the
 * field gets the focus, so that it works from file:// and under a policy of script-src 'self'.
 *
 * Markup it expects: form#ad-search with an input named q and a button, which lead to search.html
 * without scripts. Its own address ends with assets/search.js and tells where the site begins.
 */
(function () {
  "use strict";

  var TEXT = window.agentdoc.words("search", {
    search: "Search",
    hint: "Names, descriptions, texts",
    close: "Close",
    notLoaded: "{path} cannot be loaded.",
    failed: "The search cannot be loaded. All names stand on this page:",
    index: "A to Z",
    retry: "Try again",
  });

  var agentdoc = (window.agentdoc = window.agentdoc || {});
  var root = document.currentScript.getAttribute("src").replace(/assets\/search\.js$/, "");
  var waiting = {};
  var dialog, input, body;
  var isEntered = false;

  function element(name, given, parts) {
    var node = Object.assign(document.createElement(name), given);
    node.append.apply(node, parts || []);
    return node;
  }

  // A file of the site as a node of the head, once; a failure is forgotten, so that it can be repeated.
  function add(path, make) {
    waiting[path] = waiting[path] || new Promise(function (resolve, reject) {
      var node = make();
      node.onload = resolve;
      node.onerror = function () {
        delete waiting[path];
        reject(new Error(agentdoc.say(TEXT.notLoaded, { path: path })));
      };
      document.head.append(node);
    });
    return waiting[path];
  }

  // Programs run in the order in which they are asked for, data as soon as they are there.
  function script(path) {
    return add(path, function () {
      return element("script", { async: !/^assets/.test(path), src: root + path });
    });
  }

  function style() {
    if (document.querySelector('link[href$="assets/search.css"]')) return Promise.resolve();
    return add("assets/search.css", function () {
      return element("link", { rel: "stylesheet", href: root + "assets/search.css" });
    });
  }

  // A dialog that cannot be seen before it has its style takes what is typed all the same.
  function show(dialog) {
    function reveal() {
      dialog.classList.remove("unstyled");
    }
    dialog.classList.add("unstyled");
    dialog.showModal();
    style().then(reveal, reveal);
  }

  function ready() {
    return (agentdoc.shards ? Promise.resolve() : script("assets/shards.js")).then(function () {
      return agentdoc.shards.ready();
    });
  }

  function prepare() {
    style().catch(function () {});
    return Promise.all([ready()].concat(["completion", "dialog"].map(function (name) {
      return script("assets/" + name + ".js");
    })));
  }

  function make() {
    input = element("input", {
      type: "text", name: "q", placeholder: TEXT.hint, autocomplete: "off", spellcheck: false,
      enterKeyHint: "search", autofocus: true, dir: "auto", ariaLabel: TEXT.search,
    });
    var close = element("button", { type: "button", className: "quiet-button", onclick: hide }, [TEXT.close]);
    var form = element("form", { className: "window-head", action: root + "search.html" }, [input, close]);
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      isEntered = true; // before anything can be found: dialog.js opens what it finds
    });
    body = element("div", { className: "window-body" });
    dialog = element("dialog", { className: "window search-window", ariaLabel: TEXT.search }, [form, body]);
    dialog.addEventListener("mousedown", function (event) {
      if (event.target === dialog) hide();
    });
    dialog.addEventListener("keydown", function (event) {
      var isToggle = (event.ctrlKey || event.metaKey) && event.key === "k";
      var isPage = event.shiftKey && event.key === "Enter" && event.target === input;
      if ((event.key !== "Escape" && !isToggle && !isPage) || event.isComposing) return;
      event.preventDefault();
      if (isPage) form.submit();
      else hide();
    });
    document.body.append(dialog);
  }

  // Where nothing had the focus before, a closed dialog keeps it until the page is drawn again, and with
  // it the next key.
  function hide() {
    dialog.close();
    if (dialog.contains(document.activeElement)) document.activeElement.blur();
  }

  function open(text) {
    if (!dialog) make();
    if (dialog.open) return;
    if (text) input.value = text;
    isEntered = false;
    show(dialog);
    input.focus();
    if (!text) input.select();
    fill();
  }

  // What a dialog that was closed meanwhile was asked for is not done.
  function fill() {
    prepare().then(function () {
      if (dialog.open) agentdoc.searchDialog(dialog, input, body, isEntered);
    }, function () {
      var link = element("a", { href: root + "search.html" }, [TEXT.index]);
      var retry = element("button", { type: "button", className: "link", onclick: fill }, [TEXT.retry]);
      input.focus(); // the button may have had it
      body.replaceChildren(element("p", { className: "empty", role: "alert" }, [TEXT.failed + " ", link, " · ", retry]));
    });
  }

  // What was typed into the field while a script was on its way goes along.
  function openFrom(field) {
    var text = field.value;
    field.value = "";
    open(text);
  }

  agentdoc.search = { root: root, script: script, show: show, ready: ready, open: open };

  document.addEventListener("DOMContentLoaded", function () {
    var form = document.getElementById("ad-search");
    var field = form && form.elements.q;
    if (!form) return;
    field.setAttribute("aria-haspopup", "dialog");
    field.addEventListener("focus", function () {
      prepare().catch(function () {});
    });
    field.addEventListener("click", function () {
      openFrom(field);
    });
    ["input", "compositionend"].forEach(function (name) {
      field.addEventListener(name, function (event) {
        if (!event.isComposing && field.value) openFrom(field);
      });
    });
    form.addEventListener("submit", function (event) {
      if (field.value) return;
      event.preventDefault();
      open();
    });
    // what early.js was asked for, and what was typed before this script was there
    if (document.activeElement === field && (field.value || agentdoc.isAsked)) openFrom(field);
  });
})();
