// Reads an index in lunr's serialized form (version 2.3.9) and scores documents as lunr does:
// the sum over the fields of dot(query vector, field vector) / length of the query vector.
(function (siteSearch) {
  "use strict";

  /** {has(term), query(clauses)} over a serialized lunr index. */
  siteSearch.openIndex = function (serialized) {
    const terms = serialized.invertedIndex; // [[term, posting]], in the order of UTF-16 code units
    const vectors = new Map(serialized.fieldVectors); // "field/ref" -> [term index, weight, ...]

    function lowerBound(term) {
      let low = 0;
      let high = terms.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (terms[middle][0] < term) low = middle + 1;
        else high = middle;
      }
      return low;
    }

    function entry(term) {
      const found = terms[lowerBound(term)];
      return found && found[0] === term ? found : undefined;
    }

    /** The entries that a term with `*` at either end, or at none, stands for. */
    function expand(term) {
      const open = term.startsWith("*");
      const core = term.replace(/^\*|\*$/g, "");
      if (open) {
        return terms.filter(([known]) => (term.endsWith("*") ? known.includes(core) : known.endsWith(core)));
      }
      if (!term.endsWith("*")) return [entry(term)].filter(Boolean);
      const found = [];
      for (let at = lowerBound(core); at < terms.length && terms[at][0].startsWith(core); at++) found.push(terms[at]);
      return found;
    }

    /**
     * [{ref, score, matched}], best first: the documents that have a term of every required clause, or, if
     * none is required, of any clause. `matched` counts the clauses that a document has a term of.
     */
    function query(clauses) {
      const weights = new Map(); // term index -> how often the query names it; equal in every field
      const matched = new Map(); // ref -> count
      let allowed = null;
      for (const clause of clauses) {
        const holders = new Set();
        for (const [, posting] of expand(clause.term)) {
          weights.set(posting._index, (weights.get(posting._index) || 0) + 1);
          for (const field of serialized.fields) {
            for (const ref of Object.keys(posting[field])) holders.add(ref);
          }
        }
        for (const ref of holders) matched.set(ref, (matched.get(ref) || 0) + 1);
        if (clause.required) {
          allowed = allowed === null ? holders : new Set([...allowed].filter((ref) => holders.has(ref)));
        }
      }
      const length = Math.hypot(...weights.values());
      return Array.from(allowed || matched.keys(), (ref) => ({
        ref,
        score: score(ref, weights, length),
        matched: matched.get(ref),
      })).sort((a, b) => b.score - a.score);
    }

    function score(ref, weights, length) {
      let sum = 0;
      for (const field of serialized.fields) {
        const vector = vectors.get(field + "/" + ref) || [];
        let dot = 0;
        for (const [index, weight] of weights) dot += weight * weightIn(vector, index);
        sum += dot / length;
      }
      return length ? sum : 0;
    }

    return { has: (term) => entry(term) !== undefined, query };
  };

  /** The weight of a term in a vector of [index, weight, index, weight, ...], sorted by index. */
  function weightIn(vector, index) {
    let low = 0;
    let high = vector.length >> 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (vector[middle * 2] < index) low = middle + 1;
      else high = middle;
    }
    return vector[low * 2] === index ? vector[low * 2 + 1] : 0;
  }
})(window.siteSearch);
