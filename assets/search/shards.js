// The shards of the index: what they say of a term.
(function (siteSearch) {
  "use strict";

  const opened = new Map(); // number -> text of a shard that is here
  const decoded = new Map(); // number and term -> posting list, of the terms asked for

  /** Loads what the clauses need; how many shards could not be had. */
  siteSearch.loadShards = async function (clauses) {
    const numbers = new Set(clauses.flatMap(siteSearch.shardsFor).map(({ number }) => number));
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

  siteSearch.isLoaded = (clause) => siteSearch.shardsFor(clause).every(({ number }) => opened.has(number));

  siteSearch.isPartlyLoaded = (clause) => siteSearch.shardsFor(clause).some(({ number }) => opened.has(number));

  /** The posting lists that a clause stands for, out of the shards that are here: [{term, fields, count, isWord}]. */
  siteSearch.lookUp = function (clause) {
    const shards = siteSearch.shardsFor(clause).filter(({ number }) => opened.has(number));
    const terms = new Map();
    for (const list of shards.flatMap((shard) => (clause.prefix ? withPrefix(shard, clause.term) : entry(shard, clause.term)))) {
      const known = terms.get(list.term);
      terms.set(list.term, known ? joined(known, list) : list);
    }
    return Array.from(terms.values());
  };

  /** The lists of one term in two layers as one. */
  function joined(one, other) {
    const fields = one.fields.map((field, at) => ({
      documents: field.documents.concat(other.fields[at].documents),
      times: field.times.concat(other.fields[at].times),
    }));
    return { term: one.term, fields, count: one.count + other.count, isWord: one.isWord || other.isWord };
  }

  function entry(shard, term) {
    const key = shard.number + " " + term;
    if (!decoded.has(key)) {
      const text = opened.get(shard.number);
      const at = beginOf(term, text);
      decoded.set(key, at < 0 ? [] : [postingList(term, text, at, shard.start)]);
    }
    return decoded.get(key);
  }

  function beginOf(term, text) {
    const first = String.fromCodePoint(term.codePointAt(0));
    const head = text.indexOf(" " + first);
    if (head < 0) return -1;
    const begin = head + 1 + first.length;
    const end = text.indexOf(" ", begin);
    return placeOf(text, term.slice(first.length), begin, end < 0 ? text.length : end);
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

  function postingList(term, text, at, start) {
    const fields = siteSearch.decodePostings(text, at, start);
    const isWord = Array.from(term).length > 2 || siteSearch.isMarked(text, at);
    return { term, fields, count: fields.reduce((sum, field) => sum + field.documents.length, 0), isWord };
  }

  /** Every posting list of a shard whose term begins with `prefix`. */
  function withPrefix({ number, start }, prefix) {
    const text = opened.get(number);
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
        const key = number + " " + term;
        if (!decoded.has(key)) decoded.set(key, [postingList(term, text, at, start)]);
        found.push(...decoded.get(key));
      }
      while (at < text.length && siteSearch.isSymbol(text.charCodeAt(at))) at++;
    }
    return found;
  }
})(window.siteSearch);
