/* SPDX-License-Identifier: MIT */
/*
 * The words of the other scripts in the language of the page. Each script calls
 * agentdoc.words(NAME, {KEY: text}) with its words in English; a site in another language has a
 * script text.js that sets agentdoc.text, {NAME: {KEY: text}}, where "views.table" is the member of a
 * member. A text that depends on a number n is {one: "...", other: "..."}, by the plural categories of
 * the language. Loaded in <head> and blocking, before all others.
 */
(function () {
  "use strict";

  var agentdoc = (window.agentdoc = window.agentdoc || {});
  var language = document.documentElement.lang || "en";
  var plural = new Intl.PluralRules(language);

  function put(words, path, text) {
    var keys = path.split(".");
    var last = keys.pop();
    keys.forEach(function (key) {
      words = words[key];
    });
    words[last] = text;
  }

  agentdoc.words = function (script, words) {
    var own = (agentdoc.text && agentdoc.text[script]) || {};
    Object.keys(own).forEach(function (path) {
      put(words, path, own[path]);
    });
    return words;
  };

  agentdoc.number = function (n) {
    return n.toLocaleString(language);
  };

  // "{n} results" with its places filled; numbers as the reader's language writes them.
  agentdoc.say = function (text, values) {
    if (typeof text === "object") text = text[plural.select(values.n)] || text.other;
    return text.replace(/\{(\w+)\}/g, function (whole, name) {
      if (!(name in values)) return whole;
      return typeof values[name] === "number" ? agentdoc.number(values[name]) : values[name];
    });
  };
})();
