/* SPDX-License-Identifier: MIT */
/*
 * On the page that a host shows for an address that leads nowhere: makes a query of the words of the
 * address and names the definitions that may be meant, removed ones too. Their list is the content
 * of the page, so that the index is loaded at once.
 *
 * Markup it expects: #ad-search-page with an input named q; #ad-near, hidden, with a list.
 */
(function () {
  "use strict";

  var agentdoc = window.agentdoc;
  if (!agentdoc.search) return; // it could not be loaded
  var shards = agentdoc.shards;
  var SHOWN = 6;
  // parts of an address that are no names: folders of the site, pages of a definition, commits
  var NO_NAME = /^(agents|skills|commands|folders|graph|changes|assets|search|api|history|index|404|[0-9a-f]{7,40})$/;

  // The names in the address, below where the site begins: ["backend-lead"].
  function namesOfAddress() {
    var start = new URL(agentdoc.search.root || ".", location.href).pathname;
    var path = location.pathname;
    try {
      path = decodeURIComponent(path);
      start = decodeURIComponent(start);
    } catch (error) {
      // it is looked for as it stands
    }
    if (path.indexOf(start) === 0) path = path.slice(start.length);
    return path.split("/").map(function (part) {
      return part.replace(/\.(html?|md|json|xml|js)$/i, "");
    }).filter(function (part) {
      return part && !NO_NAME.test(part.toLowerCase());
    });
  }

  function slugOf(row) {
    return row.url.replace(/^.*\//, "").replace(/\.html$/, "");
  }

  // Places in the index: first what has exactly such an address, then what is found by its words.
  function meant(index, names, found) {
    var near = found.results.map(function (result) {
      return result.document;
    }).concat(found.nearest || []);
    var same = index.documents.map(function (row, document) {
      return document;
    }).filter(function (document) {
      return names.includes(slugOf(index.documents[document]));
    });
    return Array.from(new Set(same.concat(near))).slice(0, SHOWN);
  }

  function show(documents) {
    var place = document.getElementById("ad-near");
    documents.forEach(function (document) {
      place.querySelector("ul").append(shards.element("li", "", shards.linkOf(document, [])));
    });
    place.hidden = !documents.length;
  }

  var names = namesOfAddress();
  var query = names.join(" ").replace(/[-_.]+/g, " ");
  var input = document.getElementById("ad-search-page").elements.q;
  if (!query) return;
  input.value = query;
  shards.ready().then(function (index) {
    return shards.find(query).then(function (found) {
      show(meant(index, names, found));
    });
  }).catch(function () {
    // the links of the page lead on
  });
})();
