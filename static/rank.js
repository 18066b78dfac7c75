/* SPDX-License-Identifier: MIT */
/*
 * Finding and ranking: from a query and the shards of search/ to a list of documents. Knows no
 * page; loads shards through the function it is given, so that it runs under Node too:
 * tests/search/query.mjs searches a site from the command line. The format of the shards is
 * described in src/search/shards.c.
 *
 * With agentdoc.rank, or what require() of this file gives:
 *
 *   open(content)              the index, of what search/documents.js hands over:
 *       {documents: [{id, title, url, kind, folder, model, tools, authors, age, removed}],
 *       newest}. url is from the site's root; tools and authors are lists of names, tools ["ALL"]
 *       when they are not limited; folder and model may be ""; age is in days from the last change
 *       to the newest commit, null when unknown; newest is that commit's day ("2026-01-31" or "").
 *
 *   find(index, query, load)   a promise of what is found:
 *       results    [{document, score, found, words}], best first: document is a place in
 *                  index.documents, found how many words of the query it has, words what is to be
 *                  marked in it
 *       all        how many results have all words
 *       facets     {kind, folder, model, tool, author, is}: each [{value, count, on}], the most
 *                  first, over all results; on: the query asks for it
 *       operators  [{name, value, not, text, known}] as in the query; known is false where no
 *                  document has the value, nor one like it
 *       mended     [{from, to}]: words that nobody has, and what was looked for instead
 *       drop       without results: [{word, query, count}], what is found when a word or an
 *                  operator is left out, the most first
 *       instead    without results: [{word, query, count}], operators with a value that is known
 *                  for those whose value is not
 *       nearest    without results: documents whose names are nearest, best first (places)
 *
 *   show(index, found, first, n, load, length)   a promise of the excerpts of n results from the
 *       one at first: [{heading, anchor, text, marks}]; marks are [start, end] in the text, heading
 *       and anchor name the section it stands in ("" for the description). Loads little: the
 *       descriptions, and the texts of the best that have words elsewhere.
 *
 *   past(index, query, load)   "once said" (with rank_past.js loaded): a promise of
 *       [{document, text, marks, from, until}]: the passage with the words, the version that brought it
 *       and the version that no longer has it: {commit, date, author, sentence, url}; until is null where it still stands. What is
 *       gone comes first. Operators choose as in find.
 *
 *   countPast(index, query, load)   a promise of how many definitions had all words, and lost one or
 *       are removed: what past() looks through, for the price of two files a word
 *
 *   parse(query)               {words, phrases, operators, not} of a query
 *   toggle(query, name, value) the query with name:value, or without it when it has it
 *   tokens(text), excerpt(sections, words, length)   the words of a text; an excerpt of one document
 *
 * load(what, number) resolves to the content that a file of search/ handed over: "terms", "about",
 * "texts", "words", "past" with its number ("terms", 7 is search/terms-07.js, which calls
 * agentdoc.shard("terms", 7, content)); load("versions", base) resolves to {definition, lines},
 * what BASE.js handed to agentdoc.versions(definition, lines, fields). It keeps what it loaded.
 *
 * Queries: any of the words, those with all of them first; with four words and more, having all counts
 * but does not rule. The last word may be begun only; "quoted words" stand together; -word must not stand there. kind: folder: model: tool: author:
 * take a value (or several with commas), is:removed is:changed, changed:<30d changed:>1y; each with
 * - before it for the contrary. An unknown operator is a word.
 */
(function () {
  "use strict";

  var isNode = typeof module !== "undefined";
  var words = isNode ? require("./rank_words.js") : window.agentdoc.rankWords;
  var queries = isNode ? require("./rank_query.js") : window.agentdoc.rankQuery;
  var excerpts = isNode ? require("./rank_excerpt.js") : window.agentdoc.rankExcerpt;
  var filter = isNode ? require("./rank_filter.js") : window.agentdoc.rankFilter;
  var shards = isNode ? require("./rank_index.js") : window.agentdoc.rankIndex;

  var RARITY_BASE = 0.2; /* so that a word that all have counts, too */
  var FORM = 0.9; /* another form of the word: reviews for review */
  var BEGUN = 0.6; /* a word that goes on; up to 0.9 when little is missing */
  var INNER = 0.5; /* a word that goes on where the query does not */
  var TYPO = 0.6; /* a word with one mistake */
  var OTHER_FIRST = 0.7; /* of it when the first letter differs */
  var NAMED = 0.5; /* more for a name that is the query */
  var NAME_PART = 0.3; /* more for a name of which the query has a part */
  var LONG = 4; /* words from which having all of them only counts more, and does not rule */
  var WHOLE = 1.2; /* how much more */
  var REMOVED = 0.5;
  var COMMON = 0.15; /* of all documents */
  var COMMON_MIN = 30; /* documents: in small collections no word is common */
  var PREFIX_FILES = 2; /* more are not loaded for a beginning: then only names are looked at */
  var WHOLE_MIN = 3; /* letters of such a beginning that may be a whole word */
  var TYPO_WORDS = 6; /* words that a misspelt one is taken for */
  var PHRASE_CHECKED = 40; /* documents whose texts are read for "quoted words" */
  var NEAREST = 5;
  var DEEP_KB = 8; /* of texts that are loaded for the excerpts of one call */

  /* ---- one word of the query ---- */

  /* Takes the better of two values for each document. */
  function addBest(best, postings, factor) {
    postings.forEach(function (impact, document) {
      var value = impact * factor;
      if (!(best.get(document) >= value)) best.set(document, value);
    });
  }

  /* Documents whose names have a word with this beginning: all that is known without loading. */
  function byName(index, start) {
    var found = new Map();
    shards.names(index).forEach(function (name, document) {
      name.forEach(function (part) {
        if (part.indexOf(start) === 0) found.set(document, 0.7 + (0.2 * start.length) / part.length);
      });
    });
    return found;
  }

  /*
   * What a word of the query stands for, as {word: how much}: itself, its forms, and words that begin
   * with it when it is the last.
   */
  function meanings(word, isPrefix, terms) {
    var found = new Map();
    var root = words.stem(word);
    terms.forEach(function (postings, term) {
      if (term === word) found.set(term, 1);
      else if (words.stem(term) === root) found.set(term, FORM);
      else if (isPrefix && term.indexOf(word) === 0)
        found.set(term, BEGUN + ((0.9 - BEGUN) * word.length) / term.length);
    });
    return found;
  }

  function scoresOf(meaning, terms) {
    var best = new Map();
    meaning.forEach(function (factor, term) {
      addBest(best, shards.readPostings(terms.get(term)), factor);
    });
    return best;
  }

  /*
   * Words that a misspelt one may be, those with the fewest mistakes: [{word, miss}]. Half a mistake
   * more when only the beginning is alike, a quarter when the first letter differs.
   */
  function likely(word, list, isPrefix) {
    var most = words.mistakes(word);
    var found = [];
    list.forEach(function (other) {
      var miss = words.distance(word, other, most);
      if (miss > most && isPrefix && other.length > word.length && other[0] === word[0])
        miss = words.distance(word, other.slice(0, word.length), 1) + 0.5;
      if (miss > 0 && miss < most + 1) found.push({ word: other, miss: miss + (other[0] === word[0] ? 0 : 0.25) });
    });
    found.sort(function (a, b) {
      return a.miss - b.miss || words.compare(a.word, b.word);
    });
    return found
      .filter(function (one) {
        return one.miss - found[0].miss < 0.5;
      })
      .slice(0, TYPO_WORDS);
  }

  function addLikely(list, into) {
    list.forEach(function (one) {
      var same = one.miss % 1 === 0.25 ? OTHER_FIRST : 1;
      into.set(one.word, Math.pow(TYPO, Math.floor(one.miss)) * same);
    });
  }

  /*
   * A promise of {scores, words, mended} of a misspelt word: names are asked first, then the list of
   * words and those that stand near it.
   */
  function mend(index, word, isPrefix, near, load) {
    if (!words.mistakes(word)) return Promise.resolve({ scores: new Map(), words: [word], mended: [] });
    var close = likely(word, shards.nameWords(index), isPrefix);
    var known =
      close.length && close[0].miss === 1
        ? Promise.resolve(close)
        : shards.words(index, load).then(function (list) {
            var all = new Set(list.concat(shards.nameWords(index), near));
            return likely(word, Array.from(all), isPrefix);
          });
    return known.then(function (list) {
      var meaning = new Map();
      addLikely(list, meaning);
      var others = Array.from(meaning.keys());
      return shards.terms(index, others, load).then(function (terms) {
        others.forEach(function (other) {
          if (!terms.has(other)) meaning.delete(other);
        });
        return { scores: scoresOf(meaning, terms), words: [word].concat(others), mended: others };
      });
    });
  }

  /* A promise of {scores: document -> impact, words, mended} of one word. */
  function look(index, word, isPrefix, load) {
    var files = isPrefix ? shards.filesOf(index, word, true) : [];
    var isWide = files.length > PREFIX_FILES;
    var asked = [word].concat(words.forms(words.stem(word)));
    if (isWide && word.length < WHOLE_MIN) asked = [];
    return shards.terms(index, asked, load, isWide ? [] : files).then(function (terms) {
      var scores = scoresOf(meanings(word, isPrefix, terms), terms);
      if (isWide) addBest(scores, byName(index, word), 1);
      if (!scores.size && word.length >= 3) {
        var inner = new Map();
        terms.forEach(function (postings, term) {
          if (term.indexOf(word) === 0) inner.set(term, INNER);
        });
        scores = scoresOf(inner, terms);
      }
      if (scores.size) return { scores: scores, words: [word], mended: [] };
      return mend(index, word, isPrefix, Array.from(terms.keys()), load);
    });
  }

  /* As look(), of a word with inner capitals that nobody has: its parts. */
  function lookAny(index, word, isPrefix, load) {
    if (!word.parts.length) return look(index, word.text, isPrefix, load).then(asList);
    return look(index, word.text, false, load).then(function (found) {
      if (found.scores.size && !found.mended.length) return [found];
      return Promise.all(
        word.parts.map(function (part, i) {
          return look(index, part, isPrefix && i === word.parts.length - 1, load);
        })
      );
    });
  }

  function asList(found) {
    return [found];
  }

  /* A promise of what is found for each word, in the order of the query. */
  function lookAll(index, parsed, load) {
    return Promise.all(
      parsed.words.map(function (word, i) {
        return lookAny(index, word, parsed.open && i === parsed.words.length - 1, load);
      })
    ).then(function (lists) {
      return [].concat.apply([], lists);
    });
  }

  /* ---- all words together ---- */

  /* How much of a part of a name a word of the query says: less than 1 when it is begun only. */
  function partValue(part, one) {
    return one.words.reduce(function (best, word) {
      if (part === word || words.stem(part) === words.stem(word)) return 1;
      return one.open && part.indexOf(word) === 0 ? Math.max(best, word.length / part.length) : best;
    }, 0);
  }

  /* How much of the name the query says; 2 when it says all of it and nothing else. */
  function nameValue(name, found) {
    var said = name.reduce(function (sum, part) {
      return sum + found.reduce(function (best, one) {
        return Math.max(best, partValue(part, one));
      }, 0);
    }, 0);
    return said === name.length && said === found.length ? 2 : said / (name.length || 1);
  }

  function addScores(index, found, common) {
    var results = new Map();
    var count = index.documents.length;
    found.forEach(function (one) {
      var rarity = RARITY_BASE + Math.log(1 + (count - one.scores.size + 0.5) / (one.scores.size + 0.5));
      one.scores.forEach(function (impact, document) {
        var result = results.get(document);
        if (!result) results.set(document, (result = { document: document, score: 0, found: 0, telling: 0, words: null }));
        result.score += rarity * impact;
        result.found += 1;
        if (one.scores.size <= common) result.telling += 1;
      });
    });
    return results;
  }

  /* Documents from which on a word is common: it does not rule who has all words. */
  function commonFrom(index, found) {
    var least = Math.min.apply(
      null,
      found.map(function (one) {
        return one.scores.size;
      })
    );
    return Math.max(least, COMMON_MIN, index.documents.length * COMMON);
  }

  /* All results in order, whatever the operators say. */
  function merge(index, found) {
    var common = commonFrom(index, found);
    var marked = Array.from(
      new Set(
        [].concat.apply(
          [],
          found.map(function (one) {
            return one.words;
          })
        )
      )
    );
    var names = shards.names(index);
    var slugs = shards.slugs(index);
    var telling = found.filter(function (one) {
      return one.scores.size <= common;
    }).length;
    var list = Array.from(addScores(index, found, common).values());
    var isLong = found.length >= LONG;
    list.forEach(function (result) {
      var name = nameValue(names[result.document], found);
      if (slugs[result.document]) name = Math.max(name, nameValue(slugs[result.document], found));
      result.words = marked;
      result.score *= 1 + (name === 2 ? NAMED + NAME_PART : NAME_PART * name);
      if (index.documents[result.document].removed) result.score *= REMOVED;
      result.all = result.telling === telling;
      if (isLong && result.all) result.score *= WHOLE;
    });
    return list.sort(function (a, b) {
      return (isLong ? 0 : b.all - a.all) || b.score - a.score || a.document - b.document;
    });
  }

  /* Without words: all documents, in their order. */
  function everything(index) {
    return index.documents.map(function (row, i) {
      return { document: i, score: 0, found: 0, words: [], all: true };
    });
  }

  /* ---- what narrows ---- */

  function withoutWords(index, results, not, load) {
    return Promise.all(
      not.map(function (list) {
        return shards.terms(index, list, load).then(function (terms) {
          return list.map(function (word) {
            return terms.has(word) ? shards.readPostings(terms.get(word)) : new Map();
          });
        });
      })
    ).then(function (all) {
      return results.filter(function (result) {
        return !all.some(function (one) {
          return one.length && one.every(function (postings) {
            return postings.has(result.document);
          });
        });
      });
    });
  }

  function saysPhrases(index, document, phrases, load) {
    return Promise.all([shards.about(index, document, load), shards.texts(index, document, load)]).then(function (both) {
      var all = [index.documents[document].title, both[0]].concat(both[1]).map(function (text) {
        return " " + words.pieces(text).map(foldPiece).join(" ") + " ";
      });
      return phrases.every(function (phrase) {
        var wanted = " " + words.pieces(phrase).map(foldPiece).join(" ") + " ";
        return all.some(function (text) {
          return text.indexOf(wanted) >= 0;
        });
      });
    });
  }

  function foldPiece(piece) {
    return words.fold(piece.text);
  }

  /* Phrases are looked for in the texts of the best. */
  function withPhrases(index, results, phrases, load) {
    if (!phrases.length) return Promise.resolve(results);
    var best = results
      .filter(function (result) {
        return result.all;
      })
      .slice(0, PHRASE_CHECKED);
    return Promise.all(
      best.map(function (result) {
        return saysPhrases(index, result.document, phrases, load);
      })
    ).then(function (says) {
      return best.filter(function (result, i) {
        return says[i];
      });
    });
  }

  /* ---- nothing found ---- */

  function trigrams(text) {
    var padded = "  " + words.fold(text) + " ";
    var set = new Set();
    for (var i = 0; i + 3 <= padded.length; i++) set.add(padded.slice(i, i + 3));
    return set;
  }

  /* Documents whose names share most groups of three letters with the query. */
  function nearest(index, parsed) {
    var wanted = trigrams(
      parsed.words
        .map(function (word) {
          return word.text;
        })
        .join(" ")
        .slice(0, 100)
    );
    return shards
      .names(index)
      .map(function (name, document) {
        var own = trigrams(name.join(" "));
        var shared = 0;
        own.forEach(function (group) {
          if (wanted.has(group)) shared++;
        });
        return { document: document, value: (2 * shared) / (own.size + wanted.size) };
      })
      .filter(function (one) {
        return one.value > 0.15;
      })
      .sort(function (a, b) {
        return b.value - a.value || a.document - b.document;
      })
      .slice(0, NEAREST)
      .map(function (one) {
        return one.document;
      });
  }

  /* Parts of a query that can be left out, with the rest. */
  function leavings(query) {
    var parts = query.match(/\S*"[^"]*"?|\S+/g) || [];
    if (parts.length < 2 || parts.length > 8) return [];
    return parts.map(function (part, i) {
      return { word: part, query: parts.slice(0, i).concat(parts.slice(i + 1)).join(" "), count: 0 };
    });
  }

  /* Operators with names that are known, for those whose value nobody has. */
  function replacements(index, query, operators) {
    var list = operators
      .filter(function (operator) {
        return !operator.known && !operator.not && operator.name !== "changed";
      })
      .map(function (operator) {
        return filter.namesNear(index, operator.name, operator.value).map(function (name) {
          var text = operator.name + ":" + queries.quoted(name);
          return { word: text, query: query.replace(operator.text, text), count: 0 };
        });
      });
    return [].concat.apply([], list);
  }

  /* How much is found for each query; those without anything are left out. */
  function counted(index, list, load) {
    return Promise.all(
      list.map(function (one) {
        return results(index, queries.parse(one.query + " "), load).then(function (found) {
          one.count = found.results.length;
          return one;
        });
      })
    ).then(function (all) {
      return all.filter(function (one) {
        return one.count;
      });
    });
  }

  function moreFirst(a, b) {
    return b.count - a.count;
  }

  /* ---- the whole ---- */

  function resolveAll(index, parsed) {
    parsed.operators.forEach(function (operator) {
      filter.resolve(index, operator);
    });
  }

  function results(index, parsed, load) {
    resolveAll(index, parsed);
    return lookAll(index, parsed, load).then(function (found) {
      found.forEach(function (one, i) {
        one.open = parsed.open && i === found.length - 1;
      });
      var all = parsed.words.length ? merge(index, found) : everything(index);
      return withoutWords(index, all, parsed.not, load)
        .then(function (list) {
          return withPhrases(index, list, parsed.phrases, load);
        })
        .then(function (list) {
          return {
            found: found,
            unfiltered: list,
            results: list.filter(function (result) {
              return !filter.failed(index.documents[result.document], parsed.operators).length;
            }),
          };
        });
    });
  }

  function describe(index, parsed, one) {
    return {
      results: one.results,
      all: one.results.filter(function (result) {
        return result.all;
      }).length,
      facets: filter.facets(index, one.unfiltered, parsed.operators),
      operators: parsed.operators,
      mended: one.found
        .filter(function (word) {
          return word.mended.length;
        })
        .map(function (word) {
          return { from: word.words[0], to: word.mended };
        }),
      missed: one.found
        .filter(function (word) {
          return !word.scores.size;
        })
        .map(function (word) {
          return word.words[0];
        }),
      drop: [],
      instead: [],
      nearest: [],
    };
  }

  function isEmpty(parsed) {
    return !parsed.words.length && !parsed.operators.length && !parsed.not.length;
  }

  function find(index, query, load) {
    var parsed = queries.parse(query);
    if (isEmpty(parsed))
      return Promise.resolve(describe(index, parsed, { results: [], unfiltered: [], found: [] }));
    return results(index, parsed, load).then(function (one) {
      var answer = describe(index, parsed, one);
      if (answer.results.length) return answer;
      var instead = replacements(index, query, parsed.operators);
      return counted(index, instead.concat(leavings(query)), load).then(function (list) {
        answer.instead = list.filter(function (one) {
          return instead.indexOf(one) >= 0;
        });
        answer.drop = list
          .filter(function (one) {
            return instead.indexOf(one) < 0;
          })
          .sort(moreFirst);
        answer.nearest = nearest(index, parsed);
        return answer;
      });
    });
  }

  function search(index, query, load) {
    return find(index, query, load).then(function (answer) {
      return answer.results;
    });
  }

  /*
   * Descriptions first; the texts only of documents whose description lacks words, the best first,
   * until enough is loaded.
   */
  function show(index, found, first, n, load, length) {
    var list = found.results.slice(first, first + n);
    var left = DEEP_KB;
    return Promise.all(
      list.map(function (result) {
        return shards.about(index, result.document, load);
      })
    ).then(function (abouts) {
      return Promise.all(
        list.map(function (result, i) {
          var plain = excerpts.excerpt(abouts[i], null, result.words, length);
          if (!result.found || plain.words >= result.found) return plain;
          left -= shards.costOfTexts(index, result.document);
          if (left < 0) return plain;
          return shards.texts(index, result.document, load).then(function (sections) {
            return excerpts.excerpt(abouts[i], sections, result.words, length);
          });
        })
      );
    });
  }

  function lookBack(name, index, query, load) {
    var parsed = parse(query);
    resolveAll(index, parsed);
    function passes(row) {
      return !filter.failed(row, parsed.operators).length;
    }
    var looking = isNode ? require("./rank_past.js") : window.agentdoc.rankPast;
    return looking[name](index, parsed.words, passes, load);
  }

  function past(index, query, load) {
    return lookBack("past", index, query, load);
  }

  function countPast(index, query, load) {
    return lookBack("count", index, query, load);
  }

  function excerpt(sections, list, length) {
    return excerpts.excerpt(sections[0], [].concat.apply([], sections.slice(1)), list, length);
  }

  function parse(query) {
    var parsed = queries.parse(query);
    parsed.words = parsed.words.map(function (word) {
      return word.text;
    });
    return parsed;
  }

  var rank = {
    open: shards.open,
    find: find,
    search: search,
    show: show,
    past: past,
    countPast: countPast,
    parse: parse,
    toggle: queries.toggle,
    quoted: queries.quoted,
    OPERATORS: queries.OPERATORS,
    namesLike: filter.namesLike,
    tokens: words.tokens,
    excerpt: excerpt,
    CJK: words.CJK,
    LETTER: words.LETTER,
  };
  if (isNode) module.exports = rank;
  else window.agentdoc.rank = rank;
})();
