/* SPDX-License-Identifier: MIT */
/*
 * The operators of a query and their values: what may follow "model:" in the dialog. Knows no page.
 */
(function () {
  "use strict";

  var agentdoc = window.agentdoc;
  var OPERATORS = ["kind:", "model:", "tool:", "folder:", "author:", "is:removed", "changed:<30d"];
  var SHOWN = 6;
  var FIXED = { is: ["removed", "changed"], changed: ["<7d", "<30d", "<90d", ">1y"] };

  function isOperator(name) {
    return Object.prototype.hasOwnProperty.call(agentdoc.rank.OPERATORS, name);
  }

  // What a value may become: [{value, count}].
  function valuesLike(index, name, begun) {
    if (!Object.prototype.hasOwnProperty.call(FIXED, name))
      return isOperator(name) ? agentdoc.rank.namesLike(index, name, begun) : [];
    return FIXED[name].map(function (value) {
      return { value: value };
    }).filter(function (one) {
      return one.value.indexOf(begun) >= 0;
    });
  }

  /*
   * What may stand for the operator that a query ends with, [{text, query, count}]; nothing when it
   * ends with something else, or the value is whole. In the query it stands in front, so that the
   * last word may still be one that is only begun. count is absent where nothing is counted.
   */
  function complete(index, query) {
    var open = /^(.*?)(-?)([a-z]+):((?:"[^"]*"|[^\s"])*,)?("?)([^\s",]*|(?:[^",]*))$/i.exec(query);
    if (!open || !/(^|\s)$/.test(open[1])) return [];
    if (!open[5] && /\s/.test(open[6])) return [];
    var name = open[3].toLowerCase();
    var begun = open[6].toLowerCase();
    var all = valuesLike(index, name, begun);
    var isWhole = all.some(function (one) {
      return one.value.toLowerCase() === begun;
    });
    return isWhole ? [] : all.slice(0, SHOWN).map(function (one) {
      var operator = open[2] + name + ":" + (open[4] || "") + agentdoc.rank.quoted(one.value);
      return { text: operator, query: operator + " " + open[1].trim(), count: one.count };
    });
  }

  agentdoc.completion = Object.assign(complete, { OPERATORS: OPERATORS });
})();
