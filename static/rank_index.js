/* SPDX-License-Identifier: MIT */
/*
 * Reads the files of search/, whose format is described in src/search/shards.c, and keeps what was
 * read in the index. Files are loaded through load(what, number) of static/rank.js.
 */
(function () {
  "use strict";

  var isNode = typeof module !== "undefined";
  var words = isNode ? require("./rank_words.js") : window.agentdoc.rankWords;
  var ABOUTS = 3; /* as in src/search/index.h */
  var IMPACT_MAX = 20;
  var SIZE_KB = 4; /* of the digits of sizes */

  function lines(text) {
    return text ? text.split("\n") : [];
  }

  /* A column: numbers of one width in base 36. */
  function numbers(text) {
    var width = Number(text[0]);
    var list = [];
    for (var i = 1; i < text.length; i += width) list.push(parseInt(text.slice(i, i + width), 36));
    return list;
  }

  /* Words of which each says by a capital how many letters it shares with the one before. */
  function unshared(text) {
    var last = "";
    return (text.match(/[A-Z][^A-Z]*/g) || []).map(function (entry) {
      last = last.slice(0, entry.charCodeAt(0) - 65) + entry.slice(1);
      return last;
    });
  }

  function column(content, name, table) {
    var texts = content[table].split("\n");
    return numbers(content[name]).map(function (number) {
      return texts[number];
    });
  }

  /* A slug of which the name of the folder, or its last part, is left out. */
  function withFolder(slug, folder) {
    if (!/^[~^]/.test(slug)) return slug;
    var name = slug[0] === "^" ? folder : folder.replace(/^.*\//, "");
    return name.toLowerCase().replace(/[^a-z0-9]/g, "-") + slug.slice(1);
  }

  function readRows(content) {
    var slugs = unshared(content.slugs);
    var titles = content.titles.split("\n");
    var kinds = column(content, "kind", "kinds");
    var folders = column(content, "folder", "folders");
    var models = column(content, "model", "models");
    var tools = column(content, "tools", "toolSets");
    var sets = column(content, "author", "authorSets");
    var names = lines(content.authors);
    var ages = numbers(content.age);
    var removed = numbers(content.removed);
    return kinds.map(function (text, i) {
      var kind = text.split(" ");
      var marked = withFolder(slugs[i], folders[i]);
      var slug = marked.replace("/", "-");
      return {
        id: kind[0] + "/" + slug,
        title: titles[i] || marked.slice(marked.indexOf("/") + 1),
        url: kind[1] + "/" + slug + ".html",
        slug: slug,
        kind: kind[0],
        folder: folders[i],
        model: models[i],
        tools: tools[i] ? tools[i].split(", ") : [],
        authors: sets[i]
          ? sets[i].split(" ").map(function (number) {
              return names[Number(number)];
            })
          : [],
        age: ages[i] ? ages[i] - 1 : null,
        removed: removed[i] === 1,
      };
    });
  }

  /* Which texts file holds each document, and how large each file is: a digit for each document. */
  function readPlaces(text) {
    var last = { file: -1 };
    return text.split("").map(function (digit) {
      var same = { file: last.file, at: last.at + 1, cost: last.cost };
      last = digit === "0" ? same : { file: last.file + 1, at: 0, cost: parseInt(digit, 36) * SIZE_KB };
      return last;
    });
  }

  function open(content) {
    var index = {
      documents: readRows(content),
      newest: content.newest,
      cuts: unshared(content.cuts),
      places: readPlaces(content.texts),
      files: {}, /* what was loaded, by name */
      names: null,
      slugs: null,
      nameWords: null,
      words: null,
    };
    return index;
  }

  /* A promise of a file, read once. */
  function file(index, what, number, load, read) {
    var name = what + number;
    if (!index.files[name]) {
      index.files[name] = load(what, number).then(read);
      index.files[name].catch(function () {
        delete index.files[name]; /* to be tried again */
      });
    }
    return index.files[name];
  }

  function asIs(content) {
    return content;
  }

  /* {document: how well the word describes it, up to 1}. */
  function readPostings(text) {
    var postings = new Map();
    var document = 0;
    var pair = /([0-9a-z]+)([A-Z])/g;
    for (var match = pair.exec(text); match; match = pair.exec(text)) {
      document += parseInt(match[1], 36);
      postings.set(document, (match[2].charCodeAt(0) - 64) / IMPACT_MAX);
    }
    return postings;
  }

  /* {word: postings} of a terms file, in its order. */
  function readTerms(text) {
    var terms = new Map();
    text
      .split("\n")
      .slice(0, -1)
      .forEach(function (line) {
        var space = line.indexOf(" ");
        terms.set(line.slice(0, space), line.slice(space + 1));
      });
    return terms;
  }

  /* The file that may hold a word: the last whose cut is not behind it. */
  function placeOf(cuts, word) {
    var low = 0;
    var high = cuts.length;
    while (low < high) {
      var middle = (low + high) >> 1;
      if (words.compare(cuts[middle], word) <= 0) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  /* Files that may hold a word, or all words with this beginning. */
  function filesIn(cuts, word, isPrefix) {
    if (!cuts.length) return [];
    var list = [placeOf(cuts, word)];
    for (var i = list[0] + 1; isPrefix && i < cuts.length && cuts[i].indexOf(word) === 0; i++) list.push(i);
    return list;
  }

  function filesOf(index, word, isPrefix) {
    return filesIn(index.cuts, word, isPrefix);
  }

  /* A promise of {word: postings} of the files that may hold these words, and of some others. */
  function termsOf(index, what, cuts, list, load, more) {
    var files = new Set(more);
    list.forEach(function (word) {
      filesIn(cuts, word, false).forEach(function (number) {
        files.add(number);
      });
    });
    var first = what === "past" ? 1 : 0;
    return Promise.all(
      Array.from(files, function (number) {
        return file(index, what, first + number, load, readTerms);
      })
    ).then(function (maps) {
      if (maps.length === 1) return maps[0];
      var all = new Map();
      maps.forEach(function (map) {
        map.forEach(function (postings, word) {
          all.set(word, postings);
        });
      });
      return all;
    });
  }

  function terms(index, list, load, more) {
    return termsOf(index, "terms", index.cuts, list, load, more || []);
  }

  function past(index, list, load) {
    return file(index, "past", 0, load, unshared).then(function (cuts) {
      return termsOf(index, "past", cuts, list, load, []);
    });
  }

  /* The description of a document. */
  function about(index, document, load) {
    return file(index, "about", Math.floor(document / ABOUTS), load, asIs).then(function (list) {
      return list[document % ABOUTS];
    });
  }

  /* [heading, anchor, text, heading, ...] of a document. */
  function texts(index, document, load) {
    var place = index.places[document];
    return file(index, "texts", place.file, load, asIs).then(function (list) {
      return list[place.at];
    });
  }

  /* KB that texts() would load. */
  function costOfTexts(index, document) {
    var place = index.places[document];
    return index.files["texts" + place.file] ? 0 : place.cost;
  }

  /* The list of words that a misspelt one may be. */
  function wordList(index, load) {
    return file(index, "words", 0, load, unshared);
  }

  /* The words of each document's name. */
  function names(index) {
    index.names =
      index.names ||
      index.documents.map(function (row) {
        return words.tokens(row.title);
      });
    return index.names;
  }

  /* The words of each document's address where it says other things than the name; else null. */
  function slugs(index) {
    index.slugs =
      index.slugs ||
      index.documents.map(function (row) {
        return row.slug === row.title ? null : words.tokens(row.slug);
      });
    return index.slugs;
  }

  function nameWords(index) {
    index.nameWords = index.nameWords || Array.from(new Set([].concat.apply([], names(index))));
    return index.nameWords;
  }

  var api = {
    open: open,
    readPostings: readPostings,
    filesOf: filesOf,
    terms: terms,
    past: past,
    about: about,
    texts: texts,
    costOfTexts: costOfTexts,
    words: wordList,
    names: names,
    slugs: slugs,
    nameWords: nameWords,
  };
  if (isNode) module.exports = api;
  else window.agentdoc.rankIndex = api;
})();
