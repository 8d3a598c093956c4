// What is known of many articles at once: lengths for scores; dates, topics, tags, reporters, kinds for facets.
(function (siteSearch) {
  "use strict";

  const FEW = 8; // columns of lengths that are loaded ahead of the first query
  const { perColumn, perLengths, lengthGroups, facets, steps, averages } = siteSearch.manifest;
  const lengths = new Map(); // number of a column's group of fields -> Map(field -> lengths)
  const values = new Map(); // number of a column -> {dates, facets: {name: [[value, places]]}}

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

  const groups = lengthGroups.length;
  const numberOf = (field, document) =>
    Math.floor(document / perLengths) * groups + lengthGroups.findIndex((group) => group.includes(field));

  const loadLengths = (number) => siteSearch.file("l", "lengths", number).then(function (texts) {
    const read = texts.map(siteSearch.decodeNumbers).map((column) => (steps.length ? column.map((step) => steps[step]) : column));
    return new Map(lengthGroups[number % groups].map((field, at) => [field, read[at]]));
  });

  /** Unless the archive is very large, what nearly every query needs: the first group of each column. */
  siteSearch.prepare = async function () {
    const numbers = Array.from({ length: siteSearch.count("lengths") }, (_, number) => number);
    if (numbers.length <= FEW * groups) await loadAll(numbers.filter((number) => number % groups === 0), lengths, loadLengths);
  };

  /** {lengthOf(field, document), lost} for the postings that `lists` have of these documents; where a column is
   *  lost, the average stands for it. */
  siteSearch.lengthsFor = async function (lists, documents) {
    const wanted = new Set(documents);
    const numbers = new Set();
    for (const list of lists) {
      list.fields.forEach(function (field, at) {
        for (const document of field.documents) if (wanted.has(document)) numbers.add(numberOf(at, document));
      });
    }
    const lost = await loadAll(Array.from(numbers), lengths, loadLengths);
    const lengthOf = function (field, document) {
      const column = lengths.get(numberOf(field, document));
      return column ? column.get(field)[document % perLengths] : averages[field];
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
