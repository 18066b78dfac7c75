/* SPDX-License-Identifier: MIT */
/*
 * What scripts add to the page of a definition: the list of contents follows the reader, headings
 * have links to themselves, paths and code can be copied. Expects
 *
 *	nav.toc > details           with links to ids of the page
 *	article                     with headings that have ids, and code in pre
 *	[data-copy], pre.lines      texts to copy; links in them are line numbers
 *
 * Nothing that is added has text of its own, so that the page reads the same with and without it.
 */
(function () {
  "use strict";

  var TEXT = window.agentdoc.words("definition", {
    copy: "Copy",
    copyPath: "Copy the path",
    copyCode: "Copy this code",
    copySource: "Copy the source",
    copied: "Copied",
    notCopied: "The browser does not let pages copy",
    link: "Link to this part: ",
  });
  var LINE = 96; // pixels below the upper edge: what begins above is being read
  var SHOWN_MS = 1600;
  var said = document.createElement("p"); // what came of copying, for those who do not see the button

  /* ---- copying ---- */

  function textOf(node) {
    var copy = node.cloneNode(true);
    copy.querySelectorAll("a[href^='#L']").forEach((link) => link.remove());
    return copy.textContent;
  }

  // Where pages have no clipboard of their own, as on hosts without encryption.
  function copyOldWay(text) {
    var area = document.createElement("textarea");
    var done = false;
    area.value = text;
    area.className = "unseen";
    document.body.append(area);
    area.select();
    try {
      done = document.execCommand("copy");
    } catch (error) {
      done = false;
    }
    area.remove();
    return done;
  }

  function copyText(text, tell) {
    if (!navigator.clipboard) tell(copyOldWay(text));
    else navigator.clipboard.writeText(text).then(() => tell(true), () => tell(copyOldWay(text)));
  }

  function copyButton(label, node) {
    var button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.setAttribute("aria-label", label);
    button.title = TEXT.copy;
    button.addEventListener("click", function () {
      copyText(textOf(node), function (done) {
        button.focus();
        button.dataset.done = done;
        button.title = said.textContent = done ? TEXT.copied : TEXT.notCopied;
        setTimeout(function () {
          delete button.dataset.done;
          button.title = TEXT.copy;
          said.textContent = "";
        }, SHOWN_MS);
      });
    });
    return button;
  }

  // Code scrolls within itself, so the button stands in a box around it.
  function addToCode(code, label) {
    var box = document.createElement("div");
    box.className = "copied-from";
    code.before(box);
    box.append(code, copyButton(label, code));
  }

  function addCopying() {
    said.className = "unseen";
    said.setAttribute("role", "status");
    document.body.append(said);
    document.querySelectorAll("[data-copy]").forEach((node) => node.after(copyButton(TEXT.copyPath, node)));
    document.querySelectorAll("article pre").forEach((code) => addToCode(code, TEXT.copyCode));
    document.querySelectorAll("pre.lines").forEach((code) => addToCode(code, TEXT.copySource));
  }

  /* ---- headings ---- */

  function addLinks() {
    document.querySelectorAll("article :is(h2, h3, h4, h5, h6)[id]").forEach(function (heading) {
      var link = document.createElement("a");
      link.className = "anchor";
      link.href = "#" + encodeURIComponent(heading.id);
      link.setAttribute("aria-label", TEXT.link + heading.textContent.slice(0, 80));
      heading.append(link);
    });
  }

  /* ---- the list of contents ---- */

  function targetOf(link) {
    return document.getElementById(decodeURIComponent(link.hash.slice(1)));
  }

  // Near the end of the page the line sinks to the lower edge, or the last parts would never be current.
  function lineNow() {
    var most = document.documentElement.scrollHeight - window.innerHeight;
    var span = Math.min(most, window.innerHeight);
    var left = most - window.scrollY;
    return left < span ? LINE + (window.innerHeight - LINE) * (1 - left / span) : LINE;
  }

  // The last entry whose part begins above the line; entries are in the order of the page.
  function currentOf(entries) {
    var line = lineNow();
    var low = 0;
    var high = entries.length;
    while (low < high) {
      var middle = (low + high) >> 1;
      if (entries[middle].target.getBoundingClientRect().top <= line) low = middle + 1;
      else high = middle;
    }
    return entries[low - 1];
  }

  // Keeps the current entry in sight without moving the page.
  function scrollTo(list, link) {
    var box = list.getBoundingClientRect();
    var at = link.getBoundingClientRect();
    if (at.top < box.top + at.height) list.scrollTop -= box.top + at.height - at.top;
    else if (at.bottom > box.bottom - at.height) list.scrollTop += at.bottom - box.bottom + at.height;
  }

  function follow(list) {
    var current;
    var entries = Array.from(list.querySelectorAll("a"))
      .map((link) => ({ link: link, target: targetOf(link) }))
      .filter((entry) => entry.target);

    var waiting = false;

    function update() {
      waiting = false;
      var next = currentOf(entries);
      if (next === current) return;
      if (current) current.link.removeAttribute("aria-current");
      current = next;
      if (!current) return;
      current.link.setAttribute("aria-current", "location");
      if (list.scrollHeight > list.clientHeight) scrollTo(list, current.link);
    }

    window.addEventListener("scroll", function () {
      if (!waiting) requestAnimationFrame(update);
      waiting = true;
    });
    update();
  }

  // Beside the text the list is always open; above it, it is the reader's to open.
  function addContents() {
    var list = document.querySelector("nav.toc");
    var fold = list.querySelector("details");
    var beside = window.matchMedia("(min-width: 62rem)");
    function fit() {
      fold.open = beside.matches;
    }
    fit();
    beside.addEventListener("change", fit);
    list.addEventListener("click", function (event) {
      if (event.target.closest("a") && !beside.matches) fold.open = false;
    });
    follow(list);
  }

  /* ---- lines ---- */

  // Not every browser opens the fold around the target of a link.
  function reveal() {
    var target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    var fold = target && target.closest("details:not([open])");
    if (!fold) return;
    fold.open = true;
    target.scrollIntoView();
  }

  addLinks();
  addCopying();
  addContents();
  reveal();
  window.addEventListener("hashchange", reveal);
})();
