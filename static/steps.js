/* SPDX-License-Identifier: MIT */
/*
 * From change to change on a page that shows what has changed, for the keys j and k of keys.js.
 *
 * Markup it expects: that of templates/partials/views.mustache. What is not shown is passed over; what
 * is folded is one step, to the summary that opens it.
 */
(function () {
  "use strict";

  var CHANGED = ".block:has(ins, del), .block.moved, .hunk, .rendered :is(ins, del)";
  var NEAR = 40; // pixels below the top of the window that still count as its top

  // What has changed and is shown, in the order of the page.
  function changes() {
    var shown = Array.from(document.querySelectorAll(CHANGED)).filter(function (node) {
      return node.getClientRects().length && !node.parentElement.closest(CHANGED) &&
        !node.closest("details:not(.fold, [open])");
    });
    // a closed fold's parts have places, but cannot get the focus
    return Array.from(new Set(shown.map(function (node) {
      var fold = node.closest(".fold:not([open])");
      return fold ? fold.querySelector("summary") : node;
    })));
  }

  // To the next change behind the one with the focus, or behind the top of the window; or back.
  function go(forward) {
    var all = changes();
    if (!forward) all.reverse();
    var at = all.indexOf(document.activeElement);
    var next = at >= 0 ? all[at + 1] : all.find(function (node) {
      var top = node.getBoundingClientRect().top;
      return forward ? top > NEAR : top < 0;
    });
    if (!next) return;
    if (next.tabIndex < 0) next.tabIndex = -1;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "center" });
  }

  (window.agentdoc = window.agentdoc || {}).steps = { go: go };
})();
