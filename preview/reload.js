/*
 * Shows changes of the files at once, on pages of agentdoc serve only. Asks the server, by a script
 * that it answers when there is something to tell, so that the policy of the pages stays as it is.
 * A state is PAGE.STYLE.CODE: what differs in it says what to do.
 */
(function () {
  "use strict";

  var agentdoc = window.agentdoc || {};
  // templates of the user's own may leave out static/words.js
  agentdoc.words = agentdoc.words || function (script, words) {
    return words;
  };
  var TEXT = agentdoc.words("reload", {
    title: "The last save cannot be shown",
    note: "What you see is the page before it. It goes on by itself when the file is mended.",
    hide: "Hide"
  });
  var RETRY = 1000;
  var PLACE = "agentdoc-preview-place";

  var own = document.currentScript;
  var state = own.getAttribute("data-state");
  var problem = "0";
  var number = 0;
  var asked = null;

  /* A page that nobody looks at waits without a connection: a browser has only six for all. */
  function askWhenSeen(wait) {
    if (!document.hidden) {
      setTimeout(ask, wait);
      return;
    }
    document.addEventListener("visibilitychange", function seen() {
      document.removeEventListener("visibilitychange", seen);
      ask();
    });
  }

  function ask() {
    number += 1;
    asked = document.createElement("script");
    asked.src = "/.agentdoc/wait.js?page=" + encodeURIComponent(location.pathname) +
      "&state=" + state + "&problem=" + problem + "&n=" + number;
    asked.onload = function () {
      this.remove();
    };
    /* the server ended: it may come again */
    asked.onerror = function () {
      this.remove();
      askWhenSeen(RETRY);
    };
    document.head.appendChild(asked);
  }

  /* The new sheet comes first and the old one goes when it is there, or the page would flash. */
  function swapSheet(link, version) {
    var fresh = link.cloneNode();
    fresh.href = link.href.split("?")[0] + "?" + version;
    fresh.onload = fresh.onerror = function () {
      link.remove();
    };
    link.after(fresh);
  }

  function swapStyle(version) {
    document.querySelectorAll('link[rel="stylesheet"]').forEach(function (link) {
      if (link.href.indexOf("/.agentdoc/") < 0)
        swapSheet(link, version);
    });
  }

  /* Browsers remember the place by themselves, but only where the page is long enough at once. */
  function reload() {
    sessionStorage.setItem(PLACE, location.pathname + " " + scrollX + " " + scrollY);
    location.reload();
  }

  function restorePlace() {
    var kept = (sessionStorage.getItem(PLACE) || "").split(" ");
    sessionStorage.removeItem(PLACE);
    if (kept[0] === location.pathname)
      scrollTo({ left: kept[1], top: kept[2], behavior: "instant" });
  }

  function element(name, text) {
    var made = document.createElement(name);
    made.textContent = text;
    return made;
  }

  function hide() {
    var box = document.querySelector(".agentdoc-preview");
    if (box)
      box.remove();
  }

  function addSheet() {
    var link = document.createElement("link");
    if (document.querySelector('link[href="/.agentdoc/overlay.css"]'))
      return;
    link.rel = "stylesheet";
    link.href = "/.agentdoc/overlay.css";
    document.head.appendChild(link);
  }

  function show(lines) {
    var box = document.createElement("div");
    var button = element("button", TEXT.hide);
    hide();
    addSheet();
    box.className = "agentdoc-preview";
    box.setAttribute("role", "alert");
    button.type = "button";
    button.addEventListener("click", hide);
    box.appendChild(button);
    box.appendChild(element("h2", TEXT.title));
    lines.forEach(function (line) {
      box.appendChild(element("pre", line));
    });
    box.appendChild(element("p", TEXT.note));
    document.body.appendChild(box);
  }

  window.agentdocPreview = function (news) {
    var old = state.split("."), now = news.state.split(".");
    if (old[0] !== now[0] || old[2] !== now[2]) {
      reload();
      return;
    }
    if (old[1] !== now[1])
      swapStyle(now[1]);
    if (problem !== news.problem && news.lines.length)
      show(news.lines);
    if (!news.lines.length)
      hide();
    state = news.state;
    problem = news.problem;
    askWhenSeen(news.crowded ? RETRY : 0);
  };

  restorePlace();
  if (document.readyState === "complete")
    ask();
  else
    window.addEventListener("load", ask);
})();
