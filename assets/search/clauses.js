// Which terms of the index answer a query.
(function (siteSearch) {
  "use strict";

  const MOST_PAIRS = 8; // of one run: more would cost files, and the text is checked anyway
  const SHORTEST_WORD = 3;
  const LONGEST_WORD = 6;

  /**
   * Clauses for the index: [{term, prefix, required, field}]. Of a run of Han characters, pairs that cover it: an
   * article that has the run has them all; with `every`, its other pairs too, which rule more articles out. What
   * ends a piece may be the beginning of something longer.
   */
  siteSearch.clausesOf = function (query, every = false) {
    const clauses = new Map();
    const add = function (term, prefix, field) {
      clauses.set([term, prefix, field].join(" "), { term, prefix, required: true, field });
    };
    for (const piece of query.pieces) {
      for (const run of siteSearch.runs(piece.text)) {
        const open = run.end === piece.text.length;
        if (!run.han) add(Array.from(run.text).slice(0, siteSearch.manifest.longestToken).join(""), open, piece.field);
        else for (const part of pairsOf(Array.from(run.text), every)) add(part, part === run.text && open && isOne(part), piece.field);
      }
    }
    return Array.from(clauses.values());
  };

  /** Whether the index alone proves that an article has a piece as typed. */
  siteSearch.isProvedByIndex = function (piece) {
    const runs = siteSearch.runs(piece.text);
    const length = Array.from(piece.text).length;
    return piece.part === piece.field && runs.length === 1 && runs[0].text === piece.text
      && length <= (runs[0].han ? 2 : siteSearch.manifest.longestToken);
  };

  /** The words in a query's runs that the index may know; they are not required and raise the score. */
  siteSearch.wordsOf = function (query) {
    const words = [];
    for (const piece of query.pieces) {
      for (const run of siteSearch.runs(piece.text).filter((each) => each.han)) {
        const characters = Array.from(run.text);
        for (let start = 0; start < characters.length; start++) {
          for (let length = SHORTEST_WORD; length <= LONGEST_WORD && start + length <= characters.length; length++) {
            words.push({ term: characters.slice(start, start + length).join(""), field: piece.field });
          }
        }
      }
    }
    return words;
  };

  function pairsOf(characters, every) {
    const count = characters.length;
    if (count === 1) return characters;
    if (every && count <= MOST_PAIRS) return characters.slice(1).map((character, at) => characters[at] + character);
    const starts = new Set();
    const wanted = Math.min(MOST_PAIRS, Math.ceil(count / 2));
    for (let number = 0; number < wanted; number++) {
      starts.add(wanted < 2 ? 0 : wanted < MOST_PAIRS ? Math.min(number * 2, count - 2) : Math.round(number * (count - 2) / (wanted - 1)));
    }
    return Array.from(starts, (start) => characters[start] + characters[start + 1]);
  }

  const isOne = (text) => Array.from(text).length === 1;
})(window.siteSearch);
