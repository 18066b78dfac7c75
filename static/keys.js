/* SPDX-License-Identifier: MIT */
/*
 * Single keys, on every page. They never act in a field, while a dialog is open or with a modifier,
 * Ctrl-K and Cmd-K aside, and can be switched off. keys_list.js makes their list, on "?".
 *
 * Markup it expects: data-keyboard="off" at the root where the site has none; data-key="h" on what the
 * key h shall press, and what ALSO names; what stands in main goes before the frame. The last line of the
 * footer .foot gets the button that opens the list.
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
  var isOff = isClosed || agentdoc.choice.load(STORED) === "off";

  function switchOff(off) {
    isOff = off;
    agentdoc.choice.save(STORED, off ? "off" : "");
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
    if ((key === "/" || key === "s") && agentdoc.search) agentdoc.search.open();
    else if (key === "?") openList();
    else if (target) target.click();
    else if ((key === "j" || key === "k") && agentdoc.steps) agentdoc.steps.go(key === "j");
    else return false;
    return true;
  }

  // Letters mean nothing to a box to tick: whoever has just chosen a view goes on by keys.
  var TYPED = "textarea, select, input:not([type=checkbox], [type=radio], [type=range])";

  function isTyping(node) {
    return node.isContentEditable || node.matches(TYPED);
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
