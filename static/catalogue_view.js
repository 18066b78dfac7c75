/* SPDX-License-Identifier: MIT */
/*
 * What the catalogue must know before it is drawn, or it would flash: whether its list is shown as
 * cards, and whether the address asks for a selection, for which catalogue.js has to be waited for.
 * Loaded in <head> and blocking; with data-selects where there is a catalogue.js.
 */
(function () {
  "use strict";

  var KEY = "agentdoc-view";
  var root = document.documentElement;
  var choice = window.agentdoc.choice;

  function choose(view) {
    root.dataset.view = view;
    choice.save(KEY, view);
  }

  root.dataset.view = choice.load(KEY) === "cards" ? "cards" : "table";
  if (location.search.length > 1 && "selects" in document.currentScript.dataset) root.dataset.pending = "on";
  window.agentdoc.chooseView = choose;
})();
