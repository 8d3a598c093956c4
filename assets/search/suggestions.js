// Queries to offer while a reader types: his recent ones, and words of the archive that go on as he began.
(function (siteSearch) {
  "use strict";

  const MOST_RECENT = 8;
  const MOST_SHOWN = 8;
  const LONGEST = 6; // characters: nobody wants the rest of a sentence
  const KEY = "site-search-recent " + siteSearch.root;

  siteSearch.recentQueries = function () {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY) || "[]");
      return Array.isArray(kept) ? kept.filter((each) => typeof each === "string").slice(0, MOST_RECENT) : [];
    } catch {
      return []; // no storage under this address, or not ours
    }
  };

  siteSearch.rememberQuery = function (typed) {
    const query = typed.trim().slice(0, 80);
    if (!query) return;
    try {
      const others = siteSearch.recentQueries().filter((each) => each !== query);
      localStorage.setItem(KEY, JSON.stringify([query, ...others].slice(0, MOST_RECENT)));
    } catch {
      // the query is answered all the same
    }
  };

  /** [{text, count}]: `typed` with its last word completed to a word or name of the archive, and in how many articles
   *  that stands; the commonest first. */
  siteSearch.suggest = async function (typed) {
    const folded = siteSearch.fold(typed);
    const runs = siteSearch.runs(folded);
    const last = runs[runs.length - 1];
    if (!last || !last.han || last.end !== folded.length || Array.from(last.text).length > LONGEST) return [];
    const clause = { term: last.text, prefix: true };
    await siteSearch.loadShards([clause]);
    return siteSearch.lookUp(clause)
      .filter(({ term, count, isWord }) => isWord && count > 1 && term.length > last.text.length)
      .map(({ term, fields }) => ({ term, count: new Set(fields.flatMap(({ documents }) => documents)).size }))
      .sort((one, other) => other.count - one.count || (one.term < other.term ? -1 : 1))
      .slice(0, MOST_SHOWN)
      .map(({ term, count }) => ({ text: folded.slice(0, last.start) + term, count }));
  };
})(window.siteSearch);
