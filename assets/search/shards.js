// The shards of the index: which one has a term, and what it says of it.
(function (siteSearch) {
  "use strict";

  const firsts = siteSearch.manifest.firsts.split(" ").filter(Boolean);
  const opened = new Map(); // number -> text of a shard that is here
  const decoded = new Map(); // term -> posting list, of the terms asked for

  /** The number of the only shard that can have `term`; -1 if none can. */
  function numberOf(term) {
    let low = 0;
    let high = firsts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (firsts[middle] <= term) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** The numbers of all shards that can have terms which begin with `prefix`. */
  function numbersFrom(prefix) {
    const numbers = [Math.max(0, numberOf(prefix))];
    for (let next = numbers[0] + 1; next < firsts.length && firsts[next].startsWith(prefix); next++) numbers.push(next);
    return firsts.length ? numbers : [];
  }

  const numbersFor = (clause) => (clause.prefix ? numbersFrom(clause.term) : [numberOf(clause.term)].filter((at) => at >= 0));

  /** Loads what the clauses need; how many shards could not be had. */
  siteSearch.loadShards = async function (clauses) {
    const numbers = new Set(clauses.flatMap(numbersFor));
    const lost = await Promise.all(Array.from(numbers, async function (number) {
      if (opened.has(number)) return 0;
      try {
        opened.set(number, await siteSearch.file("t", "shards", number));
        return 0;
      } catch {
        return 1;
      }
    }));
    return lost.reduce((sum, each) => sum + each, 0);
  };

  siteSearch.isLoaded = (clause) => numbersFor(clause).every((number) => opened.has(number));

  /** The posting lists that a clause stands for, out of the shards that are here: [{term, fields, count}]. */
  siteSearch.lookUp = function (clause) {
    const found = clause.prefix
      ? numbersFrom(clause.term).flatMap((number) => withPrefix(number, clause.term))
      : [entry(numberOf(clause.term), clause.term)];
    return found.filter(Boolean);
  };

  function entry(number, term) {
    if (!opened.has(number)) return null;
    if (!decoded.has(term)) decoded.set(term, decodeEntry(term, opened.get(number)));
    return decoded.get(term);
  }

  function decodeEntry(term, text) {
    const first = String.fromCodePoint(term.codePointAt(0));
    const head = text.indexOf(" " + first);
    if (head < 0) return null;
    const begin = head + 1 + first.length;
    const end = text.indexOf(" ", begin);
    const at = placeOf(text, term.slice(first.length), begin, end < 0 ? text.length : end);
    return at < 0 ? null : postingList(term, text, at);
  }

  /** Where the posting list of `rest` begins between `begin` and `end`; -1 if it is not there. */
  function placeOf(text, rest, begin, end) {
    if (!rest) return siteSearch.isSymbol(text.charCodeAt(begin)) ? begin : -1;
    for (let at = text.indexOf(rest, begin); at >= 0 && at < end; at = text.indexOf(rest, at + 1)) {
      const opens = at === begin || siteSearch.isSymbol(text.charCodeAt(at - 1));
      if (opens && siteSearch.isSymbol(text.charCodeAt(at + rest.length))) return at + rest.length;
    }
    return -1;
  }

  function postingList(term, text, at) {
    const fields = siteSearch.decodePostings(text, at);
    return { term, fields, count: fields.reduce((sum, field) => sum + field.documents.length, 0) };
  }

  /** Every posting list of a shard whose term begins with `prefix`. */
  function withPrefix(number, prefix) {
    const text = opened.get(number);
    if (text === undefined) return [];
    const first = String.fromCodePoint(prefix.codePointAt(0));
    const head = text.indexOf(" " + first);
    if (head < 0) return [];
    const found = [];
    let at = head + 1 + first.length;
    while (at < text.length && text[at] !== " ") {
      const begin = at;
      while (at < text.length && !siteSearch.isSymbol(text.charCodeAt(at))) at++;
      const term = first + text.slice(begin, at);
      if (term.startsWith(prefix)) {
        if (!decoded.has(term)) decoded.set(term, postingList(term, text, at));
        found.push(decoded.get(term));
      }
      while (at < text.length && siteSearch.isSymbol(text.charCodeAt(at))) at++;
    }
    return found;
  }
})(window.siteSearch);
