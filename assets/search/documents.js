// The articles' texts, in chunks.
(function (siteSearch) {
  "use strict";

  /** Place -> document, of those whose chunk can be had. */
  siteSearch.documentsAt = async function (places) {
    const size = siteSearch.manifest.perChunk;
    const chunks = new Map();
    await Promise.all(Array.from(new Set(places.map((place) => Math.floor(place / size))), async function (number) {
      try {
        chunks.set(number, await siteSearch.file("x", "chunks", number));
      } catch {
        // told of by whoever misses a document
      }
    }));
    const found = new Map();
    for (const place of places) {
      const chunk = chunks.get(Math.floor(place / size));
      if (chunk && chunk[place % size]) found.set(place, chunk[place % size]);
    }
    return found;
  };
})(window.siteSearch);
