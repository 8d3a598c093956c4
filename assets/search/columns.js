// What is known of many articles at once: lengths for scores; dates, topics, tags, reporters, kinds for facets.
(function (siteSearch) {
  "use strict";

  const FEW = 10; // columns of lengths that are loaded ahead of the first query
  const { perColumn, facets } = siteSearch.manifest;
  const lengths = new Map(); // number of a column -> array of lengths, field by field
  const values = new Map(); // number of a column -> {dates, facets: {name: Map(value -> Set of places)}}

  const columnsOf = (documents) => Array.from(new Set(documents.map((document) => Math.floor(document / perColumn))));

  async function loadAll(numbers, known, load) {
    const lost = await Promise.all(numbers.map(async function (number) {
      if (known.has(number)) return 0;
      try {
        known.set(number, await load(number));
        return 0;
      } catch {
        return 1;
      }
    }));
    return lost.reduce((sum, each) => sum + each, 0);
  }

  const loadLengths = (number) => siteSearch.file("l", "lengths", number).then((texts) => texts.map(siteSearch.decodeNumbers));

  /** In a small archive, what every query needs. */
  siteSearch.prepare = async function () {
    const count = siteSearch.count("lengths");
    if (count <= FEW) await loadAll(Array.from({ length: count }, (_, at) => at), lengths, loadLengths);
  };

  /** {lengthOf(field, document), lost}; where a column is lost, the average stands for it. */
  siteSearch.lengthsFor = async function (documents) {
    const lost = await loadAll(columnsOf(documents), lengths, loadLengths);
    const lengthOf = function (field, document) {
      const column = lengths.get(Math.floor(document / perColumn));
      return column ? column[field][document % perColumn] : siteSearch.manifest.averages[field];
    };
    return { lengthOf, lost };
  };

  /** {dateOf(document), valuesOf(facet): Map(value -> documents), lost} of these documents. */
  siteSearch.facetsFor = async function (documents) {
    const numbers = columnsOf(documents);
    const lost = await loadAll(numbers, values, (number) => siteSearch.file("f", "columns", number).then(readFacets));
    const wanted = new Set(documents);
    const dateOf = (document) => (values.get(Math.floor(document / perColumn)) || { dates: [] }).dates[document % perColumn] || "";
    const valuesOf = function (facet) {
      const found = new Map();
      for (const number of numbers.filter((each) => values.has(each))) {
        for (const [value, places] of values.get(number).facets[facet]) {
          const held = places.map((place) => number * perColumn + place).filter((document) => wanted.has(document));
          if (held.length) found.set(value, (found.get(value) || []).concat(held));
        }
      }
      return found;
    };
    return { dateOf, valuesOf, lost };
  };

  function readFacets(column) {
    const dates = column.dates.flatMap(([day, count]) => Array(count).fill(day));
    const read = {};
    for (const facet of facets) {
      read[facet] = Object.entries(column[facet]).map(([value, distances]) => [value, placesOf(distances)]);
    }
    return { dates, facets: read };
  }

  function placesOf(distances) {
    let place = -1;
    return siteSearch.decodeNumbers(distances).map((distance) => (place += distance + 1));
  }
})(window.siteSearch);
