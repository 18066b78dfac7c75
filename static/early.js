/* SPDX-License-Identifier: MIT */
/*
 * The search before its scripts are there. They are deferred, so that on a slow line or a long page a
 * reader sees the page and presses "/" before keys.js can hear it. Until then the key puts the cursor
 * into the field of the header, which takes what is typed, and leads to search.html without any other
 * script; search.js takes over what stands in it. Part of theme.js, which is loaded before the page is
 * drawn.
 *
 * Markup it expects: data-keyboard="off" at the root where the site has no keys; #ad-search input.
 */
(function () {
  "use strict";

  function isOff() {
    return document.documentElement.dataset.keyboard === "off" || window.agentdoc.choice.load("agentdoc-keys") === "off";
  }

  document.addEventListener("keydown", function listen(event) {
    if (window.agentdoc.keys && window.agentdoc.search) return document.removeEventListener("keydown", listen);
    var isCommand = event.key === "k" && event.ctrlKey !== event.metaKey && !event.shiftKey;
    var isKey = /^[/s]$/.test(event.key) && !event.ctrlKey && !event.metaKey && !isOff();
    var field = document.querySelector("#ad-search input");
    if (!field || event.altKey || !(isCommand || isKey) || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
    event.preventDefault();
    window.agentdoc.isAsked = true;
    field.focus();
  });
})();
