/* SPDX-License-Identifier: MIT */
/*
 * What the catalogue must know before it is drawn, or it would flash: whether its list is shown as
 * cards, that there are scripts (.scripted elements are for them alone), and whether the address
 * asks for a selection, for which catalogue.js has to be waited for. Loaded in <head> and blocking.
 */
(function () {
  "use strict";

  var KEY = "agentdoc-view";
  var root = document.documentElement;

  // Some browsers refuse storage to pages from file://.
  function load() {
    try {
      return localStorage.getItem(KEY);
    } catch (error) {
      return null;
    }
  }

  function choose(view) {
    root.dataset.view = view;
    try {
      localStorage.setItem(KEY, view);
    } catch (error) {
      // The choice then holds for this page alone.
    }
  }

  root.dataset.view = load() === "cards" ? "cards" : "table";
  root.dataset.scripts = "on";
  if (location.search.length > 1 && document.querySelector('script[src$="/catalogue.js"]'))
    root.dataset.pending = "on";
  (window.agentdoc = window.agentdoc || {}).chooseView = choose;
})();
