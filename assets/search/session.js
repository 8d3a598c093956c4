// One search from the typed text to ranked results: asks the index, then checks the articles' own text.
(function (siteSearch) {
  "use strict";

  const PARTIAL_LIMIT = 20;

  /**
   * {search(typed, limit)} over the index, which is loaded once. `limit` is how many candidates are
   * checked against their text; the result is {kind, query, hits, unchecked, failed}:
   *
   * kind      "nothing asked", "exact", "loose" (all characters, but not as typed), "partial", "none"
   * hits      [{document, score}], those with the query in the headline first, then by score, then newest
   * unchecked how many candidates were left over
   * failed    how many candidates could not be checked because their file did not load
   */
  siteSearch.openSession = async function () {
    const manifest = siteSearch.manifest;
    const index = siteSearch.openIndex(await siteSearch.index());
    const places = new Map(manifest.ids.map((id, place) => [id, place]));

    async function search(typed, limit) {
      const query = siteSearch.parseQuery(typed);
      const result = { kind: "nothing asked", query, hits: [], unchecked: 0, failed: 0 };
      if (!query.pieces.length) return result;
      const clauses = siteSearch.clausesOf(query, index.has);
      const candidates = index.query(clauses);
      const { found, failed } = await withDocuments(candidates.slice(0, limit));
      const allowed = found.filter((hit) => !siteSearch.holdsExcluded(hit.document, query));
      const exact = allowed.filter((hit) => siteSearch.holds(hit.document, query));
      result.failed = failed;
      result.unchecked = Math.max(0, candidates.length - limit);
      if (exact.length) return { ...result, kind: "exact", hits: ranked(exact, query) };
      if (query.pieces.some((piece) => piece.phrase)) return { ...result, kind: "none" };
      result.query = { ...query, inParts: true };
      if (allowed.length) return { ...result, kind: "loose", hits: ranked(allowed, query) };
      return partial(result, clauses);
    }

    /** The articles that have most of the terms, where none has all. */
    async function partial(result, clauses) {
      const some = index.query(clauses.map((clause) => ({ term: clause.term, required: false })));
      const most = Math.max(0, ...some.map((hit) => hit.matched));
      const best = some.filter((hit) => hit.matched * 2 >= most).slice(0, PARTIAL_LIMIT);
      const { found, failed } = await withDocuments(best);
      const hits = found.filter((hit) => !siteSearch.holdsExcluded(hit.document, result.query));
      hits.sort((a, b) => b.matched - a.matched || b.score - a.score);
      return { ...result, kind: hits.length ? "partial" : "none", hits, unchecked: 0, failed: result.failed + failed };
    }

    async function withDocuments(candidates) {
      const size = manifest.documentsPerChunk;
      const numbers = new Set(candidates.map((hit) => Math.floor(places.get(hit.ref) / size)));
      const chunks = new Map();
      await Promise.all(Array.from(numbers, async (number) => {
        try {
          chunks.set(number, await siteSearch.chunk(number));
        } catch {
          // counted below: the other results still stand
        }
      }));
      const found = [];
      for (const hit of candidates) {
        const place = places.get(hit.ref);
        const chunk = chunks.get(Math.floor(place / size));
        if (chunk) found.push({ ...hit, document: chunk[place % size] });
      }
      return { found, failed: candidates.length - found.length };
    }

    return { search, clauses: (typed) => siteSearch.clausesOf(siteSearch.parseQuery(typed), index.has), index };
  };

  function ranked(hits, query) {
    const inHeadline = new Map(hits.map((hit) => [hit, siteSearch.headlineHolds(hit.document, query) ? 0 : 1]));
    return hits.sort((a, b) =>
      inHeadline.get(a) - inHeadline.get(b)
      || b.score - a.score
      || (b.document.date || "").localeCompare(a.document.date || ""));
  }
})(window.siteSearch);
