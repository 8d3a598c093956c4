// The layers of the index: stretches of the archive, each with shards of its own; which of them can have a term.
(function (siteSearch) {
  "use strict";

  let before = 0;
  const layers = siteSearch.manifest.layers.map(function ([start, text]) {
    const firsts = text.split(" ").filter(Boolean);
    before += firsts.length;
    return { start, firsts, offset: before - firsts.length };
  });

  /** The place in `firsts` of the only shard that can have `term`; -1 if none can. */
  function placeOf(firsts, term) {
    let low = 0;
    let high = firsts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (firsts[middle] <= term) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  function placesOf({ term, prefix }, firsts) {
    const place = placeOf(firsts, term);
    if (!prefix) return place < 0 ? [] : [place];
    const places = firsts.length ? [Math.max(0, place)] : [];
    for (let next = place + 1; next < firsts.length && firsts[next].startsWith(term); next++) if (next) places.push(next);
    return places;
  }

  /** [{number, start}]: all shards that can have what a clause asks for, and the first place of their layer. */
  siteSearch.shardsFor = (clause) =>
    layers.flatMap(({ start, firsts, offset }) => placesOf(clause, firsts).map((place) => ({ number: offset + place, start })));
})(window.siteSearch);
