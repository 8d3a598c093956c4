// One search from the typed text to ranked results: asks the index, then checks the articles' own text.
(function (siteSearch) {
  "use strict";

  const MOST_CHECKED = 400; // candidates whose text is read for one answer
  const MANY = 16; // articles left to read
  const FEW_TERMS = 2; // which many articles have that do not have the run
  const REFUTED = 3; // articles that do not have what they might have
  const FEWEST = 4; // texts read at a time, where fewer are still wanted
  const PARTIAL = 24; // articles that are offered where none has all terms

  /**
   * {kind, query, hits, total, approximate, found, lostTexts, lostShards}; while it is looked for also {doubtful}:
   *
   * kind      "nothing asked", "exact", "alike" (with a look-alike character), "loose" (all its characters, but
   *           not as typed), "partial", "none"
   * hits      [{place, score, document}], `wanted` of them or all there are, in the order of lunr's scores
   * doubtful  the index allows far more than hold: it should be asked for more
   * total     how many there are; `approximate` if some were not compared with their text
   * found     the places of all of them, best first, for facets
   */
  siteSearch.search = async function (typed, chosen, wanted) {
    const query = siteSearch.parseQuery(typed);
    Object.assign(query.filters, chosen);
    if (!query.pieces.length && !Object.keys(query.filters).length) return { ...nothing("nothing asked", query) };
    const { asked, result: exact } = await find(query, wanted);
    if (exact.total || !query.pieces.length) return exact.total ? exact : { ...exact, kind: "none" };
    if (query.pieces.some((piece) => piece.phrase || piece.part)) return { ...exact, kind: "none" };
    const alike = await siteSearch.searchAlike(query, wanted, async (variant) => (await find(variant, wanted)).result);
    if (alike) return alike;
    query.inParts = true;
    if (asked.ranked.length) return { ...(await check(asked, wanted, () => true)), kind: "loose" };
    return partial(query, asked, wanted);
  };

  const nothing = (kind, query) => ({
    kind, query, hits: [], total: 0, approximate: false, found: [], lostTexts: 0, lostShards: 0,
  });

  /** {asked, result}: the articles that have the query as typed, and what the index said of them. */
  async function find(query, wanted) {
    const asked = await ask(query, false);
    const result = await check(asked, wanted);
    if (!result.doubtful) return { asked, result };
    const closer = await ask(query, true);
    return { asked: closer, result: await check(closer, wanted) };
  }

  /** {query, clauses, scored, ranked, lost, unsure}: the articles that have all terms and pass the filters, best first. */
  async function ask(query, every) {
    const clauses = siteSearch.clausesOf(query, every);
    const lost = await siteSearch.loadShards(clauses);
    const whole = clauses.filter(siteSearch.isLoaded); // the text tells of the others
    const usable = looked(whole.length ? whole : clauses.filter(siteSearch.isPartlyLoaded));
    if (clauses.length && !usable.length) throw new Error("no shard could be loaded");
    const places = usable.length ? siteSearch.allowedBy(usable) : everyPlace();
    // Another shard costs less than the texts of many articles that do not have the run.
    const more = !every && places.length > MANY && usable.length <= FEW_TERMS && !query.pieces.every(siteSearch.isProvedByIndex);
    if (more) return ask(query, true);
    const scored = [...usable, ...knownWords(query)];
    const { ranked, lostLengths } = await rank(await siteSearch.narrowed(places, query.filters), scored);
    return { query, clauses: usable, scored, ranked, lost: lost + lostLengths, unsure: whole.length < clauses.length, every };
  }

  /** [{place, score}] of what clauses allow, best first; for comparing with lunr. */
  siteSearch.rankedBy = async function (clauses) {
    await siteSearch.loadShards(clauses);
    const usable = looked(clauses);
    return (await rank(siteSearch.allowedBy(usable), usable)).ranked;
  };

  /** The clauses that a typed query becomes, words included. */
  siteSearch.clausesFor = async function (typed) {
    const query = siteSearch.parseQuery(typed);
    const clauses = siteSearch.clausesOf(query);
    await siteSearch.loadShards(clauses);
    return [...clauses, ...knownWords(query)].map(({ term, prefix, required, field }) => ({ term, prefix, required, field }));
  };

  const looked = (clauses) => clauses.map((clause) => ({ ...clause, lists: siteSearch.lookUp(clause) }));

  const everyPlace = () => Array.from({ length: siteSearch.manifest.places }, (_, place) => place);

  /** Words of the query that the shards at hand have; each once. */
  function knownWords(query) {
    const words = new Map(siteSearch.wordsOf(query).map((word) => [word.field + " " + word.term, word]));
    const near = Array.from(words.values(), (word) => ({ ...word, prefix: false, required: false }));
    return looked(near.filter(siteSearch.isLoaded)).filter((word) => word.lists.length);
  }

  /** By score, among equals in the order of the archive; the newest first where there is nothing to score by. */
  async function rank(places, clauses) {
    if (!clauses.length) return { ranked: (await siteSearch.newestFirst(places)).map((place) => ({ place, score: 0 })), lostLengths: 0 };
    const { lengthOf, lost } = await siteSearch.lengthsFor(clauses.flatMap(({ lists }) => lists), places);
    const scores = siteSearch.scoresOf(clauses, places, lengthOf);
    const ranked = places.map((place, at) => ({ place, score: scores[at] }));
    ranked.sort((one, other) => other.score - one.score || one.place - other.place);
    return { ranked, lostLengths: lost };
  }

  /** Reads candidates, best first, until `wanted` of them hold. What the index proves is read only to be shown. */
  async function check(asked, wanted, accepts) {
    const { query, ranked } = asked;
    const proved = !asked.unsure && !query.excluded.length && query.pieces.every(siteSearch.isProvedByIndex);
    const accepted = accepts
      ? (document) => !siteSearch.holdsExcluded(document, query)
      : (document) => proved || siteSearch.holds(document, query);
    const most = query.pieces.some((piece) => piece.phrase) ? ranked.length : Math.min(ranked.length, Math.max(MOST_CHECKED, wanted));
    const hits = [];
    const refuted = new Set();
    let at = 0;
    let lostTexts = 0;
    while (at < most && hits.length < wanted) {
      const missing = wanted - hits.length;
      const batch = ranked.slice(at, at + (proved ? missing : Math.max(FEWEST, missing)));
      at += batch.length;
      const documents = await siteSearch.documentsAt(batch.map((hit) => hit.place));
      for (const hit of batch) {
        const document = documents.get(hit.place);
        if (!document) lostTexts++;
        else if (accepted(document)) hits.push({ ...hit, document });
        else refuted.add(hit.place);
      }
      if (!asked.every && !accepts && refuted.size >= REFUTED && hits.length < wanted && most - at > MANY) {
        return { ...nothing("exact", query), doubtful: true };
      }
    }
    const rest = hits.length ? ranked.length - at : 0; // where none of the first hundreds holds, the others do not count
    const found = hits.length ? ranked.filter((hit) => !refuted.has(hit.place)).map((hit) => hit.place) : [];
    return {
      ...nothing("exact", query),
      hits: hits.slice(0, wanted),
      total: hits.length + rest,
      approximate: rest > 0 && !proved,
      found,
      lostTexts,
      lostShards: asked.lost,
    };
  }

  /** The articles that have most of the terms, where none has all. */
  async function partial(query, asked, wanted) {
    const clauses = asked.clauses.map((clause) => ({ ...clause, required: false }));
    const places = await siteSearch.narrowed(siteSearch.allowedBy(clauses), query.filters);
    const matches = siteSearch.matchesOf(clauses, places);
    const most = matches.reduce((best, count) => Math.max(best, count), 0);
    const counts = new Map(places.map((place, at) => [place, matches[at]]));
    const near = places.filter((place) => counts.get(place) * 2 >= most);
    const { ranked } = await rank(near, [...clauses, ...asked.scored.filter((each) => !each.required)]);
    ranked.sort((one, other) => counts.get(other.place) - counts.get(one.place)); // stable: then by score
    const result = await check({ ...asked, ranked: ranked.slice(0, PARTIAL) }, wanted, () => true);
    return { ...result, kind: result.total ? "partial" : "none" };
  }
})(window.siteSearch);
