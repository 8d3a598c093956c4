// A query with one character exchanged for one that OCR takes it for: tried where the query itself finds nothing.
(function (siteSearch) {
  "use strict";

  const MOST_VARIANTS = 6;
  const WEIGHT = 0.5; // of a look-alike's score

  /** The hits of the query's variants, each searched for with `find`; null if there are none. */
  siteSearch.searchAlike = async function (query, wanted, find) {
    const answers = await Promise.all(variantsOf(query).map(find));
    const best = new Map();
    for (const answer of answers) {
      for (const hit of answer.hits) {
        const score = hit.score * WEIGHT;
        if (!best.has(hit.place) || best.get(hit.place).score < score) best.set(hit.place, { ...hit, score, query: answer.query });
      }
    }
    const hits = Array.from(best.values()).sort((one, other) => other.score - one.score || one.place - other.place);
    if (!hits.length) return null;
    return {
      ...answers[0],
      kind: "alike",
      query,
      hits: hits.slice(0, wanted),
      total: hits.length,
      approximate: answers.some((answer) => answer.total > answer.hits.length),
      found: hits.map((hit) => hit.place),
      lostTexts: answers.reduce((sum, answer) => sum + answer.lostTexts, 0),
      lostShards: answers.reduce((sum, answer) => sum + answer.lostShards, 0),
    };
  };

  function variantsOf(query) {
    const variants = [];
    query.pieces.forEach(function (piece, number) {
      const characters = Array.from(piece.text);
      characters.forEach(function (character, at) {
        for (const other of siteSearch.lookAlikes(character)) {
          const text = characters.map((each, place) => (place === at ? other : each)).join("");
          variants.push({ ...query, pieces: query.pieces.map((each, place) => (place === number ? { ...each, text } : each)) });
        }
      });
    });
    return variants.slice(0, MOST_VARIANTS);
  }
})(window.siteSearch);
