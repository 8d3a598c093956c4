// Which articles a query's clauses allow, and lunr's score for each (lunr.js 2.3.9): the sum over the fields of
// dot(query vector, field vector) / length of the query vector. A field's own length is not in it, so only the
// query's terms matter, and their weights follow from counts that the shards and the lengths give.
(function (siteSearch) {
  "use strict";

  const { fields, boosts, averages, k1, b, articles } = siteSearch.manifest;

  const fieldsOf = (clause) => (clause.field ? [fields.indexOf(clause.field)] : fields.map((_, at) => at));

  /** The articles, by place, that have a term of the clause in one of its fields. */
  function holders(clause) {
    const found = new Set();
    for (const list of clause.lists) {
      for (const field of fieldsOf(clause)) for (const document of list.fields[field].documents) found.add(document);
    }
    return found;
  }

  /** The articles that have a term of every required clause; of any clause if none is required. Ascending. */
  siteSearch.allowedBy = function (clauses) {
    const required = clauses.filter((clause) => clause.required);
    const sets = (required.length ? required : clauses).map(holders);
    if (!required.length) return Array.from(new Set(sets.flatMap((set) => Array.from(set)))).sort(ascending);
    sets.sort((one, other) => one.size - other.size);
    return Array.from(sets[0]).filter((document) => sets.every((set) => set.has(document))).sort(ascending);
  };

  /** How many clauses each of the articles has a term of. */
  siteSearch.matchesOf = function (clauses, documents) {
    const sets = clauses.map(holders);
    return documents.map((document) => sets.filter((set) => set.has(document)).length);
  };

  /** The scores of `documents`, in their order; `lengthOf(field, document)` in terms. */
  siteSearch.scoresOf = function (clauses, documents, lengthOf) {
    const slots = new Map(documents.map((document, slot) => [document, slot]));
    const scores = new Float64Array(documents.length);
    for (let field = 0; field < fields.length; field++) {
      const asked = askedIn(field, clauses);
      const length = Math.sqrt(Array.from(asked.values()).reduce((sum, { boost }) => sum + boost * boost, 0));
      const dots = new Float64Array(documents.length);
      for (const { list, boost } of asked.values()) {
        const idf = Math.log(1 + Math.abs((articles - list.count + 0.5) / (list.count + 0.5)));
        const { documents: holding, times } = list.fields[field];
        for (let at = 0; at < holding.length; at++) {
          const slot = slots.get(holding[at]);
          if (slot !== undefined) dots[slot] += boost * weight(idf, times[at], lengthOf(field, holding[at]), field);
        }
      }
      if (length) for (let slot = 0; slot < dots.length; slot++) scores[slot] += dots[slot] / length;
    }
    return scores;
  };

  /** Term -> {list, boost}: a field's query vector. A term that several clauses name counts for each. */
  function askedIn(field, clauses) {
    const asked = new Map();
    for (const clause of clauses) {
      if (!fieldsOf(clause).includes(field)) continue;
      for (const list of clause.lists) {
        const known = asked.get(list.term);
        asked.set(list.term, { list, boost: (known ? known.boost : 0) + 1 });
      }
    }
    return asked;
  }

  function weight(idf, times, length, field) {
    const score = idf * ((k1 + 1) * times) / (k1 * (1 - b + b * (length / averages[field])) + times);
    return Math.round(score * boosts[field] * 1000) / 1000;
  }

  const ascending = (one, other) => one - other;
})(window.siteSearch);
