/* SPDX-License-Identifier: MIT */
/*
 * The header of a page: sets the theme that the reader chose before the page is drawn, adds the button
 * that chooses, and brings the link to where one is into view where the links need more than the width
 * there is. Loaded in <head> and blocking, because the policy of the pages allows no inline script.
 * Without a choice the style sheet follows the system. What is of class "scripted" is shown only where
 * this script has run.
 *
 * agentdoc.choice keeps what a reader chose, for other scripts, too: load(KEY) is null without a choice,
 * save(KEY, "") forgets it.
 */
(function () {
  "use strict";

  var TEXT = window.agentdoc.words("theme", { dark: "Dark theme" });
  var KEY = "agentdoc-theme";
  var root = document.documentElement;
  var system = window.matchMedia("(prefers-color-scheme: dark)");

  // Some browsers refuse storage to pages from file://; a choice then holds for its page alone.
  function load(key) {
    try {
      return localStorage.getItem(key);
    } catch (error) {
      return null;
    }
  }

  function save(key, value) {
    try {
      if (value) localStorage.setItem(key, value);
      else localStorage.removeItem(key);
    } catch (error) {
      // nothing is kept
    }
  }

  function isDark() {
    return root.dataset.theme ? root.dataset.theme === "dark" : system.matches;
  }

  // Choosing what the system says anyway is following the system again.
  function toggle() {
    var theme = isDark() ? "light" : "dark";
    if ((theme === "dark") === system.matches) theme = "";
    if (theme) root.dataset.theme = theme;
    else delete root.dataset.theme;
    save(KEY, theme);
  }

  function addButton() {
    var button = document.createElement("button");
    button.type = "button";
    button.className = "theme";
    button.setAttribute("aria-label", TEXT.dark);
    button.title = TEXT.dark;

    function show() {
      button.setAttribute("aria-pressed", String(isDark()));
    }

    button.addEventListener("click", function () {
      toggle();
      show();
    });
    system.addEventListener("change", show);
    show();
    document.querySelector(".top").append(button);
  }

  function showCurrent() {
    var nav = document.querySelector(".top nav");
    var link = nav.querySelector("[aria-current]");
    if (!link || nav.scrollWidth <= nav.clientWidth) return;
    var box = nav.getBoundingClientRect();
    var at = link.getBoundingClientRect();
    nav.scrollLeft += at.left + at.width / 2 - box.left - box.width / 2;
  }

  var stored = load(KEY);
  root.dataset.scripts = "on";
  if (stored === "dark" || stored === "light") root.dataset.theme = stored;
  window.agentdoc.choice = { load: load, save: save };
  document.addEventListener("DOMContentLoaded", function () {
    addButton();
    showCurrent();
  });
})();
