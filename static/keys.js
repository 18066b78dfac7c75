/* SPDX-License-Identifier: MIT */
/*
 * Single keys, on every page. They never act in a field, while a dialog is open or with a modifier,
 * Ctrl-K and Cmd-K aside, and can be switched off. keys_list.js makes their list, on "?".
 *
 * Markup it expects: data-keyboard="off" at the root where the site has none; data-key="h" on what the key h shall press, and what ALSO names; what stands in
 * main goes before the frame. The footer .foot gets the button that opens the list.
 */
(function () {
  "use strict";

  var TEXT = window.agentdoc.words("keys", { list: "Keys" });

  var agentdoc = (window.agentdoc = window.agentdoc || {});
  var STORED = "agentdoc-keys";
  var ALSO = {
    b: "#ad-ages", c: ".brand", d: ".revisions a.what", g: '.top nav a[href$="graph.html"]', n: "a[rel=next]",
    p: "a[rel=prev]", t: "button.theme",
  };
  var isClosed = document.documentElement.dataset.keyboard === "off";
  var isOff = isClosed || load() === "off";

  // Some browsers refuse storage to pages from file://.
  function load() {
    try {
      return localStorage.getItem(STORED);
    } catch (error) {
      return null;
    }
  }

  function switchOff(off) {
    isOff = off;
    try {
      if (off) localStorage.setItem(STORED, "off");
      else localStorage.removeItem(STORED);
    } catch (error) {
      // The choice then holds for this page alone.
    }
  }

  // What a key presses on this page; null when it has nothing to press.
  function find(key) {
    var name = '[data-key="' + key + '"]' + (ALSO[key] ? ", " + ALSO[key] : "");
    return document.querySelector("main :is(" + name + ")") || document.querySelector(name);
  }

  function openList() {
    agentdoc.search.script("assets/keys_list.js").then(function () {
      agentdoc.keysList();
    });
  }

  // False when the key means nothing here, and is left to the browser.
  function press(key) {
    var target = /^[a-z]$/.test(key) && key !== "s" && find(key);
    if (key === "/" || key === "s") agentdoc.search.open();
    else if (key === "?") openList();
    else if (target) target.click();
    else if ((key === "j" || key === "k") && agentdoc.steps) agentdoc.steps.go(key === "j");
    else return false;
    return true;
  }

  function isTyping(node) {
    return node.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(node.tagName);
  }

  // By the letter; on keyboards of other scripts by the place where a Latin one has it.
  function keyOf(event) {
    var place = /^Key([A-Z])$/.exec(event.code);
    return place && !/^[ -~]$/.test(event.key) ? place[1].toLowerCase() : event.key;
  }

  document.addEventListener("keydown", function (event) {
    var key = keyOf(event);
    var isSearch = (event.ctrlKey !== event.metaKey) && !event.shiftKey && key === "k";
    if (event.defaultPrevented || event.isComposing || event.altKey) return;
    if ((event.ctrlKey || event.metaKey || isOff) && !isSearch) return;
    if (document.querySelector("dialog[open]") || isTyping(event.target)) return;
    if (event.repeat && key !== "j" && key !== "k") return;
    if (press(isSearch ? "/" : key)) event.preventDefault();
  });

  document.addEventListener("DOMContentLoaded", function () {
    var place = document.querySelector(".foot > p:last-child");
    var button = document.createElement("button");
    button.type = "button";
    button.className = "link";
    button.textContent = TEXT.list;
    button.setAttribute("aria-haspopup", "dialog");
    button.addEventListener("click", openList);
    if (place) place.append(" · ", button);
  });

  agentdoc.keys = {
    find: find,
    isClosed: isClosed,
    switchOff: switchOff,
    isOff: function () {
      return isOff;
    },
  };
})();
